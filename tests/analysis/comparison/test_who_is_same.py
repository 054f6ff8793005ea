"""Who is the same on two maps, against first principles on random pairs of dates."""

import random
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.comparison.changes_as_json import as_json
from sociomap_app.analysis.comparison.wave_changes import Changes, compare
from sociomap_app.analysis.comparison.who_is_same import Matching, are_one_map, by_ids, by_names, by_pairs
from sociomap_app.exchange.compared_names import calling
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Alter, Copy, Sociomap, Wave
from tests.networks import a_map, a_wave, framework, person, random_ties

NAMES = ("Zoë", "Zo\u0065\u0308", "zoë ", "Ada", "ADA  B", "ada b", "Øle", "Straße", "STRASSE", "Kim", "李", "Ida")


def called(*labels: str, prefix: str = "a", **values: Any) -> dict[str, Alter]:
    made = [replace(person(f"{prefix}{n}", **values), label=label) for n, label in enumerate(labels)]
    return {one.id: one for one in made}


def told(changes: Changes, one: Sociomap, other: Sociomap, level: str = "typed") -> dict[str, Any]:
    return as_json(changes, framework(), calling(one, changes.earlier, other, changes.later, level, framework()))


def copied(of: str, document_id: str) -> Sociomap:
    return replace(a_map(), id=document_id, copy=Copy(of=of, audience="study"))


def under(sociomap: Sociomap, *ids: str) -> Sociomap:
    for one in ids:
        sociomap = edits.under_another_id(sociomap, one)
    return sociomap


def test_which_documents_are_one_map() -> None:
    one = a_map()
    same = [one, under(one, "m2"), under(one, "m2", "m3"), under(one, "n2")]
    assert all(are_one_map(each, other) for each in same for other in same), "it, what came of it, and both of one"
    other = replace(one, id="x")
    assert not any(are_one_map(each, other) or are_one_map(other, each) for each in same)
    first, second = copied("of1", "c1"), copied("of1", "c2")
    assert are_one_map(first, second)
    assert not are_one_map(first, copied("of2", "c3"))
    assert not are_one_map(one, copied("m1x", "c1")) and not are_one_map(copied("m1x", "c1"), one)


def test_a_name_decides_only_where_it_is_there_once_on_either_side() -> None:
    first = called("Sam", "Sam", "Ann", "Bo", "Cy", "Only here")
    second = called("sam", "ANN ", "bo", "Bo", "Only there", "Cy", prefix="b")
    found = by_names(first, second)
    assert (found.by, found.pairs) == ("names", (("a2", "b1"), ("a4", "b5")))
    assert found.unsure == (("a0", "b0"), ("a1", "b0"), ("a3", "b2"), ("a3", "b3"))


def test_letters_put_together_otherwise_are_one_name() -> None:
    found = by_names(called("Zo\u0065\u0308  Müller"), called("zoë mu\u0308ller", prefix="b"))
    assert found.pairs == (("a0", "b0"),)


def test_nobody_is_paired_who_is_not_there() -> None:
    found = by_pairs([("a0", "b0"), ("a1", "b9"), ("a9", "b1")], called("x", "y"), called("z", "u", prefix="b"))
    assert (found.by, found.pairs, found.unsure) == ("pairs", (("a0", "b0"),), ())


