"""Tidying: people spread within their own cells so that tokens stand clear and leave room for their names.

It reckons on a sheet of its own, about as tight as a small window, with names as long as their letters
usually make them. The order in which people stand round the map is kept where it can be. What is found must be
better than what there was, or nobody is moved; so the second time nothing moves.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import cos, inf, sin

from msgspec.structs import replace

from sociomap_app.model.ring_geometry import ring_radii, sector_angles, span, swing
from sociomap_app.model.sociomap import WISHED, Alter, Design, Place

EDGE, EGO, TOKEN, LETTERS, LEAST = 240.0, 16.3, 8.7, 11.0, 8.0
"""Radius of the map, of ego and of tokens, size of letters and the smallest size, for up to ``FEW`` people."""
FEW = 33

LETTER = 0.56
"""How wide a letter is in sizes; one of the wide scripts takes a whole size."""

LINE = 9.5
"""Room for one line of a name, in sizes."""

AROUND = 1.3
"""What a token claims for itself, in radii."""

CROWDING = 6.0
"""How much worse it is to cover a token than a name."""

ROUNDS = 6
"""How often everybody may look for a better place; with more than ``MANY`` people only twice."""
MANY = 60

TURNS = 4
"""How often it all begins again from what was found, as long as that is better than what there was."""

ROWS = 5
STEPS = (0.1, 0.3, 0.5, 0.7, 0.9)
"""The places looked at: rows across the ring, and shares of the way from one neighbour to the next."""

Rect = tuple[float, float, float, float]


def tidied(design: Design, alters: Iterable[Alter]) -> dict[str, Place]:
    """Places in the old cells for all who stand on the map: new ones, unless the old are as good."""
    people = [one for one in alters if one.place.on_map]
    best = {one.id: one.place for one in people}
    least = _Board(design, people).cost(best)
    for _ in range(TURNS if len(people) <= MANY else 1):
        board = _Board(design, [replace(one, place=best[one.id]) for one in people])
        places = board.arranged(free=len(people) <= MANY)
        cost = _Board(design, people).cost(places)
        if cost > least - 0.5:
            break
        best, least = places, cost
    return best


class _One:
    """Somebody while tidying: where they stand, between whom, and the room they need."""

    def __init__(self, alter: Alter, cell: Sequence[float], wide: float, high: float, token: float) -> None:
        self.alter, self.cell, self.wide, self.high, self.token = alter, cell, wide, high, token
        self.even = self.across = self.along = 0.5
        self.before: _One | None = None
        self.after: _One | None = None
        self.rects = self.at(0.5, 0.5)

    def at(self, across: float, along: float) -> tuple[Rect, Rect, Rect]:
        """Token, name, and both together, for a place in the cell; ego is at (0, 0)."""
        inner, outer, begin, end = self.cell
        low, high = span(inner, outer, self.token)
        radius = low + (high - low) * along
        start, stop = swing(begin, end, radius, self.token)
        angle = start + (stop - start) * across
        x, y, reach = radius * sin(angle), -radius * cos(angle), self.token * AROUND
        left, right, top = x - self.wide / 2, x + self.wide / 2, y + self.token
        token = (x - reach, y - reach, x + reach, y + reach)
        name = (left, top, right, top + self.high)
        return (
            token,
            name,
            (min(left, x - reach), y - reach, max(right, x + reach), max(top + self.high, y + reach)),
        )

    def stand(self, across: float, along: float) -> None:
        self.across, self.along = across, along
        self.rects = self.at(across, along)

    def spots(self, free: bool) -> list[tuple[float, float]]:
        """Places anywhere in the cell, or between the neighbours there, so that the order round the map stays."""
        low = self.before.across if self.before and not free else 0.0
        high = self.after.across if self.after and not free else 1.0
        return [(low + (high - low) * share, row / (ROWS - 1)) for share in STEPS for row in range(ROWS)]


class _Board:
    """Everybody on the map, and what stands there besides."""

    def __init__(self, design: Design, alters: Sequence[Alter]) -> None:
        more = min(1.0, FEW / len(alters)) if alters else 1.0
        self.token = TOKEN * max(more**0.5, 0.55)
        self.size = max(LETTERS * max(more**0.35, 0.6), LEAST)
        self.radii = ring_radii(len(design.rings), EGO, EDGE)
        self.cells = [self._row(design, cell) for cell in _cells(alters).values()]
        self.people = [one for cell in self.cells for one in cell]
        self.walls: list[Rect] = [(-EGO, -EGO, EGO, EGO)]
        for label, radius in zip(
            (*(ring.label for ring in design.rings), "would like"), self.radii[1:], strict=True
        ):
            self.walls.append((2.0, -radius, 8.0 + min(_width(label, 9.0), EDGE), -radius + 13.0))

    def _row(self, design: Design, alters: Sequence[Alter]) -> list[_One]:
        """The people of one cell on as many rows as they need, in turn."""
        place = alters[0].place
        band = len(design.rings) + 1 if place.ring == WISHED else place.ring or 1
        number = [sector.id for sector in design.sectors].index(place.sector or "")
        angles = sector_angles(design)
        cell = (self.radii[band - 1], self.radii[band], angles[number], angles[number + 1])
        row = [_One(one, cell, *_room(one.label, self.size), self.token) for one in alters]
        abreast = max(1, int((cell[0] + cell[1]) / 2 * (cell[3] - cell[2]) / (self.token * 6)))
        _line_up(row, min(max(1, -(-len(row) // abreast)), ROWS - 1))
        return row

    def arranged(self, *, free: bool) -> dict[str, Place]:
        """Everybody stood where it is best in their order; then, if ``free``, the last may pass one another."""
        for _ in range(ROUNDS if len(self.people) <= MANY else 2):
            if not self.improve(False):
                break
        for _ in range(ROUNDS if free else 0):
            if not self.improve(True):
                break
        return {
            one.alter.id: replace(one.alter.place, across=round(one.across, 4), along=round(one.along, 4))
            for one in self.people
        }

    def cost(self, places: Mapping[str, Place]) -> float:
        """What it costs to stand at these places: whatever is covered, and unevenness."""
        for one in self.people:
            one.stand(places[one.alter.id].across, places[one.alter.id].along)
        cost = 0.0
        for cell in self.cells:
            for n, one in enumerate(sorted(cell, key=lambda one: (one.across, one.alter.id))):
                one.even = (n + 0.5) / len(cell)
                near = self._near(one, [one.rects])
                cost += _taste(one, one.across, one.along) + self._cost(one.rects, near, inf)
        return cost

    def improve(self, free: bool) -> bool:
        """Let everybody who is in the way, or has somebody in theirs, stand where it is better."""
        moved = False
        for one in self.people:
            worst = self._cost(one.rects, self._near(one, [one.rects]), inf)
            if worst <= 0.0:
                continue
            worst += _taste(one, one.across, one.along)
            spots = [(spot, one.at(*spot)) for spot in one.spots(free)]
            near = self._near(one, [rects for _, rects in spots])
            best = None
            for spot, rects in spots:
                cost = _taste(one, *spot)
                cost += self._cost(rects, near, worst - cost)
                if cost < worst - 1e-6:
                    best, worst = spot, cost
            if best is not None:
                one.stand(*best)
                moved = True
        return moved

    def _near(self, one: _One, options: Sequence[tuple[Rect, Rect, Rect]]) -> list[_One]:
        """Who may be in the way at one of these places."""
        lefts, tops, rights, bottoms = zip(*(whole for _, _, whole in options), strict=True)
        left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
        return [
            other
            for other in self.people
            if other is not one
            and other.rects[2][0] < right
            and left < other.rects[2][2]
            and other.rects[2][1] < bottom
            and top < other.rects[2][3]
        ]

    def _cost(self, rects: tuple[Rect, Rect, Rect], near: Sequence[_One], enough: float) -> float:
        """How much of others is covered, counted no further than to ``enough``."""
        token, name, whole = rects
        cost = 0.0
        for wall in self.walls:
            cost += CROWDING * _covered(token, wall) + _covered(name, wall)
        left, top, right, bottom = whole
        for other in near:
            their_token, their_name, theirs = other.rects
            if theirs[0] >= right or left >= theirs[2] or theirs[1] >= bottom or top >= theirs[3]:
                continue
            cost += CROWDING * _covered(token, their_token) + _covered(name, their_name)
            cost += 2.0 * (_covered(token, their_name) + _covered(name, their_token))
            if cost >= enough:
                break
        return cost


def _line_up(row: Sequence[_One], rows: int) -> None:
    """Evenly across the cell, on its rows in turn; on one row a little to and fro."""
    for n, one in enumerate(row):
        one.even = (n + 0.5) / len(row)
        along = (n % rows) / (rows - 1) if rows > 1 else 0.5 + (0.2 if n % 2 else -0.2) * (len(row) > 1)
        one.stand(one.even, along)
    for one, other in pairwise(row):
        one.after, other.before = other, one


def _cells(alters: Sequence[Alter]) -> Mapping[tuple[int | None, str | None], list[Alter]]:
    """The people of each cell in their order round the map."""
    cells: dict[tuple[int | None, str | None], list[Alter]] = {}
    for alter in sorted(alters, key=lambda one: (one.place.ring, one.place.sector, one.place.across, one.id)):
        cells.setdefault((alter.place.ring, alter.place.sector), []).append(alter)
    return cells


def _taste(one: _One, across: float, along: float) -> float:
    """A little for standing away from an even row in the middle of the ring."""
    return 4.0 * abs(across - one.even) + 2.0 * abs(along - 0.5)


def _covered(one: Rect, other: Rect) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _width(text: str, size: float) -> float:
    return size * sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else LETTER for sign in text[:60])


def _room(label: str, size: float) -> tuple[float, float]:
    """About how wide and high a name is, on up to three lines."""
    width = _width(label, size)
    lines = min(max(1, -(-int(width) // int(size * LINE))), 3)
    return min(width / lines * (1.0 if lines == 1 else 1.15), size * LINE) + 3.0, lines * size * 1.15 + 3.0
