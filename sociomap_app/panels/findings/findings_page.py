"""What the map shows: strengths first, then what may be worth talking about, then the figures.

Words before numbers, and the people behind each one click away. Nothing here is a score.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Session
from sociomap_app.model import edits
from sociomap_app.panels.controls.labels import button, line, words
from sociomap_app.panels.controls.panel import Panel, body, empty
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.panels.dates.carried_notice import CarriedNotice, of_the_map
from sociomap_app.vocabulary.entries import Framework

from .finding_card import FindingCard
from .map_reading import MapReading, Readings
from .overview import Overview
from .shape_section import ShapeSection

if TYPE_CHECKING:
    from sociomap_app.analysis.rules.findings import Finding

WAITING = "Looking at the map …"
NOTHING_YET = "Nothing to say yet. Say what people give you, and what the map shows will stand here."
FEW = 3
"""What holds, shown at first, so that what is worth talking about is not far below."""

GROUPS = (
    ("value", "What is in place"),
    ("notice", "Worth talking about"),
    ("give_back", "Giving and taking"),
    ("look_ahead", "Looking ahead"),
    ("notes", "Also worth a look"),
    ("aside", "Fine for me"),
)
"""In the order of the stages of a conversation; what only informs and what is fine stand at the end."""

GIVEN = frozenset(key for key, _ in GROUPS)


def group_of(finding: "Finding") -> str:
    """Under which heading a finding stands."""
    if finding.set_aside:
        return "aside"
    if not finding.question:
        return "notes"
    return finding.stage if finding.stage in GIVEN else "notice"


class FindingsPanel(Panel):
    """The findings and the overview of the wave in view."""

    lenses_wanted = Signal()
    sources_wanted = Signal(list)

    def __init__(self, session: Session, framework: Framework, readings: Readings) -> None:
        super().__init__(session, framework)
        self.readings = readings
        self.cards: dict[str, FindingCard] = {}
        self._shown: tuple[Finding, ...] | None = None
        self._all_strengths = False
        self._clicked = ""
        self.told = words(WAITING, "quiet")
        self.carried = CarriedNotice(session, of_the_map, "All still so")
        self.column.addLayout(self.carried)
        self.list, self.list_rows = body()
        self.drawn = Tick("I have drawn who knows whom")
        self.drawn.setAccessibleDescription("Without this nothing is said of how people are connected.")
        self.drawn.clicked.connect(self._say_drawn)
        self.overview = Overview(framework)
        self.shape = ShapeSection()
        for part in (self.told, self.list, line(), self.overview, self.drawn, self.shape):
            self.column.addWidget(part)
        self.shape.chosen.connect(session.point_out)
        readings.arrived.connect(self.show_reading)
        self.fill()

    def show_reading(self, reading: MapReading) -> None:
        """Show a reading. The cards stay as they are, with their focus, where the findings are the same."""
        if reading.findings != self._shown:
            self._show_findings(reading.findings)
        self.told.setText("" if reading.findings else NOTHING_YET)
        self.told.setVisible(not reading.findings)
        self.overview.show_reading(reading)
        self.shape.show_parts(reading.structure_sections)

    def fill(self) -> None:
        self.carried.show_people(self.session.wave.alters)
        self.drawn.show_state(self.session.wave.who_knows_whom_done)
        if self.readings.is_current() and self.readings.latest is not None:
            self.show_reading(self.readings.latest)

    def hear(self, news: News) -> None:
        if news.selection:
            self._mark()
        change = news.change.of(self.session.wave.id)
        if news.wave or change.alters or change.fields & {"who_knows_whom_done", "carried"}:
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.readings.want(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.readings.want(False)

    def _show_findings(self, findings: "tuple[Finding, ...]") -> None:
        focused = next((rule for rule, card in self.cards.items() if card.holds_focus()), None)
        self._shown = findings
        empty(self.list_rows)
        self.cards = {}
        for key, title in GROUPS:
            of_group = [finding for finding in findings if group_of(finding) == key]
            if not of_group:
                continue
            if self.list_rows.count():
                self.list_rows.addSpacing(8)
            self.list_rows.addWidget(words(title, "heading"))
            few = of_group if key != "value" or self._all_strengths else of_group[:FEW]
            for finding in few:
                self.list_rows.addWidget(self._card(finding))
            if len(few) < len(of_group):
                more = button(f"and {len(of_group) - len(few)} more", "link", name="Show all strengths")
                more.clicked.connect(self._show_all)
                self.list_rows.addWidget(more)
        self._mark()
        if focused is not None and focused in self.cards:
            self.cards[focused].setFocus()

    def _show_all(self) -> None:
        self._all_strengths = True
        if self._shown is not None:
            self._show_findings(self._shown)

    def _card(self, finding: "Finding") -> QWidget:
        card = FindingCard(finding, self.framework, self.session.wave)
        card.chosen.connect(lambda: self._choose(finding))
        card.lenses.connect(lambda: self._show_lenses(finding))
        card.sources.connect(self.sources_wanted)
        card.aside.connect(lambda aside: self._set_aside(finding.rule, aside))
        card.reasoned.connect(lambda reason: self._give_reason(finding.rule, reason))
        self.cards[finding.rule] = card
        return card

    def _choose(self, finding: "Finding") -> None:
        self._clicked = finding.rule
        self.session.point_out(finding.alters)
        self._mark()

    def _show_lenses(self, finding: "Finding") -> None:
        self._choose(finding)
        self.lenses_wanted.emit()

    def _set_aside(self, rule: str, aside: bool) -> None:
        document, wave = self.session.document, self.session.wave.id
        if aside:
            self.session.apply("Fine for me", edits.set_aside(document, wave, rule))
        else:
            self.session.apply("Count it again", edits.take_back(document, wave, rule))

    def _give_reason(self, rule: str, reason: str) -> None:
        new = edits.set_aside(self.session.document, self.session.wave.id, rule, reason)
        self.session.apply("Why it is fine", new, merge=f"reason {rule} {self.session.wave.id}")

    def _mark(self) -> None:
        chosen = self.session.selection.pointed_out
        about = {rule for rule, card in self.cards.items() if chosen and chosen == frozenset(card.finding.alters)}
        shown = {self._clicked} if self._clicked in about else about  # of several about the same, the one clicked
        for rule, card in self.cards.items():
            card.mark(rule in shown)

    def _say_drawn(self) -> None:
        operations.say_drawn(self.session, self.drawn.isChecked())
