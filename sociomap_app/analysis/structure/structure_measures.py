"""Figures of structure in closed form.

Ego is tied to everybody, so no two alters are further apart than two steps, and every ego measure
follows from the adjacency matrix of the alters and its square. Formulas and sources stand in
``resources/words/measures.toml``; the tests hold them against networkx.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, log
from typing import TYPE_CHECKING

import numpy as np

from sociomap_app.analysis.measure_names import NOBODY, STRUCTURE

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Structure:
    """Figures by name, None where undefined, and the reason for each that is."""

    values: Mapping[str, float | int | None]
    undefined: Mapping[str, str]


def structure(matrix: "NDArray[np.bool_]") -> Structure:
    """All figures of ``STRUCTURE`` for n alters tied as in the n × n ``matrix``, ego removed."""
    n = len(matrix)
    degrees = matrix.sum(axis=1, dtype=np.int64)
    ends = int(degrees.sum())
    # Counts of common neighbours never pass 5,000, so single precision holds them exactly.
    single = matrix.astype(np.float32)
    common = single @ single
    sizes = component_sizes(matrix)
    values: dict[str, float | int | None] = dict.fromkeys(STRUCTURE)
    values["components"] = len(sizes)
    values["isolates"] = int((degrees == 0).sum())
    values["ego_betweenness"] = brokered(matrix, common)
    values["transitivity"] = _transitivity(matrix, common, degrees)
    if n >= 1:
        shares = constraint_shares(matrix, degrees)
        values["mean_degree"] = ends / n
        values["effective_size"] = n - ends / n
        values["efficiency"] = (n - ends / n) / n
        values["constraint"] = fsum(shares)
        values["hierarchy"] = _hierarchy(shares)
    if n >= 2:
        pairs = n * (n - 1)
        values["density"] = ends / pairs
        values["fragmentation"] = 1 - sum(size * (size - 1) for size in sizes) / pairs
        values["ego_betweenness_normalised"] = brokered(matrix, common) * 2 / pairs
    if n >= 3:
        values["degree_centralisation"] = (int(degrees.max()) * n - ends) / ((n - 1) * (n - 2))
    undefined = {name: why if n else NOBODY for name, why in STRUCTURE.items() if values[name] is None}
    return Structure(values, undefined)


def component_sizes(matrix: "NDArray[np.bool_]") -> list[int]:
    """How many alters hang together in each piece, in the order of their first alter."""
    unseen = np.ones(len(matrix), dtype=np.bool_)
    sizes = []
    while unseen.any():
        front = np.zeros(len(matrix), dtype=np.bool_)
        front[unseen.argmax()] = True
        size = 0
        while front.any():
            unseen &= ~front
            size += int(front.sum())
            front = matrix[front].any(axis=0) & unseen
        sizes.append(size)
    return sizes


def brokered(matrix: "NDArray[np.bool_]", common: "NDArray[np.float32]") -> float:
    """Raw betweenness of ego: each untied pair gives 1 / (common neighbours, ego among them)."""
    apart = np.triu(~matrix, k=1)
    counts = np.bincount(common[apart].astype(np.int64))
    return fsum(int(times) / (others + 1) for others, times in enumerate(counts))


def constraint_shares(matrix: "NDArray[np.bool_]", degrees: "NDArray[np.int64]") -> list[float]:
    """Burt's c_j for each alter, unweighted, in ego's own network: (1/n · (1 + Σ_q 1/(d_q + 1)))².

    q runs over the alters tied to j; d_q + 1 is q's degree with ego counted.
    """
    n = len(matrix)
    reach = 1 / (degrees + 1.0)
    return [((1 + float(reach[row].sum())) / n) ** 2 for row in matrix]


def _hierarchy(shares: list[float]) -> float:
    n = len(shares)
    if n == 1:
        return 1.0
    mean = fsum(shares) / n
    return fsum(share / mean * log(share / mean) for share in shares) / (n * log(n))


def _transitivity(
    matrix: "NDArray[np.bool_]", common: "NDArray[np.float32]", degrees: "NDArray[np.int64]"
) -> float | None:
    triples = int((degrees * (degrees - 1)).sum())
    if not triples:
        return None
    return float(common[matrix].sum(dtype=np.float64)) / triples
