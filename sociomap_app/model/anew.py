"""Other ids for everybody and everything of a map, and a map as the beginning of another."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from .ids import IdSource, new_copy_key
from .sociomap import Action, Note, Outline, Sociomap, Tie, TieKey, Wave, tie_key

Ids = Mapping[str, str]
"""New ids by the old."""


class NewIds(NamedTuple):
    """Of everything in a map that has an id, but areas and own words: these say what something is called."""

    people: Ids
    dates: Ids
    outlines: Ids
    notes: Ids
    steps: Ids


def new_ids(sociomap: Sociomap, make: Callable[[str, str], str]) -> NewIds:
    """An id for each, by what it is (*alter*, *wave*, *outline*, *note* or *step*) and the id it has. The same one
    on two dates is the same."""

    def each(kind: str, ids: Callable[[Wave], Iterable[str]]) -> Ids:
        there = dict.fromkeys(one for wave in sociomap.waves for one in ids(wave))
        return {one: make(kind, one) for one in there}

    return NewIds(
        people=each("alter", lambda wave: wave.alters),
        dates=each("wave", lambda wave: [wave.id]),
        outlines=each("outline", lambda wave: wave.outlines),
        notes=each("note", lambda wave: wave.notes),
        steps=each("step", lambda wave: [step.id for step in wave.conversation.actions]),
    )


def under_new_ids(sociomap: Sociomap, ids: NewIds) -> Sociomap:
    """The map with these ids wherever they stand. KeyError for one that is missing."""
    return replace(
        sociomap,
        waves=tuple(_wave_anew(wave, ids) for wave in sociomap.waves),
        lenses=tuple(replace(one, alter=ids.people[one.alter]) for one in sociomap.lenses),
    )


def made_anew(sociomap: Sociomap, new_id: IdSource) -> Sociomap:
    """The map as one of its own, in which nothing tells which one it was made from: everything has a new id.

    It has a key of its own, no code, and is a copy of nothing; nobody was asked for their side of the lenses yet.
    """
    return replace(
        under_new_ids(sociomap, new_ids(sociomap, lambda kind, id_: new_id())),
        id=new_id(),
        same_map_as=frozenset(),
        copy_key=new_copy_key(),
        copy=None,
        code="",
        lens_requests=(),
        sharing=tuple(replace(one, id=new_id()) for one in sociomap.sharing),
    )


def _wave_anew(wave: Wave, ids: NewIds) -> Wave:
    people = ids.people
    steps = tuple(_step_anew(one, ids) for one in wave.conversation.actions)
    return replace(
        wave,
        id=ids.dates[wave.id],
        alters={people[key]: replace(one, id=people[key]) for key, one in wave.alters.items()},
        ties=_ties_anew(wave, people),
        outlines={ids.outlines[key]: _outline_anew(one, ids) for key, one in wave.outlines.items()},
        notes={ids.notes[key]: _note_anew(one, ids) for key, one in wave.notes.items()},
        carried=frozenset(people[one] for one in wave.carried),
        change_notes={ids.dates[since]: words for since, words in wave.change_notes.items()},
        conversation=replace(wave.conversation, actions=steps),
    )


def _ties_anew(wave: Wave, people: Ids) -> Mapping[TieKey, Tie]:
    ties = [replace(one, ends=tie_key(*(people[end] for end in one.ends))) for one in wave.ties.values()]
    return {one.ends: one for one in ties}


def _outline_anew(outline: Outline, ids: NewIds) -> Outline:
    members = frozenset(ids.people[one] for one in outline.members)
    return replace(outline, id=ids.outlines[outline.id], members=members)


def _note_anew(note: Note, ids: NewIds) -> Note:
    return replace(note, id=ids.notes[note.id], alter=None if note.alter is None else ids.people[note.alter])


def _step_anew(step: Action, ids: NewIds) -> Action:
    return replace(
        step,
        id=ids.steps[step.id],
        alter=None if step.alter is None else ids.people[step.alter],
        carried_from=ids.dates.get(step.carried_from or ""),
    )
