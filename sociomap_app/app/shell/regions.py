"""The parts of the window for people who use keys: F6 goes from one to the next, Esc leads back to the map.

Tab goes through them in the order in which one sees them, though Qt would go in the order they were made.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget

from sociomap_app.app.commands.bars import Bars
from sociomap_app.app.map.side_pages import SidePages
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.tools import POINT
from sociomap_app.panels.dates.wave_bar import WaveBar
from sociomap_app.panels.tool_strips import Strips

REASON = Qt.FocusReason.ShortcutFocusReason
SIDEWAYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def chain(window: QWidget) -> list[QWidget]:
    """Every widget of a window in the order of Tab.

    Of the next one, once asked for, the binding thinks that it belongs to the one before, and forgets it when that
    one goes. So the last is not asked, which would answer with the window; the rest are looked up as they are.
    """
    number = sum(one.window() is window for one in window.findChildren(QWidget))
    found = [window]
    while len(found) <= number and (one := found[-1].nextInFocusChain()) is not None:
        found.append(one)
    window.findChildren(QWidget)
    return found


def within(region: QWidget) -> list[QWidget]:
    """What takes the keyboard inside a region, in the order of Tab, or the region itself; of a bar its buttons."""
    if isinstance(region, QToolBar):
        return list(region.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly))
    return [
        one
        for one in chain(region.window())
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None and _holds(region, one)
    ]


def _holds(region: QWidget, one: QWidget) -> bool:
    return region is one or region.isAncestorOf(one)


def _entrance(region: QWidget) -> QWidget | None:
    """Where the keyboard goes in a region; None where nothing takes it now."""
    possible = [one for one in within(region) if one.isVisible() and one.isEnabled()]
    last = region.property("left_at")
    return last if last in possible else next(iter(possible), None)


class Arrows(QObject):
    """Arrow keys inside a bar of tools go from button to button; Enter does what the button does."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QToolButton)
        ):
            step = SIDEWAYS.get(Qt.Key(event.key()))
            bar = watched.parentWidget()
            if step is not None and bar is not None:
                possible = [one for one in within(bar) if one.isVisible() and one.isEnabled()]
                possible[(possible.index(watched) + step) % len(possible)].setFocus(REASON)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return super().eventFilter(watched, event)


class Regions:
    """The parts of one window, in the order of F6: name box, bars, strips, map, pages, dates."""

    def __init__(self, bars: Bars, strips: Strips, canvas: MapView, pages: SidePages, waves: WaveBar) -> None:
        self._bars, self._strips, self._canvas = bars, strips, canvas
        self._pages, self._waves = pages, waves
        self._every: Sequence[QWidget] = (bars.name_box, bars.top, bars.tools, strips, canvas, pages.stack, waves)
        self._lead_back()

    def shown(self) -> list[QWidget]:
        """Those that are shown now."""
        return [one for one in self._every if one.isVisible()]

    def go(self, step: int) -> None:
        """Take the keyboard to the next region, or the one before: to where it last was there, or its
        beginning."""
        every, now = self.shown(), QApplication.focusWidget()
        at = next((n for n, region in enumerate(every) if now is not None and _holds(region, now)), None)
        if now is not None and at is not None:
            every[at].setProperty("left_at", now)
        begin = at if at is not None else -1 if step > 0 else 0
        for number in range(1, len(every) + 1):
            wanted = _entrance(every[(begin + step * number) % len(every)])
            if wanted is not None:
                wanted.setFocus(REASON)
                return

    def arrange(self) -> None:
        """Put the strips before the map and the dates behind the pages, which are made when needed and so come
        last.

        The pages stay as they are: Qt keeps what is composed of several controls together by their order.
        """
        dates = self._waves
        strips = [self._bars.name_box, *within(self._strips), self._canvas]
        last = within(self._pages.stack)[-1]
        behind = [last, *dates.buttons.values(), *dates.links]
        at = {one: number for number, one in enumerate(chain(self._canvas.window()))}
        for order in (strips, behind):
            if any(at[one] > at[other] for one, other in pairwise(order)):
                for one, other in pairwise(order):
                    QWidget.setTabOrder(one, other)

    def _lead_back(self) -> None:
        """Let Esc lead from every region back to the map, and arrows through the bars."""
        arrows = Arrows(self._canvas)
        for bar in (self._bars.top, self._bars.tools):
            for button in within(bar):
                button.installEventFilter(arrows)
        for region in (self._bars.top, self._bars.tools, self._pages.panel, self._waves):
            _escape(region).activated.connect(self.to_map)
        _escape(self._strips).activated.connect(self._done)

    def to_map(self) -> None:
        """Take the keyboard to the map."""
        self._canvas.setFocus(REASON)

    def _done(self) -> None:
        self._canvas.pointer.take(POINT)
        self.to_map()


def _escape(region: QWidget) -> QShortcut:
    escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), region)
    escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return escape
