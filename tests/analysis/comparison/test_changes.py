"""What changed between two dates of one map, by id."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.comparison.changes_as_json import as_json
from sociomap_app.analysis.comparison.wave_changes import FIGURES, Changes, compare, support_changes
from sociomap_app.analysis.structure.alter_network import as_networkx
from sociomap_app.exchange.compared_names import calling
from sociomap_app.model.sociomap import Alter, Outline, Ring, Sociomap, Tie
from tests.networks import a_map, a_wave, framework, people, person, random_map


def told(changes: Changes, sociomap: Sociomap) -> dict[str, Any]:
    called = calling(sociomap, changes.earlier, sociomap, changes.later, "typed", framework())
    return as_json(changes, framework(), called)


def between(earlier: Any, later: Any) -> dict[str, Any]:
    sociomap = a_map(earlier, later)
    return told(compare(sociomap, earlier, later), sociomap)


def test_kept_lost_new_moved() -> None:
    earlier = a_wave([person("a", 1), person("b", 1), person("c"), person("d"), person("u", None)])
    later = a_wave(
        [
            person("a", 2),
            person("b", 1, sector="personal"),
            person("c", status="lost"),
            person("e"),
            person("d", 0),
            person("u", 3),
        ],
        wave_id="w2",
    )
    found = between(earlier, later)
    assert (found["kept"], found["lost"]) == (["a", "b", "u"], ["c", "d"])
    assert (found["new"], found["moved"]) == (["e"], [{"id": "a", "from": 1, "to": 2}])
    assert found["jaccard"] == 3 / 6
    assert found["turnover"] == 3 / 6
    assert (found["stability"], found["loss"], found["growth"]) == (3 / 5, 2 / 5, 1 / 4)
    assert found["dice"] == 6 / 9


def test_names_do_not_matter() -> None:
    earlier = a_wave([person("a")])
    found = between(earlier, a_wave([replace(person("b"), label="A")], wave_id="w2"))
    assert (found["kept"], found["lost"], found["new"]) == ([], ["a"], ["b"])


def test_undefined_is_null_with_a_reason() -> None:
    nobody, one = a_wave(), a_wave([person("a")], wave_id="w2")
    found = between(nobody, replace(nobody, id="w2"))
    assert all(found[name] is None and found["undefined"][name] for name in FIGURES)
    found = between(nobody, one)
    assert found["undefined"].keys() == {"stability", "loss"}
    assert (found["growth"], found["jaccard"], found["dice"]) == (1, 0, 0)
    assert between(one, nobody)["undefined"].keys() == {"growth"}
    assert all(found["ties"][name] is None for name in FIGURES)


def test_ties_among_those_who_stayed() -> None:
    ends = [("a1", "a2"), ("a2", "a3"), ("a3", "a4")]
    earlier = a_wave(people(4), ends)
    outline = Outline(id="o", label="o", members=frozenset({"a1", "a3"}), all_know=True)
    later = a_wave(people(3), [("a1", "a2")], wave_id="w2", outlines={"o": outline})
    closely = Tie(("a1", "a2"), True, True)
    later = replace(later, ties={("a1", "a2"): closely})
    ties = between(earlier, later)["ties"]
    assert ties["kept"] == ties["moved"] == [["a1", "a2"]]
    assert (ties["lost"], ties["new"]) == ([["a2", "a3"]], [["a1", "a3"]])
    assert (ties["jaccard"], ties["stability"], ties["dice"]) == (1 / 3, 1 / 2, 1 / 2)
    silent = between(replace(earlier, who_knows_whom_done=False), later)["ties"]
    assert all(silent[name] is None and silent["undefined"][name] for name in FIGURES)
    assert silent["kept"] == [["a1", "a2"]]


def test_other_rings_make_no_moves() -> None:
    earlier, later = a_wave([person("a", 1)]), a_wave([person("a", 2)])
    one = a_map(earlier)
    rings = (*one.design.rings, Ring("further still"))
    other = replace(a_map(later), design=replace(one.design, rings=rings))
    assert compare(one, earlier, later, other).moved == ()
    assert compare(one, earlier, later, a_map(later)).moved == ("a",)


@pytest.mark.parametrize("seed", range(60))
def test_against_sets(seed: int) -> None:
    sociomap: Sociomap = random_map(seed)
    earlier, later = sociomap.waves
    before = {one.id for one in earlier.alters.values() if one.counted}
    after = {one.id for one in later.alters.values() if one.counted}
    found = told(compare(sociomap, earlier, later), sociomap)
    assert json.loads(json.dumps(found)) == found
    assert set(found["kept"]) == before & after
    assert set(found["lost"]) == before - after
    assert set(found["new"]) == after - before
    assert {one["id"] for one in found["moved"]} <= before & after
    if before | after:
        assert found["jaccard"] == pytest.approx(len(before & after) / len(before | after))
        assert found["turnover"] == pytest.approx(1 - found["jaccard"])
    stayed = set(as_networkx(earlier)) & set(as_networkx(later))
    edges = [{frozenset(ends) for ends in as_networkx(wave).subgraph(stayed).edges} for wave in (earlier, later)]
    assert {frozenset(ends) for ends in found["ties"]["kept"]} == edges[0] & edges[1]
    assert {frozenset(ends) for ends in found["ties"]["lost"]} == edges[0] - edges[1]
    assert {frozenset(ends) for ends in found["ties"]["new"]} == edges[1] - edges[0]


def test_support_that_stands_otherwise_and_wishes_that_came_true() -> None:
    def giving(alter_id: str, *functions: str, **values: Any) -> Alter:
        return person(alter_id, functions=frozenset(functions), **values)

    earlier = a_wave([giving("a", "confide", "role_model"), person("w", status="wished")], asked=["challenge"])
    there = [giving("a", "confide", "new_ideas"), giving("w", "confide")]
    later = a_wave(there, asked=["challenge", "role_model"])
    found = support_changes(earlier, later, framework())
    assert [(one.function, one.before.state, one.after.state) for one in found] == [
        ("confide", "one", "covered"),
        ("role_model", "one", "nobody"),
    ], "what was not asked at one of the dates, and what stands as before, is not told"
    assert found[0].after.alters == ("a", "w")
    assert compare(a_map(earlier, later), earlier, later).wishes_met == ("w",)
