"""What a map is drawn onto: a window, a page; and how large things are there."""

from collections.abc import Mapping

import msgspec

from .marks import Box
from .theme import LIGHT, Sizes, Theme

PAPER_SIZES: Mapping[str, tuple[float, float]] = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89)}
"""Landscape, in points."""

ROOMY = 320.0
"""With less than this at its shorter side, in pixels for words of the usual size, a window shows no legend."""

SMALLEST = (320, 260)
"""The smallest map in a window, in pixels."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Width and height in points, the margin nothing may cross, and what stands beside the map.

    ``tray_room`` keeps the room of the tray, so that a map does not move when somebody is placed.
    ``reading`` enlarges labels and names: a window is read from further away than paper. ``least`` is the
    smallest a label may be set, in points.
    """

    width: float
    height: float
    margin: float = 14.0
    theme: Theme = LIGHT
    heading: bool = False
    legend: bool = True
    notes: bool = True
    background: bool = True
    hint: str = ""
    title_size: float = 15.0
    legend_size: float = 8.5
    reading: float = 1.0
    least: float = 7.0
    tray_room: bool = False

    @property
    def inside(self) -> Box:
        """The part within the margins."""
        return Box(self.margin, self.margin, self.width - self.margin, self.height - self.margin)


def page(
    paper: str, theme: Theme = LIGHT, *, notes: bool = False, turn: str = "landscape", background: bool = True
) -> Sheet:
    """A page of paper, with a heading, for print and pictures; ``turn`` says how it lies, which is landscape
    for all but *portrait*.

    Margin, title and legend grow with the paper.
    """
    width, height = PAPER_SIZES[paper]
    if turn == "portrait":
        width, height = height, width
    by = (width * height / (PAPER_SIZES["a4"][0] * PAPER_SIZES["a4"][1])) ** 0.5
    return Sheet(
        width=width,
        height=height,
        margin=34.0 * by,
        theme=msgspec.structs.replace(theme, paper=(255, 255, 255)),
        heading=True,
        notes=notes,
        background=background,
        title_size=15.0 * by,
        legend_size=8.5 * by,
    )


def in_window(width: float, height: float, reading: float = 1.0) -> Sheet:
    """A sheet that fills that much of a window, in pixels; ``reading`` is how large its words are to be read.

    Where there is little room the map has it, and the legend none.
    """
    return Sheet(
        legend=min(width, height) >= ROOMY * reading,
        width=max(width, SMALLEST[0]),
        height=max(height, SMALLEST[1]),
        hint="Type a name or initials and press Enter",
        tray_room=True,
        legend_size=10.5 * reading,
        reading=1.15 * reading,
        least=9.0 * reading,
    )


def sizes_for(edge: float, people: int, reading: float = 1.0, least: float = 7.0) -> Sizes:
    """Sizes for a map of that radius with that many people: smaller where many stand, down to ``least``."""
    more = min(1.0, 33 / people) if people else 1.0
    token = min(max(edge * 0.036, 5.5), 14.0) * max(more**0.5, 0.55)
    label = min(max(edge * 0.039, 8.0), 14.0) * max(more**0.35, 0.6)
    return Sizes(
        token=token,
        label=max(label * reading, least),
        least_label=least,
        sector=min(max(edge * 0.044, 8.5), 14.0) * reading,
        ring=min(max(edge * 0.034, 7.0), 11.0) * reading,
        outline=max(token * 0.14, 0.9),
        tie=max(token * 0.12, 0.8),
        ego=min(max(edge * 0.068, 11.0), 26.0),
    )
