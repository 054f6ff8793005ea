"""A map that somebody else has open can be looked at: it is read and printed, and nothing of it is changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sociomap_app.app.background import file_lock, file_watch
from sociomap_app.app.commands.commands import CHANGING, COMMANDS, NAME_FIRST
from sociomap_app.app.map.read_only import STAYS
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Place, Printing
from sociomap_app.panels.tables.people_table import PeopleTable
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import new_key
from sociomap_app.storage.preferences import Preferences
from sociomap_app.storage.safety import recovery, versions
from sociomap_app.storage.safety.file_lock import notice_of, notice_path
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Answers, Make
from tests.app.hand import drag, in_front, press, spot, token
from tests.app.parts import Whole, come_to_rest, show_printing, whole_window

from .test_files import answers, saved


def looked_at(make_window: Make, path: Path) -> tuple[Whole, Whole]:
    """Two windows: one with the map, and one that only looks at it."""
    owner = make_window()
    operations.add(owner.session, ["Anna"], place=Place(1, "school"))
    saved(owner, path, "Ben")
    window = make_window()
    window.session.new_id = counted_ids("q")
    answers(window).picked = file_lock.LOOK
    assert window.files.show(path)
    QApplication.processEvents()
    return owner, window


def everything(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file() and ".ini" not in one.name}


def test_it_says_so_and_offers_what_can_be_done(make_window: Make, tmp_path: Path) -> None:
    _, window = looked_at(make_window, tmp_path / "a.sociomap")
    assert answers(window).offered[-1][1] == (
        file_lock.LOOK,
        file_lock.COPY,
        file_lock.ANYWAY,
        file_lock.NOT_NOW,
    )
    assert window.windowTitle() == "a.sociomap[*] – only to look at – Sociomap"
    assert window.line.state.text() == "Only to look at · not encrypted"
    assert window.strips.look.isVisible() and not window.bars.name_box.isEnabled()
    assert not window.waves.new.isVisible() and not window.waves.more.isVisible()
    window.commands["hide"].trigger()
    assert window.windowTitle() == "only to look at – Sociomap[*]"


def test_no_act_that_changes_is_offered_and_every_other_is(make_window: Make, tmp_path: Path) -> None:
    owner, window = looked_at(make_window, tmp_path / "a.sociomap")
    for one in (owner, window):
        one.session.select_alters(one.session.wave.alters)
    assert {act.id for act in COMMANDS} >= CHANGING
    for act in COMMANDS:
        expected = owner.commands[act.id].isEnabled() and act.id not in CHANGING | {"undo"}
        assert window.commands[act.id].isEnabled() is expected, act.id
    assert "another name" in window.commands["person"].toolTip()


Try = Callable[[Whole], object]
TRIES: dict[str, Try] = {
    "name": lambda w: operations.add(w.session, ["Zora"]),
    "name by a question": lambda w: operations.name_for(w.session, "Zora"),
    "remove": lambda w: operations.remove_selected(w.session),
    "date": lambda w: operations.add_wave(w.session, w.framework, label="later", date=w.session.wave.date),
    "me": lambda w: operations.change_ego(w.session, label="Somebody"),
    "outline": lambda w: operations.outline_selected(w.session),
    "note": lambda w: operations.add_note(w.session, "A note", place=Place(2, "family")),
    "drawn": lambda w: operations.say_drawn(w.session, True),
    "join": lambda w: operations.join_selected(w.session),
}


@pytest.mark.parametrize("name", TRIES)
def test_no_edit_is_taken(make_window: Make, tmp_path: Path, name: str) -> None:
    _, window = looked_at(make_window, tmp_path / "a.sociomap")
    window.session.select_alters(window.session.wave.alters)
    before = window.session.document
    assert not TRIES[name](window)
    assert window.session.document is before and not window.session.unsaved and not window.session.history.past
    assert window.statusBar().currentMessage() == STAYS


def test_by_hand_nobody_moves_and_words_go_back(make_window: Make, tmp_path: Path) -> None:
    _, window = looked_at(make_window, tmp_path / "a.sociomap")
    before = window.session.document
    anna = next(key for key, one in window.session.wave.alters.items() if one.label == "Anna")
    at = token(window.canvas, anna)
    drag(window.canvas, at, spot(window.canvas, 3, "provider"))
    assert window.session.document is before and token(window.canvas, anna) == at
    window.session.select_alters([anna])
    press(window.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    window.panel.show_page("person")
    QApplication.processEvents()
    fields = [one for one in window.panel.findChildren(QLineEdit) if one.isVisible() and one.text() == "Anna"]
    QTest.keyClicks(fields[0], "belle")
    QTest.keyClick(fields[0], Qt.Key.Key_Return)
    come_to_rest(window)
    assert fields[0].text() == "Anna"
    notes = [one for one in window.panel.findChildren(QPlainTextEdit) if one.isVisible()]
    for one in notes:
        QTest.keyClicks(one, "something")
        assert one.toPlainText() == ""
    assert notes and window.session.document is before


def test_in_the_tables_a_cell_stays_as_it_is(make_window: Make, tmp_path: Path) -> None:
    _, window = looked_at(make_window, tmp_path / "a.sociomap")
    made = window.map_dialogs.show_tables().window()
    before = window.session.document
    (table,) = made.findChildren(PeopleTable)
    model = table.model
    index = model.index(0, 0)
    shown = index.data()
    assert not model.setData(index, "Zora", Qt.ItemDataRole.EditRole)
    assert model.index(0, 0).data() == shown and window.session.document is before


def test_nothing_is_written_while_it_is_looked_at(make_window: Make, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "a.sociomap"
    owner, window = looked_at(make_window, path)
    told, kept = notice_of(path), everything(folder)
    operations.add(window.session, ["Zora"])
    operations.show_lines(window.session, not window.session.document.view.ties_to_me)
    assert window.session.history.past, "how it looks may change"
    come_to_rest(window)
    window.autosave.keep_now()
    assert not recovery.copies() and len(versions.versions(owner.session.document.id)) == 1
    assert owner.file_lock.sessions.others_with(owner.session.document.id) == 0
    answers(window).changes = "cancel"
    assert window.close(), "nothing is asked"
    assert everything(folder) == kept and notice_of(path) == told


def test_saving_asks_for_another_place_and_makes_a_map_of_ones_own(make_window: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    owner, window = looked_at(make_window, path)
    held = path.read_bytes()
    answers(window).save_path = path
    assert not window.files.save() and "another name" in answers(window).told[-1]
    (tmp_path / "same.sociomap").hardlink_to(path)
    answers(window).save_path = tmp_path / "same.sociomap"  # as where capitals make no other name
    assert not window.files.save() and "another name" in answers(window).told[-1]
    assert path.read_bytes() == held and window.session.only_to_look
    answers(window).save_path = tmp_path / "mine.sociomap"
    window.strips.look.end.click()
    assert not window.session.only_to_look and window.session.path == tmp_path / "mine.sociomap"
    assert window.session.document.id != owner.session.document.id
    assert not window.strips.look.isVisible() and window.bars.name_box.isEnabled()
    assert window.commands["person"].isEnabled() and notice_path(tmp_path / "mine.sociomap").exists()
    assert window.waves.new.isVisible()
    assert operations.add(window.session, ["Zora"]) and window.session.unsaved
    assert sociomap_file.read(path).sociomap == owner.session.document


def test_it_is_printed_and_passed_on_as_any_map(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    _, window = looked_at(make_window, path)
    answers(window).export_path = tmp_path / "sheets.pdf"
    made = show_printing(window, "sheets")
    assert not made.form.remember.isEnabled()
    made.save_file()
    qtbot.waitUntil(lambda: (tmp_path / "sheets.pdf").exists(), timeout=20_000)
    answers(window).save_path = tmp_path / "copy.sociomap"
    assert window.files.save_copy() and window.session.only_to_look
    assert len(sociomap_file.read(tmp_path / "copy.sociomap").sociomap.latest.alters) == 2
    made.reject()


def test_other_pages_than_those_remembered_are_chosen_without_a_word(make_window: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    owner = make_window()
    kept = Printing(pages=frozenset({"map", "conversation"}))
    owner.session.apply("Remember", edits.remember_printing(owner.session.document, kept))
    saved(owner, path, "Anna")
    window = make_window()
    answers(window).picked = file_lock.LOOK
    assert window.files.show(path)
    made = show_printing(window)
    assert made.form.remember.isChecked() and not made.form.remember.isEnabled()
    made.form.greyscale.click()
    assert made.form.choice().greyscale and window.statusBar().currentMessage() != STAYS
    made.reject()


def test_whoever_listens_is_told_that_nothing_was_changed(make_window: Make, tmp_path: Path) -> None:
    _, window = looked_at(make_window, tmp_path / "a.sociomap")
    window.canvas.setFocus()
    heard: list[str] = []
    window.announcer.said.connect(heard.append)
    assert not operations.add(window.session, ["Zora"])
    assert heard == [STAYS]


def test_opened_to_draw_when_the_other_has_closed_it(make_window: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    owner, window = looked_at(make_window, path)
    owner.close()
    window.strips.look.open.click()
    assert not window.session.only_to_look and window.session.path == path and notice_path(path).exists()
    assert operations.add(window.session, ["Zora"])


def test_on_the_next_map_acts_say_what_that_one_lacks(make_window: Make, tmp_path: Path) -> None:
    _, window = looked_at(make_window, tmp_path / "a.sociomap")
    assert "another name" in window.commands["join"].toolTip()
    assert window.files.new() and not window.commands["join"].isEnabled()
    assert window.commands["join"].toolTip() == f"Join: {NAME_FIRST}"
    assert "another name" not in window.commands["remove"].toolTip()


def test_what_the_other_saved_is_shown_anew_and_still_only_looked_at(
    make_window: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.sociomap"
    owner, window = looked_at(make_window, path)
    operations.add(owner.session, ["Zora"])
    assert owner.files.save()
    answers(window).picked = file_watch.SHOW
    window.watch.look()
    qtbot.waitUntil(lambda: len(window.session.wave.alters) == 3, timeout=5000)
    assert window.session.only_to_look


@pytest.mark.parametrize("picked", [file_lock.LOOK, file_lock.COPY, file_lock.ANYWAY, file_lock.NOT_NOW])
def test_the_map_the_program_is_started_with_is_asked_about_too(
    make_window: Make, qapp: QApplication, tmp_path: Path, picked: str
) -> None:
    path = tmp_path / "a.sociomap"
    owner = make_window()
    saved(owner, path, "Anna")
    assert owner.files.protect(new_key("two words"))
    told = notice_of(path)
    session = Session(owner.session.document)
    window = whole_window(session, load(), Preferences(), tmp_path / "o" / "p.toml", ask=Answers)
    given = answers(window)
    given.picked, given.passwords = picked, ["two words"]
    assert window.files.show(path) is (picked != file_lock.NOT_NOW)
    assert len(given.offered) == 1 and file_lock.LOOK in given.offered[0][1]
    assert session.only_to_look is (picked == file_lock.LOOK)
    assert (session.path == path) is (picked in (file_lock.LOOK, file_lock.ANYWAY))
    assert notice_of(path) == told
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_whoever_was_typing_a_name_does_not_press_the_way_to_drawing(make_window: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    saved(make_window(), path, "Anna")
    window = make_window()
    in_front(window)
    window.bars.name_box.setFocus()
    assert window.files.show(path, "look")
    assert window.canvas.hasFocus()
    for sign in "Jo":
        press(window.focusWidget(), getattr(Qt.Key, f"Key_{sign.upper()}"))
    press(window.focusWidget(), Qt.Key.Key_Return)
    assert window.session.only_to_look and len(window.session.wave.alters) == 1
