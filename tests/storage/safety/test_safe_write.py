"""After a save the old file stands or the new one, whatever went wrong on the way."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.safety import safe_write
from sociomap_app.storage.safety.safe_write import write_safely

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


def failing(code: int) -> Callable[..., Any]:
    def fail(*args: object, **named: object) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "close"])
@pytest.mark.parametrize("there", [True, False], ids=["old file", "new file"])
def test_a_failure_at_any_step_keeps_the_old_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, there: bool
) -> None:
    path = tmp_path / "map.sociomap"
    if there:
        path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(errno.ENOSPC))
        with pytest.raises(CannotWrite, match=r"map.sociomap.*disk is full"):
            write_safely(path, b"new")
    assert (path.read_bytes() == b"old") if there else not path.exists()
    assert [one.name for one in tmp_path.iterdir()] == ([path.name] if there else [])


@pytest.mark.parametrize("back", [True, False], ids=["put back", "gone"])
def test_a_file_taken_away_while_it_is_looked_at_is_not_called_protected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")

    def access(*_: object) -> bool:
        monkeypatch.undo()
        if not back:
            path.unlink()
        return False

    monkeypatch.setattr(os, "access", access)
    assert write_safely(path, b"new", expected_digest=digest_of(b"old")) == digest_of(b"new")
    assert path.read_bytes() == b"new" and list(tmp_path.iterdir()) == [path]


def test_a_disk_full_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")
    real = os.write

    def half(handle: int, content: memoryview) -> int:
        if len(content) < 3:
            raise OSError(errno.ENOSPC, "full")
        return real(handle, content[: len(content) // 2])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        with pytest.raises(CannotWrite):
            write_safely(path, b"0123456789")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_short_writes_are_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: real(handle, content[:3]))
    write_safely(tmp_path / "map", b"0123456789")
    assert (tmp_path / "map").read_bytes() == b"0123456789"


def test_nothing_taken_is_no_endless_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda handle, content: 0)
    with pytest.raises(CannotWrite):
        write_safely(tmp_path / "map", b"0123456789")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_lies_is_found_out_before_the_old_file_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, content: real(handle, b"\0" * len(content)))
        with pytest.raises(CannotWrite):
            write_safely(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_a_break_leaves_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", stop)
        with pytest.raises(KeyboardInterrupt):
            write_safely(tmp_path / "map", b"new")
    assert list(tmp_path.iterdir()) == []


def test_the_passing_file_is_known_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = os.replace

    def watch(source: Any, target: Any) -> None:
        seen.append(Path(source).name)
        assert Path(source).parent == Path(target).parent
        real(source, target)

    monkeypatch.setattr(os, "replace", watch)
    write_safely(tmp_path / "Zoë.sociomap", b"new")
    assert len(seen) == 1 and seen[0].startswith(".~Zoë.sociomap.") and seen[0].endswith(".tmp")


def test_it_is_known_by_its_whole_name_where_names_are_not_in_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsencode", lambda name: name.encode("iso8859-9"))
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "iso8859-9")
    assert safe_write._passing_name("Zoë.sociomap", "12345678") == ".~Zoë.sociomap.12345678.tmp"


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "x" * 230 + ".sociomap"])
def test_long_names_are_no_hindrance(tmp_path: Path, name: str) -> None:
    write_safely(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"


def test_too_long_a_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="too long"):
        write_safely(tmp_path / ("x" * 300), b"new")


@posix
def test_modes(tmp_path: Path) -> None:
    path = tmp_path / "map"
    write_safely(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    write_safely(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@posix
def test_links_are_followed(tmp_path: Path) -> None:
    real = tmp_path / "real" / "map"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(real)
    write_safely(link, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(CannotWrite, match="leads to itself"):
        write_safely(loop, b"new")
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "later")
    write_safely(dangling, b"new")
    assert dangling.is_symlink() and (tmp_path / "later").read_bytes() == b"new"


def test_what_may_not_be_written_over(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        write_safely(tmp_path, b"new")
    with pytest.raises(CannotWrite, match="folder is not there"):
        write_safely(tmp_path / "none" / "map", b"new")
    with pytest.raises(CannotWrite):
        write_safely(Path("a\0b"), b"new")
    path = tmp_path / "kept"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(CannotWrite, match="protected"):
        write_safely(path, b"new")
    assert path.read_bytes() == b"old"


@posix
def test_devices_are_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotWrite, match="device"):
        write_safely(tmp_path / "pipe", b"new")
    with pytest.raises(CannotWrite, match="device"):
        write_safely(Path("/dev/null"), b"new")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_file_changed_outside_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "map"
    first = write_safely(path, b"one", expected_digest="nothing is there yet")
    assert first == digest_of(b"one")
    path.write_bytes(b"two")
    with pytest.raises(CannotWrite, match="changed outside"):
        write_safely(path, b"mine", expected_digest=first)
    assert path.read_bytes() == b"two"
    write_safely(path, b"mine")
    assert path.read_bytes() == b"mine"


def test_a_file_held_for_a_moment_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows does where a virus scanner looks at the file."""
    real, tries = os.replace, []

    def held(source: Any, target: Any) -> None:
        tries.append(source)
        if len(tries) < 3:
            fault = PermissionError(13, "held")
            fault.winerror = 32  # type: ignore[attr-defined]  # only Windows has it
            raise fault
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    write_safely(tmp_path / "map", b"new")
    assert len(tries) == 3 and (tmp_path / "map").read_bytes() == b"new"


def test_a_folder_that_cannot_be_settled_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    real = os.fsync
    calls: list[int] = []

    def second_fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.EINVAL, "no")
        real(handle)

    monkeypatch.setattr(os, "fsync", second_fails)
    write_safely(tmp_path / "map", b"new")
    assert (tmp_path / "map").read_bytes() == b"new"
