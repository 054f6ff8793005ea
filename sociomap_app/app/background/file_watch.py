"""What others do with the file of the open map: told in time, and never written over.

What the file holds is looked at when the window gets the focus, and once more when it is saved. A notice
beside the file tells others that the map is open here; it is advice and decides nothing.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from sociomap_app.app.dialogs.questions import discreet
from sociomap_app.editing.session import News
from sociomap_app.model.errors import UserFault
from sociomap_app.storage.safety.file_lock import BEAT, LockNotice, LockOwner, OpenSessions, digest_at
from sociomap_app.storage.safety.safe_write import shown

from .tasks import BackgroundWork

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window

LOOK, COPY, ANYWAY, NOT_NOW = "Only look at it", "Open a copy", "Open it anyway", "Not now"
SHOW, LEAVE = "Open what is there now", "Go on with what I see"
COMPARE, OTHER, GO_ON = "Compare the two", "Open the other one", "Go on with mine"


class FileWatch(QObject):
    """Looks after the file of one window's map."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.sessions = OpenSessions()
        self._notice: LockNotice | None = None
        self._told: tuple[Path, str | None] | None = None
        self._looking = BackgroundWork(self._looked, wait=0, parent=self)
        self._beating = BackgroundWork(lambda _: None, wait=0, parent=self)
        self._beat = QTimer(self, interval=round(BEAT * 1000))
        self._beat.timeout.connect(self._renew)
        window.files.may_open, window.files.both_kept = self.may_open, self.both_kept
        window.session.subscribe(self._heard)
        window.installEventFilter(self)
        self._follow()
        notice = self._notice
        other = notice.others() if notice is not None else None
        if notice is not None and other is not None:  # given at the start, before anybody could be asked
            path, told = notice.path, open_elsewhere(notice.path, other)
            QTimer.singleShot(0, self, lambda: self._ask_after_all(path, told))

    # Who else has it open

    def may_open(self, path: Path) -> str:
        """How to open a file: ``open``, as a ``copy``, only to ``look`` at it, or not at all."""
        if self._notice is not None and self._notice.path == path.absolute():
            return "open"
        other = LockNotice(path.absolute(), self.sessions).others()
        if other is None:
            return "open"
        chosen = self._window.ask.pick(open_elsewhere(path, other), (LOOK, COPY, ANYWAY, NOT_NOW))
        return ("look", "copy", "open", "")[chosen]

    def _ask_after_all(self, path: Path, told: str) -> None:
        """The map was opened before anybody could be asked how. Whoever gives no answer only looks at it."""
        session, ask = self._window.session, self._window.ask
        if session.path is None or session.path.absolute() != path:
            return
        if session.unsaved:  # somebody was quick, and what they drew stays
            ask.tell(told)
            return
        chosen = (COPY, ANYWAY, LOOK)[ask.pick(told, (COPY, ANYWAY, LOOK))]
        if chosen != ANYWAY:
            self._window.files.show(path, "copy" if chosen == COPY else "look")

    def _heard(self, news: News) -> None:
        if news.file:
            self._follow()

    def _follow(self) -> None:
        """The notice stands beside the file that is open now, and nowhere else."""
        session = self._window.session
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
        self._looking.let_go()
        self._put_away()
        self.sessions.end()

    # What the file holds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def look(self) -> None:
        """See beside the work whether the file still holds what it held. Of a locked map nothing is told."""
        path, digest = self._window.session.path, self._window.session.digest
        if path is not None and digest is not None:
            self._looking.ask(lambda: (path, digest, digest_at(path)))

    def _looked(self, found: tuple[Path, str, str | None]) -> None:
        path, digest, now = found
        session, ask = self._window.session, self._window.ask
        if (session.path, session.digest) != (path, digest) or now == digest or self._told == (path, now):
            return
        if QApplication.activeModalWidget() is not None or self._window.locking.locked:
            return  # one thing after the other: it is looked at again when that is closed, or unlocked
        self._told = path, now
        self._window.commit()
        if now is None:
            said = f"“{shown(path)}” is not there any more, or cannot be read. The map is still here."
            self._window.statusBar().showMessage(discreet(said) if self._window.names_hidden else said, 8000)
        elif session.unsaved:
            ask.tell(
                f"“{shown(path)}” was changed outside this window. What you drew is not lost: when you save, "
                "your map is kept beside that one."
            )
        elif ask.pick(f"“{shown(path)}” was changed outside this window.", (SHOW, LEAVE)) == 0:
            self._window.files.show(path, "look" if session.only_to_look else "")

    # Where both have saved

    def both_kept(self, other: Path) -> None:
        """Tell that the map was saved beside another, and offer to see what differs."""
        window, mine = self._window, self._window.session.path
        assert mine is not None
        choices = (OTHER, GO_ON) if window.names_hidden else (COMPARE, OTHER, GO_ON)
        told = (
            f"“{shown(other)}” was changed by somebody else meanwhile. Both are kept: theirs as it is, "
            f"and yours as “{shown(mine)}”."
        )
        chosen = choices[window.ask.pick(told, choices)]
        if chosen == COMPARE:
            show_difference(window, other)
        elif chosen == OTHER:
            window.files.open(other)


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


def show_difference(window: "Window", other: Path) -> None:
    """Two maps of one origin: what is in mine and not in theirs, and the other way round."""
    from sociomap_app.app.dialogs.dialogs import dialog
    from sociomap_app.app.dialogs.map_picture import MapPicture
    from sociomap_app.app.files.versions_list import between
    from sociomap_app.panels.controls.labels import button, words
    from sociomap_app.panels.controls.panel import Panel

    try:
        theirs = window.files.read(other).sociomap
    except UserFault as fault:
        window.ask.tell(str(fault))
        return
    panel, picture = Panel(window.session, window.framework, scrolls=False), MapPicture(window.framework)
    panel.column.setContentsMargins(16, 14, 16, 14)
    panel.column.addWidget(words(f"The other map: {shown(other)}", "title"))
    panel.column.addWidget(words(between(window.session.document, theirs)))
    picture.setAccessibleName("The other map")
    panel.column.addWidget(picture, 1)
    take = button(OTHER)
    panel.column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
    made = dialog(window, "Both maps are kept", panel, QSize(640, 560), "both")
    made.finished.connect(lambda _: picture.stop())
    take.clicked.connect(lambda: made.close() and window.files.open(other))
    picture.show_map(theirs, theirs.latest.id)
