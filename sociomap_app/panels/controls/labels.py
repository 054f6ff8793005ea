"""What people typed, shown as they typed it: never read as markup, never as a keyboard mark.

Every label, tooltip and button of the panels that can hold a name goes through here.
"""

import datetime as dt
import html
import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def words(text: str = "", look: str = "", *, wrap: bool = True) -> QLabel:
    """A label that shows its text as plain text. ``look`` is one of those in ``look.sheet``."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if look:
        label.setProperty("look", look)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def tip(text: str) -> str:
    """A tooltip that shows the text as it is, on lines of a readable width."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


class Button(QPushButton):
    """A push button that Enter presses as well as Space, wherever it stands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, look: str = "", *, name: str = "") -> Button:
    """A push button; an ampersand in the text is an ampersand. ``name`` is what a screen reader says."""
    made = Button(text.replace("&", "&&"))
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    if look == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


class Fitted(Button):
    """A button as wide as there is room for: where its words are longer, they end in an ellipsis."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__()
        self._said = ""
        self.setAutoDefault(False)
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)
        self.say(text)

    def say(self, text: str) -> None:
        """Other words on it, shown as they are."""
        self._said = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - round(metrics.height() * 1.2)
        fitted = metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, max(room, 0))
        if fitted.replace("&", "&&") != self.text():
            self.setText(fitted.replace("&", "&&"))


def line() -> QFrame:
    """A hairline between two parts."""
    made = QFrame()
    made.setObjectName("line")
    return made


def describe(widget: QWidget, name: str, more: str = "") -> None:
    """What a screen reader says of a control, and the hint it shows."""
    widget.setAccessibleName(name)
    if more:
        widget.setAccessibleDescription(more)
        widget.setToolTip(tip(more))


def day(date: dt.date | None) -> str:
    """A day as people write it: 4 Sep 2026; empty for none."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}" if date is not None else ""


LATELY = dt.timedelta(days=60)


def read_day(typed: str, near: dt.date | None = None) -> dt.date | None:
    """The day somebody typed: 4/9/2026, 4.9.26, 4 Sept 2026 or 2026-09-04; None where it is no day.

    Without a year, as in *4 Sept*, it is the first such day from two months before ``near``; None without that.
    """
    parts = re.findall(r"\d+|[^\W\d_]+", typed)
    if len(parts) == 2 and near is not None:
        days = (read_day(f"{typed} {near.year + more}") for more in (-1, 0, 1))
        return next((one for one in days if one is not None and one >= near - LATELY), None)
    if len(parts) != 3:
        return None
    if parts[0].isdigit() and len(parts[0]) == 4:
        parts.reverse()
    elif parts[0].isalpha():
        parts[:2] = parts[1::-1]
    if len(parts[2]) not in (2, 4):
        return None
    try:
        month = int(parts[1]) if parts[1].isdigit() else 1 + MONTHS.index(parts[1][:3].capitalize())
        year = int(parts[2])
        return dt.date(year + 2000 if year < 100 else year, month, int(parts[0]))
    except (ValueError, OverflowError):
        return None
