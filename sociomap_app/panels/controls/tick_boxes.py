"""Tick boxes whose words wrap, and short values side by side. Qt's own tick boxes do not wrap."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from .control_painting import VARIOUS, em, focus_ring, outline_box, tick_box
from .style import colours

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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
        tick_box(painter, box, self.checkState(), self, hover=self.underMouse())
        painter.setPen(c.ink if self.isEnabled() else c.muted)
        room = QRect(round(unit * 1.45), round(unit * 0.25), round(self.width() - unit * 1.5), self.height())
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), self._words)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self)


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


class ShortChoice(QWidget):
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
        self._reach(self.parts[0])
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
            self._reach(self.parts[0])
            return
        self.setToolTip("")
        # True == 1: identity tells yes from the number one.
        held = self.parts[next(n for n, one in enumerate(self._values) if one is value or one == value)]
        held.setChecked(True)
        self._reach(held)

    def _reach(self, held: _Part) -> None:
        """Tab comes to the part that holds, and to no other; Qt itself sees to that only after the first time."""
        for part in self.parts:
            reached = part is held or part.hasFocus()
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(held)

    def value(self) -> object:
        """The value shown, None where none is."""
        number = self.group.checkedId()
        return self._values[number] if number >= 0 else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline_box(painter, QRectF(self.rect()), self, focused=False)


def yes_no() -> ShortChoice:
    """Not said, yes, no."""
    return ShortChoice(((None, "–"), (True, "yes"), (False, "no")))


def one_to_five() -> ShortChoice:
    """Not said, or 1 to 5."""
    return ShortChoice(((None, "–"), *((n, str(n)) for n in range(1, 6))))
