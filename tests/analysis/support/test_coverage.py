"""Who gives what: four states, the load, and who is left when assessors are set aside."""

import pytest

from sociomap_app.analysis.support.coverage import coverage, load, without_assessors
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
def test_load_and_coverage_say_what_the_map_says(seed: int) -> None:
    wave = random_map(seed).latest
    covered, shares = coverage(wave, framework()), load(wave)
    people = [alter for alter in wave.alters.values() if alter.counted]
    gives = [(alter.id, function) for alter in people for function in alter.functions]
    assert {function for _, function in gives} <= covered.keys()
    for function, found in covered.items():
        assert found.alters == tuple(alter.id for alter in people if (alter.id, function) in gives)
    if not gives:
        assert shares == {}
        return
    assert shares == {alter.id: len(alter.functions) / len(gives) for alter in people}
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
