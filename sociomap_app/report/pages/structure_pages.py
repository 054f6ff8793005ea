"""Pages in words, made only when asked for: mentoring as a mosaic, formal partnerships, the shape as it was drawn.

Each says above its table what it is about. Whoever may be a hub, a gatekeeper or a pulsetaker is possibly that, on
the drawing; none of it is kept with anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sociomap_app.analysis.structure.network_shape import NetworkShape, shape
from sociomap_app.analysis.structure.partnerships import Partnerships, partnership_sentences, partnerships
from sociomap_app.analysis.structure.shape_sentences import Name, ShapeSentence, role_sentences, shape_sentences
from sociomap_app.analysis.support.coverage import Coverage, coverage, state_words
from sociomap_app.analysis.support.mosaic import mosaic
from sociomap_app.drawing.marks import Box
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import ring_words
from sociomap_app.vocabulary.wording import MOST_NAMES

from .list_pages import Heading, list_pages, short_name
from .page import Page, body, make_page
from .text_flow import TextColumn

MOSAIC = (
    "What a mentor is looked to for, and from how many it comes. All of it from one person is as welcome "
    "as a little from each of several."
)
PARTNERSHIPS = (
    "How many of those on each ring belong to a formal partnership, and how many do not. In one small study of a "
    "school the most valued relationships were seldom part of one."
)
SHAPE = (
    "Who knows whom, as you drew it; it may be otherwise than it was drawn. Roles are possible ones, of the "
    "drawing and not of the person."
)


@dataclass(frozen=True, slots=True)
class WordPage:
    """What stands on a page: its title, what it is about, and a table."""

    title: str
    intro: str
    columns: Sequence[Heading]
    rows: Sequence[Sequence[str]]


def word_pages(page: WordPage, sociomap: Sociomap, wave: Wave, framework: Framework, sheet: Sheet) -> list[Page]:
    """As many pages as the table needs, each with what it is about above it."""
    area = body(sheet)
    above = TextColumn(area.left, area.top, area.right - area.left, area.bottom, sheet.theme)
    above.paragraph(page.intro, 9.5, colour=sheet.theme.quiet)
    above.space(10)
    below = Box(area.left, above.y, area.right, area.bottom)
    found = list(list_pages(below, sheet.theme, page.columns, page.rows))
    titles = [
        page.title if len(found) == 1 else f"{page.title} ({n} of {len(found)})" for n in range(1, len(found) + 1)
    ]
    return [
        make_page(sheet, sociomap, wave, framework, title, [*above.marks, *marks])
        for title, marks in zip(titles, found, strict=True)
    ]


def mosaic_page(sociomap: Sociomap, wave: Wave, framework: Framework) -> WordPage:
    """A row for each thing a mentor is looked to for, with everybody who gives it; who was assigned is marked."""
    found, earlier = mosaic(sociomap, wave, framework), sociomap.before(wave)
    last = coverage(earlier, framework) if earlier is not None else {}

    def called(alter: str) -> str:
        said = wave.alters[alter].assigned == "assigned"
        return short_name(wave.alters[alter]) + (" (assigned to you)" if said else "")

    def row(function: str, cover: Coverage) -> Sequence[str]:
        now, before = (", ".join(map(called, those)) for those in (cover.alters, cover.carried))
        who = "; ".join(filter(None, (now, before and f"last time: {before}")))
        return (framework.functions[function].label, state_words(cover, last.get(function), framework), who)

    rows = [row(function, cover) for function, cover in found.rows.items()]
    return WordPage(
        "Who shares in the mentoring", MOSAIC, _columns("What", "From", "Who", shares=(34, 16, 50)), rows
    )


def partnerships_page(sociomap: Sociomap, wave: Wave, framework: Framework) -> WordPage:
    """A row for each ring, in numbers and as a sentence."""
    found, rings = partnerships(sociomap, wave), ring_words(sociomap.design, framework)
    heads = ("Ring", "In a partnership", "Not", "Not said", "In words")
    columns = _columns(*heads, shares=(18, 11, 8, 8, 55))
    return WordPage("Formal partnerships, ring by ring", PARTNERSHIPS, columns, _ring_rows(found, rings))


def _ring_rows(found: Partnerships, rings: Sequence[str]) -> list[Sequence[str]]:
    told = {one.alters: one.words for one in partnership_sentences(found, rings, most=len(rings))}
    if not found.asked:
        return [("", "", "", "", words) for words in told.values()]
    return [
        (
            f"{row.ring} ({called})",
            *(str(len(alters)) for alters in (row.formal, row.informal, row.unsaid)),
            told.get(row.alters, "Nobody stands here.") if row.alters else "Nobody stands here.",
        )
        for row, called in zip(found.rings, rings, strict=True)
    ]


def shape_page(sociomap: Sociomap, wave: Wave, framework: Framework) -> WordPage:
    """The shape, then who may be what, then groups too large for a sentence; without a shape only why."""
    found = shape(sociomap, wave, framework)
    rows = _shape_rows(found, lambda alter: short_name(wave.alters[alter]))
    return WordPage("How it hangs together, as drawn", SHAPE, _columns("About", "In words", shares=(18, 82)), rows)


def _shape_rows(found: NetworkShape, name: Name) -> list[Sequence[str]]:
    roles = role_sentences(found, name) if found.shape is not None else ()
    rows = [*_under("As you drew it", shape_sentences(found, name)), *_under("Possible roles", roles)]
    large = [(number, group) for number, group in enumerate(found.groups, start=1) if len(group) > MOST_NAMES]
    return [*rows, *((f"All of group {number}", ", ".join(map(name, group))) for number, group in large)]


def _under(heading: str, sentences: Sequence[ShapeSentence]) -> list[Sequence[str]]:
    """A row for each, the heading beside the first."""
    return [("" if number else heading, one.words) for number, one in enumerate(sentences)]


def _columns(*words: str, shares: Sequence[int]) -> list[Heading]:
    return [Heading(word, share) for word, share in zip(words, shares, strict=True)]
