"""Which people hang together more than with the rest: groups found from the ties alone.

Modularity (Newman and Girvan 2004) compares the ties inside groups with those that chance would put
there. It is raised by moving people, then whole groups, one at a time to where it gains most (after
Blondel and others 2008), until no single move gains anything. All sums are whole numbers and nothing is
drawn by lot, so the same network always falls into the same groups.
"""

from collections.abc import Sequence

ROUNDS = 4
"""How often :func:`standing` looks one step further; four steps span nearly every network drawn by hand."""

Neighbours = Sequence[Sequence[int]]
"""For each row the numbers of the rows tied to it."""


def standing(neighbours: Neighbours) -> list[int]:
    """A number for how each row stands in the network, whatever the order of the rows.

    Rows that the network itself does not tell apart get the same number. It starts from the number of
    ties and takes in those of the neighbours, again and again (after Weisfeiler and Leman 1968).
    """
    rank = [len(others) for others in neighbours]
    for _ in range(ROUNDS):
        seen = [(rank[row], sorted(rank[other] for other in others)) for row, others in enumerate(neighbours)]
        places: dict[tuple[int, tuple[int, ...]], int] = {}
        keys = [(own, tuple(around)) for own, around in seen]
        for key in sorted(set(keys)):
            places[key] = len(places)
        rank = [places[key] for key in keys]
    return rank


def groups(neighbours: Neighbours) -> list[list[int]]:
    """The rows by group, rows ascending and groups by their first row; who is tied to nobody stands alone.

    The better of two goes, from the first row down and from the last row up. Where groupings are equally
    good the order of the rows decides between them, so hand rows in by :func:`standing`.
    """
    last = len(neighbours) - 1
    turned = [sorted(last - other for other in others) for others in reversed(neighbours)]
    down = _by_label(_climbed(neighbours))
    up = _by_label(list(reversed(_climbed(turned))))
    return up if modularity(neighbours, up) > modularity(neighbours, down) else down


def _climbed(neighbours: Neighbours) -> list[int]:
    label = list(range(len(neighbours)))
    ends = sum(len(others) for others in neighbours)
    links = [dict.fromkeys(others, 1) for others in neighbours]
    degrees = [len(others) for others in neighbours]
    moving = True
    while moving:
        moving = _settle(links, degrees, label, ends)
        label = _numbered(label)
        moving = _join(links, degrees, label, ends) or moving
        label = _numbered(label)
    return label


def _by_label(label: Sequence[int]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for row, one in enumerate(label):
        found.setdefault(one, []).append(row)
    return list(found.values())


def modularity(neighbours: Neighbours, grouping: Sequence[Sequence[int]]) -> float:
    """Σ over groups of (ties inside / m − (ends there / 2m)²); 0 where nobody is tied to anybody."""
    ends = sum(len(others) for others in neighbours)
    if not ends:
        return 0.0
    gained = 0
    for group in grouping:
        rows = set(group)
        inside = sum(other in rows for row in group for other in neighbours[row])
        gained += ends * inside - sum(len(neighbours[row]) for row in group) ** 2
    return gained / (ends * ends)


def _settle(links: Sequence[dict[int, int]], degrees: Sequence[int], label: list[int], ends: int) -> bool:
    """Move one after the other to the group that gains most until none gains; whether any moved."""
    totals = [0] * len(label)
    for row, one in enumerate(label):
        totals[one] += degrees[row]
    any_moved, again = False, True
    while again:
        again = False
        for row, others in enumerate(links):
            own, degree = label[row], degrees[row]
            totals[own] -= degree
            inside = {own: 0}
            for other, weight in others.items():
                there = label[other]
                inside[there] = inside.get(there, 0) + weight
            best = _best(inside, own, degree, totals, ends)
            label[row] = best
            totals[best] += degree
            again = again or best != own
        any_moved = any_moved or again
    return any_moved


def _best(inside: dict[int, int], own: int, degree: int, totals: Sequence[int], ends: int) -> int:
    """The group that gains most from a row of that degree with so many ties ``inside`` each; else its own."""
    best, most = own, ends * inside[own] - degree * totals[own]
    for there, weight in inside.items():
        gain = ends * weight - degree * totals[there]
        if gain > most or (gain == most and best != own and there < best):
            best, most = there, gain
    return best


def _join(links: Sequence[dict[int, int]], degrees: Sequence[int], label: list[int], ends: int) -> bool:
    """Do the same with whole groups, each as one; ``label`` is changed in place."""
    count = max(label, default=-1) + 1
    between: list[dict[int, int]] = [{} for _ in range(count)]
    sums = [0] * count
    for row, others in enumerate(links):
        one = label[row]
        sums[one] += degrees[row]
        for other, weight in others.items():
            there = label[other]
            if there != one:
                between[one][there] = between[one].get(there, 0) + weight
    joined = list(range(count))
    moved = _settle(between, sums, joined, ends)
    label[:] = [joined[one] for one in label]
    return moved


def _numbered(label: Sequence[int]) -> list[int]:
    """The same groups, numbered in the order of their first row."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(one, len(numbers)) for one in label]
