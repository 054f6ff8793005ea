"""The people table: everything the map says of people, to read, sort and change without the picture."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sociomap_app.editing.session import News, Session
from sociomap_app.frameworks.entries import Framework

from .choice import Choice, OpenChoice
from .draw import em
from .lines import Line
from .panel import Panel
from .table_model import SORT, Index, PeopleModel


class CellEditor(QStyledItemDelegate):
    """A drop-down where a cell has values to choose from, a line of text where it has not."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model, name = _source(index)
        options = model.options(name)
        editor: QWidget
        if options is None:
            editor = Line()
            editor.setObjectName("inline")
        elif name in ("role", "setting"):
            editor = OpenChoice(options)
        else:
            editor = Choice(options)
        editor.setParent(parent)
        editor.setAccessibleName(model.columns[index.column()].title)
        if isinstance(editor, Choice):
            editor.picked.connect(lambda: self._finish(editor))
        return editor

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model, name = _source(index)
        if isinstance(editor, Choice):
            editor.show_value(model.value(model.alter(_inner(index)), name))
        elif isinstance(editor, Line):
            editor.setText(str(model.value(model.alter(_inner(index)), name)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value: Any = None
        if isinstance(editor, OpenChoice):
            value = editor.value_of(editor.currentText())
        elif isinstance(editor, Choice):
            value = editor.value()
        elif isinstance(editor, Line):
            value = editor.text()
        # Straight to the source: Qt would turn what Python handed it into something of its own.
        source, _ = _source(index)
        source.setData(_inner(index), value)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(editor, Choice)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._finish(editor)
            return True
        return super().eventFilter(editor, event)


def _inner(index: Index) -> Index:
    proxy = index.model()
    return proxy.mapToSource(index) if isinstance(proxy, QSortFilterProxyModel) else index


def _source(index: Index) -> tuple[PeopleModel, str]:
    model = _inner(index).model()
    assert isinstance(model, PeopleModel)
    return model, model.columns[index.column()].name


def quiet_table(view: QTableView, name: str) -> None:
    """How both tables look and listen to keys."""
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
    )
    view.setSortingEnabled(True)
    view.setShowGrid(True)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(round(em(view) * 2.2))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)


class PeopleTable(Panel):
    """All people, groups and resources of the wave in view; its selection is that of the map."""

    WIDE = {"label": 10, "kind": 7, "role": 10, "sector": 12, "functions": 18, "note": 14}

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, scrolls=False)
        self.model = PeopleModel(session, framework)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(SORT)
        self.proxy.setDynamicSortFilter(False)
        self.view = QTableView()
        quiet_table(self.view, "People, groups and resources")
        self.view.setModel(self.proxy)
        self.view.setItemDelegate(CellEditor(self.view))
        self.proxy.sort(-1)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for number, column in enumerate(self.model.columns):
            self.view.setColumnWidth(number, round(em(self) * self.WIDE.get(column.name, 8)))
        self.column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._turning = False
        self.view.selectionModel().selectionChanged.connect(self._select)
        self._show_optional()
        self._show_selection()

    def fill(self) -> None:
        self.model.hear(News(opened=True))
        self._show_optional()
        self._show_selection()

    def hear(self, news: News) -> None:
        current = self.current()
        self._turning = True
        self.model.hear(news)
        self._turning = False
        if "design" in news.change.fields:
            self._show_optional()
        self._show_selection()
        if current is not None and self.current() is None and current[0] in self.model.ids:
            at = self.model.index(self.model.ids.index(current[0]), current[1])
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.view.selectionModel().setCurrentIndex(self.proxy.mapFromSource(at), keep)

    def current(self) -> tuple[str, int] | None:
        """Whose row and which column the keyboard is on."""
        index = self.proxy.mapToSource(self.view.currentIndex())
        return (self.model.ids[index.row()], index.column()) if index.isValid() else None

    def cell(self, alter_id: str, name: str) -> Any:
        """The index, in the view, of one field of one alter."""
        column = [one.name for one in self.model.columns].index(name)
        return self.proxy.mapFromSource(self.model.index(self.model.ids.index(alter_id), column))

    def _show_optional(self) -> None:
        design = self.session.document.design
        for number, column in enumerate(self.model.columns):
            hidden = (column.name == "quality" and not design.ask_quality) or (
                column.name == "closeness" and design.ring_meaning == "closeness"
            )
            self.view.setColumnHidden(number, hidden)

    def _show_selection(self) -> None:
        """What is selected on the map is selected here, without moving the keyboard."""
        chosen = self.session.selection.alters
        if chosen == self._chosen():
            return
        self._turning = True
        selection = QItemSelection()
        for row, one in enumerate(self.model.ids):
            if one in chosen:
                at = self.proxy.mapFromSource(self.model.index(row, 0))
                selection.select(at, at)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        if len(chosen) == 1:
            self.view.scrollTo(self.cell(next(iter(chosen)), "label"))
        self._turning = False

    def _chosen(self) -> frozenset[str]:
        rows = self.view.selectionModel().selectedRows()
        return frozenset(self.model.ids[self.proxy.mapToSource(row).row()] for row in rows)

    def _select(self) -> None:
        if not self._turning:
            self.session.select_alters(self._chosen())
