"""Copies follow their map: where it gets another password, or loses it, they are packed anew in the same way.

A plain copy of an encrypted map would give away what the password is for.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from sociomap_app.model.errors import CannotWrite, UserFault
from sociomap_app.model.sociomap import Sociomap

from . import recovery, sociomap_file, versions
from .alive import is_held
from .safe_write import digest_of, write_safely
from .seal import is_sealed

Read = Callable[[Path], sociomap_file.Opened]
Pack = Callable[[Sociomap], bytes]


def rewrite(path: Path, content: bytes, *, named_by_digest: bool = False) -> None:
    """Other bytes in place of a copy's, with its times; a version is called by their digest. CannotWrite."""
    kept, target = path.stat(), path
    if named_by_digest:
        target = path.with_name(f"{path.name.split('.')[0]}.{digest_of(content)[:16]}.sociomap")
    write_safely(target, content)
    with contextlib.suppress(OSError):
        os.utime(target, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    if target != path:
        path.unlink(missing_ok=True)


def pack_anew(document_id: str, read: Read, pack: Pack, *, saved: str | None = None) -> int:
    """All copies of a map as ``pack`` has them; how many could not be read, and were deleted.

    The version whose bytes have the digest ``saved`` is packed so already. A copy that a window keeps is its own
    affair. CannotWrite where a copy can be neither packed anew nor deleted.
    """
    lost = 0
    for one in versions.versions(document_id):
        if saved is None or not saved.startswith(one.digest):
            lost += not _packed(one.path, read, pack, named_by_digest=True)
    for folder in recovery.copies(None, document_id):
        if not is_held(folder / recovery.LOCK) and (folder / recovery.MAP).exists():
            lost += not _packed(folder / recovery.MAP, read, pack, named_by_digest=False)
    return lost


def seal_plain(document_id: str, pack: Pack) -> int:
    """Pack what is left plain of an encrypted map, as where the change of its password was cut off.

    How many could not be read, and were deleted. CannotWrite.
    """
    lost = 0
    for one in versions.versions(document_id):
        if _is_plain(one.path):
            lost += not _packed(one.path, sociomap_file.read, pack, named_by_digest=True)
    for folder in recovery.copies(None, document_id):
        if not is_held(folder / recovery.LOCK) and _is_plain(folder / recovery.MAP):
            lost += not _packed(folder / recovery.MAP, sociomap_file.read, pack, named_by_digest=False)
    return lost


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return not is_sealed(file.read(64))
    except OSError:
        return False


def _packed(path: Path, read: Read, pack: Pack, *, named_by_digest: bool) -> bool:
    try:
        try:
            rewrite(path, pack(read(path).sociomap), named_by_digest=named_by_digest)
        except CannotWrite:
            raise
        except UserFault:
            path.unlink(missing_ok=True)
            return False
    except OSError as fault:
        raise CannotWrite(f"A copy of the map could not be changed: {fault.strerror}.") from fault
    return True
