"""Wheel, trackpad and calls: what is under the pointer stays there, and the whole comes back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sociomap_app.canvas.viewport import Viewport
from sociomap_app.canvas.zoomable import Zoomable

AT = QPointF(200, 100)
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def zoomable(qtbot: QtBot) -> Zoomable:
    widget = Zoomable()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    return widget


def wheel(widget: Zoomable, *, turned: int = 0, pixels: int = 0, held: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        AT,
        AT,
        QPoint(pixels, pixels),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_looks_closer_at_what_is_under_the_pointer(zoomable: Zoomable) -> None:
    under = zoomable.to_figure(AT)
    wheel(zoomable, turned=240)
    assert zoomable.zoom > 1.3
    assert zoomable.to_figure(AT) == pytest.approx(under)
    wheel(zoomable, turned=-240)
    assert zoomable.zoom == pytest.approx(1.0) and zoomable.to_figure(AT) == pytest.approx(under)


def test_a_trackpad_moves_and_with_control_zooms(zoomable: Zoomable) -> None:
    wheel(zoomable, turned=30, pixels=15)
    assert zoomable.seen == Viewport(1.0, 15.0, 15.0)
    wheel(zoomable, turned=30, pixels=15, held=CONTROL)
    assert zoomable.zoom > 1.0


def test_two_fingers_on_a_trackpad_pinch(zoomable: Zoomable) -> None:
    pad = QPointingDevice.primaryPointingDevice()
    for kind, value in (
        (Qt.NativeGestureType.ZoomNativeGesture, 0.5),
        (Qt.NativeGestureType.RotateNativeGesture, 0.5),
    ):
        QApplication.sendEvent(zoomable, QNativeGestureEvent(kind, pad, 2, AT, AT, AT, value, QPointF()))
    assert zoomable.zoom == pytest.approx(1.5), "a turn is no zoom"


def test_closer_without_a_point_keeps_the_middle(zoomable: Zoomable) -> None:
    before = zoomable.to_figure(QPointF(300, 200))
    zoomable.zoom_by(2.0)
    assert zoomable.to_figure(QPointF(300, 200)) == pytest.approx(before)


def test_the_map_cannot_be_lost_and_comes_back_as_a_whole(zoomable: Zoomable) -> None:
    zoomable.zoom_by(3.0)
    zoomable.pan_by(QPointF(100_000, -100_000))
    assert zoomable.seen == zoomable.seen.kept(600, 400)
    zoomable.fit()
    assert zoomable.seen == Viewport()


def test_a_point_of_the_figure_is_where_a_press_on_it_lies(zoomable: Zoomable) -> None:
    zoomable.zoom_by(2.0, AT)
    zoomable.pan_by(QPointF(31, -17))
    assert zoomable.to_figure(QPointF(zoomable.to_window(120, 80))) == pytest.approx((120, 80), abs=0.5)
