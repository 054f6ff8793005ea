"""Every file the program writes goes through here: afterwards the old file stands, or the new one.

Never something between: the bytes are complete and on the disk under another name in the same folder
before one step puts them in the place of the old ones.
"""

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import CannotWrite, ChangedOutside
from sociomap_app.storage.digests import digest_of

from .file_attributes import FileAttributes, attributes_of, keep_attributes
from .swap_files import swap

if sys.platform == "darwin":
    import fcntl

Why = Literal["folder", "owner"]
"""Why no other file can take the place: the folder takes none, or it would be somebody else's, or for others."""

LONGEST_NAME = 255
WINDOWS_WAITS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0)
"""Seconds between tries where another program, often a virus scanner, holds the file for a moment."""

LEFT_OVER = 600.0
"""Seconds after which a passing file is of no save any more. Whose process is gone cannot be told on a share."""

PATIENCE = 100
"""So often what somebody else wrote is put back where others come again and again."""

_HELD = (5, 32, 33)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_ADVICE = {
    errno.ENOSPC: "the disk is full. Please make room, or save to another place",
    errno.EDQUOT: "your share of the disk is full. Please make room, or save to another place",
    errno.EACCES: "the permission is missing. Please save to another folder",
    errno.EPERM: "the permission is missing. Please save to another folder",
    errno.EFBIG: "it is larger than the disk takes. Please save to another place",
    errno.EROFS: "this disk can only be read. Please save to another place",
    errno.ENOENT: "the folder is not there. Please choose another one",
    errno.ENOTDIR: "the folder is not there. Please choose another one",
    errno.ENAMETOOLONG: "the name is too long. Please choose a shorter one",
    errno.EIO: "the disk does not answer. Please save to another place",
    errno.ENODEV: "the disk is not there any more. Please save to another place",
    errno.ENXIO: "the disk is not there any more. Please save to another place",
    errno.ESTALE: "the shared folder does not answer. Please save to another place",
    errno.ETIMEDOUT: "the shared folder does not answer. Please save to another place",
    errno.EHOSTDOWN: "the shared folder does not answer. Please save to another place",
    errno.ENOTCONN: "the shared folder does not answer. Please save to another place",
}


def write_safely(
    path: Path,
    content: bytes,
    *,
    expected_digest: str | None = None,
    refused: Callable[[Path, Why], None] | None = None,
) -> str:
    """Put ``content`` at ``path``, wholly or not at all, and give its digest.

    A link is followed to the file it stands for; a new file is for its owner only, an old one keeps owner, group,
    permissions, access list and attributes as far as the system allows. With ``expected_digest``, a file that now
    holds something else is left alone, also one that comes to the place while this is at work: ChangedOutside.
    Else raises CannotWrite; what was there before is then still there and nothing is left beside it.

    Where the folder takes no other file, or another file could not be whose this one is, ``refused`` is called
    with the file to write and why, if it is given, and then has to put ``content`` there by itself.
    """
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        there = _checked(path, target, expected_digest)
        why = _replaced(target, content, there, refused is not None)
        if why is not None:
            assert refused is not None
            refused(target, why)
        _settle_folder(target.parent)
        if _is_other(target, content):
            if expected_digest is not None:
                raise _Changed  # somebody else was there at once
            raise CannotWrite(f"“{shown(path)}” does not read back as it was written. {_ELSEWHERE}")
    except _Changed as fault:
        raise ChangedOutside(
            f"“{shown(path)}” was changed outside this program since it was opened. "
            "Please save under another name, so that both are kept."
        ) from fault
    except (OSError, ValueError) as fault:
        raise CannotWrite(f"“{shown(path)}” was not saved: {advice(fault)}.") from fault
    return digest_of(content)


def clear_left_over(path: Path, older: float = LEFT_OVER) -> None:
    """Take away what saves of this file left beside it when they were cut off, as by a power cut.

    Only for a file that was opened and found whole, for what is left over might be all there is; or for one
    that is erased. ``older`` is in seconds.
    """
    with contextlib.suppress(OSError, ValueError):
        target = Path(os.path.realpath(path))
        begin = _passing_name(target.name, "").removesuffix(".tmp")
        passing = re.compile(re.escape(begin) + r"[0-9a-f]{8}\.tmp")
        with os.scandir(target.parent) as there:
            left = [one for one in there if passing.fullmatch(one.name) and one.is_file(follow_symlinks=False)]
        for one in left:
            if time.time() - one.stat(follow_symlinks=False).st_mtime > older:
                Path(one.path).unlink()


