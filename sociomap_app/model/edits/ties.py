"""Ties between alters: knows, works closely."""

from collections.abc import Iterable

from msgspec.structs import replace

from sociomap_app.model.fields import TIE_KINDS, TieKind
from sociomap_app.model.sociomap import Sociomap, Tie, TieKey, Wave, tie_key

from .waves import with_wave


def join(sociomap: Sociomap, wave_id: str, pairs: Iterable[TieKey], kind: TieKind = "knows") -> Sociomap:
    """Join pairs of alters; what they already have stays, so joining twice is joining once."""
    if kind not in TIE_KINDS:
        raise ValueError(f"kind: {kind}")

    def change(wave: Wave) -> Wave:
        ties = dict(wave.ties)
        for one, other in pairs:
            ends = _ends(wave, one, other)
            old = ties.get(ends, Tie(ends, False, False))
            ties[ends] = replace(
                old,
                knows=old.knows or kind == "knows",
                works_closely=old.works_closely or kind == "works_closely",
            )
        return wave if ties == wave.ties else replace(wave, ties=ties)

    return with_wave(sociomap, wave_id, change)


def set_tie(
    sociomap: Sociomap, wave_id: str, one: str, other: str, *, knows: bool, works_closely: bool
) -> Sociomap:
    """Say exactly what holds between two alters; neither kind takes the tie away."""

    def change(wave: Wave) -> Wave:
        ends = _ends(wave, one, other)
        ties = {key: tie for key, tie in wave.ties.items() if key != ends}
        if knows or works_closely:
            ties = {**wave.ties, ends: Tie(ends, knows, works_closely)}
        return wave if ties == wave.ties else replace(wave, ties=ties)

    return with_wave(sociomap, wave_id, change)


def _ends(wave: Wave, one: str, other: str) -> TieKey:
    if one == other:
        raise ValueError("a person cannot be joined to themselves")
    for end in (one, other):
        wave.alters[end]
    return tie_key(one, other)
