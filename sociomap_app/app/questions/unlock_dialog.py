"""The password of an encrypted map is asked for when it is opened, or when a locked one is shown again."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Fields
from sociomap_app.panels.controls.style import sheet
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.storage.encryption.encrypted_map import LONGEST_PASSWORD


def ask_password(parent: QWidget, name: str, trouble: str) -> str | None:
    """The password of that file, as it was typed; None where it is not given."""
    dialog = UnlockDialog(parent, name, trouble)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted.value:
            return None
        return dialog.field.text()
    finally:
        dialog.field.clear()
        dialog.deleteLater()


class UnlockDialog(QDialog):
    """Asks for the password of a map that is encrypted."""

    def __init__(self, parent: QWidget, name: str, trouble: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sociomap")
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.field = secret_field()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        fields, shown = Fields(), Tick("Show what I type")
        fields.add("Password", self.field)
        self.trouble = words(trouble, "strong")
        self.trouble.setVisible(bool(trouble))
        self.field.setAccessibleDescription(trouble)
        for part in (words(f"“{name}” is encrypted", "title"), self.trouble, fields, shown):
            rows.addWidget(part)
        rows.addStretch(1)
        roles, box = QDialogButtonBox.ButtonRole, QDialogButtonBox()
        self.take, leave = button("Open", "main"), button("Cancel")
        box.addButton(self.take, roles.AcceptRole)
        box.addButton(leave, roles.RejectRole)
        self.take.setDefault(True)
        box.accepted.connect(self._open)
        box.rejected.connect(self.reject)
        rows.addWidget(box)
        plain, hidden = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        shown.toggled.connect(lambda on: self.field.setEchoMode(plain if on else hidden))
        fit_to_words(self, rows, 26)
        self.field.setFocus()

    def _open(self) -> None:
        if self.field.text():
            self.accept()
        else:
            self.field.setFocus()


def fit_to_words(dialog: QDialog, rows: QVBoxLayout, width: int) -> None:
    """So many lines wide, and as high as its words then need."""
    wide = dialog.fontMetrics().height() * width
    dialog.setMinimumSize(wide, rows.totalHeightForWidth(wide))
    dialog.resize(dialog.minimumSize())


def secret_field() -> QLineEdit:
    """A field that does not show what is typed."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST_PASSWORD)
    return field
