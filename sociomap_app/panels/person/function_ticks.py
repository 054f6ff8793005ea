"""Tick boxes for lists of words: what somebody gives, by family, and the shorter lists of a tie."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sociomap_app.editing.session import Session
from sociomap_app.model.fields import FIELDS_BY_NAME
from sociomap_app.model.sociomap import Alter
from sociomap_app.panels.controls.labels import words
from sociomap_app.panels.controls.panel import Rows
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for


class Ticks(QWidget):
    """Tick boxes below one another; ``ticked`` tells a value and whether it holds now."""

    ticked = Signal(str, bool)

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.rows = Rows(spacing=0)
        self.setLayout(self.rows)
        self.boxes: dict[str, Tick] = {}
        for value, label in options:
            self.add(value, label)

    def add(self, value: str, label: str) -> None:
        """One more box."""
        box = self.boxes[value] = Tick(label)
        box.clicked.connect(lambda: self.ticked.emit(value, box.isChecked()))
        self.rows.addWidget(box)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for box in self.boxes.values():
            box.setAccessibleName(f"{name}: {box.words()}")

    def show_sets(self, held: Sequence[frozenset[str]]) -> None:
        """Ticked where it holds for all, half-ticked where for some."""
        for value, box in self.boxes.items():
            count = sum(value in one for one in held)
            box.show_state(count == len(held), 0 < count < len(held))


class FunctionTicks(Ticks):
    """The support functions under the names of their families, then those only this map speaks of."""

    given = Signal(str, bool)

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__([])
        self._session, self._framework = session, framework
        for family in framework.families.values():
            self._heading(family.label)
            for function in framework.functions.values():
                if function.family == family.id:
                    self.add(function.id, function.label)
                    self.boxes[function.id].setAccessibleName(f"{family.label}: {function.label}")
        self._own_heading = self._heading("Words of this map")
        self._own_heading.hide()
        self.ticked.connect(self.given)

    def _heading(self, text: str) -> QWidget:
        if self.rows.count():
            self.rows.addSpacing(8)
        heading = words(text, "heading")
        self.rows.addWidget(heading)
        return heading

    def show_alters(self, alters: list[Alter]) -> None:
        """What these give."""
        wave = self._session.wave
        own = {one for alter in wave.alters.values() for one in alter.functions} | wave.asked
        for one in sorted(own - self.boxes.keys() - FIELDS_BY_NAME.keys()):
            self._own_heading.show()
            self.add(one, word_for(self._framework, self._session.document, "function", one))
        self.show_sets([alter.functions for alter in alters])
