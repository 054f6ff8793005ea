"""What goes onto paper and how: the choices beside the pages of the print dialogue."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sociomap_app.analysis.professional_personal import in_neither, left_out_words
from sociomap_app.model.sociomap import Printing, Sociomap
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import line, words
from sociomap_app.panels.controls.panel import Fields, Rows
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.report.pages.further_pages import why_not
from sociomap_app.report.paper_choice import PaperChoice, remembered, to_remember, told_before, with_sheets

ON_MAP = ("notes", "quality")
"""What can be shown on the map itself."""
SHEETS, ALONE = "sheets", "alone"
WHATS = ((SHEETS, "Sheets for a conversation"), (ALONE, "The map alone"))
NAMES = (
    ("typed", "As typed"),
    ("initials", "Initials"),
    ("roles", "Roles"),
    ("numbers", "Numbers"),
)
PARTS = (("all", "Everybody"), ("professional", "Professional only"), ("personal", "Personal only"))
PAPERS = (("a4", "A4"), ("a3", "A3"))
TURNS = (("landscape", "Landscape"), ("portrait", "Portrait"), ("best", "Whichever fits each page better"))
DOTS = ((96, "96, for the screen"), (150, "150"), (300, "300, for print"), (600, "600"))
PAGES = (
    ("people", "List of people"),
    ("coverage", "Who gives what"),
    ("mosaic", "Who shares in the mentoring"),
    ("comparison", "Compared with the date before"),
    ("notes", "Notes, and answers in the conversation"),
)
ASKED = (
    ("partnerships", "Formal partnerships, ring by ring"),
    ("shape", "How it hangs together, and possible roles"),
    ("quality", "How connections feel"),
    ("lenses", "What the five lenses say"),
)
HIDDEN = "Names are hidden on the screen, so there are numbers on paper too."


def what_of(kept: Printing | None) -> str:
    """What was printed when that was remembered: sheets, or the map alone. Sheets where nothing is."""
    return SHEETS if kept is None or with_sheets(kept) else ALONE


def _careful(kept: Printing | None) -> PaperChoice:
    """For something else than what is remembered: its paper and names, and nothing further."""
    paper = remembered(kept) if kept is not None else PaperChoice()
    return replace(paper, part="all", further=())


class PrintForm(QWidget):
    """The choices. ``changed`` tells that other pages are wanted, ``remembered`` whether to keep them."""

    changed = Signal()
    remembered = Signal(bool)

    def __init__(self, document: Sociomap, wave_id: str, *, what: str, hidden: bool) -> None:
        super().__init__()
        self.setObjectName("column")
        self.document, self.wave_id, self.hidden = document, wave_id, hidden
        self.what, self.names, self.part = DropDown(WHATS), DropDown(NAMES), DropDown(PARTS)
        self.paper, self.turn, self.dots = DropDown(PAPERS), DropDown(TURNS), DropDown(DOTS)
        self.greyscale, self.clear = Tick("Greys only"), Tick("Transparent ground")
        self.remember = Tick("Remember for this map")
        self.pages = {kind: Tick(label) for kind, label in (*PAGES, *ASKED)}
        self.reasons = {kind: words("", "quiet") for kind in self.pages}
        self.of_none, self.of_steps = words("", "quiet"), words("", "quiet")
        self._lay_out()
        kept = document.printing
        same = kept is not None and what in ("", what_of(kept))
        self._show(remembered(kept) if kept is not None and same else _careful(kept))
        self.what.show_value(what or what_of(kept))
        self.remember.show_state(same)
        for choice in (self.what, self.names, self.part, self.paper, self.turn, self.dots):
            choice.picked.connect(lambda _: self._picked())
        for tick in (self.greyscale, self.clear, *self.pages.values()):
            tick.clicked.connect(lambda _: self._picked())
        self.remember.clicked.connect(lambda _: self.remembered.emit(self.remember.isChecked()))
        self._possible()
        self.setFocusProxy(self.what)

    def _lay_out(self) -> None:
        first, second = Fields(), Fields()
        first.add("What", self.what)
        first.add("Names", self.names, HIDDEN if self.hidden else "")
        first.add("Part", self.part)
        second.add("Paper", self.paper)
        second.add("Turned", self.turn)
        self.picture = Fields()
        self.picture.add("Dots per inch", self.dots, "Of a picture in pixels (PNG).")
        self.more = QWidget()
        self.further = words("Further pages", "heading")
        pages = Rows((self.further,), spacing=5)
        self.more.setLayout(pages)
        for kind, tick in self.pages.items():
            if kind == ASKED[0][0]:
                pages.addSpacing(6)
                pages.addWidget(words("Shown only if you say so", "heading"))
            pages.addWidget(tick)
            pages.addWidget(self.reasons[kind])
        rows = Rows(
            (first, self.of_none, self.of_steps, line(), self.more, line(), second, self.greyscale), spacing=11
        )
        rows.setContentsMargins(2, 2, 10, 2)
        rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(rows)
        for part in (self.clear, self.picture, line(), self.remember):
            rows.addWidget(part)
        self.remember.setAccessibleDescription("Kept with the map; it can be undone.")

    def _show(self, kept: PaperChoice) -> None:
        self.names.show_value("numbers" if self.hidden else kept.names)
        self.names.setEnabled(not self.hidden)
        self.part.show_value(kept.part)
        self.paper.show_value(kept.paper)
        self.turn.show_value(kept.turn)
        self.dots.show_value(300)
        self.greyscale.show_state(kept.greyscale)
        for kind, tick in self.pages.items():
            tick.show_state(kind in kept.further)

    @property
    def alone(self) -> bool:
        """Whether the map goes out without sheets."""
        return bool(self.what.value() == ALONE)

    @property
    def dpi(self) -> int:
        """Pixels per inch of a picture in pixels."""
        return int(self.dots.value())

    def choice(self) -> PaperChoice:
        """What is chosen, for whoever makes the pages."""
        return PaperChoice(
            wave=self.wave_id,
            names=self.names.value(),
            part=self.part.value(),
            paper=self.paper.value(),
            greyscale=self.greyscale.isChecked(),
            further=self._further(),
            turn=self.turn.value(),
            clear=self.alone and self.clear.isChecked(),
        )

    def printing(self) -> Printing:
        """What is chosen, as the map remembers it."""
        return to_remember(self.choice(), alone=self.alone)

    def _further(self) -> tuple[str, ...]:
        return tuple(kind for kind, tick in self.pages.items() if tick.isEnabled() and tick.isChecked())

    def _picked(self) -> None:
        self._possible()
        self.changed.emit()

    def _possible(self) -> None:
        """Grey out what cannot be made, and say why."""
        self._say_of_part()
        steps = "" if self.alone else " ".join(told_before(self.document, self.choice()))
        self.of_steps.setText(steps)
        self.of_steps.setVisible(bool(steps))
        answers = self.part.value() == "all" and not self.alone
        for kind, tick in self.pages.items():
            why = why_not(kind, self.document, self.wave_id, self.names.value(), answers=answers)
            tick.setEnabled(not why)
            tick.setAccessibleDescription(why)
            self.reasons[kind].setText(why)
            self.reasons[kind].setVisible(bool(why))
            shown = not self.alone or kind in ON_MAP
            tick.setVisible(shown)
            self.reasons[kind].setVisible(bool(why) and shown)
        self.pages["notes"].say("Notes on the map" if self.alone else dict(PAGES)["notes"])
        self.further.setVisible(not self.alone)
        self.clear.setVisible(self.alone)
        self.picture.setVisible(self.alone)

    def _say_of_part(self) -> None:
        """How many are in no part, where one is chosen."""
        whole = self.part.value() == "all"
        said = "" if whole else left_out_words(in_neither(self.document, self.document.wave(self.wave_id)))
        self.of_none.setText(said)
        self.of_none.setVisible(bool(said))
        self.part.setAccessibleDescription(said)
