"""Erasing in the window: from the file, the history and every copy, after saying so; else nothing at all."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sociomap_app.app.files.erase_dialog import WhomToErase
from sociomap_app.app.files.erasing import ERASE, ERASE_FILE, FILE_ONLY, KEEP, LEAVE_FILE, WITH_COPIES
from sociomap_app.editing import operations
from sociomap_app.editing.new_map import sample_map as sample
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.ids import random_ids
from sociomap_app.model.sociomap import Answer, Sociomap
from sociomap_app.storage import preferences, sociomap_file
from sociomap_app.storage.preferences import Preferences
from sociomap_app.storage.safety import recovery, versions
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Answers, Make
from tests.app.map.test_drawing import named
from tests.app.parts import Whole, whole_window

from .test_files import answers, saved

TRACE = b"Xanthippe"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def with_her(make_window: Make, qtbot: QtBot, path: Path) -> Whole:
    """Saved twice with her, and changed since."""
    window = make_window()
    saved(window, path, "Mum", "Xanthippe")
    saved(window, path, "Jo")
    operations.change(window.session, [named(window, "Xanthippe")], "A note", note="Xanthippe says")
    qtbot.waitUntil(lambda: bool(traces(path.parent / "data" / "sociomap" / "recovery")))
    return window


def traces(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file() and TRACE in one.read_bytes()]


def dialogue(window: Whole) -> WhomToErase:
    answers(window).picked = ERASE
    window.commands["erase_person"].trigger()
    (made,) = [one for one in window.findChildren(WhomToErase) if one.isVisible()]
    return made


def test_a_person_is_erased_everywhere(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    window = with_her(make_window, qtbot, path)
    gone = named(window, "Xanthippe")
    assert len(traces(tmp_path)) == 4
    window.session.select_alters([gone])
    made = dialogue(window)
    assert made.list.currentItem().text() == "Xanthippe"
    QTest.keyClick(made.take, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert not traces(tmp_path)
    labels = {one.label for one in window.session.wave.alters.values()}
    assert labels == {"Mum", "Jo"}
    assert not window.session.history.past and not window.session.undo()
    assert sociomap_file.read(path).sociomap == window.session.document and not window.session.unsaved
    assert versions.versions(window.session.document.id)
    assert "is erased" in answers(window).told[-1]


def test_whoever_comes_while_the_file_is_written_stays(
    make_window: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As names do that were being pasted."""
    window = with_her(make_window, qtbot, tmp_path / "a.sociomap")
    put = window.access.put

    def and_then(path: Path, document: Sociomap, expected: str | None = None) -> str:
        digest = put(path, document, expected)
        operations.add(window.session, ["Late"])
        return digest

    monkeypatch.setattr(window.access, "put", and_then)
    assert window.erasing.erase_person(named(window, "Xanthippe"))
    labels = {one.label for one in window.session.wave.alters.values()}
    assert "Late" in labels and not any(TRACE.decode() in label for label in labels)
    assert window.session.unsaved and not window.session.undo()


@pytest.mark.parametrize("agree", [True, False])
def test_a_file_that_is_not_as_it_was_written_is_asked_about(
    make_window: Make, qtbot: QtBot, tmp_path: Path, agree: bool
) -> None:
    path = tmp_path / "a.sociomap"
    window = with_her(make_window, qtbot, path)
    window.session.undo()
    bent = path.read_bytes().replace(b"sha256:", b"sha256:0", 1)
    path.write_bytes(bent)
    answers(window).agree = agree
    assert window.erasing.erase_person(named(window, "Xanthippe")) is agree
    assert (path.read_bytes() == bent) is not agree


