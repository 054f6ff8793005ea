"""Taking a person, or a map, out of everything the program keeps: copies, lists, and what broke off left behind.

What cannot be read cannot be searched for a person, so it is deleted. What another living window keeps is not
touched, and counted. Files that people made themselves are theirs.
"""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sociomap_app.model import edits
from sociomap_app.model.errors import CannotRead, CannotWrite, NeedsPassword, UserFault
from sociomap_app.model.sociomap import Sociomap

from . import recovery, sociomap_file, versions
from .alive import is_held
from .anew import Pack, Read, rewrite
from .beside import Sessions, notice_path
from .folders import sweep_dragged
from .in_place import copy_of
from .safe_write import clear_left_over, shown

REMAINS = (
    "It cannot be undone. What you saved as a copy, exported, printed or gave away remains, "
    "and so does what a backup or a service that syncs your files has kept."
)

NOW_TOO = float("-inf")
"""What is left over goes however young it is."""


class Erased(msgspec.Struct):
    """What was done with copies: how many were changed or deleted, were deleted because they could not be read,
    and how many other windows have the map open, whose copies are not touched."""

    done: int = 0
    unreadable: int = 0
    open_elsewhere: int = 0

    def words(self) -> str:
        """The same in sentences; empty where there was nothing."""
        said = []
        if self.done:
            said.append(f"Copies that were erased from, or deleted: {self.done}.")
        if self.unreadable:
            said.append(f"Copies that could not be read and were deleted: {self.unreadable}.")
        if self.open_elsewhere:
            said.append(
                "Another window still has this map open, and would save it as it was. "
                "Please close it without saving and erase again."
            )
        return " ".join(said)


def locked_copies(document_id: str, read: Read) -> int:
    """How many copies of a map are under another password than ``read`` knows, and would be deleted whole."""
    found = [one.path for one in versions.versions(document_id)]
    found += [folder / recovery.MAP for folder in recovery.copies(None, document_id)]
    locked = 0
    for path in found:
        try:
            read(path)
        except NeedsPassword:
            locked += 1
        except UserFault:
            continue
    return locked


def locked_words(count: int) -> str:
    """What that means, in a sentence with its space; empty for none."""
    if not count:
        return ""
    return f"Copies under another password: {count}. Nobody can look into them here, so they are deleted whole. "


def erase_person(
    document_id: str,
    alter_id: str,
    *,
    read: Read = sociomap_file.read,
    pack: Pack = sociomap_file.encode,
    me: Sessions | None = None,
) -> Erased:
    """One person out of all copies of a map. CannotWrite where a copy can be neither changed nor deleted.

    ``me`` is the session that asks for it, whose own window does not count as another.
    """
    erased = Erased(open_elsewhere=(me or Sessions()).others_with(document_id))
    sweep_dragged(0)
    for folder in recovery.copies(None, document_id):
        if is_held(folder / recovery.LOCK):
            erased.open_elsewhere = max(erased.open_elsewhere, 1)
            continue
        clear_left_over(folder / recovery.MAP, NOW_TOO)
        _from_copy(folder / recovery.MAP, alter_id, erased, read, pack)
        if not (folder / recovery.MAP).exists():
            recovery.clear(folder)
    for one in versions.versions(document_id):
        _from_copy(one.path, alter_id, erased, read, pack, named_by_digest=True)
    folder = versions.folder_of(document_id)
    _sweep(folder)
    for rescue in _rescues():
        with contextlib.suppress(CannotRead):
            if read(rescue).sociomap.id == document_id:
                _from_copy(rescue, alter_id, erased, read, pack)
    return erased


def erase_copies(document_id: str, *, read: Read = sociomap_file.read, me: Sessions | None = None) -> Erased:
    """All copies of a map, whatever is in them. CannotWrite where one stays."""
    erased = Erased(open_elsewhere=(me or Sessions()).others_with(document_id))
    sweep_dragged(0)
    for folder in recovery.copies(None, document_id):
        if is_held(folder / recovery.LOCK):
            erased.open_elsewhere = max(erased.open_elsewhere, 1)
        else:
            erased.done += (folder / recovery.MAP).exists()
            _take_away(folder)
    folder = versions.folder_of(document_id)
    erased.done += len(versions.versions(document_id))
    if folder.exists():
        _take_away(folder)
    for rescue in _rescues():
        with contextlib.suppress(CannotRead):
            if read(rescue).sociomap.id == document_id:
                _unlink(rescue)
                erased.done += 1
    return erased


