"""The map in a window: shows the session's wave, takes pointer and keys, and asks the session for acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from sociomap_app.drawing.figure import Drawing, draw_map
from sociomap_app.drawing.moved import without
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.editing.session import News, Selection, Session
from sociomap_app.frameworks.naming import renamed

from .hit import Hit, hit
from .later import later
from .paint import Stroke, Text, paint, prepare

if TYPE_CHECKING:
    # Each class of Qt is made when it is first imported, and the kinds of event come by themselves.
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QNativeGestureEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from sociomap_app.frameworks.entries import Framework

    from . import editors, gestures, keys, overlay
    from .editors import Editors
    from .gestures import Act, Gesture, Pointer, Preview
else:
    editors, gestures, keys, overlay = (
        later(f"sociomap_app.canvas.{name}") for name in ("editors", "gestures", "keys", "overlay")
    )

HINT = "Type a name or initials and press Enter"
LEAST_ZOOM, MOST_ZOOM = 0.5, 8.0
DRAWN_BY = frozenset({"design", "ego", "view", "own_words", "title"})


class MapView(QWidget):
    """The canvas. It keeps no data: every change comes from the session, every act goes to it."""

    editing_wanted = Signal()
    joining = Signal(bool)

    def __init__(self, session: Session, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.framework = session, framework
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 260)
        self.setAccessibleName("Map")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.kind = "person"
        self._names = "typed"
        self._reading = 1.0
        self._drawing: Drawing | None = None
        self._ready: list[Stroke | Text] = []
        self._picture: QPixmap | None = None
        self._gesture: Gesture | None = None
        self._preview: Preview | None = None
        self._hover = Hit()
        self._zoom, self._pan = 1.0, QPointF(0, 0)
        self._panning: QPointF | None = None
        self._space = self._joining = False
        self._editors: Editors | None = None
        session.subscribe(self._heard)

    # What is shown

    @property
    def drawing(self) -> Drawing:
        """The drawing of the wave in view, composed for the size of the window."""
        if self._drawing is None:
            sheet = Sheet(
                width=max(self.width(), 320),
                height=max(self.height(), 260),
                hint=HINT,
                tray_room=True,
                legend_size=10.5 * self._reading,
                reading=1.15 * self._reading,
            )
            document = renamed(self.session.document, self._names, self.framework)
            self._drawing = draw_map(document, self.session.wave.id, self.framework, sheet)
            self._ready = prepare(self._drawing.figure.marks)
        return self._drawing

    @property
    def names(self) -> str:
        """How people are called on the screen."""
        return self._names

    def show_names(self, level: str) -> None:
        """Call people by another level of names: typed, initials, roles or numbers."""
        self._names = level
        self._redraw()

    def read_at(self, percent: int) -> None:
        """Enlarge the words on the map with the rest of the window's text."""
        self._reading = percent / 100
        self._redraw()

    def sizeHint(self) -> QSize:
        return QSize(820, 620)

    def _heard(self, news: News) -> None:
        touched = news.change.of(self.session.wave.id)
        if news.wave or news.opened or touched or news.change.fields & DRAWN_BY:
            self.give_up()
            self._redraw()
        elif news.selection:
            self.update()
        if news.opened:
            self.fit()
        self._describe()

    def _redraw(self) -> None:
        self._drawing = None
        self._picture = None
        self._hover = Hit()
        self.update()

    def _describe(self) -> None:
        chosen = sorted(self.session.selection.alters)[:8]
        names = [self.drawing.scene.wave.alters[one].label for one in chosen]  # as they are called on the map
        people = len(self.session.wave.alters)
        words = f"{people} on the map. " + (f"Selected: {', '.join(names)}." if names else "")
        self.setAccessibleDescription(words)

    # Looking closer

    @property
    def zoom(self) -> float:
        """How many pixels a point of the figure takes."""
        return self._zoom

    def fit(self) -> None:
        """The whole map in the window."""
        self._zoom, self._pan = 1.0, QPointF(0, 0)
        self._look()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Closer or further, about a point of the window."""
        centre = about or QPointF(self.width() / 2, self.height() / 2)
        new = min(max(self._zoom * factor, LEAST_ZOOM), MOST_ZOOM)
        self._pan = centre - (centre - self._pan) * (new / self._zoom)
        self._zoom = new
        self._look()

    def pan_by(self, by: QPointF) -> None:
        """Move the map under the window; some of it always stays in view."""
        self._pan += by
        self._look()

    def _look(self) -> None:
        wide, high = self.width() * self._zoom, self.height() * self._zoom
        self._pan.setX(min(max(self._pan.x(), 80 - wide), self.width() - 80))
        self._pan.setY(min(max(self._pan.y(), 80 - high), self.height() - 80))
        self._picture = None
        self.update()

    def _transform(self) -> QTransform:
        return QTransform(self._zoom, 0, 0, self._zoom, self._pan.x(), self._pan.y())

    def to_figure(self, point: QPointF) -> tuple[float, float]:
        """A point of the window in points of the figure."""
        return (point.x() - self._pan.x()) / self._zoom, (point.y() - self._pan.y()) / self._zoom

    def to_window(self, x: float, y: float) -> QPoint:
        """A point of the figure in pixels of the window."""
        return QPoint(round(x * self._zoom + self._pan.x()), round(y * self._zoom + self._pan.y()))

    @property
    def editors(self) -> Editors:
        """What is typed on the map itself."""
        if self._editors is None:
            self._editors = editors.Editors(self)
        return self._editors

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self.drawing
        painter = QPainter(self)
        if self._picture is None:
            self._picture = self._painted(self._ready)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._transform(), combine=True)
        preview = self._preview
        busy = preview is not None and (preview.moved or preview.line or preview.lasso)
        chosen = frozenset() if busy else self.session.selection.alters & drawing.scene.points.keys()
        if chosen and len(chosen) < len(drawing.figure.tokens):
            waiting = drawing.figure.tokens.keys() - drawing.scene.points.keys()
            near = overlay.neighbours(drawing, chosen) | waiting
            overlay.paint_emphasis(painter, drawing, chosen, near)
        if self.session.selection and (preview is None or not preview.moved):
            overlay.paint_selection(painter, drawing, self.session.selection, self.hasFocus())
        if not busy and self._hover.kind in ("alter", "rim"):
            overlay.paint_rim(painter, drawing, self._hover.id)
        if preview is not None:
            overlay.paint_preview(painter, drawing, preview)
            painter.resetTransform()
            at = self.to_window(*preview.at)
            overlay.paint_words(painter, preview.words, at.x(), at.y(), self.width(), self.font())
        if self.hasFocus():
            painter.resetTransform()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(overlay.ACCENT)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _painted(self, ready: list[Stroke | Text]) -> QPixmap:
        """A picture of marks as the window shows them now."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(*self.drawing.scene.sheet.theme.paper))
        painter = QPainter(picture)
        painter.setTransform(self._transform(), combine=True)
        paint(painter, ready)
        painter.end()
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.give_up()
        self._redraw()
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._picture = None
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self.update()

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._panning = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(event)

    def _press(self, event: QMouseEvent) -> None:
        self.give_up()
        drawing, session = self.drawing, self.session
        pointer = self._pointer(event)
        found = hit(drawing, pointer.x, pointer.y)
        if self._joining and found.kind in ("alter", "label", "rim") and found.id in drawing.scene.points:
            self._begin(gestures.draw_join(drawing, found.id, pointer, joining=True))
        elif found.kind in ("alter", "label"):
            chosen = session.selection.alters
            ids = chosen if found.id in chosen else frozenset({found.id})
            self._begin(gestures.drag_people(drawing, ids, found.id, pointer))
        elif found.kind == "rim":
            self._begin(gestures.draw_join(drawing, found.id, pointer))
        elif found.kind in ("tie", "outline", "note", "ego"):
            session.select(
                Selection(
                    tie=tuple(found.id.split("|", 1)) if found.kind == "tie" else None,  # type: ignore[arg-type]
                    outline=found.id if found.kind == "outline" else None,
                    note=found.id if found.kind == "note" else None,
                    ego=found.kind == "ego",
                )
            )
        else:
            self.join_people(False)
            self._begin(gestures.lasso(drawing, pointer))

    def join_people(self, joining: bool) -> None:
        """While joining, a drag or two clicks join people instead of moving them."""
        if joining != self._joining:
            self._joining = joining
            self.setCursor(Qt.CursorShape.CrossCursor if joining else Qt.CursorShape.ArrowCursor)
            self.joining.emit(joining)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self.pan_by(event.position() - self._panning)
            self._panning = event.position()
        elif self._gesture is not None:
            self._send(self._pointer(event))
        else:
            self._hover_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self._panning = None
            self.unsetCursor()
        elif self._gesture is not None and event.button() == Qt.MouseButton.LeftButton:
            self._send(self._pointer(event, released=True))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        x, y = self.to_figure(event.position())
        found = hit(self.drawing, x, y)
        if found.kind in ("alter", "label"):
            self.editors.rename(found.id)
        elif found.kind in ("", "outline") and event.button() == Qt.MouseButton.LeftButton:
            place = self.drawing.plan.place(x, y)
            if place is not None:
                self.editors.add_at(place, event.position().toPoint())
        elif found.kind in ("ego", "note", "tie"):
            self.editing_wanted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        if self._hover.kind:
            self._hover = Hit()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        if not pixels.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan_by(QPointF(pixels))
        else:
            self.zoom_by(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            event = cast("QNativeGestureEvent", event)
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
                return True
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._hover_words())
        return super().event(event)

    def _pointer(self, event: QMouseEvent, *, released: bool = False) -> Pointer:
        x, y = self.to_figure(event.position())
        return gestures.Pointer(x, y, released, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _hover_at(self, position: QPointF) -> None:
        found = hit(self.drawing, *self.to_figure(position))
        if found != self._hover:
            self._hover = found
            shapes = {"alter": Qt.CursorShape.OpenHandCursor, "label": Qt.CursorShape.OpenHandCursor}
            shapes.update({"rim": Qt.CursorShape.CrossCursor, "tie": Qt.CursorShape.PointingHandCursor})
            if self._space:
                self.setCursor(Qt.CursorShape.OpenHandCursor)
            elif self._joining:
                self.setCursor(Qt.CursorShape.CrossCursor)
            else:
                self.setCursor(shapes.get(found.kind, Qt.CursorShape.ArrowCursor))
            self.update()

    def _hover_words(self) -> str:
        """The full name under the pointer, as plain text."""
        from html import escape

        if self._hover.kind not in ("alter", "label", "rim"):
            return ""
        alter = self.drawing.scene.wave.alters.get(self._hover.id)
        if alter is None:
            return ""
        hint = " – drag from the rim to join" if self._hover.kind == "rim" else ""
        return f"<span>{escape(alter.label + hint)}</span>"

    # Gestures

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self._preview = next(gesture)

    def _send(self, pointer: Pointer) -> None:
        gesture = self._gesture
        assert gesture is not None
        before = self._preview
        try:
            self._preview = gesture.send(pointer)
        except StopIteration as end:
            self._gesture = self._preview = None
            self._picture = None if before is not None and before.moved else self._picture
            self._do(end.value)
            return
        if self._preview.moved and not (before and before.moved):
            rest = without(self.drawing, self._preview.moved.keys())
            self._picture = self._painted(prepare(rest))
        self.update()

    def _do(self, act: Act | None) -> None:
        if act is not None:
            act(self.session)
        self.update()

    def give_up(self) -> bool:
        """Close whatever gesture or editor is open; nothing of it happened. False where there was none."""
        if self._editors is not None and self._editors.give_up():
            return True
        if self._gesture is None:
            return False
        self._gesture.close()
        self._gesture = self._preview = None
        self._picture = None
        self.update()
        return True

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._joining:
                self.join_people(False)
            elif not self.give_up():
                self.session.select(Selection())
            return
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.session.selection:
            self.editing_wanted.emit()
            return
        act = keys.key_act(self.drawing, self.session, event)
        if act is None:
            super().keyPressEvent(event)
        else:
            self.give_up()
            self._do(act)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        super().keyReleaseEvent(event)
