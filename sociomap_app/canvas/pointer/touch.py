"""Fingers on the map: one draws as a pointer does, two move and zoom, one that rests asks for the menu."""

from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QTouchEvent

if TYPE_CHECKING:
    from sociomap_app.canvas.map_view import MapView

LONG_MS = 550
"""How long a finger rests to ask for the menu."""

STILL = 12.0
"""How far a resting finger may stray, in pixels."""

TWICE_MS = 350
"""How soon a second tap makes the first a double one."""


class TouchActs(msgspec.Struct, frozen=True):
    """What fingers ask of the map; points are in pixels of its window."""

    press: Callable[[QPointF], object]
    move: Callable[[QPointF], object]
    release: Callable[[QPointF], object]
    twice: Callable[[QPointF], object]
    rest: Callable[[QPointF], object]
    give_up: Callable[[], object]
    look: Callable[[float, QPointF, QPointF], object]
    """By which factor closer, about which point, and how far the map moves with it."""


def on_map(view: "MapView") -> TouchActs:
    """What fingers ask, done on a map."""

    def press(at: QPointF) -> None:
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        view.hand.press(at, finger=True)

    def look(factor: float, about: QPointF, by: QPointF) -> None:
        view.pan_by(by)
        view.zoom_by(factor, about)

    return TouchActs(
        press=press,
        move=view.hand.move,
        release=view.hand.release,
        twice=lambda at: view.hand.twice(at, finger=True),
        rest=view.hand.ask_for_menu,
        give_up=view.give_up,
        look=look,
    )


class TouchReader(QObject):
    """Reads touches, and tells the map what they mean."""

    def __init__(self, touched: TouchActs, parent: QObject) -> None:
        super().__init__(parent)
        self._touched = touched
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
        kind = event.type()
        down = [point for point in event.points() if point.state() != QEventPoint.State.Released]
        points = down if kind == QEvent.Type.TouchUpdate else event.points()
        places = [point.position() for point in points]
        ids = tuple(point.id() for point in points[:2])
        if ids != self._ids:
            self._ids, self._pair = ids, None
        if kind == QEvent.Type.TouchCancel:
            self._end()
            self._touched.give_up()
        elif kind == QEvent.Type.TouchBegin and places:
            self._begin(places[0])
        elif kind == QEvent.Type.TouchEnd and places:
            self._lift(places[0])
        elif len(places) >= 2:
            self._two(places[0], places[1])
        elif places:
            self._one(places[0])

    def _begin(self, place: QPointF) -> None:
        self._began, self._alone, self._pair = place, True, None
        self._resting.start()
        self._touched.press(place)

    def _one(self, place: QPointF) -> None:
        self._pair = None
        if self._began is not None and _apart(place, self._began) > STILL:
            self._resting.stop()
        if self._alone:
            self._touched.move(place)

    def _two(self, one: QPointF, other: QPointF) -> None:
        """A second finger ends what the first began: nothing of it happened."""
        if self._alone:
            self._alone = False
            self._resting.stop()
            self._touched.give_up()
        before, self._pair = self._pair, (one, other)
        if before is not None:
            middle, was = (one + other) / 2, (before[0] + before[1]) / 2
            factor = max(_apart(one, other), 1.0) / max(_apart(*before), 1.0)
            self._touched.look(factor, middle, middle - was)

    def _lift(self, place: QPointF) -> None:
        began, alone = self._began, self._alone
        self._end()
        if not alone or began is None:
            return
        self._touched.release(place)
        if _apart(place, began) > STILL:
            self._tapped = None
        elif self._tapped is not None and self._soon.isActive() and _apart(place, self._tapped) <= 2 * STILL:
            self._tapped = None
            self._touched.twice(place)
        else:
            self._tapped = place
            self._soon.start()

    def _rested(self) -> None:
        began = self._began
        self._alone = False
        if began is not None:
            self._touched.give_up()
            self._touched.rest(began)

    def _end(self) -> None:
        self._resting.stop()
        self._began, self._pair = None, None


def _apart(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
