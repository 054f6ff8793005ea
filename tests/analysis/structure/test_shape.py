"""Each shape and each role where it holds and where it just does not, and how often chance is taken for one."""

import random
from collections.abc import Callable, Iterable
from itertools import combinations, pairwise

import pytest
from msgspec.structs import replace

from benchmarks import planted
from benchmarks.planted import MIDDLE, drawn
from sociomap_app.analysis.structure.alter_network import Network
from sociomap_app.analysis.structure.network_shape import (
    NOT_DRAWN,
    TOO_FEW,
    TOO_MANY,
    NetworkShape,
    shape,
    shape_of,
)
from sociomap_app.model.sociomap import Outline, Wave
from tests.networks import a_map, a_wave, framework, people, person, random_map

Pairs = list[tuple[int, int]]


def clique(*rows: int) -> Pairs:
    return list(combinations(rows, 2))


def ring(*rows: int) -> Pairs:
    return [*pairwise(rows), (rows[0], rows[-1])]


def seen(count: int, pairs: Iterable[tuple[int, int]]) -> NetworkShape:
    return shape_of(drawn(count, pairs))


FOURS = clique(1, 2, 3, 4) + clique(5, 6, 7, 8)
TWO_GROUPS = [*FOURS, (0, 1), (0, 2), (0, 5), (0, 6)]


@pytest.mark.parametrize(
    ("count", "pairs", "expected"),
    [
        (8, ring(0, 1, 2, 3), "radial"),
        (8, [*ring(0, 1, 2, 3), (0, 2)], "mixed"),  # density above 0.15
        (8, [(0, 1), (1, 2), (2, 3), (3, 4)], "mixed"),  # only three tied to nobody
        (5, [], "radial"),
        (5, ring(0, 1, 2, 3, 4), "connected"),
        (5, ring(0, 1, 2, 3, 4)[:4], "mixed"),  # density below 0.5
        (9, TWO_GROUPS, "bridging"),
        (8, [(one - 1, other - 1) for one, other in FOURS], "bridging"),
        (8, [(a - 1, b - 1) for a, b in [*FOURS, (1, 5), (2, 6), (3, 7), (4, 8)]], "connected"),  # Q 0.25
        (12, ring(*range(12)), "mixed"),  # Q above 0.30, and chance does as much
        (6, clique(0, 1, 2) + clique(3, 4, 5), "bridging"),
        (5, [*clique(0, 1, 2), (3, 4)], "mixed"),  # a pair is no group
    ],
)
def test_a_shape_where_it_holds_and_where_it_just_does_not(count: int, pairs: Pairs, expected: str) -> None:
    assert seen(count, pairs).shape == expected


def test_groups_that_nobody_joins_are_joined_by_me_alone() -> None:
    found = seen(9, FOURS)
    assert found.groups == (("a1", "a2", "a3", "a4"), ("a5", "a6", "a7", "a8"))
    assert (found.link, found.linking, found.apart) == ("me", (), True)
    assert found.gatekeepers == ()


def test_one_person_between_groups_is_named_and_stands_in_none_of_them() -> None:
    found = seen(9, TWO_GROUPS)
    assert (found.link, found.linking, found.apart) == ("one", ("a0",), False)
    assert found.groups == (("a1", "a2", "a3", "a4"), ("a5", "a6", "a7", "a8"))
    assert found.gatekeepers == ("a0",)


def test_people_in_a_row_between_groups_are_all_named() -> None:
    found = seen(9, [*FOURS, (0, 1), (0, 5)])
    assert (found.link, found.linking) == ("one", ("a0", "a1", "a5"))
    assert {one for group in found.groups for one in group} >= {"a1", "a5"}


def test_two_links_are_several_and_nobody_is_a_gatekeeper() -> None:
    found = seen(10, [*TWO_GROUPS, (9, 3), (9, 7)])
    assert found.shape == "bridging"
    assert (found.link, found.linking, found.gatekeepers) == ("several", (), ())


def test_where_many_stand_between_groups_nobody_is_singled_out() -> None:
    for many, expected in ((2, 2), (5, 0)):
        rows = [range(first, first + 4) for first in range(0, 4 * many, 4)]
        row_of_cliques = [pair for one in rows for pair in clique(*one)]
        found = seen(4 * many, [*row_of_cliques, *((one[3], other[0]) for one, other in pairwise(rows))])
        assert (found.shape, len(found.gatekeepers)) == ("bridging", expected)
    assert (found.link, found.linking) == ("several", ())


