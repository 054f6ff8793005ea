"""Whoever is removed: the status line says what went with them and how it comes back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sociomap_app.editing import operations
from tests.app.conftest import Make
from tests.app.hand import click, press, token
from tests.app.parts import Whole

from .test_drawing import named, with_people

CONTROL = Qt.KeyboardModifier.ControlModifier


def _joined(make_window: Make) -> Whole:
    window = with_people(make_window)
    anna, ben, cleo = (named(window, one) for one in ("Anna", "Ben", "Cleo"))
    operations.join(window.session, [(anna, ben), (anna, cleo)])
    QApplication.processEvents()
    return window


def _told(window: Whole) -> str:
    return window.statusBar().currentMessage()


def test_what_went_with_somebody_is_said_until_it_is_back(make_window: Make) -> None:
    window = _joined(make_window)
    view = window.canvas
    click(view, token(view, named(window, "Anna")))
    press(view, Qt.Key.Key_Delete)
    assert _told(window) == "Removed Anna and 2 connections. Ctrl+Z brings them back."
    press(view, Qt.Key.Key_Z, CONTROL)
    assert len(window.session.wave.ties) == 2 and not _told(window)
    operations.add(window.session, ["Eve"])
    press(view, Qt.Key.Key_Z, CONTROL)
    assert not _told(window), "going back from adding somebody is no removal"


def test_of_several_only_how_many(make_window: Make) -> None:
    window = _joined(make_window)
    operations.add(window.session, ["choir"], kind="group")
    window.session.select_alters(one for one in window.session.wave.alters if one != named(window, "Dan"))
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_Delete)
    assert _told(window) == "Removed 3 people, 1 group and 2 connections. Ctrl+Z brings them back."


def test_no_name_is_said_while_names_are_hidden(make_window: Make) -> None:
    window = _joined(make_window)
    press(window, Qt.Key.Key_F8)
    view = window.canvas
    click(view, token(view, named(window, "Ben")))
    press(view, Qt.Key.Key_Delete)
    assert _told(window) == "Removed 1 person and 1 connection. Ctrl+Z brings them back."
