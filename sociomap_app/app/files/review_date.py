"""A map has a day on which its owner wanted to look again at whether it is still needed: asked, never acted on."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.session import News, Session
from sociomap_app.model import edits
from sociomap_app.panels.controls.labels import day

LATER = dt.timedelta(days=182)
AGAIN, ERASE, NOT_NOW = "Ask me again in six months", "Erase this map everywhere …", "Not now"


class ReviewDate(QObject):
    """Asks once for each map that is opened past its day."""

    def __init__(self, session: Session, ask: Questions, erase_map: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._questions, self._erase_map = session, ask, erase_map
        self._asked: set[str] = set()
        session.subscribe(self._heard)
        self._heard(News(opened=True))

    def _heard(self, news: News) -> None:
        session = self._session
        if news.opened and session.path is not None and is_past(session.document.review_on, dt.date.today()):
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        session, document = self._session, self._session.document
        if document.id in self._asked or session.only_to_look or not is_past(document.review_on, dt.date.today()):
            return
        self._asked.add(document.id)
        chosen = self._questions.pick(
            f"You wanted to look again on {day(document.review_on)} at whether you still need this map. "
            "Nothing goes by itself.",
            (AGAIN, ERASE, NOT_NOW),
        )
        if chosen == 0:
            session.apply(AGAIN, edits.set_review_date(session.document, dt.date.today() + LATER))
        elif chosen == 1:
            self._erase_map()


def is_past(review_on: dt.date | None, today: dt.date) -> bool:
    """Whether that day has come."""
    return review_on is not None and review_on <= today
