"""All keys in one list, and the place to change them: a command per row, press the keys it shall have."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.commands.commands import COMMANDS, MENUS, Command
from sociomap_app.app.settings.settings import Settings
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.storage.preferences import with_keys

from .dialogs import Dialogs

ON_MAP = (
    ("Walk from person to person", "Arrows"),
    ("Walk through everything: me, people, connections, outlines, notes", "Full stop and comma"),
    ("Select further people", "Shift + arrows, Shift + click, or draw round them"),
    ("One ring in or out", "Ctrl + up or down"),
    ("One area round", "Ctrl + left or right"),
    ("A little within the cell", "Alt + arrows"),
    ("Edit what is selected", "Enter"),
    ("Rename in place", "F2, or double-click a label"),
    ("Join two people", "Drag from the rim of one to the other, or J and a name"),
    ("Move the map", "Space + drag, two fingers, or the middle button"),
    ("Zoom", "Wheel or pinch"),
    ("Menu for what is selected", "Menu key, right button, or a finger that rests"),
    ("Let go of what you are doing", "Esc"),
    ("From anywhere in the window back to the map", "Esc"),
    ("Find somebody and select them besides the others", "Shift + Enter in the Find box"),
    ("Next or last page of the panel", "Ctrl + Page Down, Ctrl + Page Up"),
)
"""What the keys and the pointer do on the map itself, where they cannot be changed."""

TAKEN = "Those keys are those of “{other}”. Give that one other keys first."
ARROWS = {"Left", "Right", "Up", "Down"}
RESERVED = {"Esc", "Return", "Enter", "Space", "Tab", "Backtab", ".", ",", "+", "-", "0", "F"}
KEPT = "That key has its own meaning and cannot be given away."


def is_kept(keys: str) -> bool:
    """Whether keys have a meaning of their own: on the map, or as the way into a menu."""
    key = "+" if keys.endswith("+") else keys.rsplit("+", 1)[-1]
    held = keys.removesuffix(key)
    menus = {title[title.index("&") + 1].upper() for title, _ in MENUS}
    return key in ARROWS or (held in ("", "Shift+") and key in RESERVED) or (held == "Alt+" and key in menus)


class KeysPage(QWidget):
    """The list. A change takes effect at once and is kept with the settings."""

    def __init__(self, commands: CommandSet, settings: Settings) -> None:
        super().__init__()
        self._commands, self._settings = commands, settings
        self.edits: dict[str, QKeySequenceEdit] = {}
        self.said = words("Click into the right column and press the keys you want.", "quiet")
        self.table = QTableWidget(len(COMMANDS) + len(ON_MAP), 2)
        self.table.setAccessibleName("Keys")
        self.table.setHorizontalHeaderLabels(["What", "Keys"])
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, act in enumerate(COMMANDS):
            self.table.setItem(row, 0, QTableWidgetItem(act.words.rstrip(" …")))
            self.table.setCellWidget(row, 1, self._edit(act))
        for row, cells in enumerate(ON_MAP, start=len(COMMANDS)):
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.shipped = button("All keys as they came")
        self.shipped.clicked.connect(lambda: self._keep({}))
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.shipped)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.table)
        rows.addLayout(foot)

    def _edit(self, act: Command) -> QKeySequenceEdit:
        edit = QKeySequenceEdit(self._commands[act.id].shortcut())
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setAccessibleName(f"Keys: {act.words.rstrip(' …')}")
        edit.editingFinished.connect(lambda: self._take(act))
        self.edits[act.id] = edit
        return edit

    def _take(self, act: Command) -> None:
        edit, now = self.edits[act.id], self._commands[act.id].shortcut()
        wanted = edit.keySequence()
        if wanted == now:
            return
        refused = self._refused(act, wanted)
        if refused:
            self.said.setText(refused)
            edit.setKeySequence(now)
            return
        own = dict(self._settings.now.keys)
        own[act.id] = wanted.toString(QKeySequence.SequenceFormat.PortableText)
        if wanted in [QKeySequence(keys) for keys in act.keys[:1]]:
            del own[act.id]
        self._keep(own)

    def _refused(self, act: Command, wanted: QKeySequence) -> str:
        """Why an act cannot have those keys; empty where it can."""
        if wanted.isEmpty():
            return ""
        others = (one for one in COMMANDS if one.id != act.id and wanted in self._commands[one.id].shortcuts())
        other = next(others, None)
        if other is not None:
            return TAKEN.format(other=other.words.rstrip(" …"))
        shipped = wanted in [QKeySequence(keys) for keys in act.keys]
        text = wanted.toString(QKeySequence.SequenceFormat.PortableText)
        return KEPT if is_kept(text) and not shipped else ""

    def _keep(self, own: dict[str, str]) -> None:
        self._settings.take(with_keys(self._settings.now, own))
        self._commands.give_keys(own)
        for act in COMMANDS:
            self.edits[act.id].setKeySequence(self._commands[act.id].shortcut())
        self.said.setText("Kept." if own else "All keys are as they came.")


def show_keys(dialogs: Dialogs, commands: CommandSet, settings: Settings) -> QDialog:
    """Open the list."""
    return dialogs.show("Keys", KeysPage(commands, settings), QSize(680, 600), "keys")
