"""Which of the ties to ego belong to a formal partnership, ring by ring.

Rose found that the closest and most valued ties rarely did. It is counted, and never a gap. Resources are
left out: nobody enters a partnership with a website.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sociomap_app.analysis.belonging import asked, counted
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.wording import listed, number_word

from .shape_sentences import ShapeSentence


@dataclass(frozen=True, slots=True)
class RingPartnerships:
    """The counted persons and groups of one ring, by whether their tie belongs to a formal partnership."""

    ring: int
    formal: tuple[str, ...]
    informal: tuple[str, ...]
    unsaid: tuple[str, ...]

    @property
    def alters(self) -> tuple[str, ...]:
        """All of the ring."""
        return (*self.formal, *self.informal, *self.unsaid)


@dataclass(frozen=True, slots=True)
class Partnerships:
    """One entry for each ring, the innermost first; where it was not asked all of them are unsaid."""

    asked: bool
    rings: tuple[RingPartnerships, ...]


def partnerships(sociomap: Sociomap, wave: Wave) -> Partnerships:
    """Formal × ring for that wave. Who is not placed yet stands in no ring and is left out."""
    people = [alter for alter in counted(wave) if alter.kind != "resource"]

    def of(ring: int, value: bool | None) -> tuple[str, ...]:
        return tuple(one.id for one in people if one.place.drawn_ring == ring and one.formal is value)

    rings = range(1, len(sociomap.design.rings) + 1)
    rows = tuple(RingPartnerships(ring, of(ring, True), of(ring, False), of(ring, None)) for ring in rings)
    return Partnerships("formal" in asked(wave), rows)


def partnership_sentences(found: Partnerships, rings: Sequence[str], most: int = 1) -> tuple[ShapeSentence, ...]:
    """One sentence for each of the ``most`` innermost rings with anybody in it; one if it was not asked.

    ``rings`` are what the rings are called.
    """
    if not found.asked:
        return (ShapeSentence("Which connections to you belong to a formal partnership has not been asked."),)
    held = [row for row in found.rings if row.alters][:most]
    if not held:
        return (ShapeSentence("Nobody stands on a ring yet."),)
    return tuple(_sentence(row, rings[row.ring - 1]) for row in held)


def _sentence(row: RingPartnerships, called: str) -> ShapeSentence:
    ring = f"ring {row.ring} ({called})"
    if len(row.alters) == 1:
        told = f"{'' if row.formal else 'not '}in a formal partnership with you"
        words = "you did not say whether that is a formal partnership" if row.unsaid else told
        return ShapeSentence(f"One person or group stands in {ring}: {words}.", row.alters)
    people = f"Of the {number_word(len(row.alters))} people and groups in {ring}"
    if not (row.formal or row.informal):
        return ShapeSentence(
            f"{people} you did not say whether any is in a formal partnership with you.", row.alters
        )
    parts = [f"{_of(row.formal)} in a formal partnership with you"]
    parts += [f"{_of(row.informal)} not"] if row.informal else []
    parts += [f"of {number_word(len(row.unsaid))} you did not say"] if row.unsaid else []
    return ShapeSentence(f"{people}, {listed(parts)}.", row.alters)


def _of(alters: tuple[str, ...]) -> str:
    return f"{number_word(len(alters))} {'are' if len(alters) > 1 else 'is'}"
