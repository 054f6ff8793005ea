"""The disk breaks at every call a save makes, and is full at every size: the old file stands, or the new one."""

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sociomap_app.model.errors import CannotWrite, ChangedOutside
from sociomap_app.storage import user_folders
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.safety import safe_write
from sociomap_app.storage.safety.safe_write import LEFT_OVER, clear_left_over, write_safely
from sociomap_app.storage.safety.write_in_place import copy_of, write_even_in_place
from tests.storage.breaking import Disk, breaking

CODES = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT, errno.ETXTBSY)
ROOT = Path(__file__).resolve().parents[3]


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def calls_of_a_save(path: Path) -> list[str]:
    with breaking(Disk()) as disk:
        write_safely(path, b"new" * 1000, expected_digest=digest_of(b"old"))
    path.write_bytes(b"old")
    return disk.seen


@pytest.mark.parametrize("way", ["swap", "replace"])
@pytest.mark.parametrize("code", CODES, ids=lambda code: errno.errorcode[code])
def test_every_call_of_a_save_may_fail(
    tmp_path: Path, code: int, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.sociomap"
    path.write_bytes(b"old")
    if way == "replace":
        monkeypatch.setattr(safe_write, "swap", lambda one, other: False)
    seen = calls_of_a_save(path)
    assert {"open", "write", "fsync", "close", way, "read"} <= set(seen)
    saved = []
    for number in range(1, len(seen) + 1):
        path.write_bytes(b"old")
        try:
            with breaking(Disk(number, code)) as disk:
                write_safely(path, b"new" * 1000, expected_digest=digest_of(b"old"))
        except CannotWrite as fault:
            assert path.read_bytes() == b"old", (number, disk.failed)
            assert str(fault).startswith("“map.sociomap” was not saved: ") and "Please" in str(fault)
        else:
            assert path.read_bytes() == b"new" * 1000, (number, disk.failed)
            saved.append(number)
        assert disk.failed
        assert names(tmp_path) == ["map.sociomap"]
    looked = ["open", "read", "read", "close"] if way == "swap" else []  # at what came out, before all is well
    done = seen.index(way) + 1 + len(looked)
    assert seen[seen.index(way) + 1 : done] == looked
    rights = [number for number, call in enumerate(seen, start=1) if call == "fchmod"]
    after = range(done + 1, len(seen) + 1)
    assert saved == [*rights, *after], "neither a refused right nor what fails after the save is a failure of it"


def test_somebody_else_s_file_is_seen_even_just_before_the_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")
    real = os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(CannotWrite, match="changed outside"):
        write_safely(path, b"mine", expected_digest=digest_of(b"old"))
    assert path.read_bytes() == b"theirs" and names(tmp_path) == ["map"]


def save_as_theirs_comes(path: Path, then: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch) -> None:
    """A save, into whose swap somebody else comes; what the next swap does, or fails to do, is ``then``."""
    path.write_bytes(b"old")
    real, ours = safe_write.swap, list[Path]()

    def swap(one: Path, other: Path) -> bool:
        if ours:
            return then(one)
        ours.append(one)
        path.write_bytes(b"theirs")
        return real(one, other)

    monkeypatch.setattr(safe_write, "swap", swap)
    write_safely(path, b"mine", expected_digest=digest_of(b"old"))


@pytest.mark.skipif(not sys.platform.startswith(("linux", "darwin")), reason="files are swapped there")
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("gone", [True, False])
def test_what_came_out_goes_back_also_where_it_cannot_be_swapped(
    tmp_path: Path, gone: bool, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map"

    def then(beside: Path) -> bool:
        if gone:
            path.unlink()
        return False

    def no_links(one: Path, other: Path) -> None:
        raise OSError(errno.EPERM, "no links")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(ChangedOutside):
        save_as_theirs_comes(path, then, monkeypatch)
    assert path.read_bytes() == b"theirs" and names(tmp_path) == ["map"]


@pytest.mark.skipif(not sys.platform.startswith(("linux", "darwin")), reason="files are swapped there")
def test_what_somebody_else_wrote_is_never_taken_for_what_is_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A third one stands in the place, and the two cannot be swapped any more."""
    path = tmp_path / "map"

    def then(beside: Path) -> bool:
        path.write_bytes(b"of a third one")
        return False

    with pytest.raises(ChangedOutside):
        save_as_theirs_comes(path, then, monkeypatch)
    assert sorted(one.read_bytes() for one in tmp_path.iterdir()) == [b"of a third one", b"theirs"]


SIZES = """
import resource, sys
from pathlib import Path
from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.safety.safe_write import write_safely
path, new = Path(sys.argv[1]), b"n" * 20_000
old = b"o" * 3_000
full = 0
for size in range(0, len(new) + 8192 + 1, 512):
    path.write_bytes(old)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        write_safely(path, new)
        assert size >= len(new), size
        kept = new
    except CannotWrite as fault:
        assert size < len(new) and "Please" in str(fault), (size, str(fault))
        full += 1
        kept = old
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert path.read_bytes() == kept and [one.name for one in path.parent.iterdir()] == [path.name], size
print(full)
"""


def child(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, words)], capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_limit_at_every_size(tmp_path: Path) -> None:
    """In steps of 512 bytes, by a limit on the size of a file: part of it is taken, then no more."""
    done = child(sys.executable, "-c", SIZES, tmp_path / "map")
    assert (done.returncode, done.stdout.strip()) == (0, "40"), done.stderr


DISKS = """
import subprocess, sys
from pathlib import Path
from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.safety.safe_write import write_safely
folder, new, old = Path(sys.argv[1]), b"n" * 20_000, b"o" * 3_000
path = folder / "map"
full = saved = 0
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
path.write_bytes(old)
for size in range(4096, 2 * len(new) + 8192, 512):
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
    try:
        write_safely(path, new)
        kept = new
    except CannotWrite as fault:
        assert "the disk is full" in str(fault), str(fault)
        kept = old
    full, saved = full + (kept is old), saved + (kept is new)
    assert path.read_bytes() == kept and [one.name for one in folder.iterdir()] == ["map"], size
    path.write_bytes(b"")
    path.write_bytes(old)
print("full", full, "saved", saved)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="disks in memory, as Linux has them")
def test_a_disk_that_is_full_at_every_size(tmp_path: Path) -> None:
    """A real one, in memory, whose size is a whole number of pages whatever is asked for."""
    mounting = ("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", tmp_path)
    if not shutil.which("unshare") or child(*mounting).returncode:
        pytest.skip("nobody may mount a disk here")
    done = child("unshare", "-rm", sys.executable, "-c", DISKS, tmp_path)
    assert done.returncode == 0, done.stderr
    _, full, _, saved = done.stdout.split()
    assert int(full) > 30 and int(saved) > 30
    assert names(tmp_path) == []


def refuse_others(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A folder that takes no other file."""
    real = os.open

    def opened(path: os.PathLike[str] | str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).parent == folder:
            raise PermissionError(errno.EACCES, "no")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", opened)


def copies() -> list[Path]:
    folder = user_folders.user_folder("data") / "before-saving"
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("new", [b"longer than it was", b"short", b""])
def test_a_file_in_a_folder_that_takes_no_other_is_written_in_place_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: bytes
) -> None:
    path, told = tmp_path / "map", []
    path.write_bytes(b"as it was")
    refuse_others(monkeypatch, tmp_path)
    with pytest.raises(CannotWrite, match="permission"):
        write_safely(path, new)
    assert path.read_bytes() == b"as it was"
    assert write_even_in_place(path, new, tell=told.append) == digest_of(new)
    assert path.read_bytes() == new and copies() == []
    assert len(told) == 1 and "“map” is saved" in told[0] and "in place" in told[0]
    with pytest.raises(CannotWrite, match="permission"):
        write_even_in_place(tmp_path / "other", new, tell=told.append)


@pytest.mark.parametrize("code", CODES, ids=lambda code: errno.errorcode[code])
def test_every_call_of_a_save_in_place_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"as it was")
    refuse_others(monkeypatch, tmp_path)

    def save(disk: Disk) -> None:
        with breaking(disk):
            write_even_in_place(path, b"new" * 50, expected_digest=digest_of(b"as it was"), tell=lambda _: None)

    disk = Disk()
    save(disk)
    assert "ftruncate" in disk.seen
    for number in range(1, len(disk.seen) + 1):
        path.write_bytes(b"as it was")
        one = Disk(number, code)
        try:
            save(one)
        except CannotWrite as fault:
            assert path.read_bytes() == b"as it was", (number, one.failed)
            assert "was not saved" in str(fault)
        else:
            assert path.read_bytes() == b"new" * 50, (number, one.failed)
        assert copies() == [], (number, one.failed)


def test_where_the_old_bytes_cannot_be_put_back_it_is_said_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"as it was")
    refuse_others(monkeypatch, tmp_path)
    real, there = os.write, path.stat().st_ino

    def half(handle: int, content: memoryview) -> int:
        if os.fstat(handle).st_ino != there:
            return real(handle, content)
        if len(content) < 5:
            raise OSError(errno.EIO, "broken")
        return real(handle, content[:4])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(CannotWrite) as fault:
        write_even_in_place(path, b"something new", tell=lambda _: None)
    kept = copy_of(path)
    assert str(kept) in str(fault.value) and kept.read_bytes() == b"as it was"
    kept.unlink()


def test_what_a_save_that_was_cut_off_left_behind_is_cleared(tmp_path: Path) -> None:
    path = tmp_path / "a[1].sociomap"
    path.write_bytes(b"whole")
    old, new = ".~a[1].sociomap.01234567.tmp", ".~a[1].sociomap.89abcdef.tmp"
    others = (".~a1.sociomap.01234567.tmp", ".~a[1].sociomap.0123456.tmp", "a[1].sociomap.01234567.tmp", "b.tmp")
    for name in (old, new, *others):
        (tmp_path / name).write_bytes(b"half")
        if name != new:
            os.utime(tmp_path / name, (time.time() - LEFT_OVER - 5,) * 2)
    (tmp_path / ".~a[1].sociomap.aaaaaaaa.tmp").mkdir()
    clear_left_over(path)
    assert set(names(tmp_path)) == {path.name, new, *others, ".~a[1].sociomap.aaaaaaaa.tmp"}
    clear_left_over(tmp_path / "none" / "map")


def test_a_long_name_is_cleared_up_after_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / ("é" * 120 + ".sociomap")
    path.write_bytes(b"whole")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "no")))
        with pytest.raises(CannotWrite):
            write_safely(path, b"new")
    (left,) = (one for one in tmp_path.iterdir() if one != path)
    os.utime(left, (time.time() - LEFT_OVER - 5,) * 2)
    clear_left_over(path)
    assert list(tmp_path.iterdir()) == [path]
