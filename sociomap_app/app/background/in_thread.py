"""Work that has to be done before the window goes on, and yet does not hold it up, as a save.

It is done in a thread. Meanwhile the window paints and its clocks go on; what is pressed and clicked waits and
comes after, so that nobody does anything to the map in between.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QRunnable, Qt, QThreadPool, Signal

Result = TypeVar("Result")


class _Ended(QObject):
    told = Signal()


class _Piece(QRunnable, Generic[Result]):
    def __init__(self, work: Callable[[], Result], ended: _Ended) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work, self._ended = work, ended
        self.results: list[Result] = []
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            self.results.append(self._work())
        except BaseException as fault:  # it is raised again where the work was asked for
            self.fault = fault
        self._ended.told.emit()


def in_thread(work: Callable[[], Result]) -> Result:
    """What ``work`` gives, or the fault it raises. It must not touch anything that belongs to the window."""
    loop, ended, pool = QEventLoop(), _Ended(), QThreadPool()
    ended.told.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    piece = _Piece(work, ended)
    pool.start(piece)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    pool.waitForDone()  # also where the program ends meanwhile, and with it the loop
    if piece.fault is not None:
        raise piece.fault
    return piece.results[0]
