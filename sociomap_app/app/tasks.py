"""Work in the background on a snapshot of the map; an answer that comes too late is dropped."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal


class _Answer(QObject):
    ready = Signal(int, object)
    failed = Signal(int, str)


class _Work(QRunnable):
    def __init__(self, number: int, compute: Callable[[], Any], answer: _Answer) -> None:
        super().__init__()
        self.number, self.compute, self.answer = number, compute, answer

    def run(self) -> None:
        try:
            result = self.compute()
        except Exception as fault:
            self.answer.failed.emit(self.number, type(fault).__name__)
            return
        self.answer.ready.emit(self.number, result)


class Background(QObject):
    """Runs one kind of work, the newest request only, a moment after it was asked for."""

    def __init__(
        self,
        show: Callable[[Any], None],
        *,
        wait: int = 120,
        parent: QObject | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """``failed`` clears away what waited for an answer that never comes."""
        super().__init__(parent)
        self._show, self._failed = show, failed
        self._newest = 0
        self._compute: Callable[[], Any] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._answer = _Answer()
        self._answer.ready.connect(self._arrived)
        self._answer.failed.connect(self._went_wrong)
        self._timer = QTimer(self, singleShot=True, interval=wait)
        self._timer.timeout.connect(self._start)

    def ask(self, compute: Callable[[], Any]) -> None:
        """Compute soon; an earlier request that has not begun is forgotten."""
        self._newest += 1
        self._compute = compute
        self._timer.start()

    def stop(self) -> None:
        """Forget what is asked and wait for what runs."""
        self._newest += 1
        self._timer.stop()
        self._compute = None
        self._pool.waitForDone()

    def _start(self) -> None:
        compute, self._compute = self._compute, None
        if compute is not None:
            self._pool.start(_Work(self._newest, compute, self._answer))

    def _arrived(self, number: int, result: object) -> None:
        if number == self._newest:
            self._show(result)

    def _went_wrong(self, number: int, kind: str) -> None:
        if number == self._newest:
            if self._failed is not None:
                self._failed()
            raise RuntimeError(f"background work failed: {kind}")
