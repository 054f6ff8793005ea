"""Whose a file is and who may read it: owner, group, permissions, access list and further attributes.

A save puts another file in the place of the old one, and that one has to be the same to everybody else.
"""

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec

MATTERS = ("user.", "system.posix_acl_access")
"""Further attributes without which a file is another to somebody; the rest the system gives by itself."""


class FileAttributes(msgspec.Struct, frozen=True):
    """What a save keeps. ``further`` holds attributes by name, the access list among them; empty where the system
    has none or tells none."""

    owner: int
    group: int
    mode: int
    further: Mapping[str, bytes]


def attributes_of(path: Path) -> FileAttributes:
    """Those of a file. OSError where it is not there."""
    found = path.stat()
    return FileAttributes(found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode), _further(path))


def keep_attributes(handle: int, wanted: FileAttributes) -> bool:
    """Give them to the open file, as far as that is allowed; whether it has all of them then.

    What is refused is left as it is: nothing that fails here fails a save.
    """
    if not hasattr(os, "fchmod"):
        return True  # there rights come from the folder
    now = os.fstat(handle)
    for owner, group in ((wanted.owner, wanted.group), (-1, wanted.group)):
        if (now.st_uid, now.st_gid) == (wanted.owner, wanted.group):
            break
        with contextlib.suppress(OSError):
            os.fchown(handle, owner, group)
        now = os.fstat(handle)
    with contextlib.suppress(OSError):
        os.fchmod(handle, wanted.mode)
    _give(handle, wanted.further)
    now = os.fstat(handle)
    same = (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (wanted.owner, wanted.group, wanted.mode)
    return same and _further(handle) == wanted.further


def _give(handle: int, wanted: Mapping[str, bytes]) -> None:
    there = _further(handle)
    for name in there.keys() - wanted.keys():
        with contextlib.suppress(OSError):
            os.removexattr(handle, name)
    for name, value in wanted.items():
        if there.get(name) != value:
            with contextlib.suppress(OSError):
                os.setxattr(handle, name, value)


def _further(file: Path | int) -> dict[str, bytes]:
    """Of a file or an open one; one that is gone while it is looked at is none."""
    found: dict[str, bytes] = {}
    if not hasattr(os, "listxattr"):
        return found
    with contextlib.suppress(OSError):
        for name in os.listxattr(file):
            if name.startswith(MATTERS):
                with contextlib.suppress(OSError):
                    found[name] = os.getxattr(file, name)
    return found