def test_what_was_not_saved_of_the_rest_stays_unsaved(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    window = with_her(make_window, qtbot, path)
    operations.add(window.session, ["Ana"])
    made = dialogue(window)
    made.list.setCurrentRow([made.list.item(row).text() for row in range(4)].index("Xanthippe"))
    made.take.click()
    assert window.session.unsaved and not traces(tmp_path)
    assert {one.label for one in sociomap_file.read(path).sociomap.latest.alters.values()} == {"Mum", "Jo"}
    (copy,) = recovery.copies()
    assert sociomap_file.read(copy / recovery.MAP).sociomap == window.session.document
    assert window.files.save()


def test_erasing_asks_once_more(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    window = with_her(make_window, qtbot, tmp_path / "a.sociomap")
    made, document = dialogue(window), window.session.document
    answers(window).picked = None
    made.take.click()
    assert window.session.document is document and made.isVisible()
    assert "cannot be undone" in answers(window).offered[-1][0]
    made.reject()


def test_a_person_of_a_map_never_saved(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    operations.add(window.session, ["Mum", "Xanthippe"])
    qtbot.waitUntil(lambda: bool(traces(tmp_path)))
    made = dialogue(window)
    made.list.setCurrentRow(1)
    made.take.click()
    assert not traces(tmp_path) and window.session.unsaved and not window.session.history.past


def test_where_the_file_cannot_be_had_nothing_is_erased(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    window = with_her(make_window, qtbot, path)
    path.write_bytes(b"{")
    document = window.session.document
    made = dialogue(window)
    made.list.setCurrentRow(2)
    made.take.click()
    assert window.session.document is document and window.session.history.past
    assert answers(window).told[-1].startswith("Nothing was erased.")
    assert recovery.copies()


def test_another_window_with_the_map_is_told_of(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    window, other = with_her(make_window, qtbot, path), make_window()
    answers(other).picked = "Open it anyway"
    assert other.files.show(path)
    made = dialogue(window)
    made.list.setCurrentRow(2)
    made.take.click()
    assert "Another window" in answers(window).told[-1]
    assert "Another window" not in answers(other).told
    other.close()
    made = dialogue(window)
    made.list.setCurrentRow(0)
    made.take.click()
    assert "Another window" not in answers(window).told[-1]


def test_a_map_is_erased_everywhere(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    window = with_her(make_window, qtbot, path)
    answers(window).picked = "Cancel"
    window.commands["erase_map"].trigger()
    assert path.exists() and len(traces(tmp_path)) == 4
    asked = answers(window).offered[-1][0]
    assert "cannot be undone" in asked and "a.sociomap" in asked
    answers(window).picked = "Erase this map"
    window.commands["erase_map"].trigger()
    assert not path.exists() and not traces(tmp_path) and not window.session.wave.alters
    assert not window.session.unsaved and window.session.path is None and not window.session.history.past
    assert not any("a.sociomap" in one.name for one in tmp_path.iterdir())
    assert preferences.read(window.settings._file).recent == ()
    assert window.files.folder == Path.home()


def test_another_map_in_its_place_is_not_erased(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    window = with_her(make_window, qtbot, path)
    other = make_window()
    other.files.open_sample()
    sociomap_file.write(path, other.session.document)
    answers(window).picked = "Erase this map"
    window.commands["erase_map"].trigger()
    assert sociomap_file.read(path).sociomap == other.session.document
    assert window.session.wave.alters and "another map" in answers(window).told[-1]


def test_what_one_window_erases_does_not_come_back_from_the_list_of_another(
    make_window: Make, tmp_path: Path
) -> None:
    one, other = make_window(), make_window()
    saved(one, tmp_path / "gone.sociomap", "Mum")
    other.settings.take(replace(other.settings.now, recent=one.settings.now.recent))
    saved(other, tmp_path / "b.sociomap", "Jo")
    answers(one).picked = "Erase this map"
    one.commands["erase_map"].trigger()
    kept = (str(tmp_path / "b.sociomap"),)
    assert preferences.read(one.settings._file).recent == kept
    other.settings.take(replace(other.settings.now, text_size=115))
    assert preferences.read(other.settings._file).recent == other.settings.now.recent == kept
    other.settings.take(preferences.forgotten(other.settings.now))
    assert preferences.read(other.settings._file).recent == ()


def test_a_name_that_was_changed_is_found_where_it_was_written_down(
    make_window: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.sociomap"
    window = make_window()
    operations.add(window.session, ["Mum", "Xanthippe"])
    her = named(window, "Xanthippe")
    asked = Answer(prompt="p", stage="notice", question="Xanthippe listens. Who else?", words="nobody")
    session = window.session
    session.apply("Write an answer", edits.write_answer(session.document, session.wave.id, asked))
    operations.rename(session, her, "The X")
    answers(window).save_path = path
    assert window.files.save() and traces(tmp_path)
    session.select_alters([her])
    made = dialogue(window)
    made.take.click()
    assert not traces(tmp_path), "not even in the steps it was known from"
    assert "Also called “Xanthippe”" in answers(window).offered[-1][0]
    assert window.session.wave.conversation.answers[0].question == "somebody listens. Who else?"


def damaged(window: Whole, path: Path) -> Path:
    """A map that was saved and cut off since, which is not the open one."""
    saved(window, path, "Xanthippe")
    path.write_bytes(path.read_bytes()[:-40])
    answers(window).chosen_preset = "halves"
    assert window.files.new()
    return path


def versions_of_all() -> list[Path]:
    return list(versions.root().glob("*/*.sociomap"))


@pytest.mark.parametrize("copies", [True, False])
def test_a_damaged_map_is_erased_from_the_notice_that_tells_of_it(
    make_window: Make, tmp_path: Path, copies: bool
) -> None:
    window = make_window()
    path = damaged(window, tmp_path / "a.sociomap")
    left = tmp_path / ".~a.sociomap.01234567.tmp"
    left.write_bytes(TRACE)
    assert str(path) in window.settings.now.recent
    document_id = sociomap_file.read(versions_of_all()[0]).sociomap.id
    strange = versions.root() / "abcdefabcd"
    strange.mkdir()
    answers(window).picks = iter((ERASE_FILE, WITH_COPIES if copies else FILE_ONLY))
    assert not window.files.show(path)
    assert not path.exists() and bool(versions.versions(document_id)) is not copies and strange.is_dir()
    assert not left.exists() and str(path) not in window.settings.now.recent
    first, second = answers(window).offered[-2:]
    assert first[1] == (ERASE_FILE, LEAVE_FILE) and "a.sociomap" in first[0]
    assert "cannot be undone" in second[0] and second[1] == (WITH_COPIES, FILE_ONLY, KEEP)
    assert answers(window).told[-1].startswith("The file is erased.")


def test_a_damaged_map_the_program_is_started_with_is_erased_with_its_copies(
    make_window: Make, qapp: QApplication, tmp_path: Path
) -> None:
    path = damaged(make_window(), tmp_path / "a.sociomap")
    session = Session(sample(random_ids()))
    window = whole_window(session, load(), Preferences(), tmp_path / "p.toml", ask=Answers)
    answers(window).picks = iter((ERASE_FILE, WITH_COPIES))
    assert not window.files.show(path)
    assert not path.exists() and not versions_of_all() and answers(window).told[-1].startswith("The file is")
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_a_file_that_was_only_on_its_way_is_not_erased_when_it_has_come(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    path = tmp_path / "a.sociomap"
    whole = saved(window, path, "Xanthippe").read_bytes()
    assert damaged(window, path) == path

    def pick(words: str, choices: Sequence[str]) -> int:
        path.write_bytes(whole)
        return 0

    monkeypatch.setattr(window.ask, "pick", pick)
    assert not window.files.show(path)
    assert path.read_bytes() == whole and "changed meanwhile" in answers(window).told[-1]
    assert window.files.show(path)


@pytest.mark.parametrize("given", [(), (ERASE_FILE,)])
def test_a_damaged_map_stays_unless_it_is_said_twice(
    make_window: Make, tmp_path: Path, given: tuple[str, ...]
) -> None:
    window = make_window()
    path = damaged(window, tmp_path / "a.sociomap")
    answers(window).picks = iter(given)
    kept = path.read_bytes()
    assert not window.files.show(path) and path.read_bytes() == kept


def test_erasing_is_offered_for_damaged_maps_only(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    later = saved(window, tmp_path / "later.sociomap", "Mum")
    later.write_bytes(later.read_bytes().replace(b'"version": 2', b'"version": 99'))
    photo, torn = tmp_path / "photo.jpg", tmp_path / "torn.backup"
    photo.write_bytes(b"no map")
    (tmp_path / "folder.sociomap").mkdir()
    assert window.files.new()
    for path in (later, photo, tmp_path / "folder.sociomap", tmp_path / "none.sociomap"):
        assert not window.files.show(path)
        assert not answers(window).offered, path
    own = saved(window, tmp_path / "own.sociomap", "Mum")
    torn.write_bytes(own.read_bytes()[:200])
    own.write_bytes(b"{")
    assert not window.files.show(own) and not answers(window).offered, "what is open is still whole"
    assert not window.files.show(torn) and answers(window).offered, "it begins as a map does"
    assert len(answers(window).told) == 5


def test_a_link_called_like_a_map_offers_nothing_it_leads_to(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    essay, link = tmp_path / "essay.docx", tmp_path / "a.sociomap"
    essay.write_bytes(b"no map")
    link.symlink_to(essay)
    answers(window).picks = iter((ERASE_FILE, ERASE))
    assert not window.files.show(link)
    assert essay.exists() and not answers(window).offered and len(answers(window).told) == 1


def test_nobody_is_chosen_to_be_erased_until_somebody_is(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Mum", "Jo")
    window.session.select_alters([])
    made = dialogue(window)
    assert not made.list.selectedItems() and not made.take.isEnabled()
    made.list.setFocus()
    QTest.keyClick(made.list, Qt.Key.Key_Down)
    assert made.list.selectedItems() and made.take.isEnabled()
