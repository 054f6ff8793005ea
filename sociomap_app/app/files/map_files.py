"""The life of a map as a file: new, open, save, revert, close, without ever losing work unasked."""

import datetime as dt
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sociomap_app.app.background.autosave import Autosave
from sociomap_app.app.background.file_lock import FileLock, HowToOpen
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.settings.settings import Settings
from sociomap_app.editing.map_file import in_no_file, opened_from, to_draw_on
from sociomap_app.editing.new_map import new_sociomap, sample_map
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.errors import ChangedOutside, UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.digests import digest_at, digest_of
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.safety.file_lock import NOTHING_THERE, write_conflict
from sociomap_app.storage.safety.safe_write import clear_left_over
from sociomap_app.storage.safety.write_in_place import copy_of
from sociomap_app.storage.user_folders import home_folder
from sociomap_app.vocabulary.entries import Framework

from .file_access import FileAccess
from .table_file import told_of_table

A_COPY = "Save a copy of the map"
SAFE = "\n\nWhat you drew is kept on this computer until it is saved."


class MapFiles(QObject):
    """Opens and saves the session's map. Asks before anything unsaved would go.

    ``both_kept`` names the file beside which the map was saved, ``unreadable`` one that could not be opened, with
    the fault and what is to be told.
    """

    both_kept = Signal(object)
    unreadable = Signal(object, object, str)

    def __init__(
        self,
        session: Session,
        framework: Framework,
        ask: Questions,
        access: FileAccess,
        lock: FileLock,
        autosave: Autosave,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._framework, self._ask, self._access = session, framework, ask, access
        self._lock, self._autosave, self._settings = lock, autosave, settings

    @property
    def folder(self) -> Path:
        """Where a dialogue starts: beside the open map, else the home folder."""
        return self._session.path.parent if self._session.path is not None else home_folder()

    def may_leave(self) -> bool:
        """Whether the open map may go: it is saved, or its owner says so."""
        if not self._session.unsaved:
            return True
        answer = self._ask.keep_changes()
        # What came while it was saved, as names do that were being pasted, is asked about once more.
        return answer == "discard" or (answer == "save" and self.save() and self.may_leave())

    def new(self) -> bool:
        """A new empty map in place of the open one."""
        if not self.may_leave():
            return False
        preset = self._ask.preset(self._framework)
        if preset is None:
            return False
        self._session.open(new_sociomap(self._framework, preset))
        return True

    def open(self, path: Path | None = None) -> bool:
        """Another map in place of the open one; a fault is told, and the open map stays."""
        chosen = path or self._ask.to_open(self.folder)
        if chosen is None or self._is_table(chosen) or not self.may_leave():
            return False
        return self.show(chosen)

    def _is_table(self, path: Path) -> bool:
        """Whether it is no map but a table, after saying so."""
        told = told_of_table(path)
        if told:
            self._ask.tell(told)
        return bool(told)

    def show(self, path: Path, how: HowToOpen | None = None) -> bool:
        """Open that file without asking about the present map. ``how`` is asked where somebody else has it open
        and it is not known."""
        if self._is_table(path):
            return False
        how = how or self._lock.how_to_open(path)
        if how == "no":
            return False
        try:
            opened = self._access.unlocked(path)
        except UserFault as fault:
            kept = copy_of(path)
            also = f" What was in it before it was last written over is in {kept}." if kept.exists() else ""
            self.unreadable.emit(path, fault, f"{fault}{also}")
            return False
        if opened is None:
            return False
        if how == "copy":
            copy = edits.under_another_id(opened.sociomap, self._session.new_id())
            self._session.open(to_draw_on(copy), in_no_file(opened.encryption))
        else:
            self._show_file(path, opened, only_to_look=how == "look")
        if not opened.intact:
            over = " You will be asked before it is saved over." if how == "open" else ""
            self._ask.tell(
                f"“{path.name}” could be read, but it is not as the program wrote it: something may have "
                f"changed or damaged it. Please look it over.{over}"
            )
        return True

    def _show_file(self, path: Path, opened: sociomap_file.Opened, *, only_to_look: bool) -> None:
        if opened.intact and not only_to_look:
            clear_left_over(path)
        document = opened.sociomap if only_to_look else to_draw_on(opened.sociomap)
        self._session.open(document, opened_from(path, opened, document), only_to_look=only_to_look)
        self._settings.remember_map(path)

    def open_sample(self) -> bool:
        """A copy of the sample map in place of the open one."""
        if not self.may_leave():
            return False
        self._session.open(sample_map(self._session.new_id))
        return True

    def save(self) -> bool:
        """Save where the map lies; where it lies nowhere yet, ask."""
        path = self._session.path
        if path is None or self._session.only_to_look:
            return self.save_as()
        if not self._session.file.intact and not self._ask.yes(
            f"“{path.name}” was not as the program wrote it when it was opened. Save over it?"
        ):
            return False
        return self._write(path, self._session.file.digest, self._session.document.id)

    def save_as(self) -> bool:
        """Save under another name; the copy is a document of its own from then on."""
        path = self._ask.to_save(self.folder / self.suggested(".sociomap"))
        if path is None:
            return False
        if self._session.only_to_look and self._is_its_file(path):
            self._ask.tell(
                "That is the file you are looking at. Please choose another name for a map of your own."
            )
            return False
        copied = self._session.path is not None and path != self._session.path
        return self._write(path, None, self._session.new_id() if copied else self._session.document.id)

    def save_copy(self) -> bool:
        """Save a copy elsewhere and go on with this one."""
        path = self._ask.to_save(self.folder / self.suggested(" copy.sociomap"), A_COPY)
        if path is None:
            return False
        if self._is_its_file(path):
            self._ask.tell("That is the file of the open map itself. Please choose another name for the copy.")
            return False
        try:
            self._access.put(path, edits.under_another_id(self._session.document, self._session.new_id()))
        except UserFault as fault:
            self._ask.tell(str(fault))
            return False
        return True

    def revert(self) -> bool:
        """Back to the map as it was saved last."""
        path = self._session.path
        if path is None or not self._session.unsaved:
            return False
        if not self._ask.yes("Go back to the map as it was saved last? What changed since then is lost."):
            return False
        return self.show(path)

    def protect(self, encryption: EncryptionKey | None) -> bool:
        """Encrypt the map with that key, or none, and save it where it has a file; where that fails all stays."""
        before = self._session.encryption
        self._session.protect(encryption)
        if self._session.path is not None and not self.save():
            self._session.protect(before)
            self._autosave.keep_now()  # the copy of what is not saved was packed for the save that failed
            return False
        # Else the map of somebody else was opened in place of this one meanwhile.
        if self._session.encryption is encryption:
            self._autosave.follow(before)
        return True

    def _is_its_file(self, path: Path) -> bool:
        its = self._session.path
        if its is None:
            return False
        try:
            return path.samefile(its)  # also where capitals make no other name
        except OSError:
            return os.path.realpath(path) == os.path.realpath(its)

    def title(self, *, named: bool) -> str:
        """What the window is called; without the name of the file on a shared screen."""
        session = self._session
        name = session.path.name if session.path is not None else session.document.title or "New map"
        parts = (f"{name}[*]" if named else "", "only to look at" if session.only_to_look else "", "Sociomap")
        return " – ".join(part for part in parts if part) + ("" if named else "[*]")

    def in_words(self, kept: dt.datetime | None) -> str:
        """How safe the map is: saved when, or a copy of it ``kept`` when; and whether it is encrypted."""
        session = self._session
        if session.only_to_look:
            return f"Only to look at · {'not ' if session.encryption is None else ''}encrypted"
        if session.path is None and not session.unsaved:
            return "Not saved anywhere yet"
        saved_at = session.file.saved_at
        at = f"Saved {saved_at:%H:%M}" if saved_at is not None else "As in the file"
        copy = f" · recovery copy {kept:%H:%M}" if kept is not None and session.unsaved else ""
        saved = f"Not saved yet{copy}" if session.unsaved else at
        return f"{saved} · {'not ' if session.encryption is None else ''}encrypted"

    def suggested(self, ending: str) -> str:
        """A file name that gives nobody's name away."""
        if self._session.path is not None:
            return f"{self._session.path.stem}{ending}"
        return f"sociomap {self._session.wave.date.isoformat()}{ending}"

    def _write(self, path: Path, expected: str | None, document_id: str) -> bool:
        document = self._session.document
        if document_id != document.id:
            document = edits.under_another_id(document, document_id)
        self._autosave.keep_version(path)
        try:
            digest = self._access.put(path, document, expected)
        except ChangedOutside:
            return self._keep_both(path, document)
        except UserFault as fault:
            self._ask.tell(f"{fault}{SAFE if self._autosave.keep_now() else ''}")
            return False
        if document_id != self._session.document.id:
            self._session.become_copy(document_id)
        self._saved(path, digest, document)
        return True

    def _saved(self, path: Path, digest: str, document: Sociomap) -> None:
        self._session.saved(path, digest, document)
        self._autosave.keep_version(path)
        self._settings.remember_map(path)

    def _keep_both(self, path: Path, document: Sociomap) -> bool:
        """The file holds what somebody else wrote: it stays, and the open map is saved beside it."""
        there = digest_at(path)
        if there is not None and there == digest_of(self._access.pack(document)):
            self._saved(path, there, document)  # somebody else wrote the very same
            return True
        try:
            put = partial(self._access.put, document=document, expected=NOTHING_THERE)
            other, digest = write_conflict(path, put, dt.date.today())
        except UserFault as fault:
            self._ask.tell(f"{fault}{SAFE if self._autosave.keep_now() else ''}")
            return False
        self._saved(other, digest, document)
        self.both_kept.emit(path)
        return True
