"""Letters: the shipped font, how wide a line is, and how it is wrapped and shortened.

Widths are the font's own, with kerning off, so that a line is equally long on screen, in SVG and in PDF.
A line that these widths cannot do justice to goes to ``shaping``.
"""

from dataclasses import dataclass, field
from functools import cache, lru_cache

import uharfbuzz as hb

from .marks import Step
from .shaping import Shaped, needs_shaping, shape

ELLIPSIS = "…"


@dataclass(frozen=True)
class Font:
    """One weight of the shipped font: its bytes, and its widths per sign at size 1."""

    name: str
    data: bytes
    face: hb.Face
    font: hb.Font
    signs: frozenset[int]
    widths: dict[str, float] = field(default_factory=dict)

    def width_of(self, sign: str) -> float:
        """The advance of one sign at size 1."""
        known = self.widths.get(sign)
        if known is None:
            glyph = self.font.get_nominal_glyph(ord(sign)) or 0
            known = self.widths[sign] = self.font.get_glyph_h_advance(glyph) / self.face.upem
        return known


@cache
def font(bold: bool = False) -> Font:
    """The shipped font, FiraGO, regular or bold."""
    import pymupdf_fonts

    data: bytes = pymupdf_fonts.myfont("figbo" if bold else "figo")
    face = hb.Face(data)
    name = "FiraGO-Bold" if bold else "FiraGO-Regular"
    return Font(name, data, face, hb.Font(face), frozenset(face.unicodes))


@dataclass(frozen=True, slots=True)
class Line:
    """One measured line: its text, width in points, and its outline where it needs one, from (0, 0)."""

    text: str
    width: float
    outline: tuple[Step, ...] = ()
    unsigned: frozenset[str] = frozenset()


@lru_cache(2048)
def _shaped(text: str, bold: bool) -> Shaped:
    own = font(bold)
    return shape(text, own.font, own.face, own.signs)


def line(text: str, size: float, bold: bool = False) -> Line:
    """A line of text at a size in points, measured, shaped where it must be."""
    own = font(bold)
    if not needs_shaping(text, own.signs):
        return Line(text, size * sum(map(own.width_of, text)))
    shaped = _shaped(text, bold)
    return Line(text, shaped.width * size, scaled(shaped.steps, size), shaped.unsigned)


def scaled(steps: tuple[Step, ...], size: float, x: float = 0.0, y: float = 0.0) -> tuple[Step, ...]:
    """A path enlarged about (0, 0) and then moved."""
    moved: list[Step] = []
    for letter, *points in steps:
        moved.append((letter, *(value * size + (x if n % 2 == 0 else y) for n, value in enumerate(points))))
    return tuple(moved)


def measure(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in points."""
    return line(text, size, bold).width


def wrap(text: str, size: float, room: float, most: int, bold: bool = False) -> list[Line]:
    """The text on at most ``most`` lines, each within ``room`` points; what is left over is shortened."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most:
        taken = 1
        while taken < len(words) and measure(" ".join(words[: taken + 1]), size, bold) <= room:
            taken += 1
        rest = words[taken:]
        if len(lines) == most - 1 and rest:
            taken, rest = len(words), []
        lines.append(" ".join(words[:taken]))
        words = rest
    return [shorten(one, size, room, bold) for one in lines]


def shorten(text: str, size: float, room: float, bold: bool = False) -> Line:
    """The line itself where it fits, else as many signs as fit, and an ellipsis."""
    whole = line(text, size, bold)
    if whole.width <= room:
        return whole
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if line(text[:middle].rstrip() + ELLIPSIS, size, bold).width <= room:
            low = middle
        else:
            high = middle - 1
    return line(text[:low].rstrip() + ELLIPSIS, size, bold)
