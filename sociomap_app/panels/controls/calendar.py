"""The calendar of a date field, in the look of the pages."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from .control_painting import em
from .style import colours

SIGNS = (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›"))


class CalendarBelow(QWidget):
    """A calendar below a field, which gives the keyboard back when it closes. ``picked`` tells a day."""

    picked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self.calendar = calendar = QCalendarWidget(self)
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, QTextCharFormat())
        # The shipped arrows are pictures made for a light window; signs show in any palette.
        for name, sign in SIGNS:
            arrow = calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(QIcon())
                arrow.setText(sign)
        calendar.setMinimumSize(round(em(self) * 20), round(em(self) * 15))
        calendar.activated.connect(self._chosen)
        calendar.clicked.connect(self._chosen)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(calendar)

    def ask(self, shown: dt.date) -> None:
        """Open it on that day."""
        self.setStyleSheet(_sheet(self._field))
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.move(self._place())  # its size is known for certain only now
        self.calendar.setFocus()

    def _place(self) -> QPoint:
        """Below the field, or above it where the screen has no room below; never beyond its sides."""
        room = self._field.screen().availableGeometry()
        at = self._field.mapToGlobal(QPoint(0, self._field.height()))
        if at.y() + self.height() > room.bottom():
            at.setY(self._field.mapToGlobal(QPoint(0, 0)).y() - self.height())
        return QPoint(
            max(min(at.x(), room.right() - self.width()), room.left()),
            max(min(at.y(), room.bottom() - self.height()), room.top()),
        )

    def _chosen(self, chosen: QDate) -> None:
        self.hide()
        self.picked.emit(dt.date(chosen.year(), chosen.month(), chosen.day()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)


def _sheet(beside: QWidget) -> str:
    c = colours(beside.palette())
    return f"""
QWidget {{ background: {c.base.name()}; color: {c.ink.name()}; }}
QWidget#qt_calendar_navigationbar {{ background: {c.soft.name()}; }}
QToolButton {{ background: transparent; color: {c.ink.name()}; border: none; padding: 3px 8px; font-weight: 600; }}
QToolButton:hover {{ background: {c.hair.name()}; }}
QToolButton::menu-indicator {{ image: none; }}
QTableView {{ border: none; padding: 0; selection-background-color: {c.accent.name()};
  selection-color: {c.on_accent.name()}; outline: none; }}
QTableView::item {{ padding: 0; border: none; }}
QAbstractItemView:disabled {{ color: {c.muted.name()}; }}
"""
