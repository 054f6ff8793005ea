"""One box for people and commands: found by a few letters, done by Enter, nothing shown that is hidden."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociomap_app.app.commands.command_box import CommandBox, Find
from sociomap_app.app.commands.commands import COMMANDS
from sociomap_app.editing import operations
from tests.app.conftest import Make
from tests.app.map.test_drawing import named, with_people
from tests.app.parts import Whole


def box_of(window: Whole) -> CommandBox:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    (box,) = [one for one in window.findChildren(CommandBox) if one.isVisible()]
    return box


def shown(box: CommandBox) -> list[str]:
    return [box.list.item(row).text() for row in range(box.list.count())]


def test_a_few_letters_and_enter_select_somebody(make_window: Make) -> None:
    window = with_people(make_window)
    box = box_of(window)
    QTest.keyClicks(box.line, "cle")
    assert shown(box)[0] == "Cleo"
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert window.session.selection.alters == {named(window, "Cleo")}


def test_arrows_choose_and_a_command_is_done(make_window: Make) -> None:
    window = with_people(make_window)
    box = box_of(window)
    QTest.keyClicks(box.line, "ever")
    row = shown(box).index("Select everybody")
    for _ in range(row):
        QTest.keyClick(box.line, Qt.Key.Key_Down)
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert window.session.selection.alters == set(window.session.wave.alters)


def test_a_kind_of_support_is_found_and_asked_about(make_window: Make) -> None:
    window = with_people(make_window)
    box = box_of(window)
    QTest.keyClicks(box.line, "who gives confide")
    assert len(shown(box)) == 1
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert window.canvas.pointer.tool.function == "confide"


def test_escape_closes_and_nothing_is_called_that(make_window: Make) -> None:
    window = with_people(make_window)
    box, before = box_of(window), window.session.document
    QTest.keyClicks(box.line, "zzz <b>")
    assert shown(box) == ["Nothing is called that"]
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert box.isVisible()
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.session.document is before


def test_hidden_names_are_not_found(make_window: Make) -> None:
    window = with_people(make_window)
    window.commands["hide"].trigger()
    words = {one.words for one in window.finder.finds()}
    assert not words & {"Anna", "Ben", "Cleo", "Dan"}
    assert {"1", "2"} <= words


def test_only_what_is_possible_now_is_found_and_everything_possible_is(make_window: Make) -> None:
    window = make_window()
    words = {one.words for one in window.finder.finds()}
    assert "Remove" not in words
    for act in COMMANDS:
        if window.commands[act.id].isEnabled() and act.id not in ("find", "undo", "redo"):
            assert act.words in words
    operations.add(window.session, ["Anna"])
    assert {"Remove", "Undo", "Anna"} <= {one.words for one in window.finder.finds()}


@pytest.mark.parametrize(
    ("typed", "rank"), [("", 0), ("cl", 0), ("men", 1), ("CLEO men", 0), ("eo", 2), ("x", None), ("cleo x", None)]
)
def test_how_well_a_find_fits(typed: str, rank: int | None) -> None:
    assert Find("Cleo", "ITT mentor", lambda: None).rank(typed) == rank


@pytest.mark.parametrize("typed", ["zoë", "ZOE\u0308", "zo\u00ade\u0308"])
def test_a_name_is_found_however_it_is_spelled(typed: str) -> None:
    assert Find("Zoe\u0308", "", lambda: None).rank(typed) == Find("Zoë", "", lambda: None).rank(typed) == 0


def test_the_box_is_as_high_as_what_it_found(make_window: Make) -> None:
    window = with_people(make_window)
    box = box_of(window)
    whole = box.height()
    QTest.keyClicks(box.line, "cleo")
    assert box.list.count() == 1 and box.height() < 4 * box.line.height()
    rows = box.list.visualItemRect(box.list.item(0))
    assert box.list.viewport().rect().contains(rows)
    box.line.clear()
    assert box.height() == whole
