"""Where labels go: beside their tokens, clear of one another, of tokens and names, and of the edge.

Each label has several ways to be set (one line, wrapped, smaller, shortened) and several places around its
token. The most crowded choose first and take only what is free; whoever finds nothing is led away to free
space by a thin line. Then two may change places where both together are better off.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from sociomap_app.drawing.marks import Box

from .label_candidates import NEXT_WAY, Block, LabelCandidate, Placed, places
from .leader_lines import beyond, distances, leader, spots
from .occupied_space import OccupiedSpace, Point, Rect, along, squares

AIR = 1.2
"""Space kept clear round a token, so that nobody reads a label as the neighbour's, in points."""

SOME = 80
"""With more labels than this each gets less thought, for no thought would make such a map clear."""

MANY = 400
"""With more labels than this nobody is led away or chooses twice: it would take long and clear nothing."""

COMPANY = 48.0
"""Whoever stands nearer than this is company, in points."""

ROUNDS = 3
CHANGES = 240
DEPTH = 2
"""How often everybody may ask to change places, how many such changes are tried on one sheet, and how far
one change may lead to the next."""

CONTENT = 9.0
"""Whoever stands as cheaply as this asks for nothing better."""

LED = 60.0
"""What it costs to stand away from the token, at the end of a line; and each point of the way."""
LED_POINT = 0.25
CROSSING = 3.0
"""What each point at which that line runs over something costs."""

TRIES = 15_000
"""How many spots are looked at for all those who must be led away, on one sheet."""

COVERING = 100.0
COVERED = 3.0
"""What it costs to cover something, where nothing is free; and each square point of it."""


