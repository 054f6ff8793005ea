"""Where the keyboard is can be seen: with Tab through every place, each control looks different when it has it."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from sociomap_app.app.shell.regions import chain
from tests.app.conftest import Make
from tests.app.keys import CONTROL, SHIFT, Key, focus, key, region_to
from tests.app.map.test_places_by_keys import command
from tests.app.parts import Whole

LEAST = 40
"""So many pixels are another colour; a text cursor alone has half as many."""
STRONG = 40
ROUND = 200


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def different(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than ``STRONG`` of 255 in some channel."""
    if one.size() != other.size():
        return LEAST
    a, b = bytes(one.constBits()), bytes(other.constBits())
    if a == b:
        return 0
    pairs = zip(zip(*[iter(a)] * 4, strict=True), zip(*[iter(b)] * 4, strict=True), strict=True)
    return sum(1 for p, q in pairs if p != q and max(abs(x - y) for x, y in zip(p, q, strict=True)) > STRONG)


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"


def stops(forward: Qt.Key = Key.Key_Tab) -> Iterator[tuple[QWidget, int]]:
    """Each control that Tab comes to, with how different it looks while it has the keyboard."""
    first, count = focus(), 0
    while True:
        here, with_it = focus(), picture(focus())
        key(forward)
        count += 1
        assert count < ROUND, f"Tab does not come round from {called(first)}"
        assert focus() is not here, f"Tab does not leave {called(here)}"
        yield here, different(with_it, picture(here))
        if focus() is first:
            return


def unseen() -> list[str]:
    return [called(widget) for widget, count in stops() if count < LEAST]


def not_reached(place: QWidget) -> list[str]:
    """Controls that could have the keyboard and that Tab does not come to."""
    reached = {widget for widget, _ in stops()}
    possible = [
        one
        for one in chain(place.window())
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isVisible()
        and one.isEnabled()
        and one.window() is place.window()
    ]
    return [called(one) for one in possible if one not in reached]


def looked(make_window: Make, look: str) -> Whole:
    """The sample map in that look, somebody selected."""
    window = make_window(size=(1280, 720))
    window.settings.take(replace(window.settings.now, appearance=look))
    window.files.open_sample()
    key(Key.Key_Escape)
    key(Key.Key_Period)
    return window


def settled(window: Whole) -> None:
    """Wait until what is read beside the window has been shown."""
    now: list[QWidget] = []
    still = 0
    while still < 8:
        QTest.qWait(25)
        before, now = now, chain(window)
        still = still + 1 if now == before else 0


PLACES: dict[str, Callable[[], object]] = {
    "window": lambda: None,
    "support": lambda: key(Key.Key_PageDown, CONTROL),
    "figures": lambda: key(Key.Key_PageDown, CONTROL, times=2),
    "conversation": lambda: key(Key.Key_PageDown, CONTROL, times=3),
    "questions": lambda: key(Key.Key_G, CONTROL),
    "give": lambda: (key(Key.Key_Escape), key(Key.Key_W)),
    "design": lambda: key(Key.Key_D, CONTROL),
    "history": lambda: command("History"),
    "settings": lambda: key(Key.Key_Comma, CONTROL),
    "lenses": lambda: command("Five lenses"),
    "help": lambda: key(Key.Key_F1),
    "sources": lambda: command("Sources and terms"),
    "look": lambda: (key(Key.Key_Escape), key(Key.Key_V)),
    "tour": lambda: command("Show me round"),
    "lists": lambda: key(Key.Key_L, CONTROL),
}
TABLES = {"lists"}
"""Where Tab goes through every cell before it leaves; the walk would be long."""


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("place", [one for one in PLACES if one not in TABLES])
def test_where_the_keyboard_is_can_be_seen(make_window: Make, place: str, look: str) -> None:
    window = looked(make_window, look)
    region_to(window.pages.stack)
    PLACES[place]()
    settled(window)
    assert unseen() == []


@pytest.mark.parametrize("place", [one for one in PLACES if one not in {*TABLES, "look", "tour"}])
def test_tab_comes_to_everything(make_window: Make, place: str) -> None:
    window = looked(make_window, "light")
    region_to(window.pages.stack)
    PLACES[place]()
    settled(window)
    assert not_reached(focus()) == []


@pytest.mark.parametrize("look", ["light", "dark"])
def test_tools_and_cells_show_it_too(make_window: Make, look: str) -> None:
    window = looked(make_window, look)
    for bar in (window.bars.top, window.bars.tools):
        while focus().parentWidget() is not bar or focus() is window.bars.name_box:
            key(Key.Key_F6)
        first = focus()
        for _ in range(30):
            here, with_it = focus(), picture(focus())
            key(Key.Key_Right)
            assert different(with_it, picture(here)) >= LEAST, called(here)
            if focus() is first:
                break
        else:
            raise AssertionError("arrows do not come round")
    key(Key.Key_L, CONTROL)
    table = focus()
    assert isinstance(table, QTableView)
    key(Key.Key_Home, CONTROL)
    before = picture(table)
    key(Key.Key_Tab)
    assert focus() is table and different(before, picture(table)) >= LEAST, "which cell it is"
    key(Key.Key_Home, CONTROL)
    before = picture(table)
    key(Key.Key_Backtab, SHIFT)
    tabs, with_it = focus(), picture(focus())
    assert tabs is not table and different(before, picture(table)) >= LEAST
    key(Key.Key_Tab)
    assert focus() is table and different(with_it, picture(tabs)) >= LEAST, called(tabs)
