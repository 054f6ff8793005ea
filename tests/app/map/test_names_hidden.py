"""On a shared screen nothing names anybody: what was open is put away, and nothing opens that would."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from sociomap_app.app.shell.tour import Tour
from sociomap_app.canvas.inline.inline_fields import InlineName
from sociomap_app.editing import operations
from sociomap_app.editing.people_filter import Only
from sociomap_app.panels.paste_dialog import PasteDialog
from tests.app.conftest import Answers, Make
from tests.app.hand import drag, press, rim, token, type_line
from tests.app.parts import Whole

from .test_drawing import named, with_people
from .test_pasting import settle

PLACE = "Anna's placement"


def hide(window: Whole) -> None:
    window.commands["hide"].trigger()
    QApplication.processEvents()


def tours(window: Whole) -> list[Tour]:
    return [one for one in window.findChildren(Tour) if one.isVisible()]


def test_the_walk_is_for_a_screen_of_ones_own(make_window: Make) -> None:
    window = with_people(make_window)
    window.session.select_alters([named(window, "Anna")])
    hide(window)
    window.commands["tour"].trigger()
    assert not tours(window) and window.pages.stack.isHidden()
    hide(window)
    window.commands["tour"].trigger()
    assert tours(window)
    hide(window)
    assert not tours(window) and window.pages.stack.isHidden()


@pytest.mark.parametrize("folded", [True, False])
def test_after_the_walk_the_panel_is_as_it_was(make_window: Make, folded: bool) -> None:
    window = with_people(make_window)
    if folded:
        window.commands["panel"].trigger()
    window.canvas.setFocus()
    window.commands["tour"].trigger()
    (tour,) = tours(window)
    assert not window.pages.stack.isHidden()
    tour.close()
    assert window.pages.stack.isHidden() is folded and window.commands["panel"].isChecked() is not folded
    assert window.canvas.hasFocus()


@pytest.mark.parametrize("opened", ["rename", "join_name"])
def test_what_is_typed_on_the_map_is_closed(make_window: Make, opened: str) -> None:
    window = with_people(make_window)
    window.commands["panel"].trigger()
    QApplication.processEvents()
    window.session.select_alters([named(window, "Anna")])
    window.canvas.setFocus()
    window.commands[opened].trigger()
    assert window.canvas.findChildren(InlineName)
    hide(window)
    assert not [one for one in window.canvas.findChildren(QLineEdit) if one.isVisible()]


def test_a_drag_and_a_tip_are_closed(make_window: Make, qtbot: QtBot) -> None:
    window = with_people(make_window)
    window.commands["panel"].trigger()
    QApplication.processEvents()
    view, anna, ben = window.canvas, named(window, "Anna"), named(window, "Ben")
    drag(view, rim(view, anna), token(view, ben), drop=False)
    assert view.pointer.preview is not None and "Ben" in view.pointer.preview.words
    hide(window)
    assert view.pointer.preview is None
    hide(window)
    at = token(view, anna)
    QTest.mouseMove(view, at + QPoint(1, 0))
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "Anna" in view.toolTip() and "Anna" in QToolTip.text()
    hide(window)
    qtbot.waitUntil(lambda: "Anna" not in QToolTip.text(), timeout=5000)
    assert view.toolTip() == ""


def test_what_was_told_below_the_map_is_gone(make_window: Make) -> None:
    window = with_people(make_window)
    type_line(window.bars.name_box, "Anna")
    assert "Anna" in window.statusBar().currentMessage()
    hide(window)
    assert window.statusBar().currentMessage() == ""


def test_names_that_are_being_read_are_not_shown(make_window: Make) -> None:
    window = with_people(make_window)
    before = window.session.document
    window.pasting.paste_text("Eve\nFay")
    hide(window)
    settle(window)
    QTest.qWait(50)
    assert window.findChild(PasteDialog, "paste") is None and window.session.document is before


def test_dates_are_not_called_as_they_were_typed(make_window: Make) -> None:
    window = with_people(make_window)
    operations.add_wave(window.session, window.framework, label=PLACE, date=dt.date(2027, 1, 1))
    operations.add_wave(window.session, window.framework, occasion="end_of_course", date=dt.date(2027, 6, 1))
    QApplication.processEvents()

    def told() -> str:
        found = [f"{one.words} {one.beside}" for one in window.finder.finds()]
        buttons = window.waves.findChildren(QAbstractButton)
        said = [f"{one.text()} {one.accessibleName()}" for one in buttons if one.isVisible()]
        return " ".join([*found, *said, *(one.wave.label for one in window.waves.buttons.values())])

    assert PLACE in told() and "end of course" in told() and window.waves.compare.isVisible()
    hide(window)
    assert PLACE not in told() and "end of course" in told()
    window.session.look_at(window.session.document.waves[1].id)
    QApplication.processEvents()
    assert PLACE not in told() and not window.waves.compare.isVisible() and not window.waves.more.isVisible()
    hide(window)
    assert PLACE in told() and window.waves.more.isVisible()


def test_how_people_are_picked_out_is_not_said(make_window: Make) -> None:
    window = with_people(make_window)
    operations.change(window.session, [named(window, "Anna")], "Role", role="Anna's mother")
    window.session.show_only(Only("role", "Anna's mother"))
    QApplication.processEvents()
    strip = window.strips.filter
    assert "Anna's mother" in strip.said.text()
    hide(window)
    assert strip.said.text() == "Only some: 1 of 4. The rest steps back."
    assert not window.commands["view"].isEnabled()
    hide(window)
    assert "Anna's mother" in strip.said.text() and window.commands["view"].isEnabled()


def test_the_file_is_not_named(make_window: Make, tmp_path: Path) -> None:
    window = with_people(make_window)
    answers = window.ask
    assert isinstance(answers, Answers)
    answers.save_path, answers.export_path = tmp_path / "Anna.sociomap", tmp_path / "Anna.svg"
    assert window.files.save() and "Anna" in window.windowTitle()
    hide(window)
    assert window.windowTitle().replace("[*]", "") == "Sociomap"
    assert window.paper.write(tmp_path / "Anna.svg", b"") and "Anna" not in window.statusBar().currentMessage()
    press(window, Qt.Key.Key_F8)
    assert "Anna" in window.windowTitle()
