"""A password is set, changed and taken away in the window, and asked for when the map is opened."""

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from sociomap_app.app.background.autosave import OPEN_AS_BEFORE
from sociomap_app.app.background.file_lock import ANYWAY
from sociomap_app.app.files.conflict import OTHER
from sociomap_app.app.files.password_dialog import PasswordDialog
from sociomap_app.app.questions.unlock_dialog import UnlockDialog, ask_password
from sociomap_app.app.shell import crash
from sociomap_app.editing import operations
from sociomap_app.model import edits
from sociomap_app.model.errors import NeedsPassword
from sociomap_app.model.ids import random_ids
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import is_encrypted, new_key
from sociomap_app.storage.safety import recovery, versions
from tests.app.conftest import Make
from tests.app.hand import in_front
from tests.app.parts import Whole, show_password
from tests.storage.breaking import Disk, breaking

from .test_files import answers, saved


def typed_in(
    dialog: PasswordDialog, first: str, again: str, *, known: bool = True, present: str | None = None
) -> None:
    """As somebody fills it in, and Enter."""
    before = ((dialog.present, present),) if present is not None else ()
    for field, text in (*before, (dialog.first, first), (dialog.again, again)):
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)
    if dialog.known.isChecked() != known:
        dialog.known.setFocus()
        QTest.keyClick(dialog.known, Qt.Key.Key_Space)
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)


