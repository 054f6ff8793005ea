"""Who may be a hub, a gatekeeper or a pulsetaker in a network as it was drawn.

The three are Stephenson's, who works from several networks at once and gives no formula in what was
read. So the rules are ours (``docs/decisions/13-shapes-and-roles.md``), each with a guard against chance, because
without one they name somebody on every second network that has no shape. “Possibly”, and never kept with a person.
"""

from collections.abc import Sequence
from statistics import median

from .chance_networks import at_least
from .cohesive_groups import Neighbours
from .cut_points import loose_pieces, pieces_without

FEWEST_PEOPLE = 8
MOST_HUBS = 2
HUB_TIES = 4
HUB_TIMES_MEDIAN = 1.5
HUB_BY_CHANCE = 0.02
PIECE = 3
MOST_GATEKEEPERS = 3
REACH = 0.6
FEW = 5
PULSE_BY_CHANCE = 0.05


def why_no_roles(people: int, ties: int) -> str:
    """Why roles may not be spoken of; empty for at least 8 people, and a tie for every two of them."""
    if people < FEWEST_PEOPLE:
        return "with fewer than eight people and groups on the professional side there is too little to go by"
    return "" if 2 * ties >= people else "there are too few connections on the professional side to say"


def hubs(neighbours: Neighbours) -> list[int]:
    """At most two rows that share the highest number of ties, at least 4 and 1.5 times the median.

    Guard: in a random network with the ties of all others, somebody with so many is to be expected less
    than once in fifty.
    """
    degrees = [len(others) for others in neighbours]
    most = max(degrees, default=0)
    found = [row for row, degree in enumerate(degrees) if degree == most]
    if len(found) > MOST_HUBS or most < HUB_TIES or most < HUB_TIMES_MEDIAN * median(degrees):
        return []
    rest = len(degrees) - len(found)
    between = found[0] in neighbours[found[-1]]
    ties = sum(degrees) // 2 - most * len(found) + between
    chance = 2 * ties / (rest * (rest - 1)) if rest > 1 else 1.0
    return found if len(degrees) * at_least(most, len(degrees) - 1, chance) <= HUB_BY_CHANCE else []


def gatekeepers(neighbours: Neighbours, groups: Sequence[Sequence[int]]) -> list[int]:
    """Whoever stands :func:`between` the groups: at most three, or a fifth of all where that is more."""
    return few(between(neighbours, groups), len(neighbours))


def few(found: list[int], people: int) -> list[int]:
    """Those rows where they are few enough to be named; nobody where they are not."""
    return found if len(found) <= max(MOST_GATEKEEPERS, people / FEW) else []


def between(neighbours: Neighbours, groups: Sequence[Sequence[int]]) -> list[int]:
    """Rows without which two of the groups would not hang together, at least 3 people on either side.

    Guard: ``groups`` are those that go beyond chance; where there are none, nobody stands between them.
    """
    if not groups:
        return []
    before = len(homes(groups, pieces_without(neighbours, -1)))
    return [
        row
        for row, sizes in enumerate(loose_pieces(neighbours))
        if sum(size >= PIECE for size in sizes) >= 2
        and len(homes(groups, pieces_without(neighbours, row))) > before
    ]


def homes(groups: Sequence[Sequence[int]], piece: Sequence[int]) -> set[int]:
    """The pieces in which the groups stand, each where most of it does (of two alike, in the lower one)."""
    found = set()
    for group in groups:
        held = [piece[row] for row in group if piece[row] >= 0]
        found.add(max(sorted(set(held)), key=held.count))
    return found


def pulsetakers(neighbours: Neighbours, hubs: Sequence[int], gatekeepers: Sequence[int]) -> list[int]:
    """Rows with two ties or more, but no more than most, who yet reach 60 in 100 of all others in two steps.

    Neither hubs nor gatekeepers, and no more than a fifth of all. Guards: whoever is reached through a hub
    does not count, since everybody beside one reaches as many; and in a random network somebody with so
    few ties who reaches so many is to be expected less than once in twenty.
    """
    n = len(neighbours)
    degrees = [len(near) for near in neighbours]
    usual, chance = median(degrees), sum(degrees) / (n * (n - 1))
    found = []
    for row, near in enumerate(neighbours):
        if not 2 <= len(near) <= usual or row in hubs or row in gatekeepers:
            continue
        around = len(_second_steps(neighbours, row, hubs))
        if len(near) + around < REACH * (n - 1):
            continue
        missed = (1 - chance) ** len(near)
        if n * at_least(around, n - 1 - len(near), 1 - missed) <= PULSE_BY_CHANCE:
            found.append(row)
    return found if len(found) * FEW <= n else []


def _second_steps(neighbours: Neighbours, row: int, hubs: Sequence[int]) -> set[int]:
    """Whoever is two steps away, and not through a hub."""
    near = neighbours[row]
    return {further for one in near if one not in hubs for further in neighbours[one]} - {row, *near}
