"""What others do with the file is told and never written over; what cannot be saved is still kept."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from sociomap_app.app.background import file_lock, file_watch
from sociomap_app.app.files import conflict
from sociomap_app.editing import operations
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery
from sociomap_app.storage.safety.file_lock import notice_path
from tests.app.conftest import Make
from tests.app.files.test_files import answers, saved
from tests.app.map.test_drawing import editor, named
from tests.app.parts import Whole, come_to_rest


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def activate(window: Whole) -> None:
    """The window gets the focus, and looks."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    come_to_rest(window)


def changed(window: Whole, path: Path) -> Path:
    """Somebody else saved the map with Zora in it."""
    document = sociomap_file.read(path).sociomap
    operations.add(window.session, ["Zora"])
    other = window.session.document
    window.session.undo()
    sociomap_file.write(path, other)
    assert document != other
    return path


def test_a_file_changed_outside_is_shown_anew_if_wanted(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    activate(window)
    assert not answers(window).offered
    changed(window, path)
    activate(window)
    assert len(answers(window).offered) == 1 and len(window.session.wave.alters) == 1
    activate(window)
    assert len(answers(window).offered) == 1, "once is enough"
    window.watch._told = None
    answers(window).picked = file_watch.SHOW
    activate(window)
    assert [one.label for one in window.session.wave.alters.values()] == ["Mum", "Zora"]
    assert not window.session.unsaved


def test_touching_the_file_is_no_change(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    path.write_bytes(path.read_bytes())
    path.touch()
    activate(window)
    assert not answers(window).offered and not answers(window).told


def test_with_work_of_ones_own_both_are_kept_and_compared(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = changed(window, saved(window, tmp_path / "a.sociomap", "Mum"))
    theirs = path.read_bytes()
    operations.add(window.session, ["Jo"])
    activate(window)
    assert "both" not in answers(window).told[-1] and "kept beside" in answers(window).told[-1]
    answers(window).picked = conflict.COMPARE
    assert window.files.save()
    assert path.read_bytes() == theirs and window.session.path != path
    (shown,) = [one for one in window.findChildren(QDialog) if one.objectName() == "both"]
    assert "Only in mine: Jo. Only in the other: Zora." in [one.text() for one in shown.findChildren(QLabel)]


def test_on_a_shared_screen_nothing_is_compared(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    changed(window, saved(window, tmp_path / "a.sociomap", "Mum"))
    operations.add(window.session, ["Jo"])
    window.commands["hide"].trigger()
    assert window.files.save()
    assert answers(window).offered[-1][1] == (conflict.OTHER, conflict.GO_ON)


def test_the_other_map_can_be_opened_at_once(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = changed(window, saved(window, tmp_path / "a.sociomap", "Mum"))
    operations.add(window.session, ["Jo"])
    answers(window).picked = conflict.OTHER
    assert window.files.save()
    assert window.session.path == path
    assert len(list(tmp_path.glob("*.sociomap"))) == 2


def test_the_same_saved_by_two_is_no_conflict(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    operations.add(window.session, ["Jo"])
    sociomap_file.write(path, window.session.document)
    assert window.files.save()
    assert window.session.path == path and len(list(tmp_path.glob("*.sociomap"))) == 1


@pytest.mark.parametrize("picked", [file_lock.COPY, file_lock.ANYWAY, file_lock.NOT_NOW])
def test_a_map_open_elsewhere(make_window: Make, tmp_path: Path, picked: str) -> None:
    first = make_window()
    path = saved(first, tmp_path / "a.sociomap", "Mum")
    assert notice_path(path).exists()
    second = make_window()
    answers(second).picked = picked
    assert second.files.show(path) is (picked != file_lock.NOT_NOW)
    assert bool(second.session.wave.alters) is (picked != file_lock.NOT_NOW)
    assert (second.session.path == path) is (picked == file_lock.ANYWAY)
    if picked == file_lock.COPY:
        assert second.session.document.id != first.session.document.id and second.session.unsaved
    second.close()
    assert notice_path(path).exists()
    first.close()
    assert not notice_path(path).exists()


def test_the_note_follows_the_open_map(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    one = saved(window, tmp_path / "a.sociomap", "Mum")
    answers(window).save_path = tmp_path / "b.sociomap"
    assert window.files.save_as()
    assert not notice_path(one).exists() and notice_path(tmp_path / "b.sociomap").exists()
    assert window.files.new()
    assert not notice_path(tmp_path / "b.sociomap").exists()


def test_a_folder_that_is_gone_leaves_the_map_unsaved_and_kept(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    folder = tmp_path / "stick"
    folder.mkdir()
    saved(window, folder / "a.sociomap", "Mum")
    shutil.rmtree(folder)
    operations.add(window.session, ["Jo"])
    activate(window)
    assert "not there any more" in window.statusBar().currentMessage()
    assert not window.files.save()
    assert window.session.unsaved
    assert (
        "folder is not there" in answers(window).told[-1] and "kept on this computer" in answers(window).told[-1]
    )
    (copy,) = recovery.copies()
    assert sociomap_file.read(copy / recovery.MAP).sociomap == window.session.document


def test_a_file_that_may_not_be_written_leaves_the_map_unsaved_and_kept(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    path.chmod(0o444)
    operations.add(window.session, ["Jo"])
    assert not window.files.save()
    told = answers(window).told[-1]
    assert "protected" in told and "kept on this computer" in told
    assert window.session.unsaved and recovery.copies()


def test_a_name_being_typed_counts_before_the_changed_file_is_shown(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = changed(window, saved(window, tmp_path / "a.sociomap", "Mum"))
    window.canvas.editors.rename(named(window, "Mum"))
    line = editor(window.canvas)
    line.setText("Zoe")
    answers(window).picked = file_watch.SHOW
    activate(window)
    assert [one.label for one in window.session.wave.alters.values()] == ["Zoe"] and window.session.unsaved
    assert window.session.path == path and "kept beside" in answers(window).told[-1]


def test_a_full_disk_leaves_the_map_unsaved_and_kept(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from sociomap_app.storage.safety import safe_write

    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    before, real = path.read_bytes(), safe_write.fill
    operations.add(window.session, ["Jo"])
    with monkeypatch.context() as patch:

        def full(handle: int, content: bytes) -> None:
            if b"Jo" in content and not window.autosave._file:
                raise OSError(errno.ENOSPC, "full")
            real(handle, content)

        patch.setattr(safe_write, "fill", full)
        assert not window.files.save()
    assert "disk is full" in answers(window).told[-1] and "kept on this computer" in answers(window).told[-1]
    assert path.read_bytes() == before and window.session.unsaved
