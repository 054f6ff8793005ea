"""Erasing a person, or the open map, everywhere the program keeps anything. It says first what it will do."""

import os
from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from sociomap_app.app.dialogs.dialogs import give_back
from sociomap_app.app.settings import preferences as prefs
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.model import edits
from sociomap_app.model.errors import UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.storage.recent_files import same_file
from sociomap_app.storage.safety import erase, erase_unreadable, former_names
from sociomap_app.storage.safety.file_lock import digest_at
from sociomap_app.storage.safety.safe_write import shown

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window

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
WHAT_GOES = (
    "They go from every date of this map with everything said of them, from its file, from its earlier versions, "
    "from copies of what was not saved, and from what can be undone. The list of things to undo begins anew."
)


class WhomToErase(QDialog):
    """Who is to be erased, and what that means."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("erase")
        self.setWindowTitle("Erase a person everywhere")
        holder, self.list = Panel(window.session, window.framework, scrolls=False), QListWidget()
        rows = QVBoxLayout(self)
        rows.addWidget(holder)
        holder.column.setContentsMargins(10, 8, 10, 8)
        holder.column.addWidget(words("Whom do you want to erase?", "title"))
        self.list.setAccessibleName("Everybody on all dates")
        self._fill()
        holder.column.addWidget(self.list, 1)
        for part in (WHAT_GOES, former_names.LOOK_OVER, erase.REMAINS):
            holder.column.addWidget(words(part, "quiet"))
        self.take, leave, row = button("Erase"), button("Cancel"), QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.take)
        row.addWidget(leave)
        holder.column.addLayout(row)
        leave.clicked.connect(self.reject)
        self.take.clicked.connect(self._erase)
        self.list.itemSelectionChanged.connect(self._possible)
        self._possible()
        unit = self.fontMetrics().height()
        self.resize(unit * 30, unit * 32)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        session = self._window.session
        people = {key: alter.label for wave in session.document.waves for key, alter in wave.alters.items()}
        chosen = next(iter(session.selection.alters), None)
        for key, label in sorted(people.items(), key=lambda one: one[1].casefold()):
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
            if key == chosen:
                self.list.setCurrentItem(item)

    def _possible(self) -> None:
        """Nobody is chosen to begin with, unless somebody is selected on the map."""
        self.take.setEnabled(bool(self.list.selectedItems()))

    def _erase(self) -> None:
        window = self._window
        (item,) = self.list.selectedItems()
        gone = item.data(Qt.ItemDataRole.UserRole)
        names = known_names(window, gone)
        asked = f"{names.words(item.text())}Erase “{item.text()}”? It cannot be undone."
        if window.ask.pick(asked, (ERASE, KEEP)) == 0 and erase_person(window, gone, names):
            self.accept()


def ask_whom(window: "Window") -> WhomToErase:
    """Open the dialogue."""
    made = WhomToErase(window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    give_back(made, window)
    made.open()
    return made


def known_names(window: "Window", alter_id: str) -> former_names.FormerNames:
    """What somebody on the open map is called, and was, as far as it can be known."""
    session = window.session
    steps = [one.document for one in (*session.history.past, *session.history.future)]
    return former_names.known(
        session.document, alter_id, window.files.read_quietly, file=session.path, steps=steps
    )


def erase_person(window: "Window", alter_id: str, names: former_names.FormerNames | None = None) -> bool:
    """Erase somebody from the file, from the open map and its history, and from every copy. Faults are told."""
    session, files = window.session, window.files
    document = session.document
    names = names or known_names(window, alter_id)
    without = edits.erase_alter(document, alter_id, names.names)
    try:
        saved, digest = _from_file(window, alter_id, names.names)
    except UserFault as fault:
        window.ask.tell(f"Nothing was erased. {fault}")
        return False
    window.keeping.drop()
    me = window.outside.sessions
    session.erase(without, saved=saved, digest=digest)
    try:
        told = erase.erase_person(
            document.id, alter_id, also=names.names, read=files.read_quietly, pack=files.pack, me=me
        ).words()
    except UserFault as fault:
        told = str(fault)
    window.keeping.keep_now()
    said = [
        "The person is erased.",
        told,
        _named_still(erase.still_named(without, names.names - names.shared)),
        _others(session.path),
    ]
    window.ask.tell(" ".join(part for part in said if part))
    return True


def _from_file(window: "Window", alter_id: str, also: Set[str]) -> tuple[Sociomap | None, str | None]:
    """Erase somebody from the file of the open map: what it holds by now, and its digest."""
    session, files = window.session, window.files
    if session.path is None:
        return None, None
    opened = files.read(session.path)
    same = opened.digest == session.digest
    if opened.sociomap.id != session.document.id:
        return None, None  # somebody put another map there, which is not this one's to change
    saved = erase.without_person(opened.sociomap, alter_id, also)
    if saved is opened.sociomap:
        return (opened.sociomap, opened.digest) if same else (None, None)
    if not opened.intact and not window.ask.yes(NOT_AS_WRITTEN.format(shown(session.path))):
        raise UserFault("The file stays as it is.")
    digest = files.put(session.path, saved, opened.digest)
    erase.sweep_beside(session.path)
    return (saved, digest) if same else (None, None)


def erase_map(window: "Window") -> bool:
    """Erase the open map with its file and every copy, and begin a new one. Faults are told."""
    session, path = window.session, window.session.path
    what = f"the file “{shown(path)}”" if path is not None else "what is drawn here and was never saved"
    asked = (
        f"Erase this map everywhere? That is {what}, its earlier versions, copies of what was not saved, "
        f"and its line in the list of recent maps.\n\n{erase.REMAINS}"
    )
    if window.ask.pick(asked, ("Erase this map", "Cancel")) != 0:
        return False
    document = session.document
    try:
        if path is not None:
            _refuse_another(window, path, document)
            erase.erase_file(path)
    except UserFault as fault:
        window.ask.tell(f"Nothing was erased. {fault}")
        return False
    session.open(new_sociomap(window.framework, document.design.preset if _known(window, document) else "halves"))
    window.files.saved_at = None
    if path is not None:
        window.take(prefs.without(window.preferences, path))
    try:
        told = erase.erase_copies(document.id, me=window.outside.sessions).words()
    except UserFault as fault:
        told = str(fault)
    window.ask.tell(" ".join(part for part in ("The map is erased.", told, _others(path)) if part))
    return True


def tell_unread(window: "Window", path: Path, fault: UserFault, told: str) -> None:
    """Tell why a file cannot be opened; where it is a damaged map, it can be erased all the same."""
    from sociomap_app.model.errors import CannotRead, TooNew
    from sociomap_app.storage.safety.exported_file import is_map

    damaged = isinstance(fault, CannotRead) and not isinstance(fault, TooNew) and _can_be_looked_into(path)
    target = Path(os.path.realpath(path))  # a link may be called like a map and lead to anything
    named = target.suffix.lower() == ".sociomap" or is_map(path)
    now = window.session.path
    if not damaged or not named or (now is not None and same_file(str(now), path)):
        window.ask.tell(told)
        return
    digest = digest_at(path)
    if window.ask.pick(told, (ERASE_FILE, LEAVE_FILE)) == 0:
        erase_unread(window, path, digest)


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


def erase_unread(window: "Window", path: Path, digest: str | None) -> bool:
    """Erase a file nobody can read, after asking, with what is left beside it. Faults are told.

    It goes only while it has that ``digest``: it may have been on its way, as with a service that syncs files.
    """
    window.furnish()  # it may be the file the program was started with
    ids = erase_unreadable.copies_of(path)
    choices = (WITH_COPIES, FILE_ONLY, KEEP) if ids else (ERASE, KEEP)
    asked = (
        f"Erase “{shown(path)}”? That is the file, what broken-off saves left of it or kept of what was in it "
        "before, and its line in the list of recent maps. "
        f"{COPIES_KNOWN if ids else COPIES_STAY} {erase.REMAINS}"
    )
    chosen = choices[window.ask.pick(asked, choices)]
    if chosen == KEEP:
        return False
    if digest_at(path) != digest:
        window.ask.tell(CHANGED_MEANWHILE.format(shown(path)))
        return False
    try:
        erase.erase_file(path)
    except UserFault as fault:
        window.ask.tell(f"Nothing was erased. {fault}")
        return False
    window.take(prefs.without(window.preferences, path))
    told = "" if ids else COPIES_STAY
    if chosen == WITH_COPIES:
        try:
            told = erase_unreadable.erase_copies_of(ids, window.outside.sessions).words()
        except UserFault as fault:
            told = str(fault)
    window.ask.tell(" ".join(part for part in ("The file is erased.", told, _others(path)) if part))
    return True


def _known(window: "Window", document: Sociomap) -> bool:
    return document.design.preset in window.framework.presets


def _refuse_another(window: "Window", path: Path, document: Sociomap) -> None:
    """UserFault where the file holds another map by now."""
    from sociomap_app.model.errors import CannotRead, ChangedOutside
    from sociomap_app.storage.sociomap_file import read

    try:
        there = read(path).sociomap.id
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
