"""From the model to the wire and back, field by field under the same names, and nothing else.

A field the model gains and the wire lacks, or the other way round, fails at once: nothing is
dropped without a word. Ids used twice are refused here, because a mapping could no longer show them.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from sociomap_app.model import sociomap as model
from sociomap_app.model.errors import BrokenReference

from . import wire

Made = TypeVar("Made")
Key = TypeVar("Key")
Value = TypeVar("Value")


def plain_of(sociomap: model.Sociomap) -> dict[str, wire.Plain]:
    """The document as JSON values in the shape of the file, without what equals its default there."""
    return _lean(sociomap)


def _lean(value: Any, instead: Mapping[str, wire.Plain] = MappingProxyType({})) -> dict[str, wire.Plain]:
    """Any model value as the record of the same name; ``instead`` are fields that are made already.

    A save is a matter of milliseconds, and most fields of most people are as they are by default: those are
    passed over before anything is made of them.
    """
    kind: type = type(value)
    names, fields, defaults = _plan(kind)
    made: dict[str, wire.Plain] = {}
    for name, item, default in zip(names, fields(value), defaults, strict=True):
        if item is default:
            continue
        plain = instead[name] if name in instead else _plain(item)
        if plain != default:
            made[name] = plain
    return made


def _plain(value: Any) -> wire.Plain:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, frozenset):
        return [_plain(item) for item in sorted(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, model.Wave):
        return _lean(value, _lists_of(value))
    if isinstance(value, msgspec.Struct):
        return _lean(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no place in the file for {type(value).__name__}")


def _lists_of(wave: model.Wave) -> dict[str, wire.Plain]:
    """Mappings by id become lists: people in order of naming, ties by their ends."""
    return {
        "alters": [_lean(alter) for alter in wave.alters.values()],
        "ties": msgspec.to_builtins([wave.ties[ends] for ends in sorted(wave.ties)]),  # nothing is left out of one
        "outlines": [_lean(outline) for outline in wave.outlines.values()],
        "notes": [_lean(note) for note in wave.notes.values()],
    }


@functools.cache
def _plan(kind: type) -> tuple[tuple[str, ...], Callable[[Any], Iterable[Any]], tuple[object, ...]]:
    """The fields of a class, what reads all of them at once, and what the absence of each means in the file."""
    record = getattr(wire, kind.__name__)
    known = wire.defaults(record)
    names = tuple(field.name for field in msgspec.structs.fields(kind))
    if set(names) != set(known):
        raise TypeError(f"the file and the model differ in {kind.__name__}")
    return names, _all_of(names), tuple(_absence(known[name]) for name in names)


def _absence(default: object) -> object:
    return default if default is msgspec.NODEFAULT else wire.plain(default)


def _all_of(names: tuple[str, ...]) -> Callable[[Any], Iterable[Any]]:
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)


def from_wire(written: wire.Sociomap) -> model.Sociomap:
    """The document a file holds. BrokenReference where an id is used twice."""
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
        waves=tuple(_wave(wave, f"$.sociomap.waves[{n}]") for n, wave in enumerate(written.waves)),
        ego=_made(model.Ego, written.ego, census=_made(model.Census, written.ego.census)),
        lenses=tuple(_made(model.LensView, lens) for lens in written.lenses),
        sharing=tuple(_made(model.Sharing, one) for one in written.sharing),
        view=_made(model.View, written.view),
        printing=None if written.printing is None else _printing(written.printing),
        own_words=tuple(_made(model.OwnWord, word) for word in written.own_words),
    )


def _printing(written: wire.Printing) -> model.Printing:
    return _made(model.Printing, written, pages=frozenset(written.pages))


def _wave(written: wire.Wave, where: str) -> model.Wave:
    # Made together and from records that were checked already: there may be thousands of them.
    alters = msgspec.convert(written.alters, tuple[model.Alter, ...], from_attributes=True)
    ties = [_in_order(tie) for tie in msgspec.convert(written.ties, tuple[model.Tie, ...], from_attributes=True)]
    outlines = [_made(model.Outline, one, members=frozenset(one.members)) for one in written.outlines]
    notes = [_made(model.Note, note, place=_place(note.place)) for note in written.notes]
    return _made(
        model.Wave,
        written,
        alters=_by_key(alters, lambda alter: alter.id, f"{where}.alters"),
        ties=_by_key(ties, lambda tie: tie.ends, f"{where}.ties"),
        outlines=_by_key(outlines, lambda outline: outline.id, f"{where}.outlines"),
        notes=_by_key(notes, lambda note: note.id, f"{where}.notes"),
        asked=frozenset(written.asked),
        conversation=_conversation(written.conversation),
    )


def _in_order(tie: model.Tie) -> model.Tie:
    ends = model.tie_key(*tie.ends)
    return tie if ends == tie.ends else msgspec.structs.replace(tie, ends=ends)


def _place(written: wire.Place) -> model.Place:
    return _made(model.Place, written, across=float(written.across), along=float(written.along))


def _conversation(written: wire.Conversation) -> model.Conversation:
    return _made(
        model.Conversation,
        written,
        answers=tuple(_made(model.Answer, answer) for answer in written.answers),
        actions=tuple(_made(model.Action, action) for action in written.actions),
    )


def _made(kind: Callable[..., Made], written: wire.Record, **converted: Any) -> Made:
    """A model value from the record of the same fields; ``converted`` are those of another type."""
    names = written.__struct_fields__
    return kind(**{**dict(zip(names, _read(type(written))(written), strict=True)), **converted})


@functools.cache
def _read(kind: type[wire.Record]) -> Callable[[Any], Iterable[Any]]:
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
