"""Spots away from a token, and the line that leads from the token to its label there."""

from collections.abc import Iterator
from math import cos, hypot, sin

from sociomap_app.drawing.marks import Box, Mark, Pen, Shape, Subject
from sociomap_app.drawing.theme import Theme
from sociomap_app.model.ring_geometry import TURN

from .occupied_space import Point, Rect

TURNS = 20
NEAR, FAR = 8.0, 24.0
"""Steps outward, in points: short ones where the eye still sees what belongs together, then longer ones."""
NEARBY, FURTHEST = 96.0, 420.0

Leader = tuple[Point, Point]


def distances() -> Iterator[float]:
    """How far away spots are looked for, in points from the rim of the token."""
    away = NEAR
    while away < FURTHEST:
        yield away
        away += NEAR if away < NEARBY else FAR


def spots(x: float, y: float, reach: float, wide: float, high: float) -> Iterator[Rect]:
    """Places all round for a box of that size whose near side is ``reach`` away."""
    for n in range(TURNS):
        ux, uy = sin(TURN * n / TURNS), cos(TURN * n / TURNS)
        cx, cy = x + ux * (reach + wide / 2), y + uy * (reach + high / 2)
        yield cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2


def leader(x: float, y: float, radius: float, rect: Rect) -> Leader:
    """From the rim of a token to the nearest point of a box."""
    end = min(max(x, rect[0]), rect[2]), min(max(y, rect[1]), rect[3])
    length = hypot(end[0] - x, end[1] - y) or 1.0
    share = min(radius / length, 1.0)
    return (x + (end[0] - x) * share, y + (end[1] - y) * share), end


def beyond(x: float, y: float, reach: float, line: Leader) -> Leader:
    """The part of a line that lies outside the square about where it starts."""
    end = line[1]
    far = max(abs(end[0] - x), abs(end[1] - y))
    share = min((reach + 1.0) / far, 1.0) if far else 1.0
    start = (x + (end[0] - x) * share, y + (end[1] - y) * share)
    return (start if share < 1.0 else end), end


def leader_mark(line: Leader, theme: Theme, of: Subject) -> Mark:
    """The line as it is drawn: thin and quiet."""
    (ax, ay), (bx, by) = line
    return Shape((("M", ax, ay), ("L", bx, by)), pen=Pen(theme.quiet, 0.6, (), 0.7), of=of)


def beside(box: Box, x: float, y: float, radius: float) -> tuple[float, float]:
    """By how much to move a box so that it stands right below a token."""
    return x - (box.left + box.right) / 2, y + radius + 2.0 - box.top
