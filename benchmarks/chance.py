"""What modularity random networks reach, fitted anew, and whether the figures in ``by_chance`` still hold."""

import random

import numpy as np

from sociomap_app.analysis.structure.chance_networks import highest_modularity, terms
from sociomap_app.analysis.structure.cohesive_groups import groups, modularity, standing

from .planted import drawn, thrown

NETWORKS, SEED = 30_000, 5
PEOPLE, DENSITY = (6, 60), (0.03, 0.6)
MOST_ABOVE = 0.02
SIZES = ((5, 8), (9, 12), (13, 18), (19, 30), (31, 45), (46, 60))


def run() -> bool:
    """Print the fit and how many random networks rise above the shipped figures; whether few do at every size."""
    chance = random.Random(SEED)
    seen: list[tuple[int, int, float]] = []
    while len(seen) < NETWORKS:
        people = round(np.exp(chance.uniform(*np.log(PEOPLE))))
        tied, ties, reached = _one(chance, people, chance.uniform(*DENSITY))
        if tied >= SIZES[0][0]:
            seen.append((tied, ties, reached))
    rows = np.array([terms(tied, ties) for tied, ties, _ in seen])
    reached = np.array([one[2] for one in seen])
    usual, *_ = np.linalg.lstsq(rows, reached, rcond=None)
    held = rows[:, 3] > 0
    margin = np.quantile((reached - rows @ usual)[held] / rows[held, 3], 0.99)
    print(f"chance: fit {tuple(round(float(one), 4) for one in usual)}, margin for 99 in 100 {margin:.2f}")
    kept = True
    for low, high in SIZES:
        above = [one[2] > highest_modularity(*one[:2]) for one in seen if low <= one[0] <= high]
        share = sum(above) / len(above)
        print(f"chance, {low} to {high} people: {share:.2%} of {len(above)} random networks above the limit")
        kept = kept and share <= MOST_ABOVE
    return kept


def _one(chance: random.Random, people: int, density: float) -> tuple[int, int, float]:
    network = drawn(people, thrown(chance, range(people), density))
    before = network.neighbours()
    rank = standing(before)
    order = sorted(range(people), key=lambda row: (-rank[row], row))
    neighbours = [[int(row) for row in near.nonzero()[0]] for near in network.matrix[np.ix_(order, order)]]
    tied = sum(bool(near) for near in neighbours)
    ties = sum(map(len, neighbours)) // 2
    return tied, ties, modularity(neighbours, groups(neighbours))
