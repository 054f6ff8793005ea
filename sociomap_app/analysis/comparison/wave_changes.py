"""What changed between two dates: who stayed, who went, who came, who moved, and their ties.

Who is the same is said by a matching; without one ids decide. Change is normal: the figures say how much, never
whether it is good. Figures: Jaccard, turnover, stability, loss, growth, Dice.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from sociomap_app.analysis.belonging import counted
from sociomap_app.analysis.measure_names import NOT_DRAWN
from sociomap_app.analysis.structure.alter_network import members
from sociomap_app.analysis.support.coverage import NOT_ASKED, Coverage, coverage
from sociomap_app.model.sociomap import Sociomap, TieKey, Wave, tie_key
from sociomap_app.vocabulary.entries import Framework

from .agreed_steps import ActionChange, what_became
from .who_is_same import Matching, are_one_map, by_ids

Key = TypeVar("Key")

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

    Whoever was there before is called by the id they had there, also among ``carried``, ``wishes_met`` and the
    ends of ``ties``; only ``new`` are ids of the later wave. ``carried`` are those kept who were only carried over
    to the later wave, ``wishes_met`` those wished for before and there now. ``moved`` holds those kept whose ring
    changed; nobody, where the two maps have other rings.
    """

    earlier: Wave
    later: Wave
    matching: Matching
    kept: tuple[str, ...]
    lost: tuple[str, ...]
    new: tuple[str, ...]
    carried: tuple[str, ...]
    moved: tuple[str, ...]
    wishes_met: tuple[str, ...]
    actions: tuple[ActionChange, ...]
    overlap: Overlap
    ties: TieChanges


@dataclass(frozen=True, slots=True)
class SupportChange:
    """One support function: how it stood, how it stands now, and by whom.

    ``gained`` are ids of the later wave who give it only now, ``lost`` ids of the earlier one who give it no more;
    nobody, where it was not asked at one of the dates.
    """

    function: str
    before: Coverage
    after: Coverage
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def support_then_and_now(
    earlier: Wave, later: Wave, matching: Matching, framework: Framework
) -> tuple[SupportChange, ...]:
    """Every function either date knows of, in their order."""
    before, after = coverage(earlier, framework), coverage(later, framework)
    unknown = Coverage(NOT_ASKED)
    return tuple(
        _support_change(function, before.get(function, unknown), after.get(function, unknown), matching)
        for function in dict.fromkeys((*before, *after))
    )


def _support_change(function: str, before: Coverage, after: Coverage, matching: Matching) -> SupportChange:
    if NOT_ASKED in (before.state, after.state):
        return SupportChange(function, before, after, (), ())
    gained = tuple(one for one in after.alters if matching.first_of.get(one) not in before.alters)
    lost = tuple(one for one in before.alters if matching.second_of.get(one) not in after.alters)
    return SupportChange(function, before, after, gained, lost)


def support_changes(earlier: Wave, later: Wave, framework: Framework) -> tuple[SupportChange, ...]:
    """Of two dates of one map the functions that stand otherwise; only those that were asked at both."""
    matching = by_ids(earlier.alters, later.alters)
    return tuple(
        one
        for one in support_then_and_now(earlier, later, matching, framework)
        if NOT_ASKED not in (one.before.state, one.after.state) and one.before.state != one.after.state
    )


def compare(
    earlier_map: Sociomap,
    earlier: Wave,
    later: Wave,
    later_map: Sociomap | None = None,
    matching: Matching | None = None,
) -> Changes:
    """What changed from ``earlier`` to ``later``, of the same map or, with ``later_map``, of two.

    Somebody absent from the later wave or no longer counted in it is lost; wished-for never counts.
    """
    later_map = later_map or earlier_map
    same = matching or by_ids(earlier.alters, later.alters)
    before = {alter.id: alter for alter in counted(earlier)}
    known = ((same.first_of.get(alter.id), alter) for alter in counted(later))
    after = {one: alter for one, alter in known if one is not None}
    kept = tuple(one for one in before if one in after)
    lost = tuple(one for one in before if one not in after)
    new = tuple(alter.id for alter in counted(later) if same.first_of.get(alter.id) not in before)
    comparable = kept if _same_rings(earlier_map, later_map) else ()
    return Changes(
        earlier=earlier,
        later=later,
        matching=same,
        kept=kept,
        lost=lost,
        new=new,
        carried=tuple(one for one in kept if after[one].id in later.carried),
        moved=tuple(one for one in comparable if _moved(before[one].place.ring, after[one].place.ring)),
        wishes_met=_wishes_met(earlier, later, same),
        actions=what_became(earlier, later, later_map.waves if are_one_map(earlier_map, later_map) else None),
        overlap=_overlap(len(kept), len(lost), len(new)),
        ties=_tie_changes(earlier, later, same),
    )


def _wishes_met(earlier: Wave, later: Wave, same: Matching) -> tuple[str, ...]:
    """Those who were wished for at the earlier date and are there at the later one, in the later order."""
    known = (same.first_of.get(one.id) for one in counted(later))
    return tuple(one for one in known if one is not None and earlier.alters[one].status == "wished")


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


def _tie_changes(earlier: Wave, later: Wave, same: Matching) -> TieChanges:
    """Compared under the ids of the earlier wave."""
    there = set(members(later))
    stayed = {one for one in members(earlier) if same.second_of.get(one) in there}
    before, drawn = _ties(earlier, stayed), _ties(later, {same.second_of[one] for one in stayed})
    after = {tie_key(same.first_of[one], same.first_of[other]): tie for (one, other), tie in drawn.items()}
    kept, lost, new = _kept_lost_new(before, after)
    moved = tuple(ends for ends in kept if before[ends] != after[ends])
    if earlier.who_knows_whom_done and later.who_knows_whom_done:
        overlap = _overlap(len(kept), len(lost), len(new), NO_TIES)
    else:
        overlap = Overlap(dict.fromkeys(FIGURES), dict.fromkeys(FIGURES, NOT_DRAWN))
    return TieChanges(kept, lost, new, moved, overlap)


def _ties(wave: Wave, among: Set[str]) -> dict[TieKey, tuple[bool, bool]]:
    """Each tie among those people, from lines and from outlines: whether they know, work closely."""
    found = {
        ends: (tie.knows, tie.works_closely)
        for ends, tie in wave.ties.items()
        if ends[0] in among and ends[1] in among
    }
    for outline in wave.outlines.values():
        inside = sorted(outline.members.intersection(among)) if outline.all_know else []
        for number, one in enumerate(inside):
            for other in inside[number + 1 :]:
                key = tie_key(one, other)
                found[key] = (True, found.get(key, (True, False))[1])
    return found
