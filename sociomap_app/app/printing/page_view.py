"""Pages as they will be on paper, one at a time, to be leafed through and looked at closely.

One that is seen whole can be dragged out as a picture; one that is seen closer is moved by dragging.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from sociomap_app.canvas.painting.mark_painter import ReadyMark, paint, prepare
from sociomap_app.drawing.marks import Figure
from sociomap_app.panels.controls.control_painting import focus_ring
from sociomap_app.panels.controls.labels import button, describe, words
from sociomap_app.panels.controls.panel import Rows

AROUND = 14
"""Pixels round a page."""
WAITING = "The pages are being made …"
STEP, CLOSEST = 1.25, 8.0
"""How much closer one step goes, and how often as large as the whole page a page is seen at most."""
TWICE = 2.5
"""How close a double click goes."""
DRAG_HINT = "Drag the page out of the window to have it as a picture."

LEAFING = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
}
ARROWS = {
    Qt.Key.Key_Left: QPointF(1, 0),
    Qt.Key.Key_Right: QPointF(-1, 0),
    Qt.Key.Key_Up: QPointF(0, 1),
    Qt.Key.Key_Down: QPointF(0, -1),
}


class PageOnScreen(QWidget):
    """One page on a quiet ground: as large as there is room, or a part of it closer. ``dragged_out`` tells that it
    is taken by the pointer while all of it is seen."""

    turned = Signal(int)
    looked = Signal()
    dragged_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.figure: Figure | None = None
        self.faint = False
        self._ready: list[ReadyMark] = []
        self._pressed: QPointF | None = None
        self._wheel = 0
        self.zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 220)

    def sizeHint(self) -> QSize:
        return QSize(720, 540)

    def show_figure(self, figure: Figure | None) -> None:
        """Show that page; None for no page yet."""
        self.figure, self._ready = figure, prepare(figure.marks) if figure is not None else []
        self.update()

    def page_rect(self) -> QRectF:
        """Where the page lies in the window of this widget."""
        room = QRectF(self.rect()).adjusted(AROUND, AROUND, -AROUND, -AROUND)
        figure = self.figure
        if figure is None:
            return room
        scale = min(room.width() / figure.width, room.height() / figure.height) * self.zoom
        wide, high = figure.width * scale, figure.height * scale
        left = _kept(room.center().x() - wide * self._middle.x(), wide, room.left(), room.right())
        top = _kept(room.center().y() - high * self._middle.y(), high, room.top(), room.bottom())
        return QRectF(left, top, wide, high)

    def look(self, zoom: float, at: QPointF | None = None) -> None:
        """See the page that many times as large as the whole; a point of this widget stays where it is."""
        fixed = at if at is not None else QRectF(self.rect()).center()
        before = self.page_rect()
        self.zoom = min(max(zoom, 1.0), CLOSEST)
        after = self.page_rect()
        x = (fixed.x() - before.left()) / before.width() * after.width()
        y = (fixed.y() - before.top()) / before.height() * after.height()
        self._move_to(QPointF(fixed.x() - x, fixed.y() - y))
        self._wear()
        self.looked.emit()

    def pan(self, by: QPointF) -> None:
        """Move the page under the window; where all of it is seen it stays."""
        self._move_to(self.page_rect().topLeft() + by)

    def _move_to(self, corner: QPointF) -> None:
        """The page's corner there, or as near as leaves no empty ground beside it."""
        self._hold(QRectF(corner, self.page_rect().size()))
        self._hold(self.page_rect())
        self.update()

    def _hold(self, page: QRectF) -> None:
        """The point of that page in the middle of this widget, in shares of the page."""
        middle = QRectF(self.rect()).center() - page.topLeft()
        self._middle = QPointF(middle.x() / page.width(), middle.y() / page.height())

    def _wear(self) -> None:
        if self.zoom > 1.0:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.mid() if palette.window().color().lightness() > 128 else palette.base())
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.save()
        painter.setClipRect(self.rect())
        if self.figure is None:
            painter.setPen(palette.windowText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, WAITING)
        else:
            self._paint_page(painter, self.figure)
        painter.restore()
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self)

    def _paint_page(self, painter: QPainter, figure: Figure) -> None:
        page = self.page_rect()
        for reach in (4, 2, 1):
            painter.setBrush(QColor(0, 0, 0, 22))
            painter.drawRect(page.adjusted(-reach / 2, 0, reach / 2, reach))
        painter.setBrush(QColor(255, 255, 255))
        painter.drawRect(page)
        painter.save()
        painter.setOpacity(0.45 if self.faint else 1.0)
        painter.setClipRect(page, Qt.ClipOperation.IntersectClip)
        painter.translate(page.topLeft())
        painter.scale(page.width() / figure.width, page.height() / figure.height)
        paint(painter, self._ready)
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in LEAFING:
            self.turned.emit(LEAFING[key])
        elif key in ARROWS and self.zoom > 1.0:
            self.pan(ARROWS[key] * 60)
        elif key in ARROWS:
            self.turned.emit(1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.look(self.zoom * STEP)
        elif key == Qt.Key.Key_Minus:
            self.look(self.zoom / STEP)
        elif key == Qt.Key.Key_0:
            self.look(1.0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.look(self.zoom * 1.0015 ** turns.y(), event.position())
        elif self.zoom > 1.0:
            self.pan(QPointF(pixels) if not pixels.isNull() else QPointF(turns) / 2)
        else:
            self._wheel += turns.y()
            if abs(self._wheel) >= 120:
                self.turned.emit(-1 if self._wheel > 0 else 1)
                self._wheel = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self.page_rect().contains(QPointF(event.position()))
        self._pressed = event.position() if inside and event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.figure is None:
            return
        by = event.position() - self._pressed
        if self.zoom > 1.0:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = event.position()
            self.pan(by)
        elif by.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged_out.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self._wear()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.look(1.0 if self.zoom > 1.0 else TWICE, event.position())


def _kept(start: float, length: float, least: float, most: float) -> float:
    """Where a page that long begins: in the middle where there is room for it, else leaving none empty."""
    if length <= most - least:
        return (least + most - length) / 2
    return min(max(start, most - length), least)


class PageView(QWidget):
    """A stack of pages with the way through them, and a line for what has to be said of them."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = PageOnScreen()
        describe(self.paper, "Preview")
        self.number = 0
        self.figures: tuple[Figure, ...] = ()
        self.names: tuple[str, ...] = ()
        self.before, self.after = button("‹", name="Page before"), button("›", name="Next page")
        self.where, self.note = words("", "quiet", wrap=False), words("", "quiet")
        self.of_all = words("", "quiet")
        self.note.hide()
        self.of_all.hide()
        row = QHBoxLayout()
        for part in (self.before, self.after):
            row.addWidget(part)
        row.addWidget(self.where, 1)
        self.further, self.closer = button("−", name="Zoom out"), button("+", name="Zoom in")
        for part, tip in (
            (self.further, "Zoom out (−)"),
            (self.closer, "Zoom in (+, or double-click the page)"),
        ):
            part.setToolTip(tip)
            row.addWidget(part)
        rows = Rows(spacing=6)
        self.setLayout(rows)
        rows.addWidget(self.paper, 1)
        rows.addLayout(row)
        rows.addWidget(self.note)
        rows.addWidget(self.of_all)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.further.clicked.connect(lambda: self.paper.look(self.paper.zoom / STEP))
        self.closer.clicked.connect(lambda: self.paper.look(self.paper.zoom * STEP))
        self.paper.turned.connect(self.turn)
        self.paper.looked.connect(self._tell_how_close)
        self._tell()

    def show_pages(self, figures: Sequence[Figure], names: Sequence[str], note: str = "") -> None:
        """Show these pages, the one that was in view where it is still there."""
        self.figures, self.names = tuple(figures), tuple(names)
        self.number = min(self.number, max(len(self.figures) - 1, 0))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.paper.faint = False
        self._tell()

    def say_of_all(self, told: str) -> None:
        """What holds for whatever leaves through these pages; empty for nothing."""
        self.of_all.setText(told)
        self.of_all.setVisible(bool(told))

    def wait(self) -> None:
        """What is shown is no longer what will be."""
        self.paper.faint = True
        self.paper.update()

    def turn(self, step: int) -> None:
        """Leaf that many pages on."""
        wanted = min(max(self.number + step, 0), len(self.figures) - 1)
        if self.figures and wanted != self.number:
            self.number = wanted
            self._tell()

    def _tell(self) -> None:
        there = len(self.figures)
        self.paper.show_figure(self.figures[self.number] if there else None)
        said = f"Page {self.number + 1} of {there}: {self.names[self.number]}" if there else WAITING
        self.where.setText(said)
        self.paper.setAccessibleName(said)
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number < there - 1)
        self._tell_how_close()

    def _tell_how_close(self) -> None:
        self.further.setEnabled(self.paper.zoom > 1.0)
        self.closer.setEnabled(bool(self.figures) and self.paper.zoom < CLOSEST)
