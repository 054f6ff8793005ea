"""A map as the beginning of another: nothing in it tells which one it was made from."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from .ids import IdSource, new_copy_key
from .sociomap import Action, Note, Outline, Sociomap, Tie, TieKey, Wave, tie_key

NewIds = Mapping[str, str]
"""New ids by the old."""


def made_anew(sociomap: Sociomap, new_id: IdSource) -> Sociomap:
    """The map as one of its own: a new id for the document, and for everybody and everything that has one.

    It has a key of its own, no code, and is a copy of nothing; nobody was asked for their side of the lenses yet.
    Ids of areas and of own words stay: they say what something is called.
    """
    waves = sociomap.waves
    people = _anew((one for wave in waves for one in wave.alters), new_id)
    dates = _anew((wave.id for wave in waves), new_id)
    things = _anew((one for wave in waves for one in _things(wave)), new_id)
    return replace(
        sociomap,
        id=new_id(),
        same_map_as=frozenset(),
        copy_key=new_copy_key(),
        copy=None,
        code="",
        waves=tuple(_wave_anew(wave, people, dates, things) for wave in waves),
        lenses=tuple(replace(one, alter=people[one.alter]) for one in sociomap.lenses),
        lens_requests=(),
        sharing=tuple(replace(one, id=new_id()) for one in sociomap.sharing),
    )


def _anew(ids: Iterable[str], new_id: IdSource) -> NewIds:
    return {one: new_id() for one in dict.fromkeys(ids)}


def _things(wave: Wave) -> Iterable[str]:
    """Ids of outlines, notes and next steps; the same one on two dates is the same thing."""
    return (*wave.outlines, *wave.notes, *(one.id for one in wave.conversation.actions))


def _wave_anew(wave: Wave, people: NewIds, dates: NewIds, things: NewIds) -> Wave:
    steps = tuple(_step_anew(one, people, dates, things) for one in wave.conversation.actions)
    return replace(
        wave,
        id=dates[wave.id],
        alters={people[key]: replace(one, id=people[key]) for key, one in wave.alters.items()},
        ties=_ties_anew(wave, people),
        outlines={things[key]: _outline_anew(one, people, things) for key, one in wave.outlines.items()},
        notes={things[key]: _note_anew(one, people, things) for key, one in wave.notes.items()},
        carried=frozenset(people[one] for one in wave.carried),
        change_notes={dates[since]: words for since, words in wave.change_notes.items()},
        conversation=replace(wave.conversation, actions=steps),
    )


def _ties_anew(wave: Wave, people: NewIds) -> Mapping[TieKey, Tie]:
    ties = [replace(one, ends=tie_key(*(people[end] for end in one.ends))) for one in wave.ties.values()]
    return {one.ends: one for one in ties}


def _outline_anew(outline: Outline, people: NewIds, things: NewIds) -> Outline:
    return replace(outline, id=things[outline.id], members=frozenset(people[one] for one in outline.members))


def _note_anew(note: Note, people: NewIds, things: NewIds) -> Note:
    return replace(note, id=things[note.id], alter=None if note.alter is None else people[note.alter])


def _step_anew(step: Action, people: NewIds, dates: NewIds, things: NewIds) -> Action:
    return replace(
        step,
        id=things[step.id],
        alter=None if step.alter is None else people[step.alter],
        carried_from=dates.get(step.carried_from or ""),
    )
