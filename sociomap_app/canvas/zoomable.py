"""A widget that shows a figure as a whole, closer, or another part of it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from .viewport import Viewport


class Zoomable(QWidget):
    """Zooms and moves by wheel, trackpad and calls. What is painted is up to whoever paints."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = Viewport()

    @property
    def seen(self) -> Viewport:
        """Which part of the figure is shown."""
        return self._seen

    @property
    def zoom(self) -> float:
        """How many pixels a point of the figure takes."""
        return self._seen.zoom

    def fit(self) -> None:
        """The whole map in the window."""
        self._look(Viewport())

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Closer or further, about a point of the window."""
        centre = about or QPointF(self.width() / 2, self.height() / 2)
        self._look(self._seen.closer(factor, centre.x(), centre.y()))

    def pan_by(self, by: QPointF) -> None:
        """Move the map under the window; some of it always stays in view."""
        self._look(self._seen.moved(by.x(), by.y()))

    def _look(self, seen: Viewport) -> None:
        self._seen = seen.kept(self.width(), self.height())
        self.update()

    def to_figure(self, point: QPointF) -> tuple[float, float]:
        """A point of the window in points of the figure."""
        return self._seen.to_figure(point.x(), point.y())

    def to_window(self, x: float, y: float) -> QPoint:
        """A point of the figure in pixels of the window."""
        return QPointF(*self._seen.to_window(x, y)).toPoint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        if not pixels.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan_by(QPointF(pixels))
        else:
            self.zoom_by(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
                return True
        return super().event(event)
