"""A staged window: the map first, in its final place, and nothing lost if somebody is quicker than the rest."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from sociomap_app.app.dialogs.questions import Questions, message
from sociomap_app.app.files.map_files import sample
from sociomap_app.app.settings import window_state
from sociomap_app.app.settings.preferences import Preferences
from sociomap_app.app.shell import colours, first_picture, palette
from sociomap_app.app.shell.room import Bars, Place
from sociomap_app.app.shell.start import furnish_when_painted
from sociomap_app.app.shell.window import Window
from sociomap_app.canvas import map_view
from sociomap_app.editing import operations
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.model.ids import random_ids
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.controls import style as look
from sociomap_app.panels.findings.findings_page import FindingsPanel
from sociomap_app.storage.encryption.encrypted_map import new_key
from sociomap_app.storage.sociomap_file import encode
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Answers, Make
from tests.app.hand import in_front, press
from tests.pixels.compare import pixels, strongly_different

Staged = Callable[..., Window]


@pytest.fixture
def staged(qapp: QApplication, tmp_path: Path) -> Iterator[Staged]:
    """Windows as start-up makes them: with a picture of the map, and nothing else yet."""
    qapp.setStyle("Fusion")
    made: list[Window] = []

    def make(document: Sociomap | None = None, appearance: str = "system", text_size: int = 100) -> Window:
        framework = load()
        left = tmp_path / "window.json"
        session = Session(document or new_sociomap(framework))
        preferences = Preferences(appearance=appearance, text_size=text_size)
        window = Window(session, framework, preferences, tmp_path / "p.toml", left, staged=True)
        window.ask = window.files.ask = Answers(window)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    palette.use(qapp, "light", 100)


def place_of_map(window: Window) -> Place:
    corner = window.map.mapTo(window, window.map.rect().topLeft())
    return Place(corner.x(), corner.y(), window.map.width(), window.map.height())


def shown_and_furnished(window: Window, qapp: QApplication) -> tuple[QImage, QImage]:
    """What the screen shows first, and then."""
    window.show()
    qapp.processEvents()
    first = window.grab().toImage()
    window.furnish()
    qapp.processEvents()
    return first, window.grab().toImage()


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


@pytest.mark.parametrize("dates", ["one date", "three dates"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_the_first_picture_is_where_the_map_will_be(
    qapp: QApplication, staged: Staged, text_size: int, dates: str
) -> None:
    """At once with text of the usual size; else from the second start on, when the bars have been seen."""
    document = sample(random_ids()) if dates == "three dates" else None
    for known in (text_size == 100, True):
        window = staged(document, text_size=text_size)
        window.show()
        qapp.processEvents()
        assert window.first is not None and window.first.composed is not None
        place, sheet = window.first.place(), window.first.composed.sheet
        window.furnish()
        qapp.processEvents()
        if known:
            assert place == place_of_map(window)
            assert (sheet.width, sheet.height) == (place.width, place.height)
        window.close()


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"[" * 9_000,
        b'{"geometry":"%%%"}',
        b'{"bars":{"left":1e999}}',
        b'{"bars":{"left":-4}}',
        b'{"bars":{"left":99999}}',
        b'{"bars":"121"}',
        b'{"other":1}',
        b'{"geometry":"' + b"A" * 20_000 + b'"}',
    ],
)
def test_how_a_window_was_left_may_be_anything(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "window.json").write_bytes(kept)
    assert window_state.read(tmp_path / "window.json") == window_state.WindowState()


def test_a_window_opens_where_the_last_one_was_left(qapp: QApplication, staged: Staged, tmp_path: Path) -> None:
    one = staged()
    one.resize(700, 500)
    shown_and_furnished(one, qapp)
    one.close()
    assert window_state.read(tmp_path / "window.json").bars == one.frame.room_of_bars()
    assert staged().size() == one.size()
    (tmp_path / "window.json").write_text('{"geometry":"bm90IG9mIFF0"}')
    assert staged().size() != one.size()


def test_where_nothing_can_be_kept_a_window_closes_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    window_state.write(tmp_path / "file" / "window.json", window_state.WindowState(b"1"))
    window_state.write(None, window_state.WindowState(b"1"))
    assert window_state.read(tmp_path / "file" / "window.json") == window_state.WindowState()


@pytest.mark.parametrize(("appearance", "text_size"), [("light", 100), ("dark", 100), ("light", 150)])
def test_the_first_picture_shows_the_map_as_it_will_be(
    qapp: QApplication, staged: Staged, appearance: str, text_size: int
) -> None:
    """But for letters that stand up to a pixel beside: Qt's reader of SVG sets them closer in pairs."""
    for known in (False, True):
        window = staged(sample(random_ids()), appearance=appearance, text_size=text_size)
        first, then = shown_and_furnished(window, qapp)
        where = place_of_map(window)
        window.close()
        if known:
            area = QRect(where.x, where.y, where.width, where.height)
            both = [pixels(one.copy(area)) for one in (first, then)]
            assert strongly_different(*both) < 0.02
            assert strongly_different(both[0], np.roll(both[1], 3, axis=1)) > 0.03, "a shifted one is noticed"
            assert first.pixelColor(2, 2) == then.pixelColor(2, then.height() - 2)


