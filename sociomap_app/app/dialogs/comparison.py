"""What changed between two dates, from the earlier to the later, in words, with the people named."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtWidgets import QDialog

from sociomap_app.analysis.comparison.wave_changes import Changes, compare, support_changes
from sociomap_app.editing.session import Session
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.report.pages.further_pages import GONE, ONLY_CARRIED, ring_words, support_words
from sociomap_app.vocabulary.days import wave_in_words
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import in_words

from .text_pages import TextPages

LAST = "<p>People come and go; that is ordinary. What do you make of it?</p>"


class Comparison:
    """Shows it as a page over one window."""

    def __init__(self, pages: TextPages, session: Session, framework: Framework) -> None:
        self._pages, self._session, self._framework = pages, session, framework

    def show(self, one: str, other: str) -> QDialog:
        """Compare two dates by their ids, in whichever order they are named."""
        document = self._session.document
        earlier, later = (wave for wave in document.waves if wave.id in (one, other))
        return self._pages.show("What changed", markup(document, earlier, later, self._framework), "comparison")


def markup(document: Sociomap, earlier: Wave, later: Wave, framework: Framework) -> str:
    """The page, in which everything that was typed is escaped."""
    found, document = compare(document, earlier, later), in_words(document, framework)
    since, until = (escape(wave_in_words(one, framework)) for one in (earlier, later))
    return "".join(
        (
            f"<h3>From {since}<br>to {until}</h3>",
            *_people(found, earlier, later),
            *_moves(found, document, earlier, later),
            *_wishes(found, earlier, later),
            *_support(document, earlier, later, framework),
            LAST,
        )
    )


def _names(ids: Iterable[str], earlier: Wave, later: Wave) -> str:
    labels = [(later.alters.get(one) or earlier.alters[one]).label for one in ids]
    return escape(", ".join(labels)) if labels else "nobody"


def _people(found: Changes, earlier: Wave, later: Wave) -> Iterator[str]:
    kept = [("Still here", found.kept), *([(ONLY_CARRIED, found.carried)] if found.carried else [])]
    for said, ids in (*kept, ("New on the map", found.new), (GONE, found.lost)):
        yield f"<p><b>{said} ({len(ids)}):</b> {_names(ids, earlier, later)}</p>"


def _moves(found: Changes, document: Sociomap, earlier: Wave, later: Wave) -> Iterator[str]:
    moves = [
        f"{escape(later.alters[one].label)}: {escape(ring_words(document, earlier.alters[one]))} → "
        f"{escape(ring_words(document, later.alters[one]))}"
        for one in found.moved
    ]
    if moves:
        yield f"<p><b>Moved ({len(moves)}):</b></p>{_list(moves)}"


def _wishes(found: Changes, earlier: Wave, later: Wave) -> Iterator[str]:
    if found.wishes_met:
        yield f"<p><b>Wished for before, and there now:</b> {_names(found.wishes_met, earlier, later)}</p>"


def _support(document: Sociomap, earlier: Wave, later: Wave, framework: Framework) -> Iterator[str]:
    given = support_changes(earlier, later, framework)
    if given:
        said = [escape(support_words(one, document, later, framework)) for one in given]
        yield f"<p><b>What they give:</b></p>{_list(said)}"


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
