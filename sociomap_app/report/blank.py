"""Blank maps to fill in by hand, with the same rings, areas and legend as the drawn ones."""

import datetime as dt

from msgspec.structs import replace

from sociomap_app.drawing.figure import draw_map
from sociomap_app.drawing.letters import measure
from sociomap_app.drawing.marks import Figure, Mark, Pen, Shape
from sociomap_app.drawing.setting import words_at
from sociomap_app.drawing.sheet import page as paper_page
from sociomap_app.frameworks.entries import Framework
from sociomap_app.model.sociomap import Sociomap, Wave

from .build import pdf
from .page import Page


def blank_page(framework: Framework, preset: str, paper: str) -> Page:
    """One empty map with a line for whose it is and when it was drawn. KeyError for an unknown preset."""
    wave = Wave(id="blank", label="", date=dt.date(2000, 1, 1))
    sociomap = Sociomap(id="blank", design=framework.design(preset), waves=(wave,))
    sheet = paper_page(paper)
    figure = draw_map(sociomap, wave.id, framework, replace(sheet, heading=False)).figure
    inside, theme = sheet.inside, sheet.theme
    marks: list[Mark] = []
    y = inside.top + 8
    x = inside.left
    for words, room in (("Name or initials", 96.0), ("Date", 60.0)):
        marks.append(words_at(words, x, y, 9.5, theme.quiet))
        start = x + measure(words, 9.5) + 5
        marks.append(Shape((("M", start, y + 2), ("L", start + room, y + 2)), pen=Pen(theme.faint, 0.8)))
        y += 22
    lines = [
        "Write initials or a role",
        "where each person belongs.",
        "The closer to you,",
        "the nearer the middle.",
    ]
    for number, one in enumerate(lines):
        marks.append(words_at(one, inside.left, y + 4 + number * 12.5, 9.5, theme.ink))
    return Page(Figure(figure.width, figure.height, (*figure.marks, *marks)), "Blank map")


def blank_pdf(
    framework: Framework, preset: str, paper: str = "a4", copies: int = 1, date: dt.date | None = None
) -> bytes:
    """As many blank maps as copies, in one PDF."""
    return pdf([blank_page(framework, preset, paper)] * copies, "Blank sociomap", date)
