"""What stands beside a map that two people use: a notice of who has it open, and a second map where both saved.

The notice is advice for people and never decides anything: what a file holds does. It says which computer
and since when, and no name. Where it cannot be written there is none.
"""

import contextlib
import datetime as dt
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from sociomap_app.model.errors import ChangedOutside
from sociomap_app.storage.user_folders import make_private, user_folder

from . import process_alive
from .json_record import record_bytes, record_of
from .recovery import key_of
from .safe_write import LONGEST_NAME

BEAT = 30.0
"""Seconds between two signs that the map is still open."""

STALE = 3 * BEAT
NOTHING_THERE = "nothing"
"""No file has this digest, so that only a new one is written."""


_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class LockOwner(msgspec.Struct, frozen=True):
    """Which session has a map open, on which computer, since when, and when it was last heard of."""

    session: str = ""
    computer: str = ""
    since: float = 0.0
    beat: float = 0.0


def computer() -> str:
    """What this computer is called."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def notice_path(path: Path) -> Path:
    """Where the notice beside a map lies."""
    return path.with_name(f".~lock.{path.name}#")


def notice_of(path: Path) -> LockOwner | None:
    """The notice beside a map, None where there is none. One that is empty or makes no sense is nobody's: a full
    disk leaves such a one, and so do other programs."""
    at = notice_path(path)
    try:
        if not stat.S_ISREG(at.stat().st_mode):
            return None
        with at.open("rb") as file:
            return record_of(file.read(4000), LockOwner)
    except (OSError, ValueError, RecursionError):
        return None


class OpenSessions:
    """The open windows of this user on this computer, so that the notice of a dead one is known at once."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_folder("data") / "open"
        self.id = os.urandom(8).hex()
        self._held: process_alive.HeldFile | None = None

    def begin(self, document_id: str = "") -> None:
        """From now on this session counts as open with that document, until it ends in whatever way."""
        with contextlib.suppress(OSError):
            if self._held is None:
                make_private(self.folder)
                self._held = process_alive.hold(self.folder / self.id)
            if self._held is not None:
                self._held.write(key_of(document_id).encode("ascii"))

    def others_with(self, document_id: str) -> int:
        """How many other sessions of this user on this computer have that document open."""
        key, found = key_of(document_id).encode("ascii"), 0
        with contextlib.suppress(OSError):
            for one in list(self.folder.iterdir()):
                if one.name != self.id and process_alive.is_held(one):
                    with contextlib.suppress(OSError):
                        found += one.read_bytes() == key
        return found

    def end(self) -> None:
        """This session is open no more; what dead ones left is swept away."""
        if self._held is None:
            return
        self._held.release()
        self._held = None
        with contextlib.suppress(OSError):
            for one in list(self.folder.iterdir()):
                if not process_alive.is_held(one):
                    one.unlink(missing_ok=True)

    def is_dead(self, notice: LockOwner) -> bool:
        """Whether the notice is one of this computer whose session has ended without taking it away."""
        if notice.computer != computer() or not re.fullmatch("[0-9a-f]{16}", notice.session):
            return False
        one = self.folder / notice.session
        return one.is_file() and not process_alive.is_held(one)


class LockNotice:
    """The notice of one session beside one map."""

    def __init__(self, path: Path, sessions: OpenSessions) -> None:
        self.path, self.sessions = path, sessions
        self._since = time.time()

    def others(self) -> LockOwner | None:
        """The notice of somebody else who has the map open, as far as can be told."""
        found = notice_of(self.path)
        if found is None or found.session == self.sessions.id or not abs(time.time() - found.beat) <= STALE:
            return None
        return None if self.sessions.is_dead(found) else found

    def show(self) -> bool:
        """Write or renew the notice, unless somebody else's stands there. Nothing is said where that cannot be."""
        at = notice_path(self.path)
        if self.others() is not None or not _ours_to_write(at):
            return False
        told = LockOwner(self.sessions.id, computer(), self._since, time.time())
        try:
            handle = os.open(at, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK, 0o600)
            with os.fdopen(handle, "wb") as file:
                _for_whom_the_map_is(self.path, handle)
                file.write(record_bytes(told))
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                if not at.stat().st_size:  # the disk is full
                    at.unlink()
            return False
        return True

    def take_away(self) -> None:
        """The map is closed; the notice goes if it is still this session's."""
        found = notice_of(self.path)
        if found is not None and found.session == self.sessions.id:
            with contextlib.suppress(OSError):
                notice_path(self.path).unlink()


def _for_whom_the_map_is(path: Path, handle: int) -> None:
    """Whoever may read or write the map may do so with the notice, and nobody else; as far as that is allowed."""
    with contextlib.suppress(OSError, AttributeError):
        of_the_map = path.stat()
        os.fchown(handle, -1, of_the_map.st_gid)
        os.fchmod(handle, of_the_map.st_mode & 0o666 | 0o600)


def _ours_to_write(at: Path) -> bool:
    """Not where a link stands, a second name of another file, or a pipe: what is behind it may be anybody's."""
    try:
        there = at.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(there.st_mode) and there.st_nlink == 1


def write_conflict(path: Path, write: Callable[[Path], str], today: dt.date) -> tuple[Path, str]:
    """Write under a name of its own, *NAME (conflict DATE)*: the path it got and the digest of what is there.

    ``write`` gets one path after the other until it raises no ChangedOutside; it must write new files only.
    """
    number = 1
    while True:
        more = f" {number}" if number > 1 else ""
        tail = f" (conflict {today.isoformat()}{more}){path.suffix}"
        room = LONGEST_NAME - len(os.fsencode(tail))
        other = path.with_name(os.fsdecode(os.fsencode(path.stem)[:room]) + tail)
        try:
            return other, write(other)
        except ChangedOutside:
            number += 1
