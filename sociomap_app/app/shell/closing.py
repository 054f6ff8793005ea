"""Before the window closes: what is typed counts, work that is not saved is asked about, and everybody leaves."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from sociomap_app.app.background.locking import AutoLock
from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.app.settings import window_state
from sociomap_app.canvas.map_view import MapView

from .window import Window


class Closing(QObject):
    """Watches one window for its end."""

    def __init__(
        self,
        window: Window,
        commands: CommandSet,
        canvas: MapView,
        finish: Sequence[Callable[[], object]],
        files: MapFiles,
        lock: AutoLock,
        screen: ScreenState,
        leave: Sequence[Callable[[], object]],
        state: Path | None,
    ) -> None:
        """``finish`` takes what is typed and not entered; ``leave`` is what everybody has to do who works beside
        the window; ``state`` is the file for how it is left."""
        super().__init__(window)
        self._window, self._commands, self._canvas, self._finish = window, commands, canvas, finish
        self._files, self._lock, self._screen = files, lock, screen
        self._leave, self._state = leave, state
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:
            if not self._may_close():
                event.ignore()
                return True
            for leave in self._leave:
                leave()
            window_state.write(self._state, self._window.state())
        return super().eventFilter(watched, event)

    def _may_close(self) -> bool:
        self._commands.commit()
        self._canvas.give_up()
        if self._screen.locked:
            return self._lock.may_close()
        for take in self._finish:
            take()
        return self._files.may_leave()
