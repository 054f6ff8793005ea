"""Every question the window asks in a dialogue, in one place, so that tests can answer instead."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from sociomap_app.app.screen_state import ScreenState
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.style import sheet
from sociomap_app.vocabulary.entries import Framework

from .unlock_dialog import ask_password

MAPS = "Sociomaps (*.sociomap);;All files (*)"


def message(parent: QWidget, said: str, buttons: QMessageBox.StandardButton) -> QMessageBox:
    """A message box that shows words as they are, never as markup, and no picture: those of the library go with
    no look."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Sociomap", "", buttons, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(said)
    _dress(box)
    return box


def discreet(words: str) -> str:
    """Without names of maps, which name people: for a screen that is shared."""
    return re.sub(r"“[^”]*\.sociomap”", "“this map”", words, flags=re.IGNORECASE)


def _dress(dialog: QDialog) -> None:
    dialog.setStyleSheet(sheet(dialog.palette(), dialog.font()))


class Questions:
    """The dialogues over one window. On a shared screen none of them names a map."""

    def __init__(self, parent: QWidget, screen: ScreenState) -> None:
        self.parent, self._screen = parent, screen

    def _message(self, said: str, buttons: QMessageBox.StandardButton) -> QMessageBox:
        return message(self.parent, discreet(said) if self._screen.names_hidden else said, buttons)

    def to_open(self, folder: Path) -> Path | None:
        """Which map to open."""
        chosen, _ = QFileDialog.getOpenFileName(self.parent, "Open a map", str(folder), MAPS)
        return Path(chosen) if chosen else None

    def folder(self, title: str, start: Path) -> Path | None:
        """Which folder is meant."""
        chosen = QFileDialog.getExistingDirectory(self.parent, title, str(start))
        return Path(chosen) if chosen else None

    def to_save(self, suggested: Path, title: str = "Save the map") -> Path | None:
        """Where to keep the map; ``title`` says of the dialogue what is saved."""
        chosen, _ = QFileDialog.getSaveFileName(self.parent, title, str(suggested), MAPS)
        return self._ended(chosen, ".sociomap")

    def to_export(self, suggested: Path, kinds: str, endings: tuple[str, ...]) -> Path | None:
        """Where to put a picture or a PDF; a name without one of the endings gets the first of them."""
        chosen, _ = QFileDialog.getSaveFileName(self.parent, "Save as", str(suggested), kinds)
        return self._ended(chosen, *endings)

    def _ended(self, chosen: str, *endings: str) -> Path | None:
        """The path with one of the endings. The dialogue asked about the name as it was typed; where the
        ending makes it the name of a file that is there, this asks again."""
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() in endings:
            return path
        ended = path.with_name(path.name + endings[0])
        if ended.exists() and not self.yes(f"“{ended.name}” is already there. Write over it?"):
            return None
        return ended

    def keep_changes(self) -> str:
        """What to do with unsaved work: save, discard or cancel."""
        buttons = QMessageBox.StandardButton
        box = self._message(
            "This map has changes that are not saved yet. Save them?",
            buttons.Save | buttons.Discard | buttons.Cancel,
        )
        box.setDefaultButton(buttons.Save)
        answers = {buttons.Save.value: "save", buttons.Discard.value: "discard"}
        return answers.get(box.exec(), "cancel")

    def yes(self, words: str) -> bool:
        """A question with yes and no; no is the quiet answer."""
        buttons = QMessageBox.StandardButton
        box = self._message(words, buttons.Yes | buttons.No)
        box.setDefaultButton(buttons.No)
        return box.exec() == buttons.Yes.value

    def pick(self, words: str, choices: Sequence[str]) -> int:
        """Which of several was chosen, by its number. The last is the quiet answer, and the one of Esc."""
        roles = QMessageBox.ButtonRole
        box = self._message(words, QMessageBox.StandardButton.NoButton)
        made = [box.addButton(one.replace("&", "&&"), roles.AcceptRole) for one in choices[:-1]]
        made.append(box.addButton(choices[-1].replace("&", "&&"), roles.RejectRole))
        box.setDefaultButton(made[-1])
        box.setEscapeButton(made[-1])
        box.exec()
        clicked = box.clickedButton()
        return next((number for number, one in enumerate(made) if one is clicked), len(made) - 1)

    def tell(self, words: str) -> None:
        """One sentence the person must see."""
        self._message(words, QMessageBox.StandardButton.Ok).exec()

    def password(self, name: str, trouble: str) -> str | None:
        """The password of a map that is encrypted; ``trouble`` says why the last one did not do."""
        return ask_password(self.parent, name, trouble)

    def preset(self, framework: Framework) -> str | None:
        """Which layout a new map starts with."""
        dialog = preset_dialog(self.parent, framework)
        if dialog.exec() != QDialog.DialogCode.Accepted.value:
            return None
        chosen = dialog.findChild(QListWidget)
        assert chosen is not None
        return list(framework.presets)[max(chosen.currentRow(), 0)]


def preset_dialog(parent: QWidget, framework: Framework) -> QDialog:
    """The layouts a new map may start with."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("New map")
    rows = QVBoxLayout(dialog)
    rows.setContentsMargins(18, 16, 18, 14)
    rows.setSpacing(10)
    choices = QListWidget()
    choices.setAccessibleName("Layout of the map")
    choices.addItems([preset.label for preset in framework.presets.values()])
    choices.setCurrentRow(list(framework.presets).index("halves") if "halves" in framework.presets else 0)
    choices.itemDoubleClicked.connect(dialog.accept)
    roles, box = QDialogButtonBox.ButtonRole, QDialogButtonBox()
    take, leave = button("New map", "main"), button("Cancel")
    box.addButton(take, roles.AcceptRole)
    box.addButton(leave, roles.RejectRole)
    take.setDefault(True)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    for part in (words("How shall the map be laid out?", "title"), words("You can change it later.", "quiet")):
        rows.addWidget(part)
    rows.addWidget(choices, 1)
    rows.addWidget(box)
    _dress(dialog)
    unit = dialog.fontMetrics().height()
    dialog.resize(unit * 27, unit * 18)
    choices.setFocus()
    return dialog
