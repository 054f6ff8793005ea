"""Erasing a person, or the open map, everywhere the program keeps anything. It says first what it will do."""

import os
from collections.abc import Set
from pathlib import Path

from sociomap_app.app.background.autosave import Autosave
from sociomap_app.app.background.file_lock import FileLock
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.settings.settings import Settings
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.errors import CannotRead, ChangedOutside, TooNew, UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage.digests import digest_at
from sociomap_app.storage.safety import erase, erase_unreadable, former_names
from sociomap_app.storage.safety.exported_file import is_map
from sociomap_app.storage.safety.former_names import FormerNames
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.storage.same_file import same_file
from sociomap_app.storage.sociomap_file import read as read_map
from sociomap_app.vocabulary.entries import Framework

from .file_access import FileAccess

ERASE, KEEP = "Erase", "Do not erase"
ERASE_FILE, LEAVE_FILE = "Erase this file …", "Leave it as it is"
COPIES_STAY = f"{erase.UNTOLD} To delete the copies of all maps, say in the settings that none are kept."
WITH_COPIES, FILE_ONLY = "Erase it and its earlier versions", "Erase the file only"
COPIES_KNOWN = (
    "Earlier versions and what was not saved of this map are kept here, and can go with it; a second file with "
    "the same map would lose them, too."
)
NOT_AS_WRITTEN = "“{}” is not as the program wrote it: something may have changed or damaged it. Save over it?"
CHANGED_MEANWHILE = "Nothing was erased. “{}” has changed meanwhile; please try to open it again."


