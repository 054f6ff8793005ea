"""Asks for the name and the day of a date, and what ego is then and where."""

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.panels.controls import field_options
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown
from sociomap_app.panels.controls.labels import day, words
from sociomap_app.panels.controls.panel import Fields, Rows
from sociomap_app.panels.controls.style import sheet
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import wave_name, wave_word


class WaveDialog(QDialog):
    """Name, day, role and setting of ``wave``. ``clone`` is the date that a new one starts as."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        framework: Framework,
        document: Sociomap,
        wave: Wave,
        clone: Wave | None = None,
    ) -> None:
        super().__init__(parent)
        self._framework = framework
        self.setWindowTitle(title)
        self.setStyleSheet(sheet(self.palette(), self.font()))
        offered = [one.label for one in framework.occasions.values()]
        self.name, self.date = OpenDropDown([(one, one) for one in offered]), DateField()
        self.role = DropDown(field_options.ego_roles(framework))
        self.setting = OpenDropDown(field_options.settings(framework, document), placeholder="placement A …")
        self._said: str = wave_word(wave, framework)
        self._setting = wave.ego_setting
        self.name.said.connect(self._name_said)
        self.setting.said.connect(self._setting_said)
        self.name.show_value(self._said or None)
        self.date.show_value(wave.date)
        self.role.show_value(wave.ego_role)
        self.setting.show_value(wave.ego_setting)
        fields = Fields()
        fields.add("Name", self.name, "Choose one or type your own.")
        fields.add("Day", self.date)
        fields.add("I am then a", self.role)
        fields.add(
            "My setting then", self.setting, "A code is enough. What is my school on this date follows from it."
        )
        rows = Rows((words(title, "title"), fields), spacing=12)
        rows.setContentsMargins(20, 18, 20, 16)
        self.setLayout(rows)
        if clone is not None:
            said = wave_word(clone, framework) or day(clone.date)
            rows.addWidget(words(f"It starts as a copy of “{said}”. What people give is asked anew.", "quiet"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        rows.addStretch(1)
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

    def found(self) -> dict[str, Any]:
        """What was said, as fields of a wave."""
        for field in (self.name, self.date, self.setting):
            field.commit()
        return {
            **wave_name(self._said, self._framework),
            "date": self.date.value() or dt.date.today(),
            "ego_role": self.role.value(),
            "ego_setting": self._setting,
        }

    def _name_said(self, value: object) -> None:
        self._said = str(value) if value is not None else ""

    def _setting_said(self, value: object) -> None:
        self._setting = str(value) if value is not None else None

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.date.value() is not None)


def ask_wave(
    parent: QWidget, title: str, framework: Framework, document: Sociomap, wave: Wave, clone: Wave | None = None
) -> dict[str, Any] | None:
    """What somebody said of that date, as fields of a wave, or None where they thought better of it."""
    dialog = WaveDialog(parent, title, framework, document, wave, clone)
    found = dialog.found() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    parent.activateWindow()
    return found
