"""An encrypted map that nobody has touched for a while, or that is locked by hand, is covered.

On a shared computer somebody goes to fetch a print, and the map stays open. A map without a password is not
locked: whoever has the computer has its file.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressDialog, QVBoxLayout, QWidget

from sociomap_app.app.map.view_commands import close_windows
from sociomap_app.model.errors import UserFault
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Rows
from sociomap_app.panels.controls.style import sheet
from sociomap_app.storage.encryption.encrypted_map import opens

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window
    from sociomap_app.editing.session import News

LOCKED = "Locked – Sociomap"

COVERED = "This map is locked"
WHY = "It is encrypted, and is shown again when its password is given. What was not saved is kept."
NOT_KEPT = "What is not saved would be lost, for no copy of it can be kept. Please give the password."

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

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.locked = False
        self._cover: Cover | None = None
        self._watching = False
        self._used = awake_or_not()
        self._clock = QTimer(self, interval=OFTEN)
        self._clock.timeout.connect(self.look)
        window.session.subscribe(self._heard)
        self._heard(None)

    def _heard(self, news: "News | None") -> None:
        """Only an encrypted map is watched: to hear of everything that happens costs a little each time."""
        wanted = self._window.session.encryption is not None
        if wanted == self._watching:
            return
        self._watching = wanted
        application = QApplication.instance()
        assert application is not None
        if wanted:
            application.installEventFilter(self)
            self._used = awake_or_not()
            self._clock.start()
        else:
            application.removeEventFilter(self)
            self._clock.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in USE or self.locked:
            return False
        if self._overdue() and not _waiting(QApplication.activeModalWidget()):
            QTimer.singleShot(0, self, self.look)
            event.accept()  # else it would still be a shortcut
            return True  # whoever comes back after a long while finds it locked, and does nothing before
        self._used = awake_or_not()
        return False

    def _overdue(self) -> bool:
        after = self._window.preferences.lock_after
        return bool(after) and awake_or_not() - self._used > after * 60

    def look(self) -> None:
        """Lock where the time is over; never in the middle of a question, or of work that goes on."""
        if self._overdue() and not _waiting(QApplication.activeModalWidget()):
            self.lock()

    def lock(self) -> None:
        """Cover the map until its password is given. What is not saved is kept first."""
        window = self._window
        if self.locked or window.session.encryption is None:
            return
        window.commit()
        window.map.give_up()  # else the hand that let go would still move somebody under the cover
        window.pasting.leave()
        window.keeping.keep_now()
        window.session.forget_spelling()
        close_windows(window)
        self.locked = True
        self._cover = Cover(self.unlock, self._close)
        self._show(False)
        self._cover.give.setFocus()

    def may_close(self) -> bool:
        """Whether nothing is lost where the locked window closes: all is saved, or a copy of it is kept."""
        return not self._window.session.unsaved or self._window.keeping.keep_now()

    def _show(self, shown: bool) -> None:
        window = self._window
        window.frame.cover(None if shown else self._cover)
        for part in (window.menuBar(), window.statusBar(), *window.bars):
            part.setVisible(shown)
        window.refresh()

    def unlock(self) -> None:
        """Ask until the password is right. Whoever gives up finds the map covered as before."""
        window, trouble = self._window, ""
        while self.locked:
            encryption, path = window.session.encryption, window.session.path
            name = path.name if path is not None and not window.names_hidden else "This map"
            password = window.ask.password(name, trouble)
            if password is None or encryption is None:
                return
            try:
                if not opens(encryption, password):
                    trouble = "That is not its password. Please look out for capital letters."
                    continue
            except UserFault as fault:
                trouble = str(fault)
                continue
            self.locked = False
            self._used = awake_or_not()
            self._show(True)
            window.map.setFocus()
            window.outside.look()
            window.keeping.look_after_all()

    def _close(self) -> None:
        if not self._window.close() and self._cover is not None:
            self._cover.said.setText(NOT_KEPT)
            self._cover.give.setFocus()

    def leave(self) -> None:
        """The window closes: nothing is watched any more."""
        self._clock.stop()
        if self._watching:
            application = QApplication.instance()
            assert application is not None
            application.removeEventFilter(self)


class Cover(QWidget):
    """What stands in place of a locked map: the way back to it, and the way out."""

    def __init__(self, unlock: Callable[[], None], close: Callable[[], None]) -> None:
        super().__init__()
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.said = words(WHY, "quiet")
        self.give, self.close_map = button("Give the password …", "main"), button("Close the map")
        self.give.clicked.connect(lambda _: unlock())
        self.close_map.clicked.connect(lambda _: close())
        ways = QHBoxLayout()
        ways.addWidget(self.give)
        ways.addWidget(self.close_map)
        ways.addStretch(1)
        card = QWidget()
        card.setFixedWidth(self.fontMetrics().height() * 26)
        rows = Rows((words(COVERED, "title"), self.said), spacing=12)
        rows.addLayout(ways)
        card.setLayout(rows)
        around = QVBoxLayout(self)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        around.addStretch(2)
        around.addLayout(middle)
        around.addStretch(3)


def _waiting(modal: QWidget | None) -> bool:
    """Whether something waits for an answer or an end. A dialogue that only stands open may be closed."""
    if modal is None:
        return False
    if modal.windowModality() != Qt.WindowModality.WindowModal or isinstance(modal, QProgressDialog):
        return True
    return bool(getattr(modal, "busy", False))
