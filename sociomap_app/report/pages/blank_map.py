"""Blank maps to fill in by hand, with the same rings, areas and legend as the drawn ones."""

import datetime as dt
from dataclasses import dataclass
from itertools import count

import msgspec

from sociomap_app.drawing.map.drag_preview import shifted
from sociomap_app.drawing.map.map_figure import draw_map
from sociomap_app.drawing.marks import Box, Figure, Fill, Mark, Pen, Shape, Words, box
from sociomap_app.drawing.sheet import page as paper_page
from sociomap_app.drawing.text.text_marks import line_at, words_at
from sociomap_app.drawing.text.typesetting import TextLine, measure, wrap
from sociomap_app.drawing.theme import LIGHT, Theme, greyscale
from sociomap_app.model.sociomap import Design, Sociomap, Wave
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.vocabulary.entries import Framework

from .enlarged_page import SET_ON, grown
from .page import Page

WHAT_TO_DO = "Write initials or a role where each person belongs. The closer to you, the nearer the middle."
LONGEST_LINE = 300
"""Signs of what is said at the head."""
MOST_LINES = 3
SIZE, LINE = 9.5, 12.5
HEAD = 24.0
SIDE, UNDER = 142.0, 268.0
"""Room for names: beside the map, and under it on a portrait page."""
STEP = 20.0
"""Between two lines to write on."""
COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """An empty map: how it is divided, by a preset or a design, and what stands round it.

    ``line`` says what to do; ``room`` leaves numbered lines to collect names on; of ``choice`` the paper counts,
    how it lies, and its colours.
    """

    preset: str = "halves"
    design: Design | None = None
    choice: PaperChoice = PaperChoice()
    line: str = WHAT_TO_DO
    room: bool = False


def blank_page(framework: Framework, blank: Blank) -> Page:
    """One empty map with a line for whose it is and when it was drawn. KeyError for an unknown preset."""
    theme = greyscale(LIGHT) if blank.choice.greyscale else LIGHT
    sheet = paper_page(SET_ON, theme, turn=blank.choice.turn)
    inside, theme = sheet.inside, sheet.theme
    head = _head(blank.line, inside, theme)
    top = max(HEAD, max((mark.y for mark in head if isinstance(mark, Words)), default=0) - inside.top + 6)
    beside, under = _room_for_names(blank)
    wave = Wave(id="blank", label="", date=dt.date(2000, 1, 1))
    design = blank.design or framework.design(blank.preset)
    sociomap = Sociomap(id="blank", design=design, waves=(wave,))
    smaller = msgspec.structs.replace(
        sheet,
        heading=False,
        background=False,
        width=sheet.width - beside,
        height=sheet.height - top - under,
    )
    figure = draw_map(sociomap, wave.id, framework, smaller).figure
    marks: list[Mark] = [Shape(box(0, 0, sheet.width, sheet.height), fill=Fill((255, 255, 255))), *head]
    marks += [_lowered(mark, top) for mark in figure.marks]
    if under:
        marks += _names(Box(inside.left, inside.bottom - under + 26, inside.right, inside.bottom), COLUMNS, theme)
    if beside:
        left = inside.right - beside + 20
        marks += _names(Box(left, inside.top + top + 6, inside.right, inside.bottom), 1, theme)
    return grown([Page(Figure(sheet.width, sheet.height, tuple(marks)), "Blank map")], blank.choice.paper)[0]


def _room_for_names(blank: Blank) -> tuple[float, float]:
    """Points that are kept for names beside the map and under it."""
    if not blank.room:
        return 0.0, 0.0
    return (0.0, UNDER) if blank.choice.turn == "portrait" else (SIDE, 0.0)


def _head(line: str, inside: Box, theme: Theme) -> list[Mark]:
    """Whose and when on the left, what to do on the right."""
    marks: list[Mark] = []
    x, y = inside.left, inside.top + 10
    for label, room in (("Name or initials", 104.0), ("Date", 62.0)):
        marks.append(words_at(label, x, y, SIZE, theme.quiet))
        x += measure(label, SIZE) + 5
        marks.append(_rule(x, x + room, y + 2, theme))
        x += room + 12
    lines: list[TextLine] = wrap(line[:LONGEST_LINE], SIZE, inside.right - x - 10, MOST_LINES)
    for number, one in enumerate(lines):
        marks.append(line_at(one, inside.right, y + number * LINE, SIZE, theme.ink, anchor=1.0))
    return marks


def _names(area: Box, columns: int, theme: Theme) -> list[Mark]:
    """Numbered lines to collect names on, before they are placed."""
    marks: list[Mark] = [
        words_at("People, groups and resources", area.left, area.top, 8.5, theme.quiet, bold=True, role="heading")
    ]
    rows = int((area.bottom - area.top - 4) / STEP)
    numbers = count(1)
    width = (area.right - area.left) / columns
    for column in range(columns):
        left = area.left + column * width
        for row in range(rows):
            y = area.top + (row + 1) * STEP
            marks.append(words_at(str(next(numbers)), left + 11, y, 8.0, theme.quiet, anchor=1.0))
            marks.append(_rule(left + 15, left + width - (12 if columns > 1 else 0), y + 2, theme))
    return marks


def _rule(left: float, right: float, y: float, theme: Theme) -> Shape:
    return Shape((("M", left, y), ("L", right, y)), pen=Pen(theme.faint, 0.8))


def _lowered(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Shape):
        return msgspec.structs.replace(mark, steps=shifted(mark.steps, 0.0, by))
    return msgspec.structs.replace(mark, y=mark.y + by)
