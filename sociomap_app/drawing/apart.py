"""Two people on one spot are drawn as two: whoever comes second stands a little aside, in the same cell.

Only the drawing is changed. The place that is stored stays as it was until somebody moves the person.
"""

from collections.abc import Mapping
from math import cos, hypot, sin, sqrt

from sociomap_app.model.sociomap import Place

from .plan import Plan

SAME = 0.6
"""Two tokens nearer than this many radii would be seen as one."""

STEP = 1.5
"""How far the first of them steps aside, in radii; the others wind outwards from there."""

TURNED = 2.399963
"""The golden angle: places that wind outwards by it never line up."""

TRIES = 24

Point = tuple[float, float]


def points_apart(plan: Plan, places: Mapping[str, Place]) -> dict[str, Point]:
    """Where everybody is drawn, by id."""
    side = plan.token * SAME
    squares: dict[tuple[int, int], list[Point]] = {}
    points: dict[str, Point] = {}
    for alter_id, place in places.items():
        point = plan.point(place)
        if _near(squares, point, side):
            point = _aside(plan, place, point, squares, side)
        points[alter_id] = point
        squares.setdefault((int(point[0] // side), int(point[1] // side)), []).append(point)
    return points


def _near(squares: Mapping[tuple[int, int], list[Point]], point: Point, side: float) -> bool:
    column, row = int(point[0] // side), int(point[1] // side)
    return any(
        hypot(point[0] - x, point[1] - y) < side
        for c in (column - 1, column, column + 1)
        for r in (row - 1, row, row + 1)
        for x, y in squares.get((c, r), ())
    )


def _aside(
    plan: Plan, place: Place, point: Point, squares: Mapping[tuple[int, int], list[Point]], side: float
) -> Point:
    x, y = point
    for n in range(1, TRIES + 1):
        away, angle = plan.token * STEP * sqrt(n), TURNED * n
        tried = plan.place(x + away * cos(angle), y + away * sin(angle))
        if tried is None or (tried.ring, tried.sector) != (place.ring, place.sector):
            continue
        found = plan.point(tried)
        if not _near(squares, found, side):
            return found
    return point
