"""Work that may take a while: beside the window, with a sign that it goes on, and a way out.

Whoever takes the way out has the window at once. The work is asked to leave off, and does so where it can.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from .cancelling import GoOn
from .tasks import BackgroundWork

Result = TypeVar("Result")
SHOWN_AFTER = 300
"""Milliseconds after which work is seen to go on."""


class _Wanted:
    """Whether one piece of work is still wanted; each has its own, so that none is taken up again by the next."""

    def __init__(self) -> None:
        self.on = True

    def __call__(self) -> bool:
        return self.on


class LongWork(QObject):
    """One piece of work at a time over values that do not change; cancelled, nothing comes of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._wanted, self._words = _Wanted(), ""
        self._wanted.on = False
        self._done: Callable[[Any], None] = lambda _: None
        self._background = BackgroundWork(self._finished, wait=0, parent=self, failed=self.cancel)
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(SHOWN_AFTER)
        self._soon.timeout.connect(self._announce)
        self.sign: QProgressDialog | None = None

    def run(self, words: str, compute: Callable[[GoOn], Result], done: Callable[[Result], None]) -> None:
        """Compute, and hand the result to ``done``. ``compute`` asks now and then whether to go on."""
        self.cancel()
        wanted = self._wanted = _Wanted()
        self._words, self._done = words, done
        self._soon.start()
        self._background.ask(lambda: compute(wanted))

    def cancel(self) -> None:
        """Let go of the work; nothing comes of it."""
        self._wanted.on = False
        self._background.let_go()
        self._put_away()

    @property
    def busy(self) -> bool:
        """Whether something is still to come."""
        return self._wanted.on

    def _announce(self) -> None:
        sign = self.sign = QProgressDialog(self._words, "Cancel", 0, 0, self._window)
        sign.setWindowTitle("Sociomap")
        sign.setWindowModality(Qt.WindowModality.WindowModal)
        sign.canceled.connect(self.cancel)
        sign.show()

    def _finished(self, result: object) -> None:
        self._wanted.on = False
        self._put_away()
        self._done(result)

    def _put_away(self) -> None:
        self._soon.stop()
        sign, self.sign = self.sign, None
        if sign is not None:
            sign.canceled.disconnect(self.cancel)
            sign.reset()
            sign.deleteLater()
