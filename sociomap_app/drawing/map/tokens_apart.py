"""Two people on one spot are drawn as two: whoever comes second stands a little aside, in the same cell.

Only the drawing is changed. The place that is stored stays as it was until somebody moves the person.
"""

from collections.abc import Mapping
from math import cos, hypot, sin, sqrt

from sociomap_app.model.sociomap import Place

from .plan import Plan

SAME = 0.6
"""Two tokens of one size nearer than this many radii would be seen as one; of two sizes, as much more as the
one is larger: else it would cover the other."""

STEP = 1.5
"""How far the first of them steps aside, in radii; the others wind outwards from there."""

TURNED = 2.399963
"""The golden angle: places that wind outwards by it never line up."""

TRIES = 24

Point = tuple[float, float]
Drawn = tuple[float, float, float]
"""Where somebody is drawn, and how large: x, y and the radius in ordinary radii."""


class PointsTaken:
    """Everybody drawn so far, found by where they stand."""

    def __init__(self, token: float, most: float, least: float) -> None:
        self._token = token
        self._side = token * (SAME + most - least)
        self._squares: dict[tuple[int, int], list[Drawn]] = {}

    def _square(self, x: float, y: float) -> tuple[int, int]:
        return int(x // self._side), int(y // self._side)

    def add(self, x: float, y: float, size: float) -> None:
        """One more."""
        self._squares.setdefault(self._square(x, y), []).append((x, y, size))

    def near(self, x: float, y: float, size: float) -> bool:
        """Whether somebody of that size would hide or be hidden there."""
        column, row = self._square(x, y)
        return any(
            hypot(x - a, y - b) < self._token * (SAME + abs(size - other))
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for a, b, other in self._squares.get((c, r), ())
        )


def points_apart(
    plan: Plan, places: Mapping[str, Place], sizes: Mapping[str, float] | None = None
) -> dict[str, Point]:
    """Where everybody is drawn, by id. ``sizes`` are radii as multiples of the ordinary one, which is 1."""
    known = sizes or {}
    shares = [*known.values(), 1.0]
    crowd = PointsTaken(plan.token, max(shares), min(shares))
    points: dict[str, Point] = {}
    for alter_id, place in places.items():
        point, size = plan.point(place), known.get(alter_id, 1.0)
        if crowd.near(*point, size):
            point = _aside(plan, place, point, crowd, size)
        points[alter_id] = point
        crowd.add(*point, size)
    return points


def _aside(plan: Plan, place: Place, point: Point, crowd: PointsTaken, size: float) -> Point:
    x, y = point
    for n in range(1, TRIES + 1):
        away, angle = plan.token * STEP * sqrt(n), TURNED * n
        tried = plan.place(x + away * cos(angle), y + away * sin(angle))
        if tried is None or (tried.ring, tried.sector) != (place.ring, place.sector):
            continue
        found = plan.point(tried)
        if not crowd.near(*found, size):
            return found
    return point
