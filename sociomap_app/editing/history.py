"""Past, present and future of a document, as whole documents that share what did not change.

No commands and no inverse operations: undo shows the document that was, and there is nothing to go wrong.
"""

import msgspec
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.sociomap import Sociomap

MOST_STEPS = 500


class Step(msgspec.Struct, frozen=True):
    """A document as it was, the words for the edit that led away from it, and the wave it was made in."""

    document: Sociomap
    words: str
    wave: str


class History:
    """The documents before and after the present one. The oldest are forgotten beyond ``MOST_STEPS``."""

    def __init__(self) -> None:
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._merge: str | None = None

    @property
    def past(self) -> tuple[Step, ...]:
        """Steps that can be undone, the oldest first."""
        return tuple(self._past)

    @property
    def future(self) -> tuple[Step, ...]:
        """Steps that can be redone, the next one last."""
        return tuple(self._future)

    def record(self, step: Step, merge: str | None = None) -> None:
        """Remember the document an edit led away from.

        Edits with the same ``merge`` key in a row, such as letters typed into one field, are one step.
        """
        if merge is None or merge != self._merge or not self._past:
            self._past.append(step)
            del self._past[:-MOST_STEPS]
        self._merge = merge
        self._future.clear()

    def settle(self) -> None:
        """What comes next is a step of its own, whatever its merge key."""
        self._merge = None

    def back(self, present: Sociomap) -> Step | None:
        """The step to return to, with ``present`` kept for redo; None at the beginning."""
        return self._turn(self._past, self._future, present)

    def forward(self, present: Sociomap) -> Step | None:
        """The step to go on to, with ``present`` kept for undo; None at the end."""
        return self._turn(self._future, self._past, present)

    def _turn(self, source: list[Step], target: list[Step], present: Sociomap) -> Step | None:
        self._merge = None
        if not source:
            return None
        step = source.pop()
        target.append(Step(present, step.words, step.wave))
        return step

    def rename(self, document_id: str) -> None:
        """All of past and future under another document id."""
        for steps in (self._past, self._future):
            steps[:] = [
                replace(step, document=edits.under_another_id(step.document, document_id)) for step in steps
            ]

    def forget(self) -> None:
        """Drop past and future, so that nothing erased lives on in them."""
        self._past.clear()
        self._future.clear()
        self._merge = None
