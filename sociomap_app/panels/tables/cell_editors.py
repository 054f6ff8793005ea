"""What opens in a cell of a table to change it: a drop-down, a line, several lines, or ticks."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sociomap_app.panels.controls.control_painting import em, tick_box
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown
from sociomap_app.panels.controls.field_options import Options
from sociomap_app.panels.controls.style import colours
from sociomap_app.panels.controls.text_fields import LineField, TextField

from .people_model import Index, PeopleModel

HINTS = QStyledItemDelegate.EndEditHint
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STATE = Qt.ItemDataRole.CheckStateRole


class TickCell(QStyledItemDelegate):
    """A tick that can be seen on any ground, and that is ticked anywhere in its cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        text, shown.text = shown.text, ""
        view: QWidget = shown.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, view)
        side = round(em(view) * 0.92)
        rect = QRectF(option.rect)
        box = QRectF(rect.x() + side * 0.6, rect.center().y() - side / 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = view.window()  # a list that is see-through has no colours of its own
        tick_box(painter, box, Qt.CheckState(index.data(STATE)), around)
        painter.setPen(colours(around.palette()).ink)
        room = rect.adjusted(side * 2.1, 0, -side * 0.3, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if event.type() != QEvent.Type.MouseButtonRelease and not (
            pressed and event.type() == QEvent.Type.KeyPress
        ):
            return False
        on = Qt.CheckState(index.data(STATE)) == Qt.CheckState.Checked
        return model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, STATE)


class TickList(QListWidget):
    """Words to tick, each on a line: arrows go from one to the next, Space ticks, Enter is done."""

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.setObjectName("ticks")
        self._values = [value for value, _ in options]
        for _, label in options:
            item = QListWidgetItem(label)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setItemDelegate(TickCell(self))
        self.setCurrentRow(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def ticked(self) -> frozenset[Any]:
        """The values ticked."""
        on = Qt.CheckState.Checked
        return frozenset(one for row, one in enumerate(self._values) if self.item(row).checkState() == on)

    def show_ticked(self, held: frozenset[Any]) -> None:
        """Tick these and no others."""
        for row, value in enumerate(self._values):
            self.item(row).setCheckState(Qt.CheckState.Checked if value in held else Qt.CheckState.Unchecked)

    def height_wanted(self) -> int:
        """High enough for all its lines."""
        return self.sizeHintForRow(0) * self.count() + 8 if self.count() else 0

    def width_wanted(self) -> int:
        """Wide enough for the longest line."""
        longest = max(
            (self.fontMetrics().horizontalAdvance(self.item(n).text()) for n in range(self.count())), default=0
        )
        return round(longest + em(self) * 4.5)


class CellEditor(QStyledItemDelegate):
    """Whatever goes with the column: words to choose from, words to tick, a line or several lines of text."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model, name = _source(index)
        options = model.options(name)
        editor: QWidget
        if name == "note":
            editor = TextField(lines=3, most=8)
        elif options is None:
            editor = LineField()
            editor.setObjectName("inline")
        elif model.holds_several(name):
            editor = TickList(options)
        elif name in ("role", "setting"):
            editor = OpenDropDown(options)
        else:
            editor = DropDown(options)
        editor.setParent(parent)
        editor.setAccessibleName(model.columns[index.column()].title)
        if isinstance(editor, DropDown):
            editor.picked.connect(lambda: self._finish(editor, HINTS.NoHint))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        around = editor.parentWidget()
        if around is None or not isinstance(editor, TickList | TextField):
            super().updateEditorGeometry(editor, option, index)
            return
        cell, room = QRect(option.rect), around.rect()
        if isinstance(editor, TickList):
            cell.setWidth(max(cell.width(), editor.width_wanted()))
            cell.setHeight(editor.height_wanted())
        else:
            cell.setWidth(max(cell.width(), round(em(editor) * 18)))
            cell.setHeight(max(editor.height(), cell.height()))
        cell.setSize(cell.size().boundedTo(room.size()))
        cell.moveRight(min(cell.right(), room.right()))
        cell.moveBottom(min(cell.bottom(), room.bottom()))
        cell.moveLeft(max(cell.left(), 0))
        cell.moveTop(max(cell.top(), 0))
        editor.setGeometry(cell)

    def _finish(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model, name = _source(index)
        value = model.value(model.alter(_inner(index)), name)
        if isinstance(editor, DropDown):
            editor.show_value(value)
        elif isinstance(editor, TickList):
            editor.show_ticked(value)
        elif isinstance(editor, TextField):
            editor.show_text(value)
            editor.selectAll()
        elif isinstance(editor, LineField):
            editor.setText(str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value: Any = None
        if isinstance(editor, OpenDropDown):
            value = editor.value_of(editor.currentText())
        elif isinstance(editor, DropDown):
            value = editor.value()
        elif isinstance(editor, TickList):
            value = editor.ticked()
        elif isinstance(editor, TextField):
            value = editor.toPlainText()
        elif isinstance(editor, LineField):
            value = editor.text()
        # Straight to the source: Qt would turn what Python handed it into something of its own.
        source, _ = _source(index)
        source.setData(_inner(index), value)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            another_line = event.modifiers() & (
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
            )
            if isinstance(editor, DropDown | TickList | LineField) or (
                isinstance(editor, TextField) and not another_line
            ):
                self._finish(editor, HINTS.SubmitModelCache)
                return True
        return super().eventFilter(editor, event)


def _inner(index: Index) -> Index:
    proxy = index.model()
    return proxy.mapToSource(index) if isinstance(proxy, QSortFilterProxyModel) else index


def _source(index: Index) -> tuple[PeopleModel, str]:
    model = _inner(index).model()
    assert isinstance(model, PeopleModel)
    return model, model.columns[index.column()].name
