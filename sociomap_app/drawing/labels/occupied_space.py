"""What is taken on a sheet: boxes by the squares they touch, so that a look at the neighbours is short."""

from collections.abc import Iterable, Iterator
from math import hypot, inf

SQUARE = 40.0
"""Side of the squares in which boxes are looked up, in points."""

FULL = 150
"""Boxes one square keeps: where there are more, nothing can be read whatever stands where."""

STEP = 3.0
"""How far apart the points are at which a line is looked at, in points."""

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""

_ROW = 1 << 20


class OccupiedSpace:
    """Rectangles with their owners."""

    def __init__(self) -> None:
        self._squares: dict[int, list[tuple[float, float, float, float, str]]] = {}

    def add(self, owner: str, rect: Rect) -> None:
        """Take a place."""
        entry = (*rect, owner)
        for square in squares(rect):
            there = self._squares.setdefault(square, [])
            if len(there) < FULL:
                there.append(entry)

    def remove(self, owner: str, rect: Rect) -> None:
        """Give it back."""
        entry = (*rect, owner)
        for square in squares(rect):
            there = self._squares.get(square)
            if there and entry in there:
                there.remove(entry)

    def free(self, rect: Rect, where: Iterable[int] | None = None) -> bool:
        """Whether nothing at all stands there; ``where`` are its squares, if they are known."""
        left, top, right, bottom = rect
        taken = self._squares
        for square in squares(rect) if where is None else where:
            if square in taken:
                for x0, y0, x1, y1, _ in taken[square]:
                    if left < x1 and x0 < right and top < y1 and y0 < bottom:
                        return False
        return True

    def holds(self, x: float, y: float) -> bool:
        """Whether something stands at a point."""
        for x0, y0, x1, y1, _ in self._squares.get(int(x // SQUARE) * _ROW + int(y // SQUARE), ()):
            if x0 < x < x1 and y0 < y < y1:
                return True
        return False

    def owners(self, rect: Rect, where: Iterable[int]) -> set[str]:
        """Whose places the rectangle meets."""
        left, top, right, bottom = rect
        return {
            owner
            for square in where
            for x0, y0, x1, y1, owner in self._squares.get(square, ())
            if left < x1 and x0 < right and top < y1 and y0 < bottom
        }

    def covered(self, rect: Rect, enough: float = inf) -> float:
        """The area of others it covers, in square points, counted no further than to ``enough``."""
        left, top, right, bottom = rect
        seen: set[tuple[float, float, float, float, str]] = set()
        area = 0.0
        for square in squares(rect):
            for entry in self._squares.get(square, ()):
                wide = min(right, entry[2]) - max(left, entry[0])
                high = min(bottom, entry[3]) - max(top, entry[1])
                if wide > 0 and high > 0 and entry not in seen:
                    seen.add(entry)
                    area += wide * high
                    if area >= enough:
                        return area
        return area


def along(start: Point, end: Point) -> Iterator[Point]:
    """Points along a line, close to one another."""
    (ax, ay), (bx, by) = start, end
    pieces = max(1, int(hypot(bx - ax, by - ay) / STEP))
    for n in range(pieces):
        share = (n + 0.5) / pieces
        yield ax + (bx - ax) * share, ay + (by - ay) * share


def squares(rect: Rect) -> list[int]:
    """The squares a rectangle touches."""
    left, top = int(rect[0] // SQUARE), int(rect[1] // SQUARE)
    right, bottom = int(rect[2] // SQUARE), int(rect[3] // SQUARE)
    if left == right:
        return [left * _ROW + row for row in range(top, bottom + 1)]
    return [column * _ROW + row for column in range(left, right + 1) for row in range(top, bottom + 1)]
