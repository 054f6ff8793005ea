"""People as lines of text: what a spreadsheet or a letter puts on the clipboard, read and written.

Nothing here changes a map: what would be added is handed back first, with what could not be read, by line.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Any

import msgspec
from msgspec.structs import replace

from sociomap_app.editing.operations import side_by_side
from sociomap_app.exchange.cells import guarded, is_seen, unguarded
from sociomap_app.exchange.field_words import (
    COLUMNS,
    GROUP_ONLY,
    FieldReader,
    cut_to,
    heading,
    said,
    says_nothing,
)
from sociomap_app.exchange.fields.dialect import Unreadable
from sociomap_app.model import edits
from sociomap_app.model.clean_text import NO_LIMIT, clean_line, clean_text, folded
from sociomap_app.model.fields import MAX_ALTERS, MAX_TEXT
from sociomap_app.model.ids import IdSource
from sociomap_app.model.sociomap import Alter, OwnWord, Place, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

from .pasted_columns import Columns, Line, columns_of, head_of, known_headings
from .pasted_lines import SURNAME_FIRST, PlainLines, filled_lines, likely_separator, plain_lines
from .pasted_names import with_whole_names
from .pasted_places import without_other_areas
from .surname_first import has_surnames_first, told_by_one, turned_round

GROUP_ONLY_IN_ORDER = tuple(name for name in COLUMNS if name in GROUP_ONLY)
CHOOSE = "Above, another reading can be chosen."
TOO_LARGE = 16 * 1024 * 1024


def always() -> bool:
    """Nobody asks to leave off."""
    return True


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """What lines of text say: people without ids or with given names; what was done with the lines, and what could
    not be read.

    ``columns`` are those read, in order; ``known`` holds, per person, whether the map has that name already.
    """

    separator: str = ""
    columns: tuple[str, ...] = ("label",)
    people: tuple[Alter, ...] = ()
    known: tuple[bool, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    problems: tuple[str, ...] = ()
    too_many: str = ""


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
    reading = FieldReader(document, framework)
    lines = plain_lines(text)
    between, rows, done = _rows(lines, separator, reading, framework)
    head = head_of(rows, known_headings(framework))
    people = len(rows) - (head[0] + 1 if head is not None else 0)
    if people + len(wave.alters) > MAX_ALTERS:
        return Pasted(separator=between, too_many=_too_many(people, len(wave.alters)))
    return _read(columns_of(rows, framework), reading, wave, between, [*lines.done, *done], framework, go_on)


def _rows(
    lines: PlainLines, separator: str | None, reading: FieldReader, framework: Framework
) -> tuple[str, list[Line], list[str]]:
    """What stands between columns, the lines in which anything can be seen, and a sentence where names were turned
    round."""
    told = separator if separator is not None else lines.separator
    between = likely_separator(lines.text, framework) if told is None else told
    rows = [(line, seen) for line, cells in filled_lines(lines.text, between) if (seen := _trimmed(cells))]
    at, head = head_of(rows, known_headings(framework)) or (-1, ("label",))
    heads = at + 1 if head == ("label",) else 0
    names = [cells for _, cells in rows[heads:]]
    if told is None and between == "," and head == ("label",):
        between = SURNAME_FIRST if has_surnames_first(names, reading.knows) else between
    if between != SURNAME_FIRST:
        return between, rows, []
    turned = [(line, [turned_round(cells)]) for line, cells in rows[heads:]]
    return between, [*rows[:heads], *turned], [f"{told} {CHOOSE}" for told in told_by_one(names)]


def _trimmed(cells: list[str]) -> list[str]:
    """The cells up to the last in which anything can be seen."""
    used = len(cells)
    while used and not is_seen(cells[used - 1]):
        used -= 1
    return cells[:used]


def _read(
    columns: Columns,
    reading: FieldReader,
    wave: Wave,
    separator: str,
    done: list[str],
    framework: Framework,
    go_on: Callable[[], bool],
) -> Pasted:
    there = {folded(alter.label) for alter in wave.alters.values()}
    columns = with_whole_names(columns, reading.knows, there)
    columns = without_other_areas(columns, reading, framework)
    people: list[Alter] = []
    problems = [*done, *columns.problems]
    for line, cells in columns.rows:
        if not go_on():
            return Pasted(separator=separator)
        values, faults = _values(cells, columns.names, reading, framework)
        problems += [f"Line {line}: {fault}." for fault in faults]
        if "label" in values:
            people.append(_person(values, reading))
    return Pasted(
        separator=separator,
        columns=tuple(name for name in columns.names if name in COLUMNS),
        people=tuple(people),
        known=tuple(folded(one.label) in there for one in people),
        own_words=tuple(reading.own_words),
        problems=tuple(problems),
    )


def _values(
    cells: list[str], columns: Sequence[str], reading: FieldReader, framework: Framework
) -> tuple[dict[str, Any], list[str]]:
    """What one line says by column, and for each cell that cannot be read as it stands why and what is done."""
    values: dict[str, Any] = {}
    faults = []
    for name, cell in zip_longest(columns, cells[: len(columns)], fillvalue=""):
        if name in COLUMNS:
            faults += _read_cell(name, cell, values, reading, framework)
    values["attributes"] = {name: clean_text(unguarded(cell), MAX_TEXT) for name, cell in _further(columns, cells)}
    faults += [
        f"{name[:40]} is cut to {MAX_TEXT:,} characters"
        for name, cell in _further(columns, cells)
        if len(clean_text(unguarded(cell), NO_LIMIT)) > MAX_TEXT
    ]
    faults += _only_of_groups(values, framework)
    further = [clean_line(cell, 40) for cell in cells[len(columns) :] if is_seen(cell)]
    if further:
        is_left = "is" if len(further) == 1 else f"and {len(further) - 1} more are"
        faults.append(f"there are more cells than headings; “{further[0]}” {is_left} left out")
    return values, faults


def _read_cell(
    name: str, cell: str, values: dict[str, Any], reading: FieldReader, framework: Framework
) -> list[str]:
    """Put what a cell says among the values of its line, and say what of it cannot be read, or is cut."""
    if says_nothing(name, cell) and name != "label":
        return []
    faults = []
    try:
        values[name] = reading.read(name, cell)
    except Unreadable as fault:
        left = "left out" if name == "label" else f"{heading(name, framework)} is left open"
        faults.append(f"{fault}; {left}")
    if limit := cut_to(name, cell):
        faults.append(f"{heading(name, framework)} is cut to {limit:,} characters")
    return faults


def _further(columns: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    """What stands in columns the map has no field for, with their names."""
    there = zip(columns, cells, strict=False)
    return [(name, cell) for name, cell in there if name and name not in COLUMNS and is_seen(cell)]


def _only_of_groups(values: dict[str, Any], framework: Framework) -> list[str]:
    """Take what only groups have from whoever is none, and say so."""
    if values.get("kind") == "group":
        return []
    there = [name for name in GROUP_ONLY_IN_ORDER if values.pop(name, None) is not None]
    return [f"only a group has “{heading(name, framework)}”; it is left out" for name in there]


def _person(values: dict[str, Any], reading: FieldReader) -> Alter:
    """Ids come when they are added; the id here is no id."""
    place = Place(values.pop("ring", None), values.pop("sector", None))
    if values.get("status") == "wished" or place.ring == 0:
        values["status"], place = "wished", replace(place, ring=0)
    return Alter(id="-", place=reading.placed(place), **values)


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


PRIVATE = ("note", "quality", "peer_code")
"""Columns that leave a map only where they are chosen one by one."""


def as_table(document: Sociomap, alters: Iterable[Alter], framework: Framework) -> str:
    """People as lines with tabs between their columns, safe in a spreadsheet; what is private stays so.

    Columns of which nothing is said are left out.
    """
    columns = _said_columns(document, list(alters), framework)
    rows = [[heading(name, framework) for name in columns], *zip(*columns.values(), strict=True)]
    return "".join("\t".join(guarded(clean_line(cell, 20_000)) for cell in row) + "\n" for row in rows)


def _said_columns(document: Sociomap, people: Sequence[Alter], framework: Framework) -> dict[str, list[str]]:
    """The words of each column in which somebody has any; never those of what is private."""
    open_ones = [name for name in COLUMNS if name not in PRIVATE]
    words = {name: [said(alter, name, document, framework) for alter in people] for name in open_ones}
    return {name: column for name, column in words.items() if name == "label" or any(column)}
