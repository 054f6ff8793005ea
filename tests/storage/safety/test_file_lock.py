"""A file that others use too: nothing of anybody is written over, and the note beside it is advice."""

import contextlib
import datetime as dt
import errno
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sociomap_app.model.errors import CannotWrite, ChangedOutside
from sociomap_app.storage.digests import digest_at, digest_of
from sociomap_app.storage.safety import file_lock, safe_write, swap_files
from sociomap_app.storage.safety.file_lock import (
    NOTHING_THERE,
    LockNotice,
    OpenSessions,
    notice_path,
    write_conflict,
)
from sociomap_app.storage.safety.safe_write import write_safely

TODAY = dt.date(2026, 11, 22)


def note(path: Path, folder: Path) -> LockNotice:
    sessions = OpenSessions(folder)
    sessions.begin()
    return LockNotice(path, sessions)


def test_others_see_the_note_and_the_one_who_wrote_it_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    mine, theirs = note(path, tmp_path / "open"), note(path, tmp_path / "open")
    assert theirs.others() is None
    assert mine.show() and mine.others() is None
    found = theirs.others()
    assert found is not None and found.computer == file_lock.computer()
    assert not theirs.show(), "the first one's note stays"
    theirs.take_away()
    assert notice_path(path).exists()
    mine.take_away()
    assert theirs.others() is None and not notice_path(path).exists()


def test_a_note_tells_nothing_but_computer_and_time(tmp_path: Path) -> None:
    mine = note(tmp_path / "a.sociomap", tmp_path / "open")
    mine.show()
    told = json.loads(notice_path(tmp_path / "a.sociomap").read_bytes())
    assert set(told) == {"session", "computer", "since", "beat"}


def test_a_note_not_renewed_counts_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.sociomap"
    mine, theirs = note(path, tmp_path / "one"), note(path, tmp_path / "other")
    mine.show()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 80)
    assert theirs.others() is not None
    monkeypatch.setattr(time, "time", lambda: now + 100)
    assert theirs.others() is None
    assert mine.show()
    assert theirs.others() is not None


DIES = """
import os, sys
from pathlib import Path
from sociomap_app.storage.safety.file_lock import LockNotice, OpenSessions
sessions = OpenSessions(Path(sys.argv[2]))
sessions.begin()
assert LockNotice(Path(sys.argv[1]), sessions).show()
os._exit(0)
"""


def test_the_note_of_a_process_that_died_on_this_computer_counts_no_more(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.sociomap", tmp_path / "open"
    subprocess.run([sys.executable, "-c", DIES, str(path), str(folder)], check=True)
    assert notice_path(path).exists()
    mine = note(path, folder)
    assert mine.others() is None and mine.show()
    mine.sessions.end()
    assert not list(folder.iterdir()), "what the dead one left is swept away"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff" * 5000, b"[" * 3000, b'{"beat": "now"}'])
def test_a_note_that_is_empty_or_makes_no_sense_is_nobody_s(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.sociomap"
    notice_path(path).write_bytes(content)
    mine = note(path, tmp_path / "open")
    assert mine.others() is None and mine.show()


def test_a_full_disk_leaves_no_empty_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, mine = tmp_path / "a.sociomap", note(tmp_path / "a.sociomap", tmp_path / "open")

    def full(told: object) -> bytes:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(file_lock, "record_bytes", full)
        assert not mine.show()
    assert not notice_path(path).exists()
    assert mine.show() and note(path, tmp_path / "other").others() is not None


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o660, 0o644, 0o400])
def test_a_note_is_for_whom_the_map_is(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.sociomap"
    path.write_bytes(b"map")
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, -1, 41234)
    for _ in range(2):
        assert note(path, tmp_path / "open").show()
        there = notice_path(path).stat()
        assert stat.S_IMODE(there.st_mode) == mode | 0o600 and there.st_gid == path.stat().st_gid
        notice_path(path).unlink()


def test_where_no_note_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "gone" / "a.sociomap", tmp_path / ("a" * 250 + ".map")):
        mine = note(path, tmp_path / "open")
        assert not mine.show() and mine.others() is None
        mine.take_away()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes of this kind are those of POSIX")
@pytest.mark.parametrize("how", ["link", "second name", "pipe"])
def test_a_note_is_not_written_through_a_link_or_into_a_pipe(tmp_path: Path, how: str) -> None:
    path = tmp_path / "a.sociomap"
    path.write_bytes(b"a map")
    os.utime(path, (0, 0))
    at = notice_path(path)
    if how == "link":
        at.symlink_to(path)
    elif how == "second name":
        os.link(path, at)
    else:
        os.mkfifo(at)
    assert not note(path, tmp_path / "open").show()
    assert path.read_bytes() == b"a map"


@pytest.mark.parametrize("session", ["a" * 3000, "../../a", "a\0b", ""])
def test_a_session_that_is_none_is_looked_for_nowhere(tmp_path: Path, session: str) -> None:
    told = {"session": session, "computer": file_lock.computer(), "since": 0.0, "beat": time.time()}
    notice_path(tmp_path / "a.sociomap").write_text(json.dumps(told))
    assert note(tmp_path / "a.sociomap", tmp_path / "open").others() is not None


@pytest.mark.parametrize("ahead", [float("nan"), float("inf"), 1e9])
def test_a_clock_far_ahead_does_not_keep_a_note_for_ever(tmp_path: Path, ahead: float) -> None:
    told = {"session": "ab", "computer": "other", "since": 0.0, "beat": time.time() + ahead}
    notice_path(tmp_path / "a.sociomap").write_text(json.dumps(told))
    assert note(tmp_path / "a.sociomap", tmp_path / "open").others() is None


