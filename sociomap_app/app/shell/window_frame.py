"""The middle of the window: the map, what stands above and below it, and the pages beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from . import room


class WindowFrame(QWidget):
    """Shares the room between the map and the pages beside it, until somebody drags the line between them."""

    def __init__(self, canvas: QWidget, above: QWidget, below: QWidget, page: QWidget) -> None:
        super().__init__()
        self._by_hand, self._text_size = False, 100.0
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(room.BETWEEN)
        column.addWidget(above)
        column.addWidget(canvas, 1)
        column.addWidget(below)
        self.beside = QStackedWidget()
        self.beside.setMinimumWidth(room.LEAST)
        self.beside.addWidget(page)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(room.HANDLE)
        self.split.addWidget(middle)
        self.split.addWidget(self.beside)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setCollapsible(0, False)
        self.split.splitterMoved.connect(self._shared)
        self._card: QWidget | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(room.LEFT, 0, room.RIGHT, room.UNDER)
        self._inside.addWidget(self.split)

    def room_of_bars(self) -> room.Bars:
        """What stands round this, as the next window has to know it before its own bars are there."""
        place, window = self.geometry(), self.window()
        below = window.height() - place.y() - place.height()
        return room.Bars(place.x(), place.y(), below, self.fontMetrics().height())

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
            beside = room.beside(self.window().width(), self._text_size)
            self.split.setSizes([max(self.split.width() - room.HANDLE - beside, 1), beside])

    def _shared(self) -> None:
        self._by_hand = True
