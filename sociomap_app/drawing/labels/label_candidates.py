"""Labels that want a place: the ways each may be set, and the places at its token or its hull."""

from collections.abc import Sequence

import msgspec

from sociomap_app.drawing.marks import Box
from sociomap_app.drawing.text.typesetting import TextLine

from .occupied_space import Point, Rect

NEXT_WAY = 10.0
"""What every way to set a name costs at least, but for the first: more than any place of the first."""

GAP = 2.5
"""Space between a token and its label, in points."""

# How the label lies to the token: -1 to 1 across and down, how far it is slid, and what the place costs.
_AROUND = (
    (0, 1, 0.0, 0.0),
    (0, 1, 0.4, 3.0),
    (0, 1, -0.4, 3.0),
    (0, -1, 0.0, 5.0),
    (1, 0, 0.0, 6.0),
    (-1, 0, 0.0, 6.0),
    (0, 1, 0.8, 6.0),
    (0, 1, -0.8, 6.0),
    (0, -1, 0.4, 7.0),
    (0, -1, -0.4, 7.0),
    (1, 0, 0.7, 8.0),
    (-1, 0, 0.7, 8.0),
    (1, 0, -0.7, 8.0),
    (-1, 0, -0.7, 8.0),
    (0, -1, 0.8, 9.0),
    (0, -1, -0.8, 9.0),
    (0, 1, 1.1, 9.0),
    (0, 1, -1.1, 9.0),
    (1, 0, 1.2, 9.0),
    (-1, 0, 1.2, 9.0),
    (1, 0, -1.2, 9.0),
    (-1, 0, -1.2, 9.0),
)
_TURNS = tuple((dx, dy) for dx, dy in ((0, -1), (0, 1), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)))


class Block(msgspec.Struct, frozen=True):
    """One way to set a label: its lines, its size in points, what choosing it costs; whether it is cut."""

    lines: tuple[TextLine, ...]
    size: float
    cost: float = 0.0
    cut: bool = False

    @property
    def width(self) -> float:
        """Width of the widest line, in points."""
        return max((one.width for one in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Height of all lines, in points."""
        return len(self.lines) * self.size * 1.15


class LabelCandidate(msgspec.Struct, frozen=True):
    """A label to be placed at a token: its centre and radius, and the ways it may be set, the cheapest first.

    With a ``rim`` it is the name of a hull and goes along those points; a hull may be covered by labels.
    """

    id: str
    x: float
    y: float
    radius: float
    blocks: Sequence[Block]
    rim: tuple[Point, ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """A label that has its place, what that cost, and the line that leads to it where it stands away."""

    block: Block
    box: Box
    cost: float = 0.0
    leader: tuple[Point, Point] | None = None


def places(one: LabelCandidate, block: Block, bounds: Box) -> list[tuple[float, Rect]]:
    """Where a label of that size may stand, pushed inside the bounds, and what each place costs."""
    places = _hull_places(one, block) if one.rim else _token_places(one, block)
    return [(cost, _pushed(rect, bounds)) for cost, rect in places]


def _token_places(one: LabelCandidate, block: Block) -> list[tuple[float, Rect]]:
    wide, high = block.width / 2, block.height / 2
    places = []
    for dx, dy, slid, cost in _AROUND:
        if dy:
            x = one.x + slid * max(wide - one.radius * 0.5, one.radius * 0.7)
            y = one.y + dy * (one.radius + GAP * 0.7 + high)
        else:
            x = one.x + dx * (one.radius + GAP + wide)
            y = one.y + slid * max(high, one.radius)
        places.append((cost, (x - wide, y - high, x + wide, y + high)))
    return places


def _hull_places(one: LabelCandidate, block: Block) -> list[tuple[float, Rect]]:
    wide, high = block.width / 2, block.height / 2
    places = []
    for number, (dx, dy) in enumerate((*_TURNS, (1.0, 0.0), (-1.0, 0.0), (0.4, -0.9), (-0.4, -0.9))):
        px, py = max(one.rim, key=lambda at: at[0] * dx + at[1] * dy)
        x, y = px + dx * (wide + GAP), py + dy * (high + GAP)
        places.append((number * 2.0, (x - wide, y - high, x + wide, y + high)))
    return places


def _pushed(rect: Rect, bounds: Box) -> Rect:
    left, top, right, bottom = rect
    if left >= bounds.left and top >= bounds.top and right <= bounds.right and bottom <= bounds.bottom:
        return rect
    dx = max(bounds.left - left, 0.0) or min(bounds.right - right, 0.0)
    dy = max(bounds.top - top, 0.0) or min(bounds.bottom - bottom, 0.0)
    return left + dx, top + dy, right + dx, bottom + dy
