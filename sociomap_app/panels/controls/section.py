"""A part of a page that folds away, so that a long form is five quiet headings and not a wall."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from .control_painting import em, focus_ring
from .panel import Rows
from .style import colours


class Fold(QAbstractButton):
    """The heading that opens and closes a section; space and Enter do it too."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title, self._aside = title, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, aside: str) -> None:
        """A few quiet words on the right of the heading."""
        if aside != self._aside:
            self._aside = aside
            self.setAccessibleDescription(aside)
            self.update()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def sizeHint(self) -> QSize:
        return QSize(round(em(self) * 6), round(em(self) * 2.1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, unit = colours(self.palette()), em(self)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.soft)
            painter.drawRoundedRect(QRectF(self.rect()), unit * 0.3, unit * 0.3)
        x, y, a = unit * 0.55, self.height() / 2, unit * 0.2
        painter.setPen(QPen(c.muted, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        down = [QPointF(x - a, y - a / 2), QPointF(x, y + a / 2), QPointF(x + a, y - a / 2)]
        right = [QPointF(x - a / 2, y - a), QPointF(x + a / 2, y), QPointF(x - a / 2, y + a)]
        painter.drawPolyline(down if self.isChecked() else right)
        painter.setPen(c.ink)
        painter.setFont(self._bold())
        room = QRect(round(unit * 1.25), 0, round(self.width() - unit * 1.6), self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), self._title)
        if self._aside:
            used = painter.fontMetrics().horizontalAdvance(self._title) + round(unit * 0.8)
            painter.setFont(self.font())
            painter.setPen(c.muted)
            room.setLeft(room.left() + used)
            text = painter.fontMetrics().elidedText(self._aside, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignRight), text)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self)


class Section(QWidget):
    """A heading and what it folds away. ``rows`` takes the parts."""

    def __init__(self, title: str, *, opened: bool = True) -> None:
        super().__init__()
        self.head = Fold(title)
        self.inner = QWidget()
        self.inner.setObjectName("body")
        self.rows = Rows(spacing=8)
        self.rows.setContentsMargins(4, 2, 0, 8)
        self.inner.setLayout(self.rows)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self.head)
        outer.addWidget(self.inner)
        self.head.toggled.connect(self.inner.setVisible)
        self.head.setChecked(opened)
        self.inner.setVisible(opened)

    def open(self, opened: bool = True) -> None:
        """Unfold, or fold."""
        self.head.setChecked(opened)
