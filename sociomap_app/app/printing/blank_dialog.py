"""Empty maps to fill in by hand: how they are divided, what stands at their head, and how many."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from sociomap_app.app.questions.questions import Questions
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.sociomap import Design
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe, line
from sociomap_app.panels.controls.panel import Fields, Rows
from sociomap_app.panels.controls.text_fields import LineField, TextField
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.report.output import blank_pdf
from sociomap_app.report.pages.blank_map import LONGEST_LINE, WHAT_TO_DO, Blank, blank_page
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.vocabulary.entries import Framework

from .page_dialog import PDF, PageDialog
from .paper_output import PaperOutput
from .print_form import PAPERS, TURNS

THIS = "this map"
MOST_COPIES = 500


class BlankForm(QWidget):
    """What an empty map looks like. ``changed`` tells that another page is wanted."""

    changed = Signal()

    def __init__(self, framework: Framework, design: Design, *, hidden: bool) -> None:
        super().__init__()
        self.setObjectName("column")
        self.design = design
        presets = [(one.id, one.label) for one in framework.presets.values()]
        mine = [] if hidden else [(THIS, "As this map is divided")]
        self.preset, self.paper, self.turn = DropDown(presets + mine), DropDown(PAPERS), DropDown(TURNS[:2])
        self.preset.show_value(design.preset if design.preset in framework.presets else presets[0][0])
        self.paper.show_value("a4")
        self.turn.show_value("landscape")
        self.copies = LineField("1")
        self.copies.setValidator(QIntValidator(1, MOST_COPIES, self.copies))
        self.head = TextField("What to do", 3, 5)
        self.head.setPlainText(WHAT_TO_DO)
        describe(self.head, "Words at the top", f"At most {LONGEST_LINE} signs; nothing is fine too.")
        self.room, self.greyscale = Tick("Lines to collect names on"), Tick("Greys only")
        self._lay_out()
        for choice in (self.preset, self.paper, self.turn):
            choice.picked.connect(lambda _: self.changed.emit())
        for tick in (self.room, self.greyscale):
            tick.clicked.connect(lambda _: self.changed.emit())
        self.head.textChanged.connect(self.changed)
        self.setFocusProxy(self.preset)

    def _lay_out(self) -> None:
        first, second = Fields(), Fields()
        first.add("Divided", self.preset)
        first.add("Words at the top", self.head, wide=True)
        second.add("Paper", self.paper)
        second.add("Turned", self.turn)
        second.add("Copies", self.copies, f"1 to {MOST_COPIES}, in the PDF or from the printer.")
        rows = Rows((first, self.room, line(), second, self.greyscale), spacing=11)
        rows.setContentsMargins(2, 2, 10, 2)
        rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(rows)

    @property
    def count(self) -> int:
        """How many are wanted; one where nothing sensible is typed."""
        typed = self.copies.text()
        return min(max(int(typed), 1), MOST_COPIES) if typed.isdecimal() else 1

    def blank(self) -> Blank:
        """What is chosen, for whoever makes the page."""
        preset = str(self.preset.value())
        return Blank(
            preset=preset,
            design=self.design if preset == THIS else None,
            choice=PaperChoice(
                paper=self.paper.value(), turn=self.turn.value(), greyscale=self.greyscale.isChecked()
            ),
            line=clean_line(self.head.toPlainText(), LONGEST_LINE),
            room=self.room.isChecked(),
        )


class BlankDialog(PageDialog):
    """Shows an empty map, and prints it or saves it as often as wanted."""

    def __init__(
        self,
        over: QWidget,
        framework: Framework,
        design: Design,
        paper: PaperOutput,
        ask: Questions,
        *,
        hidden: bool = False,
    ) -> None:
        """``hidden`` while names are: then nothing of the open map is offered."""
        self._framework, self._questions = framework, ask
        self.form = BlankForm(framework, design, hidden=hidden)
        super().__init__(over, "Blank maps", self.form, paper)
        self.setObjectName("blank")
        self.print_button, self.save = button("Print …", "main"), button("Save as PDF …")
        self.put_buttons(((self.save, self.save_file), (self.print_button, self.print)))
        self.form.changed.connect(self._ask)
        self._ask()
        self.form.setFocus()

    def _ask(self) -> None:
        framework, blank = self._framework, self.form.blank()
        self.said.setText("")
        self.show_soon(lambda: [blank_page(framework, blank)])

    def print(self) -> bool:
        """To a printer of the system."""
        figure = blank_page(self._framework, self.form.blank()).figure
        return self.print_pages([figure], self.form.count)

    def save_file(self) -> None:
        """As many as wanted in one PDF."""
        suggested = self.paper.folder / "blank maps.pdf"
        path = self._questions.to_export(suggested, PDF, (".pdf",))
        if path is None:
            return
        framework, blank, copies = self._framework, self.form.blank(), self.form.count
        self.save_as(path, lambda go_on: blank_pdf(framework, blank, copies))
