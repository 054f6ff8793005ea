"""The one page of settings. Each takes effect at once and is kept."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from sociomap_app.app.background.autosave import Autosave
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.settings.settings import Settings
from sociomap_app.editing.session import Session
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Fields, Panel
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.storage.preferences import LOCKS, TEXT_SIZES
from sociomap_app.vocabulary.entries import Framework

from .dialogs import Dialogs

FOLDER_NOTE = "A folder with the provider's own roles, prompts and rules. It is read when the program starts."
COPIES_NOTE = (
    "Copies of what is not saved yet, in case the program ends, and of the map as it was at earlier saves. "
    "They hold the same personal data as the map itself."
)
LOCK_NOTE = "It is covered until its password is given. What is not saved is kept first."
APPEARANCE_WORDS = {"system": "as the system", "light": "light", "dark": "dark"}


class SettingsPage(QDialog):
    """Appearance, text size, recent maps, a provider's folder."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        settings: Settings,
        autosave: Autosave,
        ask: Questions,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(dialogs.over)
        self._settings, self._autosave, self._questions = settings, autosave, ask
        self.setWindowTitle("Settings")
        holder = self.holder = Panel(session, framework)
        rows = QVBoxLayout(self)
        rows.addWidget(holder)
        fields, now = Fields(), settings.now
        holder.column.addWidget(fields)
        self.appearance = DropDown(APPEARANCE_WORDS.items())
        self.appearance.show_value(now.appearance)
        self.appearance.activated.connect(self._take)
        fields.add("Light or dark", self.appearance)
        self.text_size = DropDown((size, f"{size} %") for size in TEXT_SIZES)
        self.text_size.show_value(now.text_size)
        self.text_size.activated.connect(self._take)
        fields.add("Size of text", self.text_size)
        self.lock = DropDown((minutes, f"{minutes} minutes" if minutes else "never") for minutes in LOCKS)
        self.lock.show_value(now.lock_after)
        self.lock.activated.connect(self._take)
        fields.add("Lock an encrypted map when it has not been used for", self.lock, LOCK_NOTE, wide=True)
        self.hint = Tick("Remind me that initials or a role are enough")
        self.hint.setChecked(now.entry_hint)
        self.recent = Tick("Keep a list of the maps opened last")
        self.recent.setChecked(now.keep_recent)
        self.copies = Tick("Keep copies of my maps on this computer")
        self.copies.setChecked(now.keep_copies)
        for tick in (self.hint, self.recent, self.copies):
            tick.toggled.connect(self._take)
            holder.column.addWidget(tick)
        holder.column.addWidget(words(COPIES_NOTE, "quiet"))
        holder.column.addWidget(words("Your provider's words", "field"))
        holder.column.addLayout(self._folder(now.own_folder))
        holder.column.addWidget(words(FOLDER_NOTE, "quiet"))
        rows.addWidget(dialogs.foot(self))
        self._fit()

    def _fit(self) -> None:
        """As large as all of it in the size of its text; where the screen has less room, it scrolls."""
        unit, room = self.fontMetrics().height(), self.screen().availableSize()
        wide = min(unit * 31, room.width() - 40)
        self.holder.column.activate()
        high = self.holder.column.heightForWidth(wide - 2 * unit) + unit * 5
        self.resize(wide, min(high, room.height() - 60))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "folder"):
            QTimer.singleShot(0, self, self._fit)

    def _folder(self, now: str) -> QHBoxLayout:
        row = QHBoxLayout()
        self.folder = QLineEdit(now)
        self.folder.setPlaceholderText("none")
        self.folder.setAccessibleName("Folder of your provider's words")
        self.folder.editingFinished.connect(self._take)
        choose = button("Choose …", name="Choose the folder of your provider's words")
        choose.clicked.connect(self._choose)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return row

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Your provider's folder", self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self._take()

    def _take(self) -> None:
        keep = self.recent.isChecked()
        own = self.folder.text().strip()
        if own and not Path(own).is_dir():
            self._questions.tell(f"There is no folder “{own}”.")
            own = self._settings.now.own_folder
            self.folder.setText(own)
        before = self._settings.now
        after = replace(
            before,
            appearance=self.appearance.value(),
            text_size=self.text_size.value(),
            entry_hint=self.hint.isChecked(),
            keep_recent=keep,
            keep_copies=self.copies.isChecked(),
            lock_after=self.lock.value(),
            recent=before.recent if keep else (),
            own_folder=own,
        )
        if after != before:
            self._settings.take(after)
        if before.keep_copies and not after.keep_copies:
            self._autosave.stop()
