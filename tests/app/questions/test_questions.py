"""The questions of the window as they are seen: in the look of the pages, answered by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QMessageBox

from sociomap_app.app.questions.questions import Questions, message, preset_dialog
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.storage.preferences import Preferences
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Make
from tests.app.hand import in_front
from tests.app.parts import whole_window


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Return, QDialog.DialogCode.Accepted), (Qt.Key.Key_Escape, QDialog.DialogCode.Rejected)],
)
def test_a_layout_is_chosen_by_keys(make_window: Make, key: Qt.Key, answer: QDialog.DialogCode) -> None:
    framework = load()
    dialog = preset_dialog(make_window(), framework)
    dialog.show()
    in_front(dialog)
    choices = dialog.findChild(QListWidget)
    assert choices is not None and choices.hasFocus()
    assert choices.count() == len(framework.presets)
    assert list(framework.presets)[choices.currentRow()] == "halves"
    QTest.keyClick(choices, Qt.Key.Key_Up)
    assert choices.currentRow() == list(framework.presets).index("halves") - 1
    QTest.keyClick(choices, key)
    assert not dialog.isVisible() and QDialog.DialogCode(dialog.result()) == answer


def test_questions_wear_the_look_of_the_pages_and_show_names_as_they_are(make_window: Make) -> None:
    buttons = QMessageBox.StandardButton
    box = message(make_window(), "<b>Anna</b> & co?", buttons.Yes | buttons.No)
    assert box.text() == "<b>Anna</b> & co?" and box.textFormat() == Qt.TextFormat.PlainText
    assert "QPushButton" in box.styleSheet()
    box.deleteLater()


def test_the_first_window_fits_the_screen(qapp: object, tmp_path: Path) -> None:
    framework = load()
    session = Session(new_sociomap(framework, "halves"))
    window = whole_window(session, framework, Preferences(), tmp_path / "p.toml")
    room = window.screen().availableSize()
    assert room.width() < 1280, "a screen that is smaller than the window would like to be"
    assert window.width() <= room.width() and window.height() <= room.height()
    window.deleteLater()


def test_questions_name_no_map_while_names_are_hidden(make_window: Make) -> None:
    window = make_window()
    asked = "“Jo & Sam.SOCIOMAP” was changed. Yours is kept as “Jo (conflict 2).sociomap”; “Jo” stays."
    button = QMessageBox.StandardButton.Ok
    ask = Questions(window, window.screen_state)
    assert ask._message(asked, button).text() == asked
    window.commands["hide"].trigger()
    told = "“this map” was changed. Yours is kept as “this map”; “Jo” stays."
    assert ask._message(asked, button).text() == told
