"""Groups against networkx, and what does not hang on the order in which people were put on the map."""

import math
import random
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

from sociomap_app.analysis.structure.chance_networks import at_least, highest_modularity
from sociomap_app.analysis.structure.cohesive_groups import groups, modularity, standing
from sociomap_app.analysis.structure.cut_points import pieces_without

Neighbours = list[list[int]]


def neighbours(graph: Any) -> Neighbours:
    return [sorted(graph[row]) for row in range(len(graph))]


def random_graph(seed: int) -> Any:
    chance = random.Random(seed)
    return nx.gnp_random_graph(chance.randint(2, 40), chance.uniform(0.05, 0.5), seed=seed)


@pytest.mark.parametrize("seed", range(60))
def test_modularity_is_that_of_networkx(seed: int) -> None:
    graph = random_graph(seed)
    found = groups(neighbours(graph))
    assert sorted(row for group in found for row in group) == list(graph)
    if graph.number_of_edges():
        assert math.isclose(modularity(neighbours(graph), found), nx.community.modularity(graph, found))


@pytest.mark.parametrize("seed", range(60))
def test_groups_are_about_as_good_as_the_greedy_ones_of_networkx(seed: int) -> None:
    graph = random_graph(seed)
    if not graph.number_of_edges():
        return
    greedy = nx.community.modularity(graph, nx.community.greedy_modularity_communities(graph))
    assert modularity(neighbours(graph), groups(neighbours(graph))) >= greedy - 0.015


def test_groups_are_on_the_whole_better_than_the_greedy_ones() -> None:
    gained = []
    for seed in range(60):
        graph = random_graph(seed)
        if graph.number_of_edges():
            greedy = nx.community.greedy_modularity_communities(graph)
            own = modularity(neighbours(graph), groups(neighbours(graph)))
            gained.append(own - nx.community.modularity(graph, greedy))
    assert sum(gained) / len(gained) > 0.007


def test_cliques_side_by_side_are_the_groups() -> None:
    graph = nx.disjoint_union_all([nx.complete_graph(size) for size in (3, 5, 4, 1)])
    assert groups(neighbours(graph)) == [[0, 1, 2], [3, 4, 5, 6, 7], [8, 9, 10, 11], [12]]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_people_without_ties_stand_alone(count: int) -> None:
    alone: Neighbours = [[] for _ in range(count)]
    assert groups(alone) == [[row] for row in range(count)]
    assert modularity(alone, groups(alone)) == 0


def test_groups_of_a_long_chain_are_found_without_deep_recursion() -> None:
    chain = neighbours(nx.path_graph(600))
    found = groups(chain)
    assert len(found) > 5
    assert all(other == one + 1 for group in found for one, other in pairwise(group))


@pytest.mark.parametrize("seed", range(20))
def test_standing_is_the_same_whatever_the_order(seed: int) -> None:
    graph = random_graph(seed)
    turned = list(graph)
    random.Random(seed).shuffle(turned)
    other = nx.relabel_nodes(graph, dict(enumerate(turned)))
    before, after = standing(neighbours(graph)), standing(neighbours(other))
    assert before == [after[turned[row]] for row in graph]


def test_standing_tells_middle_from_end() -> None:
    ends = standing(neighbours(nx.path_graph(5)))
    assert ends[0] == ends[4] and ends[1] == ends[3] and len(set(ends)) == 3


@pytest.mark.parametrize("seed", range(20))
def test_pieces_are_those_of_networkx(seed: int) -> None:
    graph = random_graph(seed)
    for gone in (-1, *graph):
        rest = graph.subgraph(set(graph) - {gone})
        piece = pieces_without(neighbours(graph), gone)
        held: dict[int, set[int]] = {}
        for row in rest:
            held.setdefault(piece[row], set()).add(row)
        assert sorted(map(sorted, held.values())) == sorted(map(sorted, nx.connected_components(rest)))
        assert gone < 0 or piece[gone] == -1


def test_at_least_is_the_tail_of_the_binomial() -> None:
    assert at_least(0, 5, 0.2) == 1
    assert at_least(6, 5, 0.2) == 0
    assert math.isclose(at_least(5, 5, 0.5), 1 / 32)
    assert math.isclose(at_least(1, 3, 0.1), 1 - 0.9**3)


def test_fewer_ties_reach_a_higher_modularity_by_chance() -> None:
    assert highest_modularity(20, 25) > highest_modularity(20, 50) > highest_modularity(20, 100) > 0
    assert highest_modularity(20, 0) == 1
    assert highest_modularity(1, 0) == 1


def test_few_random_networks_rise_above_chance() -> None:
    above = []
    for seed in range(300):
        graph = nx.gnp_random_graph(8 + seed % 23, 0.1 + 0.4 * (seed % 7) / 6, seed=seed)
        tied = sum(bool(others) for others in neighbours(graph))
        reached = modularity(neighbours(graph), groups(neighbours(graph)))
        above.append(reached > highest_modularity(tied, graph.number_of_edges()))
    assert sum(above) <= 9
