"""What is typed is not lost, what is broken off does nothing, and no odd name of a file stops the program."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociomap_app.storage import preferences
from sociomap_app.storage.preferences import Preferences, with_recent
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Answers, Make
from tests.app.hand import LEFT, NONE, token, type_line
from tests.app.map.test_drawing import editor, named, with_people
from tests.app.map.test_fingers import go
from tests.app.map.test_guiding import begin

MIDDLE = Qt.MouseButton.MiddleButton


@pytest.mark.parametrize("act", ["fit", "tidy", "hide"])
def test_a_name_being_typed_counts_when_something_else_is_done(
    make_window: Make, tmp_path: Path, act: str
) -> None:
    window = with_people(make_window)
    answers = window.ask
    assert isinstance(answers, Answers)
    window.session.saved(tmp_path / "map.sociomap", "")
    window.canvas.editors.rename(named(window, "Anna"))
    line = editor(window.canvas)
    line.selectAll()
    QTest.keyClicks(line, "Zora")
    window.commands[act].trigger()
    assert any(one.label == "Zora" for one in window.session.wave.alters.values())
    assert window.session.unsaved


def test_a_window_closed_in_the_middle_of_a_name_asks_first(make_window: Make, tmp_path: Path) -> None:
    window = with_people(make_window)
    window.session.saved(tmp_path / "map.sociomap", "")
    answers = window.ask
    assert isinstance(answers, Answers)
    answers.changes = "cancel"
    window.canvas.editors.rename(named(window, "Anna"))
    line = editor(window.canvas)
    line.selectAll()
    QTest.keyClicks(line, "Zora")
    assert not window.close()
    assert window.session.wave.alters[named(window, "Zora")]


def test_the_middle_button_ends_a_drag_and_nothing_of_it_happened(make_window: Make) -> None:
    window = with_people(make_window)
    view, before = window.canvas, window.session.document
    at = token(view, named(window, "Anna"))
    QTest.mousePress(view, LEFT, NONE, at)
    QTest.mouseMove(view, at + QPoint(40, 40))
    QApplication.processEvents()
    QTest.mousePress(view, MIDDLE, NONE, at + QPoint(40, 40))
    assert view.pointer.preview is None
    QTest.mouseRelease(view, LEFT, NONE, at + QPoint(60, 40))
    QTest.mouseRelease(view, MIDDLE, NONE, at + QPoint(60, 40))
    assert window.session.document is before


def test_lifting_one_of_three_fingers_makes_the_map_jump_nowhere(
    make_window: Make, screen: QPointingDevice
) -> None:
    window = with_people(make_window)
    view = window.canvas
    one, two, three = QPoint(200, 300), QPoint(260, 300), QPoint(700, 300)
    touch = QTest.touchEvent(view, screen)
    for number, point in enumerate((one, two, three)):
        touch.press(number, point, view)
    touch.commit()
    go(view, screen, one, two, three)
    QTest.touchEvent(view, screen).release(0, one, view).move(1, two, view).move(2, three, view).commit()
    QTest.touchEvent(view, screen).move(1, two + QPoint(1, 0), view).move(2, three, view).commit()
    QApplication.processEvents()
    assert 0.9 < view.zoom < 1.1
    QTest.touchEvent(view, screen).release(1, two, view).release(2, three, view).commit()


def test_a_line_of_spaces_answers_nothing(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    type_line(panel.line, "   ")
    assert panel.step == 1
    assert panel.line.text() == ""
    assert not window.session.wave.asked


def test_far_too_much_text_is_refused_in_words(make_window: Make) -> None:
    window = make_window()
    answers = window.ask
    assert isinstance(answers, Answers)
    window.pasting.paste_text("x" * 1_000_001)
    assert "more text" in answers.told[-1]
    assert not window.session.wave.alters


def test_a_file_name_that_is_no_text_is_not_listed(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.sociomap")
    assert with_recent(Preferences(), odd) == Preferences()
    preferences.write(tmp_path / "preferences.toml", with_recent(Preferences(), tmp_path / "café.sociomap"))
    assert preferences.read(tmp_path / "preferences.toml").recent


def test_a_folder_of_words_that_cannot_be_looked_at_is_none() -> None:
    framework = load(Path("x" * 400))
    assert framework.roles == load().roles
