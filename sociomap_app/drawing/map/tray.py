"""The tray: people who are named but not placed yet stand beside the map, in the order they were named."""

from collections.abc import Mapping, Sequence
from math import ceil

import msgspec

from sociomap_app.drawing.marks import Box, Mark, Token
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.drawing.text.text_marks import line_at, words_at
from sociomap_app.drawing.text.typesetting import shorten
from sociomap_app.model.sociomap import Alter

from .tokens import token

COLUMN = 112.0
USUAL = 1.15
"""How much larger than on paper words are in a window of the usual size of text, for which a column is made."""

LETTERS = 9.5
HALO = 7.0
"""Room round a token for the ring that shows who is selected, in points."""

WIDEST = 0.34
"""The share of the sheet's width the tray may take."""


class Tray(msgspec.Struct, frozen=True):
    """Marks and tokens of the tray, and where it ends on the right."""

    right: float
    marks: tuple[Mark, ...] = ()
    tokens: Mapping[str, Token] = {}


def column_of(sheet: Sheet) -> float:
    """How wide a column of the tray is: wider where words are read larger."""
    return COLUMN * max(sheet.reading / USUAL, 1.0)


def make_tray(waiting: Sequence[Alter], area: Box, sheet: Sheet) -> Tray:
    """Columns of tokens with their labels, at the left of the area."""
    if not waiting:
        return Tray(area.left)
    theme, column, size = sheet.theme, column_of(sheet), LETTERS * sheet.reading
    top = area.top + size * 1.75
    room = max(area.bottom - top, 20.0)
    most = max(1, int((area.right - area.left) * WIDEST / column))
    row = max(size * 1.35, min(24.0 * sheet.reading, room / ceil(len(waiting) / most)))
    rows = max(1, int(room / row))
    shown = waiting[: rows * most]
    if len(shown) < len(waiting):
        shown = waiting[: rows * most - 1]
    columns = ceil((len(shown) + (len(shown) < len(waiting))) / rows)
    radius = min(8.0, row * 0.38)
    heading = words_at(
        "Not placed yet", area.left + 2, area.top + size, size, theme.quiet, bold=True, role="heading"
    )
    marks: list[Mark] = [heading]
    tokens: dict[str, Token] = {}
    for number, alter in enumerate(shown):
        x = area.left + (number // rows) * column + radius + HALO
        y = top + (number % rows) * row + row / 2
        marks += token(alter, x, y, radius, theme.bands[-1], theme, 1.0)
        label = shorten(alter.label, size, column - 2 * radius - 2 * HALO - 4)
        words = line_at(label, x + radius + HALO + 1, y + size * 0.35, size, theme.ink, of=("alter", alter.id))
        marks.append(words)
        tokens[alter.id] = Token(x, y, radius, Box(words.x, y - size / 2, words.x + words.width, y + size / 2))
    left_over = len(waiting) - len(shown)
    if left_over:
        x = area.left + (len(shown) // rows) * column + 6
        y = top + (len(shown) % rows) * row + row * 0.65
        more = shorten(f"and {left_over} more in the list", size, column - 8)
        marks.append(line_at(more, x, y, size, theme.quiet))
    return Tray(area.left + columns * column + 8, tuple(marks), tokens)
