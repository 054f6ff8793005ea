"""The rules of practice §6 for possible roles, each on its own, where no guard against chance would speak."""

from collections.abc import Iterable
from itertools import combinations, pairwise

from benchmarks.planted import drawn
from sociomap_app.analysis.structure.network_roles import gatekeepers, homes, hubs, pulsetakers, why_no_roles
from sociomap_app.analysis.structure.network_shape import shape_of

Pairs = list[tuple[int, int]]


def neighbours(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    return drawn(count, pairs).neighbours()


def ring(*rows: int) -> Pairs:
    return [*pairwise(rows), (rows[0], rows[-1])]


def stars(many: int, rim: int, first: int) -> tuple[Pairs, list[int], int]:
    """Middles each with a rim of people round it; also the middles, and the row after the last."""
    pairs: Pairs = []
    middles = []
    for _ in range(many):
        round_it = range(first + 1, first + 1 + rim)
        pairs += [*((first, row) for row in round_it), *ring(*round_it)]
        middles.append(first)
        first = round_it.stop
    return pairs, middles, first


def test_enough_people_and_ties() -> None:
    assert why_no_roles(8, 4) == why_no_roles(9, 5) == ""
    assert all(why_no_roles(*one) for one in ((7, 20), (8, 3), (9, 4)))


def test_a_hub_has_four_ties_however_few_the_others_have() -> None:
    assert hubs(neighbours(40, [(0, 1), (0, 2), (0, 3)])) == []
    assert hubs(neighbours(40, [(0, 1), (0, 2), (0, 3), (0, 4)])) == [0]


def test_a_hub_has_half_as_many_again_as_the_median() -> None:
    def round_it(steps: int) -> Pairs:
        rows = range(1, 30)
        return [(0, row) for row in rows] + [
            (row, 1 + (row - 1 + step) % 29) for row in rows for step in range(1, steps)
        ]

    assert hubs(neighbours(30, round_it(9))) == [0]  # 29 ties, the others 17
    assert hubs(neighbours(30, round_it(11))) == []  # the others 21


def test_whoever_parts_no_groups_is_no_gatekeeper() -> None:
    cliques = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    tail = [(0, 8), (8, 9), (9, 10)]
    groups = [range(4), range(4, 8)]
    assert gatekeepers(neighbours(11, [*cliques, (1, 5), (2, 6), *tail]), groups) == []
    assert gatekeepers(neighbours(11, [*cliques, (1, 5), (1, 6), *tail]), groups) == [1]
    assert gatekeepers(neighbours(11, [*cliques, (1, 5), (1, 6), *tail]), []) == []


def test_a_group_is_at_home_where_most_of_it_stands() -> None:
    assert homes([[0, 1, 2], [3, 4]], [0, 0, 1, 1, -1]) == {0, 1}
    assert homes([[0, 1]], [2, 1]) == {1}


def test_a_pulsetaker_has_no_more_ties_than_most() -> None:
    wide, centres, end = stars(3, 14, 1)
    three = [(0, centre) for centre in centres]
    assert pulsetakers(neighbours(end, wide + three), [], []) == [0]
    assert pulsetakers(neighbours(end + 1, [*wide, *three, (0, end)]), [], []) == []


def test_a_pulsetaker_reaches_most_of_the_others() -> None:
    pairs, middles, last = stars(2, 12, 1)
    ties = [*pairs, *((0, middle) for middle in middles)]
    assert pulsetakers(neighbours(last, ties), [], []) == [0]
    assert pulsetakers(neighbours(last + 30, [*ties, *ring(*range(last, last + 30))]), [], []) == []


def test_pulsetakers_are_few_or_nobody() -> None:
    for many, expected in ((3, 3), (6, 0)):
        pairs, middles, last = stars(3, 6, 6)
        ties = [*pairs, *((row, middle) for row in range(many) for middle in middles)]
        found = pulsetakers(neighbours(last, ties), [], [])
        assert len(found) == expected, found


def test_who_is_reached_through_a_hub_does_not_count() -> None:
    round_it = [*ring(*range(1, 15)), *ring(*range(1, 15, 2)), *ring(*range(2, 15, 2))]
    beside = [(row, row + 4) for row in range(15, 19)]
    ties = neighbours(30, [*((0, row) for row in range(1, 19)), *round_it, *beside])
    assert pulsetakers(ties, [], []) == [15, 16, 17, 18]
    assert pulsetakers(ties, [0], []) == []


def test_hubs_and_gatekeepers_are_no_pulsetakers() -> None:
    pairs, middles, last = stars(2, 12, 1)
    ties = neighbours(last, [*pairs, *((0, middle) for middle in middles)])
    assert pulsetakers(ties, [], [0]) == pulsetakers(ties, [0], []) == []


def test_a_pair_apart_is_no_group() -> None:
    pairs = [*combinations(range(5), 2), *combinations(range(5, 10), 2), (10, 11)]
    found = shape_of(drawn(12, pairs))
    assert (found.shape, len(found.groups)) == ("bridging", 2)
