"""Pages as they will be on paper, one at a time, to be leafed through; one can be dragged out as a picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from sociomap_app.canvas.paint import Ready, paint, prepare
from sociomap_app.drawing.marks import Figure
from sociomap_app.panels.draw import focus_ring
from sociomap_app.panels.panel import Rows
from sociomap_app.panels.plain import button, describe, words

AROUND = 14
"""Pixels round a page."""
WAITING = "The pages are being made …"
DRAG_HINT = "Drag the page out of the window to have it as a picture."


class Paper(QWidget):
    """One page, as large as there is room, on a quiet ground."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.figure: Figure | None = None
        self.faint = False
        self.drag: Callable[[], None] | None = None
        self._ready: list[Ready] = []
        self._pressed: QPoint | None = None
        self._wheel = 0
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
        scale = min(room.width() / figure.width, room.height() / figure.height)
        wide, high = figure.width * scale, figure.height * scale
        return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.mid() if palette.window().color().lightness() > 128 else palette.base())
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self.figure is None:
            painter.setPen(palette.windowText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, WAITING)
        else:
            self._paint_page(painter, self.figure)
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
        painter.setClipRect(page)
        painter.translate(page.topLeft())
        painter.scale(page.width() / figure.width, page.height() / figure.height)
        paint(painter, self._ready)
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Home: -10_000,
            Qt.Key.Key_End: 10_000,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= 120:
            self.turned.emit(-1 if self._wheel > 0 else 1)
            self._wheel = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self.page_rect().contains(QPointF(event.position()))
        self._pressed = (
            event.position().toPoint() if inside and event.button() == Qt.MouseButton.LeftButton else None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.drag is None or self.figure is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag()


class PageView(QWidget):
    """A stack of pages with the way through them, and a line for what has to be said of them."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = Paper()
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
        rows = Rows(spacing=6)
        self.setLayout(rows)
        rows.addWidget(self.paper, 1)
        rows.addLayout(row)
        rows.addWidget(self.note)
        rows.addWidget(self.of_all)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.paper.turned.connect(self.turn)
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
