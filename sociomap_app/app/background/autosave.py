"""What is drawn and not saved yet is kept beside the work, soon after every change, until it is saved.

The storage floor knows how a recovery file is kept; here it is decided when, and what becomes of it.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.app.settings.settings import Settings
from sociomap_app.editing.session import News, Session
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.digests import digest_of
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.safety import recovery, versions
from sociomap_app.storage.safety.repack import pack_anew, pack_plain
from sociomap_app.storage.user_folders import sweep_dragged

from .file_lock import FileLock
from .tasks import BackgroundWork

SOON = 400
"""Milliseconds from a change to the moment its recovery file is begun; with the writing it stays within a
second."""
OPEN_AS_BEFORE = (
    "Another window still has this map open with the password it had before, or with none, and would save and "
    "keep it so. Please close it without saving."
)
DELETE_COPIES = (
    "No copies are kept from now on. Delete those that are there, too: earlier versions of all maps, "
    "and maps that were not saved? They cannot be brought back."
)


class Autosave(QObject):
    """Keeps a recovery file of the open map, and its earlier versions. ``kept`` tells that ``kept_at`` is another,
    ``found`` what was left unsaved before."""

    kept = Signal()
    found = Signal(object)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        pack: Callable[[Sociomap], bytes],
        lock: FileLock,
        ask: Questions,
        screen: ScreenState,
        status: QStatusBar,
    ) -> None:
        """``pack`` gives the bytes of the file a document would be saved as now."""
        super().__init__(status)
        self._session, self._settings, self._pack, self._lock = session, settings, pack, lock
        self._ask, self._screen, self._status = ask, screen, status
        self._file: recovery.RecoveryFile | None = None
        self._told = self._put_off = False
        self.kept_at: dt.datetime | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._keep)
        self._writing = BackgroundWork(self._written, wait=0, parent=self)
        self._search = BackgroundWork(self._searched, wait=0, parent=self)
        session.subscribe(self._heard)
        screen.locked_changed.connect(self._look_after_all)
        if session.unsaved:
            self._soon.start()
        self._catch_up()

    def look(self) -> None:
        """See beside the work whether anything was left unsaved, and tell it."""
        self._search.ask(lost)

    def _searched(self, looked: list[recovery.InspectedRecovery]) -> None:
        if self._screen.locked:
            self._put_off = True  # to bring another map back would put it in the place of the locked one
        elif looked:
            self.found.emit(looked)

    def _look_after_all(self, locked: bool) -> None:
        """Once the map is shown again, what was found while it was locked."""
        if self._put_off and not locked:
            self._put_off = False
            self.look()

    # Keeping

    def _heard(self, news: News) -> None:
        if news.opened or (news.file and not self._session.unsaved):
            self.drop()
        if news.opened:
            self._catch_up()
        wanted = self._session.unsaved if news.opened else bool(news.change)
        if wanted and not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        work = self._work()
        if work is not None:
            self._writing.ask(work)

    def _work(self) -> "partial[str] | None":
        """The writing of the present state; None where nothing is to be kept."""
        session = self._session
        if not self._settings.now.keep_copies:
            return None
        if not session.unsaved:
            if session.path is None:
                self.drop()
            if self._file is None:
                return None
        if self._file is None:
            self._file = recovery.begin(session.document.id, session.path, session.file.digest)
        # As it is now, whatever is open when that runs.
        pack = partial(sociomap_file.encode, encryption=session.encryption)
        return partial(write, self._file, pack, session.document)

    def keep_now(self) -> bool:
        """Keep the present state before going on; whether there is a recovery file of it."""
        self._soon.stop()
        self._writing.stop()
        work = self._work()
        return work is not None and not work()

    def keep_version(self, path: Path) -> None:
        """Keep what the file holds, if that is what was saved or opened here last: before it is saved over, and
        at once when it was saved, for a service that syncs may put something older in its place."""
        session = self._session
        if not self._settings.now.keep_copies or path != session.path:
            return
        try:
            content, seconds = path.read_bytes(), path.stat().st_mtime
            if digest_of(content) == session.file.digest:
                versions.keep(session.document.id, content, dt.datetime.fromtimestamp(seconds))
            elif not session.unsaved:
                versions.keep(session.document.id, self._pack(session.document), dt.datetime.now())
        except (UserFault, OSError, OverflowError, ValueError) as fault:
            told = str(fault) if isinstance(fault, UserFault) else "The map as it was before could not be kept."
            self._status.showMessage(told, 8000)

    def follow(self, before: EncryptionKey | None) -> None:
        """The map has another password, or none any more: what is kept of it, packed as before, follows it."""
        document_id = self._session.document.id
        if self._file is not None and not self.keep_now():
            self.drop()  # rather none than one that opens as the map did before
        read = partial(sociomap_file.read, encryption=before)
        try:
            packed = pack_anew(document_id, read, self._pack, saved=self._session.file.digest)
        except UserFault as fault:
            self._ask.tell(str(fault))
            return
        if packed.words():
            self._ask.tell(packed.words())
        if self._lock.sessions.others_with(document_id):
            self._ask.tell(OPEN_AS_BEFORE)

    def _catch_up(self) -> None:
        """The versions of an encrypted map follow it, where the program was ended before they did."""
        session = self._session
        if session.encryption is not None and session.path is not None and not session.only_to_look:
            try:
                pack_plain(session.document.id, self._pack)
            except UserFault as fault:
                self._status.showMessage(str(fault), 8000)

    def stop(self) -> None:
        """Nothing is kept from now on; what is there stays until its owner says so."""
        self.drop()
        if anything_kept() and self._ask.yes(DELETE_COPIES):
            for one in recovery.found():
                discard(one)
            versions.forget_all()

    def _written(self, trouble: str) -> None:
        if trouble and not self._told:
            self._status.showMessage(trouble, 8000)
        self._told = bool(trouble)
        before, self.kept_at = self.kept_at, None if trouble else dt.datetime.now()
        if (before is None) != bool(trouble) or str(before)[:16] != str(self.kept_at)[:16]:
            self.kept.emit()

    def adopt(self, file: recovery.RecoveryFile) -> None:
        """What was brought back from that file is open now, and is kept there until it is saved."""
        self._file = file

    def drop(self) -> None:
        """The open map is saved, or its owner let it go: its recovery file goes too."""
        self._soon.stop()
        self._writing.stop()
        file, self._file, self.kept_at = self._file, None, None
        if file is not None:
            file.remove()

    def leave(self) -> None:
        """The window closes, and with it what its owner did not want to keep; of a locked map nothing goes."""
        self._search.let_go()
        sweep_dragged()
        if self._screen.locked and self._file is not None:
            self._file.release()
        else:
            self.drop()


def write(file: recovery.RecoveryFile, pack: Callable[[Sociomap], bytes], document: Sociomap) -> str:
    """Keep the document; the answer says what went wrong, and is empty where nothing did."""
    try:
        file.write(pack(document))
    except UserFault as fault:
        return str(fault)
    return ""


def discard(one: recovery.FoundRecovery) -> bool:
    """Take a recovery file away for good, unless somebody has it open by now."""
    file = recovery.adopt(one)
    if file is not None:
        file.remove()
    return file is not None


def anything_kept() -> bool:
    """Whether there is any recovery file that is not in use, or any earlier version."""
    there = versions.root()
    return bool(recovery.found()) or (there.is_dir() and any(there.iterdir()))


def lost() -> list[recovery.InspectedRecovery]:
    """The recovery files worth asking about: those that hold something their file does not. Nothing is asked for
    it.

    One that holds just what its file holds has nothing to bring back, and goes.
    """
    looked = [recovery.look(one) for one in recovery.found()]
    for one in looked:
        if one.same and (file := recovery.adopt(one.found)) is not None:
            file.remove()
    sweep_dragged()
    return [one for one in looked if not one.same]
