"""A page: what stands at its head and foot, and the figure it becomes."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from sociomap_app.drawing.marks import Box, Figure, Fill, Mark, Pen, Shape, Words, box
from sociomap_app.drawing.sheet import PAPER_SIZES, Sheet
from sociomap_app.drawing.text.text_marks import line_at
from sociomap_app.drawing.text.typesetting import TextLine, shorten, unsigned
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.days import day_in_words
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import ring_words, wave_word

HEAD, FOOT = 26.0, 18.0
HEAD_SIZE, FOOT_SIZE = 10.5, 8.5
NUMBER_UP, NUMBER = 20.0, (90, 90, 90)
"""How far above the edge of the paper the number of a page stands, in points, and its colour."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a sheet: its figure and the words under which it is found again."""

    figure: Figure
    bookmark: str


def numbered(page: Page, number: int) -> Page:
    """The same page with its number at the middle of its foot, where nothing else stands; in its proportion."""
    figure = page.figure
    by = figure.width * figure.height / (PAPER_SIZES["a4"][0] * PAPER_SIZES["a4"][1])
    size, up = FOOT_SIZE * by**0.5, NUMBER_UP * by**0.5
    said = shorten(str(number), size, 60)
    mark = line_at(said, (figure.width - said.width) / 2, figure.height - up, size, NUMBER)
    return Page(replace(figure, marks=(*figure.marks, mark)), page.bookmark)


def body(sheet: Sheet) -> Box:
    """The part of a page between head and foot."""
    inside = sheet.inside
    return Box(inside.left, inside.top + HEAD, inside.right, inside.bottom - FOOT)


def make_page(
    sheet: Sheet, sociomap: Sociomap, wave: Wave, framework: Framework, title: str, marks: Sequence[Mark]
) -> Page:
    """A page with its title at the head, and wave, date and ring meaning at the foot."""
    wide = sheet.inside.right - sheet.inside.left
    meaning = framework.values.meaning[sociomap.design.ring_meaning].label
    rings = " · ".join(ring_words(sociomap.design, framework))
    foot = shorten(f"Rings: {meaning} ({rings}, from the inside out)", FOOT_SIZE, wide * 0.62)
    when = " · ".join(part for part in (wave_word(wave, framework), day_in_words(wave.date)) if part)
    whose = shorten(sociomap.title, HEAD_SIZE, wide * 0.4) if sociomap.title else None
    return plain_page(sheet, title, marks, foot, shorten(when, FOOT_SIZE, wide * 0.36), whose)


def plain_page(
    sheet: Sheet,
    title: str,
    marks: Sequence[Mark],
    foot: TextLine | None = None,
    right: TextLine | None = None,
    whose: TextLine | None = None,
) -> Page:
    """A page with its title at the head, whose it is beside it, and a line at each end of its foot."""
    theme, inside = sheet.theme, sheet.inside
    taken = whose.width + 20 if whose is not None else 0.0
    head = shorten(title, 14.0, inside.right - inside.left - taken, True)
    line = inside.bottom - FOOT + 5
    all_marks: list[Mark] = [
        Shape(box(0, 0, sheet.width, sheet.height), fill=Fill((255, 255, 255))),
        line_at(head, inside.left, inside.top + 13, 14.0, theme.ink, bold=True, role="title"),
        *([line_at(whose, inside.right, inside.top + 13, HEAD_SIZE, theme.quiet, anchor=1.0)] if whose else []),
        *marks,
        Shape((("M", inside.left, line), ("L", inside.right, line)), pen=Pen(theme.faint, 0.7)),
    ]
    for one, x, anchor in ((foot, inside.left, 0.0), (right, inside.right, 1.0)):
        if one is not None:
            all_marks.append(line_at(one, x, inside.bottom - 2, FOOT_SIZE, theme.quiet, anchor=anchor))
    return Page(Figure(sheet.width, sheet.height, tuple(all_marks)), title)


MOST_NAMED = 6
"""Signs that are named one by one; more of them are counted."""


def lacking(figures: Iterable[Figure]) -> str:
    """What to say of signs that no font on this machine has; nothing where there are none."""
    signs = _unsigned(figures)
    if not signs:
        return ""
    told = [f"U+{ord(sign):04X}{_called(sign)}" for sign in sorted(signs)[:MOST_NAMED]]
    more = f" and {len(signs) - MOST_NAMED} more" if len(signs) > MOST_NAMED else ""
    one = len(signs) == 1
    return (
        f"No font on this computer has the sign{'' if one else 's'} {', '.join(told)}{more}. "
        f"{'Its code stands' if one else 'Their codes stand'} in {'its' if one else 'their'} place."
    )


def _unsigned(figures: Iterable[Figure]) -> set[str]:
    signs: set[str] = set()
    for figure in figures:
        for mark in figure.marks:
            if isinstance(mark, Words) and mark.glyphs:
                signs |= unsigned(mark.text, mark.bold)
    return signs


def _called(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return f" ({name.lower()})" if name else ""
