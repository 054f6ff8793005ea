"""The password of the open map: given, changed, taken away.

There is no second way into an encrypted map. Whoever gives one a password reads that twice.
"""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QStatusBar, QVBoxLayout, QWidget

from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.session import Session
from sociomap_app.model.errors import UserFault
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Fields
from sociomap_app.panels.controls.style import sheet
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, new_key, opens

if TYPE_CHECKING:
    pass

from sociomap_app.app.questions.unlock_dialog import fit_to_words, secret_field

from .map_files import MapFiles

SHORT = 10
"""Fewer signs than that are guessed before long by somebody who has the file and takes the trouble."""

WHAT_IT_DOES = (
    "With a password the file can be read by nobody who does not know it. "
    "Three or four words that do not belong together are easy to keep in mind and hard to guess."
)
WHAT_IT_LEAVES = (
    "Earlier versions and copies the program keeps on this computer are encrypted with it. PDFs, pictures and "
    "tables you save are not, nor copies you made before, or that were kept when somebody else changed it."
)
ASKED_FIRST = "Asked so that nobody changes it who finds the map open."
NO_WAY_BACK = "Nobody can open the map without its password, not even this program, and there is no way round it."
KNOWN = "I know that the map is lost if I forget its password"
NOT_PRESENT = "That is not the password the map has now. Please look out for capital letters."
TAKEN_AWAY = "Take the password away? Whoever has the file, its earlier versions or a copy can then read it."


class PasswordDialog(QDialog):
    """Gives the open map a password, another one, or none."""

    def __init__(
        self, session: Session, files: MapFiles, ask: Questions, status: QStatusBar, over: QWidget
    ) -> None:
        super().__init__(over)
        self._session, self._files, self._ask, self._status = session, files, ask, status
        self._encryption = session.encryption
        now = self._encryption is not None
        self.setWindowTitle("Password")
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.present, self.first, self.again = secret_field(), secret_field(), secret_field()
        self.shown, self.known = Tick("Show what I type"), Tick(KNOWN)
        self.trouble = words("", "quiet")
        self.take = button("Change the password" if now else "Set the password", "main")
        self.away = button("Take the password away …")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        fields = Fields()
        fields.add("Password now", self.present, ASKED_FIRST)
        fields.set_shown(self.present, now)
        fields.add("New password" if now else "Password", self.first)
        fields.add("The same again", self.again)
        for part in (
            words("Another password for this map" if now else "A password for this map", "title"),
            words(WHAT_IT_DOES),
            words(WHAT_IT_LEAVES),
            fields,
            self.shown,
            words(NO_WAY_BACK, "strong"),
            self.known,
            self.trouble,
        ):
            rows.addWidget(part)
        rows.addStretch(1)
        rows.addWidget(self._buttons(now))
        self.shown.toggled.connect(self._show_typed)
        for field in (self.first, self.again):
            field.textEdited.connect(self._look)
        self.present.textEdited.connect(self._look)
        self.known.toggled.connect(self._look)
        fit_to_words(self, rows, 34)
        (self.present if now else self.first).setFocus()

    def _buttons(self, now: bool) -> QWidget:
        roles, box = QDialogButtonBox.ButtonRole, QDialogButtonBox()
        leave = button("Cancel")
        if now:
            box.addButton(self.away, roles.ResetRole)
        box.addButton(self.take, roles.AcceptRole)
        box.addButton(leave, roles.RejectRole)
        self.take.setDefault(True)
        box.accepted.connect(self._set)
        box.rejected.connect(self.reject)
        self.away.clicked.connect(self._remove)
        return box

    def _show_typed(self, shown: bool) -> None:
        for field in (self.present, self.first, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _look(self) -> None:
        """What can be said while somebody types."""
        typed, again = self.first.text(), self.again.text()
        said = ""
        if again and typed != again:
            said = "The two are not the same yet."
        elif typed and len(typed) < SHORT:
            said = "Short passwords can be guessed. A longer one protects better."
        self._tell(said, self.present, self.first, self.again, self.known)

    def _tell(self, said: str, *parts: QWidget) -> None:
        """Show it, and let it be heard where the keyboard is."""
        self.trouble.setText(said)
        for part in parts:
            part.setAccessibleDescription(said)

    def _lacking(self) -> tuple[str, QWidget] | None:
        """What is still to be done, and where."""
        if not self.first.text():
            return "Please type a password.", self.first
        if self.first.text() != self.again.text():
            return "The two are not the same. Please type them again.", self.again
        if not self.known.isChecked():
            return "Please tick that you know this first.", self.known
        return None

    def _set(self) -> None:
        lacking = self._lacking()
        if lacking is not None:
            self._tell(*lacking)
            lacking[1].setFocus()
            return
        if not self._is_theirs():
            return
        try:
            encryption = _busily_made(self.first.text())
        except UserFault as fault:
            self._ask.tell(str(fault))
            return
        self._protect(encryption)

    def _remove(self) -> None:
        if self._is_theirs() and self._ask.yes(TAKEN_AWAY):
            self._protect(None)

    def _is_theirs(self) -> bool:
        """Whether the password the map has now was given, if it has one: an open map may have been left alone."""
        if self._encryption is None:
            return True
        said = NOT_PRESENT if self.present.text() else "Please type the password the map has now."
        try:
            with _busy():
                if self.present.text() and opens(self._encryption, self.present.text()):
                    return True
        except UserFault as fault:
            said = str(fault)
        self._tell(said, self.present)
        self.present.setFocus()
        self.present.selectAll()
        return False

    def _protect(self, encryption: EncryptionKey | None) -> None:
        if not self._files.protect(encryption):
            return
        saved = self._session.path is not None
        said = "The map is encrypted" if encryption is not None else "The map is not encrypted any more"
        self._status.showMessage(f"{said}{'' if saved else ' as soon as it is saved'}.", 8000)
        self.accept()


def _busily_made(password: str) -> EncryptionKey:
    """The slow step is a tenth of a second on most machines and more on old ones."""
    with _busy():
        return new_key(password)


@contextlib.contextmanager
def _busy() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
