"""Where labels go: beside their tokens, clear of one another, of tokens and names, and of the edge.

Each label has several ways to be set (one line, wrapped, shortened) and several places around its token.
The most crowded choose first; then everyone may choose again, twice, knowing where the others stand.
"""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from math import hypot, inf

import msgspec

from .letters import Line
from .marks import Box

GAP = 2.5
"""Space between a token and its label, in points."""

MANY = 400
"""With more labels than this nobody chooses twice, for it would take long and clear nothing."""

CELL = 48.0
"""Side of the squares in which boxes are looked up, in points."""

FULL = 150
"""Boxes one square keeps: where there are more, nothing can be read whatever stands where."""

# Direction of the label's centre from the token's, and what the place costs.
_AROUND = (
    (0, 1, 0.0),
    (0, -1, 6.0),
    (1, 0, 8.0),
    (-1, 0, 8.0),
    (0.7, 1, 9.0),
    (-0.7, 1, 9.0),
    (0.7, -1, 11.0),
    (-0.7, -1, 11.0),
)
_OUT_OF_BOUNDS = 100_000.0
OVERLAP = 3.0
"""What each square point of overlap costs."""


class Block(msgspec.Struct, frozen=True):
    """One way to set a label: its lines, its size in points, and what choosing it costs."""

    lines: tuple[Line, ...]
    size: float
    cost: float = 0.0

    @property
    def width(self) -> float:
        """Width of the widest line, in points."""
        return max((one.width for one in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Height of all lines, in points."""
        return len(self.lines) * self.size * 1.15


class Wanted(msgspec.Struct, frozen=True):
    """A label to be placed at a token: its centre and radius, and the ways it may be set.

    A token that is not ``solid``, such as a hull, may be covered by other labels.
    """

    id: str
    x: float
    y: float
    radius: float
    blocks: tuple[Block, ...]
    solid: bool = True


class Placed(msgspec.Struct, frozen=True):
    """A label that has its place."""

    block: Block
    box: Box


class _Field:
    """Boxes by the squares they touch, so that a look at the neighbours is short."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[tuple[str, Box]]] = {}

    def _of(self, box: Box) -> Iterable[tuple[int, int]]:
        for column in range(int(box.left // CELL), int(box.right // CELL) + 1):
            for row in range(int(box.top // CELL), int(box.bottom // CELL) + 1):
                yield column, row

    def add(self, owner: str, box: Box) -> None:
        for square in self._of(box):
            there = self._squares.setdefault(square, [])
            if len(there) < FULL:
                there.append((owner, box))

    def remove(self, owner: str, box: Box) -> None:
        for square in self._of(box):
            with contextlib.suppress(ValueError):
                self._squares[square].remove((owner, box))

    def overlap(self, owner: str, box: Box, enough: float = inf) -> float:
        """The area in which the box covers what belongs to others, in square points.

        It is not counted further once it has come to ``enough``: in a crowd, most places are soon out of it.
        """
        seen: set[int] = set()
        area = 0.0
        for square in self._of(box):
            for other, theirs in self._squares.get(square, ()):
                if other != owner and id(theirs) not in seen and box.meets(theirs):
                    seen.add(id(theirs))
                    area += box.overlap(theirs)
                    if area >= enough:
                        return area
        return area


def place(wanted: Sequence[Wanted], walls: Iterable[Box], bounds: Box, *, rounds: int = 2) -> Mapping[str, Placed]:
    """A place for every label, by id. ``walls`` are boxes no label should cover."""
    field = _Field()
    for wall in walls:
        field.add("", wall)
    for one in wanted:
        if one.solid:
            field.add(f"token {one.id}", _around(one.x, one.y, one.radius))
    placed: dict[str, Placed] = {}
    for turn in range(rounds + 1 if len(wanted) <= MANY else 1):
        settled = True
        for one in _crowded_first(wanted) if turn == 0 else wanted:
            old = placed.get(one.id)
            if old is not None:
                if field.overlap(one.id, old.box, 0.0) == 0 and old.block.cost == 0:
                    continue
                field.remove(one.id, old.box)
            new = _best(one, field, bounds)
            settled = settled and new == old
            placed[one.id] = new
            field.add(one.id, new.box)
        if settled:
            break
    return placed


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)


def _crowded_first(wanted: Sequence[Wanted]) -> list[Wanted]:
    def company(one: Wanted) -> int:
        return sum(1 for other in wanted if hypot(one.x - other.x, one.y - other.y) < CELL)

    return sorted(wanted, key=lambda one: (-company(one), one.id)) if len(wanted) <= MANY else list(wanted)


def _best(one: Wanted, field: _Field, bounds: Box) -> Placed:
    best: Placed | None = None
    least = 0.0
    for block in one.blocks:
        for box, cost in _places(one, block):
            total = cost + block.cost
            if best is not None and total >= least:
                continue
            if not box.within(bounds):
                total += _OUT_OF_BOUNDS
                box = _pushed_inside(box, bounds)
            enough = inf if best is None else (least - total) / OVERLAP
            total += OVERLAP * field.overlap(one.id, box, enough)
            if best is None or total < least:
                best, least = Placed(block, box), total
    assert best is not None
    return best


def _places(one: Wanted, block: Block) -> Iterable[tuple[Box, float]]:
    wide, high = block.width / 2, block.height / 2
    for dx, dy, cost in _AROUND:
        x = one.x + dx * (one.radius + GAP + wide)
        y = one.y + dy * (one.radius + GAP * 0.6 + high)
        if abs(dx) == 1:
            y = one.y
        yield Box(x - wide, y - high, x + wide, y + high), cost


def _pushed_inside(box: Box, bounds: Box) -> Box:
    dx = max(bounds.left - box.left, 0) or min(bounds.right - box.right, 0)
    dy = max(bounds.top - box.top, 0) or min(bounds.bottom - box.bottom, 0)
    return Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)
