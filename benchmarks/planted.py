"""Networks whose shape is known because it was put there, and networks without any: for figures and tests.

Everybody is called by a number; in those with a middle person that is ``a0``. The same chance gives the same.
"""

import random
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np

from sociomap_app.analysis.structure.alter_network import Network

Pairs = list[tuple[int, int]]
MIDDLE = "a0"


def drawn(people: int, pairs: Iterable[tuple[int, int]]) -> Network:
    """The network of a0, a1, … with those pairs tied."""
    matrix = np.zeros((people, people), dtype=np.bool_)
    for one, other in pairs:
        matrix[one, other] = matrix[other, one] = True
    return Network(tuple(f"a{number}" for number in range(people)), matrix)


def thrown(chance: random.Random, rows: Sequence[int], density: float) -> Pairs:
    """Each pair of those rows with that chance."""
    return [pair for pair in combinations(rows, 2) if chance.random() < density]


def shapeless(chance: random.Random) -> Network:
    """8 to 30 people, ties thrown at random, density 0.1 to 0.5."""
    people = chance.randint(8, 30)
    return drawn(people, thrown(chance, range(people), chance.uniform(0.1, 0.5)))


def joined(chance: random.Random, density: tuple[float, float] = (0.7, 1.0)) -> Network:
    """Two to four groups of 3 to 7, no loose ends inside; a0 alone joins them, by one to three ties to each."""
    many = chance.randint(2, 4)
    sizes = [chance.randint(3, 7) for _ in range(many)]
    sizes[0] = max(sizes[0], 4 if many == 2 else 3)
    pairs: Pairs = []
    first = 1
    for size in sizes:
        rows = range(first, first + size)
        pairs += _whole(chance, rows, chance.uniform(*density))
        pairs += [(0, row) for row in chance.sample(rows, chance.randint(1, 3))]
        first += size
    return drawn(first, pairs)


def separate(chance: random.Random) -> Network:
    """Two to four groups of 4 to 7 with no tie between them, and up to two people tied to nobody."""
    pairs: Pairs = []
    first = 0
    for _ in range(chance.randint(2, 4)):
        rows = range(first, first + chance.randint(4, 7))
        pairs += _whole(chance, rows, chance.uniform(0.7, 1.0))
        first = rows.stop
    return drawn(first + chance.randint(0, 2), pairs)


def _whole(chance: random.Random, rows: Sequence[int], density: float) -> Pairs:
    """Random ties among those rows, thrown again until they hang together."""
    while True:
        pairs = thrown(chance, rows, density)
        reached = {rows[0]}
        for _ in rows:
            reached |= {row for pair in pairs if reached & set(pair) for row in pair}
        if len(reached) == len(rows):
            return pairs


def star(chance: random.Random) -> Network:
    """9 to 30 people: a0 tied to all, and most of a rim round it."""
    people = chance.randint(9, 30)
    rim = [*pairwise(range(1, people)), (1, people - 1)]
    return drawn(people, [(0, row) for row in range(1, people)] + [one for one in rim if chance.random() < 0.8])


def clique(chance: random.Random) -> Network:
    """8 to 25 people, 8 in 10 pairs tied, or more."""
    people = chance.randint(8, 25)
    return drawn(people, thrown(chance, range(people), chance.uniform(0.8, 1.0)))


def isolates(chance: random.Random) -> Network:
    """8 to 30 people, 6 in 10 tied to nobody, a few pairs among the rest."""
    people = chance.randint(8, 30)
    few = chance.sample(range(people), max(2, int(people * 0.4)))
    return drawn(people, {tuple(chance.sample(few, 2)) for _ in range(len(few) // 2 + 1)})


def unseen(chance: random.Random) -> Network:
    """Three stars with rims, joined to each other here and there; a0 is tied to their middles only."""
    pairs: Pairs = []
    rims: list[range] = []
    first = 1
    for _ in range(3):
        rim = range(first + 1, first + 1 + chance.randint(4, 6))
        pairs += [(0, first), *((first, row) for row in rim), *pairwise(rim), (rim[0], rim[-1])]
        rims.append(rim)
        first = rim.stop
    pairs += [(chance.choice(one), chance.choice(other)) for one, other in pairwise([*rims, rims[0]])]
    return drawn(first, pairs)
