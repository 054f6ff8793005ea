"""What stands still on the map while something moves over it: painted once, shown many times.

Shown again it takes 0.15 ms, whoever is on it; painted, 11 ms with 60 people and 150 connections, and 29 ms with
300 and 1,500.

While the map is zoomed or moved and painting it takes longer than a frame, the last picture is shown stretched
or moved, and a sharp one is made as soon as the hand rests.
"""

import time
from collections.abc import Callable, Hashable, Iterable

import msgspec
from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from sociomap_app.canvas.viewport import Viewport
from sociomap_app.drawing.marks import Colour

from .mark_painter import ReadyMark, paint

FRAME = 0.008
"""Seconds of painting that a zoom may take and still be painted sharp at once."""

REST_MS = 90
"""How long the hand rests before a stretched picture is made sharp."""

AROUND = 0.25
"""How far beyond the window a picture reaches, as a share of the window: so far the map moves without painting."""

KEPT = ("map",)
"""Pictures that are shown again after another one: the whole map."""


class FrozenPicture(msgspec.Struct, frozen=True):
    """A picture, how the window looked at the map when it was painted, and which part of the window it covers."""

    picture: QPixmap
    seen: Viewport
    area: QRectF


class FrozenPictures:
    """The pictures of one canvas, by what they show."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._made: dict[Hashable, FrozenPicture] = {}
        self._took = 0.0
        self._rested = QTimer(widget)
        self._rested.setSingleShot(True)
        self._rested.setInterval(REST_MS)
        self._rested.timeout.connect(self._sharpen)

    def forget(self) -> None:
        """The map is another one; nothing of the old one is shown again."""
        self._made.clear()
        self._rested.stop()

    def show(
        self,
        painter: QPainter,
        paper: Colour,
        seen: Viewport,
        what: Hashable,
        ready: Callable[[], Iterable[ReadyMark]],
    ) -> None:
        """Show the picture called ``what`` of the part of the map that is ``seen``.

        Where it is not there yet, it is made from ``ready`` on paper of that colour.
        """
        frozen = self._made.get(what)
        if frozen is None or not self._fits(frozen, seen):
            if frozen is not None and self._took > FRAME:
                self._rested.start()
            else:
                frozen = self._make(seen, paper, ready())
                self._made = {one: self._made[one] for one in KEPT if one in self._made} | {what: frozen}
        if not self._covers(frozen, seen):
            painter.fillRect(self._widget.rect(), QColor(*paper))
        self._paste(painter, frozen, seen)

    def _covers(self, frozen: FrozenPicture, seen: Viewport) -> bool:
        """Whether the picture fills the window, with no paper beside it."""
        return frozen.seen == seen and frozen.area.contains(QRectF(self._widget.rect()))

    def _fits(self, frozen: FrozenPicture, seen: Viewport) -> bool:
        """Whether a picture shows all of the map that is in the window, point for point."""
        if frozen.seen.zoom != seen.zoom:
            return False
        area = frozen.area.translated(seen.x - frozen.seen.x, seen.y - frozen.seen.y)
        return area.contains(self._map(seen) & QRectF(self._widget.rect()))

    def _map(self, seen: Viewport) -> QRectF:
        size = self._widget.size()
        return QRectF(seen.x, seen.y, size.width() * seen.zoom, size.height() * seen.zoom)

    def _make(self, seen: Viewport, paper: Colour, ready: Iterable[ReadyMark]) -> FrozenPicture:
        began = time.perf_counter()
        window = QRectF(self._widget.rect())
        wide, high = window.width() * AROUND, window.height() * AROUND
        area = QRectF((window.adjusted(-wide, -high, wide, high) & self._map(seen)).toAlignedRect())
        ratio = self._widget.devicePixelRatioF()
        picture = QPixmap((area.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(*paper))
        with QPainter(picture) as painter:
            painter.translate(-area.topLeft())
            painter.setTransform(seen.transform(), combine=True)
            paint(painter, ready)
        self._took = time.perf_counter() - began
        return FrozenPicture(picture, seen, area)

    def _paste(self, painter: QPainter, frozen: FrozenPicture, seen: Viewport) -> None:
        grown = seen.zoom / frozen.seen.zoom
        x = seen.x + (frozen.area.x() - frozen.seen.x) * grown
        y = seen.y + (frozen.area.y() - frozen.seen.y) * grown
        if grown == 1.0:
            painter.drawPixmap(QPointF(round(x), round(y)), frozen.picture)
        else:
            target = QRectF(x, y, frozen.area.width() * grown, frozen.area.height() * grown)
            painter.drawPixmap(target, frozen.picture, QRectF(frozen.picture.rect()))

    def _sharpen(self) -> None:
        self._took = 0.0
        self._widget.update()
