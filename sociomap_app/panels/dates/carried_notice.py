"""Says that people were only carried over to a date, and lets their owner say that they are as they were."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt

from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Rows


class CarriedNotice(Rows):
    """Of those people who are still as carried over, a sentence and *Still so*; hidden where there is nobody.

    ``told`` words it for how many of how many.
    """

    def __init__(self, session: Session, told: Callable[[int, int], str], act: str) -> None:
        self._session, self._told = session, told
        self._ids: frozenset[str] = frozenset()
        self.said, self.still = words("", "quiet"), button(act)
        super().__init__((self.said,), spacing=6)
        self.addWidget(self.still, 0, Qt.AlignmentFlag.AlignLeft)
        self.still.clicked.connect(lambda: operations.still_so(self._session, self._ids))

    def show_people(self, ids: Collection[str]) -> None:
        """Speak of those among these people."""
        wave = self._session.wave
        self._ids = wave.carried.intersection(ids)
        self.said.setText(self._told(len(self._ids), len(ids)) if self._ids else "")
        for part in (self.said, self.still):
            part.setVisible(bool(self._ids))


def of_the_map(count: int, of: int) -> str:
    """Said above what the map shows."""
    who = "Everybody is" if count == of else f"{count} of {of} {'is' if count == 1 else 'are'}"
    return f"{who} only carried over from last time. What people give is not asked here before you look at them."


def of_somebody(count: int, of: int) -> str:
    """Said on the page of whoever is selected."""
    if of == 1:
        return "Carried over from last time: what stands here was said then. A change here says what is so now."
    return f"{count} of these {of} {'is' if count == 1 else 'are'} only carried over from last time."
