"""Maps as they were saved: the bytes of the file, kept at each save and thinned with time.

The latest and ten before it stay; then the last of each day for two weeks, and of each week for eight.
What a version is lies in its name: when it was saved, and the beginning of the digest of its bytes.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.user_folders import make_private, user_folder

from .recovery import clear, key_of
from .safe_write import write_safely

LATEST, DAYS, WEEKS = 11, 14, 8
NAME = re.compile(r"(\d{8}T\d{6})\.([0-9a-f]{16})\.sociomap")
STAMP = "%Y%m%dT%H%M%S"


class Version(msgspec.Struct, frozen=True):
    """One version: where its bytes lie, and when it was saved, in local time."""

    path: Path
    saved: dt.datetime

    @property
    def digest(self) -> str:
        """The first 16 digits of the digest of its bytes."""
        return self.path.name.split(".")[1]


def root() -> Path:
    """The folder all versions lie in. It need not be there yet."""
    return user_folder("data") / "versions"


def folder_of(document_id: str, inside: Path | None = None) -> Path:
    """Where the versions of that document lie."""
    return (inside or root()) / key_of(document_id)


def versions(document_id: str, inside: Path | None = None) -> list[Version]:
    """All versions of a document, the latest first."""
    kept = []
    for one in _there(document_id, inside):
        name = NAME.fullmatch(one.name)
        if name and not _is_folder(one):
            with contextlib.suppress(ValueError):
                kept.append(Version(one, dt.datetime.strptime(name[1], STAMP)))
    return sorted(kept, key=lambda one: (one.saved, one.path.name), reverse=True)


def _there(document_id: str, inside: Path | None) -> list[Path]:
    try:
        return list(folder_of(document_id, inside).iterdir())
    except OSError:
        return []


def _is_folder(one: Path) -> bool:
    """A folder itself, or what a link to one leads to: no version, whatever it is called."""
    try:
        return one.is_dir()
    except OSError:
        return False


def strange_among(document_id: str, inside: Path | None = None) -> list[Path]:
    """What lies where the versions lie and is none: a folder, or a file under a name the program gives to none."""
    known = {one.path for one in versions(document_id, inside)}
    return sorted(one for one in _there(document_id, inside) if one not in known)


def keep(
    document_id: str,
    content: bytes,
    saved: dt.datetime,
    *,
    inside: Path | None = None,
    now: dt.datetime | None = None,
) -> bool:
    """Keep these bytes, which were saved then, unless they are the latest version already; thin the rest.

    CannotWrite where the folder does not allow it.
    """
    digest, kept = digest_of(content)[:16], versions(document_id, inside)
    if kept and kept[0].digest == digest:
        return False
    folder = folder_of(document_id, inside)
    try:
        make_private(folder.parent)
        make_private(folder)
    except OSError as fault:
        raise CannotWrite(f"The map as it was before could not be kept: {fault.strerror}.") from fault
    write_safely(folder / f"{saved:{STAMP}}.{digest}.sociomap", content)
    kept = versions(document_id, inside)
    stay = staying([one.saved for one in kept], now or dt.datetime.now())
    for one, stays in zip(kept, stay, strict=True):
        if not stays:
            with contextlib.suppress(OSError):
                one.path.unlink()
    return True


def staying(saved: Sequence[dt.datetime], now: dt.datetime) -> list[bool]:
    """Which of these, the latest first, are kept. What a clock put into the future counts as of today."""
    stays, days, weeks = [], set(), set()
    for number, moment in enumerate(saved):
        age = (now.date() - moment.date()).days
        week = moment.isocalendar()[:2]
        by_day = age < DAYS and moment.date() not in days
        by_week = age < DAYS + 7 * WEEKS and week not in weeks
        stays.append(number < LATEST or by_day or (age >= DAYS and by_week))
        if stays[-1]:
            days.add(moment.date())
            weeks.add(week)
    return stays


def forget_all(inside: Path | None = None) -> None:
    """Take the versions of every document away."""
    with contextlib.suppress(OSError):
        for one in list((inside or root()).iterdir()):
            if one.is_dir():
                clear(one)
