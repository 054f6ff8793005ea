"""What is painted: shapes and words, frozen, in points, y down, text already measured.

A painter needs to know these two kinds of mark and nothing of sociomaps. ``of`` says what a mark speaks
of, so that the canvas can find, light up or leave out what belongs to one alter, tie or outline.
"""

from collections.abc import Mapping
from math import cos, pi, sin
from typing import Literal

import msgspec

Colour = tuple[int, int, int]
Step = tuple[str, *tuple[float, ...]]
"""``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``."""

Subject = tuple[str, str]
"""What a mark is of: ("alter", id), ("tie", "id|id"), ("outline", id), ("legend", ""), …"""

NOTHING: Subject = ("", "")
Role = Literal["title", "heading", "text"]
"""What a line of words is to whoever hears a page: its title, the heading of a part of it, or anything else."""

ROUND = 0.5522847498


class Pen(msgspec.Struct, frozen=True):
    """A line: colour, width in points, dash lengths in points (empty: solid), opacity 0–1."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


class Fill(msgspec.Struct, frozen=True):
    """An area: colour, opacity 0–1. Areas follow the non-zero winding rule."""

    colour: Colour
    opacity: float = 1.0


class Shape(msgspec.Struct, frozen=True):
    """A path, filled, stroked or both."""

    steps: tuple[Step, ...]
    fill: Fill | None = None
    pen: Pen | None = None
    of: Subject = NOTHING


class Glyph(msgspec.Struct, frozen=True):
    """One sign as it is drawn: where it stands in a line of size 1, and its path at size 1 from (0, 0)."""

    x: float
    y: float
    steps: tuple[Step, ...]


class Words(msgspec.Struct, frozen=True):
    """One line of text. ``x``, ``y`` is the start of its baseline; ``turn`` is clockwise, in degrees.

    Where ``glyphs`` are given, the line needs shaping, another reading order or another font: painters
    fill those paths and add ``text`` unseen, so that it can be selected and searched.
    """

    text: str
    x: float
    y: float
    size: float
    width: float
    bold: bool = False
    colour: Colour = (0, 0, 0)
    turn: float = 0.0
    glyphs: tuple[Glyph, ...] = ()
    of: Subject = NOTHING
    role: Role = "text"

    @property
    def outline(self) -> tuple[Step, ...]:
        """All glyphs as one path, where they stand on the sheet."""
        return path_of(self.glyphs, self.size, self.x, self.y)


def path_of(glyphs: tuple[Glyph, ...], size: float, x: float = 0.0, y: float = 0.0) -> tuple[Step, ...]:
    """The path of a line of glyphs at a size in points, its baseline beginning at that point."""
    steps: list[Step] = []
    for glyph in glyphs:
        left, base = x + glyph.x * size, y + glyph.y * size
        for letter, *numbers in glyph.steps:
            steps.append((letter, *(n * size + (base if at % 2 else left) for at, n in enumerate(numbers))))
    return tuple(steps)


Mark = Shape | Words


class Box(msgspec.Struct, frozen=True):
    """An upright rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def overlap(self, other: "Box") -> float:
        """The area both cover, in square points."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def within(self, other: "Box") -> bool:
        """Whether it lies wholly inside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Token(msgspec.Struct, frozen=True):
    """Where an alter stands in a figure: centre and radius in points, and the box of its label."""

    x: float
    y: float
    radius: float
    label: Box


class Figure(msgspec.Struct, frozen=True):
    """A finished drawing: its size in points, its marks from back to front, and where people stand.

    ``unsigned`` lists signs no font on this machine has; they are drawn as their code.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    tokens: Mapping[str, Token] = {}
    unsigned: frozenset[str] = frozenset()


def disc(x: float, y: float, radius: float) -> tuple[Step, ...]:
    """A circle as four curves."""
    r, k = radius, radius * ROUND
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


def box(left: float, top: float, right: float, bottom: float, corner: float = 0.0) -> tuple[Step, ...]:
    """A rectangle, with rounded corners where ``corner`` is more than 0."""
    if corner <= 0:
        return (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))
    c = min(corner, (right - left) / 2, (bottom - top) / 2)
    k = c * (1 - ROUND)
    return (
        ("M", left + c, top),
        ("L", right - c, top),
        ("C", right - k, top, right, top + k, right, top + c),
        ("L", right, bottom - c),
        ("C", right, bottom - k, right - k, bottom, right - c, bottom),
        ("L", left + c, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - c),
        ("L", left, top + c),
        ("C", left, top + k, left + k, top, left + c, top),
        ("Z",),
    )


def diamond(x: float, y: float, radius: float) -> tuple[Step, ...]:
    """A square standing on its corner."""
    return (
        ("M", x, y - radius),
        ("L", x + radius, y),
        ("L", x, y + radius),
        ("L", x - radius, y),
        ("Z",),
    )


def arc(x: float, y: float, radius: float, start: float, end: float, *, begin: str = "M") -> tuple[Step, ...]:
    """Part of a circle from ``start`` to ``end``, radians clockwise from twelve o'clock."""
    pieces = max(1, int(abs(end - start) / (pi / 4)) + 1)
    step = (end - start) / pieces
    reach = 4 / 3 * (1 - cos(step / 2)) / sin(step / 2) if step else 0.0
    steps: list[Step] = []
    for number in range(pieces):
        a, b = start + number * step, start + (number + 1) * step
        ax, ay, bx, by = sin(a), -cos(a), sin(b), -cos(b)
        if number == 0:
            steps.append((begin, x + radius * ax, y + radius * ay))
        steps.append(
            (
                "C",
                x + radius * (ax + reach * cos(a)),
                y + radius * (ay + reach * sin(a)),
                x + radius * (bx - reach * cos(b)),
                y + radius * (by - reach * sin(b)),
                x + radius * bx,
                y + radius * by,
            )
        )
    return tuple(steps)


def wedge(x: float, y: float, inner: float, outer: float, start: float, end: float) -> tuple[Step, ...]:
    """A piece of a ring between two radii and two angles."""
    return (
        *arc(x, y, outer, start, end),
        *arc(x, y, inner, end, start, begin="L"),
        ("Z",),
    )
