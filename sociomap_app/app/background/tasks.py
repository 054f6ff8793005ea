"""Work in the background on a snapshot of the map; an answer that comes too late is dropped.

Work nobody wants any more is let go of and not waited for: the window goes on answering while it comes to its end.
Only what writes something the window itself takes away afterwards is waited for.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, QRunnable, QThreadPool, QTimer, Signal

PATIENCE = 2000
"""Milliseconds for which the program, closed, waits for work that was let go of."""


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


class BackgroundWork(QObject):
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
        self._begin_anew()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(wait)
        self._timer.timeout.connect(self._start)

    def _begin_anew(self) -> None:
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._answer = _Answer()
        self._answer.ready.connect(self._arrived)
        self._answer.failed.connect(self._went_wrong)

    def ask(self, compute: Callable[[], Any]) -> None:
        """Compute soon; an earlier request that has not begun is forgotten."""
        self._newest += 1
        self._compute = compute
        self._timer.start()

    def stop(self) -> None:
        """Forget what is asked and wait for what runs: only where it is short and writes something."""
        self._forget()
        self._pool.waitForDone()

    def let_go(self) -> None:
        """Forget what is asked and go on without what runs; nothing comes of it."""
        self._forget()
        self._pool.clear()
        if not self._pool.waitForDone(0):
            AbandonedWork.of_program().take(self._pool, self._answer)
            self._begin_anew()

    def _forget(self) -> None:
        self._newest += 1
        self._timer.stop()
        self._compute = None

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


class AbandonedWork(QObject):
    """Threads that were let go of, kept until each has ended: to take one away earlier would be to wait for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads: list[tuple[QThreadPool, _Answer]] = []
        self._clock = QTimer(self)
        self._clock.setInterval(250)
        self._clock.timeout.connect(self.look)

    @staticmethod
    def of_program() -> "AbandonedWork":
        """The one of this program."""
        program = QCoreApplication.instance()
        assert program is not None
        return program.findChild(AbandonedWork) or AbandonedWork(program)

    def take(self, pool: QThreadPool, answer: _Answer) -> None:
        """Keep a thread, and where its answer goes, of which nobody hears."""
        pool.setParent(None)
        self._threads.append((pool, answer))
        self._clock.start()

    def look(self) -> int:
        """How many there are still."""
        self._threads = [one for one in self._threads if not one[0].waitForDone(0)]
        if not self._threads:
            self._clock.stop()
        return len(self._threads)

    def wait(self, milliseconds: int) -> bool:
        """Wait so long for all of them together; whether they have come to their end."""
        until = QDeadlineTimer(milliseconds)
        for pool, _ in self._threads:
            pool.waitForDone(max(until.remainingTime(), 0))
        return not self.look()
