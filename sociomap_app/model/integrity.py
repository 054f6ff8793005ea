"""What must hold of a sociomap, said once. The reader refuses what breaks it; the edits never do."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from math import isfinite
from operator import attrgetter, contains, le

import msgspec

from .fields import (
    ALTER_FIELDS,
    AUDIENCES,
    COPY_KEY_DIGITS,
    EGO_ROLES,
    FIELDS_BY_NAME,
    GROUP_FIELDS,
    GROUP_GOALS,
    GROUP_TYPES,
    LENS_SIDES,
    MAX_ALTERS,
    MAX_ASKED,
    MAX_LABEL,
    MAX_NUMBER,
    MAX_RINGS,
    MAX_SAME_MAP,
    MAX_SECTORS,
    MIN_RINGS,
    NAMES_LEVELS,
    PAPERS,
    PARTS,
    RING_MEANINGS,
    SETTING_KINDS,
    SIDES,
    STAGES,
    TURNS,
    Field,
    FieldShape,
)
from .sociomap import (
    WISHED,
    Alter,
    Copy,
    Design,
    LensRequest,
    Note,
    Outline,
    Place,
    Sociomap,
    Tie,
    TieKey,
    View,
    Wave,
    tie_key,
)

ALWAYS = ("kind", "status")
"""Fields of an alter that are never without a value."""


class Fault(msgspec.Struct, frozen=True):
    """Something that must not be: where in the document, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def faults(sociomap: Sociomap) -> list[Fault]:
    """Everything that does not hold, in reading order; empty for a sound document."""
    found = [*_no_id("id", sociomap.id), *design_faults(sociomap.design)]
    if not sociomap.waves:
        found.append(Fault("waves", "a sociomap has at least one date"))
    found += _repeats("waves", (wave.id for wave in sociomap.waves))
    for wave in sociomap.waves:
        found += _wave_faults(wave, sociomap.design)
    found += _change_note_faults(sociomap.waves)
    found += _number_faults(sociomap)
    found += document_faults(sociomap)
    return found


def field_fault(field: Field, value: object) -> str | None:
    """Why ``value`` may not stand in ``field``, or None where it may."""
    if value is None:
        return "a value belongs there" if field.name in ALWAYS or field.shape in _NEVER_NOTHING else None
    return _FAULT_IN[field.shape](field, value)


def _text_fault(_: Field, value: object) -> str | None:
    return None if isinstance(value, str) else f"{value} is not text"


def _set_fault(_: Field, value: object) -> str | None:
    return None if isinstance(value, frozenset) else f"{value} is not a set of words"


def _scale_fault(_: Field, value: object) -> str | None:
    return None if _on_scale(value) else f"{value} is not a number from 1 to 5"


def _yes_no_fault(_: Field, value: object) -> str | None:
    return None if isinstance(value, bool) else f"{value} is not true or false"


def _choice_fault(field: Field, value: object) -> str | None:
    return None if value in field.values else _no_choice(field, value)


def _choices_fault(field: Field, value: object) -> str | None:
    if not isinstance(value, frozenset):
        return _set_fault(field, value)
    strange = sorted(str(one) for one in value if one not in field.values)
    return _no_choice(field, strange[0]) if strange else None


def _no_choice(field: Field, value: object) -> str:
    return f"“{value}” is not one of {', '.join(field.values)}"


_NEVER_NOTHING = frozenset({FieldShape.CHOICES, FieldShape.TERMS, FieldShape.LINE, FieldShape.TEXT})
_FAULT_IN: Mapping[FieldShape, Callable[[Field, object], str | None]] = {
    FieldShape.CHOICE: _choice_fault,
    FieldShape.CHOICES: _choices_fault,
    FieldShape.TERM: _text_fault,
    FieldShape.TERMS: _set_fault,
    FieldShape.SCALE: _scale_fault,
    FieldShape.YES_NO: _yes_no_fault,
    FieldShape.LINE: _text_fault,
    FieldShape.TEXT: _text_fault,
}

