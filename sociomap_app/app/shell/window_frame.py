"""The middle of the window: the map, what stands above and below it, and the pages beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

LEAST, MOST = 300, 480
"""Between these the pages beside the map take a quarter of the window, until somebody drags them; in pixels."""
WIDER, READABLE, ENOUGH = 1.2, 360, 0.34
"""Where the text is large: how much wider they are at most, how wide they need to be for it in its proportion, and
the share of the window that is enough even then."""
LEFT, RIGHT, UNDER, BETWEEN, HANDLE = 4, 8, 4, 6, 4
"""Air beside and under everything, between the map and the dates, and the handle between map and pages."""


class WindowFrame(QWidget):
    """Shares the room between the map and the pages beside it, until somebody drags the line between them."""

    def __init__(self, canvas: QWidget, above: QWidget, below: QWidget, beside: QStackedWidget) -> None:
        super().__init__()
        self._by_hand, self._text_size = False, 100.0
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(above)
        column.addWidget(canvas, 1)
        column.addWidget(below)
        beside.setMinimumWidth(LEAST)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(HANDLE)
        self.split.addWidget(middle)
        self.split.addWidget(beside)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setCollapsible(0, False)
        self.split.splitterMoved.connect(self._shared)
        self._card: QWidget | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(LEFT, 0, RIGHT, UNDER)
        self._inside.addWidget(self.split)

    def cover(self, card: QWidget | None) -> None:
        """Show that in place of everything; None takes it away again."""
        self.split.setVisible(card is None)
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card = card
        if card is not None:
            self._inside.addWidget(card)

    def read_at(self, percent: float) -> None:
        """Share the room anew for text of that size."""
        self._text_size = percent
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if not self._by_hand:
            beside = width_beside(self.window().width(), self._text_size)
            self.split.setSizes([max(self.split.width() - HANDLE - beside, 1), beside])

    def _shared(self) -> None:
        self._by_hand = True


def width_beside(wide: int, percent: float) -> int:
    """The width of the pages beside the map in a window that wide, with text of that size; in pixels."""
    larger, least = min(max(percent / 100, 1.0), WIDER), LEAST
    if larger > 1.0:
        least = max(LEAST, min(round(READABLE * larger), round(wide * ENOUGH)))
    return min(max(wide // 4, least), round(MOST * larger))
