"""Drop-downs. Qt's own change what is chosen when the wheel passes over them while somebody scrolls."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QSizePolicy, QToolTip, QWidget

from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import MAX_LABEL

from .control_painting import VARIOUS, em, outline_box
from .date_field import DateField
from .labels import tip
from .style import colours
from .text_fields import LineField


class DropDown(QComboBox):
    """One of several. ``picked`` tells the value chosen by hand; values are the data of the items."""

    picked = Signal(object)

    def __init__(self, options: Iterable[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self._options: list[tuple[Any, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(18)
        self.offer(options)
        self.activated.connect(lambda index: self.picked.emit(self._options[index][0]))

    def offer(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer these values with these words; what is chosen stays."""
        new = list(options)
        if new == self._options:
            return
        now, known, text = self.value(), self.currentIndex() >= 0, self.currentText()
        self._options = new
        self.clear()
        self.addItems([label for _, label in new])
        self.setCurrentIndex(self.index_of(now) if known else -1)
        if self.isEditable():
            self.setEditText(text)

    def index_of(self, value: object) -> int:
        """Where a value stands; -1 where it is not offered. Values stay Python's, whatever they are."""
        return next((number for number, (one, _) in enumerate(self._options) if one == value), -1)

    def value(self) -> Any:
        """The value shown; None where none is."""
        index = self.currentIndex()
        return self._options[index][0] if 0 <= index < len(self._options) else None

    def show_value(self, value: object, various: bool = False) -> None:
        """Show which value holds, or that several people differ."""
        self.setPlaceholderText(VARIOUS if various else "")
        self.setCurrentIndex(-1 if various else self.index_of(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            text = self.currentText()
            if self.fontMetrics().horizontalAdvance(text) > self.width() - em(self) * 2:
                QToolTip.showText(event.globalPos(), tip(text), self)
                return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(round(em(self) * 8), round(em(self) * 1.95))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(em(self) * 3), round(em(self) * 1.95))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, unit = colours(self.palette()), em(self)
        line_edit = self.lineEdit()
        focused = self.hasFocus() or (line_edit is not None and line_edit.hasFocus())
        outline_box(painter, QRectF(self.rect()), self, focused=focused)
        x, y = self.width() - unit * 0.85, self.height() / 2
        painter.setPen(QPen(c.muted, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        a = unit * 0.2
        painter.drawPolyline([QPointF(x - a, y - a * 0.5), QPointF(x, y + a * 0.5), QPointF(x + a, y - a * 0.5)])
        if line_edit is not None:
            return
        chosen = self.currentIndex() >= 0
        faint = not chosen or self.value() is None
        painter.setPen(c.muted if faint or not self.isEnabled() else c.ink)
        room = QRect(round(unit * 0.6), 0, round(self.width() - unit * 2.0), self.height())
        text = self.currentText() if chosen else self.placeholderText()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class OpenDropDown(DropDown):
    """One of several, or a word of one's own. ``said`` tells an offered value or the words typed.

    Words count once they are finished: with Enter, or when the field is left. Esc takes them back.
    """

    said = Signal(object)
    left = Signal()

    def __init__(self, options: Iterable[tuple[Any, str]] = (), placeholder: str = "") -> None:
        super().__init__()
        self._placeholder = placeholder
        self._kept: tuple[object, bool] = (None, False)
        self._typing = False
        line = self._line = LineField()
        self.setEditable(True)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        line.setPlaceholderText(placeholder)
        line.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keyboard_moved)
        line.typed.connect(self._type)
        line.returnPressed.connect(self.commit)
        self.picked.connect(self._take)
        self.offer(options)

    def _type(self) -> None:
        self._typing = True
        completer = self.completer()
        suggestions = completer.popup() if completer is not None else None
        if suggestions is not None:  # made here and no sooner: before it has a window, Tab would stop at the field
            suggestions.installEventFilter(self)

    def _take(self, value: object) -> None:
        self._kept, self._typing = (value, False), False
        self.said.emit(value)

    def commit(self) -> None:
        """What was typed is finished: it counts, unless it is what held before."""
        if self._typing:
            self._typing = False
            value = self.value_of(self._line.text())
            held, various = self._kept
            if value is not None if various else value != held:
                self._take(value)

    def _keyboard_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """With suggestions open Qt tells the field itself nothing of its being left."""
        if old is self and self._typing:
            self.commit()
            self.left.emit()

    def take_back(self) -> bool:
        """Show again what held before somebody typed. False where nothing was typed."""
        if not self._typing:
            return False
        self._typing = False
        self.show_value(*self._kept)
        return True

    def value_of(self, text: str) -> Any:
        """The offered value with those words, or the words; None for no words."""
        clean = clean_line(text, MAX_LABEL)
        if not clean:
            return None
        meant = folded(clean)
        return next((value for value, label in self._options if folded(label) == meant), clean)

    def show_value(self, value: object, various: bool = False) -> None:
        line = self._line
        line.setPlaceholderText(VARIOUS if various else self._placeholder)
        if self._typing and line.hasFocus() and self._kept == (value, various):
            return
        self._kept, self._typing = (value, various), False
        if not various and line.hasFocus() and self.value_of(line.text()) == value:
            return
        index = -1 if various else self.index_of(value)
        self.setCurrentIndex(index)
        known = index >= 0 and value is not None
        self.setEditText(self.itemText(index) if known else "" if various or value is None else str(value))
        line.setCursorPosition(0 if not line.hasFocus() else len(line.text()))

    def event(self, event: QEvent) -> bool:
        if _is_escape(event, QEvent.Type.ShortcutOverride) and self._typing:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_escape(event, QEvent.Type.KeyPress) and self.take_back():
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                self._put_line()
        elif _is_escape(event, QEvent.Type.KeyPress):
            self.take_back()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
        self.left.emit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._put_line()

    def _put_line(self) -> None:
        """The words where those of other drop-downs are, clear of the arrow; Qt puts them elsewhere at times."""
        unit = em(self)
        room = QRect(round(unit * 0.5), 2, round(self.width() - unit * 1.8), self.height() - 4)
        if self._line.geometry() != room:
            self._line.setGeometry(room)


def _is_escape(event: QEvent, kind: QEvent.Type) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == kind and event.key() == Qt.Key.Key_Escape


def commit_typed() -> None:
    """Words half typed count before anything else is done, so that nothing is saved or undone without them."""
    field = QApplication.focusWidget()
    holder = field.parentWidget() if field is not None else None
    if isinstance(field, OpenDropDown):
        field.commit()
    elif isinstance(holder, DateField):
        holder.commit()
