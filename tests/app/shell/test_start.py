"""A window opens once and whole: where the last one was left, in the look of the settings, and ready to be typed
into."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from sociomap_app.app.appearance import colours, palette
from sociomap_app.app.files.recovery_list import RecoveryList
from sociomap_app.app.questions.questions import message
from sociomap_app.app.settings import window_state
from sociomap_app.editing import operations
from sociomap_app.editing.new_map import new_sociomap, sample_map
from sociomap_app.editing.session import Session
from sociomap_app.model.ids import random_ids
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.controls.style import sheet
from sociomap_app.panels.findings.findings_page import FindingsPanel
from sociomap_app.storage.encryption.encrypted_map import new_key
from sociomap_app.storage.preferences import Preferences
from sociomap_app.storage.safety import recovery
from sociomap_app.storage.sociomap_file import encode
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Answers, Make
from tests.app.hand import in_front, press
from tests.app.parts import Whole, whole_window

Started = Callable[..., Whole]


@pytest.fixture
def started(qapp: QApplication, tmp_path: Path) -> Iterator[Started]:
    """Windows as start-up makes them, in the look of their settings, one after the other."""
    qapp.setStyle("Fusion")
    made: list[Whole] = []

    def make(document: Sociomap | None = None, appearance: str = "system", text_size: int = 100) -> Whole:
        palette.use(qapp, appearance, text_size)
        framework = load()
        window = whole_window(
            Session(document or new_sociomap(framework)),
            framework,
            Preferences(appearance=appearance, text_size=text_size),
            tmp_path / "p.toml",
            state=tmp_path / "window.json",
            ask=Answers,
        )
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    palette.use(qapp, "light", 100)


def run_alone(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a process of its own says, with that folder for all that the program keeps."""
    return subprocess.run(
        [sys.executable, "-B", "-c", program],
        env={**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"[" * 9_000,
        b'{"geometry":"%%%"}',
        b'{"geometry":7}',
        b'{"geometry":"' + b"A" * 20_000 + b'"}',
    ],
)
def test_how_a_window_was_left_may_be_anything(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "window.json").write_bytes(kept)
    assert window_state.read(tmp_path / "window.json") == window_state.WindowState()


def test_what_an_older_program_kept_beside_it_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "window.json").write_text('{"geometry":"YWJj","bars":{"left":121}}')
    assert window_state.read(tmp_path / "window.json") == window_state.WindowState(b"abc")


def test_a_window_opens_where_the_last_one_was_left(qapp: QApplication, started: Started, tmp_path: Path) -> None:
    one = started()
    one.resize(700, 500)
    one.show()
    qapp.processEvents()
    one.close()
    assert started().size() == one.size()
    (tmp_path / "window.json").write_text('{"geometry":"bm90IG9mIFF0"}')
    assert started().size() != one.size()


def test_where_nothing_can_be_kept_a_window_closes_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    window_state.write(tmp_path / "file" / "window.json", window_state.WindowState(b"1"))
    window_state.write(None, window_state.WindowState(b"1"))
    assert window_state.read(tmp_path / "file" / "window.json") == window_state.WindowState()


def test_the_first_frame_is_the_whole_window(qapp: QApplication, started: Started) -> None:
    window = started(sample_map(random_ids()))
    window.resize(1280, 720)
    window.show()
    qapp.processEvents()
    parts = (window.frame, window.canvas, window.panel, window.waves, window.bars.top, window.bars.tools)
    assert all(one.isVisible() for one in (*parts, window.menuBar(), window.statusBar()))
    assert window.bars.top.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert len(window.canvas.drawing.figure.tokens) > 10


def test_the_map_is_composed_once_for_a_window(
    qapp: QApplication, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sociomap_app.canvas import present_map

    composed, plain = [], present_map.compose
    monkeypatch.setattr(present_map, "compose", lambda *of: composed.append(of) or plain(*of))
    window = started(sample_map(random_ids()))
    window.show()
    qapp.processEvents()
    before = len(composed)
    for _ in range(3):
        window.grab()
    assert len(composed) == before
    operations.add(window.session, ["Mum"])
    assert len(window.canvas.drawing.figure.tokens) == len(window.session.wave.alters)
    assert len(composed) == before + 1


def test_how_a_locked_window_stood_is_remembered_too(qapp: QApplication, started: Started, tmp_path: Path) -> None:
    window = started()
    window.show()
    window.session.protect(new_key("three words or four"))
    window.auto_lock.lock()
    qapp.processEvents()
    window.close()
    assert window_state.read(tmp_path / "window.json").geometry


def test_bold_letters_are_there_before_any_page_is_made(tmp_path: Path) -> None:
    done = run_alone(
        "from PySide6.QtGui import QFontDatabase; from PySide6.QtWidgets import QApplication;"
        "from sociomap_app.app.appearance import palette; program = QApplication(['sociomap']);"
        "palette.use(program, 'light', 100); print(*QFontDatabase.styles(program.font().family()))",
        tmp_path,
    )
    assert sorted(done.stdout.split()) == ["Bold", "Regular"], done.stderr


def test_a_question_wears_the_look_of_the_settings(qapp: QApplication, started: Started) -> None:
    window = started(appearance="dark", text_size=150)
    window.show()
    qapp.processEvents()
    box = message(window, "“a.sociomap” is damaged.", QMessageBox.StandardButton.Ok)
    box.ensurePolished()
    assert box.palette().windowText().color().name() == colours.DARK["WindowText"]
    assert box.font().pointSizeF() == pytest.approx(1.5 * float(qapp.property("base_point_size")))
    assert sheet(qapp.palette(), qapp.font()) == box.styleSheet()


def test_a_file_dropped_on_the_window_is_opened_and_stays_where_it_is(
    qapp: QApplication, qtbot: QtBot, started: Started, tmp_path: Path
) -> None:
    path, sample = tmp_path / "dropped.sociomap", sample_map(random_ids())
    path.write_bytes(encode(sample))
    window = started()
    window.show()
    qapp.processEvents()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    move, left, held = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    possible = move | Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(90, 90).toPoint(), possible, carried, left, held)
    drop = QDropEvent(QPointF(90, 90), possible, carried, left, held)
    for event in (enter, drop):
        QApplication.sendEvent(window, event)
        assert event.isAccepted() and event.dropAction() == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: window.session.path == path, timeout=5000)
    assert list(window.waves.buttons) == [wave.id for wave in sample.waves] and path.exists()


