"""From a map and a choice to the bytes of a PDF, an SVG or a PNG. The one way out onto paper.

Names and the part of the map are chosen before anything is drawn: what is left out is not in the document
that is drawn, so it cannot be in the file either.
"""

import datetime as dt
from collections.abc import Iterable
from io import BytesIO

import msgspec
from reportlab.pdfgen.canvas import Canvas

from sociomap_app.analysis.rules.findings import find
from sociomap_app.drawing.map.map_figure import draw_map
from sociomap_app.drawing.marks import Figure
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.drawing.sheet import page as paper_page
from sociomap_app.drawing.svg import svg
from sociomap_app.drawing.theme import LIGHT, Theme, greyscale
from sociomap_app.exchange.leaving import Leaving, as_shown
from sociomap_app.model.fields import FurtherPart
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.report.pages.blank_map import Blank, blank_page
from sociomap_app.report.pages.conversation_sheet import conversation_page
from sociomap_app.report.pages.enlarged_page import SET_ON, grown
from sociomap_app.report.pages.further_pages import further_pages
from sociomap_app.report.pages.page import Page
from sociomap_app.report.pdf.pdf_painter import Painter, font_name
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import in_words

from .paper_choice import FURTHER, FurtherPage, PaperChoice

CLEARLY = 1.04
"""How much larger a map must become for the page to be turned."""
PRODUCER = "Sociomap"
PRIVATE: tuple[FurtherPart, ...] = ("notes", "quality", "lenses")
"""What is on paper only where it was asked for."""


def shown(sociomap: Sociomap, choice: PaperChoice, framework: Framework) -> Sociomap:
    """The map as chosen: only that part, and people called by that level of names."""
    asked_for = {one for one in PRIVATE if one in choice.further}
    leaving = Leaving(names=choice.names, part=choice.part, included=frozenset(asked_for))
    document = in_words(as_shown(sociomap, leaving, framework), framework)
    if choice.part != "all":
        document = msgspec.structs.replace(document, waves=tuple(_without_words(wave) for wave in document.waves))
    return msgspec.structs.replace(document, title=choice.title) if choice.title else document


def _without_words(wave: Wave) -> Wave:
    """Answers and what was agreed may speak of anybody, also of those who are not in this part; and so may next
    steps, but for those with somebody who is."""
    talk = wave.conversation
    steps = tuple(one for one in talk.actions if one.alter is not None)
    return msgspec.structs.replace(
        wave, conversation=msgspec.structs.replace(talk, answers=(), agreed="", actions=steps)
    )


def map_figure(sociomap: Sociomap, choice: PaperChoice, framework: Framework) -> Figure:
    """The map alone, on a page."""
    return _map_on_page(shown(sociomap, choice, framework), choice, framework)


def theme_of(choice: PaperChoice) -> Theme:
    """The colours, or greys, that are chosen."""
    return greyscale(LIGHT) if choice.greyscale else LIGHT


def _sheet(choice: PaperChoice, turn: str) -> Sheet:
    return paper_page(
        choice.paper,
        theme_of(choice),
        notes="notes" in choice.further,
        turn=turn,
        background=not choice.clear,
    )


def _map_on_page(document: Sociomap, choice: PaperChoice, framework: Framework) -> Figure:
    drawn = [draw_map(document, choice.wave, framework, _sheet(choice, one)) for one in choice.turns]
    if len(drawn) > 1 and drawn[1].plan.edge > drawn[0].plan.edge * CLEARLY:
        return drawn[1].figure
    return drawn[0].figure


def report_pages(sociomap: Sociomap, choice: PaperChoice, framework: Framework) -> list[Page]:
    """The map page, the conversation sheet, and the further pages chosen."""
    document = shown(sociomap, choice, framework)
    choice = msgspec.structs.replace(choice, clear=False)
    wave = document.wave(choice.wave)
    figure = _map_on_page(document, choice, framework)
    pages = [Page(figure, "Map")]
    findings = find(document, wave, framework)
    text = msgspec.structs.replace(choice, paper=SET_ON)
    sheet = _sheet(text, "portrait" if figure.height > figure.width else "landscape")
    told = [conversation_page(document, wave, framework, findings, sheet)]
    for kind in FURTHER:
        if kind in choice.further and (kind != "notes" or choice.names == "typed"):
            told += _lists(kind, document, wave, text, framework)
    return [*pages, *grown(told, choice.paper)]


def _lists(
    kind: FurtherPage, document: Sociomap, wave: Wave, choice: PaperChoice, framework: Framework
) -> list[Page]:
    """The pages of a list; turned where that saves a page."""
    made = [further_pages(kind, document, wave, framework, _sheet(choice, one)) for one in choice.turns]
    return min(made, key=len)


def report_pdf(sociomap: Sociomap, choice: PaperChoice, framework: Framework) -> bytes:
    """The sheets for a conversation as a PDF."""
    return pdf(report_pages(sociomap, choice, framework), "Sociomap", choice.date)


def map_pdf(sociomap: Sociomap, choice: PaperChoice, framework: Framework) -> bytes:
    """The map alone as a PDF."""
    return pdf([Page(map_figure(sociomap, choice, framework), "Map")], "Sociomap", choice.date)


def map_svg(sociomap: Sociomap, choice: PaperChoice, framework: Framework) -> bytes:
    """The map alone as an SVG with its letters inside."""
    return svg(map_figure(sociomap, choice, framework)).encode("utf-8")


def map_png(sociomap: Sociomap, choice: PaperChoice, framework: Framework, dpi: int = 150) -> bytes:
    """The map alone as a PNG: its PDF made into pixels."""
    import pypdfium2  # a library of its own, for pixels only

    document = pypdfium2.PdfDocument(map_pdf(sociomap, choice, framework))
    try:
        ground = (255, 255, 255, 0 if choice.clear else 255)
        picture = document[0].render(scale=dpi / 72, fill_color=ground, maybe_alpha=choice.clear).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def pdf(pages: Iterable[Page], title: str, date: dt.date | None = None) -> bytes:
    """Pages as one PDF, with bookmarks, title and language, and nothing about who made it or where."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1, lang="en-GB", initialFontName=font_name(False))
    day = date or dt.date.today()
    canvas.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}120000+00'00'")
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    painter = Painter(canvas)
    for number, page in enumerate(pages):
        canvas.setPageSize((page.figure.width, page.figure.height))
        key = f"page-{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(page.bookmark, key)
        painter.paint(page.figure)
        canvas.showPage()
    painter.finish()
    canvas.save()
    return out.getvalue()


def blank_pdf(framework: Framework, blank: Blank, copies: int = 1, date: dt.date | None = None) -> bytes:
    """As many blank maps as copies, in one PDF."""
    return pdf([blank_page(framework, blank)] * copies, "Blank sociomap", date)
