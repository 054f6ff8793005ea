"""A short walk round the window: one place after another stands out, with a card that says what it is for."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from sociomap_app.app.map.side_pages import SidePages
from sociomap_app.app.settings.settings import Settings
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.style import colours, sheet

CARD = 330
"""Width of the card in pixels, at the ordinary size of text."""

AROUND = 6
VEIL = 130


class Stop(msgspec.Struct, frozen=True):
    """One place of the window and what is said about it."""

    place: str
    title: str
    said: str


STOPS = (
    Stop(
        "name box",
        "Name somebody",
        "Type initials, a name or a role and press Enter; then the next one. They wait beside the map.",
    ),
    Stop(
        "map",
        "Say how close they are",
        "Drag each to a ring: the nearer to the middle, the closer. Outside the last ring is room for whom you "
        "would like. A double-click on the map names somebody right there.",
    ),
    Stop(
        "tools",
        "Draw what is between them",
        "Join those who know each other. Who gives what goes through the kinds of support: one click for each "
        "person. An outline goes round people who belong together.",
    ),
    Stop(
        "pages",
        "Say more, and read what it shows",
        "What you say about somebody stands here. What it shows puts the map into words and asks questions; "
        "nothing is scored, and what you were not asked is never called a gap.",
    ),
    Stop(
        "bar",
        "Look, find, share, print",
        "View changes what colour and size say. Find knows people and commands. Hide names makes the map fit for "
        "a shared screen. Every step can be undone.",
    ),
    Stop(
        "state",
        "It stays with you",
        "The map is a file where you save it. Nothing leaves this computer. F1 opens help at any time.",
    ),
)


class Tour(QWidget):
    """A veil over the window with a hole for the place that is spoken of. Esc ends it, Enter goes on. ``ended``
    tells that it is over."""

    ended = Signal()

    def __init__(self, window: QWidget, places: Mapping[str, QWidget], text_size: int) -> None:
        """``places`` are the parts of the window by the names the stops have for them; the text is so many
        percent."""
        super().__init__(window)
        self.setObjectName("tour")
        self._window, self._places, self._text_size, self.number = window, places, text_size, 0
        self._before = window.focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.title, self.said, self.count = words("", "title"), words(""), words("", "quiet", wrap=False)
        self.skip, self.back, self.on = button("Skip", "link"), button("Back"), button("Next", "main")
        self.skip.clicked.connect(self.close)
        self.back.clicked.connect(lambda: self.go(self.number - 1))
        self.on.clicked.connect(lambda: self.go(self.number + 1))
        rows, row = QVBoxLayout(self.card), QHBoxLayout()
        rows.setContentsMargins(18, 16, 18, 14)
        for part in (self.title, self.said):
            rows.addWidget(part)
        row.addWidget(self.skip)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.on)
        rows.addLayout(row)
        c = colours(window.palette())
        edge = f"border: 1px solid {c.edge.name()}; border-radius: 10px;"
        look = f"QFrame#card {{ background: {c.base.name()}; {edge} }}"
        self.card.setStyleSheet(sheet(window.palette(), window.font()) + look)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.go(0)

    def go(self, number: int) -> None:
        """To another stop; after the last one the tour is over."""
        if number >= len(STOPS):
            self.close()
            return
        self.number = max(number, 0)
        stop = STOPS[self.number]
        self.title.setText(stop.title)
        self.said.setText(stop.said)
        self.count.setText(f"{self.number + 1} of {len(STOPS)}")
        self.back.setVisible(self.number > 0)
        self.on.setText("Start drawing" if self.number == len(STOPS) - 1 else "Next")
        self.card.setAccessibleName(stop.title)
        self.card.setAccessibleDescription(stop.said)
        self._lay_out()
        self.on.setFocus()

    @property
    def hole(self) -> QRect:
        """Where the place that is spoken of stands in the window."""
        place = self._places[STOPS[self.number].place]
        corner = place.mapTo(self._window, QPoint(0, 0))
        return QRect(corner, place.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND) & self.rect()

    def _lay_out(self) -> None:
        """The card below, above or beside the place, or in the middle of a large one."""
        wide = round(CARD * self._text_size / 100)
        self.card.setFixedWidth(min(wide, self.width() - 20))
        self.card.adjustSize()
        size, hole, room = self.card.size(), self.hole, self.rect().adjusted(10, 10, -10, -10)
        middle = hole.center() - QPoint(size.width() // 2, size.height() // 2)
        tries = (
            QPoint(middle.x(), hole.bottom() + 12),
            QPoint(middle.x(), hole.top() - size.height() - 12),
            QPoint(hole.left() - size.width() - 12, middle.y()),
            QPoint(hole.right() + 12, middle.y()),
            middle,
        )
        chosen = middle
        for corner in tries:
            x = min(max(corner.x(), room.left()), room.right() - size.width())
            y = min(max(corner.y(), room.top()), room.bottom() - size.height())
            if not QRect(QPoint(x, y), size).intersects(hole):
                chosen = QPoint(x, y)
                break
        self.card.move(chosen)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path, hole = QPainterPath(), QRectF(self.hole)
            path.addRect(QRectF(self.rect()))
            path.addRoundedRect(hole, 8, 8)
            painter.fillPath(path, QColor(10, 16, 20, VEIL))
            painter.setPen(QPen(colours(self._window.palette()).accent, 2))
            painter.drawRoundedRect(hole, 8, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._lay_out()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.ended.emit()
        before = self._before
        there = before is not None and isValid(before) and before.isVisible()
        (before if there and before is not None else self._places["map"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab stays on the card: what lies under the veil is not to be reached."""
        shown = [one for one in (self.skip, self.back, self.on) if not one.isHidden()]
        now = next((number for number, one in enumerate(shown) if one.hasFocus()), -1)
        shown[(now + (1 if onward else -1)) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """F6 goes nowhere meanwhile: the parts of the window lie under the veil."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F6
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Left: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in steps:
            self.go(self.number + steps[Qt.Key(event.key())])


class TourGuide:
    """Leads round one window, with the pages shown while it lasts."""

    def __init__(
        self, window: QWidget, places: Mapping[str, QWidget], pages: SidePages, settings: Settings
    ) -> None:
        self._window, self._places, self._pages, self._settings = window, places, pages, settings

    def begin(self) -> Tour:
        """Begin the walk; one that is on ends first."""
        for old in self._window.findChildren(Tour):
            old.close()
        self._pages.stack.show()
        tour = Tour(self._window, self._places, self._settings.now.text_size)
        tour.ended.connect(self._pages.fold)
        return tour
