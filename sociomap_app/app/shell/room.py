"""How the window shares its room, known before there is anything in it. No Qt.

The first picture stands where the map will. Only what the bars take depends on the system's style and fonts: the
window remembers it when it closes. Lengths are in pixels.
"""

import msgspec

from sociomap_app.drawing.sheet import SMALLEST
from sociomap_app.panels.controls.row_heights import of_dates

LEAST, MOST = 300, 480
"""Between these the pages beside the map take a quarter of the window, until somebody drags them."""

WIDER, READABLE, ENOUGH = 1.2, 360, 0.34
"""Where the text is large: how much wider they are at most, how wide they need to be for it in its proportion, and
the share of the window that is enough even then."""

LEFT, RIGHT, UNDER, BETWEEN, HANDLE = 4, 8, 4, 6, 4
"""Air beside and under everything, between the map and the dates, and the handle between map and pages."""


class Bars(msgspec.Struct, frozen=True):
    """What menus, bars and the line of state take at the left, the top and the bottom, and how high a line of text
    is; as shipped, of Linux with text of the usual size."""

    left: int = 121
    top: int = 65
    bottom: int = 22
    line: int = 14


class Place(msgspec.Struct, frozen=True):
    """An upright rectangle in the window."""

    x: int
    y: int
    width: int
    height: int


def sensible(bars: Bars) -> Bars:
    """The same; as shipped where no window has such bars."""
    return bars if all(0 <= one <= MOST for one in msgspec.structs.astuple(bars)) else Bars()


def larger(percent: float) -> float:
    """How much wider the pages beside the map may be for text of that size."""
    return min(max(percent / 100, 1.0), WIDER)


def beside(wide: int, percent: float) -> int:
    """The width of the pages beside the map in a window that wide, with text of that size."""
    by, least = larger(percent), LEAST
    if by > 1.0:
        least = max(LEAST, min(round(READABLE * by), round(wide * ENOUGH)))
    return min(max(wide // 4, least), round(MOST * by))


def of_map(wide: int, high: int, bars: Bars, percent: float, *, several: bool) -> Place:
    """Where the map is in a window of that size; ``several`` dates take more room than one."""
    width = wide - bars.left - LEFT - RIGHT - HANDLE - beside(wide, percent)
    height = high - bars.top - bars.bottom - UNDER - BETWEEN - of_dates(bars.line, several)
    return Place(bars.left + LEFT, bars.top, max(width, SMALLEST[0]), max(height, SMALLEST[1]))
