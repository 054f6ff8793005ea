"""The few controls the panels are made of, drawn alike in light and dark and at any text size.

Qt's own check boxes do not wrap their words, and its combo boxes change what is chosen when the wheel
passes over them while somebody scrolls. These do not. Undo inside a text field is the undo of the whole
map, so that one key always means one thing.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QToolTip,
    QWidget,
)

from .look import colours
from .plain import tip

VARIOUS = "various"
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def em(widget: QWidget) -> float:
    """The height of a line of text, the measure of every distance."""
    return float(widget.fontMetrics().height())


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


class Line(QLineEdit):
    """One line of text. ``typed`` tells each change by hand; leaving it is told by ``left``."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(0)
        self.textEdited.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Show a text without moving the cursor of somebody who is typing just that."""
        if self.text() == text or (self.hasFocus() and " ".join(self.text().split()) == text):
            return
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Text(QPlainTextEdit):
    """Several lines of text in a box that grows with them. Tab leaves it."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str = "", lines: int = 2, most: int = 12) -> None:
        super().__init__()
        self._least, self._most, self._showing = lines, most, False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def show_text(self, text: str) -> None:
        """Show a text without moving the cursor of somebody who is typing just that."""
        mine = self.toPlainText()
        if mine == text or (self.hasFocus() and _settled(mine) == text):
            return
        place = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        if self.hasFocus():
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit(self.toPlainText())

    def _grow(self) -> None:
        lines = int(self.document().size().height())
        room = self.fontMetrics().lineSpacing()
        shown = min(max(lines, self._least), self._most)
        self.setFixedHeight(round(shown * room + 1.15 * room))
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _settled(text: str) -> str:
    return "\n".join(part.rstrip() for part in text.split("\n")).strip()


class Choice(QComboBox):
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
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            text = self.currentText()
            if self.fontMetrics().horizontalAdvance(text) > self.width() - em(self) * 2:
                QToolTip.showText(event.globalPos(), tip(text), self)  # type: ignore[attr-defined]
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


class OpenChoice(Choice):
    """One of several, or a word of one's own. ``said`` tells an offered value or the words typed."""

    said = Signal(object)
    left = Signal()

    def __init__(self, options: Iterable[tuple[Any, str]] = (), placeholder: str = "") -> None:
        super().__init__()
        self._placeholder = placeholder
        line = Line()
        self.setEditable(True)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        line.setPlaceholderText(placeholder)
        line.typed.connect(lambda text: self.said.emit(self.value_of(text)))
        line.left.connect(self.left)
        self.picked.connect(self.said)
        self.offer(options)

    def value_of(self, text: str) -> Any:
        """The offered value with those words, or the words; None for no words."""
        clean = " ".join(text.split())
        if not clean:
            return None
        for value, label in self._options:
            if label.casefold() == clean.casefold():
                return value
        return clean

    def show_value(self, value: object, various: bool = False) -> None:
        line = self.lineEdit()
        line.setPlaceholderText(VARIOUS if various else self._placeholder)
        if not various and line.hasFocus() and self.value_of(line.text()) == value:
            return
        index = -1 if various else self.index_of(value)
        self.setCurrentIndex(index)
        known = index >= 0 and value is not None
        self.setEditText(self.itemText(index) if known else "" if various or value is None else str(value))
        line.setCursorPosition(0 if not line.hasFocus() else len(line.text()))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        unit = em(self)
        self.lineEdit().setGeometry(round(unit * 0.5), 2, round(self.width() - unit * 1.8), self.height() - 4)


def outline_box(painter: QPainter, rect: QRectF, widget: QWidget, *, focused: bool) -> None:
    """The rounded box of a field, as text fields have it."""
    c = colours(widget.palette())
    width = 2.0 if focused else 1.0
    edge = c.accent if focused else c.ink if widget.underMouse() and widget.isEnabled() else c.edge
    painter.setPen(QPen(edge, width))
    painter.setBrush(c.base)
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inner, em(widget) * 0.32, em(widget) * 0.32)


