"""Who, once taken out, would leave groups of people without a link between them.

One walk through the network tells it for everybody (depth-first low points, after Hopcroft and Tarjan
1973), with the size of each piece that would come loose, so a pair or more can be told from a person.
"""

from collections.abc import Sequence


def loose_pieces(neighbours: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each row the sizes of the pieces its own component would fall into without it.

    One size, or none for somebody tied to nobody, where nothing would come apart. ``neighbours`` holds
    for each row the numbers of the rows tied to it.
    """
    pieces: list[list[int]] = [[] for _ in neighbours]
    order = [-1] * len(neighbours)
    for start in range(len(neighbours)):
        if order[start] < 0:
            _walk(neighbours, start, order, pieces)
    return pieces


def _walk(neighbours: Sequence[Sequence[int]], start: int, order: list[int], pieces: list[list[int]]) -> None:
    """Visit one component; ``order`` gets the step each row was met at, ``pieces`` what comes loose."""
    low: dict[int, int] = {}
    below: dict[int, int] = {}
    step = order[start] = low[start] = 0
    below[start] = 1
    stack = [(start, -1, iter(neighbours[start]))]
    while stack:
        row, parent, waiting = stack[-1]
        other = next(waiting, None)
        if other is None:
            stack.pop()
            if parent >= 0:
                low[parent] = min(low[parent], low[row])
                below[parent] += below[row]
                if low[row] >= order[parent]:
                    pieces[parent].append(below[row])
        elif order[other] < 0:
            step += 1
            order[other] = low[other] = step
            below[other] = 1
            stack.append((other, row, iter(neighbours[other])))
        elif other != parent:
            low[row] = min(low[row], order[other])
    for row in low:
        rest = len(low) - 1 - sum(pieces[row])
        if rest:
            pieces[row].append(rest)


def pieces_without(neighbours: Sequence[Sequence[int]], gone: int) -> list[int]:
    """For each row the number of the piece it stands in once the row ``gone`` is taken out; −1 for that row."""
    piece = [-1] * len(neighbours)
    count = 0
    for start in range(len(neighbours)):
        if start == gone or piece[start] >= 0:
            continue
        piece[start] = count
        waiting = [start]
        while waiting:
            for other in neighbours[waiting.pop()]:
                if other != gone and piece[other] < 0:
                    piece[other] = count
                    waiting.append(other)
        count += 1
    return piece
