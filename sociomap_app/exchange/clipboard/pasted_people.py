"""People as lines of text: what a spreadsheet or a letter puts on the clipboard, read and written.

Nothing here changes a map: what would be added is handed back first, with what could not be read, by line.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Any

import msgspec
from msgspec.structs import replace

from sociomap_app.editing.operations import side_by_side
from sociomap_app.exchange.cells import guarded
from sociomap_app.exchange.field_words import COLUMNS, GROUP_ONLY, FieldReader, column_named, heading, said
from sociomap_app.exchange.fields.dialect import Unreadable
from sociomap_app.model import edits
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import MAX_ALTERS
from sociomap_app.model.ids import IdSource
from sociomap_app.model.sociomap import Alter, OwnWord, Place, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

SEPARATORS = {"\t": "tab", ";": "semicolon", ",": "comma", "": "nothing: a name on each line"}
Line = tuple[int, list[str]]
"""The number of a line, from 1, and its cells."""

TOO_LARGE = 16 * 1024 * 1024


def always() -> bool:
    """Nobody asks to leave off."""
    return True


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """What lines of text say: people without ids or with given names, and what could not be read.

    ``columns`` are those read, in order; ``known`` holds, per person, whether the map has that name already.
    """

    separator: str = ""
    columns: tuple[str, ...] = ("label",)
    people: tuple[Alter, ...] = ()
    known: tuple[bool, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    problems: tuple[str, ...] = ()
    too_many: str = ""


def lines_of(text: str, separator: str) -> list[list[str]]:
    """The cells of each line. Quotation marks hold cells together where they come in pairs."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ").lstrip("\ufeff")
    if not separator:
        return [[line] for line in plain.split("\n")]
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return [line.split(separator) for line in plain.split("\n")]