def test_the_map_in_the_first_picture_is_not_composed_again(
    qapp: QApplication, staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = []
    for module in (first_picture, map_view):
        plain = module.compose
        monkeypatch.setattr(module, "compose", lambda *of, plain=plain: composed.append(of) or plain(*of))
    window = staged(sample(random_ids()))
    window.show()
    qapp.processEvents()
    window.furnish()
    qapp.processEvents()
    assert len(composed) == 1
    operations.add(window.session, ["Mum"])
    assert len(window.map.drawing.figure.tokens) == len(window.session.wave.alters)
    assert len(composed) == 2


def test_the_picture_painted_twice_is_composed_once(
    qapp: QApplication, staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed, plain = [], first_picture.compose
    monkeypatch.setattr(first_picture, "compose", lambda *of: composed.append(of) or plain(*of))
    window = staged(sample(random_ids()))
    window.show()
    for _ in range(3):
        window.grab()
    assert len(composed) == 1
    operations.add(window.session, ["Mum"])
    window.grab()
    assert len(composed) == 2


def test_the_window_is_made_where_the_picture_cannot_be_painted(
    qapp: QApplication, qtbot: QtBot, staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*of: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(first_picture, "compose", faulty)
    window = staged(sample(random_ids()))
    furnish_when_painted(window)
    with qtbot.captureExceptions() as faults:
        window.show()
        qtbot.waitUntil(lambda: hasattr(window, "waves"), timeout=5000)
    assert faults and {kind for kind, _, _ in faults} == {ZeroDivisionError}
    assert window.first is None and window.map.isVisible()


def test_what_waits_for_the_picture_is_done_where_a_key_was_quicker(
    qapp: QApplication, qtbot: QtBot, staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = staged()
    furnish_when_painted(window)
    looked: list[bool] = []
    window.furnish()
    monkeypatch.setattr(window.keeping, "look", lambda: looked.append(True))
    gc.disable()
    window.show()
    qtbot.waitUntil(lambda: bool(looked) and gc.isenabled(), timeout=5000)


def test_bars_that_were_not_seen_are_not_remembered(qapp: QApplication, staged: Staged, tmp_path: Path) -> None:
    at_once, locked = staged(), staged()
    kept = tmp_path / "window.json"
    at_once.show()
    qapp.processEvents()
    at_once.close()
    assert window_state.read(kept).bars == Bars() and window_state.read(kept).geometry
    locked.show()
    qapp.processEvents()
    locked.furnish()
    qapp.processEvents()
    locked.session.protect(new_key("three words or four"))
    locked.locking.lock()
    qapp.processEvents()
    locked.close()
    assert window_state.read(kept).bars == Bars()


def test_a_question_asked_before_the_window_is_whole_wears_its_look(qapp: QApplication, staged: Staged) -> None:
    window = staged(appearance="dark", text_size=150)
    window.show()
    qapp.processEvents()
    asking = Questions(window)
    box = message(asking.parent, "“a.sociomap” is damaged.", QMessageBox.StandardButton.Ok)
    box.ensurePolished()
    assert hasattr(window, "waves")
    assert box.palette().windowText().color().name() == colours.DARK["WindowText"]
    assert box.font().pointSizeF() == pytest.approx(1.5 * float(qapp.property("base_point_size")))
    assert look.sheet(qapp.palette(), qapp.font()) == box.styleSheet()


@pytest.mark.parametrize("quicker", ["the file", "the window"])
def test_a_file_dropped_on_the_picture_is_opened(
    qapp: QApplication, qtbot: QtBot, staged: Staged, tmp_path: Path, quicker: str
) -> None:
    path = tmp_path / "dropped.sociomap"
    path.write_bytes(encode(sample(random_ids())))
    window = staged()
    window.show()
    qapp.processEvents()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(90, 90), copy, carried, left, Qt.KeyboardModifier.NoModifier))
    if quicker == "the window":
        window.furnish()
    qtbot.waitUntil(lambda: window.session.path == path, timeout=5000)
    qtbot.waitUntil(lambda: list(window.waves.buttons) == ["w1", "w2", "w3"], timeout=5000)


@pytest.mark.parametrize("name", ["Mum", "vera", "Tom", "3b"])
def test_whoever_types_before_there_is_anything_to_type_into_begins_a_name(
    qapp: QApplication, staged: Staged, name: str
) -> None:
    """None of the letters is one of the keys of the map."""
    window = staged()
    window.show()
    in_front(window)
    QTest.keyClick(window, name[0])
    qapp.processEvents()
    QTest.keyClicks(qapp.focusWidget(), name[1:])
    assert window.name_box.text() == name


def test_without_a_reader_of_svg_the_window_opens_all_the_same(
    qapp: QApplication, qtbot: QtBot, staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_picture, "svg_for_here", lambda *of: "nothing that Qt can read")
    window = staged(sample(random_ids()))
    furnish_when_painted(window)
    window.show()
    qtbot.waitUntil(lambda: hasattr(window, "waves"), timeout=5000)
    assert window.first is None and window.map.isVisible()


def test_the_first_picture_needs_none_of_the_enumerations_of_qt(tmp_path: Path) -> None:
    """There are a hundred, made all at once with the first; the picture comes before them."""
    look = """
import enum
made, plain = [], enum.EnumType._create_
def create(kind, name, *given, **named):
    made.append(name)
    return plain(kind, name, *given, **named)
enum.EnumType._create_ = create
from sociomap_app.app.shell import start
watched = start.furnish_when_painted
def watch(window, **given):
    watched(window, **given)
    def then():
        print(len(window.first.composed.drawing.figure.tokens), "PenCapStyle" in made, len(made) > 20)
        from PySide6.QtCore import Qt
        print("PenCapStyle" in made, flush=True)
        import os
        os._exit(0)
    window.first.then = then
start.furnish_when_painted = watch
start.run(["demo"])
"""
    done = run_alone(look, tmp_path)
    assert done.stdout.split() == ["22", "False", "True", "True"], done.stderr


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
        "import sys; from sociomap_app.app.shell import start; begun = start.begin(['demo']); "
        "assert len(begun.session.wave.alters) > 10; assert 'sociomap_app.drawing.map.map_figure' in sys.modules; "
        "print(*(one for one in sys.modules if one.startswith('PySide6') or one in ('dataclasses', 'hashlib')))"
    )
    done = run_alone(look, tmp_path)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_what_was_left_unsaved_is_offered_once_the_window_is_there(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sociomap_app.app.files.recovery_list import RecoveryList
    from sociomap_app.storage.safety import recovery

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
    operations.add(session, ["Mum"])
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
    operations.add(window.session, ["one more"])
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


def test_between_picture_and_window_nothing_blank_is_painted(qapp: QApplication, staged: Staged) -> None:
    """Qt shows what is put into a visible window only later, and a bar finds its width later still."""
    window = staged(sample(random_ids()))
    window.resize(1280, 720)
    window.show()
    qapp.processEvents()
    window.furnish()
    assert all(one.isVisible() for one in (window.frame, window.map, window.panel, *window.bars, window.menuBar()))
    assert window.bars[0].toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert window.updatesEnabled()


def test_with_large_text_no_tool_is_hidden_at_the_start(qapp: QApplication, staged: Staged) -> None:
    """Where the words of all do not fit, their signs do: however the bar came to be as wide as it is."""
    window = staged(text_size=150)
    window.resize(1264, 680)
    shown_and_furnished(window, qapp)
    qapp.processEvents()
    more = window.bars[0].findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None and not more.isVisible()
    assert window.bars[0].toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def test_the_first_picture_of_a_file_bears_its_name(
    qapp: QApplication, qtbot: QtBot, staged: Staged, tmp_path: Path
) -> None:
    window = staged()
    path = tmp_path / "mine.sociomap"
    path.write_bytes(encode(sample(random_ids())))
    assert window.files.show(path) and window.first is not None
    assert "mine.sociomap" in window.windowTitle()


def test_a_name_typed_and_not_entered_is_kept_when_the_window_closes(staged: Staged, qapp: QApplication) -> None:
    window = staged()
    shown_and_furnished(window, qapp)
    QTest.keyClicks(window.name_box, "Hanna")
    answers = window.ask
    assert isinstance(answers, Answers)
    answers.changes = "cancel"
    window.close()
    assert window.isVisible() and [one.label for one in window.session.wave.alters.values()] == ["Hanna"]
    answers.changes = "discard"
    window.close()
    assert not window.isVisible()
