"""An encrypted map that nobody has touched for a while, or that is locked by hand, is covered.

On a shared computer somebody goes to fetch a print, and the map stays open. A map without a password is not
locked: whoever has the computer has its file.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.app.settings.settings import Settings
from sociomap_app.editing.session import News, Session
from sociomap_app.model.errors import UserFault
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, opens

from .autosave import Autosave

OFTEN = 5000
"""Milliseconds between looks at the clock."""

USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
"""What shows that somebody is there."""


def awake_or_not() -> float:
    """Seconds on a clock that goes on while the computer sleeps, where the system has one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class AutoLock(QObject):
    """Watches whether an encrypted map is in use, and locks its window."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        screen: ScreenState,
        autosave: Autosave,
        ask: Questions,
        let_go: Callable[[], object],
        parent: QObject,
    ) -> None:
        """``let_go`` ends whatever is being done to the map just now, and closes every window over it."""
        super().__init__(parent)
        self._session, self._settings, self._screen = session, settings, screen
        self._autosave, self._ask, self._let_go = autosave, ask, let_go
        self._watching = False
        self._used = awake_or_not()
        self._clock = QTimer(self)
        self._clock.setInterval(OFTEN)
        self._clock.timeout.connect(self.look)
        session.subscribe(self._heard)
        self._watch()

    def _heard(self, news: News) -> None:
        self._watch()

    def _watch(self) -> None:
        """Only an encrypted map is watched: to hear of everything that happens costs a little each time."""
        wanted = self._session.encryption is not None
        if wanted == self._watching:
            return
        self._watching = wanted
        if wanted:
            _application().installEventFilter(self)
            self._used = awake_or_not()
            self._clock.start()
        else:
            _application().removeEventFilter(self)
            self._clock.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in USE or self._screen.locked:
            return False
        if self._overdue() and not _waiting(QApplication.activeModalWidget()):
            QTimer.singleShot(0, self, self.look)
            event.accept()  # else it would still be a shortcut
            return True  # whoever comes back after a long while finds it locked, and does nothing before
        self._used = awake_or_not()
        return False

    def _overdue(self) -> bool:
        after = self._settings.now.lock_after
        return bool(after) and awake_or_not() - self._used > after * 60

    def look(self) -> None:
        """Lock where the time is over; never in the middle of a question, or of work that goes on."""
        if self._overdue() and not _waiting(QApplication.activeModalWidget()):
            self.lock()

    def lock(self) -> None:
        """Cover the map until its password is given. What is not saved is kept first."""
        if self._screen.locked or self._session.encryption is None:
            return
        self._let_go()  # else the hand that let go would still move somebody under the cover
        self._autosave.keep_now()
        self._screen.lock(True)

    def may_close(self) -> bool:
        """Whether nothing is lost where the locked window closes: all is saved, or a recovery file of it is
        kept."""
        return not self._session.unsaved or self._autosave.keep_now()

    def unlock(self) -> None:
        """Ask until the password is right. Whoever gives up finds the map covered as before."""
        trouble = ""
        while self._screen.locked:
            key, path = self._session.encryption, self._session.path
            name = path.name if path is not None and not self._screen.names_hidden else "This map"
            password = self._ask.password(name, trouble)
            if password is None or key is None:
                return
            trouble = why_not(key, password)
            if not trouble:
                self._used = awake_or_not()
                self._screen.lock(False)

    def leave(self) -> None:
        """The window closes: nothing is watched any more."""
        self._clock.stop()
        if self._watching:
            _application().removeEventFilter(self)


def why_not(key: EncryptionKey, password: str) -> str:
    """Why that password does not open what the key does; empty where it does."""
    try:
        return "" if opens(key, password) else "That is not its password. Please look out for capital letters."
    except UserFault as fault:
        return str(fault)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _waiting(modal: QWidget | None) -> bool:
    """Whether something waits for an answer or an end. A dialogue that only stands open may be closed."""
    if modal is None:
        return False
    if modal.windowModality() != Qt.WindowModality.WindowModal or isinstance(modal, QProgressDialog):
        return True
    return bool(getattr(modal, "busy", False))
