"""Taking a person, or a map, out of everything the program keeps: copies, lists, and what broke off left behind.

What cannot be read cannot be searched for a person, so it is deleted. What another living window keeps is not
touched, and counted. Files that people made themselves are theirs.
"""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator, Set
from pathlib import Path

import msgspec

from sociomap_app.model import edits
from sociomap_app.model.errors import CannotRead, CannotWrite, NeedsPassword, UserFault
from sociomap_app.model.names_in_text import NameSearch
from sociomap_app.model.sociomap import Conversation, Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.user_folders import sweep_dragged

from . import recovery, versions
from .file_lock import OpenSessions, notice_path
from .process_alive import is_held
from .repack import Pack, Read, rewrite
from .safe_write import clear_left_over, shown
from .write_in_place import copy_of

REMAINS = (
    "It cannot be undone. What you saved as a copy, exported, printed or gave away remains, "
    "and so does what a backup or a service that syncs your files has kept."
)

UNTOLD = "Earlier versions the program may keep of it cannot be told from those of other maps, and stay."
"""What holds for a file nobody can read."""

NOW_TOO = float("-inf")
"""What is left over goes however young it is."""


class Erased(msgspec.Struct):
    """What was done with copies: how many were changed or deleted, were deleted because they could not be read,
    how many other windows have the map open, whose copies are not touched, and folders and files among the copies
    that the program did not make, which it steps over."""

    done: int = 0
    unreadable: int = 0
    open_elsewhere: int = 0
    strange: list[Path] = msgspec.field(default_factory=list)

    def words(self) -> str:
        """The same in sentences; empty where there was nothing."""
        said = []
        if self.done:
            copies = "1 copy was" if self.done == 1 else f"{self.done} copies were"
            said.append(f"On this computer {copies} changed or deleted with it.")
        if self.unreadable:
            said.append(f"Copies that could not be read and were deleted: {self.unreadable}.")
        if self.open_elsewhere:
            said.append(
                "Another window still has this map open, and would save it as it was. "
                "Please close it without saving and erase again."
            )
        for one in self.strange:
            said.append(f"Among the copies is something this program did not make. Please look at it: {one}.")
        return " ".join(said)


def erase_person(
    document_id: str,
    alter_id: str,
    *,
    also: Set[str] = frozenset(),
    read: Read = sociomap_file.read,
    pack: Pack = sociomap_file.encode,
    me: OpenSessions | None = None,
) -> Erased:
    """One person out of all copies of a map. CannotWrite where a copy can be neither changed nor deleted.

    ``also`` are names the person had before. ``me`` is the session that asks for it, whose own window does not
    count as another.
    """
    without, stuck = _Without(alter_id, also, read, pack), list[CannotWrite]()
    erased = Erased(open_elsewhere=(me or OpenSessions()).others_with(document_id))
    sweep_dragged(every=True)
    for folder in recovery.copies(None, document_id):
        if is_held(folder / recovery.LOCK):
            erased.open_elsewhere = max(erased.open_elsewhere, 1)
            continue
        _sweep(folder)
        with _going_on(stuck):
            without.take_from(folder / recovery.MAP, erased)
        if not (folder / recovery.MAP).exists():
            recovery.clear(folder)
        erased.strange += recovery.strange_in(folder)
    for one in versions.versions(document_id):
        with _going_on(stuck):
            without.take_from(one.path, erased, named_by_digest=True)
    _sweep(versions.folder_of(document_id))
    erased.strange += versions.strange_among(document_id)
    for rescue in _rescues():
        with contextlib.suppress(CannotRead), _going_on(stuck):
            if read(rescue).sociomap.id == document_id:
                without.take_from(rescue, erased)
    if stuck:
        raise stuck[0]
    return erased


def erase_copies(document_id: str, *, read: Read = sociomap_file.read, me: OpenSessions | None = None) -> Erased:
    """All copies of a map, whatever is in them. CannotWrite where one stays."""
    stuck: list[CannotWrite] = []
    erased = Erased(open_elsewhere=(me or OpenSessions()).others_with(document_id))
    sweep_dragged(every=True)
    for folder in recovery.copies(None, document_id):
        if is_held(folder / recovery.LOCK):
            erased.open_elsewhere = max(erased.open_elsewhere, 1)
        else:
            erased.done += (folder / recovery.MAP).is_file()
            with _going_on(stuck):
                _take_away(folder, erased)
    folder = versions.folder_of(document_id)
    erased.done += len(versions.versions(document_id))
    if folder.exists():
        with _going_on(stuck):
            _take_away(folder, erased)
    for rescue in _rescues():
        with contextlib.suppress(CannotRead), _going_on(stuck):
            if read(rescue).sociomap.id == document_id:
                _unlink(rescue)
                erased.done += 1
    if stuck:
        raise stuck[0]
    return erased


