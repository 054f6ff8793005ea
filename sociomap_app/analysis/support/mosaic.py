"""Mentoring as a mosaic: what a mentor is looked to for, and whether it comes from several people or from one.

After Kram's functions of mentoring and the idea, in teacher education, of spreading them over colleagues. A way of
looking, not a target: what one good mentor gives is as welcome as what five people give.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sociomap_app.analysis.belonging import Belonging, counted
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

from .coverage import NOT_ASKED, Coverage, coverage


@dataclass(frozen=True, slots=True)
class Mosaic:
    """``rows``: each mentoring function with its state and who gives it; ``assigned``: ids of those assigned."""

    rows: Mapping[str, Coverage]
    assigned: frozenset[str]

    @property
    def spread(self) -> tuple[str, ...]:
        """The functions that come from more than one person."""
        return tuple(one for one, cover in self.rows.items() if len(cover.alters) > 1)

    @property
    def hanging(self) -> tuple[str, ...]:
        """The functions that come from people who were assigned, and from nobody else."""
        return tuple(
            one for one, cover in self.rows.items() if cover.alters and self.assigned.issuperset(cover.alters)
        )

    @property
    def asked(self) -> tuple[str, ...]:
        """The functions the owner was asked about."""
        return tuple(one for one, cover in self.rows.items() if cover.state != NOT_ASKED)


def mosaic(
    sociomap: Sociomap, wave: Wave, framework: Framework, *, without: frozenset[str] = frozenset()
) -> Mosaic:
    """The mosaic of that wave, in the order of the functions; ``without`` leaves those people out."""
    found = coverage(wave, framework, without=without)
    marked = [one.id for one in framework.functions.values() if one.mentoring]
    rows = {one: found[one] for one in marked}
    belonging = Belonging.of(sociomap, wave, framework)
    assigned = frozenset(alter.id for alter in counted(wave) if belonging.assigned(alter))
    return Mosaic(rows, assigned)
