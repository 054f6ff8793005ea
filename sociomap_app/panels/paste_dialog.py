"""What lines from the clipboard would add to the map, to be looked at before it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from sociomap_app.exchange.clipboard.pasted_lines import SEPARATORS
from sociomap_app.exchange.clipboard.pasted_people import Pasted
from sociomap_app.exchange.field_words import heading, said
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe, words
from sociomap_app.panels.controls.panel import Fields, Rows, scrolling
from sociomap_app.panels.controls.style import sheet
from sociomap_app.panels.controls.tick_boxes import ShortChoice
from sociomap_app.vocabulary.entries import Framework

MOST_ROWS, MOST_PROBLEMS = 200, 50


class PasteDialog(QDialog):
    """Shows who would be added, who is there already, how the lines were read, and what could not be."""

    def __init__(self, parent: QWidget | None, document: Sociomap, framework: Framework, pasted: Pasted) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste names")
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self._document, self._framework = document, framework
        self.pasted = pasted
        self.head = words("", "title")
        self.separator = DropDown(list(SEPARATORS.items()))
        self.known = ShortChoice(((True, "added as well"), (False, "left out")))
        self.known.show_value(False)
        self.known.picked.connect(lambda _: self._count())
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(round(em(self) * 1.9))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        describe(self.table, "Who would be added")
        self.more, self.problems = words("", "quiet"), words("")
        inside = QWidget()
        inside.setObjectName("column")
        lines = Rows((self.problems,))
        lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.setLayout(lines)
        self.area = scrolling(inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("How the lines were read, and what could not be")
        self._fields = Fields()
        self._fields.add("Between the columns", self.separator)
        self._known_words = self._fields.add("", self.known)
        rows = Rows((self.head, self._fields), spacing=10)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.more)
        rows.addWidget(self.area)
        rows.addWidget(self._buttons())
        self.setLayout(rows)
        self.resize(round(em(self) * 46), round(em(self) * 32))
        self.show_pasted(pasted)
        (self.take if self.take.isEnabled() else self.known.parts[-1]).setFocus()

    def _buttons(self) -> QWidget:
        box = QDialogButtonBox()
        self.take, self.leave = button("", "main"), button("Cancel")
        box.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    @property
    def known_too(self) -> bool:
        """Whether those whose name is there already are added as well."""
        return self.known.value() is not False

    def show_pasted(self, pasted: Pasted) -> None:
        """Show what was read, this way or, by another separator, that way."""
        self.pasted = pasted
        self.separator.show_value(pasted.separator)
        known = sum(pasted.known)
        already = "1 name is already on your map" if known == 1 else f"{known} names are already on your map"
        self._known_words.setText(f"{already}: that person is" if known == 1 else f"{already}: they are")
        self.known.setAccessibleName(already)
        self._fields.set_shown(self.known, known > 0)
        self._fill_table()
        told = list(pasted.problems[:MOST_PROBLEMS])
        if len(pasted.problems) > MOST_PROBLEMS:
            told.append(f"… and {len(pasted.problems) - MOST_PROBLEMS:,} more like these.")
        self.problems.setText("\n".join(told))
        self.area.setAccessibleDescription(" ".join(told))
        self.area.setVisible(bool(told))
        self.area.setFixedHeight(round(em(self) * (0.6 + 1.25 * min(max(len(told), 1), 5))))
        self._count()

    def _fill_table(self) -> None:
        pasted = self.pasted
        shown = pasted.people[:MOST_ROWS]
        self.table.setRowCount(len(shown))
        self.table.setColumnCount(len(pasted.columns))
        self.table.setHorizontalHeaderLabels([heading(name, self._framework) for name in pasted.columns])
        for row, alter in enumerate(shown):
            for column, name in enumerate(pasted.columns):
                text = said(alter, name, self._document, self._framework)
                if name == "label" and pasted.known[row]:
                    text += "  (there already)"
                self.table.setItem(row, column, QTableWidgetItem(" ".join(text.split())))
        self.table.resizeColumnsToContents()
        for column in range(len(pasted.columns)):
            wide = min(max(self.table.columnWidth(column), em(self) * 6), em(self) * 20)
            self.table.setColumnWidth(column, round(wide))
        self.table.horizontalHeader().setStretchLastSection(True)
        rest = len(pasted.people) - len(shown)
        self.more.setText(f"and {rest:,} more")
        self.more.setVisible(rest > 0)

    def _count(self) -> None:
        pasted = self.pasted
        count = len(pasted.people) - (0 if self.known_too else sum(pasted.known))
        self.head.setText(f"{len(pasted.people):,} {'name' if len(pasted.people) == 1 else 'names'} to paste")
        said_ = f"Add {count:,} {'name' if count == 1 else 'names'}"
        self.take.setText(said_)
        self.take.setAccessibleName(said_)
        self.take.setEnabled(count > 0)
