"""What every page beside the map has in common: it hears the session, scrolls, and follows the palette.

A page that cannot be seen does nothing when the map changes; it catches up when it is shown. Only a model of rows
is told at all times, because Qt may ask it for a row before the page is shown.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sociomap_app.editing.session import News, Session
from sociomap_app.vocabulary.entries import Framework

from .control_painting import em
from .drop_down import DropDown
from .labels import words
from .style import sheet


class Panel(QWidget):
    """A page over the open map. ``column`` takes its parts; ``fill`` shows all, ``hear`` what changed."""

    def __init__(self, session: Session, framework: Framework, *, scrolls: bool = True) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self._stale, self._scrolls = False, scrolls
        self._styled: tuple[str, QPalette] | None = None
        self._inside = QWidget()
        around, outer = QVBoxLayout(self), QVBoxLayout(self._inside)
        for layout in (around, outer):
            layout.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._inside)
        if scrolls:
            inner = QWidget()
            inner.setObjectName("column")
            self.area = scrolling(inner)
            outer.addWidget(self.area)
            self.column = QVBoxLayout(inner)
            self.column.setContentsMargins(16, 14, 16, 20)
            self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        else:
            self.column = outer
        self.column.setSpacing(10)
        self._restyle()
        leave = session.subscribe(self._told)
        self.destroyed.connect(lambda: leave())

    def fill(self) -> None:
        """Show everything anew."""

    def hear(self, news: News) -> None:
        """Show what the news names; everything, unless a page knows better."""
        self.fill()

    def keep_up(self, news: News) -> None:
        """What must be told of the map even while the page cannot be seen."""

    def _told(self, news: News) -> None:
        self.keep_up(news)
        if not self.isVisible():
            self._stale = True
        elif news.opened:
            self.fill()
            self._to_the_top()
        else:
            self.hear(news)

    def _to_the_top(self) -> None:
        """Another map is read from its beginning."""
        if self._scrolls:
            self.area.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._stale = False
            self.fill()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._restyle()

    def _restyle(self) -> None:
        """Dress what is inside anew. Qt hands font and palette on only to what wears no style sheet."""
        wanted = (self.font().toString(), self.palette())
        if wanted == self._styled:
            return
        self._styled = wanted
        self._inside.setStyleSheet("")
        self._inside.setFont(self.font())
        self._inside.setPalette(self.palette())
        self._inside.setStyleSheet(sheet(self.palette(), self.font()))


def scrolling(inner: QWidget) -> QScrollArea:
    """A widget that scrolls up and down and is never cut off at its side."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    return area


class Fields(QWidget):
    """Fields below one another: words on the left, the control on the right, or below where it needs room."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(0, 8)
        self.grid.setColumnStretch(1, 14)
        self._rows: dict[QWidget, list[QWidget]] = {}

    def add(self, label: str, control: QWidget, help_words: str = "", *, wide: bool = False) -> QLabel:
        """A field with its words; a wide one stands below them."""
        told = words(label.replace("&", "&&"), "field")  # with a buddy, an ampersand alone is a key
        told.setBuddy(control)
        control.setAccessibleName(label)
        row = self.grid.rowCount()
        if wide:
            self.grid.addWidget(told, row, 0, 1, 2)
            self.grid.addWidget(control, row + 1, 0, 1, 2)
        else:
            self.grid.addWidget(told, row, 0, Qt.AlignmentFlag.AlignVCenter)
            top = Qt.AlignmentFlag.AlignVCenter
            self.grid.addWidget(control, row, 1) if isinstance(control, DropDown) else self.grid.addWidget(
                control, row, 1, top
            )
        parts: list[QWidget] = [told, control]
        if help_words:
            control.setAccessibleDescription(help_words)
            more = words(help_words, "quiet")
            self.grid.addWidget(more, self.grid.rowCount(), 0 if wide else 1, 1, 2 if wide else 1)
            parts.append(more)
        self._rows[control] = parts
        return told

    def set_shown(self, control: QWidget, shown: bool) -> None:
        """Show or hide a field with its words."""
        for part in self._rows[control]:
            part.setVisible(shown)


class Rows(QVBoxLayout):
    """Parts below one another without a margin."""

    def __init__(self, parts: Sequence[QWidget] = (), spacing: int = 6) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for part in parts:
            self.addWidget(part)


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a layout for good."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def body() -> tuple[QWidget, Rows]:
    """A see-through widget with parts below one another."""
    made = QWidget()
    made.setObjectName("body")
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    rows = Rows()
    made.setLayout(rows)
    return made, rows


def unit(widget: QWidget) -> int:
    """The height of a line of text in whole pixels."""
    return round(em(widget))