_CLOSED = tuple(one for one in ALTER_FIELDS + GROUP_FIELDS if one.shape in (FieldShape.CHOICE, FieldShape.SCALE))
_SEVERAL = tuple(one for one in ALTER_FIELDS + GROUP_FIELDS if one.shape is FieldShape.CHOICES)
_TYPES: dict[FieldShape, frozenset[type]] = {
    FieldShape.CHOICE: frozenset({str, type(None)}),
    FieldShape.TERM: frozenset({str, type(None)}),
    FieldShape.SCALE: frozenset({int, type(None)}),
    FieldShape.YES_NO: frozenset({bool, type(None)}),
    FieldShape.LINE: frozenset({str}),
    FieldShape.TEXT: frozenset({str}),
    FieldShape.CHOICES: frozenset({frozenset}),
    FieldShape.TERMS: frozenset({frozenset}),
}
_every = attrgetter(*(one.name for one in ALTER_FIELDS + GROUP_FIELDS))
_every_type = tuple(
    _TYPES[one.shape] - {type(None)} if one.name in ALWAYS else _TYPES[one.shape]
    for one in ALTER_FIELDS + GROUP_FIELDS
)
_closed = attrgetter(*(one.name for one in _CLOSED))
_closed_values = tuple(
    frozenset(one.values if one.shape is FieldShape.CHOICE else range(1, 6)) | {None} for one in _CLOSED
)
_several = attrgetter(*(one.name for one in _SEVERAL))
_several_values = tuple(frozenset(one.values) for one in _SEVERAL)


def _surely_sound(alter: Alter) -> bool:
    """Whether every field holds what it may, found out for all at once; which does not, is looked for after."""
    return (
        all(map(contains, _every_type, map(type, _every(alter))))
        and all(map(contains, _closed_values, _closed(alter)))
        and all(map(le, _several(alter), _several_values))
        and len(alter.functions) <= MAX_ASKED
    )


