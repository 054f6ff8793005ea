"""The life of a map as a file: new, open, save, revert, close, without ever losing work unasked."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.model.errors import ChangedOutside, NeedsPassword, UserFault, WrongPassword
from sociomap_app.model.ids import IdSource
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.shelf import shelf
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.format.saved_texts import Spelt
from sociomap_app.storage.safety.safe_write import clear_left_over, digest_of, shown
from sociomap_app.vocabulary.entries import Framework

if TYPE_CHECKING:
    from sociomap_app.app.dialogs.questions import Questions

SAFE = "\n\nWhat you drew is kept on this computer until it is saved."


def sample(new_id: IdSource) -> Sociomap:
    """A copy of the sample map under an id of its own: it is nobody's file."""
    shipped = sociomap_file.read_shipped(shelf() / "samples" / "sample.sociomap")
    return replace(shipped, id=new_id())


class MapFiles:
    """Opens and saves the session's map. Asks before anything unsaved would go."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        ask: "Questions",
        *,
        used: Callable[[Path], None],
        home: Path | None = None,
    ) -> None:
        self.session, self.framework, self.ask = session, framework, ask
        self._used = used
        self._home = home or Path.home()
        self.saved_at: dt.datetime | None = None
        self._told: set[str] = set()
        # What stands round the files is made later, and takes part from then on.
        self.keep_version: Callable[[Path], None] = lambda path: None
        self.kept_safe: Callable[[], bool] = lambda: False
        self.may_open: Callable[[Path], str] = lambda path: "open"
        self.both_kept: Callable[[Path], object] = lambda path: None
        self.unread: Callable[[Path, UserFault, str], object] = lambda path, fault, told: self.ask.tell(told)
        self.copies_follow: Callable[[EncryptionKey | None], object] = lambda before: None

    def pack(self, document: Sociomap) -> bytes:
        """The bytes of the file the document would be saved as now."""
        return sociomap_file.encode(document, self.session.encryption, self._spelt(document))

    def put(self, path: Path, document: Sociomap, expected: str | None = None) -> str:
        """Write a file and give its digest; only over what has the digest expected, where one is given."""
        return sociomap_file.write(
            path,
            document,
            encryption=self.session.encryption,
            expected_digest=expected,
            in_place=self._tell_once,
            spelt=self._spelt(document),
        )

    def _spelt(self, document: Sociomap) -> Spelt | None:
        """What was written of the open map; of any other nothing is kept in memory."""
        return self.session.spelt if document is self.session.document else None

    def read(self, path: Path) -> sociomap_file.Opened:
        """What a file or a copy holds; its password is asked for. UserFault where it cannot be had."""
        opened = self.unlocked(path)
        if opened is None:
            raise NeedsPassword(f"“{shown(path)}” is encrypted and stays closed without its password.")
        return opened

    def read_quietly(self, path: Path) -> sociomap_file.Opened:
        """What a file or a copy of the open map holds, asking nobody. UserFault where it cannot be had."""
        return sociomap_file.read(path, encryption=self.session.encryption)

    def unlocked(self, path: Path) -> sociomap_file.Opened | None:
        """What that file holds; its password is asked for as often as it takes. None where it is not given.

        What the open map is encrypted with needs no password again. A file that cannot be read is a UserFault.
        """
        password, trouble = None, ""
        while True:
            try:
                return sociomap_file.read(path, password=password, encryption=self.session.encryption)
            except NeedsPassword as fault:
                trouble = str(fault) if isinstance(fault, WrongPassword) else ""
            password = self.ask.password(path.name, trouble)
            if password is None:
                return None

    @property
    def folder(self) -> Path:
        """Where a dialogue starts: beside the open map, else the home folder."""
        return self.session.path.parent if self.session.path is not None else self._home

    def may_leave(self) -> bool:
        """Whether the open map may go: it is saved, or its owner says so."""
        if not self.session.unsaved:
            return True
        answer = self.ask.keep_changes()
        return answer == "discard" or (answer == "save" and self.save())

    def new(self) -> bool:
        """A new empty map in place of the open one."""
        if not self.may_leave():
            return False
        preset = self.ask.preset(self.framework)
        if preset is None:
            return False
        self.saved_at = None
        self.session.open(new_sociomap(self.framework, preset))
        return True

    def open(self, path: Path | None = None) -> bool:
        """Another map in place of the open one; a fault is told, and the open map stays."""
        if not self.may_leave():
            return False
        chosen = path or self.ask.to_open(self.folder)
        return chosen is not None and self.show(chosen)

    def show(self, path: Path, how: str = "") -> bool:
        """Open that file without asking about the present map; as a copy, or only to look at, where somebody has
        it open. ``how`` is ``open``, ``copy`` or ``look`` where that is known."""
        asked = self.may_open
        how = how or asked(path)
        if not how:
            return False
        try:
            opened = self.unlocked(path)
        except UserFault as fault:
            self._tell_unread(path, fault)
            return False
        if self.may_open is not asked:  # the window became whole while the password was asked for
            how = self.may_open(path)
        if opened is None or not how:
            return False
        self.saved_at = None
        if how == "copy":
            copy = replace(opened.sociomap, id=self.session.new_id())
            self.session.open(copy, drawn=True, encryption=opened.encryption)
        else:
            look = how == "look"
            if opened.intact and not look:
                clear_left_over(path)
            self.session.open(
                opened.sociomap,
                path=path,
                digest=opened.digest,
                intact=opened.intact,
                encryption=opened.encryption,
                only_to_look=look,
            )
            self._used(path)
        if not opened.intact:
            over = " You will be asked before it is saved over." if how == "open" else ""
            self.ask.tell(
                f"“{path.name}” could be read, but it is not as the program wrote it: something may have "
                f"changed or damaged it. Please look it over.{over}"
            )
        return True

    def _tell_unread(self, path: Path, fault: UserFault) -> None:
        from sociomap_app.storage.safety.write_in_place import copy_of

        kept = copy_of(path)
        also = f" What was in it before it was last written over is in {kept}." if kept.exists() else ""
        self.unread(path, fault, f"{fault}{also}")

    def open_sample(self) -> bool:
        """A copy of the sample map in place of the open one."""
        if not self.may_leave():
            return False
        self.saved_at = None
        self.session.open(sample(self.session.new_id))
        return True

    def save(self) -> bool:
        """Save where the map lies; where it lies nowhere yet, ask."""
        path = self.session.path
        if path is None or self.session.only_to_look:
            return self.save_as()
        if not self.session.intact and not self.ask.yes(
            f"“{path.name}” was not as the program wrote it when it was opened. Save over it?"
        ):
            return False
        return self._write(path, self.session.digest, self.session.document.id)

    def save_as(self) -> bool:
        """Save under another name; the copy is a document of its own from then on."""
        path = self.ask.to_save(self.folder / self.suggested(".sociomap"))
        if path is None:
            return False
        if self.session.only_to_look and self._is_its_file(path):
            self.ask.tell("That is the file you are looking at. Please choose another name for a map of your own.")
            return False
        copied = self.session.path is not None and path != self.session.path
        return self._write(path, None, self.session.new_id() if copied else self.session.document.id)

    def save_copy(self) -> bool:
        """Save a copy elsewhere and go on with this one."""
        path = self.ask.to_save(self.folder / self.suggested(" copy.sociomap"))
        if path is None:
            return False
        if self._is_its_file(path):
            self.ask.tell("That is the file of the open map itself. Please choose another name for the copy.")
            return False
        try:
            self.put(path, replace(self.session.document, id=self.session.new_id()))
        except UserFault as fault:
            self.ask.tell(str(fault))
            return False
        return True

    def revert(self) -> bool:
        """Back to the map as it was saved last."""
        path = self.session.path
        if path is None or not self.session.unsaved:
            return False
        if not self.ask.yes("Go back to the map as it was saved last? What changed since then is lost."):
            return False
        return self.show(path)

    def protect(self, encryption: EncryptionKey | None) -> bool:
        """Encrypt the map with that key, or none, and save it where it has a file; where that fails all stays."""
        before = self.session.encryption
        self.session.protect(encryption)
        if self.session.path is not None and not self.save():
            self.session.protect(before)
            self.kept_safe()  # the copy of what is not saved was packed for the save that failed
            return False
        if (
            self.session.encryption is encryption
        ):  # else the map of somebody else was opened in place of this one meanwhile
            self.copies_follow(before)
        return True

    def _is_its_file(self, path: Path) -> bool:
        its = self.session.path
        if its is None:
            return False
        try:
            return path.samefile(its)  # also where capitals make no other name
        except OSError:
            return os.path.realpath(path) == os.path.realpath(its)

    def title(self, *, named: bool) -> str:
        """What the window is called; without the name of the file on a shared screen."""
        session = self.session
        name = session.path.name if session.path is not None else session.document.title or "New map"
        parts = (f"{name}[*]" if named else "", "only to look at" if session.only_to_look else "", "Sociomap")
        return " – ".join(part for part in parts if part) + ("" if named else "[*]")

    def in_words(self, kept: dt.datetime | None) -> str:
        """How safe the map is: saved when, or a copy of it ``kept`` when; and whether it is encrypted."""
        session = self.session
        if session.only_to_look:
            return f"Only to look at · {'not ' if session.encryption is None else ''}encrypted"
        if session.path is None and not session.unsaved:
            return "Not saved anywhere yet"
        at = f"Saved {self.saved_at:%H:%M}" if self.saved_at is not None else "As in the file"
        copy = f" · recovery copy {kept:%H:%M}" if kept is not None and session.unsaved else ""
        saved = f"Not saved yet{copy}" if session.unsaved else at
        return f"{saved} · {'not ' if session.encryption is None else ''}encrypted"

    def suggested(self, ending: str) -> str:
        """A file name that gives nobody's name away."""
        if self.session.path is not None:
            return f"{self.session.path.stem}{ending}"
        return f"sociomap {self.session.wave.date.isoformat()}{ending}"

    def _tell_once(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            self.ask.tell(words)

    def _write(self, path: Path, expected: str | None, document_id: str) -> bool:
        document = self.session.document
        if document_id != document.id:
            document = replace(document, id=document_id)
        self.keep_version(path)
        try:
            digest = self.put(path, document, expected)
        except ChangedOutside:
            return self._keep_both(path, document)
        except UserFault as fault:
            self.ask.tell(f"{fault}{SAFE if self.kept_safe() else ''}")
            return False
        if document_id != self.session.document.id:
            self.session.become_copy(document_id)
        self._saved(path, digest, document)
        return True

    def _saved(self, path: Path, digest: str, document: Sociomap) -> None:
        self.saved_at = dt.datetime.now()
        self.session.saved(path, digest, document)
        self.keep_version(path)
        self._used(path)

    def _keep_both(self, path: Path, document: Sociomap) -> bool:
        """The file holds what somebody else wrote: it stays, and the open map is saved beside it."""
        from sociomap_app.storage.safety.file_lock import NOTHING_THERE, digest_at, write_conflict

        there = digest_at(path)
        if there is not None and there == digest_of(self.pack(document)):
            self._saved(path, there, document)  # somebody else wrote the very same
            return True
        try:
            other, digest = write_conflict(path, lambda at: self.put(at, document, NOTHING_THERE), dt.date.today())
        except UserFault as fault:
            self.ask.tell(f"{fault}{SAFE if self.kept_safe() else ''}")
            return False
        self._saved(other, digest, document)
        self.both_kept(path)
        return True