def erase_file(path: Path) -> None:
    """The file of a map, with what broken-off saves and a notice left of it. CannotWrite."""
    _unlink(Path(os.path.realpath(path)))
    sweep_beside(path)
    if path.is_symlink():
        _unlink(path)
    with contextlib.suppress(OSError):
        notice_path(path).unlink()


def sweep_beside(path: Path) -> None:
    """What broken-off saves of that file left, beside it or in the user's folder, holds what it held; it goes."""
    target = Path(os.path.realpath(path))
    _unlink(copy_of(target))
    clear_left_over(target, NOW_TOO)


def still_named(sociomap: Sociomap, labels: set[str]) -> int:
    """How many texts of a map still hold one of these names as words of their own."""
    signs = [re.escape(label) for label in labels if label]
    if not signs:
        return 0
    name = re.compile(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)", re.IGNORECASE)
    return sum(1 for text in _texts(sociomap) if name.search(text))


def labels_of(sociomap: Sociomap, alter_id: str) -> set[str]:
    """What somebody is called, on all dates."""
    return {wave.alters[alter_id].label for wave in sociomap.waves if alter_id in wave.alters}


def _texts(sociomap: Sociomap) -> Iterator[str]:
    yield from (sociomap.title, sociomap.ego.label, sociomap.ego.setting or "")
    yield from (ring.label for ring in sociomap.design.rings)
    yield from (sector.label for sector in sociomap.design.sectors)
    yield from (own.label for own in sociomap.own_words)
    for sharing in sociomap.sharing:
        yield from (sharing.with_whom, sharing.purpose)
    for wave in sociomap.waves:
        yield from (wave.label, wave.conversation.agreed, *wave.set_aside.values())
        for alter in wave.alters.values():
            yield from (alter.label, alter.note, alter.group_goal or "", *alter.attributes.values())
        for outline in wave.outlines.values():
            yield from (outline.label, outline.note, outline.group_goal or "")
        yield from (note.text for note in wave.notes.values())
        yield from (text for answer in wave.conversation.answers for text in (answer.question, answer.words))
        for action in wave.conversation.actions:
            yield from (action.what, action.with_whom)


def _from_copy(
    path: Path, alter_id: str, erased: Erased, read: Read, pack: Pack, *, named_by_digest: bool = False
) -> None:
    if not path.exists():
        return
    try:
        sociomap = read(path).sociomap
    except UserFault:
        _unlink(path)
        erased.unreadable += 1
        return
    if not any(alter_id in wave.alters for wave in sociomap.waves):
        return
    rewrite(path, pack(edits.erase_alter(sociomap, alter_id)), named_by_digest=named_by_digest)
    erased.done += 1


def _rescues() -> list[Path]:
    """Rescue copies, as earlier versions of the program left them in the folder for passing files."""
    found = Path(tempfile.gettempdir()).glob("sociomap-rescue-*/rescue.sociomap")
    return [one for one in found if os.access(one, os.W_OK)]


def _sweep(folder: Path) -> None:
    """Take away what broken-off writing left of any file in that folder."""
    passing = re.compile(r"\.~.*\.[0-9a-f]{8}\.tmp")
    with contextlib.suppress(OSError):
        for one in list(folder.iterdir()):
            if passing.fullmatch(one.name):
                with contextlib.suppress(OSError):
                    one.unlink()


def _take_away(folder: Path) -> None:
    recovery.clear(folder)
    if folder.exists() and any(folder.iterdir()):
        raise CannotWrite(f"Copies in “{folder}” could not be deleted. Please delete that folder by hand.")


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as fault:
        raise CannotWrite(f"“{shown(path)}” could not be erased: {fault.strerror}.") from fault
