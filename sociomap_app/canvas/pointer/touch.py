"""Fingers on the map: one draws as a pointer does, two move and zoom, one that rests asks for the menu."""

from math import hypot

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QTouchEvent

from sociomap_app.canvas.zoomable import Zoomable

from .pointer import MapPointer

LONG_MS = 550
"""How long a finger rests to ask for the menu."""

STILL = 12.0
"""How far a resting finger may stray, in pixels."""

TWICE_MS = 350
"""How soon a second tap makes the first a double one."""

TOUCHES = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
)
"""The reports of a screen that takes fingers."""


class TouchReader(QObject):
    """Reads touches, and has the pointer do what one finger means, and the view what two mean."""

    def __init__(self, pointer: MapPointer, view: Zoomable) -> None:
        super().__init__(view)
        self._pointer, self._view = pointer, view
        self._began: QPointF | None = None
        self._tapped: QPointF | None = None
        self._pair: tuple[QPointF, QPointF] | None = None
        self._ids: tuple[int, ...] = ()
        self._alone = True
        self._resting = QTimer(self, singleShot=True)
        self._resting.setInterval(LONG_MS)
        self._resting.timeout.connect(self._rested)
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(TWICE_MS)

    def read(self, event: QTouchEvent) -> None:
        """One report of the screen: where every finger is now."""
        event.accept()
        kind, places = event.type(), self._places(event)
        if kind == QEvent.Type.TouchCancel:
            self._end()
            self._pointer.begin_anew()
        elif kind == QEvent.Type.TouchBegin and places:
            self._begin(places[0])
        elif kind == QEvent.Type.TouchEnd and places:
            self._lift(places[0])
        elif len(places) >= 2:
            self._two(places[0], places[1])
        elif places:
            self._one(places[0])

    def _places(self, event: QTouchEvent) -> list[QPointF]:
        """Where the fingers are, without those that are being lifted while others stay. Others than before are
        no pair with those that were."""
        points = event.points()
        if event.type() == QEvent.Type.TouchUpdate:
            points = [point for point in points if point.state() != QEventPoint.State.Released]
        ids = tuple(point.id() for point in points[:2])
        if ids != self._ids:
            self._ids, self._pair = ids, None
        return [point.position() for point in points]

    def _begin(self, place: QPointF) -> None:
        self._began, self._alone, self._pair = place, True, None
        self._resting.start()
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointer.press(place, finger=True)

    def _one(self, place: QPointF) -> None:
        self._pair = None
        if self._began is not None and _apart(place, self._began) > STILL:
            self._resting.stop()
        if self._alone:
            self._pointer.move(place)

    def _two(self, one: QPointF, other: QPointF) -> None:
        """A second finger ends what the first began: nothing of it happened."""
        if self._alone:
            self._alone = False
            self._resting.stop()
            self._pointer.begin_anew()
        before, self._pair = self._pair, (one, other)
        if before is not None:
            middle, was = (one + other) / 2, (before[0] + before[1]) / 2
            factor = max(_apart(one, other), 1.0) / max(_apart(*before), 1.0)
            self._view.pan_by(middle - was)
            self._view.zoom_by(factor, middle)

    def _lift(self, place: QPointF) -> None:
        began, alone = self._began, self._alone
        self._end()
        if not alone or began is None:
            return
        self._pointer.release(place)
        if _apart(place, began) > STILL:
            self._tapped = None
        elif self._tapped is not None and self._soon.isActive() and _apart(place, self._tapped) <= 2 * STILL:
            self._tapped = None
            self._pointer.press_twice(place, finger=True)
        else:
            self._tapped = place
            self._soon.start()

    def _rested(self) -> None:
        began = self._began
        self._alone = False
        if began is not None:
            self._pointer.ask_for_menu(began)

    def _end(self) -> None:
        self._resting.stop()
        self._began, self._pair = None, None


def _apart(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
