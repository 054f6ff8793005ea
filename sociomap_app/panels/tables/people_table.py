"""The people table: everything the map says of people, to read, sort and change without the picture."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Session
from sociomap_app.exchange.cells import guarded
from sociomap_app.exchange.clipboard.pasted_cells import CellWords, Filled, fill
from sociomap_app.exchange.clipboard.pasted_lines import lines_of
from sociomap_app.exchange.clipboard.pasted_people import always
from sociomap_app.exchange.field_words import column_named, said
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.vocabulary.entries import Framework

from .cell_editors import CellEditor
from .people_model import SORT, PeopleModel
from .spreadsheet_view import SpreadsheetView, quiet_table

HINT = (
    "F2 or typing changes a cell, Enter and Tab move on, Delete empties it; Ctrl+C and Ctrl+V copy and paste. "
    "Shift+Space chooses a whole row, which Delete takes off this date."
)
MOST_TOLD = 3
MOST_AT_ONCE = 2000
"""How many cells are filled while one waits: well under a third of a second."""
TIGHTEST, WIDEST = 5.0, 17.0
"""How narrow and wide a column begins, in heights of a line."""


GoOn = Callable[[], bool]
Run = Callable[[str, Callable[[GoOn], Filled], Callable[[Filled], None]], None]


def at_once(words_: str, compute: Callable[[GoOn], Filled], done: Callable[[Filled], None]) -> None:
    """Work done where one waits for it."""
    done(compute(always))


class PeopleTable(Panel):
    """All people, groups and resources of the wave in view; its selection is that of the map."""

    names_pasted = Signal(str)
    """Text of the clipboard that names people who are not in the table yet."""

    def __init__(self, session: Session, framework: Framework, run: Run | None = None) -> None:
        """``run`` does work that may take a while; without it everything is done at once."""
        super().__init__(session, framework, scrolls=False)
        self._run = run or at_once
        self.model = PeopleModel(session, framework)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(SORT)
        self.proxy.setDynamicSortFilter(False)
        self.view = SpreadsheetView()
        quiet_table(self.view, "People, groups and resources")
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.view.setModel(self.proxy)
        self.view.setItemDelegate(CellEditor(self.view))
        self.proxy.sort(-1)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.column.addWidget(self.view, 1)
        self._foot()
        self.setFocusProxy(self.view)
        self._turning = False
        self.view.selectionModel().selectionChanged.connect(self._select)
        self._show_optional()
        self._show_selection()
        self.view.fit_columns(TIGHTEST, WIDEST)
        self.view.name_rows()

    def _foot(self) -> None:
        self.told = words(HINT, "quiet")
        self.add = button("Add names from the clipboard")
        self.add.clicked.connect(lambda: self.names_pasted.emit(QGuiApplication.clipboard().text()))
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 8)
        row.addWidget(self.told, 1)
        row.addWidget(self.add)
        self.column.addLayout(row)
        view = self.view
        view.copy_wanted.connect(self.copy)
        view.paste_wanted.connect(self.paste)
        view.clear_wanted.connect(self.clear)
        view.undo_wanted.connect(self.session.undo)
        view.redo_wanted.connect(self.session.redo)

    def fill(self) -> None:
        self._show_optional()
        self._show_selection()

    def hear(self, news: News) -> None:
        if "design" in news.change.fields:
            self._show_optional()
        self._show_selection()

    def keep_up(self, news: News) -> None:
        """The rows as they are now, with the keyboard on whom it was."""
        current = self.current()
        self._turning = True
        self.model.hear(news)
        self._turning = False
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
            self.view.show_row(self.cell(next(iter(chosen)), "label"))
        self._turning = False

    def _chosen(self) -> frozenset[str]:
        return frozenset(self._alter_at(row) for row in self.view.chosen_rows())

    def _alter_at(self, row: int) -> str:
        return self.model.ids[self.proxy.mapToSource(self.proxy.index(row, 0)).row()]

    def _select(self) -> None:
        if not self._turning:
            self.session.select_alters(self._chosen())

    # --- blocks of cells

    def copy(self) -> None:
        """The cells selected, as words with tabs between them. A private note goes only where it goes alone."""
        columns = [self.model.columns[number].name for number in self.view.chosen_columns()]
        if len(columns) > 1:
            columns = [name for name in columns if name != "note"]
        alters, document = self.session.wave.alters, self.session.document
        rows = [alters[self._alter_at(row)] for row in self.view.chosen_rows()]
        if not rows or not columns:
            return
        lines = [[said(alter, name, document, self.framework) for name in columns] for alter in rows]
        text = "\n".join("\t".join(guarded(" ".join(cell.split())) for cell in line) for line in lines)
        QGuiApplication.clipboard().setText(text)
        self._tell(f"{_cells(len(rows) * len(columns))} copied.")

    def paste(self, text: str) -> None:
        """Fill cells from the first one selected on; one word for a whole selection fills all of it.

        Where no cell is selected, the text is taken for new names.
        """
        block = [line for line in lines_of(text, "\t") if line]
        rows, columns, seen = self.view.chosen_rows(), self.view.chosen_columns(), self.view.seen_columns()
        if not rows or not columns:
            self.names_pasted.emit(text)
            return
        if not block:
            return
        if len(block) == 1 and len(block[0]) == 1:
            block = [block[0] * len(columns) for _ in rows]
        else:
            rows = list(range(rows[0], self.proxy.rowCount()))
            columns = seen[seen.index(columns[0]) :]
        names = [self.model.columns[number].name for number in columns]
        if [column_named(cell, self.framework) for cell in block[0][: len(names)]] == names[: len(block[0])]:
            block = block[1:]
        self._fill("Paste", [
            CellWords(row + 1, self._alter_at(row), name, cell)
            for row, line in zip(rows, block, strict=False)
            for name, cell in zip(names, line, strict=False)
        ], _beyond(len(block) - len(rows), max(map(len, block), default=0) - len(names)))  # fmt: skip

    def clear(self) -> None:
        """Empty the cells selected; where nothing but whole rows is, take those people away, as on the map."""
        chosen, seen = self.view.chosen_cells(), self.view.seen_columns()
        if chosen and all(columns == seen for columns in chosen.values()):
            operations.remove_selected(self.session)
            return
        names = [column.name for column in self.model.columns]
        cells = [
            CellWords(row + 1, self._alter_at(row), names[column], "")
            for row, columns in chosen.items()
            for column in columns
        ]
        self._fill("Clear", cells, ())

    def _fill(self, doing: str, cells: list[CellWords], more: tuple[str, ...]) -> None:
        session = self.session
        document, wave_id = session.document, session.wave.id

        def compute(go_on: GoOn) -> Filled:
            return fill(document, wave_id, cells, self.framework, go_on=go_on)

        def done(filled: Filled) -> None:
            if session.document is not document:
                self._tell("The map has changed in the meantime. Nothing was filled; please try again.")
                return
            session.apply(f"{doing} {_cells(filled.count)}", filled.document)
            self._tell_filled(doing, filled, more)

        if len(cells) > MOST_AT_ONCE:
            self._run(f"{_cells(len(cells))} …", compute, done)
        else:
            done(compute(always))

    def _tell_filled(self, doing: str, filled: Filled, more: tuple[str, ...]) -> None:
        done = "filled" if doing == "Paste" else "emptied"
        told = [f"{_cells(filled.count)} {done}.", *filled.problems[:MOST_TOLD]]
        if len(filled.problems) > MOST_TOLD:
            told.append(f"… and {len(filled.problems) - MOST_TOLD:,} more left as they were.")
        self._tell(" ".join([*told, *more]))

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setAccessibleName(text)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count:,} cells"


def _beyond(rows: int, columns: int) -> tuple[str, ...]:
    """What of a block had no room."""
    found = []
    if rows > 0:
        found.append(f"{rows:,} more {'row' if rows == 1 else 'rows'} had no room: add new people by the button.")
    if columns > 0:
        found.append(f"{columns} {'column' if columns == 1 else 'columns'} had no room at the right.")
    return tuple(found)
