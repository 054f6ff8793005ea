"""Letters: the shipped font, how wide a line is, and how it is wrapped and shortened.

Widths are the font's own, with kerning off, so that a line is equally long on screen, in SVG and in PDF.
A line that these widths cannot do justice to goes to ``shaping``.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from sociomap_app.drawing.marks import Glyph

from .fonts import font as font
from .signs import needs_shaping

if TYPE_CHECKING:
    from .shaping import Shaped

ELLIPSIS = "…"
FIRST_LOOK = 32
"""Signs of a text that are measured first, to see whether it can fit at all."""


class TextLine(msgspec.Struct, frozen=True):
    """One measured line: its text, width in points, and its glyphs where it needs them."""

    text: str
    width: float
    glyphs: tuple[Glyph, ...] = ()
    unsigned: frozenset[str] = frozenset()


@lru_cache(2048)
def _shaped(text: str, bold: bool) -> "Shaped":
    from .shaping import shape  # HarfBuzz, which most maps never need

    own = font(bold)
    return shape(text, own.font, own.face, own.signs)


def forget_lines() -> None:
    """Keep no words of a map that is closed."""
    _shaped.cache_clear()


def line(text: str, size: float, bold: bool = False) -> TextLine:
    """A line of text at a size in points, measured, shaped where it must be."""
    own = font(bold)
    if not needs_shaping(text, own.signs):
        return TextLine(text, measure(text, size, bold))
    shaped = _shaped(text, bold)
    return TextLine(text, shaped.width * size, shaped.glyphs, shaped.unsigned)


def measure(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in points, without the outline it would be drawn with."""
    own = font(bold)
    if not needs_shaping(text, own.signs):
        return size * sum(map(own.width_of, text))
    return _shaped(text, bold).width * size


def unsigned(text: str, bold: bool = False) -> frozenset[str]:
    """The signs of a line that no font on this machine has."""
    own = font(bold)
    return _shaped(text, bold).unsigned if needs_shaping(text, own.signs) else frozenset()


def wrap(text: str, size: float, room: float, most: int, bold: bool = False) -> list[TextLine]:
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


def fitting(
    text: str, size: float, room: float, bold: bool = False, *, first: int = FIRST_LOOK
) -> tuple[int, int]:
    """Between how many signs and how many the longest beginning that fits has; both its length where all fits.

    A long text is never measured whole where a beginning shows that it is too wide.
    """
    low, high = 0, first
    while high < len(text) and measure(text[:high], size, bold) <= room:
        low, high = high, high * 2
    high = min(high, len(text))
    return (high, high) if high == len(text) and measure(text, size, bold) <= room else (low, high)


def shorten(text: str, size: float, room: float, bold: bool = False) -> TextLine:
    """The line itself where it fits, else as many signs as fit, and an ellipsis."""
    low, high = fitting(text, size, room, bold)
    if low == high:
        return line(text, size, bold)
    low = 0  # what fits may not fit with the ellipsis
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS, size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return line(text[:low].rstrip() + ELLIPSIS, size, bold)
