"""Where no second file can take the place of a file: the old bytes are kept elsewhere first, then written over.

A save in place can be cut off half-way. So the old bytes are first put, and read back, in the user's own folder;
if anything then goes wrong they are put back, and if even that fails the person is told where they are.
"""

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.user_folders import user_folder

from .safe_write import Why, advice, fill, shown, write_safely

FOLDER = "before-saving"
_BECAUSE: Mapping[Why, str] = {
    "folder": "Its folder takes no other files",
    "owner": "It belongs to somebody else, or is shared in a way that a new file could not be",
}


def write_even_in_place(
    path: Path,
    content: bytes,
    *,
    tell: Callable[[str], None],
    expected_digest: str | None = None,
) -> str:
    """As ``write_safely``; where no other file can take the place, in place, and ``tell`` gets the sentence that
    says so."""
    return write_safely(
        path,
        content,
        expected_digest=expected_digest,
        refused=lambda target, why: tell(write_in_place(path, target, content, why)),
    )


def write_in_place(path: Path, target: Path, content: bytes, why: Why) -> str:
    """Write over the file itself, and say in a sentence that it was done so. CannotWrite; the old bytes are then
    in the file again, or in a copy that the sentence names."""
    old = target.read_bytes()
    copy = copy_of(target)
    copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_safely(copy, old)
    try:
        _put(target, content)
    except BaseException as fault:
        _put_back(path, target, old, copy)
        if isinstance(fault, OSError):
            raise CannotWrite(f"“{shown(path)}” was not saved: {advice(fault)}. It is as it was.") from fault
        raise
    with contextlib.suppress(OSError):
        copy.unlink()
    return (
        f"“{shown(path)}” is saved. {_BECAUSE[why]}, so it had to be written over in place, "
        "which is less safe should the power fail meanwhile. A folder of your own is a better place for it."
    )


def copy_of(path: Path) -> Path:
    """Where the old bytes of that file are while it is written over. There is one only where that was cut off."""
    name = digest_of(os.fsencode(os.path.realpath(path)))[:16]
    return user_folder("data") / FOLDER / f"{name}.sociomap"


def _put(target: Path, content: bytes) -> None:
    """Over the bytes that are there; nothing is cut off before all is written."""
    handle = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        fill(handle, content)
        os.ftruncate(handle, len(content))
        os.fsync(handle)
    finally:
        os.close(handle)
    if target.read_bytes() != content:
        raise OSError("what was written does not read back")


def _put_back(path: Path, target: Path, old: bytes, copy: Path) -> None:
    try:
        if target.read_bytes() != old:
            _put(target, old)
    except OSError as fault:
        raise CannotWrite(
            f"“{shown(path)}” was not saved, and what was in it could not be put back: {advice(fault)}. "
            f"The map as it was is in {copy}. Please copy it from there."
        ) from fault
    with contextlib.suppress(OSError):
        copy.unlink()
