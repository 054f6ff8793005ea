"""The middle of the window: the map, room above and below it, and the pages beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

LEAST, MOST = 300, 480
"""Between these, in pixels, the pages beside the map take a quarter of the window, until somebody drags them."""

WIDER, READABLE, ENOUGH = 1.2, 360, 0.34
"""Where the text is large: how much wider they are at most, how wide they need to be for it in its proportion, and
the share of the window that is enough even then."""


class Frame(QWidget):
    """Keeps room beside and below the map until what belongs there is made, so that the map never moves."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__()
        self._beside, self._below = QWidget(), QWidget()
        self._beside.setMinimumWidth(LEAST)
        self._by_hand, self._larger = False, 1.0
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(canvas, 1)
        self._column.addWidget(self._below)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(middle)
        self.split.addWidget(self._beside)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setCollapsible(0, False)
        self.split.splitterMoved.connect(self._shared)
        self._card: QWidget | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(4, 0, 8, 4)
        self._inside.addWidget(self.split)

    def keep_room(self, several: bool) -> None:
        """The room dates take below the map: a line for the way to a new one; more where there are several."""
        line = self.fontMetrics().height()
        self._below.setFixedHeight(round(max(line * 2.75, 44)) + 16 if several else round(line * 2.4))

    def fill(self, above: QWidget, below: QWidget, page: QWidget) -> QStackedWidget:
        """Put these into the room that was kept; the answer holds whatever stands beside the map."""
        sizes, pages = self.split.sizes(), QStackedWidget()
        pages.setMinimumWidth(LEAST)
        pages.addWidget(page)
        self.split.replaceWidget(1, pages)
        self._column.replaceWidget(self._below, below)
        self._column.insertWidget(0, above)
        for room in (self._beside, self._below):
            room.hide()
            room.deleteLater()
        self.split.setSizes(sizes)
        return pages

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
        self._larger = min(max(percent / 100, 1.0), WIDER)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if self._by_hand:
            return
        wide, least = self.window().width(), LEAST
        if self._larger > 1.0:
            least = max(LEAST, min(round(READABLE * self._larger), round(wide * ENOUGH)))
        beside = min(max(wide // 4, least), round(MOST * self._larger))
        self.split.setSizes([max(self.split.width() - beside, 1), beside])

    def _shared(self) -> None:
        self._by_hand = True
