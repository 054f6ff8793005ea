"""Asks for the name and the day of a date."""

import datetime as dt

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from sociomap_app.model.sociomap import Wave
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.drop_down import OpenDropDown
from sociomap_app.panels.controls.labels import day, words
from sociomap_app.panels.controls.panel import Fields, Rows
from sociomap_app.panels.controls.style import sheet
from sociomap_app.vocabulary.entries import Framework


class WaveDialog(QDialog):
    """A name and a day. ``clone`` is the date that the new one starts as."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        framework: Framework,
        *,
        label: str,
        date: dt.date,
        clone: Wave | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.name, self.date = OpenDropDown([(one, one) for one in framework.wave_names]), DateField()
        self._said: str = label
        self.name.said.connect(self._name_said)
        self.name.show_value(label or None)
        self.date.show_value(date)
        fields = Fields()
        fields.add("Name", self.name, "Choose one or type your own.")
        fields.add("Day", self.date)
        rows = Rows((words(title, "title"), fields), spacing=12)
        rows.setContentsMargins(20, 18, 20, 16)
        self.setLayout(rows)
        if clone is not None:
            said = clone.label or day(clone.date)
            rows.addWidget(words(f"It starts as a copy of “{said}”. Change what has changed since.", "quiet"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        rows.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.date.picked.connect(lambda _: self._check())
        self._check()
        self.resize(round(self.fontMetrics().height() * 24), self.sizeHint().height())
        self.name.setFocus()

    def accept(self) -> None:
        """Only with a day that could be read."""
        self.date.commit()
        if self.date.in_doubt:
            self.date.setFocus()
        else:
            super().accept()

    def found(self) -> tuple[str, dt.date]:
        """The name, the day where none was typed, and the day."""
        self.name.commit()
        self.date.commit()
        date = self.date.value() or dt.date.today()
        return self._said.strip() or day(date), date

    def _name_said(self, value: object) -> None:
        self._said = str(value) if value is not None else ""

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.date.value() is not None)


def ask_wave(
    parent: QWidget, title: str, framework: Framework, *, label: str, date: dt.date, clone: Wave | None = None
) -> tuple[str, dt.date] | None:
    """The name and day somebody chose, or None where they thought better of it."""
    dialog = WaveDialog(parent, title, framework, label=label, date=date, clone=clone)
    found = dialog.found() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    parent.activateWindow()
    return found
