"""The network among the alters, with ego taken out: what every figure of structure starts from.

With ego left in everybody is joined through ego, and no shape could be seen. Resources are left out:
a website knows nobody.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociomap_app.analysis.belonging import counted
from sociomap_app.model.sociomap import TieKey, Wave, tie_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The counted persons and groups of a wave and who is tied to whom.

    ``matrix`` is n × n, symmetric, False on the diagonal; row and column i are ``ids[i]``.
    """

    ids: tuple[str, ...]
    matrix: "NDArray[np.bool_]"

    def neighbours(self) -> list[list[int]]:
        """For each row the numbers of the rows tied to it, ascending."""
        return [[int(other) for other in row.nonzero()[0]] for row in self.matrix]

    def pairs(self) -> Iterator[TieKey]:
        """Each tie once, as ids, the smaller id first."""
        for number, others in enumerate(self.neighbours()):
            for other in others:
                if number < other:
                    yield tie_key(self.ids[number], self.ids[other])

    def among(self, kept: Set[str]) -> "Network":
        """The same network without whoever is not in ``kept``."""
        rows = [row for row, one in enumerate(self.ids) if one in kept]
        return Network(tuple(self.ids[row] for row in rows), self.matrix[rows][:, rows])


def members(wave: Wave) -> tuple[str, ...]:
    """Ids of the alters that structure speaks of: counted, and not a resource."""
    return tuple(alter.id for alter in counted(wave) if alter.kind != "resource")


def network(wave: Wave) -> Network:
    """The alters of that wave without ego. Knowing or working closely is one tie, both are still one.

    An outline whose people all know each other stands for a tie between any two of them.
    """
    import numpy as np  # nothing of it is needed before somebody looks at figures

    ids = members(wave)
    number = {alter_id: index for index, alter_id in enumerate(ids)}
    matrix = np.zeros((len(ids), len(ids)), dtype=np.bool_)
    for one, other in _tied(wave):
        if one in number and other in number:
            matrix[number[one], number[other]] = matrix[number[other], number[one]] = True
    for outline in wave.outlines.values():
        inside = [number[member] for member in outline.members if member in number]
        if outline.all_know and len(inside) > 1:
            matrix[np.ix_(inside, inside)] = True
    np.fill_diagonal(matrix, False)
    return Network(ids, matrix)


def _tied(wave: Wave) -> Iterator[TieKey]:
    return (ends for ends, tie in wave.ties.items() if tie.knows or tie.works_closely)


def as_networkx(wave: Wave, *, with_ego: str | None = None) -> Any:
    """The same network as a ``networkx.Graph``, against which the tests hold our own figures.

    With ``with_ego`` that id is added, tied to everybody.

    Nodes are alter ids in the order of the wave. ValueError where ego's id is also an alter's.
    """
    import networkx as nx  # only for research

    drawn = network(wave)
    graph = nx.Graph()
    graph.add_nodes_from(drawn.ids)
    graph.add_edges_from(drawn.pairs())
    if with_ego is not None:
        if with_ego in graph:
            raise ValueError(f"“{with_ego}” is the id of an alter")
        graph.add_node(with_ego)
        graph.add_edges_from((with_ego, alter_id) for alter_id in drawn.ids)
    return graph
