"""Two on one spot are drawn as two, in their own cell, and nobody else is moved."""

from itertools import combinations
from math import hypot

import pytest

from sociomap_app.drawing.map.plan import Plan, make_plan
from sociomap_app.drawing.map.tokens_apart import SAME, points_apart
from sociomap_app.drawing.marks import Box
from sociomap_app.model.sociomap import WISHED, Place
from tests.networks import framework


def plan() -> Plan:
    return make_plan(framework().design("six-areas"), Box(0, 0, 600, 600), 9.0, 18.0)


@pytest.mark.parametrize("ring", [1, 2, 3, WISHED])
@pytest.mark.parametrize("spot", [(0.5, 0.5), (0.0, 0.0), (1.0, 1.0)])
def test_people_on_one_spot_are_seen_apart_in_their_cell(ring: int, spot: tuple[float, float]) -> None:
    drawn = plan()
    place = Place(ring, "school", *spot)
    points = points_apart(drawn, {f"p{n}": place for n in range(4)})
    assert points["p0"] == drawn.point(place), "the first stays"
    for (ax, ay), (bx, by) in combinations(points.values(), 2):
        assert hypot(ax - bx, ay - by) >= SAME * drawn.token
    for point in points.values():
        found = drawn.place(*point)
        assert found is not None
        assert (found.ring, found.sector) == (ring, "school")


@pytest.mark.parametrize("sizes", [(1.25, 0.6), (0.6, 1.25)])
def test_a_large_token_never_covers_a_small_one(sizes: tuple[float, float]) -> None:
    drawn = plan()
    for step in range(12):
        places = {"a": Place(2, "school", 0.5, 0.5), "b": Place(2, "school", 0.5, 0.5 + step / 50)}
        (ax, ay), (bx, by) = points_apart(drawn, places, dict(zip("ab", sizes, strict=True))).values()
        seen = hypot(ax - bx, ay - by) + (min(sizes) - max(sizes)) * drawn.token
        assert seen >= min(sizes) * drawn.token, "at least half of the small one is seen beside the large one"


def test_whoever_stands_alone_stays() -> None:
    drawn = plan()
    places = {f"p{n}": Place(2, sector, 0.5, 0.5) for n, sector in enumerate(drawn.sectors)}
    assert points_apart(drawn, places) == {one: drawn.point(place) for one, place in places.items()}


def test_a_thousand_on_one_spot_are_no_fault() -> None:
    points = points_apart(plan(), {f"p{n}": Place(1, "school") for n in range(1000)})
    assert len(points) == 1000
