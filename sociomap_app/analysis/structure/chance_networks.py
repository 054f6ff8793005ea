"""What a network with no shape at all would show, so that chance is not taken for a shape.

Ties thrown between people at random still fall into groups of a kind, and somebody always has the most.
Nothing is said of a map unless it goes beyond that. ``python -m benchmarks chance`` fits the figures anew.
"""

from math import comb, sqrt

USUAL = (1.1928, -0.2298, 0.6433, -2.3875, 1.9829, -0.711)
"""Modularity of random networks, by least squares on the terms of :func:`terms`."""

MARGIN = 0.7
"""How far above the usual 99 of 100 random networks stay, in units of s/√k (see :func:`terms`)."""


def terms(people: int, ties: int) -> tuple[float, ...]:
    """What the usual modularity is made of: s, s², s³, s/√k, s/k and 1/k.

    k is how many ``people`` are tied to anybody, d the share of their pairs that are tied, and
    s = √((1 − d) / (2m/k)), to which modularity comes near where k is large (Reichardt and Bornholdt 2006).
    """
    density = ties / comb(people, 2)
    s = sqrt(max(1 - density, 0) * people / (2 * ties))
    return (s, s * s, s**3, s / sqrt(people), s / people, 1 / people)


def highest_modularity(people: int, ties: int) -> float:
    """What modularity 99 of 100 random networks of that size stay below; 1 where there are no ties.

    ``people`` counts those tied to anybody. Fitted for 5 to 60 people; up to 200 it was seen to hold.
    """
    if people < 2 or not ties:
        return 1.0
    found = terms(people, ties)
    usual = sum(weight * term for weight, term in zip(USUAL, found, strict=True))
    return usual + MARGIN * found[3]


def at_least(hits: int, tries: int, chance: float) -> float:
    """The probability of ``hits`` or more in so many tries, each with that chance (binomial)."""
    if hits <= 0:
        return 1.0
    return sum(comb(tries, k) * chance**k * (1 - chance) ** (tries - k) for k in range(hits, tries + 1))
