"""What changed as plain dicts and lists, in the shape others rely on; and how people are called in it.

Everything is worked out on maps as they were typed, for names say who is the same; only what is handed out calls
people otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sociomap_app.model.sociomap import TieKey
from sociomap_app.vocabulary.entries import Framework

from .agreed_steps import ActionChange
from .wave_changes import Changes, Overlap, support_then_and_now

FORMAT, VERSION = "sociomap-comparison", 1


@dataclass(frozen=True, slots=True)
class Called:
    """How one of the two dates and its people are called: a new id by the old, a name by the old id."""

    wave_id: str
    wave_label: str
    ids: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Calling:
    """How both are called, and the kinds of support by their ids; free text goes along only as typed."""

    first: Called
    second: Called
    functions: Mapping[str, str]
    free_text: bool

    def unsure(self, changes: Changes) -> list[list[str]]:
        """The names that leave open who is the same, on either side, each two once."""
        names = ((self.first.names[one], self.second.names[other]) for one, other in changes.matching.unsure)
        return [list(each) for each in dict.fromkeys(names)]


def as_json(changes: Changes, framework: Framework, calling: Calling) -> dict[str, Any]:
    """Undefined is null, with its reason. Of support ``gained`` are ids as ``new``, ``lost`` as ``lost`` are."""
    first, second = calling.first.ids, calling.second.ids
    rings = [
        (one, changes.earlier.alters[one], changes.later.alters[changes.matching.second_of[one]])
        for one in changes.moved
    ]
    return {
        "format": FORMAT,
        "version": VERSION,
        "from": _wave(calling.first, changes.earlier.date.isoformat()),
        "to": _wave(calling.second, changes.later.date.isoformat()),
        "matched": {
            "by": changes.matching.by,
            "pairs": [[first[one], second[other]] for one, other in changes.matching.pairs],
            "unsure": calling.unsure(changes),
        },
        "kept": [first[one] for one in changes.kept],
        "lost": [first[one] for one in changes.lost],
        "new": [second[one] for one in changes.new],
        "carried": [first[one] for one in changes.carried],
        "moved": [
            {"id": first[one], "from": before.place.ring, "to": after.place.ring} for one, before, after in rings
        ],
        "wishes_met": [first[one] for one in changes.wishes_met],
        "support": _support(changes, framework, calling),
        "actions": [_action(one, number, calling) for number, one in enumerate(changes.actions, start=1)],
        **_figures(changes.overlap),
        "ties": {
            "kept": _ties(changes.ties.kept, first),
            "lost": _ties(changes.ties.lost, first),
            "new": _ties(changes.ties.new, first),
            "moved": _ties(changes.ties.moved, first),
            **_figures(changes.ties.overlap),
        },
    }


def _wave(called: Called, day: str) -> dict[str, str]:
    return {"id": called.wave_id, "label": called.wave_label, "date": day}


def _figures(overlap: Overlap) -> dict[str, Any]:
    return {**overlap.values, "undefined": dict(overlap.undefined)}


def _ties(ties: Iterable[TieKey], ids: Mapping[str, str]) -> list[list[str]]:
    return [[ids[one], ids[other]] for one, other in ties]


def _support(changes: Changes, framework: Framework, calling: Calling) -> dict[str, Any]:
    found = support_then_and_now(changes.earlier, changes.later, changes.matching, framework)
    return {
        calling.functions[one.function]: {
            "before": one.before.state,
            "now": one.after.state,
            "gained": [calling.second.ids[each] for each in one.gained],
            "lost": [calling.first.ids[each] for each in one.lost],
        }
        for one in found
    }


def _action(change: ActionChange, number: int, calling: Calling) -> dict[str, Any]:
    """A step agreed at the earlier date; without its words, and by its number, where people are not as typed."""
    action, typed = change.action, calling.free_text
    return {
        "id": action.id if typed else f"step{number}",
        "what": action.what if typed else None,
        "alter": calling.first.ids.get(action.alter or ""),
        "by": action.by.isoformat() if action.by is not None else None,
        "became": change.became,
    }
