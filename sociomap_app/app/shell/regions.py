"""The parts of the window for people who use keys: F6 goes from one to the next, Esc leads back to the map.

Tab goes through them in the order in which one sees them, though Qt would go in the order they were made.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget

from sociomap_app.canvas.pointer.tools import POINT

if TYPE_CHECKING:
    from .window import Window

REASON = Qt.FocusReason.ShortcutFocusReason
SIDEWAYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def regions(window: "Window") -> list[QWidget]:
    """The regions that are shown now, in the order of F6."""
    bar, tools = window.bars
    every = (window.name_box, bar, tools, window.pencil.strips, window.map, window.beside, window.waves)
    return [one for one in every if one.isVisible()]


def chain(window: QWidget) -> list[QWidget]:
    """Every widget of a window in the order of Tab."""
    found, one = [window], window.nextInFocusChain()
    while one is not None and one is not window:
        found.append(one)
        one = one.nextInFocusChain()
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


def go(window: "Window", step: int) -> None:
    """Take the keyboard to the next region, or the one before: to where it last was there, or its beginning."""
    every, now = regions(window), QApplication.focusWidget()
    at = next((n for n, region in enumerate(every) if now is not None and _holds(region, now)), None)
    if now is not None and at is not None:
        every[at].setProperty("left_at", now)
    begin = at if at is not None else -1 if step > 0 else 0
    for number in range(1, len(every) + 1):
        wanted = _entrance(every[(begin + step * number) % len(every)])
        if wanted is not None:
            wanted.setFocus(REASON)
            return


def _holds(region: QWidget, one: QWidget) -> bool:
    return region is one or region.isAncestorOf(one)


def _entrance(region: QWidget) -> QWidget | None:
    """Where the keyboard goes in a region; None where nothing takes it now."""
    possible = [one for one in within(region) if one.isVisible() and one.isEnabled()]
    last = region.property("left_at")
    return last if last in possible else next(iter(possible), None)


def arrange(window: "Window") -> None:
    """Put the strips before the map and the dates behind the pages, which are made when needed and so come last.

    The pages stay as they are: Qt keeps what is composed of several controls together by their order.
    """
    dates, view = window.waves, window.map
    strips = [window.name_box, *within(window.pencil.strips), view]
    last = within(window.beside)[-1]
    behind = [last, *dates.buttons.values(), dates.more, dates.new, dates.compare, dates.others]
    at = {one: number for number, one in enumerate(chain(window))}
    for order in (strips, behind):
        if any(at[one] > at[other] for one, other in pairwise(order)):
            for one, other in pairwise(order):
                QWidget.setTabOrder(one, other)


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


def lead_back(window: "Window") -> None:
    """Let Esc lead from every region back to the map, and arrows through the bars."""
    arrows = Arrows(window)
    for bar in window.bars:
        for button in within(bar):
            button.installEventFilter(arrows)

    def to_map() -> None:
        window.map.setFocus(REASON)

    def done() -> None:
        window.map.hand.take(POINT)
        to_map()

    for region in (*window.bars, window.panel, window.waves):
        _escape(region).activated.connect(to_map)
    _escape(window.pencil.strips).activated.connect(done)


def _escape(region: QWidget) -> QShortcut:
    escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), region)
    escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return escape
