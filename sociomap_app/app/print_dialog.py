"""One dialogue for paper and pictures: the true pages on one side, the choices on the other."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from sociomap_app.model import edits
from sociomap_app.panels.look import sheet
from sociomap_app.panels.panel import Rows, scrolling
from sociomap_app.panels.plain import button, words

from .dragging import Dragging
from .long_work import LongWork
from .page_view import DRAG_HINT, PageView
from .print_form import PrintForm
from .tasks import Background

if TYPE_CHECKING:
    from sociomap_app.drawing.marks import Figure
    from sociomap_app.report.page import Page

    from .window import Window

PICTURES = "Picture for print (*.pdf);;Scalable picture (*.svg);;Picture in pixels (*.png)"
MAKING = "The file is being made …"


class PrintDialog(QDialog):
    """Shows what would be printed, and prints it, saves it as a PDF, or saves the map as a picture."""

    def __init__(self, window: "Window", what: str = "") -> None:
        super().__init__(window)
        self.setObjectName("printing")
        self.setWindowTitle("Print and export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.window_of = window
        session = window.session
        hidden = window.map.names != "typed"
        self.form = PrintForm(session.document, session.wave.id, what=what, hidden=hidden)
        self.view = PageView()
        self.view.paper.drag = self._drag
        self.view.paper.setToolTip(DRAG_HINT)
        self.said = words("", "quiet")
        self.work, self.dragging = LongWork(self), Dragging()
        self._pages = Background(self._show, wait=30, parent=self, failed=lambda: None)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.view, 1)
        side = scrolling(self.form)
        side.setFixedWidth(self.fontMetrics().height() * 21)
        middle.addWidget(side)
        rows = Rows(spacing=12)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.addLayout(middle, 1)
        rows.addLayout(self._buttons())
        self.setLayout(rows)
        self.form.changed.connect(self._changed)
        self.form.remembered.connect(self._remember)
        self.finished.connect(lambda _: self._leave())
        self.resize(self._size())
        self._ask()
        self.form.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.print_button = button("Print …", "main")
        self.save, self.copy = button("Save as PDF …"), button("Copy the picture")
        leave = button("Close")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for one in (self.copy, self.save, self.print_button, leave):
            row.addWidget(one)
        acts: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.print_button, self.print),
            (self.save, self.save_file),
            (self.copy, self._copy),
            (leave, self.reject),
        )
        for one, act in acts:
            one.clicked.connect(lambda _=False, act=act: act())
        return row

    def _size(self) -> QSize:
        unit = self.fontMetrics().height()
        room = self.screen().availableSize()
        return QSize(unit * 96, unit * 60).boundedTo(QSize(room.width() - 40, room.height() - 60))

    # The pages

    def _ask(self) -> None:
        """Have the pages made from the map as it is now; an older wish is forgotten."""
        from sociomap_app.report.build import map_figure, report_pages
        from sociomap_app.report.page import Page, lacking

        document, choice, framework = self.form.document, self.form.choice(), self.window_of.framework
        alone = self.form.alone
        self.save.setText("Save the picture …" if alone else "Save as PDF …")
        self.save.setAccessibleName(self.save.text())
        self.copy.setVisible(alone)

        def make() -> "tuple[list[Page], str]":
            if alone:
                pages = [Page(map_figure(document, choice, framework), "Map")]
            else:
                pages = report_pages(document, choice, framework)
            return pages, lacking(page.figure for page in pages)

        self.view.wait()
        self._pages.ask(make)

    def _show(self, made: "tuple[list[Page], str]") -> None:
        pages, note = made
        self.view.show_pages([page.figure for page in pages], [page.bookmark for page in pages], note)

    def _changed(self) -> None:
        self.said.setText("")
        self._ask()
        if self.form.remember.isChecked():
            self._remember(True)

    def _remember(self, kept: bool) -> None:
        session = self.window_of.session
        printing = self.form.printing() if kept else None
        said = "Remember what is printed" if kept else "Forget what is printed"
        session.apply(
            said, edits.remember_printing(session.document, printing), merge="printing" if kept else None
        )
        self.form.document = session.document

    def figures(self) -> "list[Figure]":
        """The pages as chosen now, made at once."""
        from sociomap_app.report.build import map_figure, report_pages

        document, choice, framework = self.form.document, self.form.choice(), self.window_of.framework
        if self.form.alone:
            return [map_figure(document, choice, framework)]
        return [page.figure for page in report_pages(document, choice, framework)]

    # What can be done with them

    def print(self) -> bool:
        """To a printer of the system, true to what is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from .paper import layout_of, print_figures

        figures = self.figures()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Sociomap")
        printer.setPageLayout(layout_of(figures[0]))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted.value:
            return False
        print_figures(printer, figures)
        self.said.setText("Sent to the printer")
        return True

    def save_file(self) -> None:
        """The sheets as a PDF, or the map as a picture by the ending of the name."""
        paper, choice = self.window_of.paper, self.form.choice()
        alone = self.form.alone
        kinds, endings = (PICTURES, (".pdf", ".svg", ".png")) if alone else ("PDF (*.pdf)", (".pdf",))
        path = self.window_of.ask.to_export(paper.suggested(".pdf", choice.names), kinds, endings)
        if path is None:
            return
        from sociomap_app.report import build

        document, framework, dpi = self.form.document, self.window_of.framework, self.form.dpi
        makers: dict[str, Callable[[], bytes]] = {
            ".pdf": lambda: (build.map_pdf if alone else build.report_pdf)(document, choice, framework),
            ".svg": lambda: build.map_svg(document, choice, framework),
            ".png": lambda: build.map_png(document, choice, framework, dpi),
        }
        make = makers[path.suffix.lower()]
        self.work.run(MAKING, lambda go_on: make(), lambda content: self._keep(path, content))

    def _keep(self, path: Path, content: bytes) -> None:
        if self.window_of.paper.write(path, content):
            self.said.setText(self.window_of.paper.written(path))

    def _copy(self) -> None:
        self.window_of.paper.copy_picture(self.form.choice())
        self.said.setText("The map is on the clipboard as a picture")

    def _drag(self) -> None:
        figure = self.view.paper.figure
        if figure is not None:
            drag = self.dragging.start(self.view.paper, figure, self.form.dpi, clear=self.form.choice().clear)
            drag.exec(Qt.DropAction.CopyAction)

    def _leave(self) -> None:
        self._pages.stop()
        self.work.cancel()
        self.dragging.end()
        self.window_of.activateWindow()


def show_printing(window: "Window", what: str = "") -> QWidget:
    """Open the dialogue; ``what`` is ``sheets`` or ``alone``, empty for what the map remembers."""
    made = PrintDialog(window, what)
    made.open()
    return made