def place(
    wanted: Sequence[LabelCandidate],
    walls: Iterable[Box],
    bounds: Box,
    *,
    air: Point = (1.0, 0.0),
    led: float = LED,
) -> Mapping[str, Placed]:
    """A place for every label, by id. ``walls`` are boxes no label may cover, ``air`` is kept beside labels."""
    scarce = 1 if len(wanted) <= SOME else 8
    board = _Board(bounds, air, led, TRIES // scarce, CHANGES // scarce)
    for rect in _walls(wanted, walls):
        board.walls.add("", rect)
    few = len(wanted) <= MANY
    for one in _crowded_first(wanted) if few else wanted:
        board.put(one, board.best(one, lead=few))
    for _ in range(ROUNDS if few else 0):
        changed = [board.exchange(one) for one in wanted]
        if not any(changed):
            break
    return board.placed


def _walls(wanted: Sequence[LabelCandidate], walls: Iterable[Box]) -> Iterator[Rect]:
    """What no label may cover: the walls, and every token with air round it."""
    for wall in walls:
        yield wall.left, wall.top, wall.right, wall.bottom
    for one in wanted:
        if not one.rim and one.radius > 0:
            reach = one.radius + AIR
            yield one.x - reach, one.y - reach, one.x + reach, one.y + reach


def _crowded_first(wanted: Sequence[LabelCandidate]) -> list[LabelCandidate]:
    points = [(one.x, one.y) for one in wanted]

    def company(one: LabelCandidate) -> int:
        left, right, top, bottom = one.x - COMPANY, one.x + COMPANY, one.y - COMPANY, one.y + COMPANY
        return len([x for x, y in points if left < x < right and top < y < bottom])

    return sorted(wanted, key=lambda one: (-company(one), one.id))


def _to_lead(one: LabelCandidate) -> list[Block]:
    """Who is led away is shown whole if anyhow possible: in the cheapest way, or else in the smallest."""
    whole = [block for block in one.blocks if not block.cut]
    if not whole:
        return [one.blocks[0]]
    smallest = min(whole, key=lambda block: (block.size, block.width))
    return [whole[0]] if smallest is whole[0] else [whole[0], smallest]


class _Spot(NamedTuple):
    """A place for one way to set a label that covers no wall; with its air, and the squares that touches."""

    cost: float
    rect: Rect
    grown: Rect
    where: list[int]


class _Board:
    """Labels while they are being placed, and the walls that never move."""

    def __init__(self, bounds: Box, air: Point, led: float, tries: int, changes: int) -> None:
        self.walls, self._names = OccupiedSpace(), OccupiedSpace()
        self.placed: dict[str, Placed] = {}
        self._wanted: dict[str, LabelCandidate] = {}
        self._bounds, self._air, self._led, self._tries = bounds, air, led, tries
        self._changes = changes
        self._moves: list[tuple[LabelCandidate, Placed, bool]] = []
        self._spots: dict[tuple[str, int], list[_Spot]] = {}

    def put(self, one: LabelCandidate, placed: Placed) -> None:
        self.placed[one.id] = placed
        self._wanted[one.id] = one
        self._moves.append((one, placed, True))
        for rect in self._held(placed):
            self._names.add(one.id, rect)

    def _lift(self, one: LabelCandidate) -> Placed:
        placed = self.placed.pop(one.id)
        self._moves.append((one, placed, False))
        for rect in self._held(placed):
            self._names.remove(one.id, rect)
        return placed

    def _grown(self, rect: Rect) -> Rect:
        dx, dy = self._air
        return rect[0] - dx, rect[1] - dy, rect[2] + dx, rect[3] + dy

    def _held(self, placed: Placed) -> list[Rect]:
        box = placed.box
        held = [self._grown((box.left, box.top, box.right, box.bottom))]
        if placed.leader is not None:
            held += [(x - 0.75, y - 0.75, x + 0.75, y + 0.75) for x, y in along(*placed.leader)]
        return held

    def best(self, one: LabelCandidate, *, lead: bool = True) -> Placed:
        """The cheapest place that is free; else at the end of a line; else where least is covered."""
        found = self._beside(one, inf)
        if found is None and lead:
            found = self._led_away(one)
        return found or self._covering(one)

    def _spots_of(self, one: LabelCandidate, number: int) -> list[_Spot]:
        """The places for one way to set a label, inside the bounds and clear of walls, the cheapest first."""
        key = (one.id, number)
        known = self._spots.get(key)
        if known is None:
            known = self._spots[key] = []
            for cost, rect in places(one, one.blocks[number], self._bounds):
                grown = self._grown(rect)
                where = squares(grown)
                if self.walls.free(grown, where):
                    known.append(_Spot(cost, rect, grown, where))
        return known

    def _beside(self, one: LabelCandidate, below: float) -> Placed | None:
        """The cheapest free place at the token itself, cheaper than ``below``."""
        best: Placed | None = None
        for number, block in enumerate(one.blocks):
            if block.cost >= below:
                break
            for spot in self._spots_of(one, number):
                total = spot.cost + block.cost
                if total >= below:
                    break
                if self._names.free(spot.grown, spot.where):
                    best, below = Placed(block, Box(*spot.rect), total), total
                    break
            if below <= NEXT_WAY:
                break
        return best

    def exchange(self, one: LabelCandidate) -> bool:
        """Take a cheaper place, from others if need be who go elsewhere, if all together are better off."""
        now = self.placed[one.id]
        if now.cost <= CONTENT or self._changes <= 0:
            return False
        self._lift(one)
        if self._settle(one, now.cost, DEPTH) is None:
            self.put(one, now)
            return False
        return True

    def _settle(self, one: LabelCandidate, below: float, depth: int) -> float | None:
        """Put it where it and whoever must go for it cost less than ``below`` more; None where there is no way."""
        best = self._beside(one, below)
        if best is not None:
            self.put(one, best)
            return best.cost
        if depth == 0:
            return None
        for block, spot in self._cheaper(one, below):
            others = self._names.owners(spot.grown, spot.where)
            if len(others) <= 2 and self._changes > 0:
                self._changes -= 1
                new = Placed(block, Box(*spot.rect), block.cost + spot.cost)
                cost = self._moved_on(one, new, below, [self._wanted[other] for other in sorted(others)], depth)
                if cost is not None:
                    return cost
        return None

    def _cheaper(self, one: LabelCandidate, below: float) -> Iterator[tuple[Block, _Spot]]:
        for number, block in enumerate(one.blocks):
            if block.cost >= below - 1:
                break
            for spot in self._spots_of(one, number):
                if spot.cost + block.cost < below - 1:
                    yield block, spot

    def _moved_on(
        self, one: LabelCandidate, new: Placed, below: float, others: list[LabelCandidate], depth: int
    ) -> float | None:
        """Take the place and give the others new ones; or leave everything as it was."""
        mark = len(self._moves)
        costs = [self._lift(other).cost for other in others]
        self.put(one, new)
        total = new.cost
        for other, old in zip(others, costs, strict=True):
            cost = self._settle(other, below - total + old, depth - 1)
            if cost is None:
                self._back_to(mark)
                return None
            total += cost - old
        return total

    def _back_to(self, mark: int) -> None:
        """Undo every move since then, the last first."""
        moves, self._moves = self._moves[mark:], self._moves[:mark]
        for one, placed, was_put in reversed(moves):
            if was_put:
                self._lift(one)
            else:
                self.put(one, placed)
        del self._moves[mark:]

    def _led_away(self, one: LabelCandidate) -> Placed | None:
        """The nearest free spot, with a line to it that runs over as little as possible."""
        best: Placed | None = None
        least = inf
        for block in _to_lead(one):
            for away in distances():
                base = self._led + block.cost * 0.5 + away * LED_POINT
                if base >= least or self._tries <= 0:
                    break
                for rect in spots(one.x, one.y, one.radius + away, block.width, block.height):
                    self._tries -= 1
                    found = self._spot(one, block, rect, base, least)
                    if found is not None:
                        best, least = found, found.cost
        return best

    def _spot(self, one: LabelCandidate, block: Block, rect: Rect, base: float, below: float) -> Placed | None:
        if self._sticks_out(rect):
            return None
        grown = self._grown(rect)
        where = squares(grown)
        if not (self.walls.free(grown, where) and self._names.free(grown, where)):
            return None
        line = leader(one.x, one.y, one.radius, rect)
        cost = base
        for x, y in along(*beyond(one.x, one.y, one.radius + AIR, line)):
            if self.walls.holds(x, y) or self._names.holds(x, y):
                cost += CROSSING
                if cost >= below:
                    return None
        return Placed(block, Box(*rect), cost, line)

    def _sticks_out(self, rect: Rect) -> bool:
        left, top, right, bottom = rect
        bounds = self._bounds
        return left < bounds.left or top < bounds.top or right > bounds.right or bottom > bounds.bottom

    def _covering(self, one: LabelCandidate) -> Placed:
        """Nothing is free: the place that covers least, the shortest way to set it first."""
        best: Placed | None = None
        least = inf
        for number in range(len(one.blocks) - 1, -1, -1):
            block = one.blocks[number]
            around = places(one, block, self._bounds)
            for cost, rect in around if len(self.placed) < MANY else around[:6]:
                total = COVERING + cost + block.cost
                for taken in (self.walls, self._names):
                    if total < least:
                        total += COVERED * taken.covered(rect, (least - total) / COVERED)
                if total < least:
                    best, least = Placed(block, Box(*rect), total), total
            if len(self.placed) > MANY:
                break
        assert best is not None
        return best
