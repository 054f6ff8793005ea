"""How much of the window the pages beside the map take, until somebody says how much."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from .window import Window

LEAST, USUAL, MOST = 300, 360, 480
"""Widths of the pages, in pixels: the least, and what a quarter of the window is kept between."""

WIDER = 1.2
"""How much wider they are at most where the text is large."""

ENOUGH = 0.34
"""The share of the window that large text may take for them."""


class Share(QObject):
    """Shares the room of a window between the map and the pages whenever either the window or its text grows."""

    def __init__(self, window: "Window", split: QSplitter) -> None:
        super().__init__(window)
        self._window, self._split, self._by_hand = window, split, False
        split.splitterMoved.connect(lambda *_: setattr(self, "_by_hand", True))
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._by_hand:
            return
        wide, larger = self._window.width(), min(max(self._window.preferences.text_size / 100, 1.0), WIDER)
        usual = max(USUAL, min(round(USUAL * larger), round(wide * ENOUGH)))
        beside = min(max(wide // 4, usual), round(MOST * larger))
        self._split.setSizes([max(self._split.width() - beside, 1), beside])
