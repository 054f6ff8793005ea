"""A staged window: the map first, in its final place, and nothing lost if somebody is quicker than the rest."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sociomap_app.app import palette
from sociomap_app.app.preferences import Preferences
from sociomap_app.app.window import Window
from sociomap_app.editing import verbs
from sociomap_app.editing.fresh import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.frameworks.read import load
from sociomap_app.panels.findings import FindingsPanel

from .conftest import Make
from .hand import press


def test_nothing_jumps_when_a_staged_window_is_furnished_and_acts_work_before(
    qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setStyle("Fusion")
    palette.use(qapp, "light", 100)
    framework = load()
    session = Session(new_sociomap(framework))
    window = Window(session, framework, Preferences(), tmp_path / "preferences.toml", staged=True)
    window.show()
    qapp.processEvents()
    before = window.map.mapTo(window, window.map.rect().topLeft()), window.map.size()
    window.furnish()
    qapp.processEvents()
    assert (window.map.mapTo(window, window.map.rect().topLeft()), window.map.size()) == before
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_a_key_pressed_before_the_window_is_furnished_counts(qapp: QApplication, tmp_path: Path) -> None:
    framework = load()
    session = Session(new_sociomap(framework))
    window = Window(session, framework, Preferences(), tmp_path / "preferences.toml", staged=True)
    window.show()
    qapp.processEvents()
    verbs.add(session, ["Mum"])
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qapp.processEvents()
    assert not session.wave.alters
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_what_the_map_shows_follows_an_edit_without_being_asked(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    window.files.open_sample()
    window.panel.show_page("shows")
    page = window.panel.page("shows")
    assert isinstance(page, FindingsPanel)
    qtbot.waitUntil(lambda: window.panel.readings.is_current(), timeout=20_000)
    size = window.panel.readings.latest.measures.values["size"]
    verbs.add(window.session, ["one more"])
    assert not window.panel.readings.is_current()
    qtbot.waitUntil(lambda: window.panel.readings.is_current(), timeout=20_000)
    assert window.panel.readings.latest.measures.values["size"] == size + 1


@pytest.mark.parametrize("page", ["person", "support", "shows", "talk"])
def test_every_page_and_every_window_of_help_opens_on_an_empty_map(make_window: Make, page: str) -> None:
    window = make_window()
    window.panel.show_page(page)
    for act in ("keys", "privacy", "about", "people", "history"):
        window.acts[act].trigger()
    QApplication.processEvents()
    press(window.map, Qt.Key.Key_Escape)
    assert window.isVisible()
