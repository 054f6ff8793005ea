"""What has helped until this date: a few things of the programme, and the kinds of support, to be ticked."""

from PySide6.QtWidgets import QWidget

from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.panels.controls.labels import words
from sociomap_app.panels.controls.panel import Rows
from sociomap_app.panels.person.function_ticks import Ticks
from sociomap_app.vocabulary.entries import Framework

ASKS = "Looking back: what has helped on the way to this date? It is for you, and goes nowhere unless you say so."
KINDS = "Kinds of support"


class HelpedTicks(QWidget):
    """Ticks for the date in view; words of another list stay as they are."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session = session
        self.things = Ticks([(one.id, one.label) for one in framework.helps.values()])
        self.kinds = Ticks([(one.id, one.label) for one in framework.functions.values()])
        self.kinds.setAccessibleName(KINDS)
        self.setLayout(Rows((words(ASKS, "quiet"), self.things, words(KINDS, "quiet"), self.kinds), spacing=6))
        for ticks in (self.things, self.kinds):
            ticks.ticked.connect(self._tick)

    def fill(self) -> None:
        """Show what holds now."""
        for ticks in (self.things, self.kinds):
            ticks.show_sets([self.session.wave.helped])

    def _tick(self, thing: str, on: bool) -> None:
        wave = self.session.wave
        helped = wave.helped | {thing} if on else wave.helped - {thing}
        self.session.apply("What has helped", edits.set_helped(self.session.document, wave.id, helped))
