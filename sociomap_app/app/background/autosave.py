"""What is drawn and not saved yet is kept beside the work, soon after every change, until it is saved.

The storage floor knows how a copy is kept; here it is decided when, and what becomes of it.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sociomap_app.editing.session import News
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery, versions
from sociomap_app.storage.safety.repack import pack_anew, pack_plain
from sociomap_app.storage.safety.safe_write import digest_of
from sociomap_app.storage.user_folders import sweep_dragged

from .tasks import BackgroundWork

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window
    from sociomap_app.storage.encryption.encrypted_map import EncryptionKey

SOON = 400
"""Milliseconds from a change to the moment its copy is begun; with the writing it stays within a second."""

OPEN_AS_BEFORE = (
    "Another window still has this map open with the password it had before, or with none, and would save and "
    "keep it so. Please close it without saving."
)

DELETE_COPIES = (
    "No copies are kept from now on. Delete those that are there, too: earlier versions of all maps, "
    "and maps that were not saved? They cannot be brought back."
)


class Autosave(QObject):
    """Keeps a copy of the open map of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._copy: recovery.RecoveryFile | None = None
        self._told = self._put_off = False
        self.kept_at: dt.datetime | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._keep)
        self._writing = BackgroundWork(self._written, wait=0, parent=self)
        self._search = BackgroundWork(self._found, wait=0, parent=self)
        window.session.subscribe(self._heard)
        window.files.keep_version, window.files.kept_safe = self._keep_version, self.keep_now
        window.files.copies_follow = self._follow
        if window.session.unsaved:
            self._soon.start()
        self._catch_up()

    def look(self) -> None:
        """See beside the work whether anything was left unsaved, and show a list of it."""
        self._search.ask(lost)

    def look_after_all(self) -> None:
        """Once the map is shown again, what was found while it was locked."""
        if self._put_off:
            self._put_off = False
            self.look()

    def _found(self, looked: list[recovery.InspectedRecovery]) -> None:
        if self._window.locking.locked:
            self._put_off = True  # to bring another map back would put it in the place of the locked one
        elif looked:
            from sociomap_app.app.files.recovery_list import show_recovery

            show_recovery(self._window, looked)

    # Keeping

    def _heard(self, news: News) -> None:
        if news.opened or (news.file and not self._window.session.unsaved):
            self.drop()
        if news.opened:
            self._catch_up()
        wanted = self._window.session.unsaved if news.opened else bool(news.change)
        if wanted and not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        work = self._work()
        if work is not None:
            self._writing.ask(work)

    def _work(self) -> "partial[str] | None":
        """The writing of the present state; None where nothing is to be kept."""
        session = self._window.session
        if not self._window.preferences.keep_copies:
            return None
        if not session.unsaved:
            if session.path is None:
                self.drop()
            if self._copy is None:
                return None
        if self._copy is None:
            self._copy = recovery.begin(session.document.id, session.path, session.digest)
        # As it is now, whatever is open when that runs.
        pack = partial(sociomap_file.encode, encryption=session.encryption, spelt=session.spelt)
        return partial(write, self._copy, pack, session.document)

    def keep_now(self) -> bool:
        """Keep the present state before going on; whether there is a copy of it."""
        self._soon.stop()
        self._writing.stop()
        work = self._work()
        return work is not None and not work()

    def _keep_version(self, path: Path) -> None:
        """Keep what the file holds, if that is what was saved or opened here last: before it is saved over, and
        at once when it was saved, for a service that syncs may put something older in its place."""
        session = self._window.session
        if not self._window.preferences.keep_copies or path != session.path:
            return
        try:
            content, seconds = path.read_bytes(), path.stat().st_mtime
            if digest_of(content) == session.digest:
                versions.keep(session.document.id, content, dt.datetime.fromtimestamp(seconds))
            elif not session.unsaved:
                versions.keep(session.document.id, self._window.files.pack(session.document), dt.datetime.now())
        except (UserFault, OSError, OverflowError, ValueError) as fault:
            told = str(fault) if isinstance(fault, UserFault) else "The map as it was before could not be kept."
            self._window.statusBar().showMessage(told, 8000)

    def _follow(self, before: "EncryptionKey | None") -> None:
        """The map has another password, or none any more: its copies, packed as before, follow it."""
        files, session = self._window.files, self._window.session
        if self._copy is not None and not self.keep_now():
            self.drop()  # rather none than one that opens as the map did before
        try:
            packed = pack_anew(
                session.document.id,
                partial(sociomap_file.read, encryption=before),
                files.pack,
                saved=session.digest,
            )
        except UserFault as fault:
            self._window.ask.tell(str(fault))
            return
        if packed.words():
            self._window.ask.tell(packed.words())
        if self._window.outside.sessions.others_with(session.document.id):
            self._window.ask.tell(OPEN_AS_BEFORE)

    def _catch_up(self) -> None:
        """The versions of an encrypted map follow it, where the program was ended before they did."""
        session, files = self._window.session, self._window.files
        if session.encryption is not None and session.path is not None and not session.only_to_look:
            try:
                pack_plain(session.document.id, files.pack)
            except UserFault as fault:
                self._window.statusBar().showMessage(str(fault), 8000)

    def stop(self) -> None:
        """No copies from now on; those that are there stay until their owner says so."""
        self.drop()
        if copies_kept() and self._window.ask.yes(DELETE_COPIES):
            for one in recovery.found():
                self.discard(one)
            versions.forget_all()

    def _written(self, trouble: str) -> None:
        if trouble and not self._told:
            self._window.statusBar().showMessage(trouble, 8000)
        self._told = bool(trouble)
        before, self.kept_at = self.kept_at, None if trouble else dt.datetime.now()
        if (before is None) != bool(trouble) or str(before)[:16] != str(self.kept_at)[:16]:
            self._window.refresh()

    def drop(self) -> None:
        """The open map is saved, or its owner let it go: its copy goes too."""
        self._soon.stop()
        self._writing.stop()
        copy, self._copy, self.kept_at = self._copy, None, None
        if copy is not None:
            copy.remove()

    def leave(self) -> None:
        """The window closes, and with it what its owner did not want to keep; of a locked map nothing goes."""
        self._search.let_go()
        sweep_dragged()
        if self._window.locking.locked and self._copy is not None:
            self._copy.release()
        else:
            self.drop()

    # Bringing back

    def recover(self, one: recovery.FoundRecovery) -> bool:
        """Open a copy as what was not saved of its file, or, where that is another by now, as a new map."""
        window = self._window
        if not window.files.may_leave():
            return False
        copy = recovery.adopt(one)
        if copy is None:
            window.ask.tell("This map is open in another window by now, or it is no longer there.")
            return False
        try:
            opened = window.files.read(one.map)
        except UserFault as fault:
            copy.release()
            window.ask.tell(str(fault))
            return False
        base = recovery.unchanged(one.about, partial(sociomap_file.read, encryption=opened.encryption))
        if base is None:
            window.session.open(opened.sociomap, drawn=True, encryption=opened.encryption)
        else:
            path = Path(one.about.path or "")
            window.session.open(
                base.sociomap, path=path, digest=base.digest, intact=base.intact, encryption=base.encryption
            )
            window.session.apply("Bring back what was not saved", opened.sociomap)
            window.session.protect(opened.encryption)  # it may have been given a password since
        self._copy = copy
        return True

    def discard(self, one: recovery.FoundRecovery) -> bool:
        """Take a copy away for good, unless somebody has it open by now."""
        copy = recovery.adopt(one)
        if copy is not None:
            copy.remove()
        return copy is not None


def write(copy: recovery.RecoveryFile, pack: Callable[[Sociomap], bytes], document: Sociomap) -> str:
    """Keep the document; the answer says what went wrong, and is empty where nothing did."""
    try:
        copy.write(pack(document))
    except UserFault as fault:
        return str(fault)
    return ""


def copies_kept() -> bool:
    """Whether there is any copy that is not in use."""
    there = versions.root()
    return bool(recovery.found()) or (there.is_dir() and any(there.iterdir()))


def lost() -> list[recovery.InspectedRecovery]:
    """The copies worth asking about: those that hold something their file does not. Nothing is asked for it.

    One that holds just what its file holds has nothing to bring back, and goes.
    """
    looked = [recovery.look(one) for one in recovery.found()]
    for one in looked:
        if one.same and (copy := recovery.adopt(one.found)) is not None:
            copy.remove()
    sweep_dragged()
    return [one for one in looked if not one.same]
