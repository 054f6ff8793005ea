"""The list of maps that were not saved when the program ended. Nothing in it goes unless its owner says so."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from sociomap_app.app.background.autosave import Autosave, discard, lost
from sociomap_app.app.dialogs.dialogs import Dialogs
from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.map_file import in_no_file, opened_from, to_draw_on
from sociomap_app.editing.session import Session
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import UserFault
from sociomap_app.panels.controls.labels import button, day, line, words
from sociomap_app.panels.controls.panel import Panel, body
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery
from sociomap_app.storage.safety.recovery import FoundRecovery, InspectedRecovery
from sociomap_app.vocabulary.entries import Framework

from .file_access import FileAccess
from .map_files import MapFiles

INTRO = "The program ended before these were saved. They stay here until you decide."
NOTHING = "Nothing is waiting here: every map was saved, or closed without saving."
DAMAGED = (
    "This copy is damaged or locked, so nobody can tell what it holds. Try to recover it, keep it, or discard it."
)
NO_FILE = "A map that was never saved"
TAKEN = "This map is open in another window by now, or it is no longer there."


class RecoveryList(Panel):
    """Each map with its time, its file, what differs, and three things to do with it. ``recover_wanted`` and
    ``discard_wanted`` name the recovery file, the second with its card."""

    recover_wanted = Signal(object)
    discard_wanted = Signal(object, object)

    def __init__(self, session: Session, framework: Framework, looked: Sequence[InspectedRecovery]) -> None:
        super().__init__(session, framework)
        self.column.addWidget(words("Maps that were not saved", "title"))
        self.intro = words(INTRO if looked else NOTHING, "quiet")
        self.column.addWidget(self.intro)
        self.cards: list[QWidget] = []
        for one in looked:
            self._add(one)

    def _add(self, one: InspectedRecovery) -> None:
        card, rows = body()
        rows.addWidget(line())
        rows.addWidget(words(title(one), "strong"))
        rows.addWidget(words(when(one.found.written), "quiet"))
        rows.addWidget(words(differs(one)))
        recover, later, discard = button("Recover", "main"), button("Keep for later"), button("Discard …")
        for each in (recover, later, discard):
            each.setAccessibleDescription(f"{title(one)}, {when(one.found.written)}")
        recover.clicked.connect(lambda: self.recover_wanted.emit(one.found))
        later.clicked.connect(lambda: self.put_away(card))
        discard.clicked.connect(lambda: self.discard_wanted.emit(one.found, card))
        rows.addLayout(_beside(recover, later, discard))
        self.cards.append(card)
        self.column.addWidget(card)

    def put_away(self, card: QWidget) -> None:
        """One less to decide about; after the last one the list closes."""
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        if not self.cards:
            self.window().close()


def title(one: InspectedRecovery) -> str:
    """What the map is called: by its file, if it has one."""
    return clean_line(Path(one.found.about.path).name, 120) if one.found.about.path else NO_FILE


def when(at: dt.datetime, *, exactly: bool = False) -> str:
    """A time as people write it; ``exactly`` to the second."""
    return f"{day(at.date())}, {at:%H:%M:%S}" if exactly else f"{day(at.date())}, {at:%H:%M}"


def times(moments: Sequence[dt.datetime]) -> list[str]:
    """Each as people write it; to the second only where two would read the same."""
    said = [when(one) for one in moments]
    return [when(one, exactly=said.count(words_) > 1) for one, words_ in zip(moments, said, strict=True)]


def differs(one: InspectedRecovery) -> str:
    """What differs from the file, in counts and without names."""
    if one.document is None:
        return one.said or DAMAGED
    people, ties = counted(one.people, "person", "people"), counted(one.connections, "connection")
    dates = counted(one.dates, "date")
    if one.base is not None:
        parts = [part for part in (people, ties) if not part.startswith("0 ")]
        changed = " and ".join(parts) + (f" on {dates}" if one.dates > 1 else "")
        return f"Not saved yet, compared with the file: {changed if parts else 'something about the map itself'}."
    held = f"{people}, {ties}, {dates}"
    if one.found.about.path is not None:
        return f"It holds {held}. Its file has changed since or is not there, so it opens as a new map."
    return f"It holds {held}."


def counted(number: int, one: str, several: str = "") -> str:
    """*1 person*, *2 people*."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def _beside(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 6)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row


class Recoveries:
    """Shows the list over one window, brings back and discards."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        files: MapFiles,
        access: FileAccess,
        autosave: Autosave,
        ask: Questions,
        dialogs: Dialogs,
    ) -> None:
        self._session, self._framework, self._files, self._access = session, framework, files, access
        self._autosave, self._ask, self._dialogs = autosave, ask, dialogs
        autosave.found.connect(self.show)

    def show(self, looked: Sequence[InspectedRecovery]) -> QDialog:
        """Open the list; the first map in it has the keyboard."""
        panel = RecoveryList(self._session, self._framework, looked)
        panel.recover_wanted.connect(lambda one: self.recover(one) and panel.window().close())
        panel.discard_wanted.connect(lambda one, card: self._discard(one, panel, card))
        made = self._dialogs.show("Maps that were not saved", panel, QSize(560, 460), "recovery")
        first = panel.cards[0].findChild(QPushButton) if panel.cards else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return made

    def show_all(self) -> QDialog:
        """Open the list because somebody asked for it, be there anything in it or not."""
        return self.show(lost())

    def recover(self, one: FoundRecovery) -> bool:
        """Open a recovery file as what was not saved of its map, or, where that is another by now, as a new
        map."""
        if not self._files.may_leave():
            return False
        file = recovery.adopt(one)
        if file is None:
            self._ask.tell(TAKEN)
            return False
        try:
            opened = self._access.read(one.map)
        except UserFault as fault:
            file.release()
            self._ask.tell(str(fault))
            return False
        self._open(one, opened)
        self._autosave.adopt(file)
        return True

    def _open(self, one: FoundRecovery, opened: sociomap_file.Opened) -> None:
        session, key = self._session, opened.encryption
        base = recovery.unchanged(one.about, partial(sociomap_file.read, encryption=key))
        if base is None:
            session.open(to_draw_on(opened.sociomap), in_no_file(key))
            return
        there = to_draw_on(base.sociomap)
        session.open(there, opened_from(Path(one.about.path or ""), base, there))
        session.apply("Bring back what was not saved", to_draw_on(opened.sociomap))
        session.protect(key)  # it may have been given a password since

    def _discard(self, one: FoundRecovery, panel: RecoveryList, card: QWidget) -> None:
        if self._ask.yes("Discard what was not saved? It cannot be brought back."):
            if not discard(one):
                self._ask.tell(TAKEN)
            panel.put_away(card)