def _on_scale(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5


def _no_id(where: str, one: str) -> Iterator[Fault]:
    if not one:
        yield Fault(where, "the id is empty")


def _too_long(where: str, label: object) -> Iterator[Fault]:
    if isinstance(label, str) and len(label) > MAX_LABEL:
        yield Fault(where, f"a name has at most {MAX_LABEL} signs")


def _repeats(where: str, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        yield from _no_id(f"{where}[{number}]", one)
        if one in seen:
            yield Fault(f"{where}[{number}]", f"the id “{one}” is used twice")
        seen.add(one)


def _one_of(where: str, value: str | None, allowed: tuple[str, ...]) -> Iterator[Fault]:
    if value is not None and value not in allowed:
        yield Fault(where, f"“{value}” is not one of {', '.join(allowed)}")


def design_faults(design: Design) -> Iterator[Fault]:
    """What does not hold of rings and sectors."""
    yield from _one_of("design.ring_meaning", design.ring_meaning, RING_MEANINGS)
    if not MIN_RINGS <= len(design.rings) <= MAX_RINGS:
        yield Fault("design.rings", f"a map has {MIN_RINGS} to {MAX_RINGS} rings, not {len(design.rings)}")
    if not 1 <= len(design.sectors) <= MAX_SECTORS:
        yield Fault("design.sectors", f"a map has 1 to {MAX_SECTORS} areas, not {len(design.sectors)}")
    for number, ring in enumerate(design.rings):
        yield from _too_long(f"design.rings[{number}].label", ring.label)
    yield from _repeats("design.sectors", (sector.id for sector in design.sectors))
    for number, sector in enumerate(design.sectors):
        where = f"design.sectors[{number}]"
        yield from _too_long(f"{where}.label", sector.label)
        yield from _one_of(f"{where}.side", sector.side, SIDES)
        if not (isfinite(sector.width) and 0.1 <= sector.width <= 10):
            yield Fault(f"{where}.width", "the share of an area lies between 0.1 and 10")


def _wave_faults(wave: Wave, design: Design) -> Iterator[Fault]:
    here = f"wave “{wave.id}”"
    if len(wave.alters) > MAX_ALTERS:
        yield Fault(f"{here} alters", f"a map holds at most {MAX_ALTERS} people, groups and resources")
    for name in ("label", "ego_setting", "occasion"):
        yield from _too_long(f"{here} {name}", getattr(wave, name))
    yield from _one_of(f"{here} ego_role", wave.ego_role, EGO_ROLES)
    for name in ("asked", "helped"):
        if len(getattr(wave, name)) > MAX_ASKED:
            yield Fault(f"{here} {name}", f"there are at most {MAX_ASKED:,} words")
    for one in sorted(wave.carried - wave.alters.keys()):
        yield Fault(f"{here} carried", f"there is no person “{one}”")
    for key, alter in wave.alters.items():
        where = f"{here} alter “{key}”"
        yield from _key_faults(where, key, alter.id)
        yield from _alter_faults(where, alter, design)
    yield from _tie_faults(here, wave)
    yield from _drawn_faults(here, wave, design)
    yield from _talk_faults(f"{here} conversation", wave)


def _drawn_faults(here: str, wave: Wave, design: Design) -> Iterator[Fault]:
    """What does not hold of outlines and notes."""
    for key, outline in wave.outlines.items():
        where = f"{here} outline “{key}”"
        yield from _key_faults(where, key, outline.id)
        yield from _outline_faults(where, outline, wave)
    for key, note in wave.notes.items():
        where = f"{here} note “{key}”"
        yield from _key_faults(where, key, note.id)
        yield from _note_faults(where, note, wave, design)


def _talk_faults(here: str, wave: Wave) -> Iterator[Fault]:
    talk = wave.conversation
    for number, answer in enumerate(talk.answers):
        yield from _one_of(f"{here}.answers[{number}].stage", answer.stage, STAGES)
    yield from _repeats(f"{here}.actions", (action.id for action in talk.actions))
    for number, action in enumerate(talk.actions):
        if action.alter is not None and action.alter not in wave.alters:
            yield Fault(f"{here}.actions[{number}]", f"there is no person “{action.alter}”")


def _key_faults(where: str, key: str, own: str) -> Iterator[Fault]:
    yield from _no_id(where, own)
    if key != own:
        yield Fault(where, f"is kept under another id than its own, “{own}”")


def _alter_faults(where: str, alter: Alter, design: Design) -> Iterator[Fault]:
    if not alter.label.strip():
        yield Fault(f"{where} label", "the name is empty")
    for name in ("label", "role", "setting", "peer_code"):
        yield from _too_long(f"{where} {name}", getattr(alter, name))
    if not _surely_sound(alter):
        yield from _value_faults(where, alter)
    if alter.kind != "group" and any(getattr(alter, field.name) is not None for field in GROUP_FIELDS):
        yield Fault(where, "only a group has a group type, a goal or reaches across settings")
    if (alter.status == "wished") != (alter.place.ring == WISHED):
        yield Fault(where, "wished-for stands outside the last ring, and only wished-for stands there")
    yield from _place_faults(where, alter.place, design)


def _value_faults(where: str, alter: Alter) -> Iterator[Fault]:
    """What does not hold of the fields, each by itself."""
    for field in ALTER_FIELDS + GROUP_FIELDS:
        value = getattr(alter, field.name)
        problem = field_fault(field, value)
        if problem:
            yield Fault(f"{where} {field.name}", problem)
        elif field.shape is FieldShape.TERMS and len(value) > MAX_ASKED:
            yield Fault(f"{where} {field.name}", f"there are at most {MAX_ASKED:,} words")


def _place_faults(where: str, place: Place, design: Design) -> Iterator[Fault]:
    if place.ring is not None and not 0 <= place.ring <= len(design.rings):
        yield Fault(f"{where} ring", f"there is no ring {place.ring}: the map has {len(design.rings)}")
    if place.sector is not None and design.sector(place.sector) is None:
        yield Fault(f"{where} sector", f"there is no area “{place.sector}”")
    for name, share in (("across", place.across), ("along", place.along)):
        if not (isfinite(share) and 0 <= share <= 1):
            yield Fault(f"{where} {name}", "a position lies between 0 and 1")


def _tie_faults(here: str, wave: Wave) -> Iterator[Fault]:
    for ends, tie in wave.ties.items():
        if ends == tie.ends and ends[0] < ends[1] and (tie.knows or tie.works_closely):
            if ends[0] in wave.alters and ends[1] in wave.alters:
                continue  # so are nearly all, and there may be thousands
        yield from _faults_of_tie(f"{here} tie “{ends[0]}”–“{ends[1]}”", ends, tie, wave)


def _faults_of_tie(where: str, ends: TieKey, tie: Tie, wave: Wave) -> Iterator[Fault]:
    if ends != tie.ends or ends != tie_key(*ends):
        yield Fault(where, "its ends are not in order")
    if ends[0] == ends[1]:
        yield Fault(where, "a person cannot be joined to themselves")
    for end in ends:
        if end not in wave.alters:
            yield Fault(where, f"there is no person “{end}”")
    if not (tie.knows or tie.works_closely):
        yield Fault(where, "says neither that they know each other nor that they work closely")


def _outline_faults(where: str, outline: Outline, wave: Wave) -> Iterator[Fault]:
    if not outline.members:
        yield Fault(where, "has nobody inside")
    yield from _too_long(f"{where} label", outline.label)
    for member in sorted(outline.members - wave.alters.keys()):
        yield Fault(where, f"there is no person “{member}”")
    yield from _one_of(f"{where} group_type", outline.group_type, GROUP_TYPES)
    yield from _one_of(f"{where} group_goal", outline.group_goal, GROUP_GOALS)


def _note_faults(where: str, note: Note, wave: Wave, design: Design) -> Iterator[Fault]:
    if note.alter is not None and note.alter not in wave.alters:
        yield Fault(where, f"there is no person “{note.alter}”")
    if note.alter is None and not note.place.on_map:
        yield Fault(where, "is anchored neither to a person nor to a place")
    yield from _place_faults(where, note.place, design)


def _change_note_faults(waves: tuple[Wave, ...]) -> Iterator[Fault]:
    """Words on what changed since a date that is none of the map's others."""
    ids = {wave.id for wave in waves}
    for wave in waves:
        for since in sorted(wave.change_notes.keys() - (ids - {wave.id})):
            yield Fault(f"wave “{wave.id}” change_notes", f"there is no other date “{since}”")


def _number_faults(sociomap: Sociomap) -> Iterator[Fault]:
    """Numbers that two people have, one person two of, or that were never given."""
    holder: dict[int, str] = {}
    number_of: dict[str, int] = {}
    for wave in sociomap.waves:
        for key, alter in wave.alters.items():
            number = alter.number
            if number is None:
                continue
            where = f"wave “{wave.id}” alter “{key}” number"
            if not 1 <= number <= sociomap.highest_number:
                yield Fault(where, f"{number} is not between 1 and the highest number, {sociomap.highest_number}")
            if holder.setdefault(number, key) != key:
                yield Fault(where, f"{number} is that of “{holder[number]}”, too")
            if number_of.setdefault(key, number) != number:
                yield Fault(where, f"{number} is another than on an earlier date, {number_of[key]}")


def document_faults(sociomap: Sociomap) -> Iterator[Fault]:
    """What does not hold of whose map it is, ego, settings, lens answers, sharing, view and printing."""
    yield from _identity_faults(sociomap)
    for name in ("title", "code"):
        yield from _too_long(name, getattr(sociomap, name))
    yield from _too_long("ego.label", sociomap.ego.label)
    yield from _repeats("settings", (one.id for one in sociomap.settings))
    for number, one in enumerate(sociomap.settings):
        yield from _too_long(f"settings[{number}].id", one.id)
        yield from _one_of(f"settings[{number}].kind", one.kind, SETTING_KINDS)
    yield from _lens_faults(sociomap)
    yield from _repeats("sharing", (one.id for one in sociomap.sharing))
    for number, note in enumerate(sociomap.sharing):
        yield from _one_of(f"sharing[{number}].part", note.part, PARTS)
        yield from _one_of(f"sharing[{number}].names", note.names, NAMES_LEVELS)
    yield from _view_faults(sociomap.view)
    if sociomap.printing is not None:
        for name, allowed in _PRINTED.items():
            yield from _one_of(f"printing.{name}", getattr(sociomap.printing, name), allowed)


def _view_faults(view: View) -> Iterator[Fault]:
    for field in (view.colour_by, view.size_by, view.outline_by):
        if field not in (None, "sector") and field not in FIELDS_BY_NAME:
            yield Fault("view", f"there is no field “{field}”")


def _identity_faults(sociomap: Sociomap) -> Iterator[Fault]:
    """What does not hold of earlier ids, copy key, highest number, and of what a copy says of itself."""
    if sociomap.id in sociomap.same_map_as:
        yield Fault("same_map_as", "the map names itself")
    if "" in sociomap.same_map_as:
        yield Fault("same_map_as", "an id is empty")
    if len(sociomap.same_map_as) > MAX_SAME_MAP:
        yield Fault("same_map_as", f"there are at most {MAX_SAME_MAP:,}")
    if sociomap.copy_key:
        yield from _hexadecimal("copy_key", sociomap.copy_key)
    if not 0 <= sociomap.highest_number <= MAX_NUMBER:
        yield Fault("highest_number", f"it lies between 0 and {MAX_NUMBER:,}")
    if sociomap.copy is not None:
        yield from _copy_faults(sociomap, sociomap.copy)


def _hexadecimal(where: str, text: str) -> Iterator[Fault]:
    if len(text) != COPY_KEY_DIGITS or not set(text) <= set("0123456789abcdef"):
        yield Fault(where, f"it has {COPY_KEY_DIGITS} hexadecimal digits")


def _copy_faults(sociomap: Sociomap, copy: Copy) -> Iterator[Fault]:
    yield from _no_id("copy.of", copy.of)
    yield from _one_of("copy.audience", copy.audience, AUDIENCES)
    yield from _one_of("copy.names", copy.names, NAMES_LEVELS)
    yield from _one_of("copy.part", copy.part, PARTS)
    yield from _too_long("copy.for", copy.for_whom)
    if copy.of == sociomap.id:
        yield Fault("copy.of", "a copy has another id than the map it is of")
    if sociomap.copy_key:
        yield Fault("copy", "only the map itself holds a copy key")
    if sociomap.same_map_as:
        yield Fault("copy", "a copy is no other map by another id")
    for one in sorted(set(copy.waves) - {wave.id for wave in sociomap.waves}):
        yield Fault("copy.waves", f"there is no date “{one}”")
    for number, word in enumerate(chain(sorted(copy.included), sorted(copy.left_out))):
        yield from _too_long(f"copy, word {number + 1}", word)


_PRINTED = {"names": NAMES_LEVELS, "part": PARTS, "paper": PAPERS, "turned": TURNS}


def _request_faults(requests: tuple[LensRequest, ...], known: set[str]) -> Iterator[Fault]:
    yield from _repeats("lens_requests", (one.id for one in requests))
    for number, request in enumerate(requests):
        yield from _hexadecimal(f"lens_requests[{number}].key", request.key)
        if request.alter not in known:
            yield Fault(f"lens_requests[{number}]", f"there is no person “{request.alter}”")


def _lens_faults(sociomap: Sociomap) -> Iterator[Fault]:
    known = {alter for wave in sociomap.waves for alter in wave.alters}
    yield from _request_faults(sociomap.lens_requests, known)
    seen: set[tuple[str, str]] = set()
    for number, lens in enumerate(sociomap.lenses):
        where = f"lenses[{number}]"
        yield from _one_of(f"{where}.side", lens.side, LENS_SIDES)
        if lens.alter not in known:
            yield Fault(where, f"there is no person “{lens.alter}”")
        if (lens.alter, lens.side) in seen:
            yield Fault(where, f"the {lens.side} side of “{lens.alter}” is there twice")
        seen.add((lens.alter, lens.side))
        for item, answer in lens.answers.items():
            if answer is not None and not _on_scale(answer):
                yield Fault(f"{where}.answers.{item}", f"{answer} is not a number from 1 to 5")
