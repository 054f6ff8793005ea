"""The one page of settings. Each takes effect at once and is kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from .preferences import TEXT_SIZES

if TYPE_CHECKING:
    from .window import Window

APPEARANCE_WORDS = {"system": "as the system", "light": "light", "dark": "dark"}


class SettingsPage(QDialog):
    """Appearance, text size, recent maps, a provider's folder."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle("Settings")
        rows = QVBoxLayout(self)
        form = QFormLayout()
        rows.addLayout(form)
        now = window.preferences
        self.appearance = QComboBox()
        for code, words in APPEARANCE_WORDS.items():
            self.appearance.addItem(words, code)
        self.appearance.setCurrentIndex(list(APPEARANCE_WORDS).index(now.appearance))
        self.appearance.activated.connect(self._take)
        form.addRow("Light or dark", self.appearance)
        self.text_size = QComboBox()
        for size in TEXT_SIZES:
            self.text_size.addItem(f"{size} %", size)
        self.text_size.setCurrentIndex(TEXT_SIZES.index(now.text_size))
        self.text_size.activated.connect(self._take)
        form.addRow("Size of text", self.text_size)
        self.hint = QCheckBox("Remind me that initials or a role are enough")
        self.hint.setChecked(now.entry_hint)
        self.hint.toggled.connect(self._take)
        form.addRow("Names", self.hint)
        self.recent = QCheckBox("Keep a list of the maps opened last")
        self.recent.setChecked(now.keep_recent)
        self.recent.toggled.connect(self._take)
        form.addRow("Recent maps", self.recent)
        form.addRow("Your provider's words", self._folder(now.own_folder))
        note = QLabel(
            "A folder with the provider's own roles, prompts and rules. It is read when the program starts."
        )
        note.setWordWrap(True)
        rows.addWidget(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self.resize(460, 280)

    def _folder(self, now: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.folder = QLineEdit(now)
        self.folder.setPlaceholderText("none")
        self.folder.setAccessibleName("Folder of your provider's words")
        self.folder.editingFinished.connect(self._take)
        choose = QPushButton("Choose …")
        choose.clicked.connect(self._choose)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return holder

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Your provider's folder", self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self._take()

    def _take(self) -> None:
        keep = self.recent.isChecked()
        own = self.folder.text().strip()
        if own and not Path(own).is_dir():
            self._window.ask.tell(f"There is no folder “{own}”.")
            own = self._window.preferences.own_folder
            self.folder.setText(own)
        before = self._window.preferences
        after = replace(
            before,
            appearance=self.appearance.currentData(),
            text_size=self.text_size.currentData(),
            entry_hint=self.hint.isChecked(),
            keep_recent=keep,
            recent=before.recent if keep else (),
            own_folder=own,
        )
        if after != before:
            self._window.take(after)


def show_settings(window: "Window") -> SettingsPage:
    """Open the page."""
    page = SettingsPage(window)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page.open()
    return page
