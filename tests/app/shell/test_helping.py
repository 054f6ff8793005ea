"""Help, the walk round the window, and keys of one's own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser

from sociomap_app.app.commands.commands import COMMANDS, MENUS
from sociomap_app.app.dialogs.keys_page import KeysPage
from sociomap_app.app.shell.tour import STOPS, Tour
from sociomap_app.editing import operations
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.storage import preferences
from sociomap_app.storage.preferences import Preferences
from tests.app.conftest import Make
from tests.app.hand import click, press
from tests.app.parts import Whole


def tour_of(window: Whole) -> Tour:
    person = window.panel.page("person")
    assert isinstance(person, PersonPanel)
    click(person.round)
    QApplication.processEvents()
    (tour,) = [one for one in window.findChildren(Tour) if one.isVisible()]
    return tour


def keys_of(window: Whole) -> KeysPage:
    window.commands["keys"].trigger()
    dialog = window.findChild(QDialog, "keys")
    assert dialog is not None
    (page,) = dialog.findChildren(KeysPage)
    return page


def press_keys(page: KeysPage, act: str, keys: str) -> None:
    page.edits[act].setKeySequence(QKeySequence(keys))
    page.edits[act].editingFinished.emit()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (900, 600)])
def test_the_walk_stops_everywhere_and_its_card_is_never_cut_off(make_window: Make, size: tuple[int, int]) -> None:
    window = make_window(size=size)
    tour = tour_of(window)
    for number, stop in enumerate(STOPS):
        assert tour.number == number
        assert tour.title.text() == stop.title
        assert tour.rect().contains(tour.card.geometry())
        assert tour._places[stop.place].isVisible()
        assert not tour.hole.isEmpty()
        QTest.keyClick(tour, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert not [one for one in window.findChildren(Tour) if one.isVisible()]


def test_the_walk_is_skipped_at_any_stop(make_window: Make) -> None:
    window = make_window()
    tour = tour_of(window)
    click(tour.on)
    click(tour.back)
    assert tour.number == 0
    press(tour, Qt.Key.Key_Escape)
    assert not [one for one in window.findChildren(Tour) if one.isVisible()]
    window.commands["tour"].trigger()
    (tour,) = [one for one in window.findChildren(Tour) if one.isVisible()]
    window.resize(1000, 700)
    QApplication.processEvents()
    assert tour.rect().contains(tour.card.geometry())
    click(tour.skip)


def test_help_is_one_key_away_and_opens_no_link(make_window: Make) -> None:
    window = make_window()
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(QDialog, "help")
    assert dialog is not None
    (text,) = dialog.findChildren(QTextBrowser)
    assert "Drawing a map" in text.toPlainText()
    assert "http" not in text.toHtml().split("<body", 1)[1]
    dialog.close()


def test_keys_of_ones_own_work_at_once_and_are_kept(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    page = keys_of(window)
    press_keys(page, "find", "Ctrl+J")
    assert window.commands["find"].shortcut() == QKeySequence("Ctrl+J")
    kept = preferences.read(tmp_path / "settings" / "preferences.toml")
    assert kept.keys == (("find", "Ctrl+J"),)
    press_keys(page, "tidy", "")
    assert window.commands["tidy"].shortcuts() == []
    kept = preferences.read(tmp_path / "settings" / "preferences.toml")
    assert dict(kept.keys) == {"find": "Ctrl+J", "tidy": ""}
    window.commands.give_keys(dict(kept.keys))
    assert window.commands["find"].shortcut() == QKeySequence("Ctrl+J")
    click(page.shipped)
    assert window.commands["find"].shortcut() == QKeySequence("Ctrl+K")
    assert window.settings.now.keys == ()


def test_keys_that_are_taken_are_refused_with_the_name_of_whose_they_are(make_window: Make) -> None:
    window = make_window()
    page = keys_of(window)
    press_keys(page, "find", "Ctrl+S")
    assert "Save" in page.said.text()
    assert page.edits["find"].keySequence() == QKeySequence("Ctrl+K")
    press_keys(page, "find", "Esc")
    assert "own meaning" in page.said.text()
    assert window.commands["find"].shortcut() == QKeySequence("Ctrl+K")


@pytest.mark.parametrize(
    "keys",
    ["Left", "Ctrl+Up", "Alt+Right", "Shift+Down", ".", ",", "+", "-", "Tab", "Shift+Tab", "Alt+M", "Alt+H"],
)
def test_keys_with_a_meaning_of_their_own_are_not_given_away(make_window: Make, keys: str) -> None:
    window = make_window()
    page = keys_of(window)
    press_keys(page, "find", keys)
    assert "own meaning" in page.said.text() and window.commands["find"].shortcut() == QKeySequence("Ctrl+K")
    press_keys(page, "find", "Alt+Q")
    assert window.commands["find"].shortcut() == QKeySequence("Alt+Q")


def test_letters_that_fit_are_given_to_nothing_else_and_can_be_given_back(make_window: Make) -> None:
    window = make_window()
    page = keys_of(window)
    press_keys(page, "fit", "Ctrl+J")
    press_keys(page, "find", "F")
    assert window.commands["find"].shortcut() == QKeySequence("Ctrl+K")
    press_keys(page, "fit", "F")
    assert window.commands["fit"].shortcut() == QKeySequence("F")


def test_tab_and_f6_stay_on_the_card_of_the_walk(make_window: Make) -> None:
    window = make_window()
    tour = tour_of(window)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_F6, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        now = QApplication.focusWidget()
        assert now is not None and tour.isAncestorOf(now)
        QTest.keyClick(now, key)
    now = QApplication.focusWidget()
    assert now is not None and tour.isAncestorOf(now)
    tour.close()


def test_the_old_keys_given_back_are_not_kept_as_ones_own(make_window: Make) -> None:
    window = make_window()
    page = keys_of(window)
    press_keys(page, "find", "Ctrl+J")
    press_keys(page, "find", "Ctrl+K")
    assert window.settings.now.keys == ()


@pytest.mark.parametrize(
    "text", ["keys = 3", "[keys]\nfind = 3", "[keys]\nfind = '" + "x" * 500 + "'", "[[keys]]"]
)
def test_senseless_keys_in_the_settings_are_passed_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "preferences.toml"
    path.write_text(text, encoding="utf-8")
    assert preferences.read(path) == Preferences()


def test_every_act_is_in_a_menu_and_no_two_share_keys(make_window: Make) -> None:
    window = make_window()
    operations.add(window.session, ["Mum"])
    in_menus = {one for _, ids in MENUS for one in ids}
    assert {act.id for act in COMMANDS} <= in_menus
    keys = [one.toString() for act in COMMANDS for one in window.commands[act.id].shortcuts()]
    assert len(keys) == len(set(keys))
