"""Tidying: everybody keeps ring and sector, tokens stand clear, and what is tidy stays as it is."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from sociomap_app.editing.tidy import tidied
from sociomap_app.model.sociomap import Alter, Place, Sociomap
from tests.making import sociomaps
from tests.spread import PRESETS, spread_map
from tests.spread import tidied as after_tidy


def cells(sociomap: Sociomap) -> dict[str, tuple[int | None, str | None]]:
    return {one.id: (one.place.ring, one.place.sector) for one in sociomap.latest.alters.values()}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sociomap=sociomaps())
def test_nobody_leaves_their_cell_on_any_map(sociomap: Sociomap) -> None:
    alters = sociomap.latest.alters
    places = tidied(sociomap.design, alters.values())
    assert places.keys() == {one.id for one in alters.values() if one.place.on_map}
    for key, place in places.items():
        assert (place.ring, place.sector) == (alters[key].place.ring, alters[key].place.sector)
        assert 0 <= place.across <= 1 and 0 <= place.along <= 1


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("count", [5, 20, 33, 60, 120])
def test_what_is_tidy_stays_as_it_is(count: int, preset: str) -> None:
    for seed in range(3):
        once = after_tidy(spread_map(seed, count, preset))
        assert after_tidy(once).latest.alters == once.latest.alters


def test_it_is_the_same_every_time() -> None:
    alters = spread_map(7, 40, "six-areas").latest.alters
    design = spread_map(7, 40, "six-areas").design
    assert tidied(design, alters.values()) == tidied(design, reversed(list(alters.values())))


def test_people_on_one_spot_are_spread() -> None:
    sociomap = spread_map(1, 24, "mentor")
    alters = sociomap.latest.alters.values()
    piled = [replace(one, place=replace(one.place, across=0.5, along=0.5)) for one in alters]
    places = tidied(sociomap.design, piled)
    for a, b in combinations(piled, 2):
        assert places[a.id] != places[b.id]


def test_the_order_round_the_map_is_kept_where_there_is_room() -> None:
    sociomap = spread_map(2, 10, "halves", most=6)
    alters = sociomap.latest.alters
    places = tidied(sociomap.design, alters.values())
    for cell in set(cells(sociomap).values()):
        inside = [key for key, one in cells(sociomap).items() if one == cell]
        before = sorted(inside, key=lambda key: alters[key].place.across)
        assert sorted(inside, key=lambda key: places[key].across) == before


def test_an_empty_map_is_tidy() -> None:
    assert tidied(spread_map(1, 5, "halves").design, []) == {}


def test_whoever_stands_well_is_left_where_they_are() -> None:
    design = spread_map(1, 5, "halves").design
    places = [Place(3, "personal", across, 0.5) for across in (0.25, 0.75)]
    well = [Alter(id=f"a{n}", label="Ann", place=place) for n, place in enumerate(places)]
    assert tidied(design, well) == {one.id: one.place for one in well}
