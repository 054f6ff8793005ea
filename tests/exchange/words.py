"""A small vocabulary for tests of tables, so that they need no framework file."""

from dataclasses import dataclass, field

from sociomap_app.model.sociomap import Design, Ring
from tests.making import SECTORS


@dataclass(frozen=True)
class Word:
    """An id and its label."""

    id: str
    label: str


def _listed(**labels: str) -> dict[str, Word]:
    return {one: Word(one, label) for one, label in labels.items()}


@dataclass(frozen=True)
class Words:
    """Three short lists, shaped as a framework's."""

    roles: dict[str, Word] = field(
        default_factory=lambda: _listed(itt_mentor="ITT mentor", friend="Friend", family="Family member")
    )
    settings: dict[str, Word] = field(default_factory=lambda: _listed(placement_a="Placement A"))
    functions: dict[str, Word] = field(
        default_factory=lambda: _listed(confide="I can confide in them", belonging="I feel I belong")
    )

    def value(self, field: str, code: str) -> str:
        """One word of the screen besides the codes."""
        return {("frequency", "daily"): "Every day"}.get((field, code), code)


WORDS = Words()
HALVES = Design(
    preset="halves",
    ring_meaning="closeness",
    rings=(Ring("close"), Ring("less close"), Ring("far")),
    sectors=SECTORS["halves"],
)
