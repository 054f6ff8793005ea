"""An encrypted map nobody touches is covered; its password uncovers it, and giving up loses nothing."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from sociomap_app.app.background import locking
from sociomap_app.app.background.file_watch import SHOW
from sociomap_app.app.commands.command_box import CommandBox
from sociomap_app.app.printing.folder_dialog import FolderDialog
from sociomap_app.app.printing.print_dialog import PrintDialog
from sociomap_app.app.shell.line_of_state import LOCKED
from sociomap_app.app.shell.lock_cover import NOT_KEPT, Cover
from sociomap_app.app.shell.tour import Tour
from sociomap_app.editing import operations
from sociomap_app.model import edits
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Place
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, is_encrypted, new_key
from sociomap_app.storage.safety import recovery
from tests.app.conftest import Make
from tests.app.files.test_files import answers, saved
from tests.app.hand import LEFT, click, in_front, press, token
from tests.app.parts import Whole, come_to_rest


@pytest.fixture
def sealed(make_window: Make, tmp_path: Path) -> Whole:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Canary")
    assert window.files.protect(new_key("two words"))
    return window


def left_alone(window: Whole, minutes: float) -> None:
    """As if nobody had touched anything for so long."""
    window.auto_lock._used = locking.awake_or_not() - minutes * 60
    window.auto_lock.look()
    QApplication.processEvents()


def cover_of(window: Whole) -> Cover:
    (cover,) = [one for one in window.findChildren(Cover) if one.isVisible()]
    return cover


def unlock(window: Whole) -> None:
    """Press the way back on the cover, as it has the keyboard."""
    in_front(window)
    assert window.focusWidget() is cover_of(window).give
    press(cover_of(window).give, Qt.Key.Key_Return)


def test_it_is_covered_until_the_password_is_right(sealed: Whole) -> None:
    dialog = QDialog(sealed)
    dialog.show()
    sealed.commands["figures"].trigger()
    left_alone(sealed, 11)
    parts = (sealed.canvas, sealed.panel, sealed.menuBar(), sealed.statusBar(), sealed.bars.top, sealed.bars.tools)
    assert not any(part.isVisible() for part in parts)
    assert sealed.windowTitle() == LOCKED and not dialog.isVisible()
    assert sealed.findChild(QDialog, "figures") is None
    assert not answers(sealed).password_asked, "nothing comes up over what somebody does elsewhere"
    answers(sealed).passwords = ["two", "two words"]
    unlock(sealed)
    assert [bool(trouble) for _, trouble in answers(sealed).password_asked] == [False, True]
    assert not sealed.screen_state.locked and all(part.isVisible() for part in parts)
    assert "a.sociomap" in sealed.windowTitle() and not sealed.findChildren(Cover)[1:]


def test_nothing_is_done_to_a_locked_map(sealed: Whole, tmp_path: Path) -> None:
    operations.add(sealed.session, ["Second"])
    document, on_disk = sealed.session.document, (tmp_path / "a.sociomap").read_bytes()
    left_alone(sealed, 11)
    answers(sealed).agree, answers(sealed).export_path = True, tmp_path / "out.pdf"
    for name, act in sealed.commands.actions.items():
        if name == "close":
            continue
        act.trigger()
        QApplication.processEvents()
        assert not [one for one in sealed.findChildren(QDialog) if one.isVisible()], name
    done: list[bool] = []
    sealed.commands.run(lambda: done.append(True))
    assert not done, "nor what no menu and no key asks for"
    assert sealed.session.document is document and sealed.screen_state.locked
    assert (tmp_path / "a.sociomap").read_bytes() == on_disk and not (tmp_path / "out.pdf").exists()


def test_it_is_locked_by_hand_where_it_has_a_password(sealed: Whole, make_window: Make) -> None:
    plain = make_window()
    assert not plain.commands["lock"].isEnabled() and sealed.commands["lock"].isEnabled()
    in_front(sealed)
    press(sealed.canvas, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert sealed.screen_state.locked
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    assert not sealed.screen_state.locked


def test_use_puts_it_off_and_a_map_without_a_password_is_not_locked(sealed: Whole, make_window: Make) -> None:
    sealed.auto_lock._used = locking.awake_or_not() - 9 * 60
    QTest.mouseMove(sealed.canvas, QPoint(30, 30))
    QTest.keyClick(sealed.canvas, Qt.Key.Key_Shift)
    sealed.auto_lock.look()
    assert not sealed.screen_state.locked and locking.awake_or_not() - sealed.auto_lock._used < 60
    plain = make_window()
    operations.add(plain.session, ["Jo"])
    left_alone(plain, 60)
    assert not plain.screen_state.locked and plain.canvas.isVisible()


def test_a_dialogue_that_stands_open_is_closed_and_one_at_work_is_not(sealed: Whole) -> None:
    sealed.commands["print"].trigger()
    left_alone(sealed, 11)
    assert sealed.screen_state.locked and not [one for one in sealed.findChildren(PrintDialog) if one.isVisible()]
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    sealed.commands["folder"].trigger()
    made = next(one for one in sealed.findChildren(FolderDialog) if one.isVisible())
    made._going = True
    left_alone(sealed, 11)
    assert not sealed.screen_state.locked and made.isVisible()
    made._going = False
    left_alone(sealed, 11)
    assert sealed.screen_state.locked


def test_the_first_touch_after_a_long_while_does_nothing_but_lock(sealed: Whole) -> None:
    """As when the computer slept, and nobody looked at the clock meanwhile."""
    document = sealed.session.document
    in_front(sealed)
    sealed.canvas.setFocus()
    sealed.session.select_alters([])
    sealed.auto_lock._clock.stop()
    sealed.auto_lock._used = locking.awake_or_not() - 3600
    press(sealed.canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert sealed.screen_state.locked and sealed.session.document is document and not sealed.session.selection


def test_whoever_wants_it_never_locked_has_it_so(sealed: Whole) -> None:
    sealed.settings.take(replace(sealed.settings.now, lock_after=0))
    left_alone(sealed, 600)
    assert not sealed.screen_state.locked and sealed.canvas.isVisible()


def test_its_keys_still_close_it(sealed: Whole) -> None:
    operations.add(sealed.session, ["Second"])
    sealed.auto_lock.lock()
    in_front(sealed)
    press(cover_of(sealed).give, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not sealed.isVisible() and len(recovery.found()) == 1


def test_it_can_be_closed_without_the_password_and_loses_nothing(sealed: Whole) -> None:
    operations.add(sealed.session, ["Second"])
    left_alone(sealed, 11)
    click(cover_of(sealed).close_map)
    assert not sealed.isVisible()
    (one,) = recovery.found()
    assert is_encrypted(one.map.read_bytes())
    assert len(sealed.access.read_quietly(one.map).sociomap.latest.alters) == 2


def test_where_no_copy_can_be_kept_it_stays(sealed: Whole) -> None:
    sealed.settings.take(replace(sealed.settings.now, keep_copies=False))
    operations.add(sealed.session, ["Second"])
    left_alone(sealed, 11)
    click(cover_of(sealed).close_map)
    assert sealed.isVisible() and cover_of(sealed).said.text() == NOT_KEPT
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    assert sealed.canvas.isVisible() and sealed.session.unsaved


def test_a_machine_without_memory_asks_again(sealed: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_little(encryption: EncryptionKey, password: str) -> bool:
        monkeypatch.undo()
        raise UserFault("too little memory")

    monkeypatch.setattr(locking, "opens", too_little)
    answers(sealed).passwords = ["two words", "two words"]
    left_alone(sealed, 11)
    unlock(sealed)
    assert [trouble for _, trouble in answers(sealed).password_asked] == ["", "too little memory"]
    assert not sealed.screen_state.locked


def test_the_box_that_finds_people_is_closed_too(sealed: Whole) -> None:
    sealed.finder.open(100)
    (box,) = sealed.findChildren(CommandBox)
    assert box.isVisible()
    left_alone(sealed, 11)
    assert sealed.screen_state.locked and not any(one.isVisible() for one in sealed.findChildren(CommandBox))


def test_the_pages_to_print_do_not_keep_it_open(sealed: Whole) -> None:
    sealed.commands["print"].trigger()
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is not None
    left_alone(sealed, 11)
    assert sealed.screen_state.locked and sealed.findChild(QDialog, "printing") is None


def test_a_slip_of_the_hand_does_not_close_a_locked_map(sealed: Whole) -> None:
    left_alone(sealed, 11)
    unlock(sealed)
    assert answers(sealed).password_asked and sealed.isVisible() and sealed.screen_state.locked, "Esc leads back"
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    assert not sealed.screen_state.locked


def test_a_key_pressed_on_the_cover_ticks_nothing(sealed: Whole) -> None:
    ticked = {name: act.isChecked() for name, act in sealed.commands.actions.items()}
    possible = {name: act.isEnabled() for name, act in sealed.commands.actions.items()}
    sealed.auto_lock.lock()
    in_front(sealed)
    press(cover_of(sealed).give, Qt.Key.Key_F8)
    press(cover_of(sealed).give, Qt.Key.Key_F9)
    for name, act in sealed.commands.actions.items():
        if name != "close":
            act.trigger()
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    assert {name: act.isChecked() for name, act in sealed.commands.actions.items()} == ticked
    assert {name: act.isEnabled() for name, act in sealed.commands.actions.items()} == possible
    assert not sealed.screen_state.names_hidden and sealed.canvas.names == "typed"
    press(sealed.canvas, Qt.Key.Key_F8)
    assert sealed.screen_state.names_hidden and sealed.canvas.names == "numbers"


def test_nothing_of_the_walk_round_the_window_stays_over_the_cover(sealed: Whole) -> None:
    sealed.commands["tour"].trigger()
    QApplication.processEvents()
    assert [one for one in sealed.findChildren(Tour) if one.isVisible()]
    left_alone(sealed, 11)
    assert sealed.screen_state.locked and not [one for one in sealed.findChildren(Tour) if one.isVisible()]
    assert sealed.focusWidget() is cover_of(sealed).give


def test_while_names_are_hidden_the_password_is_asked_for_without_the_name_of_the_file(sealed: Whole) -> None:
    sealed.commands["hide"].trigger()
    sealed.auto_lock.lock()
    unlock(sealed)
    assert [name for name, _ in answers(sealed).password_asked] == ["This map"]


def test_a_hand_that_holds_somebody_lets_go_when_the_map_is_locked(sealed: Whole) -> None:
    session = sealed.session
    (somebody,) = session.wave.alters
    place = Place(ring=1, sector=session.document.design.sectors[0].id)
    session.apply("Place", edits.place_alters(session.document, session.wave.id, {somebody: place}))
    assert sealed.files.save()
    before, held = session.document, sealed.canvas.mapTo(sealed, token(sealed.canvas, somebody))
    hand = sealed.windowHandle()
    QTest.mousePress(hand, LEFT, pos=held)
    QTest.mouseMove(hand, held + QPoint(60, 60))
    sealed.commands["lock"].trigger()
    QTest.mouseRelease(hand, LEFT, pos=held + QPoint(90, 60))
    QApplication.processEvents()
    assert sealed.screen_state.locked and session.document is before


def test_names_that_are_being_pasted_do_not_come_under_the_cover(sealed: Whole) -> None:
    before = sealed.session.document
    QApplication.clipboard().setText("\n".join(f"Name {number}" for number in range(200)))
    sealed.commands["paste"].trigger()
    sealed.auto_lock.lock()
    come_to_rest(sealed)
    assert not sealed.pasting.work.busy and sealed.session.document is before
    assert all(one is sealed for one in QApplication.topLevelWidgets() if one.isVisible())


def test_whatever_is_heard_while_it_is_locked_its_frame_names_nothing(sealed: Whole) -> None:
    sealed.auto_lock.lock()
    sealed.session.select_alters([])
    sealed.line.refresh()
    sealed.commands.refresh()
    assert sealed.windowTitle() == LOCKED and "Canary" not in sealed.commands["undo"].text()
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    assert "a.sociomap" in sealed.windowTitle() and "Canary" in sealed.commands["undo"].text()


def test_a_file_changed_meanwhile_is_asked_about_only_when_it_is_shown_again(sealed: Whole, qtbot: QtBot) -> None:
    session = sealed.session
    path, before = session.path, session.document
    assert path is not None
    sociomap_file.write(path, replace(before, title="Of somebody else"))
    sealed.auto_lock.lock()
    answers(sealed).picked = SHOW
    sealed.watch.look()
    come_to_rest(sealed)
    assert not answers(sealed).offered and session.document is before and session.encryption is not None
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    qtbot.waitUntil(lambda: session.document.title == "Of somebody else")


def test_maps_that_were_not_saved_are_not_brought_over_a_locked_one(sealed: Whole, qtbot: QtBot) -> None:
    left = recovery.begin("0123456789", None, None)
    left.write(sociomap_file.encode(sealed.session.document))
    left.release()
    sealed.auto_lock.lock()
    sealed.autosave.look()
    come_to_rest(sealed)
    assert sealed.findChild(QDialog, "recovery") is None
    answers(sealed).passwords = ["two words"]
    unlock(sealed)
    qtbot.waitUntil(lambda: sealed.findChild(QDialog, "recovery") is not None)