def shown(path: Path) -> str:
    """A file's name as it can stand in a sentence, whatever signs are in it."""
    return clean_line(path.name or str(path), 120)


_ELSEWHERE = "Please save to another place."


class _There(msgspec.Struct, frozen=True):
    """What stands in the place before a save: whose it is, None for a new file, and the digest it has to have.

    ``content`` is what was found to have it, so that it need not be reckoned again.
    """

    attributes: FileAttributes | None
    digest: str | None
    content: bytes | None = None

    def is_that(self, found: bytes) -> bool:
        """Whether these are still, or again, the bytes that may be replaced."""
        return found == self.content or digest_of(found) == self.digest


def _checked(path: Path, target: Path, expected_digest: str | None) -> _There:
    """CannotWrite where what stands there may not be replaced. Whatever is gone by now may."""
    try:
        return _found(path, target, expected_digest)
    except FileNotFoundError:
        return _There(None, expected_digest)


def _found(path: Path, target: Path, expected_digest: str | None) -> _There:
    kept = os.lstat(target)
    if stat.S_ISLNK(kept.st_mode):
        raise CannotWrite(f"“{shown(path)}” is a link that leads to itself. Please choose another name.")
    if stat.S_ISDIR(kept.st_mode):
        raise CannotWrite(f"“{shown(path)}” is a folder. Please choose another name.")
    if not stat.S_ISREG(kept.st_mode):
        raise CannotWrite(f"“{shown(path)}” is a device, not a file. Please choose another name.")
    if not kept.st_mode & 0o222 or not _may_be_written(target):
        raise CannotWrite(f"“{shown(path)}” is protected against writing. Please save under another name.")
    attributes = attributes_of(target)
    if expected_digest is None:
        return _There(attributes, None)
    content = bytes_at(target, kept.st_size)
    if not _There(attributes, expected_digest).is_that(content):
        raise _Changed
    return _There(attributes, expected_digest, content)


def _may_be_written(target: Path) -> bool:
    """Asked again where somebody takes it away and puts it back just then. FileNotFoundError once it is gone."""
    for _ in range(3):
        if os.access(target, os.W_OK):
            return True
        os.lstat(target)
    return False


class _Changed(Exception):
    pass


def _is_other(target: Path, content: bytes) -> bool:
    """Whether something else stands there now. The bytes were read back before the swap: no answer is no fault."""
    try:
        return bytes_at(target, len(content)) != content
    except OSError:
        return False


def _replaced(target: Path, content: bytes, there: _There, may_refuse: bool) -> Why | None:
    """Written beside and swapped. With ``may_refuse``, why that cannot be, and then nothing happened."""
    beside = target.parent / _passing_name(target.name, os.urandom(4).hex())
    handle = _opened_beside(beside, target, may_refuse)
    if handle is None:
        return "folder"
    whole = False
    try:
        if not _fill_and_close(handle, content, there.attributes) and may_refuse:
            beside.unlink()
            return "owner"
        whole = bytes_at(beside, len(content)) == content
        if not whole:
            raise OSError(errno.EIO, "what was written does not read back")
        if there.digest is None:
            _put(beside, target)
        else:
            _put_for(beside, target, content, there)
    except BaseException:
        with contextlib.suppress(OSError):
            if not whole or bytes_at(beside, len(content)) == content:  # else it is what somebody else wrote
                beside.unlink()
        raise
    return None


def _opened_beside(beside: Path, target: Path, may_refuse: bool) -> int | None:
    """A new file, open. With ``may_refuse``, None where the folder takes none and the old one is there."""
    try:
        return os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as fault:
        if may_refuse and fault.errno in _REFUSED and target.exists():
            return None
        raise


