"""Who has a map open: a notice beside the file tells others that it is open here, and is looked for before another
is opened. It is advice and decides nothing."""

import datetime as dt
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer

from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.session import News, Session
from sociomap_app.storage.safety.file_lock import BEAT, LockNotice, LockOwner, OpenSessions
from sociomap_app.storage.safety.safe_write import shown

from .tasks import BackgroundWork

LOOK, COPY, ANYWAY, NOT_NOW = "Only look at it", "Open a copy", "Open it anyway", "Not now"

HowToOpen = Literal["open", "copy", "look", "no"]
"""As any map, as a map of its own, only to be looked at, or not at all."""
ANSWERS: tuple[tuple[str, HowToOpen], ...] = ((LOOK, "look"), (COPY, "copy"), (ANYWAY, "open"), (NOT_NOW, "no"))


class FileLock(QObject):
    """Keeps the notice of one session beside its file, wherever that is."""

    def __init__(self, session: Session, ask: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._ask = session, ask
        self.sessions = OpenSessions()
        self._notice: LockNotice | None = None
        self._beating = BackgroundWork(lambda _: None, wait=0, parent=self)
        self._beat = QTimer(self)
        self._beat.setInterval(round(BEAT * 1000))
        self._beat.timeout.connect(self._renew)
        session.subscribe(self._heard)
        self._follow()

    def how_to_open(self, path: Path) -> HowToOpen:
        """How to open a file: asked only where somebody else has it open."""
        if self._notice is not None and self._notice.path == path.absolute():
            return "open"
        other = LockNotice(path.absolute(), self.sessions).others()
        if other is None:
            return "open"
        chosen = self._ask.pick(open_elsewhere(path, other), [words for words, _ in ANSWERS])
        return ANSWERS[chosen][1]

    def _heard(self, news: News) -> None:
        if news.file:
            self._follow()

    def _follow(self) -> None:
        """The notice stands beside the file that is open now, and nowhere else."""
        session = self._session
        path = session.path if not session.only_to_look else None
        wanted = path.absolute() if path is not None else None
        self.sessions.begin("" if session.only_to_look else session.document.id)
        if wanted == (self._notice.path if self._notice is not None else None):
            return
        self._put_away()
        if wanted is not None:
            self._notice = LockNotice(wanted, self.sessions)
            self._notice.show()
            self._beat.start()

    def _renew(self) -> None:
        if self._notice is not None:
            self._beating.ask(self._notice.show)

    def _put_away(self) -> None:
        self._beat.stop()
        self._beating.stop()
        notice, self._notice = self._notice, None
        if notice is not None:
            notice.take_away()

    def leave(self) -> None:
        """The window closes."""
        self._put_away()
        self.sessions.end()


def open_elsewhere(path: Path, other: LockOwner) -> str:
    """Somebody else has the map open, and what that means."""
    return (
        f"“{shown(path)}” is open in another window{where(other)}. "
        "If both of you save, both maps are kept, the second one beside the first."
    )


def where(other: LockOwner) -> str:
    """On which computer, and since when, as far as it is known."""
    on = f" on “{other.computer[:80]}”" if other.computer else ""
    try:
        return f"{on}, since {dt.datetime.fromtimestamp(other.since):%H:%M}"
    except (OverflowError, ValueError, OSError):
        return on
