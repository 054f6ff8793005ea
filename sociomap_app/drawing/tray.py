"""The tray: people who are named but not placed yet stand beside the map, in the order they were named."""

from collections.abc import Mapping, Sequence
from math import ceil

import msgspec

from sociomap_app.model.sociomap import Alter

from .letters import shorten
from .marks import Box, Mark, Token
from .setting import line_at, words_at
from .theme import Theme
from .tokens import token

COLUMN = 104.0
WIDEST = 0.34
"""The share of the sheet's width the tray may take."""


class Tray(msgspec.Struct, frozen=True):
    """Marks and tokens of the tray, and where it ends on the right."""

    right: float
    marks: tuple[Mark, ...] = ()
    tokens: Mapping[str, Token] = {}


def make_tray(waiting: Sequence[Alter], area: Box, theme: Theme) -> Tray:
    """Columns of tokens with their labels, at the left of the area."""
    if not waiting:
        return Tray(area.left)
    top = area.top + 16
    room = max(area.bottom - top, 20.0)
    most = max(1, int((area.right - area.left) * WIDEST / COLUMN))
    row = max(13.0, min(24.0, room / ceil(len(waiting) / most)))
    rows = max(1, int(room / row))
    shown = waiting[: rows * most]
    if len(shown) < len(waiting):
        shown = waiting[: rows * most - 1]
    columns = ceil((len(shown) + (len(shown) < len(waiting))) / rows)
    radius = min(8.0, row * 0.38)
    size = 9.0 if row >= 15 else 7.5
    heading = words_at("Not placed yet", area.left + 2, area.top + 9, 8.5, theme.quiet, bold=True)
    marks: list[Mark] = [heading]
    tokens: dict[str, Token] = {}
    for number, alter in enumerate(shown):
        x = area.left + (number // rows) * COLUMN + radius + 3
        y = top + (number % rows) * row + row / 2
        marks += token(alter, x, y, radius, theme.bands[-1], theme, 1.0)
        label = shorten(alter.label, size, COLUMN - 2 * radius - 14)
        words = line_at(label, x + radius + 4, y + size * 0.35, size, theme.ink, of=("alter", alter.id))
        marks.append(words)
        tokens[alter.id] = Token(x, y, radius, Box(words.x, y - size / 2, words.x + words.width, y + size / 2))
    left_over = len(waiting) - len(shown)
    if left_over:
        x = area.left + (len(shown) // rows) * COLUMN + 6
        y = top + (len(shown) % rows) * row + row * 0.65
        marks.append(words_at(f"and {left_over} more in the list", x, y, size, theme.quiet))
    return Tray(area.left + columns * COLUMN + 8, tuple(marks), tokens)
