"""The list of maps that were not saved when the program ended. Nothing in it goes unless its owner says so."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from sociomap_app.app.dialogs.dialogs import dialog
from sociomap_app.model.clean_text import clean_line
from sociomap_app.panels.controls.labels import button, day, line, words
from sociomap_app.panels.controls.panel import Panel, body
from sociomap_app.storage.safety.recovery import InspectedRecovery

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window

INTRO = "The program ended before these were saved. They stay here until you decide."
NOTHING = "Nothing is waiting here: every map was saved, or closed without saving."
DAMAGED = (
    "This copy is damaged or locked, so nobody can tell what it holds. Try to recover it, keep it, or discard it."
)
NO_FILE = "A map that was never saved"


class RecoveryList(Panel):
    """Each map with its time, its file, what differs, and three things to do with it."""

    def __init__(self, window: "Window", looked: Sequence[InspectedRecovery]) -> None:
        super().__init__(window.session, window.framework)
        self._window = window
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
        recover.clicked.connect(lambda: self._recover(one))
        later.clicked.connect(lambda: self._put_away(card))
        discard.clicked.connect(lambda: self._discard(one, card))
        rows.addLayout(_beside(recover, later, discard))
        self.cards.append(card)
        self.column.addWidget(card)

    def _recover(self, one: InspectedRecovery) -> None:
        if self._window.keeping.recover(one.found):
            self.window().close()

    def _discard(self, one: InspectedRecovery, card: QWidget) -> None:
        if self._window.ask.yes("Discard what was not saved? It cannot be brought back."):
            if not self._window.keeping.discard(one.found):
                self._window.ask.tell("This map is open in another window by now, or it is no longer there.")
            self._put_away(card)

    def _put_away(self, card: QWidget) -> None:
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


def show_recovery(window: "Window", looked: Sequence[InspectedRecovery]) -> QDialog:
    """Open the list; the first map in it has the keyboard."""
    panel = RecoveryList(window, looked)
    made = dialog(window, "Maps that were not saved", panel, QSize(560, 460), "recovery")
    first = panel.cards[0].findChild(QPushButton) if panel.cards else None
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


def ask_for_recovery(window: "Window") -> QDialog:
    """Open the list because somebody asked for it, be there anything in it or not."""
    from sociomap_app.app.background.autosave import lost

    return show_recovery(window, lost())
