"""What changed between two dates: who stayed, who went, who came, who moved, and their ties.

People are matched by id alone, never by name. Change is normal: the figures say how much, never whether
it is good. Figures: Jaccard, turnover, stability, loss, growth, Dice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sociomap_app.analysis.belonging import counted
from sociomap_app.analysis.measure_names import NOT_DRAWN
from sociomap_app.analysis.structure.alter_network import members
from sociomap_app.analysis.support.coverage import NOT_ASKED, Coverage, coverage
from sociomap_app.model.sociomap import Sociomap, TieKey, Wave, tie_key
from sociomap_app.vocabulary.entries import Framework

Key = TypeVar("Key")

FORMAT, VERSION = "sociomap-comparison", 1
FIGURES = ("jaccard", "turnover", "stability", "loss", "growth", "dice")
NO_TIES = "nobody among those who stayed is joined to another at either date"
NEITHER, NOBODY_BEFORE, NOBODY_AFTER = (
    "nobody is on the map at either date",
    "nobody was on the map at the earlier date",
    "nobody is on the map at the later date",
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares between 0 and 1, None where undefined with the reason under ``undefined``."""

    values: Mapping[str, float | None]
    undefined: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TieChanges:
    """Ties among the people and groups who stayed. ``moved`` holds pairs joined in another way."""

    kept: tuple[TieKey, ...]
    lost: tuple[TieKey, ...]
    new: tuple[TieKey, ...]
    moved: tuple[TieKey, ...]
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class Changes:
    """From one wave to a later one; ids in the order of the wave they stand in.

    ``moved`` holds those kept whose ring changed; nobody, where the two maps have other rings.
    """

    earlier: Wave
    later: Wave
    kept: tuple[str, ...]
    lost: tuple[str, ...]
    new: tuple[str, ...]
    moved: tuple[str, ...]
    overlap: Overlap
    ties: TieChanges


@dataclass(frozen=True, slots=True)
class SupportChange:
    """One support function that stands otherwise than before: how it stood, and how it stands now."""

    function: str
    before: Coverage
    after: Coverage


def support_changes(earlier: Wave, later: Wave, framework: Framework) -> tuple[SupportChange, ...]:
    """The functions whose state is another one, in their order; only those that were asked at both dates."""
    before, after = coverage(earlier, framework), coverage(later, framework)
    return tuple(
        SupportChange(function, before[function], now)
        for function, now in after.items()
        if function in before
        and NOT_ASKED not in (before[function].state, now.state)
        and before[function].state != now.state
    )


def wishes_met(earlier: Wave, later: Wave) -> tuple[str, ...]:
    """The ids of those who were wished for at the earlier date and are there at the later one."""
    return tuple(
        one.id for one in counted(later) if one.id in earlier.alters and earlier.alters[one.id].status == "wished"
    )


def compare(earlier_map: Sociomap, earlier: Wave, later: Wave, later_map: Sociomap | None = None) -> Changes:
    """What changed from ``earlier`` to ``later``, of the same map or, with ``later_map``, of two.

    Somebody absent from the later wave or no longer counted in it is lost; wished-for never counts.
    """
    before = {alter.id: alter for alter in counted(earlier)}
    after = {alter.id: alter for alter in counted(later)}
    kept, lost, new = _kept_lost_new(before, after)
    comparable = kept if _same_rings(earlier_map, later_map or earlier_map) else ()
    moved = tuple(one for one in comparable if _moved(before[one].place.ring, after[one].place.ring))
    overlap = _overlap(len(kept), len(lost), len(new))
    return Changes(earlier, later, kept, lost, new, moved, overlap, _tie_changes(earlier, later))


def _kept_lost_new(
    before: Mapping[Key, object], after: Mapping[Key, object]
) -> tuple[tuple[Key, ...], tuple[Key, ...], tuple[Key, ...]]:
    """Those in both, in the earlier only, and in the later only, each in the order they stand in."""
    return (
        tuple(one for one in before if one in after),
        tuple(one for one in before if one not in after),
        tuple(one for one in after if one not in before),
    )


def _same_rings(one: Sociomap, other: Sociomap) -> bool:
    rings = (len(one.design.rings), one.design.ring_meaning)
    return rings == (len(other.design.rings), other.design.ring_meaning)


def _moved(before: int | None, after: int | None) -> bool:
    """Placed at both dates, on another ring; being placed for the first time is no move."""
    return before is not None and after is not None and before != after


def _overlap(kept: int, lost: int, new: int, nothing: str = NEITHER) -> Overlap:
    before, after, all_of = kept + lost, kept + new, kept + lost + new
    values = {
        "jaccard": _share(kept, all_of),
        "turnover": _share(lost + new, all_of),
        "stability": _share(kept, before),
        "loss": _share(lost, before),
        "growth": _share(new, after),
        "dice": _share(2 * kept, before + after),
    }
    undefined = [name for name in FIGURES if values[name] is None]
    return Overlap(values, {name: _one_side(name, nothing) if all_of else nothing for name in undefined})


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _one_side(name: str, nothing: str) -> str:
    """Why a figure cannot be had where there is nobody, or no tie, at one of the dates."""
    if nothing != NEITHER:
        return "there was no connection among those who stayed at that date"
    return NOBODY_AFTER if name == "growth" else NOBODY_BEFORE


def _tie_changes(earlier: Wave, later: Wave) -> TieChanges:
    stayed = set(members(earlier)) & set(members(later))
    before, after = _ties(earlier, stayed), _ties(later, stayed)
    kept, lost, new = _kept_lost_new(before, after)
    moved = tuple(ends for ends in kept if before[ends] != after[ends])
    if earlier.who_knows_whom_done and later.who_knows_whom_done:
        overlap = _overlap(len(kept), len(lost), len(new), NO_TIES)
    else:
        overlap = Overlap(dict.fromkeys(FIGURES), dict.fromkeys(FIGURES, NOT_DRAWN))
    return TieChanges(kept, lost, new, moved, overlap)


def _ties(wave: Wave, among: set[str]) -> dict[TieKey, tuple[bool, bool]]:
    """Each tie among those people, from lines and from outlines: whether they know, work closely."""
    found = {
        ends: (tie.knows, tie.works_closely)
        for ends, tie in wave.ties.items()
        if ends[0] in among and ends[1] in among
    }
    for outline in wave.outlines.values():
        inside = sorted(outline.members & among) if outline.all_know else []
        for number, one in enumerate(inside):
            for other in inside[number + 1 :]:
                key = tie_key(one, other)
                found[key] = (True, found.get(key, (True, False))[1])
    return found


def as_json(changes: Changes) -> dict[str, Any]:
    """What changed as plain dicts and lists, in the shape of the contract; undefined is null."""
    ties = changes.ties
    return {
        "format": FORMAT,
        "version": VERSION,
        "from": _wave_json(changes.earlier),
        "to": _wave_json(changes.later),
        "kept": list(changes.kept),
        "lost": list(changes.lost),
        "new": list(changes.new),
        "moved": list(changes.moved),
        **changes.overlap.values,
        "undefined": dict(changes.overlap.undefined),
        "ties": {
            "kept": [list(ends) for ends in ties.kept],
            "lost": [list(ends) for ends in ties.lost],
            "new": [list(ends) for ends in ties.new],
            "moved": [list(ends) for ends in ties.moved],
            **ties.overlap.values,
            "undefined": dict(ties.overlap.undefined),
        },
    }


def _wave_json(wave: Wave) -> dict[str, str]:
    return {"id": wave.id, "label": wave.label, "date": wave.date.isoformat()}