def test_a_third_group_apart_is_told_of() -> None:
    found = seen(13, TWO_GROUPS + clique(9, 10, 11, 12))
    assert (found.link, found.linking, found.apart) == ("one", ("a0",), True)
    assert len(found.groups) == 3


def test_whoever_joins_only_some_of_the_groups_is_told_of() -> None:
    others = [*clique(9, 10, 11, 12), (9, 1), (10, 2), (11, 3)]
    found = seen(13, TWO_GROUPS + others)
    assert (found.shape, found.link, found.linking) == ("bridging", "some", ("a0",))
    assert found.gatekeepers == ("a0",)


WHEEL = [(0, row) for row in range(1, 10)] + ring(*range(1, 10))


def test_a_hub_where_it_holds() -> None:
    found = seen(10, WHEEL)
    assert (found.shape, found.hubs, found.gatekeepers, found.pulsetakers) == ("mixed", ("a0",), (), ())


def test_two_hubs_of_the_same_number_of_ties() -> None:
    pairs = [(hub, row) for hub in (0, 1) for row in range(2, 14)] + [(2, 3), (4, 5)]
    assert seen(14, pairs).hubs == ("a0", "a1")


@pytest.mark.parametrize(
    ("count", "pairs"),
    [
        (14, [(hub, row) for hub in (0, 1, 2) for row in range(3, 14)]),  # three have as many
        (8, [(0, 1), (0, 2), (0, 3), (4, 5), (6, 7)]),  # fewer than four ties
        (10, [*clique(*range(10))]),  # no more than the median
        (10, [(0, row) for row in range(1, 6)] + [*ring(*range(1, 10)), (5, 7)]),  # no more than chance gives
    ],
)
def test_no_hub_where_it_just_does_not_hold(count: int, pairs: Pairs) -> None:
    found = seen(count, pairs)
    assert found.roles_reason == ""
    assert found.hubs == ()


def test_no_gatekeeper_where_one_side_has_two_people() -> None:
    pairs = [*clique(1, 2, 3, 4), (0, 1), (0, 2), *clique(5, 6), (0, 5), (0, 6), *clique(7, 8, 9, 10)]
    found = seen(11, pairs)
    assert found.shape == "bridging"
    assert found.gatekeepers == ()


def test_nobody_is_a_gatekeeper_where_no_groups_stand_out() -> None:
    found = seen(9, list(pairwise(range(9))))
    assert (found.roles_reason, found.shape, found.gatekeepers) == ("", "mixed", ())


def test_a_pulsetaker_where_it_holds_and_with_a_tie_too_many() -> None:
    found = planted.unseen(random.Random(1))
    assert shape_of(found).pulsetakers == (MIDDLE,)
    found.matrix[0, 2] = found.matrix[2, 0] = True
    assert shape_of(found).pulsetakers == ()


def test_whoever_stands_beside_a_hub_is_no_pulsetaker() -> None:
    pairs = [(0, row) for row in range(1, 20)] + [pair for pair in ring(*range(1, 20)) if pair != (5, 6)]
    found = seen(20, pairs)
    assert (found.hubs, found.pulsetakers) == (("a0",), ())


def test_roles_need_eight_people_and_a_tie_for_every_two() -> None:
    seven = seen(7, [(0, row) for row in range(1, 7)])
    few = seen(9, [(0, row) for row in range(1, 5)])
    assert seven.shape == few.shape == "mixed"
    assert seven.roles_reason.startswith("with fewer than eight")
    assert few.roles_reason.startswith("there are too few connections")
    assert seven.hubs == few.hubs == ()
    assert seen(8, [(0, row) for row in range(1, 5)]).roles_reason == ""


def test_too_few_and_too_many_people_to_say() -> None:
    four, crowd = seen(4, clique(0, 1, 2, 3)), seen(201, [])
    assert (four.shape, four.reason, four.roles_reason) == (None, TOO_FEW, TOO_FEW)
    assert (crowd.shape, crowd.reason) == (None, TOO_MANY)
    assert seen(200, []).shape == "radial"


NETWORKS = 300


