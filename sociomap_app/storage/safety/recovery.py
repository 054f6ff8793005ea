"""What is open and not saved yet, kept so that a crash or a pulled plug takes at most a second of it.

Each open map has a copy of its own: a folder with the map as a file would hold it, a note of which file it
belongs to, and a lock the system lets go of when the process ends. Nothing here takes a copy away but
``remove``; only who saved the map, or whose it is, calls that.
"""

import contextlib
import datetime as dt
import os
import re
import stat
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from sociomap_app import __version__
from sociomap_app.model.change import WaveChange, compare
from sociomap_app.model.errors import CannotWrite, NeedsPassword, TooNew, UserFault
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.user_folders import make_private, user_folder

from .json_record import record_bytes, record_of
from .process_alive import HeldFile, hold, is_held
from .safe_write import write_safely

ENCRYPTED = "It is encrypted, so nobody can tell what it holds until it is recovered with its password."
MAP, ABOUT, LOCK = "map.sociomap", "about.json", "held"
PATIENCE = 10
NAME = re.compile(r"([0-9a-f]{10}|x[0-9a-f]{20})\.([0-9a-f]{16})")

Read = Callable[[Path], sociomap_file.Opened]


class RecoveryNote(msgspec.Struct, frozen=True):
    """Which file a copy belongs to, by its path and the digest of what it held, and what process kept it."""

    path: str | None = None
    digest: str | None = None
    process: int = 0
    program: str = ""


class FoundRecovery(msgspec.Struct, frozen=True):
    """A copy that no living process keeps any more. ``about`` is empty where its note cannot be read."""

    folder: Path
    about: RecoveryNote
    written: dt.datetime

    @property
    def map(self) -> Path:
        """Where its bytes lie."""
        return self.folder / MAP


def key_of(document_id: str) -> str:
    """A document's id as a part of a name; one that is not as this program gives it is not written out."""
    if re.fullmatch("[0-9a-f]{10}", document_id):
        return document_id
    return "x" + digest_of(document_id.encode("utf-8", "surrogatepass"))[:20]


def root() -> Path:
    """The folder all copies lie in. It need not be there yet."""
    return user_folder("data") / "recovery"


class RecoveryFile:
    """Where this session keeps one open map. Nothing is written before the first ``write``."""

    def __init__(self, folder: Path, about: RecoveryNote, held: HeldFile | None = None) -> None:
        self.folder, self.about = folder, about
        self._held, self._noted = held, held is not None

    def write(self, content: bytes) -> None:
        """Keep these bytes in place of the last. CannotWrite; what was kept before is then still there."""
        try:
            if self._held is None:
                make_private(self.folder.parent)
                make_private(self.folder)
                self._held = self._hold()
            if not self._noted:
                write_safely(self.folder / ABOUT, record_bytes(self.about))
                self._noted = True
        except OSError as fault:
            raise CannotWrite(f"No copy against loss can be kept: {fault.strerror}.") from fault
        write_safely(self.folder / MAP, content)

    def _hold(self) -> HeldFile | None:
        """The lock; somebody who only asks whether it is held has it for a moment."""
        for _ in range(PATIENCE):
            held = hold(self.folder / LOCK)
            if held is not None:
                return held
            time.sleep(0.02)
        return None

    def remove(self) -> None:
        """Take the copy away: the map is saved, or its owner does not want it."""
        with contextlib.suppress(OSError):
            (self.folder / MAP).unlink()  # first of all, so that nobody finds it half gone
        self.release()
        clear(self.folder)

    def release(self) -> None:
        """Let go and leave the copy where it is."""
        held, self._held = self._held, None
        if held is not None:
            held.release()


def begin(document_id: str, path: Path | None, digest: str | None, *, inside: Path | None = None) -> RecoveryFile:
    """A new copy, of a map that belongs to that file, or to none."""
    name = f"{key_of(document_id)}.{os.urandom(8).hex()}"
    about = RecoveryNote(str(path.absolute()) if path else None, digest, os.getpid(), __version__)
    return RecoveryFile((inside or root()) / name, about)


