"""A day that may be left out: typed as people write it, or picked from a calendar.

It counts once it is whole: with a year of four figures at once, else when the field is left. What cannot be read
as a day stays as it was typed, and it is said.
"""

import datetime as dt
import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from .calendar import CalendarBelow
from .labels import button, day, describe, read_day, words
from .text_fields import LineField

UNREADABLE = "That cannot be read as a date. For example: {}."


class DateField(QWidget):
    """A day or none. ``picked`` tells a day, or None, said by hand. ``near`` is about when it will be: by its year
    a day without one is read, and there the calendar opens. None is today."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._value: dt.date | None = None
        self._typing = False
        self.in_doubt = False
        self.near: dt.date | None = None
        self._calendar: CalendarBelow | None = None
        self.line = LineField("day month year")
        self.opener = button("…", name="Pick a day")
        self.opener.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.trouble = words("", "quiet")
        self.trouble.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.opener)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self.trouble)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line.typed.connect(self._typed)
        self.line.left.connect(self.commit)
        self.line.installEventFilter(self)
        self.opener.clicked.connect(self._open)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        describe(self.line, name, "A day, such as 4 Sep 2026. It may stay empty.")
        self.opener.setAccessibleName(f"{name}: pick from a calendar")

    def value(self) -> dt.date | None:
        """The day that counts."""
        return self._value

    def show_value(self, value: dt.date | None) -> None:
        """Show that day; somebody typing keeps their own way of writing it, and what is in doubt stays."""
        if value == self._value and (self._typing or self.in_doubt):
            return
        self._value = value
        self._settle(day(value))

    def commit(self) -> None:
        """What was typed is finished: it counts, if it is a day or nothing."""
        if not self._typing:
            return
        typed = self.line.text().strip()
        found = read_day(typed, self.near or dt.date.today())
        if typed and found is None:
            self._typing, self.in_doubt = False, True
            self.trouble.setText(UNREADABLE.format(day(self._value or self.near or dt.date.today())))
            self.trouble.show()
            return
        self._take(found)
        self._settle(day(found))

    def _settle(self, text: str) -> None:
        self._typing = self.in_doubt = False
        self.trouble.hide()
        self.line.setText(text)

    def _typed(self, text: str) -> None:
        self._typing, self.in_doubt = True, False
        self.trouble.hide()
        whole = read_day(text) if re.search(r"\d{4}", text) else None
        if whole is not None or not text.strip():
            self._take(whole)

    def _take(self, value: dt.date | None) -> None:
        if value != self._value:
            self._value = value
            self.picked.emit(value)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
            elif event.key() == Qt.Key.Key_Escape and (self._typing or self.in_doubt):
                self._settle(day(self._value))
                return True
        return False

    def _open(self) -> None:
        if self._calendar is None:
            self._calendar = CalendarBelow(self)
            self._calendar.picked.connect(self._chosen)
        self._calendar.ask(self._value or self.near or dt.date.today())

    def _chosen(self, chosen: dt.date) -> None:
        self._take(chosen)
        self._settle(day(chosen))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.opener.setEnabled(self.isEnabled())
