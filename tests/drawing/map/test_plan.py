"""The plan: a place and its point lead to each other on every design, and every cell lies where it should."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociomap_app.drawing.map.plan import Plan, make_plan
from sociomap_app.drawing.marks import Box
from sociomap_app.model.ring_geometry import SHARES
from sociomap_app.model.sociomap import WISHED, Design, Place, Ring, Sector

AREA = Box(40, 20, 840, 600)


def design(rings: int, widths: list[float]) -> Design:
    return Design(
        preset="free",
        ring_meaning="closeness",
        rings=tuple(Ring(f"r{n}") for n in range(rings)),
        sectors=tuple(Sector(f"s{n}", "personal", f"s{n}", width) for n, width in enumerate(widths)),
    )


def plan(rings: int, widths: list[float]) -> Plan:
    return make_plan(design(rings, widths), AREA, 8.0, 15.0)


designs = st.tuples(st.integers(2, 5), st.lists(st.floats(0.3, 4), min_size=1, max_size=12))
shares = st.floats(0.01, 0.99)


@given(designs, st.integers(0, 5), st.integers(0, 11), shares, shares)
def test_a_place_and_its_point_lead_to_each_other(
    made: tuple[int, list[float]], ring: int, number: int, across: float, along: float
) -> None:
    rings, widths = made
    drawn = plan(rings, widths)
    place = Place(min(ring, rings), f"s{number % len(widths)}", across, along)
    found = drawn.place(*drawn.point(place))
    assert found is not None
    assert (found.ring, found.sector) == (place.ring, place.sector)
    assert found.across == pytest.approx(across, abs=1e-6)
    assert found.along == pytest.approx(along, abs=1e-6)


@given(designs)
def test_tokens_stay_within_their_ring_and_the_area(made: tuple[int, list[float]]) -> None:
    rings, widths = made
    drawn = plan(rings, widths)
    for ring in (*range(1, rings + 1), WISHED):
        for along in (0.0, 1.0):
            x, y = drawn.point(Place(ring, "s0", 0.5, along))
            cell = drawn.cell(ring, "s0")
            assert cell.inner <= hypot(x - drawn.x, y - drawn.y) <= cell.outer
            assert AREA.holds(x, y)


@pytest.mark.parametrize("rings", sorted(SHARES))
def test_ring_widths_follow_area(rings: int) -> None:
    drawn = plan(rings, [1.0, 1.0])
    assert sum(SHARES[rings]) == pytest.approx(1.0)
    areas = [b * b - a * a for a, b in zip(drawn.radii[:-2], drawn.radii[1:-1], strict=True)]
    assert [area / sum(areas) for area in areas] == pytest.approx(SHARES[rings])


def test_beyond_the_wished_for_zone_is_no_place() -> None:
    drawn = plan(3, [1.0, 1.0])
    assert drawn.place(drawn.x + drawn.edge + 30, drawn.y) is None
    assert drawn.place(drawn.x, drawn.y) is not None
