"""A hand on mouse and keys: presses, drags and types as a person does, with real events."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sociomap_app.canvas.map_view import MapView
from sociomap_app.model.sociomap import Place

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def token(view: MapView, alter_id: str) -> QPoint:
    """Where somebody's token stands in the window of the map."""
    one = view.drawing.figure.tokens[alter_id]
    return view.to_window(one.x, one.y)


def rim(view: MapView, alter_id: str) -> QPoint:
    """A point on the rim of a token that no other token or label covers."""
    from math import cos, pi, sin

    from sociomap_app.canvas.pointer.hit_test import hit

    one = view.drawing.figure.tokens[alter_id]
    for turn in range(24):
        x = one.x + (one.radius + 5 / view.zoom) * cos(turn * pi / 12)
        y = one.y + (one.radius + 5 / view.zoom) * sin(turn * pi / 12)
        point = view.to_window(x, y)
        found = hit(view.drawing, *view.to_figure(QPointF(point)), zoom=view.zoom)
        if (found.kind, found.id) == ("rim", alter_id):
            return point
    raise AssertionError(f"no free rim round {alter_id}")


def spot(view: MapView, ring: int, sector: str, across: float = 0.5, along: float = 0.5) -> QPoint:
    """A place on the map in pixels of its window."""
    return view.to_window(*view.drawing.plan.point(Place(ring, sector, across, along)))


def click(widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    """Press and release."""
    QTest.mouseClick(widget, LEFT, held, at if at is not None else widget.rect().center())


def drag(
    widget: QWidget, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE, *, drop: bool = True
) -> None:
    """Press at one point, move in steps, and let go at the other."""
    QTest.mousePress(widget, LEFT, held, start)
    for step in range(1, 7):
        QTest.mouseMove(widget, start + (end - start) * step / 6)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(widget, LEFT, held, end)
        QApplication.processEvents()


def wheel(widget: QWidget, turned: int, held: Qt.KeyboardModifier = NONE, at: QPointF | None = None) -> None:
    """Turn the wheel by eighths of a degree, 120 for a notch; away from the hand is more than nothing."""
    where = at if at is not None else QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False
    QApplication.sendEvent(
        widget, QWheelEvent(where, widget.mapToGlobal(where), QPoint(0, 0), QPoint(0, turned), *none)
    )
    QApplication.processEvents()


def loop(widget: QWidget, points: list[QPoint]) -> None:
    """Draw a closed line through points, as with a lasso."""
    QTest.mousePress(widget, LEFT, NONE, points[0])
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        for step in range(1, 9):
            QTest.mouseMove(widget, start + (end - start) * step / 8)
    QTest.mouseRelease(widget, LEFT, NONE, points[0])
    QApplication.processEvents()


def in_front(window: QWidget) -> None:
    """Bring a window to the front and wait until it is there: single letters belong to the one in front."""
    window.activateWindow()
    for _ in range(400):
        QApplication.processEvents()
        if QApplication.activeWindow() is window:
            return
        QTest.qWait(5)
    raise AssertionError("the window does not come to the front")


def type_line(widget: QWidget, text: str) -> None:
    """Type and press Enter."""
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """One key."""
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()
