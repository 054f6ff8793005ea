"""A soft line round several tokens: the convex hull of a circle about each."""

from collections.abc import Sequence
from math import cos, pi, sin

from sociomap_app.drawing.marks import Step

CORNERS = 20

Point = tuple[float, float]


def hull(members: Sequence[tuple[float, float, float]]) -> tuple[Step, ...]:
    """A closed path round circles (x, y, radius); empty for none."""
    points = sorted(
        (x + radius * cos(turn), y + radius * sin(turn))
        for x, y, radius in members
        for turn in (2 * pi * n / CORNERS for n in range(CORNERS))
    )
    if not points:
        return ()
    ring = [*_half(points)[:-1], *_half(points[::-1])[:-1]]
    return (("M", *ring[0]), *(("L", *point) for point in ring[1:]), ("Z",))


def _half(points: Sequence[Point]) -> list[Point]:
    """One side of the hull (Andrew's monotone chain)."""
    chain: list[Point] = []
    for x, y in points:
        while len(chain) >= 2:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain
