"""A save holds nobody up: it is done in a thread, the window goes on, and what came of it is known after."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from sociomap_app.app.background.in_thread import in_thread
from sociomap_app.editing import operations
from sociomap_app.model.errors import CannotWrite, ChangedOutside
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery, versions
from tests.app.conftest import Make
from tests.app.files.test_files import answers, saved

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_it_gives_and_that_the_clocks_go_on() -> None:
    turns: list[int] = []
    clock = QTimer()
    clock.setInterval(5)
    clock.timeout.connect(lambda: turns.append(threading.get_ident()))
    clock.start()
    here = threading.get_ident()
    where, given = in_thread(lambda: (threading.get_ident(), time.sleep(0.1)))
    clock.stop()
    assert where != here and given is None and len(turns) > 3 and set(turns) == {here}


@pytest.mark.parametrize("fault", [CannotWrite("no room"), ChangedOutside("theirs"), RuntimeError("a slip")])
def test_its_fault_is_raised_where_it_was_asked_for(fault: Exception) -> None:
    def fail() -> None:
        raise fault

    with pytest.raises(type(fault)) as caught:
        in_thread(fail)
    assert caught.value is fault


def test_work_that_is_done_at_once_and_work_in_the_middle_of_other_work() -> None:
    assert [in_thread(lambda number=number: number) for number in range(50)] == list(range(50))
    inner: list[int] = []
    QTimer.singleShot(0, lambda: inner.append(in_thread(lambda: 1)))
    assert in_thread(lambda: time.sleep(0.05) or 2) == 2 and inner == [1]


def test_a_save_and_the_version_of_it_are_written_beside_the_window(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Mum")
    write, keep, where = sociomap_file.write, versions.keep, {}

    def written(*given: Any, **named: Any) -> str:
        where["save"] = threading.get_ident()
        return write(*given, **named)

    def kept(*given: Any, **named: Any) -> bool:
        where["version"] = threading.get_ident()
        return keep(*given, **named)

    monkeypatch.setattr(sociomap_file, "write", written)
    monkeypatch.setattr(versions, "keep", kept)
    operations.add(window.session, ["Jo"])
    assert window.files.save() and not window.session.unsaved
    assert set(where) == {"save", "version"} and threading.get_ident() not in where.values()


def test_its_own_save_is_not_taken_for_somebody_elses(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is looked at just when it is the new one already, and the window has not heard of that yet."""
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    write, looked = sociomap_file.write, []

    def slowly(*given: Any, **named: Any) -> str:
        digest = write(*given, **named)
        time.sleep(0.3)
        return digest

    def look() -> None:
        looked.append(path.read_bytes())
        window.watch.look()

    monkeypatch.setattr(sociomap_file, "write", slowly)
    operations.add(window.session, ["Jo"])
    QTimer.singleShot(150, look)
    assert window.files.save()
    assert looked == [path.read_bytes()] and not answers(window).told and not answers(window).offered
    assert not window.access.writing and not window.session.unsaved


@pytest.mark.parametrize("fault", [CannotWrite("no room."), RuntimeError("a slip")])
def test_a_save_that_fails_is_over_too(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Mum")
    operations.add(window.session, ["Jo"])

    def fail(*given: Any, **named: Any) -> str:
        raise fault

    monkeypatch.setattr(sociomap_file, "write", fail)
    if isinstance(fault, CannotWrite):
        assert not window.files.save() and "no room." in answers(window).told[-1]
    else:
        with pytest.raises(RuntimeError, match="a slip"):
            window.files.save()
    assert not window.access.writing and window.session.unsaved


def test_a_window_closed_in_the_middle_of_a_save_closes_after_it_and_asks_nothing(
    make_window: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    write, asked = sociomap_file.write, []

    def slowly(*given: Any, **named: Any) -> str:
        time.sleep(0.2)
        return write(*given, **named)

    monkeypatch.setattr(sociomap_file, "write", slowly)
    monkeypatch.setattr(window.ask, "keep_changes", lambda: asked.append(window.access.writing) or "cancel")
    operations.add(window.session, ["Jo"])
    QTimer.singleShot(50, lambda: window.close())
    assert window.files.save() and window.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not asked and sociomap_file.read(path).sociomap == window.session.document


def test_a_recovery_file_goes_with_its_save_and_stays_for_what_came_meanwhile(
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
