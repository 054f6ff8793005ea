"""A save keeps whose a file is and who may read it; where it cannot, it writes in place and says so."""

import errno
import os
import stat
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.safety import swap_files
from sociomap_app.storage.safety.file_attributes import attributes_of
from sociomap_app.storage.safety.safe_write import write_safely
from sociomap_app.storage.safety.write_in_place import write_even_in_place

posix = pytest.mark.skipif(os.name != "posix", reason="owners, groups and permissions of POSIX")
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only whoever may be anybody can be a colleague"
)
GROUP, COLLEAGUE, STRANGER = 41234, 41001, 41002
ACCESS_LIST = "system.posix_acl_access"


def access_list(*entries: tuple[int, int, int]) -> bytes:
    """As Linux keeps it: version 2, then tag, rights and id of each."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *one) for one in entries)


NOBODY = 0xFFFFFFFF
FOR_A_STRANGER = access_list(
    (0x01, 6, NOBODY), (0x02, 4, STRANGER), (0x04, 4, NOBODY), (0x10, 4, NOBODY), (0x20, 0, NOBODY)
)


def refusing(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@posix
@pytest.mark.parametrize("step", ["fchmod", "fchown", "setxattr", "removexattr"])
def test_no_refusal_fails_a_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    if not hasattr(os, step):
        pytest.skip(f"this system has no {step}")
    path = tmp_path / "map"
    path.write_bytes(b"old")
    path.chmod(0o640)
    monkeypatch.setattr(os, step, refusing)
    assert write_safely(path, b"new") == digest_of(b"new")
    assert path.read_bytes() == b"new" and [one.name for one in tmp_path.iterdir()] == ["map"]


@posix
def test_what_cannot_be_kept_is_written_in_place_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = tmp_path / "map", []
    path.write_bytes(b"old")
    path.chmod(0o660)
    before = path.stat().st_ino
    monkeypatch.setattr(os, "fchmod", refusing)
    write_even_in_place(path, b"newer", tell=told.append)
    assert (path.stat().st_ino, stat.S_IMODE(path.stat().st_mode)) == (before, 0o660)
    assert path.read_bytes() == b"newer" and [one.name for one in tmp_path.iterdir()] == ["map"]
    assert len(told) == 1 and "in place" in told[0] and "shared in a way" in told[0]
    monkeypatch.undo()
    write_even_in_place(path, b"newest", tell=told.append)
    assert path.stat().st_ino != before and stat.S_IMODE(path.stat().st_mode) == 0o660 and len(told) == 1


def may_have(path: Path, name: str, value: bytes) -> None:
    """Give a file that attribute, or skip where this disk takes none."""
    if not hasattr(os, "setxattr"):
        pytest.skip("this system has no further attributes")
    try:
        os.setxattr(path, name, value)
    except OSError as fault:
        pytest.skip(f"this disk takes no {name}: {fault}")


@posix
@pytest.mark.parametrize("name, value", [("user.sociomap.test", b"kept"), (ACCESS_LIST, FOR_A_STRANGER)])
def test_further_attributes_and_the_access_list_are_kept(tmp_path: Path, name: str, value: bytes) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")
    path.chmod(0o640)
    may_have(path, name, value)
    before = attributes_of(path)
    assert before.further[name] == value
    write_safely(path, b"new")
    assert attributes_of(path) == before and path.read_bytes() == b"new"


@posix
def test_a_folder_s_own_access_list_is_not_put_on_a_file_without_one(tmp_path: Path) -> None:
    path = tmp_path / "map"
    path.write_bytes(b"old")
    may_have(tmp_path, "system.posix_acl_default", FOR_A_STRANGER)
    before = attributes_of(path)
    assert ACCESS_LIST not in before.further
    write_safely(path, b"new")
    assert attributes_of(path) == before


def as_a_colleague(folder: Path, act: Callable[[], None]) -> None:
    """Do that as another member of the group, in a process that stands in the folder: those above it are for their
    owner only."""
    swap_files._call()  # what is loaded only then is loaded before
    child = os.fork()
    if not child:
        code = 1
        try:
            os.chdir(folder)
            os.setgroups([GROUP])
            os.setgid(COLLEAGUE)
            os.setuid(COLLEAGUE)
            act()
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@root
@posix
@pytest.mark.parametrize("listed", [False, True], ids=["group", "access list"])
def test_saved_by_a_colleague_it_is_still_everybody_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    os.chown(folder, 0, GROUP)
    folder.chmod(0o2770)
    tmp_path.chmod(0o755)
    path = folder / "map"
    path.write_bytes(b"as it was")
    os.chown(path, STRANGER, GROUP)
    path.chmod(0o660)
    if listed:
        may_have(
            path,
            ACCESS_LIST,
            access_list(
                (0x01, 6, NOBODY), (0x02, 6, COLLEAGUE), (0x04, 6, NOBODY), (0x10, 6, NOBODY), (0x20, 0, NOBODY)
            ),
        )
    before = attributes_of(path)
    own = tmp_path / "own"
    own.mkdir()
    os.chown(own, COLLEAGUE, COLLEAGUE)
    monkeypatch.setattr("sociomap_app.storage.safety.write_in_place.user_folder", lambda kind: Path("own"))

    def save() -> None:
        told: list[str] = []
        write_even_in_place(Path("shared/map"), b"written by a colleague", tell=told.append)
        assert len(told) == 1 and "belongs to somebody else" in told[0]

    as_a_colleague(tmp_path, save)
    assert path.read_bytes() == b"written by a colleague"
    assert attributes_of(path) == before
    assert [one.name for one in folder.iterdir()] == ["map"]
