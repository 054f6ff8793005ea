"""A table that is handled like a spreadsheet: Enter and Tab move on, F2 changes a cell, blocks are copied."""

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from sociomap_app.panels.controls.control_painting import em

from .people_model import Index

HINTS = QAbstractItemDelegate.EndEditHint
LOOKED_AT = 60
"""How many rows say how wide a column begins; looking at all of many takes longer than opening the table."""
KEYS = QKeySequence.StandardKey


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
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(round(em(view) * 2.2))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)


class SpreadsheetView(QTableView):
    """Asks whoever owns it to copy, paste and clear the cells selected; moves about by itself."""

    copy_wanted = Signal()
    paste_wanted = Signal(str)
    clear_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def name_rows(self) -> None:
        """While the first column is out of view, its words stand at the left, so that one sees whose row it is."""
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setAccessibleName("Whose row it is")
        self.horizontalScrollBar().valueChanged.connect(self._show_names)

    def _show_names(self, scrolled: int) -> None:
        header = self.verticalHeader()
        header.setFixedWidth(round(min(self.columnWidth(0), em(self) * 10)))
        shown = scrolled >= self.columnWidth(0)
        if shown == header.isHidden():
            header.setVisible(shown)
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def chosen_rows(self) -> list[int]:
        """The rows any cell of which is selected, from the top; cheap where whole tables are selected."""
        return sorted({row for span in self._spans() for row in range(span.top(), span.bottom() + 1)})

    def chosen_columns(self) -> list[int]:
        """The columns that can be seen and any cell of which is selected, from the left."""
        found = {column for span in self._spans() for column in range(span.left(), span.right() + 1)}
        return [column for column in self.seen_columns() if column in found]

    def chosen_cells(self) -> dict[int, list[int]]:
        """The columns that can be seen of each row any cell of which is selected, from the top left."""
        found: dict[int, set[int]] = {}
        for span in self._spans():
            for row in range(span.top(), span.bottom() + 1):
                found.setdefault(row, set()).update(range(span.left(), span.right() + 1))
        seen = self.seen_columns()
        return {row: [column for column in seen if column in found[row]] for row in sorted(found)}

    def _spans(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.size())]

    def seen_columns(self) -> list[int]:
        """The columns that are not hidden, from the left."""
        return [column for column in range(self.model().columnCount()) if not self.isColumnHidden(column)]

    def step(self, down: int, right: int) -> bool:
        """The keyboard goes that far on; sideways from the end of a row to the next. False at the end."""
        now, seen = self.currentIndex(), self.seen_columns()
        if not now.isValid() or now.column() not in seen:
            return False
        rows, at = self.model().rowCount(), seen.index(now.column()) + right
        row = now.row() + down + at // len(seen)
        if not 0 <= row < rows:
            return False
        index = self.model().index(row, seen[at % len(seen)])
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        wanted = {
            KEYS.Copy: self.copy_wanted,
            KEYS.Undo: self.undo_wanted,
            KEYS.Redo: self.redo_wanted,
        }
        for known, signal in wanted.items():
            if event.matches(known):
                signal.emit()
                return
        if event.matches(KEYS.Paste):
            self.paste_wanted.emit(QGuiApplication.clipboard().text())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if shift else 1, 0)
        elif key == Qt.Key.Key_Space and shift:
            self.selectRow(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        return self.step(0, 1 if onward else -1) or super().focusNextPrevChild(onward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, HINTS.NoHint)
        moves = {HINTS.EditNextItem: (0, 1), HINTS.EditPreviousItem: (0, -1), HINTS.SubmitModelCache: (1, 0)}
        if hint in moves:
            self.step(*moves[hint])

    def fit_columns(self, least: float, most: float) -> None:
        """As wide as heading and first rows need, between ``least`` and ``most`` heights of a line."""
        unit, header, model = em(self), self.horizontalHeader(), self.model()
        advance = self.fontMetrics().horizontalAdvance
        for column in self.seen_columns():
            said = [str(model.index(row, column).data() or "") for row in range(min(model.rowCount(), LOOKED_AT))]
            words = max([advance(text) + unit for text in said] + [header.sectionSizeHint(column)])
            self.setColumnWidth(column, round(min(max(words + unit * 0.6, least * unit), most * unit)))

    def show_row(self, index: Index) -> None:
        """Bring a row into view without moving sideways."""
        bar = self.horizontalScrollBar()
        kept = bar.value()
        self.scrollTo(index)
        bar.setValue(kept)
