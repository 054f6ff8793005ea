"""The five lenses on one relationship: what both sides said, and which lens may be worth a talk.

Shown only when both sides are done and both agree. A lens has a mean, the five together have none.
"""

from dataclasses import dataclass
from math import fsum

from sociomap_app.model.sociomap import LensView, Sociomap
from sociomap_app.vocabulary.entries import Framework, Lens


@dataclass(frozen=True, slots=True)
class LensReading:
    """One lens: the mean of each side's answered items, 1 to 5, None where nothing was answered."""

    lens: str
    mine: float | None
    theirs: float | None
    talk: bool


def lens_readings(sociomap: Sociomap, framework: Framework, alter_id: str) -> tuple[LensReading, ...]:
    """Both sides of each lens; empty until both are done and both agree to show it.

    ``talk`` is true where either mean lies at or below, or the two lie apart by at least, the figures
    in ``lenses.toml``. *Too early to say* counts as missing.
    """
    sides = {view.side: view for view in sociomap.lenses if view.alter == alter_id}
    mine, theirs = sides.get("mine"), sides.get("theirs")
    if mine is None or theirs is None:
        return ()
    if not (mine.done and theirs.done and mine.may_show and theirs.may_show):
        return ()
    return tuple(_reading(lens, mine, theirs, framework) for lens in framework.lenses.lens)


def _reading(lens: Lens, mine: LensView, theirs: LensView, framework: Framework) -> LensReading:
    one, other = _mean(lens, mine), _mean(lens, theirs)
    means = [mean for mean in (one, other) if mean is not None]
    low = any(mean <= framework.lenses.talk_at_or_below for mean in means)
    apart = len(means) == 2 and abs(means[0] - means[1]) >= framework.lenses.talk_when_apart
    return LensReading(lens.id, one, other, low or apart)


def _mean(lens: Lens, view: LensView) -> float | None:
    given = [answer for item in lens.items if (answer := view.answers.get(item.id)) is not None]
    return fsum(given) / len(given) if given else None