def _fill_and_close(handle: int, content: bytes, attributes: FileAttributes | None) -> bool:
    """Whether the new file is whose the old one is, and for the same people."""
    try:
        fill(handle, content)
        return attributes is None or keep_attributes(handle, attributes)
    finally:
        os.close(handle)


def _passing_name(name: str, drawn: str) -> str:
    """``.~NAME.<random>.tmp``, with as much of the name as a file system lets stand."""
    room = LONGEST_NAME - len(".12345678.tmp") - 2
    kept = os.fsencode(name)[:room].decode(sys.getfilesystemencoding(), errors="ignore")
    return f".~{kept}.{drawn}.tmp"


def bytes_at(path: Path, about: int) -> bytes:
    """What the file holds, which probably are ``about`` so many bytes: then all of them are read at once."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts, room = [], about + 1
        while part := os.read(handle, room):
            parts.append(part)
            room = 1 << 16
    finally:
        os.close(handle)
    return b"".join(parts)  # one part is handed on as it is, not copied


def fill(handle: int, content: bytes) -> None:
    """Write all of it, and onto the disk itself."""
    rest = memoryview(content)
    while rest:
        written = os.write(handle, rest)
        if written <= 0:
            raise OSError(errno.EIO, "nothing more is taken")
        rest = rest[written:]
    _settle(handle)


def _settle(handle: int) -> None:
    """Onto the disk itself; macOS needs its own word for that."""
    if sys.platform == "darwin":
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _put_for(beside: Path, target: Path, content: bytes, there: _There) -> None:
    """Put ``beside`` at ``target``, but only for what was found there.

    Between the last look and the putting somebody else may put something there. So the two change
    places in one step, and only then what came out is looked at; if it is not what was expected it
    goes back. Where the system cannot do that, a moment stays, short as it is.
    """
    if not swap(beside, target):
        try:
            found = bytes_at(target, len(content))
        except FileNotFoundError:  # it was not there, or was taken away just now
            if not _put_alone(beside, target):
                raise _Changed from None
            return
        if not there.is_that(found):
            raise _Changed
        _put(beside, target)
    elif there.is_that(_came_out(beside, target, there)):
        with contextlib.suppress(OSError):  # the save is done; what is left over is seen to later
            beside.unlink()
    else:
        for _ in range(PATIENCE):  # again where a third one came meanwhile
            if bytes_at(beside, len(content)) == content or _back(beside, target, content):
                break
        raise _Changed


def _put_alone(beside: Path, target: Path) -> bool:
    """Put it where nothing stands; False where something does by now."""
    try:
        os.link(beside, target)
    except FileExistsError:
        return False
    except OSError:
        _put(beside, target)  # no links on this disk
    else:
        with contextlib.suppress(OSError):  # it is in its place; what is left over is seen to later
            beside.unlink()
    return True


def _back(beside: Path, target: Path, content: bytes) -> bool:
    """What came out of the place goes back: in exchange for what stands there, or over ``content``, or alone. True
    where it is back, and nothing is to be looked at any more."""
    if swap(beside, target):
        return False
    try:
        ours = bytes_at(target, len(content)) == content
    except FileNotFoundError:
        return _put_alone(beside, target)
    if ours:
        _put(beside, target)
    return ours


def _came_out(beside: Path, target: Path, there: _There) -> bytes:
    """What stood in the place before. Where it cannot be read all goes back to as it was."""
    try:
        return bytes_at(beside, len(there.content or b""))
    except OSError:
        swap(beside, target)
        raise


def _put(beside: Path, target: Path) -> None:
    for wait in WINDOWS_WAITS:
        try:
            beside.replace(target)
            return
        except OSError as fault:
            if getattr(fault, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
    beside.replace(target)


def _settle_folder(folder: Path) -> None:
    """The new name onto the disk too, where the system lets a folder be settled."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def advice(fault: Exception) -> str:
    """What is the matter, and what to do, as the end of a sentence."""
    if isinstance(fault, OSError) and fault.errno in _ADVICE:
        return _ADVICE[fault.errno]
    said = clean_line(getattr(fault, "strerror", None) or str(fault), 120)
    return f"{said}. Please save to another place"
