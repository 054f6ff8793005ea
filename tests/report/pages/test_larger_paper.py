"""On A3 everything is as much larger as the paper, and the map has its room."""

import datetime as dt

import pytest

from sociomap_app.drawing.marks import Figure, Shape, Words
from sociomap_app.drawing.sheet import PAPER_SIZES
from sociomap_app.report.output import report_pages
from sociomap_app.report.pages.page import Page, numbered
from sociomap_app.report.paper_choice import FURTHER, PaperChoice
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story

TIMES = 2**0.5


def pages(paper: str, turn: str = "landscape") -> list[Page]:
    document = story(load())
    choice = PaperChoice(
        wave=document.latest.id, paper=paper, turn=turn, further=tuple(FURTHER), date=dt.date(2026, 9, 4)
    )
    return report_pages(document, choice, load())


def words(figure: Figure) -> list[Words]:
    return [mark for mark in figure.marks if isinstance(mark, Words)]


@pytest.mark.parametrize("turn", ["landscape", "portrait"])
def test_pages_of_text_are_those_of_a4_grown(turn: str) -> None:
    small, large = pages("a4", turn), pages("a3", turn)
    assert [one.bookmark for one in small] == [one.bookmark for one in large]
    wide, high = PAPER_SIZES["a3"] if turn == "landscape" else PAPER_SIZES["a3"][::-1]
    for before, after in zip(small[1:], large[1:], strict=True):
        assert (after.figure.width, after.figure.height) == (wide, high)
        for one, other in zip(words(before.figure), words(after.figure), strict=True):
            assert other.text == one.text
            assert (other.x, other.y, other.size, other.width) == pytest.approx(
                (one.x * TIMES, one.y * TIMES, one.size * TIMES, one.width * TIMES), rel=1e-3
            )
        pens = [
            [m.pen.width for m in page.figure.marks if isinstance(m, Shape) and m.pen] for page in (before, after)
        ]
        assert pens[1] == pytest.approx([width * TIMES for width in pens[0]], rel=1e-3)


def test_title_legend_and_the_number_of_a_page_grow_with_the_paper() -> None:
    small, large = pages("a4")[0], pages("a3")[0]

    def size_of(page: Page, of: str) -> float:
        return max(mark.size for mark in words(page.figure) if mark.of[0] == of)

    for of in ("heading", "legend"):
        assert size_of(large, of) == pytest.approx(size_of(small, of) * TIMES, rel=1e-3)
    numbers = [words(numbered(page, 3).figure)[-1] for page in (small, large)]
    assert numbers[1].size == pytest.approx(numbers[0].size * TIMES, rel=1e-3)