def test_a_second_and_a_third_map_get_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.sociomap"
    made = []
    for content in (b"one", b"two"):
        other, digest = write_conflict(
            path, lambda at, content=content: write_safely(at, content, expected_digest=NOTHING_THERE), TODAY
        )
        assert digest == digest_of(content)
        made.append(other)
    assert [one.name for one in made] == ["a (conflict 2026-11-22).sociomap", "a (conflict 2026-11-22 2).sociomap"]
    assert [one.read_bytes() for one in made] == [b"one", b"two"]


def test_a_long_name_still_finds_room(tmp_path: Path) -> None:
    path = tmp_path / ("ä" * 120 + ".sociomap")
    other, _ = write_conflict(path, lambda at: write_safely(at, b"x", expected_digest=NOTHING_THERE), TODAY)
    assert other.read_bytes() == b"x" and len(os.fsencode(other.name)) <= 255


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("swaps", [True, False])
def test_what_comes_at_the_last_moment_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, swaps: bool
) -> None:
    """Somebody else puts a file there after the last look and before the new one takes its place."""
    path = tmp_path / "a.sociomap"
    if there:
        path.write_bytes(b"old")
    real = safe_write._put_for

    def late(*given: object) -> None:
        write_safely(path, b"theirs")
        real(*given)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(safe_write, "_put_for", late)
    if not swaps:
        monkeypatch.setattr(safe_write, "swap", lambda one, other: False)
    with pytest.raises(ChangedOutside):
        write_safely(path, b"mine", expected_digest=digest_of(b"old"))
    assert path.read_bytes() == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["a.sociomap"]


@pytest.mark.parametrize("another", [True, False])
def test_what_is_taken_away_at_the_last_moment_is_saved_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, another: bool
) -> None:
    """Some services take a file away before they put the next: that one is not written over either."""
    path = tmp_path / "a.sociomap"
    path.write_bytes(b"old")
    real = os.open

    def swap(one: Path, other: Path) -> bool:
        other.unlink()
        monkeypatch.setattr(os, "open", late)
        return False

    def late(name: Path, flags: int, *mode: int) -> int:
        monkeypatch.setattr(os, "open", real)
        try:
            return real(name, flags, *mode)
        finally:
            if another:
                path.write_bytes(b"theirs")

    monkeypatch.setattr(safe_write, "swap", swap)
    with pytest.raises(ChangedOutside) if another else contextlib.nullcontext():
        write_safely(path, b"mine", expected_digest=digest_of(b"old"))
    assert path.read_bytes() == (b"theirs" if another else b"mine")
    assert [one.name for one in tmp_path.iterdir()] == ["a.sociomap"]


def test_theirs_goes_back_where_mine_was_taken_away_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They put a file there at the last moment, and then take away what stands there: theirs is not lost."""
    path, swapped = tmp_path / "a.sociomap", []
    path.write_bytes(b"old")

    def exchange(one: Path, other: Path) -> bool:
        if swapped:
            path.unlink()
            return False
        other.write_bytes(b"theirs")
        held, mine = other.read_bytes(), one.read_bytes()
        one.write_bytes(held)
        other.write_bytes(mine)
        swapped.append(one)
        return True

    monkeypatch.setattr(safe_write, "swap", exchange)
    with pytest.raises(ChangedOutside):
        write_safely(path, b"mine", expected_digest=digest_of(b"old"))
    assert path.read_bytes() == b"theirs" and len(list(tmp_path.iterdir())) == 1


def test_a_notice_writes_over_nothing_a_link_leads_to_and_waits_for_no_pipe(tmp_path: Path) -> None:
    path, of_somebody = tmp_path / "a.sociomap", tmp_path / "letter"
    of_somebody.write_bytes(b"Dear")
    os.utime(of_somebody, (0, 0))
    notice_path(path).symlink_to(of_somebody)
    assert not LockNotice(path, OpenSessions(tmp_path / "open")).show()
    assert of_somebody.read_bytes() == b"Dear"
    notice_path(path).unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(notice_path(path))
        assert not LockNotice(path, OpenSessions(tmp_path / "open")).show()


def test_files_change_places_or_nothing_happens(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    done = swap_files.swap(one, other)
    assert (one.read_bytes(), other.read_bytes()) == ((b"2", b"1") if done else (b"1", b"2"))
    assert not swap_files.swap(one, tmp_path / "nowhere") and one.exists()


def test_where_nothing_can_be_swapped_it_is_still_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.sociomap"
    path.write_bytes(b"old")
    monkeypatch.setattr(safe_write, "swap", lambda one, other: False)
    write_safely(path, b"new", expected_digest=digest_of(b"old"))
    assert path.read_bytes() == b"new"

    def no_links(*_: object) -> None:
        raise PermissionError

    path.unlink()
    monkeypatch.setattr(os, "link", no_links)
    write_safely(path, b"newer", expected_digest=digest_of(b"old"))
    assert path.read_bytes() == b"newer" and len(list(tmp_path.iterdir())) == 1


def test_a_digest_is_had_of_files_only(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert digest_at(tmp_path / "a") == digest_of(b"a")
    assert digest_at(tmp_path) is None and digest_at(tmp_path / "no") is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert digest_at(tmp_path / "pipe") is None


def test_changed_outside_is_a_fault_of_writing() -> None:
    assert issubclass(ChangedOutside, CannotWrite)
