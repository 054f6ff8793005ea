"""A map dropped onto the window is opened; the file itself stays where it is."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Watches one window. ``dropped`` names the first file."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            drop = cast("QDropEvent", event)
            files = [Path(url.toLocalFile()) for url in drop.mimeData().urls() if url.isLocalFile()]
            if files:
                # Only looked at, as it is said: whoever moved a file would delete it.
                drop.setDropAction(Qt.DropAction.CopyAction)
                drop.accept()
                if event.type() == QEvent.Type.Drop:
                    QTimer.singleShot(0, self, lambda: self.dropped.emit(files[0]))
                return True
        return super().eventFilter(watched, event)
