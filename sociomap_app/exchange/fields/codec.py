"""The value of a field as text and back again, by the shape of the field; the only place where either is done.

Reading takes ids and codes, the words of the lists and plain numbers alike, in any case. What cannot be read is
said in words and never guessed at.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sociomap_app.model.clean_text import clean_line, clean_text, folded
from sociomap_app.model.fields import MAX_LABEL, MAX_TEXT, Field, FieldShape
from sociomap_app.model.sociomap import WISHED, Design, Sector

from .dialect import CODES, LONGEST_CODE, WORDS, Dialect, Unreadable
from .open_lists import Terms

YES, NO = ("yes", "true", "✓"), ("no", "false")
DASHES = ("–", "-")
NOWHERE = ("", "not placed yet", *DASHES)
"""How it is said that somebody is not placed yet."""

WISHED_RING = (CODES.wished, WORDS.wished)
_NUMBER = re.compile(r"([0-9]{1,7})(?:[.,]0{1,6})?")

Lists = Mapping[str, Terms]
"""The open lists by the field that takes its words from them."""


def decode(field: Field, text: str, dialect: Dialect, lists: Lists) -> Any:
    """The value that text says; what an empty one says of that shape where nothing stands there. Unreadable."""
    return _DECODE[field.shape](field, text, dialect, lists)


def encode(field: Field, value: Any, dialect: Dialect) -> str:
    """The text for a value; empty where nothing is said."""
    return "" if value is None else _ENCODE[field.shape](field, value, dialect)


def parts_of(text: str) -> tuple[str, ...]:
    """The words of a list with ; between them."""
    return tuple(word for part in text.split(";") if (word := part.strip()))


def whole(text: str) -> int | None:
    """A whole number; spreadsheets may have made it 2.0. None for anything else."""
    found = _NUMBER.fullmatch(folded(text))
    return int(found[1]) if found else None


def _choice(field: Field, text: str, dialect: Dialect, _: Lists) -> str | None:
    return None if text in ("", *DASHES) else _code(field, text, dialect)


def _choices(field: Field, text: str, dialect: Dialect, _: Lists) -> frozenset[str]:
    return frozenset(_code(field, part, dialect) for part in parts_of(text) if text not in DASHES)


def _code(field: Field, text: str, dialect: Dialect) -> str:
    labels = [folded(dialect.label(field.name, code)) for code in field.values]
    word = folded(text)
    spelled = (field.values, labels) if dialect.codes_first else (labels, field.values)
    for names in spelled:
        for code, name in zip(field.values, names, strict=True):
            if word == name:
                return code
    raise dialect.none_of(text, (dialect.written(field.name, code) for code in field.values))


def _term(field: Field, text: str, dialect: Dialect, lists: Lists) -> str | None:
    return None if _says_nothing(text, dialect) else lists[field.name].id_of(text) or None


def _terms(field: Field, text: str, dialect: Dialect, lists: Lists) -> frozenset[str]:
    if _says_nothing(text, dialect):
        return frozenset()
    return frozenset(word for part in parts_of(text) if (word := lists[field.name].id_of(part)))


def _says_nothing(text: str, dialect: Dialect) -> bool:
    return not text or (dialect.dash_is_nothing and text in DASHES)


def _yes_no(_: Field, text: str, dialect: Dialect, __: Lists) -> bool | None:
    if text in ("", *DASHES):
        return None
    if folded(text) not in YES + NO:
        raise Unreadable(f"“{dialect.quoted(text)}” {dialect.neither}")
    return folded(text) in YES


def _scale(_: Field, text: str, dialect: Dialect, __: Lists) -> int | None:
    if text in ("", *DASHES):
        return None
    number = whole(text)
    if number is None or not 1 <= number <= 5:
        raise Unreadable(f"“{dialect.quoted(text)}” {dialect.no_scale}")
    return number


_DECODE: Mapping[FieldShape, Callable[[Field, str, Dialect, Lists], Any]] = {
    FieldShape.CHOICE: _choice,
    FieldShape.CHOICES: _choices,
    FieldShape.TERM: _term,
    FieldShape.TERMS: _terms,
    FieldShape.SCALE: _scale,
    FieldShape.YES_NO: _yes_no,
    FieldShape.LINE: lambda field, text, dialect, lists: clean_line(text, MAX_LABEL),
    FieldShape.TEXT: lambda field, text, dialect, lists: clean_text(text, MAX_TEXT),
}


def _several(field: Field, value: frozenset[str], dialect: Dialect) -> list[str]:
    """The values in the order of their list, those of no list behind it."""
    listed = {one: number for number, one in enumerate(dialect.order(field))}
    return sorted(value, key=lambda one: (listed.get(one, len(listed)), one))


def _joined(field: Field, value: frozenset[str], dialect: Dialect, word: Callable[[str, str], str]) -> str:
    return dialect.between.join(word(field.name, one) for one in _several(field, value, dialect))


_ENCODE: Mapping[FieldShape, Callable[[Field, Any, Dialect], str]] = {
    FieldShape.CHOICE: lambda field, value, dialect: dialect.written(field.name, value),
    FieldShape.CHOICES: lambda field, value, dialect: _joined(field, value, dialect, dialect.written),
    FieldShape.TERM: lambda field, value, dialect: dialect.own_label(field.name, value),
    FieldShape.TERMS: lambda field, value, dialect: _joined(field, value, dialect, dialect.own_label),
    FieldShape.SCALE: lambda field, value, dialect: str(value),
    FieldShape.YES_NO: lambda field, value, dialect: dialect.yes if value else dialect.no,
    FieldShape.LINE: lambda field, value, dialect: str(value),
    FieldShape.TEXT: lambda field, value, dialect: str(value),
}


def decode_ring(text: str, design: Design, dialect: Dialect) -> int | None:
    """The ring meant by its number or name, WISHED for what one would like, None where nobody is placed yet."""
    word = folded(text)
    if word in NOWHERE:
        return None
    if word in WISHED_RING:
        return WISHED
    number = whole(text)
    by_number = number if number is not None and 1 <= number <= len(design.rings) else None
    labels = [folded(ring.label) for ring in design.rings]
    by_label = labels.index(word) + 1 if word in labels else None
    found = (by_number or by_label) if dialect.codes_first else (by_label or by_number)
    if found is None:
        raise _no_ring(text, design, dialect)
    return found


def _no_ring(text: str, design: Design, dialect: Dialect) -> Unreadable:
    """The fault of a word that is no ring; where rings are told by numbers it names their words as well."""
    spelled = [*(encode_ring(one, design, dialect) for one in range(1, len(design.rings) + 1)), dialect.wished]
    fault = dialect.none_of(text, spelled)
    said = [label for ring in design.rings if (label := clean_line(ring.label, LONGEST_CODE))]
    if not (dialect.codes_first and said):
        return fault
    return Unreadable(f"{fault}, or in words: {dialect.listed([*said, WORDS.wished])}")


def encode_ring(ring: int | None, design: Design, dialect: Dialect) -> str:
    """The text for a ring; empty where nobody is placed yet."""
    if ring is None:
        return ""
    if ring == WISHED:
        return dialect.wished
    return str(ring) if dialect.codes_first else design.rings[ring - 1].label


def sector_named(text: str, sectors: Sequence[Sector], dialect: Dialect) -> str | None:
    """The id of the area meant by its id or name; None where no area is called so."""
    exact = next((one.id for one in sectors if dialect.codes_first and one.id == text), None)
    ids = {folded(one.id): one.id for one in reversed(sectors)}
    labels = {folded(one.label): one.id for one in reversed(sectors)}
    first, second = (ids, labels) if dialect.codes_first else (labels, ids)
    return exact or first.get(folded(text)) or second.get(folded(text))


def encode_sector(sector_id: str | None, design: Design, dialect: Dialect) -> str:
    """The text for an area; empty where there is none."""
    if dialect.codes_first:
        return sector_id or ""
    sector = design.sector(sector_id)
    return sector.label if sector is not None else ""