class Tick(QCheckBox):
    """A tick box whose words wrap. Half-ticked says that it holds for some of several people."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._words = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """What stands beside the box."""
        return self._words

    def say(self, text: str) -> None:
        """Other words beside the box."""
        if text != self._words:
            self._words = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def show_state(self, ticked: bool, some: bool = False) -> None:
        """Ticked, not ticked, or ticked for some."""
        self.setTristate(some)
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.PartiallyChecked if some else state)

    def nextCheckState(self) -> None:
        """A half-tick becomes a tick."""
        full = self.checkState() == Qt.CheckState.Checked
        self.setTristate(False)
        self.setCheckState(Qt.CheckState.Unchecked if full else Qt.CheckState.Checked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        unit = em(self)
        room = QRect(0, 0, max(round(width - unit * 1.7), 20), 10_000)
        text = self.fontMetrics().boundingRect(room, int(WRAP), self._words)
        return round(max(text.height(), unit) + unit * 0.5)

    def sizeHint(self) -> QSize:
        wide = round(self.fontMetrics().horizontalAdvance(self._words) + em(self) * 1.9)
        return QSize(wide, round(em(self) * 1.5))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(em(self) * 4), round(em(self) * 1.5))

    def hitButton(self, pos: Any) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, unit = colours(self.palette()), em(self)
        side = round(unit * 0.92)
        box = QRectF(1.5, unit * 0.25 + (unit - side) / 2, side, side)
        on = self.checkState() != Qt.CheckState.Unchecked
        painter.setPen(QPen(c.accent if on else c.ink if self.underMouse() else c.edge, 1.2))
        painter.setBrush(c.accent if self.checkState() == Qt.CheckState.Checked else c.base)
        painter.drawRoundedRect(box, side * 0.25, side * 0.25)
        mark = QPen(c.on_accent, side * 0.13, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        if self.checkState() == Qt.CheckState.Checked:
            painter.setPen(mark)
            points = ((0.24, 0.52), (0.43, 0.7), (0.77, 0.31))
            painter.drawPolyline([QPointF(box.x() + x * side, box.y() + y * side) for x, y in points])
        elif on:
            mark.setColor(c.accent)
            painter.setPen(mark)
            painter.drawLine(QPointF(box.x() + side * 0.28, box.center().y()), QPointF(box.right() - side * 0.28, box.center().y()))
        painter.setPen(c.ink if self.isEnabled() else c.muted)
        room = QRect(round(unit * 1.45), round(unit * 0.25), round(self.width() - unit * 1.5), self.height())
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), self._words)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self)


def focus_ring(painter: QPainter, rect: QRectF, widget: QWidget) -> None:
    """Where the keyboard is, to be seen by everybody."""
    painter.setPen(QPen(colours(widget.palette()).accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), em(widget) * 0.3, em(widget) * 0.3)


class _Part(QRadioButton):
    """One part of a row to choose from; the row draws as one box."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shown = text
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.shown)
        return QSize(round(wide + em(self) * 0.7), round(em(self) * 1.95))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: Any) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, rect = colours(self.palette()), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            path = QPainterPath()
            path.addRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), em(self) * 0.25, em(self) * 0.25)
            quiet = self.shown == "–"
            painter.fillPath(path, (c.hair if quiet else c.accent) if self.isChecked() else c.soft)
        strong = self.isChecked() and self.shown != "–"
        painter.setPen(c.on_accent if strong else c.ink if self.isEnabled() else c.muted)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.shown)
        if self.hasFocus():
            painter.setPen(QPen(c.ink if strong else c.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), em(self) * 0.3, em(self) * 0.3)


class Parts(QWidget):
    """A few short values side by side, one of which holds; arrow keys go from one to the next."""

    picked = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]], names: Sequence[str] = ()) -> None:
        super().__init__()
        self._values = [value for value, _ in options]
        self._names = list(names) or [label for _, label in options]
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.parts = [_Part(label) for _, label in options]
        for number, part in enumerate(self.parts):
            self.group.addButton(part, number)
            row.addWidget(part)
        self.setFocusProxy(self.parts[0])
        self.group.idClicked.connect(lambda number: self.picked.emit(self._values[number]))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for part, own in zip(self.parts, self._names, strict=True):
            part.setAccessibleName(f"{name}: {'not said' if own == '–' else own}")

    def show_value(self, value: object, various: bool = False) -> None:
        """Show which value holds; none where several people differ."""
        if various or value not in self._values:
            self.group.setExclusive(False)
            for part in self.parts:
                part.setChecked(False)
            self.group.setExclusive(True)
            self.setToolTip(VARIOUS)
            return
        self.setToolTip("")
        # True == 1: identity tells yes from the number one.
        self.parts[next(n for n, one in enumerate(self._values) if one is value or one == value)].setChecked(True)

    def value(self) -> object:
        """The value shown, None where none is."""
        number = self.group.checkedId()
        return self._values[number] if number >= 0 else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline_box(painter, QRectF(self.rect()), self, focused=False)


def yes_no() -> Parts:
    """Not said, yes, no."""
    return Parts(((None, "–"), (True, "yes"), (False, "no")))


def one_to_five() -> Parts:
    """Not said, or 1 to 5."""
    return Parts(((None, "–"), *((n, str(n)) for n in range(1, 6))))
