"""Before the window closes: what is typed counts, work that is not saved is asked about, and everybody leaves."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from sociomap_app.app.background.locking import AutoLock
from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.app.map.naming import Naming
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.app.settings import window_state

from .window import Window

AGAIN = 50
"""Milliseconds after which a window that was to be closed in the middle of a save is closed after all."""


class Closing(QObject):
    """Watches one window for its end."""

    def __init__(
        self,
        window: Window,
        commands: CommandSet,
        naming: Naming,
        files: MapFiles,
        lock: AutoLock,
        screen: ScreenState,
        leave: Sequence[Callable[[], object]],
        state: Path | None,
    ) -> None:
        """``leave`` is what everybody has to do who works beside the window; ``state`` the file for how it is
        left."""
        super().__init__(window)
        self._window, self._commands, self._naming = window, commands, naming
        self._files, self._lock, self._screen = files, lock, screen
        self._leave, self._state = leave, state
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:
            if self._files.writing:
                QTimer.singleShot(AGAIN, self._close_after_all)
                event.ignore()
                return True
            if not self._may_close():
                event.ignore()
                return True
            for leave in self._leave:
                leave()
            window_state.write(self._state, self._window.state())
        return super().eventFilter(watched, event)

    def _close_after_all(self) -> None:
        if self._window.isVisible():  # else it was a save before closing, and the window is closed
            self._window.close()

    def _may_close(self) -> bool:
        self._commands.commit()
        if self._screen.locked:
            return self._lock.may_close()
        self._naming.finish()
        return self._files.may_leave()
