"""A day that may be left out: typed as people write it, or picked from a calendar."""

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from .lines import Line
from .plain import button, day, describe, read_day


class DateField(QWidget):
    """A day or none. ``picked`` tells a day, or None, said by hand."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._value: dt.date | None = None
        self.line = Line("day month year")
        self.opener = button("…", name="Pick a day")
        self.opener.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.opener)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line.typed.connect(self._typed)
        self.line.left.connect(lambda: self.line.setText(day(self._value)))
        self.opener.clicked.connect(self._open)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        describe(self.line, name, "A day, such as 4 Sep 2026. It may stay empty.")
        self.opener.setAccessibleName(f"{name}: pick from a calendar")

    def value(self) -> dt.date | None:
        """The day shown."""
        return self._value

    def show_value(self, value: dt.date | None) -> None:
        """Show that day; somebody typing it keeps their own way of writing it."""
        self._value = value
        if not (self.line.hasFocus() and read_day(self.line.text()) == value):
            self.line.setText(day(value))

    def _typed(self, text: str) -> None:
        found = read_day(text)
        if (found is not None or not text.strip()) and found != self._value:
            self._value = found
            self.picked.emit(found)

    def _open(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # The shipped arrows are pictures made for a light window; words show in any palette.
        for name, sign in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):
            arrow = calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(arrow.icon().__class__())
                arrow.setText(sign)
        now = self._value or dt.date.today()
        calendar.setSelectedDate(QDate(now.year, now.month, now.day))
        rows = QVBoxLayout(popup)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(calendar)
        calendar.activated.connect(lambda chosen: self._chosen(chosen, popup))
        calendar.clicked.connect(lambda chosen: self._chosen(chosen, popup))
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()

    def _chosen(self, chosen: QDate, popup: QWidget) -> None:
        self._value = dt.date(chosen.year(), chosen.month(), chosen.day())
        self.line.setText(day(self._value))
        popup.close()
        self.picked.emit(self._value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.opener.setEnabled(self.isEnabled())
