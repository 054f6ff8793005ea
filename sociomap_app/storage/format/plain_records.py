"""The records of the model as plain JSON, and back: they are the shape of the newest format themselves.

What a file may hold, and what a missing key means, is therefore said by the fields of ``model.sociomap`` and
nowhere else. Here stands only what JSON has no form of its own for: a set is a sorted list, a tuple a list, a day
its text, and a mapping from keys to records a list of the records, which hold their keys themselves.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from operator import attrgetter, is_not
from typing import Any, TypeVar, cast, get_args, get_origin

import msgspec
from msgspec import Struct

from sociomap_app.model.errors import BrokenReference
from sociomap_app.model.sociomap import Record, Sociomap, Tie, Wave, tie_key

FORMAT = "sociomap"

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
Made = TypeVar("Made", bound=Record)

_AS_IT_IS = frozenset({str, bool, int, float, type(None)})


class Envelope(Record, frozen=True, kw_only=True):
    """What stands round the map. The checksum speaks of the value of ``sociomap`` only."""

    app: str
    format: str
    version: int
    checksum: str | None = None
    sociomap: Any


def plain_of(value: Any) -> Plain:
    """Any value of the model as JSON values in the shape of the file. TypeError for what has no place in one."""
    if type(value) in _AS_IT_IS or isinstance(value, str | int | float):
        return cast(Plain, value)
    if isinstance(value, Struct):
        return plain_record(value)
    if isinstance(value, frozenset | tuple):
        return [*map(plain_of, sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, Mapping):
        return {str(key): plain_of(item) for key, item in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no place in the file for {type(value).__name__}")


def plain_record(value: Struct) -> dict[str, Plain]:
    """A record without what equals its default: most of most people, which is passed over all at once."""
    kind = type(value)
    names, usual, lists = kind.__struct_encode_fields__, _usual(kind), _lists(kind)
    items = _all_of(kind)(value)
    unusual = compress(zip(names, items, usual, strict=True), map(is_not, items, usual))
    return {
        name: _plain_list(item) if name in lists else plain_of(item)
        for name, item, absent in unusual
        if item != absent
    }


def _plain_list(values: Mapping[Any, Struct]) -> Plain:
    """People, outlines and notes in the order of naming; ties, which have none, by their ends."""
    keys = sorted(values) if any(isinstance(key, tuple) for key in values) else values
    return [plain_record(values[key]) for key in keys]


@functools.cache
def _usual(kind: type[Struct]) -> tuple[object, ...]:
    """What the absence of each field means; NODEFAULT, equal to nothing, where it may not be absent."""
    return tuple(
        field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
        for field in msgspec.structs.fields(kind)
    )


@functools.cache
def _all_of(kind: type[Struct]) -> Callable[[Any], tuple[Any, ...]]:
    read = attrgetter(*kind.__struct_fields__)
    return read if len(kind.__struct_fields__) > 1 else lambda value: (read(value),)


@functools.cache
def _lists(kind: type[Struct]) -> Mapping[str, type[Struct]]:
    """The fields that map keys to records, with the record."""
    found = {}
    for field in msgspec.structs.fields(kind):
        record = get_args(field.type)[-1] if get_origin(field.type) is Mapping else None
        if isinstance(record, type) and issubclass(record, Struct):
            found[field.name] = record
    return found


# Both are types made while the program runs, which a checker that reads it beforehand cannot know.
_DATE = msgspec.defstruct(
    "_Date",
    [(name, tuple[record, ...], ()) for name, record in _lists(Wave).items()],  # type: ignore[valid-type]
    bases=(Wave,),
    kw_only=True,
)
_DOCUMENT = msgspec.defstruct("_Document", [("waves", tuple[_DATE, ...])], bases=(Sociomap,), kw_only=True)  # type: ignore[valid-type]
FILE = cast(type[Envelope], msgspec.defstruct("_File", [("sociomap", _DOCUMENT)], bases=(Envelope,), kw_only=True))
"""The whole file as it is read: the records of the model, with lists where these hold records by their keys."""


def document_of(written: Envelope) -> Sociomap:
    """The document of a ``FILE``. BrokenReference where an id is used twice in one list."""
    document: Sociomap = written.sociomap
    waves = (_wave(wave, f"$.sociomap.waves[{n}]") for n, wave in enumerate(document.waves))
    return _made(Sociomap, document, waves=tuple(waves))


def _wave(written: Wave, where: str) -> Wave:
    lists = {name: _by_key(getattr(written, name), f"{where}.{name}") for name in _lists(Wave)}
    return _made(Wave, written, **lists)


def _made(kind: Callable[..., Made], written: Made, **instead: object) -> Made:
    return kind(**{**msgspec.structs.asdict(written), **instead})


def _by_key(values: Iterable[Any], where: str) -> Mapping[Any, Any]:
    kept: dict[Any, Any] = {}
    for number, value in enumerate(values):
        key, one = _keyed(value)
        if key in kept:
            raise BrokenReference(f"{where}[{number}]: {_named(key)} is used twice")
        kept[key] = one
    return kept


def _keyed(value: Any) -> tuple[object, Any]:
    """Under which key a record is kept; a tie by its ends, whichever of them the file names first."""
    if not isinstance(value, Tie):
        return value.id, value
    ends = tie_key(*value.ends)
    return ends, value if ends == value.ends else msgspec.structs.replace(value, ends=ends)


def _named(key: object) -> str:
    if isinstance(key, tuple):
        return f"the connection “{key[0]}”–“{key[1]}”"
    return f"the id “{key}”"
