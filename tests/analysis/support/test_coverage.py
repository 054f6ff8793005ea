"""Who gives what: four states, the load, and who is left when assessors are set aside."""

import datetime as dt

import pytest

from sociomap_app.analysis.support.coverage import Coverage, coverage, load, without_assessors
from sociomap_app.model import edits
from tests.networks import DAY, a_map, a_wave, framework, person, random_map


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


def test_what_was_given_last_time_is_not_asked_yet() -> None:
    before = a_wave([person("a", functions=frozenset({"confide"})), person("b", functions=frozenset({"confide"}))])
    later = edits.add_wave(a_map(before), "w2", "", DAY + dt.timedelta(days=90), clone="w1")
    found = coverage(later.wave("w2"), framework())["confide"]
    assert found == Coverage("not_asked", (), ("a", "b"))
    seen = edits.still_so(later, "w2", ["a"])
    assert coverage(seen.wave("w2"), framework())["confide"] == Coverage("not_asked", ("a",), ("b",))
    every = edits.still_so(seen, "w2", ["b"])
    assert coverage(every.wave("w2"), framework())["confide"] == Coverage("covered", ("a", "b"))


def test_nobody_ticked_is_not_said_while_somebody_who_gave_it_is_only_carried_over() -> None:
    before = a_wave([person("a", functions=frozenset({"confide"}))])
    later = edits.add_wave(a_map(before), "w2", "", DAY + dt.timedelta(days=90), clone="w1")
    ticked = edits.set_asked(later, "w2", ["confide"])
    assert coverage(ticked.wave("w2"), framework())["confide"].state == "not_asked"
    gone = edits.remove_alters(ticked, "w2", ["a"])
    assert coverage(gone.wave("w2"), framework())["confide"].state == "nobody"