def likely_separator(text: str, framework: Framework) -> str:
    """What stands between columns: tabs before all; else what splits most lines, or a line of headings."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"
    return next((separator for separator in (";", ",") if _separates(separator, lines, framework)), "")


def _separates(separator: str, lines: Sequence[str], framework: Framework) -> bool:
    if lines and separator in lines[0] and _headings(lines_of(lines[0], separator)[0], framework) is not None:
        return True
    return sum(separator in line for line in lines) * 2 > len(lines)


def read_pasted(
    text: str,
    document: Sociomap,
    wave: Wave,
    framework: Framework,
    *,
    separator: str | None = None,
    go_on: Callable[[], bool] = always,
) -> Pasted:
    """Who would be added by that text. Nothing but ``too_many`` where it is more than a map holds."""
    if len(text) > TOO_LARGE:
        return Pasted(too_many="That is more text than a map has room for. Nothing was added.")
    between = likely_separator(text, framework) if separator is None else separator
    rows = [(n, cells) for n, cells in enumerate(lines_of(text, between), start=1) if any(map(_seen, cells))]
    columns = _headings(rows[0][1], framework) if rows else None
    if columns is not None:
        rows, problems = rows[1:], _without_place(columns)
    else:
        columns, problems = _unheaded(rows)
    if len(rows) + len(wave.alters) > MAX_ALTERS:
        return Pasted(separator=between, too_many=_too_many(len(rows), len(wave.alters)))
    return _read(rows, columns, FieldReader(document, framework), wave, between, problems, framework, go_on)


def _without_place(columns: Sequence[str]) -> list[str]:
    """A sentence for each column the map does not have."""
    unknown = [one for one in columns if one and one not in COLUMNS]
    return [f"The column “{clean_line(one, 40)}” is left out: the map has no place for it." for one in unknown]


def _unheaded(rows: Sequence[Line]) -> tuple[tuple[str, ...], list[str]]:
    """The columns of lines without headings, and a sentence where there are more."""
    columns = ("label", "role")[: max((len(cells) for _, cells in rows), default=1)]
    if any(_seen(cell) for _, cells in rows for cell in cells[2:]):
        return columns, ["Columns after the second have no heading: they are left out."]
    return columns, []


def _read(
    rows: Sequence[Line],
    columns: Sequence[str],
    reading: FieldReader,
    wave: Wave,
    separator: str,
    problems: list[str],
    framework: Framework,
    go_on: Callable[[], bool],
) -> Pasted:
    there = {alter.label.casefold() for alter in wave.alters.values()}
    people: list[Alter] = []
    for line, cells in rows:
        if not go_on():
            return Pasted(separator=separator)
        values, faults = _values(cells, columns, reading, framework)
        problems += [f"Line {line}: {fault}." for fault in faults]
        if "label" in values:
            people.append(_person(values))
    return Pasted(
        separator=separator,
        columns=tuple(name for name in columns if name in COLUMNS),
        people=tuple(people),
        known=tuple(one.label.casefold() in there for one in people),
        own_words=tuple(reading.own_words),
        problems=tuple(problems),
    )


def _values(
    cells: list[str], columns: Sequence[str], reading: FieldReader, framework: Framework
) -> tuple[dict[str, Any], list[str]]:
    """What one line says by column, and for each cell that cannot be read why and what is done."""
    values: dict[str, Any] = {}
    faults = []
    for name, cell in zip_longest(columns, cells[: len(columns)], fillvalue=""):
        if name not in COLUMNS or not (_seen(cell) or name == "label"):
            continue
        try:
            values[name] = reading.read(name, cell)
        except Unreadable as fault:
            left = "left out" if name == "label" else f"{heading(name, framework)} is left open"
            faults.append(f"{fault}; {left}")
    return values, faults


def _seen(cell: str) -> bool:
    return bool(clean_line(cell, 8))


def _person(values: dict[str, Any]) -> Alter:
    """Ids come when they are added; the id here is no id."""
    place = Place(values.pop("ring", None), values.pop("sector", None))
    if values.get("kind") != "group":
        values = {name: value for name, value in values.items() if name not in GROUP_ONLY}
    if values.get("status") == "wished" or place.ring == 0:
        values["status"], place = "wished", replace(place, ring=0)
    return Alter(id="-", place=place, **values)


def _headings(cells: Sequence[str], framework: Framework) -> tuple[str, ...] | None:
    """The columns a first row names, unknown ones as they stand; None where it names no column for names."""
    names = [column_named(cell, framework) for cell in cells]
    if "label" not in names or len(set(names) - {None}) < len([one for one in names if one]):
        return None
    return tuple(name or clean_line(cell, 60) for name, cell in zip(names, cells, strict=True))


def _too_many(new: int, there: int) -> str:
    already = f", and {there:,} are on yours already" if there else ""
    return (
        f"These are {new:,} names. A map holds at most {MAX_ALTERS:,} people, groups and resources{already}. "
        "Nothing was added."
    )


def added(
    document: Sociomap, wave_id: str, pasted: Pasted, new_id: IdSource, *, known_too: bool = True
) -> tuple[Sociomap, tuple[str, ...]]:
    """The map with these people, and their ids. Those of one cell stand side by side, clear of who is there."""
    wave = document.wave(wave_id)
    wanted = [one for one, known in zip(pasted.people, pasted.known, strict=True) if known_too or not known]
    people = [replace(one, id=new_id()) for one in wanted]
    places = side_by_side(wave, {one.id: one.place for one in people})
    people = [replace(one, place=places[one.id]) for one in people]
    new = edits.add_alters(document, wave_id, people)
    return edits.keep_own_words(new, _own_words(pasted, people)), tuple(one.id for one in people)


def _own_words(pasted: Pasted, people: Iterable[Alter]) -> list[OwnWord]:
    """The words of no list that these people need."""
    used = {word for one in people for word in (one.role, one.setting, *one.functions)}
    return [word for word in pasted.own_words if word.id in used]


def as_table(document: Sociomap, alters: Iterable[Alter], framework: Framework) -> str:
    """People as lines with tabs between their columns, safe in a spreadsheet; private notes stay private.

    Columns of which nothing is said are left out.
    """
    columns = _said_columns(document, list(alters), framework)
    rows = [[heading(name, framework) for name in columns], *zip(*columns.values(), strict=True)]
    return "".join("\t".join(guarded(clean_line(cell, 20_000)) for cell in row) + "\n" for row in rows)


def _said_columns(document: Sociomap, people: Sequence[Alter], framework: Framework) -> dict[str, list[str]]:
    """The words of each column in which somebody has any; never those of private notes."""
    open_ones = [name for name in COLUMNS if name != "note"]
    words = {name: [said(alter, name, document, framework) for alter in people] for name in open_ones}
    return {name: column for name, column in words.items() if name == "label" or any(column)}
