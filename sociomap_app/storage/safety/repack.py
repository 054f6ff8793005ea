"""Copies follow their map: where it gets another password, or loses it, they are packed anew in the same way.

A plain copy of an encrypted map would give away what the password is for.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from sociomap_app.model.errors import CannotRead, CannotWrite, TooNew, UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.encryption.encrypted_map import MAGIC, is_encrypted

from . import recovery, versions
from .process_alive import is_held
from .safe_write import write_safely

Read = Callable[[Path], sociomap_file.Opened]
Pack = Callable[[Sociomap], bytes]


def rewrite(path: Path, content: bytes, *, named_by_digest: bool = False) -> None:
    """Other bytes in place of a copy's, with its times; a version is called by their digest. CannotWrite.

    Where a link stands in the place of the copy, what it leads to is somebody's own file, and stays as it is.
    """
    kept, target = path.stat(), path
    if path.is_symlink():
        path.unlink()
    if named_by_digest:
        target = path.with_name(f"{path.name.split('.')[0]}.{digest_of(content)[:16]}.sociomap")
    write_safely(target, content)
    with contextlib.suppress(OSError):
        os.utime(target, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    if target != path:
        path.unlink(missing_ok=True)


class Repacked(msgspec.Struct):
    """How many copies could not be read and were deleted, and how many a later program wrote, which are left."""

    lost: int = 0
    left: int = 0

    def words(self) -> str:
        """The same in sentences; empty where there was nothing."""
        said = []
        if self.lost:
            said.append(f"Copies that could not be read any more were deleted: {self.lost}.")
        if self.left:
            said.append(f"Copies that a later version of the program wrote stay as they are: {self.left}.")
        return " ".join(said)


def pack_anew(document_id: str, read: Read, pack: Pack, *, saved: str | None = None) -> Repacked:
    """All copies of a map as ``pack`` has them.

    The version whose bytes have the digest ``saved`` is packed so already. A copy that a window keeps is its own
    affair. CannotWrite where a copy can be neither packed anew nor deleted.
    """
    done = Repacked()
    for one in versions.versions(document_id):
        if saved is None or not saved.startswith(one.digest):
            _pack(one.path, read, pack, done, named_by_digest=True)
    for folder in recovery.copies(None, document_id):
        if not is_held(folder / recovery.LOCK) and (folder / recovery.MAP).is_file():
            _pack(folder / recovery.MAP, read, pack, done, named_by_digest=False)
    return done


def pack_plain(document_id: str, pack: Pack) -> None:
    """The copies of an encrypted map that are not encrypted, because the program ended before they followed it.

    What cannot be read is left. CannotWrite.
    """
    for one in versions.versions(document_id):
        with contextlib.suppress(OSError, CannotRead):
            if not _sealed(one.path):
                rewrite(one.path, pack(sociomap_file.read(one.path).sociomap), named_by_digest=True)
    for folder in recovery.copies(None, document_id):
        copy = folder / recovery.MAP
        with contextlib.suppress(OSError, CannotRead):
            if not is_held(folder / recovery.LOCK) and not _sealed(copy):
                rewrite(copy, pack(sociomap_file.read(copy).sociomap))


def _sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return is_encrypted(file.read(len(MAGIC)))


def _pack(path: Path, read: Read, pack: Pack, done: Repacked, *, named_by_digest: bool) -> None:
    try:
        try:
            rewrite(path, pack(read(path).sociomap), named_by_digest=named_by_digest)
        except CannotWrite:
            raise
        except TooNew:
            done.left += 1
        except UserFault:
            path.unlink(missing_ok=True)
            done.lost += 1
    except OSError as fault:
        raise CannotWrite(f"A copy of the map could not be changed: {fault.strerror}.") from fault
