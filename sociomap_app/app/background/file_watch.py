"""What others do with the file of the open map: told in time, and never written over.

What the file holds is looked at when the window gets the focus, and once more when it is saved.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStatusBar

from sociomap_app.app.questions.questions import Questions, discreet
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing.session import Session
from sociomap_app.storage.digests import digest_at
from sociomap_app.storage.safety.safe_write import shown

from .file_lock import HowToOpen
from .tasks import BackgroundWork

SHOW, LEAVE = "Open what is there now", "Go on with what I see"


class FileWatch(QObject):
    """Looks after the file of one session."""

    def __init__(
        self,
        session: Session,
        show: Callable[[Path, HowToOpen | None], object],
        ask: Questions,
        screen: ScreenState,
        status: QStatusBar,
        commit: Callable[[], object],
    ) -> None:
        """``show`` opens a file in place of the present map; ``commit`` lets what is typed just now count, before
        anything is asked about the map."""
        super().__init__(status)
        self._session, self._show, self._ask = session, show, ask
        self._screen, self._status, self._commit = screen, status, commit
        self._told: tuple[Path, str | None] | None = None
        self._looking = BackgroundWork(self._looked, wait=0, parent=self)

    def look(self) -> None:
        """See beside the work whether the file still holds what it held. Of a locked map nothing is told."""
        path, digest = self._session.path, self._session.file.digest
        if path is not None and digest is not None:
            self._looking.ask(lambda: (path, digest, digest_at(path)))

    def _looked(self, found: tuple[Path, str, str | None]) -> None:
        path, digest, now = found
        if (
            (self._session.path, self._session.file.digest) != (path, digest)
            or now == digest
            or self._told == (path, now)
        ):
            return
        if QApplication.activeModalWidget() is not None or self._screen.locked:
            return  # one thing after the other: it is looked at again when that is closed, or unlocked
        self._told = path, now
        self._commit()
        if now is None:
            self._tell_gone(path)
        else:
            self._tell_changed(path)

    def _tell_gone(self, path: Path) -> None:
        said = f"“{shown(path)}” is not there any more, or cannot be read. The map is still here."
        self._status.showMessage(discreet(said) if self._screen.names_hidden else said, 8000)

    def _tell_changed(self, path: Path) -> None:
        if self._session.unsaved:
            self._ask.tell(
                f"“{shown(path)}” was changed outside this window. What you drew is not lost: when you save, "
                "your map is kept beside that one."
            )
        elif self._ask.pick(f"“{shown(path)}” was changed outside this window.", (SHOW, LEAVE)) == 0:
            self._show(path, "look" if self._session.only_to_look else None)

    def leave(self) -> None:
        """The window closes."""
        self._looking.let_go()