class Erasing:
    """Erases from the files, the open map and everything that is kept of it."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        access: FileAccess,
        lock: FileLock,
        autosave: Autosave,
        settings: Settings,
        ask: Questions,
    ) -> None:
        self._session, self._framework, self._access, self._lock = session, framework, access, lock
        self._autosave, self._settings, self._ask = autosave, settings, ask

    # A person

    def known_names(self, alter_id: str) -> FormerNames:
        """What somebody on the open map is called, and was, as far as it can be known."""
        session = self._session
        steps = [one.document for one in (*session.history.past, *session.history.future)]
        read, path = self._access.read_quietly, session.path
        return former_names.known(session.document, alter_id, read, file=path, steps=steps)

    def ask_about(self, alter_id: str, label: str) -> bool:
        """Erase somebody after asking; whether they are erased."""
        names = self.known_names(alter_id)
        asked = f"{names.words(label)}Erase “{label}”? It cannot be undone."
        return self._ask.pick(asked, (ERASE, KEEP)) == 0 and self.erase_person(alter_id, names)

    def erase_person(self, alter_id: str, names: FormerNames | None = None) -> bool:
        """Erase somebody from the file, from the open map and its history, and from all that is kept of it. Faults
        are told."""
        session, names = self._session, names or self.known_names(alter_id)
        try:
            saved, digest = self._from_file(alter_id, names.names)
        except UserFault as fault:
            self._ask.tell(f"Nothing was erased. {fault}")
            return False
        self._autosave.drop()
        # As it is by now: names that were being pasted may have come while the file was written.
        without = edits.erase_alter(session.document, alter_id, names.names)
        session.erase(without, saved=saved, digest=digest)
        told = self._from_what_is_kept(without.id, alter_id, names.names)
        self._autosave.keep_now()
        still = _named_still(erase.still_named(without, names.names - names.shared))
        self._tell_all("The person is erased.", told, still, _others(session.path))
        return True

    def _from_what_is_kept(self, document_id: str, alter_id: str, also: Set[str]) -> str:
        """Erase somebody from recovery files and earlier versions; what there is to tell."""
        read, pack, me = self._access.read_quietly, self._access.pack, self._lock.sessions
        try:
            return erase.erase_person(document_id, alter_id, also=also, read=read, pack=pack, me=me).words()
        except UserFault as fault:
            return str(fault)

    def _from_file(self, alter_id: str, also: Set[str]) -> tuple[Sociomap | None, str | None]:
        """Erase somebody from the file of the open map: what it holds by now, and its digest."""
        session = self._session
        if session.path is None:
            return None, None
        opened = self._access.read(session.path)
        same = opened.digest == session.file.digest
        if opened.sociomap.id != session.document.id:
            return None, None  # somebody put another map there, which is not this one's to change
        saved = erase.without_person(opened.sociomap, alter_id, also)
        if saved is opened.sociomap:
            return (opened.sociomap, opened.digest) if same else (None, None)
        if not opened.intact and not self._ask.yes(NOT_AS_WRITTEN.format(shown(session.path))):
            raise UserFault("The file stays as it is.")
        digest = self._access.put(session.path, saved, opened.digest)
        erase.sweep_beside(session.path)
        return (saved, digest) if same else (None, None)

    # The map

    def erase_map(self) -> bool:
        """Erase the open map with its file and everything that is kept of it, and begin a new one. Faults are
        told."""
        session, path = self._session, self._session.path
        what = f"the file “{shown(path)}”" if path is not None else "what is drawn here and was never saved"
        others = erase.perhaps_of_another(session.document.id, self._access.read_quietly)
        asked = (
            f"Erase this map everywhere? That is {what}, its earlier versions, copies of what was not saved, "
            f"and its line in the list of recent maps.\n\n{f'{others} ' if others else ''}{erase.REMAINS}"
        )
        if self._ask.pick(asked, ("Erase this map", "Cancel")) != 0:
            return False
        document = session.document
        try:
            if path is not None:
                _refuse_another(path, document)
                erase.erase_file(path)
        except UserFault as fault:
            self._ask.tell(f"Nothing was erased. {fault}")
            return False
        known = document.design.preset in self._framework.presets
        session.open(new_sociomap(self._framework, document.design.preset if known else "halves"))
        if path is not None:
            self._settings.forget_map(path)
        try:
            told = erase.erase_copies(document.id, me=self._lock.sessions).words()
        except UserFault as fault:
            told = str(fault)
        self._tell_all("The map is erased.", told, _others(path))
        return True

    # A file nobody can read

    def tell_unreadable(self, path: Path, fault: UserFault, told: str) -> None:
        """Tell why a file cannot be opened; where it is a damaged map, it can be erased all the same."""
        if not self._is_damaged_map(path, fault):
            self._ask.tell(told)
            return
        digest = digest_at(path)
        if self._ask.pick(told, (ERASE_FILE, LEAVE_FILE)) == 0:
            self.erase_unreadable(path, digest)

    def _is_damaged_map(self, path: Path, fault: UserFault) -> bool:
        damaged = isinstance(fault, CannotRead) and not isinstance(fault, TooNew) and _can_be_looked_into(path)
        target = Path(os.path.realpath(path))  # a link may be called like a map and lead to anything
        named = target.suffix.lower() == ".sociomap" or is_map(path)
        now = self._session.path
        return damaged and named and not (now is not None and same_file(str(now), path))

    def erase_unreadable(self, path: Path, digest: str | None) -> bool:
        """Erase a file nobody can read, after asking, with what is left beside it. Faults are told.

        It goes only while it has that ``digest``: it may have been on its way, as with a service that syncs files.
        """
        ids = erase_unreadable.copies_of(path)
        chosen = self._ask_how(path, ids)
        if chosen == KEEP:
            return False
        if digest_at(path) != digest:
            self._ask.tell(CHANGED_MEANWHILE.format(shown(path)))
            return False
        try:
            erase.erase_file(path)
        except UserFault as fault:
            self._ask.tell(f"Nothing was erased. {fault}")
            return False
        self._settings.forget_map(path)
        told = "" if ids else COPIES_STAY
        if chosen == WITH_COPIES:
            try:
                told = erase_unreadable.erase_copies_of(ids, self._lock.sessions).words()
            except UserFault as fault:
                told = str(fault)
        self._tell_all("The file is erased.", told, _others(path))
        return True

    def _ask_how(self, path: Path, ids: list[str]) -> str:
        """Which of the ways was chosen; with the ids of maps it may be, what is kept of them can go too."""
        choices = (WITH_COPIES, FILE_ONLY, KEEP) if ids else (ERASE, KEEP)
        asked = (
            f"Erase “{shown(path)}”? That is the file, what broken-off saves left of it or kept of what was in it "
            "before, and its line in the list of recent maps. "
            f"{COPIES_KNOWN if ids else COPIES_STAY} {erase.REMAINS}"
        )
        return choices[self._ask.pick(asked, choices)]

    def _tell_all(self, *said: str) -> None:
        self._ask.tell(" ".join(part for part in said if part))


def _can_be_looked_into(path: Path) -> bool:
    """Whether it is what the file holds that cannot be read, and not the file."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return False
    return True


def _refuse_another(path: Path, document: Sociomap) -> None:
    """UserFault where the file holds another map by now."""
    try:
        there = read_map(path).sociomap.id
    except CannotRead:
        return  # damaged, gone or locked: it is erased all the same
    if there != document.id:
        raise ChangedOutside(f"“{shown(path)}” holds another map by now, which is left as it is.")


def _named_still(number: int) -> str:
    if not number:
        return ""
    return f"The name still stands in {number} {'text' if number == 1 else 'texts'} of this map: please look."


def _others(path: Path | None) -> str:
    """Maps that were saved beside this one because two people saved: they are files of their own."""
    if path is None:
        return ""
    try:
        stem = path.stem.partition(" (conflict ")[0]
        beside = [one for one in path.parent.iterdir() if one.suffix == path.suffix and one != path]
    except OSError:
        return ""
    found = [shown(one) for one in beside if one.stem == stem or one.stem.startswith(f"{stem} (conflict ")]
    return f"Please look at these, too: {', '.join(sorted(found)[:5])}." if found else ""
