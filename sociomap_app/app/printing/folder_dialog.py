"""Sheets for every map in a folder: as one PDF with contents or one each, with what could not be made listed."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QProgressBar, QWidget

from sociomap_app.app.background.tasks import BackgroundWork
from sociomap_app.app.questions.questions import Questions
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import UserFault
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe, words
from sociomap_app.panels.controls.panel import Fields, Rows, scrolling
from sociomap_app.panels.controls.style import sheet
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.report.batch import maps_in
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.vocabulary.entries import Framework

from .folder_work import BatchOrder, BatchOutcome, in_the_way, make_sheets
from .page_dialog import PDF
from .print_form import NAMES, PAGES, PAPERS, PARTS, TURNS

ONE, EACH = "one", "each"
AS = ((ONE, "One PDF with contents"), (EACH, "One PDF for each map"))
OVER = "Files with these names are already there: {}, the first is “{}”. Write over them?"
WHICH = "The latest date of each map is printed."


class FolderDialog(QDialog):
    """Asks for a folder and what to make of it, and makes it beside the work. ``moved`` tells how far it is."""

    moved = Signal(int, int)

    def __init__(self, over: QWidget, framework: Framework, ask: Questions, start: Path) -> None:
        """``start`` is the folder in which the look for one begins."""
        super().__init__(over)
        self.setObjectName("folder")
        self.setWindowTitle("Sheets for a folder of maps")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self._over, self._framework, self._questions, self._start = over, framework, ask, start
        self.folder = None
        self._going = False
        self._work = BackgroundWork(self._done, wait=0, parent=self, failed=self._stopped)
        self._build()
        self.moved.connect(self._show_moved)
        self.finished.connect(lambda _: self._leave())
        unit = self.fontMetrics().height()
        self.resize(QSize(unit * 40, unit * 44).boundedTo(self.screen().availableSize() - QSize(40, 60)))
        self._possible()
        self.pick.setFocus()

    folder: Path | None

    def _build(self) -> None:
        self.pick, self.where = button("Choose a folder …"), words("No folder is chosen yet.", "quiet")
        self.into, self.names, self.part = DropDown(AS), DropDown(NAMES), DropDown(PARTS)
        self.paper, self.turn = DropDown(PAPERS), DropDown(TURNS)
        self.greyscale = Tick("Greys only")
        self.pages = {kind: Tick(label) for kind, label in PAGES}
        self.names.picked.connect(lambda _: self._possible())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        describe(self.bar, "How far it is")
        self.said, self.faults = words(""), QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        describe(self.faults, "What could not be made")
        self.copy = button("Copy the list")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.faults.toPlainText()))
        self.pick.clicked.connect(self._pick)
        rows = Rows((words("Sheets for a folder of maps", "title"), words(WHICH, "quiet")), spacing=9)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.where)
        rows.addWidget(scrolling(self._form()), 3)
        rows.addWidget(self.bar)
        rows.addWidget(self.said)
        self.faults.setMinimumHeight(self.fontMetrics().height() * 5)
        rows.addWidget(self.faults, 1)
        rows.addLayout(self._buttons())
        self.setLayout(rows)
        for hidden in (self.bar, self.faults, self.copy):
            hidden.hide()

    def _form(self) -> QWidget:
        fields = Fields()
        first = ((self.into, ONE), (self.names, "initials"), (self.part, "all"))
        for choice, value in (*first, (self.paper, "a4"), (self.turn, "landscape")):
            choice.show_value(value)
        fields.add("As", self.into)
        fields.add("Names", self.names, "Unless names are as typed, the maps have numbers too, and no file names.")
        fields.add("Part", self.part, "Whoever is undivided or not placed is in neither part.")
        fields.add("Paper", self.paper)
        fields.add("Turned", self.turn)
        form = QWidget()
        form.setObjectName("column")
        further = (words("Further pages", "heading"), *self.pages.values())
        choices = Rows((fields, *further, self.greyscale), spacing=7)
        choices.setContentsMargins(2, 2, 10, 2)
        choices.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.setLayout(choices)
        return form

    def _buttons(self) -> QHBoxLayout:
        self.make, self.leave_button = button("Make the sheets …", "main"), button("Close")
        self.make.clicked.connect(self._make)
        self.leave_button.clicked.connect(self._close_or_stop)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.make)
        row.addWidget(self.leave_button)
        return row

    @property
    def busy(self) -> bool:
        """Whether sheets are being made."""
        return self._going

    def _possible(self) -> None:
        typed = self.names.value() == "typed"
        self.pages["notes"].setEnabled(typed)
        self.make.setEnabled(self.folder is not None and not self._going)
        self.pick.setEnabled(not self._going)
        self.leave_button.setText("Stop" if self._going else "Close")
        self.leave_button.setAccessibleName(self.leave_button.text())

    def _pick(self) -> None:
        folder = self._questions.folder("A folder of maps", self._start)
        if folder is None:
            return
        try:
            count = len(maps_in(folder))
        except UserFault as fault:
            self.folder = None
            self.where.setText(str(fault))
        else:
            self.folder = folder
            self.where.setText(f"{folder}: {count} map{'' if count == 1 else 's'}")
        self._possible()

    def wanted(self, folder: Path, target: Path) -> BatchOrder:
        """What is chosen, as values that do not change."""
        further = tuple(kind for kind, tick in self.pages.items() if tick.isChecked() and tick.isEnabled())
        return BatchOrder(
            folder=folder,
            target=target,
            bundle=self.into.value() == ONE,
            choice=PaperChoice(
                names=self.names.value(),
                part=self.part.value(),
                paper=self.paper.value(),
                turn=self.turn.value(),
                greyscale=self.greyscale.isChecked(),
                further=further,
            ),
        )

    def _make(self) -> None:
        folder, ask = self.folder, self._questions
        if folder is None:
            return
        if self.into.value() == ONE:
            target = ask.to_export(folder / "sociomaps.pdf", PDF, (".pdf",))
        else:
            target = ask.folder("Where to put the sheets", folder)
        if target is None:
            return
        wanted, framework = self.wanted(folder, target), self._framework
        there = in_the_way(wanted)
        if there and not ask.yes(OVER.format(len(there), clean_line(there[0], 120))):
            return
        self._going = True
        self.said.setText("")
        self.faults.hide()
        self.copy.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self._possible()
        self._work.ask(lambda: make_sheets(wanted, framework, self._tell))

    def _tell(self, done: int, of: int) -> bool:
        """Called beside the work: how far it is; whether to go on."""
        if self._going:
            self.moved.emit(done, of)
        return self._going

    def _show_moved(self, done: int, of: int) -> None:
        if self._going:
            self.bar.setRange(0, of)
            self.bar.setValue(done)
            self.said.setText(f"{done} of {of}")

    def _done(self, done: BatchOutcome) -> None:
        self._stopped()
        self.said.setText(done.words)
        self.faults.setPlainText("\n".join(done.failed))
        self.faults.setVisible(bool(done.failed))
        self.copy.setVisible(bool(done.failed))

    def _stopped(self) -> None:
        self._going = False
        self.bar.hide()
        self._possible()

    def _close_or_stop(self) -> None:
        if self._going:
            self._going = False
        else:
            self.reject()

    def _leave(self) -> None:
        self._going = False
        self._work.let_go()
        self._over.activateWindow()