def test_chance_is_rarely_taken_for_a_shape_or_a_role() -> None:
    chance = random.Random(7)
    found = [shape_of(planted.shapeless(chance)) for _ in range(NETWORKS)]
    kinds: tuple[Callable[[NetworkShape], bool], ...] = (
        lambda one: one.shape == "bridging",
        lambda one: bool(one.hubs),
        lambda one: bool(one.gatekeepers),
        lambda one: bool(one.pulsetakers),
    )
    assert max(sum(map(kind, found)) for kind in kinds) <= NETWORKS // 10
    assert sum(any(kind(one) for kind in kinds) for one in found) <= NETWORKS // 10


@pytest.mark.parametrize(
    ("make", "right"),
    [
        (planted.joined, lambda one: one.shape == "bridging" and MIDDLE in one.linking),
        (planted.separate, lambda one: one.shape == "bridging" and one.link == "me"),
        (planted.star, lambda one: one.shape == "mixed" and one.hubs == (MIDDLE,)),
        (planted.clique, lambda one: one.shape == "connected"),
        (planted.isolates, lambda one: one.shape == "radial"),
        (planted.unseen, lambda one: one.pulsetakers == (MIDDLE,)),
    ],
)
def test_what_was_put_there_is_found(
    make: Callable[[random.Random], Network], right: Callable[[NetworkShape], bool]
) -> None:
    chance = random.Random(11)
    assert sum(right(shape_of(make(chance))) for _ in range(NETWORKS)) >= 0.9 * NETWORKS


@pytest.mark.parametrize("seed", range(30))
def test_another_order_of_people_changes_nothing_but_the_order(seed: int) -> None:
    chance = random.Random(seed)
    make = chance.choice((planted.shapeless, planted.joined, planted.unseen, planted.separate))
    before = make(chance)
    turned = list(range(len(before.ids)))
    chance.shuffle(turned)
    after = Network(tuple(before.ids[row] for row in turned), before.matrix[turned][:, turned])
    assert _unordered(shape_of(before)) == _unordered(shape_of(after))


def _unordered(found: NetworkShape) -> object:
    return (
        (found.shape, found.link, found.apart, found.people, found.ties, found.alone, found.roles_reason),
        {frozenset(group) for group in found.groups},
        [frozenset(ids) for ids in (found.linking, found.hubs, found.gatekeepers, found.pulsetakers)],
    )


@pytest.mark.parametrize("seed", range(40))
def test_ids_are_in_the_wave_and_nothing_is_said_before_it_is_drawn(seed: int) -> None:
    sociomap = random_map(seed, most=40)
    for wave in sociomap.waves:
        drawn_wave = replace(wave, who_knows_whom_done=True)
        found = shape(sociomap, drawn_wave, framework())
        named = {one for group in found.groups for one in group} | {*found.linking, *found.hubs}
        named |= {*found.gatekeepers, *found.pulsetakers}
        assert named <= {one.id for one in wave.alters.values() if one.counted and one.kind != "resource"}
        assert (found.shape is None) == bool(found.reason)
        silent = shape(sociomap, replace(wave, who_knows_whom_done=False), framework())
        assert silent == NetworkShape(people=found.people, reason=NOT_DRAWN, roles_reason=NOT_DRAWN)


def seen_in(wave: Wave) -> NetworkShape:
    return shape(a_map(wave), wave, framework())


def ties(ids: Iterable[str]) -> list[tuple[str, str]]:
    return list(combinations(ids, 2))


def test_only_professional_people_who_count_are_looked_at() -> None:
    alters = people(5)
    family = people(6, "f", sector="personal")
    left_out = [
        person("lost", status="lost"),
        person("wished", 0),
        person("site", kind="resource"),
        person("nowhere", None, None),
    ]
    everybody = [*alters, *family, *left_out]
    found = seen_in(a_wave(everybody, ties(one.id for one in everybody if one not in alters)))
    assert (found.people, found.ties, found.shape) == (5, 0, "radial")


def test_an_outline_counts_only_where_its_owner_says_that_all_know_each_other() -> None:
    alters = people(5)
    ids = frozenset(one.id for one in alters)
    for all_know, expected in ((False, "radial"), (True, "connected")):
        outline = Outline(id="o1", label="department", members=ids, all_know=all_know)
        assert seen_in(a_wave(alters, outlines={"o1": outline})).shape == expected