def test_what_is_no_file_is_not_taken(qapp: QApplication, started: Started) -> None:
    window = started()
    carried = QMimeData()
    carried.setUrls([QUrl("https://example.invalid/a.sociomap")])
    copy, left, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), copy, carried, left, held)
    drop.ignore()
    QApplication.sendEvent(window, drop)
    qapp.processEvents()
    assert not drop.isAccepted() and window.session.path is None


STARTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sociomap_app.app.shell import opening, start
plain = opening.assembled
def watched(first):
    whole = plain(first)
    def type_at_once():
        QTest.qWaitForWindowActive(whole.window)
        QTest.keyClicks(QApplication.focusWidget(), sys.argv[1])
        said = whole.status.currentMessage()[:8]
        print(whole.bars.name_box.text(), len(whole.session.wave.alters), said, sep="|")
        whole.bars.name_box.clear()
        whole.window.close()
    QTimer.singleShot(0, type_at_once)
    return whole
opening.assembled = watched
sys.exit(start.run(sys.argv[2:]))
"""


@pytest.mark.parametrize("name", ["Mum", "vera", "3b"])
def test_whoever_types_at_once_begins_a_name(tmp_path: Path, name: str) -> None:
    """None of the letters is one of the keys of the map."""
    program = f"import sys; sys.argv[1:] = [{name!r}]\n" + STARTED
    done = run_alone(program, tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"{name}|0|"), done.stderr


def test_the_sample_is_there_and_says_what_it_is(tmp_path: Path) -> None:
    done = run_alone("import sys; sys.argv[1:] = ['Mum', 'demo']\n" + STARTED, tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "Mum|22|A sample"), done.stderr


def test_a_file_that_cannot_be_read_is_told_and_the_window_is_there(started: Started, tmp_path: Path) -> None:
    window = started()
    window.show()
    (tmp_path / "broken.sociomap").write_text("{}")
    assert not window.files.show(tmp_path / "broken.sociomap")
    assert "broken.sociomap" in window.ask.offered[-1][0] and window.session.path is None


def test_the_first_window_leaves_room_for_its_frame(started: Started) -> None:
    window = started()
    size, room = window.size(), QApplication.primaryScreen().availableSize()
    assert size.height() <= room.height() - 30 and size.width() < room.width()


def test_what_was_left_unsaved_is_offered_once_the_window_is_there(
    qtbot: QtBot, started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    left = sample_map(random_ids())
    kept = recovery.begin(left.id, None, None)
    kept.write(encode(left))
    kept.release()
    window = started()
    window.show()
    window.autosave.look()
    qtbot.waitUntil(lambda: window.findChild(RecoveryList) is not None, timeout=5000)
    window.close()
    assert len(recovery.found()) == 1


def test_what_the_map_shows_follows_an_edit_without_being_asked(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    window.files.open_sample()
    window.panel.show_page("shows")
    page = window.panel.page("shows")
    assert isinstance(page, FindingsPanel)
    qtbot.waitUntil(lambda: window.panel.readings.is_current(), timeout=20_000)
    size = window.panel.readings.latest.measures.values["size"]
    operations.add(window.session, ["one more"])
    assert not window.panel.readings.is_current()
    qtbot.waitUntil(lambda: window.panel.readings.is_current(), timeout=20_000)
    assert window.panel.readings.latest.measures.values["size"] == size + 1


@pytest.mark.parametrize("page", ["person", "support", "shows", "talk"])
def test_every_page_and_every_window_of_help_opens_on_an_empty_map(make_window: Make, page: str) -> None:
    window = make_window()
    window.panel.show_page(page)
    for act in ("keys", "privacy", "about", "people", "history"):
        window.commands[act].trigger()
    QApplication.processEvents()
    press(window.canvas, Qt.Key.Key_Escape)
    assert window.isVisible()


def test_with_large_text_no_tool_is_hidden_at_the_start(qapp: QApplication, started: Started) -> None:
    """Where the words of all do not fit, their signs do: however the bar came to be as wide as it is."""
    window = started(text_size=150)
    window.resize(1264, 680)
    window.show()
    qapp.processEvents()
    more = window.bars.top.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None and not more.isVisible()
    assert window.bars.top.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def test_the_window_of_a_file_bears_its_name(started: Started, tmp_path: Path) -> None:
    window = started()
    path = tmp_path / "mine.sociomap"
    path.write_bytes(encode(sample_map(random_ids())))
    assert window.files.show(path) and "mine.sociomap" in window.windowTitle()


def test_a_name_typed_and_not_entered_is_kept_when_the_window_closes(started: Started, qapp: QApplication) -> None:
    window = started()
    window.show()
    in_front(window)
    QTest.keyClicks(window.bars.name_box, "Hanna")
    window.ask.changes = "cancel"
    window.close()
    assert window.isVisible() and [one.label for one in window.session.wave.alters.values()] == ["Hanna"]
    window.ask.changes = "discard"
    window.close()
    assert not window.isVisible()
