"""What is not saved is kept within a second, found again, and goes only when it is saved or let go."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from sociomap_app.app.background.autosave import lost
from sociomap_app.app.files.recovery_list import RecoveryList, differs
from sociomap_app.editing import operations
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Answers, Make
from tests.app.parts import Whole

from .test_files import answers, saved


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def kept() -> list[Path]:
    return [one for one in recovery.copies() if (one / recovery.MAP).exists()]


def crash(window: Whole) -> None:
    """The process is gone: nothing more is written, and the system lets go of its lock."""
    window.autosave._soon.stop()
    window.autosave._writing.stop()
    assert window.autosave._file is not None
    window.autosave._file.release()
    window.autosave._file = None


def after_crash(make_window: Make, qtbot: QtBot, *names: str, path: Path | None = None) -> Whole:
    window = make_window()
    if path is not None:
        saved(window, path, "Mum")
    operations.add(window.session, names)
    qtbot.waitUntil(lambda: bool(kept()))
    crash(window)
    return window


def opened_list(window: Whole, qtbot: QtBot) -> RecoveryList:
    window.autosave.look()
    qtbot.waitUntil(lambda: window.findChild(RecoveryList) is not None)
    found = window.findChild(RecoveryList)
    assert found is not None
    return found


def choose(panel: RecoveryList, text: str) -> None:
    next(one for one in panel.findChildren(QPushButton) if one.text() == text).click()
    QApplication.processEvents()


def test_a_map_never_saved_is_kept_within_a_second(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    operations.add(window.session, ["Mum"])
    assert 0 < window.autosave._soon.remainingTime() <= 500, "the other half is for writing it"
    qtbot.waitUntil(lambda: bool(kept()))
    assert sociomap_file.read(kept()[0] / recovery.MAP).sociomap == window.session.document
    operations.add(window.session, ["Jo"])
    drawn = window.session.document
    qtbot.waitUntil(lambda: sociomap_file.read(kept()[0] / recovery.MAP).sociomap == drawn)
    assert len(kept()) == 1 and recovery.found() == []


def test_going_on_drawing_does_not_put_the_copy_off(make_window: Make) -> None:
    window = make_window()
    clock = QDeadlineTimer(5000)
    while not kept() and not clock.hasExpired():
        operations.add(window.session, ["P"])
        QApplication.processEvents()
    assert kept() and len(window.session.wave.alters) > 2


@pytest.mark.parametrize("how", ["saved", "discarded", "undone"])
def test_none_is_left_behind(make_window: Make, qtbot: QtBot, tmp_path: Path, how: str) -> None:
    window = make_window()
    operations.add(window.session, ["Mum"])
    qtbot.waitUntil(lambda: bool(kept()))
    if how == "saved":
        saved(window, tmp_path / "a.sociomap", "Jo")
        assert not kept()
    if how == "undone":
        window.session.undo()
        qtbot.waitUntil(lambda: not kept())
    window.close()
    assert not kept() and not list((tmp_path / "data").rglob(recovery.MAP))


def test_a_save_that_fails_leaves_the_copy(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    operations.add(window.session, ["Mum"])
    qtbot.waitUntil(lambda: bool(kept()))
    answers(window).save_path = tmp_path / "no such folder" / "a.sociomap"
    assert not window.files.save()
    assert kept() and window.session.unsaved
    answers(window).changes = "cancel"
    window.close()
    assert kept()


def test_found_at_the_start_and_brought_back_as_unsaved(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    drawn = after_crash(make_window, qtbot, "Jo", path=path).session.document
    window = make_window()
    panel = opened_list(window, qtbot)
    assert len(panel.cards) == 1
    choose(panel, "Recover")
    assert window.session.document == drawn and window.session.path == path and window.session.unsaved
    assert len(kept()) == 1, "the copy stays until the map is saved"
    assert window.files.save()
    assert not kept()
    assert sociomap_file.read(path).sociomap == drawn


def test_one_kept_by_an_earlier_release_gets_a_key_when_it_is_brought_back(
    make_window: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    after_crash(make_window, qtbot, "Jo", path=tmp_path / "a.sociomap")
    copy = kept()[0] / recovery.MAP
    sociomap_file.write(copy, replace(sociomap_file.read(copy).sociomap, copy_key=""))
    window = make_window()
    choose(opened_list(window, qtbot), "Recover")
    assert "Jo" in {one.label for one in window.session.wave.alters.values()}
    assert len(window.session.document.copy_key) == 64


@pytest.mark.parametrize("path_there", [True, False])
def test_without_its_file_it_comes_back_as_a_new_map(
    make_window: Make, qtbot: QtBot, tmp_path: Path, path_there: bool
) -> None:
    path = tmp_path / "a.sociomap"
    drawn = after_crash(make_window, qtbot, "Jo", path=path if path_there else None).session.document
    if path_there:
        path.write_bytes(b"somebody else wrote here")
    window = make_window()
    choose(opened_list(window, qtbot), "Recover")
    assert window.session.document == drawn and window.session.path is None and window.session.unsaved
    assert not path_there or path.read_bytes() == b"somebody else wrote here"
    assert kept()


def test_kept_for_later_and_discarded(make_window: Make, qtbot: QtBot) -> None:
    after_crash(make_window, qtbot, "Jo")
    window = make_window()
    choose(opened_list(window, qtbot), "Keep for later")
    assert len(lost()) == 1
    window.commands["recovery"].trigger()
    (panel,) = [one for one in window.findChildren(RecoveryList) if one.isVisible()]
    answers(window).agree = False
    choose(panel, "Discard …")
    assert kept()
    answers(window).agree = True
    choose(panel, "Discard …")
    assert not kept()


def test_a_map_open_in_another_window_is_not_offered(make_window: Make, qtbot: QtBot) -> None:
    first = make_window()
    operations.add(first.session, ["Jo"])
    qtbot.waitUntil(lambda: bool(kept()))
    second = make_window()
    second.commands["recovery"].trigger()
    panel = second.findChild(RecoveryList)
    assert panel is not None and not panel.cards
    second.close()
    assert kept()


def test_two_windows_want_the_same_copy(make_window: Make, qtbot: QtBot) -> None:
    drawn = after_crash(make_window, qtbot, "Jo").session.document
    one, other = make_window(), make_window()
    lists = [opened_list(window, qtbot) for window in (one, other)]
    choose(lists[0], "Recover")
    choose(lists[1], "Recover")
    assert one.session.document == drawn and other.session.document != drawn
    assert answers(other).told and len(kept()) == 1


def test_a_damaged_copy_is_listed_and_left(make_window: Make, qtbot: QtBot) -> None:
    after_crash(make_window, qtbot, "Jo")
    (kept()[0] / recovery.MAP).write_bytes(b"{")
    window = make_window()
    panel = opened_list(window, qtbot)
    before = window.session.document
    choose(panel, "Recover")
    assert window.session.document is before and isinstance(window.ask, Answers) and window.ask.told
    assert (kept()[0] / recovery.MAP).read_bytes() == b"{"
    assert recovery.found(), "nobody holds it"


def test_nothing_is_asked_where_nothing_is_lost(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    window = after_crash(make_window, qtbot, "Jo", path=tmp_path / "a.sociomap")
    sociomap_file.write(tmp_path / "a.sociomap", window.session.document)
    copy = recovery.begin(
        window.session.document.id, tmp_path / "a.sociomap", sociomap_file.read(tmp_path / "a.sociomap").digest
    )
    copy.write(sociomap_file.encode(window.session.document))
    copy.release()
    recovery.clear(next(one for one in kept() if one != copy.folder))
    assert len(kept()) == 1 and lost() == []
    assert kept() == [], "what holds nothing of its own is not kept unseen"


def test_the_list_is_a_list_and_not_a_question(make_window: Make, qtbot: QtBot) -> None:
    after_crash(make_window, qtbot, "Jo")
    window = make_window()
    made = opened_list(window, qtbot).window()
    assert isinstance(made, QDialog) and not made.isModal()
    made.close()
    assert kept()


def test_what_differs_is_said_in_people_and_connections_and_in_dates_where_there_are_several() -> None:
    found = recovery.FoundRecovery(Path("a"), recovery.RecoveryNote(path="x.sociomap"), dt.datetime(2026, 9, 4))
    document = new_sociomap(load())

    def said(people: int, connections: int, dates: int) -> str:
        counted = {"people": people, "connections": connections, "dates": dates}
        return differs(recovery.InspectedRecovery(found, document, document, **counted)).partition("file: ")[2]

    assert said(1, 0, 1) == "1 person."
    assert said(2, 1, 1) == "2 people and 1 connection."
    assert said(2, 0, 3) == "2 people on 3 dates."
    assert said(0, 0, 1) == "something about the map itself."


def test_it_goes_with_its_save_and_stays_for_what_came_meanwhile(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Mum")
    operations.add(window.session, ["Jo"])
    assert window.autosave.keep_now() and len(recovery.copies()) == 1
    assert window.files.save() and not recovery.copies()
    operations.add(window.session, ["Al"])
    assert window.autosave.keep_now()
    put = window.access.put

    def and_then(path: Path, document: Sociomap, expected: str | None = None) -> str:
        digest: str = put(path, document, expected)
        operations.add(window.session, ["Late"])
        return digest

    monkeypatch.setattr(window.access, "put", and_then)
    assert window.files.save() and window.session.unsaved
    assert len(recovery.copies()) == 1 and window.autosave._soon.isActive()
