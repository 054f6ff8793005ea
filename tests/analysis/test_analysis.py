"""The whole analysis: its JSON, its tables, its lenses, and that asking for none of it costs nothing."""

import datetime as dt
import json
import random
import subprocess
import sys

import networkx as nx
import pytest
from msgspec.structs import replace

from sociomap_app.analysis.measure_names import NAMES
from sociomap_app.analysis.result_tables import PEOPLE, measures, people, ties
from sociomap_app.analysis.structure.cut_points import loose_pieces
from sociomap_app.analysis.support.lens_answers import lens_readings
from sociomap_app.analysis.tie_strength import band
from sociomap_app.analysis.wave_analysis import analyse, as_json
from sociomap_app.model.errors import BadRequest
from sociomap_app.model.sociomap import LensView
from tests.networks import DAY, a_map, a_wave, framework, person, random_map, random_ties
from tests.networks import people as alike


def test_json_has_the_shape_of_the_contract() -> None:
    later = a_wave(alike(3), wave_id="w2", date=DAY + dt.timedelta(days=1))
    sociomap = a_map(later, a_wave(alike(4)))
    found = as_json(analyse(sociomap, framework()))
    assert found["format"] == "sociomap-analysis"
    assert found["version"] == 1
    assert [wave["id"] for wave in found["waves"]] == ["w1", "w2"]
    wave = found["waves"][0]
    named = ["id", "label", "date", "ego_role", "carried", "measures", "undefined"]
    assert list(wave) == [*named, "shape", "groups", "roles", "partnerships", "coverage", "findings"]
    assert wave["date"] == "2025-10-01"
    assert tuple(wave["measures"]) == NAMES
    assert set(wave["coverage"]["confide"]) == {"state", "alters", "carried"}
    keys = ["rule", "state", "words", "question", "alters", "basis", "source", "set_aside"]
    assert all(list(finding) == keys for finding in wave["findings"])
    assert wave["findings"]


@pytest.mark.parametrize("seed", range(40))
def test_json_of_random_maps(seed: int) -> None:
    sociomap = random_map(seed, waves=3)
    found = as_json(analyse(sociomap, framework()))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    chosen = as_json(analyse(sociomap, framework(), [sociomap.waves[1].id]))
    assert chosen["waves"] == found["waves"][1:2]


def test_a_date_the_map_does_not_have() -> None:
    with pytest.raises(BadRequest, match=r"no date “x”.*w1"):
        analyse(a_map(), framework(), ["x"])


@pytest.mark.parametrize("seed", range(10))
def test_tables(seed: int) -> None:
    sociomap = random_map(seed)
    wave = sociomap.latest
    table = people(sociomap, wave, framework())
    assert tuple(table.columns) == PEOPLE
    assert list(table["id"]) == list(wave.alters)
    assert "note" not in table.columns
    assert set(ties(wave).columns) == {"from", "to", "knows", "works_closely"}
    figures = measures(sociomap, framework())
    assert list(figures["wave"]) == [one.id for one in sociomap.waves]
    assert "size_by_ring.1" in figures.columns


def test_empty_tables_keep_their_columns() -> None:
    assert tuple(people(a_map(), a_wave(), framework()).columns) == PEOPLE
    assert list(ties(a_wave()).columns) == ["from", "to", "knows", "works_closely"]


def lens_map(mine: dict[str, int | None], theirs: dict[str, int | None]) -> dict[str, tuple[object, ...]]:
    views = tuple(
        LensView(alter="a1", side=side, answers=answers, done=True, may_show=True)
        for side, answers in (("mine", mine), ("theirs", theirs))
    )
    sociomap = replace(a_map(a_wave(alike(1))), lenses=views)
    return {one.lens: (one.mine, one.theirs, one.talk) for one in lens_readings(sociomap, framework(), "a1")}


def test_lenses() -> None:
    found = lens_map(
        {"D1": 2, "D2": None, "C1": 3, "C2": 2, "M1": 4, "M2": 5, "P1": 4}, {"D1": 3, "C1": 4, "C2": 4, "M1": 3}
    )
    assert found["directness"] == (2, 3, True)
    assert found["continuity"] == (2.5, 4, True)
    assert found["multiplexity"] == (4.5, 3, True)
    assert found["parity"] == (4, None, False)
    assert found["commonality"] == (None, None, False)


@pytest.mark.parametrize("change", [{"done": False}, {"may_show": False}])
def test_lenses_stay_closed_until_both_agree(change: dict[str, bool]) -> None:
    mine = LensView(alter="a1", side="mine", answers={"D1": 1}, done=True, may_show=True)
    sociomap = replace(a_map(a_wave(alike(1))), lenses=(mine, replace(mine, side="theirs", **change)))
    assert lens_readings(sociomap, framework(), "a1") == ()


def test_bands() -> None:
    closeness = a_map().design
    other = replace(closeness, ring_meaning="importance")
    assert [band(person("a", ring), closeness) for ring in (1, 2, 3, None, 0)] == [
        "strong",
        "medium",
        "weak",
        "unknown",
        "unknown",
    ]
    bands = [band(person("a", 1, closeness=value), other) for value in (5, 4, 3, 2, 1, None)]
    assert bands == ["strong", "strong", "medium", "weak", "weak", "unknown"]


@pytest.mark.parametrize("seed", range(80))
def test_loose_pieces_against_taking_each_out(seed: int) -> None:
    chance = random.Random(seed)
    n = chance.randint(0, 25)
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    ids = [str(number) for number in range(n)]
    graph.add_edges_from(
        (int(one), int(other)) for one, other in random_ties(chance, ids, chance.choice((0.05, 0.1, 0.3)))
    )
    pieces = loose_pieces([sorted(graph[number]) for number in range(n)])
    for number in range(n):
        rest = graph.subgraph(nx.node_connected_component(graph, number) - {number})
        assert sorted(pieces[number]) == sorted(map(len, nx.connected_components(rest)))


def test_a_long_chain_is_no_deep_recursion() -> None:
    chain = [[one for one in (number - 1, number + 1) if 0 <= one < 5000] for number in range(5000)]
    pieces = loose_pieces(chain)
    assert sorted(pieces[1000]) == [1000, 3999]


HEAVY = ("numpy", "pandas", "networkx", "PySide6")


@pytest.mark.parametrize(
    "module",
    [
        "",
        ".belonging",
        ".rules.findings",
        ".support.coverage",
        ".comparison.wave_changes",
        ".measures",
        ".wave_analysis",
        ".result_tables",
        ".structure.shape_sentences",
        ".structure.partnerships",
        ".structure.tallies",
    ],
)
def test_nothing_heavy_is_imported_before_a_figure_is_asked_for(module: str) -> None:
    code = f"import sys, sociomap_app.analysis{module}; print([one for one in {HEAVY} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
