"""A staged window: the map first, in its final place, and nothing lost if somebody is quicker than the rest."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sociomap_app.app import palette
from sociomap_app.app.files import sample
from sociomap_app.app.preferences import Preferences
from sociomap_app.app.window import Window
from sociomap_app.editing import verbs
from sociomap_app.editing.fresh import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.frameworks.read import load
from sociomap_app.model.ids import random_ids
from sociomap_app.panels.findings import FindingsPanel

from .conftest import Make
from .hand import press


@pytest.mark.parametrize("dates", ["one date", "three dates"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_the_map_keeps_its_place_when_a_staged_window_is_furnished(
    qapp: QApplication, tmp_path: Path, text_size: int, dates: str
) -> None:
    qapp.setStyle("Fusion")
    palette.use(qapp, "light", text_size)
    framework = load()
    session = Session(sample(random_ids()) if dates == "three dates" else new_sociomap(framework))
    chosen = Preferences(text_size=text_size)
    window = Window(session, framework, chosen, tmp_path / "preferences.toml", staged=True)
    window.show()
    qapp.processEvents()
    before = window.map.mapTo(window, window.map.rect().topLeft()), window.map.size()
    window.furnish()
    qapp.processEvents()
    after = window.map.mapTo(window, window.map.rect().topLeft()), window.map.size()
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    palette.use(qapp, "light", 100)
    assert after == before


def test_the_first_window_leaves_room_for_its_frame(qapp: QApplication, tmp_path: Path) -> None:
    framework = load()
    window = Window(Session(new_sociomap(framework)), framework, Preferences(), tmp_path / "p.toml", staged=True)
    size, room = window.size(), window.screen().availableSize()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert size.height() <= room.height() - 30 and size.width() < room.width()


def test_settings_words_and_map_are_there_before_qt_is_read(tmp_path: Path) -> None:
    """The binding of Qt searches the source of what is read after it, so a slip here is paid at every start."""
    look = (
        "import sys; from sociomap_app.app import start; begun = start.begin(['demo']); "
        "assert len(begun.session.wave.alters) > 10; assert 'sociomap_app.drawing.figure' in sys.modules; "
        "print(*(one for one in sys.modules if one.startswith('PySide6') or one in ('dataclasses', 'hashlib')))"
    )
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", look],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_what_was_left_unsaved_is_offered_once_the_window_is_there(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sociomap_app.app.recovery_list import RecoveryList
    from sociomap_app.app.start import furnish_when_painted
    from sociomap_app.storage import recovery
    from sociomap_app.storage.sociomap_file import encode

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    left = sample(random_ids())
    copy = recovery.begin(left.id, None, None)
    copy.write(encode(left))
    copy.release()
    framework = load()
    window = Window(
        Session(new_sociomap(framework)), framework, Preferences(), tmp_path / "preferences.toml", staged=True
    )
    furnish_when_painted(window)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(RecoveryList) is not None, timeout=5000)
    gc.unfreeze()
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert len(recovery.found()) == 1


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
