"""Fingers read one report after another: what one means, what two mean, and that a hand laid on is no act."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sociomap_app.canvas.inline.inline_fields import InlineName
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.touch import LONG_MS, STILL, TWICE_MS
from sociomap_app.editing.session import Session
from tests.app.hand import spot, token


class Fingers:
    """A hand on the screen: each report says where every finger is."""

    def __init__(self, view: MapView, screen: QPointingDevice) -> None:
        self._view, self._screen = view, screen

    def down(self, *points: QPoint) -> None:
        self._report("press", points)

    def go(self, *points: QPoint) -> None:
        self._report("move", points)

    def up(self, *points: QPoint) -> None:
        self._report("release", points)

    def add(self, first: QPoint, second: QPoint) -> None:
        """A second finger comes down. Of one that is told to rest, Qt would say no place."""
        QTest.touchEvent(self._view, self._screen).move(0, first, self._view).press(1, second, self._view).commit()
        QApplication.processEvents()

    def lift_second(self, first: QPoint, second: QPoint) -> None:
        touch = QTest.touchEvent(self._view, self._screen)
        touch.move(0, first, self._view).release(1, second, self._view).commit()
        QApplication.processEvents()

    def tap(self, point: QPoint) -> None:
        self.down(point)
        self.up(point)

    def _report(self, what: str, points: tuple[QPoint, ...]) -> None:
        touch = QTest.touchEvent(self._view, self._screen)
        for number, point in enumerate(points):
            getattr(touch, what)(number, point, self._view)
        touch.commit()
        QApplication.processEvents()


@pytest.fixture
def fingers(view: MapView, screen: QPointingDevice) -> Fingers:
    return Fingers(view, screen)


def names_open(view: MapView) -> bool:
    return any(one.isVisible() for one in view.findChildren(InlineName))


def test_one_finger_selects_and_moves(view: MapView, session: Session, fingers: Fingers) -> None:
    fingers.tap(token(view, "ed") + QPoint(14, 0))
    assert session.selection.alters == {"ed"}, "beside the token is near enough for a finger"
    fingers.down(token(view, "ed"))
    fingers.go(spot(view, 1, "peers"))
    fingers.up(spot(view, 1, "peers"))
    assert session.wave.alters["ed"].place.ring == 1


def test_two_taps_at_one_place_open_a_name_and_at_two_do_not(view: MapView, fingers: Fingers) -> None:
    fingers.tap(token(view, "ed"))
    fingers.tap(token(view, "anna"))
    assert not names_open(view)
    fingers.tap(token(view, "anna"))
    assert names_open(view)


def test_a_second_tap_that_comes_late_is_a_first_one(view: MapView, fingers: Fingers) -> None:
    fingers.tap(token(view, "anna"))
    QTest.qWait(TWICE_MS + 150)
    fingers.tap(token(view, "anna"))
    assert not names_open(view)


def test_a_drag_between_two_taps_makes_them_two(view: MapView, fingers: Fingers) -> None:
    at = spot(view, 3, "profession")
    fingers.tap(at)
    fingers.down(at)
    fingers.go(at + QPoint(int(STILL) + 8, 0))
    fingers.up(at + QPoint(int(STILL) + 8, 0))
    assert not names_open(view)
    fingers.tap(at)
    assert not names_open(view)


def test_a_finger_that_rests_asks_for_the_menu_and_lets_go_of_whom_it_held(
    view: MapView, session: Session, fingers: Fingers, qtbot: QtBot
) -> None:
    before, at = session.document, token(view, "anna")
    with qtbot.waitSignal(view.menu_wanted, timeout=10 * LONG_MS) as asked:
        fingers.down(at)
    assert asked.args == [view.mapToGlobal(at)] and view.pointer.preview is None
    fingers.go(at + QPoint(80, 80))
    fingers.up(at + QPoint(80, 80))
    assert session.document is before and session.selection.alters == {"anna"}


def test_a_rest_is_no_tap(view: MapView, fingers: Fingers, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.menu_wanted, timeout=10 * LONG_MS):
        fingers.down(token(view, "anna"))
    fingers.up(token(view, "anna"))
    fingers.tap(token(view, "anna"))
    assert not names_open(view)


def test_a_finger_that_moves_never_rests(view: MapView, fingers: Fingers) -> None:
    asked: list[object] = []
    view.menu_wanted.connect(asked.append)
    at = token(view, "anna")
    fingers.down(at)
    fingers.go(at + QPoint(int(STILL) + 8, 0))
    QTest.qWait(LONG_MS + 150)
    assert not asked and view.pointer.preview is not None


def test_a_second_finger_ends_what_the_first_began_and_two_look_closer(
    view: MapView, session: Session, fingers: Fingers
) -> None:
    before, one, other = session.document, token(view, "anna"), token(view, "anna") + QPoint(100, 0)
    fingers.down(one)
    fingers.go(one + QPoint(20, 0))
    fingers.add(one, other)
    assert view.pointer.preview is None
    fingers.go(one, other)
    held = view.to_figure(QPointF(one + other) / 2)
    fingers.go(one - QPoint(50, 0), other + QPoint(50, 0))
    assert view.zoom == pytest.approx(2.0)
    assert view.to_figure(QPointF(one + other) / 2) == pytest.approx(held, abs=0.5), "about the middle of the two"
    fingers.go(one - QPoint(50, -30), other + QPoint(50, 30))
    assert view.zoom == pytest.approx(2.0)
    assert view.to_figure(QPointF(one + other) / 2 + QPointF(0, 30)) == pytest.approx(held, abs=0.5)
    fingers.up(one, other)
    assert session.document is before and not session.selection


def test_one_of_two_fingers_lifted_draws_nothing_and_does_not_jump(
    view: MapView, session: Session, fingers: Fingers
) -> None:
    before, one, other = session.document, QPoint(300, 300), QPoint(400, 300)
    fingers.down(one)
    fingers.add(one, other)
    fingers.go(one, other)
    fingers.lift_second(one, other)
    seen = view.seen
    fingers.go(token(view, "anna"))
    assert view.seen == seen and view.pointer.preview is None and not view.pointer.over.kind
    fingers.up(token(view, "anna"))
    assert session.document is before and not session.selection


def test_where_the_first_of_three_is_lifted_the_map_stays(
    view: MapView, screen: QPointingDevice, fingers: Fingers
) -> None:
    places = [QPoint(200, 300), QPoint(300, 300), QPoint(600, 300)]
    fingers.down(*places)
    fingers.go(*places)
    seen = view.seen
    touch = QTest.touchEvent(view, screen)
    touch.release(0, places[0], view).move(1, places[1], view).move(2, places[2], view).commit()
    assert view.seen == seen
    fingers.up(*places)


def test_a_touch_makes_whoever_types_leave_the_line(view: MapView, session: Session, fingers: Fingers) -> None:
    view.editors.rename("anna")
    QTest.keyClicks(view.findChildren(InlineName)[0], "Annette")
    fingers.tap(token(view, "ed"))
    assert session.wave.alters["anna"].label == "Annette" and not names_open(view)