def same_name(text: str) -> str:
    """Written out once more: composed, case and spaces folded."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFD", text).casefold().split()))


def random_wave(chance: random.Random, prefix: str, wave_id: str) -> Wave:
    """Up to eight people, some of one name, of every status; now and then nobody."""
    count = chance.choice((0, 1, 3, 5, 8))
    ids = [f"{prefix}{number}" for number in chance.sample(range(10), count)]
    alters = [
        replace(
            person(
                one, chance.choice((None, 1, 2, 3)), status=chance.choice(("current", "current", "lost", "wished"))
            ),
            label=chance.choice(NAMES),
            functions=frozenset(chance.sample(["confide", "challenge"], chance.randint(0, 2))),
        )
        for one in ids
    ]
    wave = a_wave(alters, random_ties(chance, ids, 0.4), wave_id=wave_id, asked=["confide"])
    return replace(wave, carried=frozenset(one for one in ids if chance.random() < 0.3))


def expected_pairs(first: Wave, second: Wave, by: str, table: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    everyone = [(one, other) for one in first.alters.values() for other in second.alters.values()]
    if by == "ids":
        return {(one.id, other.id) for one, other in everyone if one.id == other.id}
    if by == "pairs":
        return {(one.id, other.id) for one, other in everyone if (one.id, other.id) in table}
    times = [Counter(same_name(one.label) for one in wave.alters.values()) for wave in (first, second)]
    return {
        (one.id, other.id)
        for one, other in everyone
        if same_name(one.label) == same_name(other.label)
        and times[0][same_name(one.label)] == times[1][same_name(one.label)] == 1
    }


def matched(by: str, first: Wave, second: Wave, table: list[tuple[str, str]]) -> Matching:
    if by == "ids":
        return by_ids(first.alters, second.alters)
    return by_names(first.alters, second.alters) if by == "names" else by_pairs(table, first.alters, second.alters)


@pytest.mark.parametrize("seeds", range(10))
@pytest.mark.parametrize("by", ["ids", "names", "pairs"])
def test_500_random_pairs_of_each_kind_against_first_principles(by: str, seeds: int) -> None:
    for seed in range(seeds * 50, seeds * 50 + 50):
        chance = random.Random(f"{by} {seed}")
        first = random_wave(chance, "a", "w1")
        second = random_wave(chance, "a" if by == "ids" else "b", "w2")
        table = list(
            zip(chance.sample(sorted(first.alters), k=len(first.alters)), sorted(second.alters), strict=False)
        )
        one, other = a_map(first), replace(a_map(second), id="m2")
        found = told(compare(one, first, second, other, matched(by, first, second, table)), one, other)
        pairs = expected_pairs(first, second, by, table)
        assert (found["matched"]["by"], set(map(tuple, found["matched"]["pairs"]))) == (by, pairs)
        _check_people(found, first, second, pairs)
        _check_ties(found, first, second, pairs)
        _check_support(found, first, second, pairs)
        if by == "names":
            _check_unsure(found, first, second, pairs)
        else:
            assert found["matched"]["unsure"] == []


def there(wave: Wave) -> set[str]:
    return {one.id for one in wave.alters.values() if one.status not in ("lost", "wished")}


def _check_people(found: dict[str, Any], first: Wave, second: Wave, pairs: set[tuple[str, str]]) -> None:
    before, after = there(first), there(second)
    kept = {(a, b) for a, b in pairs if a in before and b in after}
    assert set(found["kept"]) == {a for a, _ in kept}
    assert set(found["lost"]) == before - {a for a, _ in kept}
    assert set(found["new"]) == after - {b for _, b in kept}
    assert set(found["carried"]) == {a for a, b in kept if b in second.carried}
    assert set(found["wishes_met"]) == {a for a, b in pairs if first.alters[a].status == "wished" and b in after}
    rings = {a: (first.alters[a].place.ring, second.alters[b].place.ring) for a, b in kept}
    moved = {a: ends for a, ends in rings.items() if None not in ends and ends[0] != ends[1]}
    assert {one["id"]: (one["from"], one["to"]) for one in found["moved"]} == moved
    for name in ("kept", "lost", "new", "carried", "wishes_met"):
        assert len(found[name]) == len(set(found[name]))
    _check_figures(found, len(kept), len(before), len(after))


def _check_figures(found: dict[str, Any], kept: int, before: int, after: int) -> None:
    everybody = before + after - kept
    shares = {
        "jaccard": (kept, everybody),
        "turnover": (everybody - kept, everybody),
        "stability": (kept, before),
        "loss": (before - kept, before),
        "growth": (after - kept, after),
        "dice": (2 * kept, before + after),
    }
    for name, (part, whole) in shares.items():
        assert found[name] == (pytest.approx(part / whole) if whole else None)
        assert (name in found["undefined"]) == (whole == 0)


def _check_ties(found: dict[str, Any], first: Wave, second: Wave, pairs: set[tuple[str, str]]) -> None:
    back = {b: a for a, b in pairs if a in there(first) and b in there(second)}
    before = {frozenset(ends) for ends in first.ties if set(ends) <= set(back.values())}
    after = {frozenset(back[one] for one in ends) for ends in second.ties if set(ends) <= back.keys()}
    ties = {name: {frozenset(ends) for ends in found["ties"][name]} for name in ("kept", "lost", "new")}
    assert ties == {"kept": before & after, "lost": before - after, "new": after - before}
    _check_figures(found["ties"], len(before & after), len(before), len(after))


def _check_support(found: dict[str, Any], first: Wave, second: Wave, pairs: set[tuple[str, str]]) -> None:
    def givers(wave: Wave, *, carried: bool = False) -> set[str]:
        those = there(wave) & wave.carried if carried else there(wave) - wave.carried
        return {one for one in those if "confide" in wave.alters[one].functions}

    before, now, one = givers(first), givers(second), found["support"]["confide"]
    states = ("nobody", "one", *["covered"] * 9)
    asked = [not givers(wave, carried=True) for wave in (first, second)]
    assert one["before"] == (states[len(before)] if asked[0] else "not_asked")
    assert one["now"] == (states[len(now)] if asked[1] else "not_asked")
    if not all(asked):
        assert (one["gained"], one["lost"]) == ([], [])
        return
    assert set(one["gained"]) == {b for b in now if not any((a, b) in pairs for a in before)}
    assert set(one["lost"]) == {a for a in before if not any((a, b) in pairs for b in now)}


def _check_unsure(found: dict[str, Any], first: Wave, second: Wave, pairs: set[tuple[str, str]]) -> None:
    names = [{same_name(one.label) for one in wave.alters.values()} for wave in (first, second)]
    sure = {same_name(first.alters[a].label) for a, _ in pairs}
    unsure = found["matched"]["unsure"]
    assert {same_name(one) for one, _ in unsure} == (names[0] & names[1]) - sure
    assert all(same_name(one) == same_name(other) for one, other in unsure)


@pytest.mark.parametrize("seed", range(20))
def test_a_map_against_itself_under_another_id_keeps_everybody(seed: int) -> None:
    wave = random_wave(random.Random(seed), "a", "w1")
    one = a_map(wave)
    other = edits.under_another_id(one, "m2")
    assert are_one_map(one, other)
    found = told(compare(one, wave, other.latest, other), one, other)
    assert set(found["kept"]) == there(wave)
    assert (found["lost"], found["new"], found["moved"]) == ([], [], [])
    assert (found["ties"]["lost"], found["ties"]["new"], found["ties"]["moved"]) == ([], [], [])


def test_what_was_not_asked_is_neither_gained_nor_lost() -> None:
    first = a_wave([person("a", functions=frozenset({"confide"}))])
    second = a_wave([person("b", functions=frozenset({"challenge"}))], wave_id="w2")
    one = a_map(first, second)
    support = told(compare(one, first, second), one, one)["support"]
    assert support["confide"] == {"before": "one", "now": "not_asked", "gained": [], "lost": []}
    assert support["challenge"] == {"before": "not_asked", "now": "one", "gained": [], "lost": []}
    assert support["new_ideas"] == {"before": "not_asked", "now": "not_asked", "gained": [], "lost": []}


@pytest.mark.parametrize("level", ["initials", "roles", "numbers"])
def test_unsure_people_are_called_by_the_level(level: str) -> None:
    first = a_wave(called("Wilhelmina Quix", "wilhelmina quix").values(), wave_id="w1")
    second = a_wave(called("Wilhelmina Quix", prefix="b").values(), wave_id="w2")
    one, other = a_map(first), replace(a_map(second), id="m2")
    changes = compare(one, first, second, other, by_names(first.alters, second.alters))
    assert told(changes, one, other)["matched"]["unsure"] == [
        ["Wilhelmina Quix", "Wilhelmina Quix"],
        ["wilhelmina quix", "Wilhelmina Quix"],
    ]
    found = told(changes, one, other, level)
    assert len(found["matched"]["unsure"]) == 2
    assert "quix" not in str(found).casefold()
