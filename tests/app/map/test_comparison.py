"""The page of what changed says who was only carried over, on paper as in the window."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sociomap_app.app.dialogs.comparison import markup
from sociomap_app.drawing.marks import Words
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.report.output import report_pages
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story


def carrying(*ids: str) -> Sociomap:
    document = story(load())
    return replace(document, waves=(document.waves[0], replace(document.latest, carried=frozenset(ids))))


def on_paper(document: Sociomap) -> str:
    pages = report_pages(document, PaperChoice(wave=document.latest.id, further=("comparison",)), load())
    return " ".join(mark.text for page in pages for mark in page.figure.marks if isinstance(mark, Words))


def in_the_window(document: Sociomap) -> str:
    return markup(document, *document.waves, load())


@pytest.mark.parametrize("said", [on_paper, in_the_window])
def test_who_was_only_carried_over_counts_as_kept_and_is_named(said: Callable[[Sociomap], str]) -> None:
    text = said(carrying("wil", "wish"))
    after = text[text.index("Of those still here, only carried over") :]
    assert "Still here" in text and after.startswith(
        ("Of those still here, only carried over: 1", "Of those still here, only carried over (1)")
    )
    assert "Wilhelmina Przybylski" in after[:80]
    assert "carried over" not in said(carrying())
