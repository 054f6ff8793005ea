"""From the model to the records of the file and back, field by field under the same names, and nothing else.

A field the model gains and the file lacks, or the other way round, fails at once: nothing is
dropped without a word. Ids used twice are refused here, because a mapping could no longer show them.
"""

import datetime as dt
import functools
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import compress
from operator import attrgetter, is_not
from typing import Any, TypeVar

import msgspec

from sociomap_app.model import sociomap as model
from sociomap_app.model.errors import BrokenReference

from . import schema

Made = TypeVar("Made")
Key = TypeVar("Key")
Value = TypeVar("Value")


_AS_IT_IS = frozenset({str, bool, int, float, type(None)})


def plain_of(value: Any) -> schema.Plain:
    """A model value as JSON values in the shape of the file."""
    kind: type = type(value)
    if kind in _AS_IT_IS or isinstance(value, str | int | float):
        as_it_is: schema.Plain = value
        return as_it_is
    if isinstance(value, msgspec.Struct):
        return lean(value)
    if isinstance(value, frozenset):
        return [plain_of(item) for item in sorted(value)]
    if isinstance(value, tuple):
        return [plain_of(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain_of(item) for key, item in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no place in the file for {kind.__name__}")


def lean(value: msgspec.Struct, but: Container[str] = ()) -> dict[str, schema.Plain]:
    """Any model value as the record of the same name, without what equals its default there; ``but`` these fields.

    A save is a matter of milliseconds, and most fields of most people are as they are by default: those are
    passed over all at once, before anything is made of them.
    """
    plan = _plan(type(value))
    items = plan.fields(value)
    made: dict[str, schema.Plain] = {}
    unusual = compress(
        zip(plan.names, items, plan.makers, plan.absences, strict=True), map(is_not, items, plan.usual)
    )
    for name, item, make, absence in unusual:
        if name not in but and (plain := make(item)) != absence:
            made[name] = plain
    return made


def _list_of(values: Mapping[str, Any]) -> schema.Plain:
    return [plain_of(value) for value in values.values()]


def tie_list(ties: Mapping[model.TieKey, model.Tie]) -> schema.Plain:
    """The ties of a date, by their ends; nothing is left out of one."""
    made: schema.Plain = msgspec.to_builtins([ties[ends] for ends in sorted(ties)])
    return made


_LISTS: Mapping[str, Callable[[Any], schema.Plain]] = {
    "alters": _list_of,
    "ties": tie_list,
    "outlines": _list_of,
    "notes": _list_of,
}
"""Mappings by id that are lists in the file: people in order of naming, ties by their ends."""


class _Plan(msgspec.Struct, frozen=True):
    """The fields of a class, what reads all of them at once, what makes each a JSON value, and what its absence
    means: in the model, as the very object where it has one, and in the file."""

    names: tuple[str, ...]
    fields: Callable[[Any], tuple[Any, ...]]
    makers: tuple[Callable[[Any], schema.Plain], ...]
    usual: tuple[object, ...]
    absences: tuple[object, ...]


@functools.cache
def _plan(kind: type) -> _Plan:
    known = schema.defaults(getattr(schema, kind.__name__))
    own = msgspec.structs.fields(kind)
    names = tuple(field.name for field in own)
    if set(names) != set(known):
        raise TypeError(f"the file and the model differ in {kind.__name__}")
    absences = tuple(_absence(known[name]) for name in names)
    usual = tuple(map(_usual, own, absences))
    lists = _LISTS if kind is model.Wave else {}
    return _Plan(names, _all_of(names), tuple(lists.get(name, plain_of) for name in names), usual, absences)


def _usual(field: msgspec.structs.FieldInfo, absence: object) -> object:
    """What the model has where nothing was said; no value at all where the file has to be asked."""
    known = field.default is not msgspec.NODEFAULT and plain_of(field.default) == absence
    return field.default if known else object()


def _absence(default: object) -> object:
    return default if default is msgspec.NODEFAULT else schema.plain(default)


def _all_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)


def from_wire(written: schema.Sociomap) -> model.Sociomap:
    """The document a file holds. BrokenReference where an id is used twice."""
    return document_of(
        written, tuple(_wave(wave, f"$.sociomap.waves[{n}]") for n, wave in enumerate(written.waves))
    )


def document_of(written: schema.Frame, waves: tuple[model.Wave, ...]) -> model.Sociomap:
    """The document of these dates, and of all else that stands in its record."""
    return _made(
        model.Sociomap,
        written,
        design=_made(
            model.Design,
            written.design,
            rings=tuple(_made(model.Ring, ring) for ring in written.design.rings),
            sectors=tuple(
                _made(model.Sector, sector, width=float(sector.width)) for sector in written.design.sectors
            ),
        ),
        waves=waves,
        ego=_made(model.Ego, written.ego, census=_made(model.Census, written.ego.census)),
        lenses=tuple(_made(model.LensView, lens) for lens in written.lenses),
        sharing=tuple(_made(model.Sharing, one) for one in written.sharing),
        view=_made(model.View, written.view),
        printing=None if written.printing is None else _printing(written.printing),
        own_words=tuple(_made(model.OwnWord, word) for word in written.own_words),
    )


def _printing(written: schema.Printing) -> model.Printing:
    return _made(model.Printing, written, pages=frozenset(written.pages))


def _wave(written: schema.Wave, where: str) -> model.Wave:
    # Made together and from records that were checked already: there may be thousands of them.
    people = msgspec.convert(written.alters, tuple[model.Alter, ...], from_attributes=True)
    alters = _by_key(people, lambda alter: alter.id, f"{where}.alters")
    return wave_of(written, alters, ties_of(written.ties, where), where)


def ties_of(written: tuple[schema.Tie, ...], where: str) -> dict[model.TieKey, model.Tie]:
    """The ties of a date by their ends. BrokenReference where a pair stands twice."""
    ties = [_in_order(tie) for tie in msgspec.convert(written, tuple[model.Tie, ...], from_attributes=True)]
    return _by_key(ties, lambda tie: tie.ends, f"{where}.ties")


def wave_of(
    written: schema.Day, alters: Mapping[str, model.Alter], ties: Mapping[model.TieKey, model.Tie], where: str
) -> model.Wave:
    """The date of these people and ties, and of all else that stands in its record."""
    outlines = [_made(model.Outline, one, members=frozenset(one.members)) for one in written.outlines]
    notes = [_made(model.Note, note, place=_place(note.place)) for note in written.notes]
    return _made(
        model.Wave,
        written,
        alters=alters,
        ties=ties,
        outlines=_by_key(outlines, lambda outline: outline.id, f"{where}.outlines"),
        notes=_by_key(notes, lambda note: note.id, f"{where}.notes"),
        asked=frozenset(written.asked),
        conversation=_conversation(written.conversation),
    )


def _in_order(tie: model.Tie) -> model.Tie:
    ends = model.tie_key(*tie.ends)
    return tie if ends == tie.ends else msgspec.structs.replace(tie, ends=ends)


def _place(written: schema.Place) -> model.Place:
    return _made(model.Place, written, across=float(written.across), along=float(written.along))


def _conversation(written: schema.Conversation) -> model.Conversation:
    return _made(
        model.Conversation,
        written,
        answers=tuple(_made(model.Answer, answer) for answer in written.answers),
        actions=tuple(_made(model.Action, action) for action in written.actions),
    )


def _made(kind: Callable[..., Made], written: schema.Record, **converted: Any) -> Made:
    """A model value from the record of the same fields; ``converted`` are those of another type."""
    names = written.__struct_fields__
    return kind(**{**dict(zip(names, _read(type(written))(written), strict=True)), **converted})


@functools.cache
def _read(kind: type[schema.Record]) -> Callable[[Any], Iterable[Any]]:
    return _all_of(kind.__struct_fields__)


def _by_key(values: Iterable[Value], key: Callable[[Value], Key], where: str) -> dict[Key, Value]:
    kept: dict[Key, Value] = {}
    for number, value in enumerate(values):
        if key(value) in kept:
            raise BrokenReference(f"{where}[{number}]: {_named(key(value))} is used twice")
        kept[key(value)] = value
    return kept


def _named(key: object) -> str:
    if isinstance(key, tuple):
        return f"the connection “{key[0]}”–“{key[1]}”"
    return f"the id “{key}”"
