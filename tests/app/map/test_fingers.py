"""Fingers on the map: one draws, two look closer, one that rests asks for the menu; nothing half done."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sociomap_app.canvas.inline.inline_fields import InlineName
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.touch import LONG_MS
from tests.app.conftest import Make
from tests.app.hand import spot, token

from .test_drawing import editor, named, place_of, with_people

AWAY = QPoint(60, 40)


def down(view: MapView, screen: QPointingDevice, *points: QPoint) -> None:
    touch = QTest.touchEvent(view, screen)
    for number, point in enumerate(points):
        touch.press(number, point, view)
    touch.commit()
    QApplication.processEvents()


def go(view: MapView, screen: QPointingDevice, *points: QPoint) -> None:
    touch = QTest.touchEvent(view, screen)
    for number, point in enumerate(points):
        touch.move(number, point, view)
    touch.commit()
    QApplication.processEvents()


def second(view: MapView, screen: QPointingDevice, first: QPoint, other: QPoint) -> None:
    QTest.touchEvent(view, screen).stationary(0).press(1, other, view).commit()
    QApplication.processEvents()


def up(view: MapView, screen: QPointingDevice, *points: QPoint) -> None:
    touch = QTest.touchEvent(view, screen)
    for number, point in enumerate(points):
        touch.release(number, point, view)
    touch.commit()
    QApplication.processEvents()


def test_one_finger_moves_somebody(make_window: Make, screen: QPointingDevice) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    start, end = token(view, anna), spot(view, 2, "peers")
    down(view, screen, start + QPoint(14, 0))
    go(view, screen, (start + end) / 2)
    assert view.pointer.preview is not None
    assert anna in view.pointer.preview.moved
    go(view, screen, end)
    up(view, screen, end)
    assert place_of(window, "Anna") == (2, "peers")


def test_a_second_finger_ends_the_drag_and_looks_closer(make_window: Make, screen: QPointingDevice) -> None:
    window = with_people(make_window)
    view, anna, before = window.canvas, named(window, "Anna"), window.session.document
    start = token(view, anna)
    down(view, screen, start)
    go(view, screen, start + AWAY)
    second(view, screen, start + AWAY, start + AWAY * 2)
    assert view.pointer.preview is None
    go(view, screen, start + AWAY, start + AWAY * 2)
    go(view, screen, start, start + AWAY * 3)
    assert view.zoom > 1.4
    up(view, screen, start, start + AWAY * 3)
    assert window.session.document is before
    assert not window.session.history.past or window.session.history.past[-1].words != "Move"


def test_two_fingers_move_the_map(make_window: Make, screen: QPointingDevice) -> None:
    window = with_people(make_window)
    view = window.canvas
    before = view.to_window(100, 100)
    one, other = QPoint(300, 300), QPoint(400, 300)
    down(view, screen, one, other)
    go(view, screen, one, other)
    go(view, screen, one + AWAY, other + AWAY)
    assert view.to_window(100, 100) - before == AWAY
    assert view.zoom == pytest.approx(1.0)
    up(view, screen, one + AWAY, other + AWAY)


def test_two_taps_rename(make_window: Make, screen: QPointingDevice) -> None:
    window = with_people(make_window)
    view = window.canvas
    at = token(view, named(window, "Anna"))
    for _ in range(2):
        down(view, screen, at)
        up(view, screen, at)
    assert editor(view).text() == "Anna"


def test_a_resting_finger_asks_for_the_menu(make_window: Make, screen: QPointingDevice) -> None:
    window = with_people(make_window)
    view, anna, before = window.canvas, named(window, "Anna"), window.session.document
    asked: list[QPoint] = []
    view.menu_wanted.disconnect()
    view.menu_wanted.connect(asked.append)
    at = token(view, anna)
    down(view, screen, at)
    QTest.qWait(LONG_MS + 200)
    assert len(asked) == 1
    up(view, screen, at)
    assert window.session.selection.alters == {anna}
    assert window.session.document is before


def test_a_touch_broken_off_changes_nothing(make_window: Make, screen: QPointingDevice) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QTouchEvent

    window = with_people(make_window)
    view, before = window.canvas, window.session.document
    start = token(view, named(window, "Anna"))
    down(view, screen, start)
    go(view, screen, start + AWAY)
    assert view.pointer.preview is not None
    QApplication.sendEvent(view, QTouchEvent(QEvent.Type.TouchCancel, screen))
    assert view.pointer.preview is None
    assert window.session.document is before
    up(view, screen, start + AWAY)
    assert window.session.document is before


def twice(view: MapView, screen: QPointingDevice, point: QPoint) -> None:
    for _ in range(2):
        down(view, screen, point)
        up(view, screen, point)


def test_two_taps_with_a_tool_in_hand_are_two_taps(make_window: Make, screen: QPointingDevice) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    window.commands["give"].trigger()
    QApplication.processEvents()
    before = len(window.session.history.past)
    twice(view, screen, token(view, anna))
    assert view.pointer.preview is None and not window.session.wave.alters[anna].functions
    window.commands["undo"].trigger()
    assert len(window.session.history.past) == before + 1
    window.commands["join"].trigger()
    QApplication.processEvents()
    twice(view, screen, token(view, anna))
    assert not view.findChildren(InlineName) and view.pointer.preview is None


def test_the_menu_offers_what_is_possible(make_window: Make) -> None:
    window = with_people(make_window)
    window.session.select_alters([named(window, "Anna")])
    window.canvas.menu_wanted.emit(QPoint(10, 10))
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible()]
    words = {action.text() for action in menu.actions() if not action.isSeparator()}
    assert {"Rename", "Remove", "Outline", "Take off the map", "Edit …"} <= words
    menu.close()
    window.session.select_alters([])
    window.canvas.menu_wanted.emit(QPoint(10, 10))
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible()]
    assert "Remove" not in {action.text() for action in menu.actions()}
    menu.close()