def copies(inside: Path | None = None, document_id: str | None = None) -> list[Path]:
    """The folders of all copies, or of those of one document, whoever keeps them."""
    folder, key = inside or root(), key_of(document_id) if document_id is not None else None
    try:
        there = sorted(folder.iterdir())
    except OSError:
        return []
    named = [(one, NAME.fullmatch(one.name)) for one in there]
    return [one for one, name in named if name and key in (None, name[1]) and _is_own_folder(one)]


def strange_in(folder: Path) -> list[Path]:
    """What lies in the folder of a copy and is no part of one."""
    try:
        return sorted(one for one in folder.iterdir() if one.name not in (MAP, ABOUT, LOCK))
    except OSError:
        return []


def _is_own_folder(one: Path) -> bool:
    """A folder itself: what a link leads to is not the program's to empty."""
    try:
        return stat.S_ISDIR(one.lstat().st_mode)
    except OSError:
        return False


def found(inside: Path | None = None) -> list[FoundRecovery]:
    """The copies that no living process keeps, the newest first. Nothing is changed or taken away."""
    lost = []
    for folder in copies(inside):
        if is_held(folder / LOCK):
            continue
        try:
            written = (folder / MAP).stat().st_mtime
        except OSError:
            continue  # the process ended before it had anything to keep
        lost.append(FoundRecovery(folder, _about(folder), _moment(written)))
    return sorted(lost, key=lambda one: one.written, reverse=True)


def adopt(one: FoundRecovery) -> RecoveryFile | None:
    """Take a copy over for this session; None where another process was quicker, or it is gone."""
    with contextlib.suppress(OSError):
        if one.map.exists():
            held = hold(one.folder / LOCK)
            if held is not None:
                if one.map.exists():
                    return RecoveryFile(one.folder, one.about, held)
                held.release()
    return None


def clear(folder: Path) -> None:
    """Take everything out of the folder of one copy, and the folder away. What is stuck stays."""
    if not _is_own_folder(folder):
        return
    with contextlib.suppress(OSError):
        for one in sorted(folder.iterdir()):
            with contextlib.suppress(OSError):
                one.unlink()
        folder.rmdir()


class InspectedRecovery(msgspec.Struct, frozen=True):
    """What a copy holds beside what its file holds now.

    ``document`` is None where the copy cannot be read; ``said`` is more about it. ``base`` is what the file
    holds, where it is as it was; with ``same`` there is nothing that was not saved.
    """

    found: FoundRecovery
    document: Sociomap | None
    base: Sociomap | None = None
    said: str = ""
    same: bool = False
    people: int = 0
    connections: int = 0
    dates: int = 0


def look(one: FoundRecovery, read: Read = sociomap_file.read) -> InspectedRecovery:
    """Read a copy and its file, and count what differs: people and connections on all dates, and dates."""
    try:
        document = read(one.map).sociomap
    except TooNew as fault:
        return InspectedRecovery(one, None, said=str(fault))
    except NeedsPassword:
        return InspectedRecovery(one, None, said=ENCRYPTED)
    except UserFault:
        return InspectedRecovery(one, None)
    opened = unchanged(one.about, read)
    base = opened.sociomap if opened is not None else None
    change = compare(base, document) if base is not None else None
    waves: Sequence[Wave | WaveChange] = document.waves if change is None else [*change.waves.values()]
    return InspectedRecovery(
        one,
        document,
        base,
        same=change is not None and not change,
        people=len({each for wave in waves for each in wave.alters}),
        connections=sum(len(wave.ties) for wave in waves),
        dates=len(waves),
    )


def unchanged(about: RecoveryNote, read: Read = sociomap_file.read) -> sociomap_file.Opened | None:
    """What the file of a copy holds, where that is still what it held when it was opened."""
    if about.path is None or about.digest is None:
        return None
    try:
        opened = read(Path(about.path))
    except UserFault:
        return None
    return opened if opened.digest == about.digest else None


def _moment(seconds: float) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(seconds)
    except (OverflowError, ValueError, OSError):  # a disk may hold any number
        return dt.datetime.fromtimestamp(0)


def _about(folder: Path) -> RecoveryNote:
    try:
        return record_of((folder / ABOUT).read_bytes(), RecoveryNote)
    except (OSError, ValueError, RecursionError):
        return RecoveryNote()
