"""People, groups and resources: add, change, place, remove, erase."""

from collections.abc import Iterable, Mapping, Set
from math import isfinite
from typing import Any

from msgspec.structs import replace

from sociomap_app.model.asked import asked_by
from sociomap_app.model.clean_text import clean_line, clean_text, folded
from sociomap_app.model.fields import FIELDS_BY_NAME, GROUP_FIELDS, MAX_ALTERS, MAX_LABEL, MAX_TEXT
from sociomap_app.model.integrity import field_fault
from sociomap_app.model.names_in_text import NameSearch
from sociomap_app.model.sociomap import WISHED, Alter, Conversation, Place, Sociomap, Wave

from .document import word_kept
from .waves import outlines_among, with_wave, without_orphans

SOMEBODY = "somebody"
"""What stands in a question in place of a name that was erased."""


CALLED = frozenset({"label", "note", "peer_code", "attributes"})
"""Fields that say who somebody is or what to remember, and nothing of the relationship on a date."""


def add_alters(sociomap: Sociomap, wave_id: str, alters: Iterable[Alter]) -> Sociomap:
    """New alters, in the order given, each with its number. An id that is already in the wave raises KeyError.

    ValueError for a value its field does not allow, a place that is not there, or more alters than a wave holds.
    """
    new: dict[str, Alter] = {}
    for alter in alters:
        if alter.id in new or not alter.id:
            raise KeyError(alter.id)
        fields = {name: getattr(alter, name) for name in ("label", "place", *FIELDS_BY_NAME)}
        new[alter.id] = _settled(alter, replace(alter, **_checked(sociomap, fields)))
    numbers, highest = numbers_for(sociomap, new)
    new = {key: replace(alter, number=numbers[key]) for key, alter in new.items()}

    def change(wave: Wave) -> Wave:
        for alter_id in new:
            if alter_id in wave.alters:
                raise KeyError(alter_id)
        if len(wave.alters) + len(new) > MAX_ALTERS:
            raise ValueError(f"alters: a map holds at most {MAX_ALTERS}")
        return _with_alters(wave, new) if new else wave

    changed = with_wave(sociomap, wave_id, change)
    return changed if changed is sociomap else replace(changed, highest_number=highest)


def numbers_for(sociomap: Sociomap, ids: Iterable[str]) -> tuple[dict[str, int], int]:
    """The number of each of these alters, and the highest ever given by then.

    Whoever has one on any date keeps it; the others get the next ones, in this order.
    """
    given = {key: one.number for wave in sociomap.waves for key, one in wave.alters.items() if one.number}
    highest, numbers = sociomap.highest_number, {}
    for one in ids:
        if one not in given:
            highest += 1
            given[one] = highest
        numbers[one] = given[one]
    return numbers, highest


def with_numbers(sociomap: Sociomap) -> Sociomap:
    """With a number for everybody who has none yet, in the order of naming."""
    numbers, highest = numbers_for(sociomap, (key for wave in sociomap.waves for key in wave.alters))
    if all(one.number for wave in sociomap.waves for one in wave.alters.values()):
        return sociomap
    waves = tuple(
        replace(wave, alters={key: replace(one, number=numbers[key]) for key, one in wave.alters.items()})
        for wave in sociomap.waves
    )
    return replace(sociomap, waves=waves, highest_number=highest)


def change_alters(sociomap: Sociomap, wave_id: str, ids: Iterable[str], **fields: Any) -> Sociomap:
    """Set fields of one alter or many. ValueError for a value its field does not allow.

    Wished-for and the zone outside the last ring mean each other: setting either sets both.
    """
    _checked(sociomap, fields)
    return change_each(sociomap, wave_id, dict.fromkeys(ids, fields))


def change_each(sociomap: Sociomap, wave_id: str, fields_by_id: Mapping[str, Mapping[str, Any]]) -> Sociomap:
    """Set other fields for each of several alters. ValueError for a value its field does not allow.

    Whoever was only carried over to that date was looked at then, whether or not it comes to the same; but not by
    another name, note, code or column of one's own.
    """
    checked: dict[int, dict[str, Any]] = {}
    for fields in fields_by_id.values():
        if id(fields) not in checked:
            checked[id(fields)] = _checked(sociomap, fields)

    def change(wave: Wave) -> Wave:
        changed, unseen = {}, set()
        for alter_id, fields in fields_by_id.items():
            old = wave.alters[alter_id]
            new = _settled(old, replace(old, **checked[id(fields)]))
            if new != old or alter_id in wave.carried:
                changed[alter_id] = new
            if fields and CALLED.issuperset(fields):
                unseen.add(alter_id)
        return _with_alters(wave, changed, unseen=unseen & wave.carried) if changed else wave

    return with_wave(sociomap, wave_id, change)


