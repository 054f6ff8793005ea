"""Who gives what: four states, the grid, the load, and who is left when assessors are set aside."""

import pytest

from sociomap_app.analysis.support.coverage import coverage, grid, load, without_assessors
from tests.networks import a_wave, framework, person, random_map


def test_four_states() -> None:
    alters = [
        person("a", functions=frozenset({"confide", "long_term"})),
        person("b", functions=frozenset({"confide", "home made"})),
        person("w", 0, functions=frozenset({"long_term"})),
        person("l", status="lost", functions=frozenset({"switch_off"})),
    ]
    found = coverage(a_wave(alters, asked=["belonging"]), framework())
    assert (found["confide"].state, found["confide"].alters) == ("covered", ("a", "b"))
    assert (found["long_term"].state, found["long_term"].alters) == ("one", ("a",))
    assert (found["belonging"].state, found["belonging"].alters) == ("nobody", ())
    assert found["switch_off"].state == "nobody"
    assert found["new_ideas"].state == "not_asked"
    assert found["home made"].state == "one"
    assert list(found)[:14] == list(framework().functions)


@pytest.mark.parametrize("seed", range(40))
def test_grid_load_and_coverage_agree(seed: int) -> None:
    wave = random_map(seed).latest
    table, covered, shares = grid(wave, framework()), coverage(wave, framework()), load(wave)
    assert table.functions == tuple(covered)
    for function, row in zip(table.functions, table.rows, strict=True):
        giving = tuple(one for one, gives in zip(table.people, row, strict=True) if gives)
        assert giving == covered[function].alters
    links = sum(map(sum, table.rows))
    if not links:
        assert shares == {}
        return
    columns = zip(*table.rows, strict=True)
    assert shares == {one: sum(column) / links for one, column in zip(table.people, columns, strict=True)}
    assert sum(shares.values()) == pytest.approx(1)


def test_support_left_without_those_who_assess() -> None:
    alters = [
        person("a", functions=frozenset({"confide"}), assesses_me=True),
        person("b", functions=frozenset({"confide"})),
    ]
    left = without_assessors(a_wave(alters), framework())
    assert left is not None
    assert left["confide"].alters == ("b",)
    assert without_assessors(a_wave(alters[1:]), framework()) is None
