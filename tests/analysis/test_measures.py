"""Every figure against networkx where it defines it alike, else against the definition said slowly."""

import itertools
import math
import random
import statistics
from typing import Any

import networkx as nx
import pytest
from msgspec.structs import replace

from sociomap_app.analysis.measure_names import NAMES, NOT_DRAWN, STRUCTURE
from sociomap_app.analysis.measures import measure
from sociomap_app.analysis.structure.alter_network import as_networkx, members, network
from sociomap_app.drawing.map.map_figure import draw_map
from sociomap_app.drawing.sheet import page
from sociomap_app.model.sociomap import Outline, Sector, Sociomap, Tie, Wave
from tests.networks import a_map, a_wave, framework, people, person, random_map, random_ties

EGO = "ego"


def figures(sociomap: Sociomap, wave: Wave | None = None) -> dict[str, Any]:
    return dict(measure(sociomap, wave or sociomap.latest, framework()).values)


def close(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def slowly(wave: Wave) -> dict[str, Any]:
    """The figures of structure from networkx and from first principles."""
    alone = as_networkx(wave)
    joined = as_networkx(wave, with_ego=EGO)
    n, pairs = len(alone), math.comb(len(alone), 2)
    degrees = [degree for _, degree in alone.degree()]
    pieces = [len(piece) for piece in nx.connected_components(alone)]
    triples = sum(math.comb(degree, 2) for degree in degrees)
    together = sum(math.comb(size, 2) for size in pieces)
    return {
        "density": nx.density(alone) if n > 1 else None,
        "components": nx.number_connected_components(alone),
        "isolates": nx.number_of_isolates(alone),
        "fragmentation": 1 - together / pairs if pairs else None,
        "mean_degree": statistics.fmean(degrees) if n else None,
        "transitivity": nx.transitivity(alone) if triples else None,
        "degree_centralisation": (
            sum(max(degrees) - degree for degree in degrees) / ((n - 1) * (n - 2)) if n > 2 else None
        ),
        "effective_size": nx.effective_size(joined, nodes=[EGO])[EGO] if n else None,
        "efficiency": nx.effective_size(joined, nodes=[EGO])[EGO] / n if n else None,
        "constraint": nx.constraint(joined, nodes=[EGO])[EGO] if n else None,
        "hierarchy": hierarchy_slowly(joined, n),
        "ego_betweenness": betweenness_slowly(joined),
        "ego_betweenness_normalised": betweenness_slowly(joined) / pairs if pairs else None,
    }


def hierarchy_slowly(joined: nx.Graph, n: int) -> float | None:
    if n < 2:
        return 1 if n else None
    shares = [nx.local_constraint(joined, EGO, alter) for alter in joined[EGO]]
    mean = statistics.fmean(shares)
    return sum(share / mean * math.log(share / mean) for share in shares) / (n * math.log(n))


def betweenness_slowly(joined: nx.Graph) -> float:
    """Every pair of alters not tied to each other, one path for each neighbour they share, one through ego."""
    pairs = itertools.combinations(joined[EGO], 2)
    return sum(1 / len(set(joined[one]) & set(joined[other])) for one, other in pairs if other not in joined[one])


@pytest.mark.parametrize("seed", range(300))
def test_structure_agrees_with_networkx(seed: int) -> None:
    chance = random.Random(seed)
    alters = people(seed % 61 if seed < 122 else chance.randint(0, 30))
    ties = random_ties(chance, [one.id for one in alters], chance.random())
    wave = a_wave(alters, ties)
    found, expected = figures(a_map(wave)), slowly(wave)
    assert expected.keys() == set(STRUCTURE)
    for name, value in expected.items():
        assert close(found[name], value), (name, found[name], value)


@pytest.mark.parametrize("n", [2, 5, 17])
def test_betweenness_is_that_of_networkx(n: int) -> None:
    alters = people(n)
    wave = a_wave(alters, random_ties(random.Random(n), [one.id for one in alters], 0.4))
    whole = nx.betweenness_centrality(as_networkx(wave, with_ego=EGO), normalized=False)
    assert close(figures(a_map(wave))["ego_betweenness"], whole[EGO])


EDGES: list[tuple[int, list[tuple[str, str]], dict[str, Any]]] = [
    (0, [], {"size": 0, "components": 0, "isolates": 0, "ego_betweenness": 0, "density": None}),
    (0, [], {"fragmentation": None, "mean_degree": None, "effective_size": None, "constraint": None}),
    (0, [], {"hierarchy": None, "ego_betweenness_normalised": None, "strength_mean": None}),
    (1, [], {"components": 1, "isolates": 1, "density": None, "effective_size": 1, "efficiency": 1}),
    (1, [], {"constraint": 1, "hierarchy": 1, "ego_betweenness": 0, "ego_betweenness_normalised": None}),
    (1, [], {"strength_mean": 2, "strength_sd": None, "blau_sector": 0, "iqv_sector": 0, "mean_degree": 0}),
    (2, [], {"density": 0, "fragmentation": 1, "constraint": 0.5, "ego_betweenness": 1}),
    (2, [], {"ego_betweenness_normalised": 1, "degree_centralisation": None, "transitivity": None}),
    (2, [("a1", "a2")], {"density": 1, "constraint": 1.125, "effective_size": 1, "ego_betweenness": 0}),
    (3, [("a1", "a2"), ("a2", "a3")], {"degree_centralisation": 1, "transitivity": 0}),
]


@pytest.mark.parametrize(("n", "ties", "expected"), EDGES)
def test_edges(n: int, ties: list[tuple[str, str]], expected: dict[str, Any]) -> None:
    found = figures(a_map(a_wave(people(n), ties)))
    for name, value in expected.items():
        assert close(found[name], value), (name, found[name])


@pytest.mark.parametrize("seed", range(60))
def test_all_names_plain_numbers_and_reasons(seed: int) -> None:
    sociomap = random_map(seed)
    for wave in sociomap.waves:
        found = measure(sociomap, wave, framework())
        assert tuple(found.values) == NAMES
        assert set(found.undefined) == {name for name, value in found.values.items() if value is None}
        assert all(found.undefined.values())
        for value in found.values.values():
            inner = value.values() if isinstance(value, dict) else (value,)
            assert all(type(one) in (int, float, type(None)) for one in inner)
            assert all(one is None or math.isfinite(one) for one in inner)


@pytest.mark.parametrize("seed", range(60))
def test_composition_from_first_principles(seed: int) -> None:
    sociomap = random_map(seed)
    wave = sociomap.latest
    found = figures(sociomap)
    alters = [one for one in wave.alters.values() if one.status in ("current", "fading")]
    assert found["size"] == len(alters)
    placed = [one for one in alters if one.place.ring and one.place.sector]
    assert sum(found["size_by_ring"].values()) == sum(found["size_by_sector"].values()) == len(alters)
    assert found["size_by_ring"]["unplaced"] == found["size_by_sector"]["unplaced"] == len(alters) - len(placed)
    drawn = draw_map(sociomap, wave.id, framework(), page("a4")).scene.points
    assert set(drawn) >= {one.id for one in placed}, "whoever counts as placed is drawn on the rings"
    assert {one.id for one in alters} & set(drawn) == {one.id for one in placed}
    areas = [one.place.sector for one in placed]
    shares = [areas.count(area) / len(areas) for area in set(areas)]
    blau = 1 - sum(share**2 for share in shares) if areas else None
    kinds = len(sociomap.design.sectors)
    assert close(found["blau_sector"], blau)
    assert (
        close(found["iqv_sector"], blau if blau is None or kinds < 2 else blau * kinds / (kinds - 1)) or kinds < 2
    )
    by_ring = sociomap.design.ring_meaning == "closeness"
    rings = len(sociomap.design.rings)
    strengths = [rings + 1 - one.place.ring for one in placed] if by_ring else []
    if not by_ring:
        strengths = [one.closeness for one in alters if one.closeness is not None]
    assert close(found["strength_mean"], statistics.fmean(strengths) if strengths else None)
    assert close(found["strength_sd"], statistics.stdev(strengths) if len(strengths) > 1 else None)


def test_nothing_of_structure_before_who_knows_whom_is_done() -> None:
    found = measure(a_map(), a_wave(people(6), [("a1", "a2")], done=False), framework())
    assert all(found.values[name] is None for name in STRUCTURE)
    assert {found.undefined[name] for name in STRUCTURE} == {NOT_DRAWN}
    assert found.values["size"] == 6


def test_wished_for_and_lost_never_count_and_resources_know_nobody() -> None:
    alters = [
        person("p"),
        person("q"),
        person("r", kind="resource"),
        person("w", ring=0),
        person("l", status="lost"),
        person("g", kind="group"),
    ]
    wave = a_wave(alters, itertools.combinations("gpqrwl", 2))
    assert members(wave) == ("p", "q", "g")
    found = figures(a_map(wave))
    assert found["size"] == 4
    assert found["density"] == 1
    assert found["effective_size"] == 1


def test_one_tie_however_often_it_is_said() -> None:
    outline = Outline(id="o", label="o", members=frozenset({"a1", "a2", "a3", "w"}), all_know=True)
    alters = [*people(4), person("w", ring=0)]
    wave = a_wave(alters, [("a1", "a2")], outlines={"o": outline})
    both = replace(wave, ties={("a1", "a2"): Tie(("a1", "a2"), knows=False, works_closely=True)})
    for one in (wave, both):
        assert sorted(network(one).pairs()) == [("a1", "a2"), ("a1", "a3"), ("a2", "a3")]
    silent = replace(wave, outlines={"o": replace(outline, all_know=False)})
    assert list(network(silent).pairs()) == [("a1", "a2")]


def test_sides_by_area_then_by_role() -> None:
    alters = [
        person("a", sector="personal", role="itt_mentor"),
        person("b", sector=None, role="friend"),
        person("c", sector=None, role="class_teacher"),
        person("d", sector=None, role="other"),
        person("e", sector=None),
        person("f", ring=None, sector="professional"),
    ]
    found = figures(a_map(a_wave(alters)))
    assert (found["size_personal"], found["size_professional"]) == (2, 2)
    assert found["size_by_ring"] == {"1": 0, "2": 1, "3": 0, "unplaced": 5}
    assert found["size_by_sector"] == {"professional": 0, "personal": 1, "unplaced": 5}


@pytest.mark.parametrize("areas", [("all",), ("north", "south")], ids=len)
def test_why_no_side_counts_is_true_of_one_undivided_area_and_of_several(areas: tuple[str, ...]) -> None:
    whole = a_map(a_wave([person("ann", sector=areas[0])]), preset="rings")
    sectors = tuple(Sector(one, "undivided") for one in areas)
    whole = replace(whole, design=replace(whole.design, sectors=sectors))
    figures = measure(whole, whole.latest, framework())
    for name in ("size_personal", "size_professional"):
        assert figures.values[name] is None
        assert figures.undefined[name] == "no area of this map is personal or professional"


def test_strength_counts_the_innermost_most() -> None:
    alters = [person("a", 1), person("b", 3), person("c", None, closeness=5)]
    sociomap = a_map(a_wave(alters))
    assert figures(sociomap)["strength_mean"] == 2
    other = replace(sociomap, design=replace(sociomap.design, ring_meaning="frequency"))
    assert figures(other)["strength_mean"] == 5


def test_setting_multiplexity_and_reciprocity() -> None:
    alters = [
        person("a", setting="placement A", direction="both", functions=frozenset({"confide", "new_ideas"})),
        person("b", setting="home", direction="to_me"),
        person("c", setting="online", direction="from_me"),
        person("d"),
    ]
    sociomap = a_map(a_wave(alters), me={"ego_setting": "placement A"})
    found = figures(sociomap)
    assert close(found["ei_setting"], 1 / 3)
    assert found["multiplexity_mean"] == 0.5
    assert close(found["reciprocity"], 1 / 3)
    assert figures(a_map(a_wave(alters)))["ei_setting"] is None
    bare = figures(a_map(a_wave(people(3)), me={"ego_setting": "home"}))
    assert (bare["ei_setting"], bare["multiplexity_mean"], bare["reciprocity"]) == (None, None, None)
    asked = figures(a_map(a_wave(people(3), asked=["confide"])))
    assert asked["multiplexity_mean"] == 0


def test_ego_cannot_share_an_id_with_an_alter() -> None:
    with pytest.raises(ValueError, match="ego"):
        as_networkx(a_wave([person("ego")]), with_ego="ego")


def test_a_setting_is_the_same_in_either_spelling() -> None:
    alters = [person("a", setting="Zürich"), person("b", setting="Zu\u0308rich")]
    assert figures(a_map(a_wave(alters), me={"ego_setting": "Zu\u0308rich"}))["ei_setting"] == -1
