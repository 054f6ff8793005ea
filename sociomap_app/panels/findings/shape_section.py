"""Who knows whom in words: the shape as it was drawn, possible roles, and gentle overviews; folded away at first.

Every sentence can show its people on the map. Nothing here is a gap, and nothing of it is printed unasked.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import empty
from sociomap_app.panels.controls.section import Section

if TYPE_CHECKING:
    from sociomap_app.analysis.structure.shape_sentences import ShapeSentence
    from sociomap_app.analysis.structure.structure_summary import Parts

TITLE = "How it hangs together"
SHOW = "show them on the map"


class ShapeSection(Section):
    """Headings and sentences. ``chosen`` tells the ids of the people a sentence speaks of."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(TITLE, opened=False)
        self._shown: Parts = ()

    def show_parts(self, parts: "Parts") -> None:
        """Show these; what stands there already stays, with the keyboard on it."""
        if parts == self._shown:
            return
        self._shown = parts
        empty(self.rows)
        for heading, sentences in parts:
            self.rows.addWidget(words(heading, "heading"))
            for one in sentences:
                self._add(one)

    def _add(self, said: "ShapeSentence") -> None:
        self.rows.addWidget(words(said.words))
        if said.alters:
            show = button(SHOW, "link", name=f"{said.words} {SHOW}")
            show.clicked.connect(lambda: self.chosen.emit(said.alters))
            self.rows.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
