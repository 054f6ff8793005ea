"""What every control is drawn with: one measure, one box, one ring that shows where the keyboard is."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from .style import colours

VARIOUS = "various"


def em(widget: QWidget) -> float:
    """The height of a line of text, the measure of every distance."""
    return float(widget.fontMetrics().height())


def outline_box(painter: QPainter, rect: QRectF, widget: QWidget, *, focused: bool) -> None:
    """The rounded box of a field, as text fields have it."""
    c = colours(widget.palette())
    width = 2.0 if focused else 1.0
    edge = c.accent if focused else c.ink if widget.underMouse() and widget.isEnabled() else c.edge
    painter.setPen(QPen(edge, width))
    painter.setBrush(c.base)
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inner, em(widget) * 0.32, em(widget) * 0.32)


def focus_ring(painter: QPainter, rect: QRectF, widget: QWidget) -> None:
    """Where the keyboard is, to be seen by everybody."""
    painter.setPen(QPen(colours(widget.palette()).accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), em(widget) * 0.3, em(widget) * 0.3)


def tick_box(
    painter: QPainter, box: QRectF, state: Qt.CheckState, widget: QWidget, *, hover: bool = False
) -> None:
    """A tick box: empty, ticked, or half-ticked."""
    c, side = colours(widget.palette()), box.width()
    on = state != Qt.CheckState.Unchecked
    painter.setPen(QPen(c.accent if on else c.ink if hover else c.edge, 1.2))
    painter.setBrush(c.accent if state == Qt.CheckState.Checked else c.base)
    painter.drawRoundedRect(box, side * 0.25, side * 0.25)
    mark = QPen(c.on_accent, side * 0.13, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    if state == Qt.CheckState.Checked:
        painter.setPen(mark)
        points = ((0.24, 0.52), (0.43, 0.7), (0.77, 0.31))
        painter.drawPolyline([QPointF(box.x() + x * side, box.y() + y * side) for x, y in points])
    elif on:
        mark.setColor(c.accent)
        painter.setPen(mark)
        y = box.center().y()
        painter.drawLine(QPointF(box.x() + side * 0.28, y), QPointF(box.right() - side * 0.28, y))