def perhaps_of_another(document_id: str, read: Read) -> str:
    """A sentence where earlier versions cannot be opened with what opens this map: a copy of the file made by hand
    is the same map to the program, and they may be of that one. Else empty."""
    closed = 0
    for one in versions.versions(document_id):
        try:
            read(one.path)
        except NeedsPassword:
            closed += 1
        except UserFault:
            continue
    if not closed:
        return ""
    those = "1 earlier version opens" if closed == 1 else f"{closed} earlier versions open"
    return (
        f"{those} with another password, and may be of a copy of this file that was made by hand and has a "
        "password of its own: it would lose them."
    )


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


def still_named(sociomap: Sociomap, labels: Set[str]) -> int:
    """How many texts of a map still hold one of these names as words of their own."""
    search = NameSearch(labels)
    return sum(map(search.finds, _texts(sociomap)))


def labels_of(sociomap: Sociomap, alter_id: str) -> set[str]:
    """What somebody is called, on all dates."""
    return {wave.alters[alter_id].label for wave in sociomap.waves if alter_id in wave.alters}


def _texts(sociomap: Sociomap) -> Iterator[str]:
    yield from (sociomap.title, sociomap.code, sociomap.ego.label)
    yield from (fact for fact in msgspec.structs.astuple(sociomap.ego.census) if isinstance(fact, str))
    yield from (ring.label for ring in sociomap.design.rings)
    yield from (sector.label for sector in sociomap.design.sectors)
    yield from (own.label for own in sociomap.own_words)
    for sharing in sociomap.sharing:
        yield from (sharing.with_whom, sharing.purpose)
    for wave in sociomap.waves:
        yield from (wave.label, wave.ego_setting or "", *wave.set_aside.values(), *wave.change_notes.values())
        yield from wave.helped
        yield from _texts_on_map(wave)
        yield from _texts_of_talk(wave.conversation)


def _texts_on_map(wave: Wave) -> Iterator[str]:
    for alter in wave.alters.values():
        yield from (alter.label, alter.peer_code, alter.note, alter.group_goal or "")
        for column, words in alter.attributes.items():
            yield from (column, words)
    for outline in wave.outlines.values():
        yield from (outline.label, outline.note, outline.group_goal or "")
    yield from (note.text for note in wave.notes.values())


def _texts_of_talk(talk: Conversation) -> Iterator[str]:
    yield talk.agreed
    for answer in talk.answers:
        yield from (answer.question, answer.words)
    for action in talk.actions:
        yield from (action.what, action.with_whom)


class _Without(msgspec.Struct, frozen=True):
    """Who goes from a copy, under which names, and how a copy is read and packed."""

    alter_id: str
    also: Set[str]
    read: Read
    pack: Pack

    def take_from(self, path: Path, erased: Erased, *, named_by_digest: bool = False) -> None:
        if not path.exists():
            return
        if path.is_dir():
            erased.strange.append(path)
            return
        try:
            sociomap = self.read(path).sociomap
        except UserFault:
            _unlink(path)
            erased.unreadable += 1
            return
        left = without_person(sociomap, self.alter_id, self.also)
        if left is not sociomap:
            rewrite(path, self.pack(left), named_by_digest=named_by_digest)
            erased.done += 1


def without_person(sociomap: Sociomap, alter_id: str, also: Set[str] = frozenset()) -> Sociomap:
    """The map without somebody; where they are not on it any more, without their names. Itself if nothing goes."""
    there = any(alter_id in wave.alters for wave in sociomap.waves)
    return (edits.erase_alter if there else edits.unname_alter)(sociomap, alter_id, also)


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


@contextlib.contextmanager
def _going_on(stuck: list[CannotWrite]) -> Iterator[None]:
    """What cannot be erased is kept in mind, and the rest is erased all the same."""
    try:
        yield
    except CannotWrite as fault:
        stuck.append(fault)


def _take_away(folder: Path, erased: Erased) -> None:
    recovery.clear(folder)
    left = list(folder.iterdir()) if folder.exists() else []
    strange = [one for one in left if one.is_dir()]
    erased.strange += strange
    if len(strange) < len(left):
        raise CannotWrite(f"Copies in “{folder}” could not be deleted. Please delete that folder by hand.")


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as fault:
        raise CannotWrite(f"“{shown(path)}” could not be erased: {fault.strerror}.") from fault
