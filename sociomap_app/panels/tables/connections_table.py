"""The connections table: who knows whom, to read, add to and change without the picture."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableView,
)

from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Selection, Session
from sociomap_app.exchange.clipboard.pasted_connections import join_lines, pairs_as_text
from sociomap_app.model.clean_text import folded
from sociomap_app.model.sociomap import Tie, TieKey
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe, tip, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.panels.sentences import tie_sentence
from sociomap_app.vocabulary.entries import Framework

from .cell_editors import TickCell
from .people_model import NOBODY, SORT, Index
from .spreadsheet_view import quiet_table

HINT = "Space ticks, Delete removes; Ctrl+C copies, Ctrl+V pastes lines of two names that are on this date."
MOST_TOLD = 3
KEYS = QKeySequence.StandardKey
KINDS = {2: "knows", 3: "works_closely"}


class ConnectionsModel(QAbstractTableModel):
    """Rows are ties in the order they were drawn; the two kinds can be ticked."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session = session
        tie = framework.values.tie
        self.titles = ("Who", "and who", tie.get("knows", "knows"), tie.get("works_closely", "works closely"))
        self.keys: list[TieKey] = list(session.wave.ties)

    def hear(self, news: News) -> None:
        """Tell the views which rows changed. A tie that was changed may stand elsewhere in the wave."""
        now = self.session.wave.ties
        if set(now) != set(self.keys) or news.wave or news.opened:
            self.beginResetModel()
            self.keys = [key for key in self.keys if key in now]
            self.keys += [key for key in now if key not in set(self.keys)]
            self.endResetModel()
            return
        change = news.change.of(self.session.wave.id)
        for row, key in enumerate(self.keys):
            if key in change.ties or not change.alters.isdisjoint(key):
                self.dataChanged.emit(self.index(row, 0), self.index(row, 3))

    def tie(self, index: Index) -> Tie:
        """Which tie a row speaks of."""
        return self.session.wave.ties[self.keys[index.row()]]

    def rowCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() in KINDS else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        tie, column = self.tie(index), index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(tie_sentence(tie, self.session.wave))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return tie_sentence(tie, self.session.wave)
        if column in KINDS:
            holds = getattr(tie, KINDS[column])
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if holds else Qt.CheckState.Unchecked
            return holds if role == SORT else None
        label = self.session.wave.alters[tie.ends[column]].label
        if role == SORT:
            return folded(label)
        return label if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() not in KINDS:
            return False
        tie = self.tie(index)
        holds = {"knows": tie.knows, "works_closely": tie.works_closely}
        holds[KINDS[index.column()]] = Qt.CheckState(value) == Qt.CheckState.Checked
        one, other = tie.ends
        return operations.set_tie(
            self.session, one, other, knows=holds["knows"], works_closely=holds["works_closely"]
        )


class ConnectionsView(QTableView):
    """A table whose rows can be removed with Delete, copied, and pasted as lines of two names."""

    def __init__(self, table: "ConnectionsTable") -> None:
        super().__init__()
        self._table = table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._table.remove_selected()
            return
        if event.matches(KEYS.Copy):
            self._table.copy()
            return
        if event.matches(KEYS.Paste):
            self._table.paste(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)


class ConnectionsTable(Panel):
    """All connections of the wave in view; its selection is that of the map."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, scrolls=False)
        self.model = ConnectionsModel(session, framework)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(SORT)
        self.proxy.setDynamicSortFilter(False)
        self.view = ConnectionsView(self)
        quiet_table(self.view, "Connections")
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setModel(self.proxy)
        self.proxy.sort(-1)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header = self.view.horizontalHeader()
        header.setStretchLastSection(False)
        for number in range(4):
            stretch = number not in KINDS
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(number, modes.Stretch if stretch else modes.ResizeToContents)
            if not stretch:
                self.view.setItemDelegateForColumn(number, TickCell(self.view))
        self._foot()
        self._turning = False
        self.view.selectionModel().selectionChanged.connect(self._select)
        for keys, act in ((KEYS.Undo, session.undo), (KEYS.Redo, session.redo)):
            travel = QShortcut(self)
            travel.setKeys(keys)
            travel.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            travel.activated.connect(act)
        self.setFocusProxy(self.view)
        self.fill()

    def _foot(self) -> None:
        self.one, self.other = DropDown(), DropDown()
        describe(self.one, "Who")
        describe(self.other, "and who")
        self.add, self.remove = button("Join"), button("Remove", name="Remove connection")
        self.add.clicked.connect(self._join)
        self.remove.clicked.connect(self.remove_selected)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 8)
        row.setSpacing(8)
        row.addWidget(self.one, 1)
        row.addWidget(words("and", "quiet", wrap=False))
        row.addWidget(self.other, 1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        self.told = words(HINT, "quiet")
        self.told.setContentsMargins(10, 0, 10, 0)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.told)
        self.column.addLayout(row)
        for choice in (self.one, self.other):
            choice.picked.connect(lambda _: self._check())

    def keep_up(self, news: News) -> None:
        self._turning = True
        self.model.hear(news)
        self._turning = False

    def fill(self) -> None:
        people = [(key, alter.label) for key, alter in self.session.wave.alters.items()]
        for choice in (self.one, self.other):
            choice.offer([(None, "choose somebody"), *people])
            if choice.currentIndex() < 0:
                choice.show_value(None)
        self._check()
        self._show_selection()

    def _check(self) -> None:
        one, other = self.one.value(), self.other.value()
        self.add.setEnabled(one is not None and other is not None and one != other)
        self.remove.setEnabled(self._chosen() is not None)

    def _join(self) -> None:
        one, other = self.one.value(), self.other.value()
        if one and other:
            operations.join(self.session, [(one, other)])
            self.other.show_value(None)
            self._check()
            self.other.setFocus()

    def remove_selected(self) -> None:
        """Remove the connection of the row that is selected."""
        tie = self._chosen()
        if tie is not None:
            operations.set_tie(self.session, *tie, knows=False, works_closely=False)

    def copy(self) -> None:
        """The connection selected, with tabs between its cells; all of them where none is."""
        chosen = self._chosen()
        text = pairs_as_text(self.session.wave, [chosen] if chosen else self.model.keys)
        QGuiApplication.clipboard().setText(text)

    def paste(self, text: str) -> None:
        """Join the pairs that lines of text name."""
        found = join_lines(self.session.document, self.session.wave.id, text, self.framework)
        count = "1 connection" if found.count == 1 else f"{found.count:,} connections"
        self.session.apply(f"Paste {count}", found.document)
        told = [f"{count} pasted.", *found.problems[:MOST_TOLD]]
        if len(found.problems) > MOST_TOLD:
            told.append(f"… and {len(found.problems) - MOST_TOLD:,} more left out.")
        self.told.setText(" ".join(told))

    def _chosen(self) -> TieKey | None:
        rows = self.view.selectionModel().selectedRows()
        return self.model.keys[self.proxy.mapToSource(rows[0]).row()] if rows else None

    def _select(self) -> None:
        if not self._turning:
            self.session.select(Selection(tie=self._chosen()))
        self._check()

    def _show_selection(self) -> None:
        tie = self.session.selection.tie
        if tie == self._chosen():
            return
        self._turning = True
        flags = QItemSelectionModel.SelectionFlag
        if tie in self.model.keys:
            at = self.proxy.mapFromSource(self.model.index(self.model.keys.index(tie), 0))
            self.view.selectionModel().select(at, flags.ClearAndSelect | flags.Rows)
            self.view.scrollTo(at)
        else:
            self.view.clearSelection()
        self._turning = False
        self._check()