def test_a_password_is_set_and_the_file_is_encrypted_at_once(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Canary")
    assert "not encrypted" in window.line.state.text()
    window.commands["password"].trigger()
    dialog = window.findChild(PasswordDialog)
    assert dialog is not None and dialog.first.echoMode() == QLineEdit.EchoMode.Password
    typed_in(dialog, "Anna & two words", "Anna & two words")
    assert not dialog.isVisible()
    assert window.line.state.text().endswith("· encrypted") and "not" not in window.line.state.text()
    assert not window.session.unsaved
    content = path.read_bytes()
    assert is_encrypted(content) and b"Canary" not in content
    again = sociomap_file.read(path, password="Anna & two words").sociomap
    assert [one.label for one in again.latest.alters.values()] == ["Canary"]


@pytest.mark.parametrize(
    ("first", "again", "known", "said"),
    [
        ("", "", True, "type a password"),
        ("two words", "two wards", True, "not the same"),
        ("two words", "two words", False, "tick that you know"),
    ],
)
def test_nothing_is_set_by_half(
    make_window: Make, tmp_path: Path, first: str, again: str, known: bool, said: str
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    before = path.read_bytes()
    dialog = show_password(window)
    typed_in(dialog, first, again, known=known)
    assert dialog.isVisible() and said in dialog.trouble.text()
    assert said in dialog.focusWidget().accessibleDescription()
    assert window.session.encryption is None and path.read_bytes() == before
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.encryption is None


def test_that_there_is_no_way_back_is_said_twice(make_window: Make) -> None:
    dialog = show_password(make_window())
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "Nobody can open the map without its password" in said
    assert "lost if I forget" in dialog.known.accessibleName()
    assert not dialog.known.isChecked()
    dialog.reject()


def test_a_map_that_is_no_file_yet_is_encrypted_from_its_first_save_on(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    typed_in(show_password(window), "two words", "two words")
    assert window.session.unsaved and window.session.path is None
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    assert is_encrypted(path.read_bytes()) and not window.session.unsaved


def test_another_password_is_another_key(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    typed_in(show_password(window), "two words", "two words")
    old, before = path.read_bytes(), window.session.encryption
    dialog = show_password(window)
    assert "Change" in dialog.take.text() and not dialog.away.isHidden()
    typed_in(dialog, "three other words", "three other words", present="two words")
    after = window.session.encryption
    assert before is not None and after is not None and before.key != after.key
    with pytest.raises(NeedsPassword):
        sociomap_file.read(path, password="two words")
    assert sociomap_file.read(path, password="three other words").encryption == after
    with pytest.raises(NeedsPassword):
        sociomap_file.decode(old, "x", encryption=after)


@pytest.mark.parametrize("agree", [True, False])
def test_taking_it_away_is_asked_about(make_window: Make, tmp_path: Path, agree: bool) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    window.files.protect(new_key("two words"))
    answers(window).agree = agree
    dialog = show_password(window)
    assert dialog.focusWidget() is dialog.present
    QTest.keyClicks(dialog.present, "two words")
    dialog.away.click()
    assert is_encrypted(path.read_bytes()) is not agree
    assert (window.session.encryption is None) is agree and not window.session.unsaved
    dialog.reject()


@pytest.mark.parametrize(("typed", "said"), [("", "Please type the password"), ("Two words", "not the password")])
def test_whoever_finds_the_map_open_cannot_change_its_password(
    make_window: Make, tmp_path: Path, typed: str, said: str
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    window.files.protect(new_key("two words"))
    kept, encryption = path.read_bytes(), window.session.encryption
    dialog = show_password(window)
    typed_in(dialog, "other words", "other words", present=typed)
    assert said in dialog.trouble.text() and dialog.present.accessibleDescription() == dialog.trouble.text()
    assert dialog.isVisible() and dialog.focusWidget() is dialog.present
    dialog.away.click()
    assert said in dialog.trouble.text() and dialog.isVisible()
    assert window.session.encryption is encryption and path.read_bytes() == kept
    dialog.reject()


def test_a_map_without_a_password_is_not_asked_for_one(make_window: Make) -> None:
    dialog = show_password(make_window())
    assert dialog.present.isHidden() and dialog.focusWidget() is dialog.first
    dialog.reject()


def test_where_it_cannot_be_saved_the_map_keeps_the_password_it_had(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    path.unlink()
    path.mkdir()
    dialog = show_password(window)
    typed_in(dialog, "two words", "two words")
    assert answers(window).told and dialog.isVisible()
    assert window.session.encryption is None and path.is_dir()
    dialog.reject()


def locked(window: Whole, path: Path, password: str) -> Path:
    """A map in a file under that password."""
    operations.add(window.session, ["Mum"])
    window.session.protect(new_key(password))
    answers(window).save_path = path
    assert window.files.save_as()
    return path


def test_opening_asks_until_the_password_is_right(make_window: Make, tmp_path: Path) -> None:
    first = make_window()
    path = locked(first, tmp_path / "a.sociomap", "two words")
    first.close()
    window = make_window()
    window.session.new_id = random_ids()
    answers(window).passwords = ["two", "two words"]
    assert window.files.open(path)
    assert [bool(trouble) for _, trouble in answers(window).password_asked] == [False, True]
    assert "not the password" in answers(window).password_asked[1][1]
    assert window.line.state.text() == "As in the file · encrypted" and not answers(window).told
    operations.add(window.session, ["Jo"])
    assert window.line.state.text() == "Not saved yet · encrypted"
    assert window.files.save()
    assert len(sociomap_file.read(path, password="two words").sociomap.latest.alters) == 2


def test_whoever_does_not_know_it_keeps_the_map_they_have(make_window: Make, tmp_path: Path) -> None:
    first = make_window()
    path = locked(first, tmp_path / "a.sociomap", "two words")
    first.close()
    window = make_window()
    operations.add(window.session, ["Jo"])
    before = window.session.document
    answers(window).passwords = ["two"]
    assert not window.files.open(path)
    assert window.session.document is before and window.session.encryption is None
    assert len(answers(window).password_asked) == 2 and not answers(window).told


def test_going_back_to_the_saved_map_asks_for_no_password(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    locked(window, tmp_path / "a.sociomap", "two words")
    operations.add(window.session, ["Jo"])
    assert window.files.revert()
    assert not answers(window).password_asked and len(window.session.wave.alters) == 1
    assert window.session.encryption is not None


@pytest.mark.parametrize("way", ["save_as", "save_copy", "rescue", "version"])
def test_every_copy_keeps_the_password(make_window: Make, tmp_path: Path, way: str) -> None:
    window = make_window()
    locked(window, tmp_path / "a.sociomap", "two words")
    other = tmp_path / "other.sociomap"
    answers(window).save_path = other
    if way == "rescue":
        operations.add(window.session, ["Jo"])
        assert crash.KEPT in crash.words_for(ValueError(), window.auto_lock.may_close)
        (folder,) = recovery.copies()
        other = folder / recovery.MAP
    elif way == "version":
        other = versions.versions(window.session.document.id)[0].path
    else:
        assert getattr(window.files, way)()
    assert is_encrypted(other.read_bytes())
    assert "Mum" in str(sociomap_file.read(other, password="two words").sociomap)


def test_the_next_map_has_no_password_of_the_last(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    locked(window, tmp_path / "a.sociomap", "two words")
    assert window.files.new()
    assert window.session.encryption is None and not window.session.unsaved
    assert b"Jo" in saved(window, tmp_path / "b.sociomap", "Jo").read_bytes()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_password_is_typed_unseen(make_window: Make, key: Qt.Key) -> None:
    window = make_window()
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnlockDialog)
        QTimer.singleShot(5000, dialog, dialog.reject)
        assert dialog.focusWidget() is dialog.field
        assert dialog.field.echoMode() == QLineEdit.EchoMode.Password
        seen.extend(one.text() for one in dialog.findChildren(QLabel))
        assert all(one.textFormat() == Qt.TextFormat.PlainText for one in dialog.findChildren(QLabel))
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        assert dialog.isVisible(), "nothing was typed yet"
        QTest.keyClicks(dialog.field, "two words")
        QTest.keyClick(dialog.field, key)

    QTimer.singleShot(0, answer)
    given = ask_password(window, "<b>a</b> & b", "No.")
    assert given == ("two words" if key == Qt.Key.Key_Return else None)
    assert "“<b>a</b> & b” is encrypted" in seen and "No." in seen


def test_escape_leaves_the_dialogue(make_window: Make) -> None:
    window = make_window()
    dialog = show_password(window)
    assert isinstance(dialog, QDialog) and dialog.focusWidget() is dialog.first
    in_front(dialog)
    QTest.keyClick(dialog.first, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_of_an_encrypted_map_nothing_readable_is_left_anywhere(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole session: drawn, saved, saved that failed, copied, rescued, opened again, recent maps kept."""
    places = [tmp_path / name for name in ("maps", "rescue")]
    for place in places:
        place.mkdir()
    monkeypatch.setattr("tempfile.mkdtemp", lambda prefix: str(places[1]))
    window = make_window()
    typed_in(show_password(window), "two words", "two words")
    path = saved(window, places[0] / "a.sociomap", "Canary")
    operations.add(window.session, ["Canary two"])
    for number in range(1, 12):
        with breaking(Disk(number, errno.EIO)):
            window.files.save()
    answers(window).save_path = places[0] / "copy.sociomap"
    assert window.files.save_copy()
    crash.words_for(ValueError("Canary"), window.auto_lock.may_close)
    assert window.files.revert() or window.files.save()
    assert window.files.show(path)
    home = Path(os.environ["HOME"])
    files = [one for place in (tmp_path, home) for one in place.rglob("*") if one.is_file()]
    assert len(files) >= 4, "maps, rescue and settings"
    for one in files:
        content = one.read_bytes()
        assert b"Canary" not in content and "Canary".encode("utf-16-le") not in content, one


def test_copies_made_before_follow_the_map(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Canary")
    operations.add(window.session, ["Second"])
    assert window.files.save()
    known = window.session.document.id
    assert [b"Canary" in one.path.read_bytes() for one in versions.versions(known)] == [True, True]
    operations.add(window.session, ["Third"])
    assert window.autosave.keep_now()
    assert window.files.protect(new_key("two words"))
    kept = [one.path for one in versions.versions(known)]
    assert len(kept) == 3 and all(is_encrypted(one.read_bytes()) for one in kept)
    counts = {len(sociomap_file.read(one, password="two words").sociomap.latest.alters) for one in kept}
    assert counts == {1, 2, 3}
    assert window.files.protect(new_key("other words"))
    for one in versions.versions(known):
        with pytest.raises(NeedsPassword):
            sociomap_file.read(one.path, password="two words")
        assert sociomap_file.read(one.path, password="other words")
    assert window.files.protect(None)
    assert not any(is_encrypted(one.path.read_bytes()) for one in versions.versions(known))
    assert not is_encrypted(path.read_bytes())


def test_a_copy_is_packed_as_its_map_was_when_it_was_asked_for(make_window: Make, tmp_path: Path) -> None:
    """Another map may be open, without a password, when the work beside the window begins."""
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Canary")
    assert window.files.protect(new_key("two words"))
    operations.add(window.session, ["Second"])
    work = window.autosave._work()
    encryption = window.session.encryption
    window.session._file = replace(window.session.file, encryption=None)
    assert work is not None and not work()
    window.session._file = replace(window.session.file, encryption=encryption)
    (copy,) = recovery.copies()
    assert is_encrypted((copy / recovery.MAP).read_bytes())


def test_where_it_cannot_be_saved_its_copy_keeps_the_password_it_had(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    operations.add(window.session, ["Second"])
    path.unlink()
    path.mkdir()
    assert not window.files.protect(new_key("two words"))
    (copy,) = recovery.copies()
    assert not is_encrypted((copy / recovery.MAP).read_bytes())


def test_a_copy_that_cannot_follow_is_not_left_open(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    operations.add(window.session, ["Canary"])
    assert window.autosave.keep_now()
    monkeypatch.setattr(window.autosave, "keep_now", lambda: False)
    assert window.files.protect(new_key("two words"))
    assert not recovery.copies()


def test_where_the_map_of_somebody_else_is_opened_instead_no_version_is_lost(
    make_window: Make, tmp_path: Path
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    sociomap_file.write(path, edits.set_title(window.session.document, "theirs"))
    answers(window).picked = OTHER
    assert window.files.protect(new_key("two words"))
    assert window.session.path == path and window.session.encryption is None
    kept = [one.path.read_bytes() for one in versions.versions(window.session.document.id)]
    assert [is_encrypted(one) for one in kept].count(True) == 1 and len(kept) == 2


def test_copies_that_did_not_follow_do_so_when_the_map_is_opened(make_window: Make, tmp_path: Path) -> None:
    """The program was ended after the map was saved under its password and before its versions were."""
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Canary")
    operations.add(window.session, ["Second"])
    assert window.files.save()
    window.session.protect(new_key("two words"))
    assert window.files.save()
    kept = versions.versions(window.session.document.id)
    assert sum(is_encrypted(one.path.read_bytes()) for one in kept) == 1 and len(kept) == 3
    (kept[-1].path.parent / "20200101T000000.0123456789abcdef.sociomap").write_bytes(b"not a map")
    assert window.files.show(path)
    after = [one.path.read_bytes() for one in versions.versions(window.session.document.id)]
    assert sum(map(is_encrypted, after)) == 3 and b"not a map" in after
    counts = {
        len(sociomap_file.decode(one, "x", password="two words").sociomap.latest.alters) for one in after[:3]
    }
    assert counts == {1, 2}


def test_a_change_that_was_cut_off_is_brought_to_its_end(
    make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    saved(window, path, "Jo")
    monkeypatch.setattr(window.autosave, "follow", lambda before: None)  # as where the power fails there
    assert window.files.protect(new_key("two words"))
    known = window.session.document.id
    assert not all(is_encrypted(one.path.read_bytes()) for one in versions.versions(known))
    count = len(versions.versions(known))
    assert window.files.show(path)
    kept = versions.versions(known)
    assert len(kept) == count and all(is_encrypted(one.path.read_bytes()) for one in kept)


def test_what_was_not_saved_comes_back_with_its_password(make_window: Make, tmp_path: Path) -> None:
    first = make_window()
    path = saved(first, tmp_path / "a.sociomap", "Mum")
    operations.add(first.session, ["Canary"])
    first.session.protect(new_key("two words"))
    assert first.autosave.keep_now()
    first.autosave._file.release()
    first.autosave._file = None
    (one,) = recovery.found()
    assert is_encrypted(one.map.read_bytes())
    assert recovery.look(one).said == recovery.ENCRYPTED
    first.watch.leave()
    window = make_window()
    window.session.new_id = random_ids()
    assert not window.recoveries.recover(one) and answers(window).told
    answers(window).passwords = ["two words"]
    assert window.recoveries.recover(one)
    assert window.session.path == path and window.session.unsaved and len(window.session.wave.alters) == 2
    assert window.files.save() and is_encrypted(path.read_bytes())


def test_another_window_that_has_it_open_is_told_of(make_window: Make, tmp_path: Path) -> None:
    first, second = make_window(), make_window()
    path = saved(first, tmp_path / "a.sociomap", "Canary")
    answers(second).picked = ANYWAY
    assert second.files.show(path)
    assert first.files.protect(new_key("two words"))
    assert answers(first).told == [OPEN_AS_BEFORE]


def test_a_copy_is_not_saved_over_the_open_map_itself(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    held = path.read_bytes()
    (tmp_path / "link.sociomap").symlink_to(path)
    for name in ("a.sociomap", "link.sociomap"):
        answers(window).save_path = tmp_path / name
        assert not window.files.save_copy()
    assert len(answers(window).told) == 2 and path.read_bytes() == held