def _checked(sociomap: Sociomap, fields: Mapping[str, Any]) -> dict[str, Any]:
    check_fields(fields)
    for name in ("id", "number"):
        if name in fields:
            raise ValueError(f"{name}: an alter keeps its {name}")
    clean = {**fields, **_clean(sociomap, fields)}
    if "place" in fields:
        check_places(sociomap, [fields["place"]])
        clean["place"] = _rounded(fields["place"])
    return clean


def _clean(sociomap: Sociomap, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The texts among new fields, clean; what a file of before holds stays as it is until it is said anew."""
    clean: dict[str, Any] = {}
    if "label" in fields:
        clean["label"] = clean_line(fields["label"], MAX_LABEL)
        if not clean["label"]:
            raise ValueError("label: a name cannot be empty")
    if "peer_code" in fields:
        clean["peer_code"] = clean_line(fields["peer_code"], MAX_LABEL)
    if "note" in fields:
        clean["note"] = clean_text(fields["note"], MAX_TEXT)
    for name in ("role", "setting"):
        if fields.get(name) is not None:
            clean[name] = word_kept(sociomap, name, fields[name])
    return clean


def place_alters(sociomap: Sociomap, wave_id: str, places: Mapping[str, Place]) -> Sociomap:
    """Put alters where they now stand; ring and sector are stored values, never read from pixels.

    Whoever was only carried over was looked at when they come to stand on another ring or in another area.
    """
    check_places(sociomap, places.values())

    def change(wave: Wave) -> Wave:
        changed = {}
        for alter_id, place in places.items():
            old = wave.alters[alter_id]
            new = _settled(old, replace(old, place=_rounded(place)))
            if new != old:
                changed[alter_id] = new
        same_cell = {key for key, alter in changed.items() if _cell(alter) == _cell(wave.alters[key])}
        return _with_alters(wave, changed, unseen=same_cell & wave.carried) if changed else wave

    return with_wave(sociomap, wave_id, change)


def _cell(alter: Alter) -> tuple[int | None, str | None]:
    return alter.place.ring, alter.place.sector


def remove_alters(sociomap: Sociomap, wave_id: str, ids: Iterable[str]) -> Sociomap:
    """Take alters out of one wave with their ties, notes and places in outlines."""
    gone = frozenset(ids)
    for alter_id in gone:
        sociomap.wave(wave_id).alters[alter_id]
    return without_orphans(with_wave(sociomap, wave_id, lambda wave: _without(wave, gone)))


def erase_alter(sociomap: Sociomap, alter_id: str, also: Set[str] = frozenset()) -> Sociomap:
    """Take one alter out of every wave, with everything that points to it.

    Its name goes from next steps, and from questions, which the program words; what people wrote stays as it is.
    ``also`` are names it had before.
    """
    gone = frozenset({alter_id})
    if not any(alter_id in wave.alters for wave in sociomap.waves):
        raise KeyError(alter_id)
    unnamed = unname_alter(sociomap, alter_id, also).waves
    return without_orphans(replace(sociomap, waves=tuple(_without(wave, gone) for wave in unnamed)))


def unname_alter(sociomap: Sociomap, alter_id: str, also: Set[str] = frozenset()) -> Sociomap:
    """Take the names of one alter out of next steps and questions of every wave.

    Of the names in ``also``, which it had before, those that somebody else has now stay.
    """
    called = {wave.alters[alter_id].label for wave in sociomap.waves if alter_id in wave.alters}
    called |= {one for one in also if one and folded(one) not in _names_of_others(sociomap, alter_id)}
    if not called:
        return sociomap
    waves = tuple(_without_name(wave, alter_id, called) for wave in sociomap.waves)
    return replace(sociomap, waves=waves) if waves != sociomap.waves else sociomap


def _names_of_others(sociomap: Sociomap, alter_id: str) -> set[str]:
    return {folded(one.label) for wave in sociomap.waves for key, one in wave.alters.items() if key != alter_id}


def _without_name(wave: Wave, alter_id: str, called: Set[str]) -> Wave:
    talk, names = wave.conversation, {folded(one) for one in called}
    actions = tuple(
        replace(one, with_whom="") if one.alter == alter_id or folded(one.with_whom) in names else one
        for one in talk.actions
    )
    search = NameSearch(called)
    answers = tuple(replace(one, question=search.without(one.question, SOMEBODY)) for one in talk.answers)
    if (actions, answers) == (talk.actions, talk.answers):
        return wave
    return replace(wave, conversation=replace(talk, actions=actions, answers=answers))


def _with_alters(wave: Wave, changed: Mapping[str, Alter], unseen: Set[str] = frozenset()) -> Wave:
    """With these alters, who were looked at and of whom what is recorded is asked; but for those ``unseen``."""
    seen = changed.keys() - unseen
    asked = wave.asked | asked_by(changed[one] for one in seen)
    return replace(
        wave,
        alters={**wave.alters, **changed},
        asked=wave.asked if asked == wave.asked else asked,
        carried=wave.carried - seen,
    )


def _without(wave: Wave, gone: frozenset[str]) -> Wave:
    talk = _talk_without(wave.conversation, gone)
    if not gone & wave.alters.keys() and talk is wave.conversation:
        return wave
    alters = {key: alter for key, alter in wave.alters.items() if key not in gone}
    return replace(
        wave,
        alters=alters,
        ties={ends: tie for ends, tie in wave.ties.items() if gone.isdisjoint(ends)},
        outlines=outlines_among(wave, alters.keys()),
        notes={key: note for key, note in wave.notes.items() if note.alter not in gone},
        carried=wave.carried - gone,
        conversation=talk,
    )


def _talk_without(talk: Conversation, gone: frozenset[str]) -> Conversation:
    """Next steps with whoever is gone are with nobody; itself where there is none."""
    if not any(action.alter in gone for action in talk.actions):
        return talk
    actions = tuple(replace(action, alter=None) if action.alter in gone else action for action in talk.actions)
    return replace(talk, actions=actions)


def _settled(old: Alter, new: Alter) -> Alter:
    """``new`` with group fields on groups only, and status and outer zone in step."""
    only = {} if new.kind == "group" else {field.name: None for field in GROUP_FIELDS}
    return replace(_in_step(old, new), **only)


def _in_step(old: Alter, new: Alter) -> Alter:
    """Wished-for stands in the outer zone and only there: of status and ring, the one that was not changed follows
    the one that was."""
    wished, outside = new.status == "wished", new.place.ring == WISHED
    if wished == outside:
        return new
    was_wished, moved = old.status == "wished", new.place.ring != old.place.ring
    if wished:
        if was_wished and moved:
            return replace(new, status="current")
        return replace(new, place=replace(new.place, ring=WISHED))
    if was_wished and not moved:
        return replace(new, place=replace(new.place, ring=None))
    return replace(new, status="wished")


def _rounded(place: Place) -> Place:
    """Positions to four decimals and within the cell, so that files stay short and comparable."""
    return replace(
        place,
        across=round(min(max(place.across, 0.0), 1.0), 4),
        along=round(min(max(place.along, 0.0), 1.0), 4),
    )


def check_fields(fields: Mapping[str, Any]) -> None:
    """ValueError for a value its field does not allow."""
    for name, value in fields.items():
        problem = field_fault(FIELDS_BY_NAME[name], value) if name in FIELDS_BY_NAME else None
        if problem:
            raise ValueError(f"{name}: {problem}")


def check_places(sociomap: Sociomap, places: Iterable[Place]) -> None:
    """ValueError for a place that this design does not have."""
    for place in places:
        if not (isfinite(place.across) and isfinite(place.along)):
            raise ValueError("place: a position is a number")
        if place.ring is not None and not 0 <= place.ring <= len(sociomap.design.rings):
            raise ValueError(f"ring: there is no ring {place.ring}")
        if place.sector is not None and sociomap.design.sector(place.sector) is None:
            raise ValueError(f"sector: there is no area {place.sector}")
