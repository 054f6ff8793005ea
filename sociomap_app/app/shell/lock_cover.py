"""What stands in place of a locked map: the way back to it, and the way out."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sociomap_app.app.commands.bars import Bars
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Rows
from sociomap_app.panels.controls.style import sheet

from .window_frame import WindowFrame

COVERED = "This map is locked"
WHY = "It is encrypted, and is shown again when its password is given. What was not saved is kept."
NOT_KEPT = "What is not saved would be lost, for no copy of it can be kept. Please give the password."


class Cover(QWidget):
    """``unlock_wanted`` and ``close_wanted`` tell which way somebody takes."""

    unlock_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.said = words(WHY, "quiet")
        self.give, self.close_map = button("Give the password …", "main"), button("Close the map")
        self.give.clicked.connect(lambda _: self.unlock_wanted.emit())
        self.close_map.clicked.connect(lambda _: self.close_wanted.emit())
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


class LockCover:
    """Covers one window while its map is locked, menus and bars too."""

    def __init__(
        self,
        frame: WindowFrame,
        bars: Bars,
        screen: ScreenState,
        unlock: Callable[[], object],
        close: Callable[[], bool],
    ) -> None:
        """``close`` closes the window, and tells whether it did."""
        self._frame, self._bars, self._unlock, self._close = frame, bars, unlock, close
        screen.locked_changed.connect(self._cover)

    def _cover(self, locked: bool) -> None:
        cover = Cover() if locked else None
        self._frame.cover(cover)
        self._bars.set_visible(not locked)
        if cover is not None:
            cover.unlock_wanted.connect(self._unlock)
            cover.close_wanted.connect(lambda: self._leave(cover))
            cover.give.setFocus()

    def _leave(self, cover: Cover) -> None:
        if not self._close():
            cover.said.setText(NOT_KEPT)
            cover.give.setFocus()
