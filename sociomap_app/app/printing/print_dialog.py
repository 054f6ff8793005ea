"""One dialogue for printing a map, saving its sheets as a PDF, and taking it out as a picture."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sociomap_app.app.background.cancelling import GoOn, while_wanted
from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.panels.controls.labels import button
from sociomap_app.report import output
from sociomap_app.report.pages.page import Page
from sociomap_app.vocabulary.entries import Framework

from .drag_out import DragOut
from .page_dialog import PDF, PageDialog
from .page_view import DRAG_HINT
from .paper_output import PaperOutput
from .print_form import PrintForm

IN_THE_CLEAR = (
    "The map has a password; what is printed, saved or dragged out of here has none. A page dragged out lies in a "
    "folder of this program, too, for a minute at most."
)
PICTURES = "Picture in pixels (*.png);;Scalable picture (*.svg);;Picture for print (*.pdf)"


class PrintDialog(PageDialog):
    """Shows what would be printed of the date in view."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        framework: Framework,
        paper: PaperOutput,
        ask: Questions,
        *,
        what: str = "",
        hidden: bool = False,
    ) -> None:
        """``what`` is ``sheets`` or ``alone``, empty for what the map remembers; ``hidden`` while names are."""
        self._session, self._framework, self._questions = session, framework, ask
        self.form = PrintForm(session.document, session.wave.id, what=what, hidden=hidden)
        super().__init__(over, "Print and export", self.form, paper)
        self.setObjectName("printing")
        self.dragging = DragOut(self, private=session.encryption is not None)
        self.view.say_of_all(IN_THE_CLEAR if session.encryption is not None else "")
        self.view.paper.dragged_out.connect(self._drag)
        self.view.paper.setToolTip(DRAG_HINT)
        self.print_button = button("Print …", "main")
        self.save, self.copy = button("Save as PDF …"), button("Copy the picture")
        self.put_buttons(((self.copy, self._copy), (self.save, self.save_file), (self.print_button, self.print)))
        self.form.changed.connect(self._changed)
        self.form.remembered.connect(self._remember)
        self.form.remember.setEnabled(not session.only_to_look)
        self._ask()
        self.form.setFocus()

    def _ask(self) -> None:
        """Have the pages made from the map as it is now."""
        alone = self.form.alone
        self.save.setText("Save the picture …" if alone else "Save as PDF …")
        self.save.setAccessibleName(self.save.text())
        self.copy.setVisible(alone)
        self.show_soon(self._making())

    def _making(self) -> Callable[[], list[Page]]:
        """How to make the pages as they are chosen now."""
        document, choice, framework = self.form.document, self.form.choice(), self._framework
        if self.form.alone:
            return lambda: [Page(output.map_figure(document, choice, framework), "Map")]
        return lambda: output.report_pages(document, choice, framework)

    def _changed(self) -> None:
        self.said.setText("")
        self._ask()
        if self.form.remember.isChecked() and not self._session.only_to_look:
            self._remember(True)

    def _remember(self, kept: bool) -> None:
        session = self._session
        printing = self.form.printing() if kept else None
        said = "Remember what is printed" if kept else "Forget what is printed"
        session.apply(
            said, edits.remember_printing(session.document, printing), merge="printing" if kept else None
        )
        self.form.document = session.document

    def print(self) -> bool:
        """To a printer of the system."""
        return self.print_pages([page.figure for page in self._making()()])

    def save_file(self) -> None:
        """The sheets as a PDF, or the map as a picture by the ending of the name."""
        choice, alone = self.form.choice(), self.form.alone
        kinds, endings = (PICTURES, (".png", ".svg", ".pdf")) if alone else (PDF, (".pdf",))
        path = self._questions.to_export(self.paper.suggested(endings[0], choice.names), kinds, endings)
        if path is None:
            return
        document, framework, dpi = self.form.document, self._framework, self.form.dpi

        def sheets(go_on: GoOn) -> bytes:
            pages = output.report_pages(document, choice, framework)
            return output.pdf(while_wanted(pages, go_on), "Sociomap", choice.date)

        makers: dict[str, Callable[[GoOn], bytes]] = {
            ".pdf": (lambda go_on: output.map_pdf(document, choice, framework)) if alone else sheets,
            ".svg": lambda go_on: output.map_svg(document, choice, framework),
            ".png": lambda go_on: output.map_png(document, choice, framework, dpi),
        }
        self.save_as(path, makers[path.suffix.lower()])

    def _copy(self) -> None:
        self.paper.copy_picture(self.form.choice())
        self.said.setText("The map is on the clipboard as a picture")

    def _drag(self) -> None:
        figure = self.view.paper.figure
        if figure is not None:
            drag = self.dragging.start(self.view.paper, figure, self.form.dpi, clear=self.form.choice().clear)
            self.dragging.ended(taken=drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction)

    def leave(self) -> None:
        self.dragging.end()
        super().leave()
