"""Who gives what, as a grid: a row for each kind of support, a column for each person; a tick is said by a click.

The first column says how each row stands, if wanted without those who have a part in assessing the owner; the last
row, who carries how much. An empty row is an open question, never a fault.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sociomap_app.analysis.support.coverage import coverage, load, without_assessors
from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Session
from sociomap_app.model.asked import givers
from sociomap_app.model.sociomap import Alter, Wave
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.labels import tip, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for
from sociomap_app.vocabulary.wording import listed, percent

INTRO = "A click, or Space, says that somebody gives something, or takes it back."
ASIDE = "Set aside those who have a part in assessing me"
SET_ASIDE = "only those set aside"
LOAD = "Share of all support"
GIVES = "●"

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class CoverageModel(QAbstractTableModel):
    """Rows: the kinds of support, and how much each carries. Columns: how the row stands, and the people."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.aside = False
        self.people: list[Alter] = []
        self.functions: list[str] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the wave in view anew."""
        self.beginResetModel()
        wave = self.session.wave
        without = without_assessors(wave, self.framework) if self.aside else None
        self._whole = coverage(wave, self.framework)
        self._cover = without if without is not None else self._whole
        hidden = frozenset(a.id for a in wave.alters.values() if a.assesses_me) if self.aside else frozenset()
        self.people = [a for a in wave.alters.values() if a.counted and a.id not in hidden]
        self.functions = list(self._cover)
        self._load = load(wave)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (the signature of the library)
        return 0 if parent.isValid() else len(self.functions) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as above)
        return 0 if parent.isValid() else len(self.people) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            label = self.people[section - 1].label if section else "From how many"
        else:
            label = self._function(section) if section < len(self.functions) else LOAD
        return label if role == Role.DisplayRole else tip(label) if role == Role.ToolTipRole else None

    def _function(self, row: int) -> str:
        return word_for(self.framework, self.session.document, "function", self.functions[row])

    def gives(self, index: Index) -> bool | None:
        """Whether that person gives that kind of support; None for a cell that is about something else."""
        who = self.person(index)
        if index.row() >= len(self.functions) or who is None:
            return None
        return who.id in givers(self.session.wave, self.functions[index.row()])

    def person(self, index: Index) -> Alter | None:
        """Of whom a cell speaks; None in the column that says how the row stands."""
        return self.people[index.column() - 1] if index.column() else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        gives = self.gives(index)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            said = self._sentence(index, gives)
            return tip(said) if role == Role.ToolTipRole else said
        if role != Role.DisplayRole:
            return None
        if gives is not None:
            return GIVES if gives else ""
        who = self.person(index)
        if index.row() < len(self.functions):
            function = self.functions[index.row()]
            gone = self._whole[function].alters and not self._cover[function].alters
            return SET_ASIDE if gone else self.framework.values.state[self._cover[function].state]
        share = self._load.get(who.id) if who is not None else None
        return percent(share) if share is not None else "" if who is None else "–"

    def _sentence(self, index: Index, gives: bool | None) -> str:
        who = self.person(index)
        if gives is not None and who is not None:
            what = self._function(index.row())
            return f"{who.label}: {what}" if gives else f"{who.label}, not said: {what}"
        shown = self.data(index, Role.DisplayRole)
        if index.row() < len(self.functions):
            return f"{self._function(index.row())}: {shown}"
        return f"{who.label} carries {shown}" if who is not None else ""

    def turn(self, index: Index) -> None:
        """Say that somebody gives something, or no longer."""
        gives, who = self.gives(index), self.person(index)
        if gives is not None and who is not None:
            operations.give(self.session, [who.id], self.functions[index.row()], not gives)


def aside_words(wave: Wave) -> str:
    """The words of the tick, with the names of those it sets aside."""
    names = [alter.label for alter in wave.alters.values() if alter.counted and alter.assesses_me]
    return f"{ASIDE}: {listed(names, most=4)}" if names else ASIDE


class CoveragePanel(Panel):
    """The grid of the wave in view."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, scrolls=False)
        self.model = CoverageModel(session, framework)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName("Who gives what")
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.verticalHeader().setDefaultSectionSize(round(em(self) * 2.0))
        self.view.clicked.connect(self.model.turn)
        self.view.activated.connect(self.model.turn)
        self.view.installEventFilter(self)
        self.aside = Tick(ASIDE)
        self.aside.clicked.connect(self._set_aside)
        self.column.addWidget(words(INTRO, "quiet"))
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.aside)
        self.fill()

    def fill(self) -> None:
        now = self.view.currentIndex()
        row, column = now.row(), now.column()
        self.model.refresh()
        self.view.setCurrentIndex(self.model.index(max(row, 0), max(column, 0)))
        self.aside.setVisible(any(alter.assesses_me for alter in self.session.wave.alters.values()))
        self.aside.say(aside_words(self.session.wave))

    def hear(self, news: News) -> None:
        if news.wave or news.change.of(self.session.wave.id) or "own_words" in news.change.fields:
            self.fill()

    def _set_aside(self) -> None:
        self.model.aside = self.aside.isChecked()
        self.fill()

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if watched is self.view and event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self.model.turn(self.view.currentIndex())
            return True
        return super().eventFilter(watched, event)
