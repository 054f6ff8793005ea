"""What dialogues about paper have in common: the true pages on one side, the choices on the other."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from sociomap_app.app.background.cancelling import GoOn
from sociomap_app.app.background.long_work import LongWork
from sociomap_app.app.background.tasks import BackgroundWork
from sociomap_app.drawing.marks import Figure
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Rows, scrolling
from sociomap_app.panels.controls.style import sheet
from sociomap_app.report.pages.page import Page, lacking

from .page_view import PageView
from .paper_output import PaperOutput, layout_of, print_figures

MAKING = "The file is being made …"
PDF = "PDF (*.pdf)"


class PageDialog(QDialog):
    """Shows pages that are made beside the work from values that do not change, and writes files of them."""

    def __init__(self, over: QWidget, title: str, form: QWidget, paper: PaperOutput) -> None:
        super().__init__(over)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.over, self.paper = over, paper
        self.view, self.said = PageView(), words("", "quiet")
        self.work = LongWork(self)
        self._pages = BackgroundWork(self._show, wait=30, parent=self, failed=lambda: None)
        side = scrolling(form)
        side.setFixedWidth(self.fontMetrics().height() * 21)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.view, 1)
        middle.addWidget(side)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addWidget(self.said, 1)
        rows = Rows(spacing=12)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.addLayout(middle, 1)
        rows.addLayout(self.foot)
        self.setLayout(rows)
        self.finished.connect(lambda _: self.leave())
        unit, room = self.fontMetrics().height(), self.screen().availableSize()
        self.resize(QSize(unit * 96, unit * 60).boundedTo(QSize(room.width() - 40, room.height() - 60)))

    def put_buttons(self, acts: Sequence[tuple[QPushButton, Callable[[], object]]]) -> None:
        """The acts at the foot, and the way out after them."""
        for one, act in (*acts, (button("Close"), self.reject)):
            one.clicked.connect(lambda _=False, act=act: act())
            self.foot.addWidget(one)

    def show_soon(self, make: Callable[[], list[Page]]) -> None:
        """Have the pages made; an older wish is forgotten, and its answer is not shown."""

        def both() -> tuple[list[Page], str]:
            pages = make()
            return pages, lacking(page.figure for page in pages)

        self.view.wait()
        self._pages.ask(both)

    def _show(self, made: tuple[list[Page], str]) -> None:
        pages, note = made
        self.view.show_pages([page.figure for page in pages], [page.bookmark for page in pages], note)

    def save_as(self, path: Path, make: Callable[[GoOn], bytes]) -> None:
        """Make a file beside the work and write it; what stood there stays where that fails."""
        self.work.run(MAKING, make, lambda content: self._keep(path, content))

    def _keep(self, path: Path, content: bytes) -> None:
        if self.paper.write(path, content):
            self.said.setText(self.paper.written(path))

    def print_pages(self, figures: list[Figure], copies: int = 1) -> bool:
        """To a printer of the system, true to what is shown."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Sociomap")
        printer.setCopyCount(copies)
        printer.setPageLayout(layout_of(figures[0]))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted.value:
            return False
        print_figures(printer, figures)
        self.said.setText("Sent to the printer")
        return True

    def leave(self) -> None:
        """Nothing more is wanted, and the keyboard goes back to the window."""
        self._pages.let_go()
        self.work.cancel()
        self.over.activateWindow()
