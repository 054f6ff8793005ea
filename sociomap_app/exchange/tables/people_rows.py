"""Rows of people.csv as alters: every value checked at its place, every id stable.

The same table always gives the same alters, standing at the same places. Who is the same on several dates is told
by the id; where no ids are given, by the name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from sociomap_app.exchange.cells import without_nought
from sociomap_app.exchange.field_words import cut_to
from sociomap_app.exchange.fields.codec import Lists, decode_ring, whole
from sociomap_app.exchange.fields.dialect import Dialect, Unreadable
from sociomap_app.exchange.formats.csv_tables import Row, Table, TableCell
from sociomap_app.exchange.name_headings import FIRST_NAME, SURNAME
from sociomap_app.model.clean_text import NO_LIMIT, clean_line, clean_text, folded
from sociomap_app.model.fields import (
    FIELDS_BY_NAME,
    GROUP_FIELDS,
    MAX_ALTERS,
    MAX_LABEL,
    MAX_NUMBER,
    MAX_TEXT,
    Field,
)
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import WISHED, Alter, Design, Place

from .columns import PEOPLE_FIELDS
from .design_rows import RINGS_ONLY, Areas
from .wave_rows import Dates, rows_by_date

CROWDED = 4
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class People:
    """The alters of each date in the order of the table, and what there is to say."""

    waves: Mapping[str, Mapping[str, Alter]]
    reports: tuple[str, ...]


def read_people(table: Table, dates: Dates, areas: Areas, lists: Lists, dialect: Dialect) -> People:
    """The people in that table. BadTable at the first fault."""
    dated = list(rows_by_date(table, dates))
    ids = _ids(dated)
    numbers = _Numbers()
    reports = _read_as_whole(table, ids)
    waves: dict[str, dict[str, Alter]] = {one.id: {} for one in dates.rows}
    for alter_id, (wave, row) in zip(ids, dated, strict=True):
        if len(waves[wave]) == MAX_ALTERS:
            raise row.wrong(f"there are more than {MAX_ALTERS:,} people on one date, and a map holds no more")
        place, status = _standing(row, areas, dialect)
        values = {field.name: _value(field, row, lists, dialect, reports) for field in PEOPLE_FIELDS}
        values |= {"place": place, "status": status, "kind": values["kind"] or "person"}
        values |= {"attributes": _attributes(row, table.further, reports), "label": _name(row, reports)}
        values["number"] = numbers.of(alter_id, row.cell("number"))
        _check_group(row, values)
        waves[wave][alter_id] = Alter(id=alter_id, **values)
    spread = {wave: {one.id: one for one in _spread(list(people.values()))} for wave, people in waves.items()}
    reports += _namesakes(waves.values())
    reports += _beside(table, spread)
    reports += [f"“{one}” is not an area of this map: added as an undivided area" for one in areas.added]
    reports += [f"{table.file}: column “{clean_line(one, 60)}” is kept as an attribute" for one in table.further]
    return People(spread, tuple(reports))


def _beside(table: Table, waves: Mapping[str, Mapping[str, Alter]]) -> list[str]:
    """How many have a ring, and for want of an area stand beside the map all the same."""
    places = [one.place for people in waves.values() for one in people.values() if not one.place.on_map]
    count = sum(place.ring is not None for place in places)
    rows = "row has" if count == 1 else "rows have"
    return [f"{table.file}: {count} {rows} a ring and no area: beside the map, not on it"] if count else []


class _Numbers:
    """The numbers given so far, each to one person."""

    def __init__(self) -> None:
        self._of: dict[str, int] = {}
        self._holder: dict[int, str] = {}

    def of(self, alter_id: str, cell: TableCell) -> int | None:
        """The number that stands there. BadTable where it is somebody else's, or another than before."""
        if not cell.text:
            return self._of.get(alter_id)
        number = whole(cell.text)
        if number is None or not 1 <= number <= MAX_NUMBER:
            raise cell.wrong(f"“{clean_line(cell.text, 60)}” is not a whole number from 1")
        if self._holder.setdefault(number, alter_id) != alter_id:
            raise cell.wrong(f"the number {number} is somebody else's already")
        if self._of.setdefault(alter_id, number) != number:
            raise cell.wrong(f"on another date the number is {self._of[alter_id]}")
        return number


def _ids(dated: Sequence[tuple[str, Row]]) -> list[str]:
    """Given ids as they are, 1.0 as 1; the others a1, a2, …, never one that is an id or a name in the table.

    Without ids those of one name on several dates are one person.
    """
    given = _given(dated)
    taken = {folded(one) for one in given if one} | {folded(_typed(row)) for _, row in dated}
    free = (one for one in iter(counted_ids(), None) if one not in taken)
    several = len({wave for wave, _ in dated}) > 1
    by_name: dict[str, str] = {}
    seen: dict[tuple[str, str], int] = {}
    found = []
    for one, (wave, row) in zip(given, dated, strict=True):
        name = folded(_typed(row))
        alter_id = one or (by_name.get(name) if several else None) or next(free)
        if (wave, alter_id) in seen:
            cell = row.cell("id" if one else "label")
            told = f"the id “{clean_line(one, 60)}” already stands in line {seen[wave, alter_id]}"
            twice = f"“{clean_line(_typed(row), 60)}” is there twice on one date: please add a column “id”"
            raise cell.wrong(told if one else twice)
        seen[wave, alter_id] = row.line
        if not one:
            by_name[name] = alter_id
        found.append(alter_id)
    return found


def _given(dated: Sequence[tuple[str, Row]]) -> list[str]:
    """The ids that stand there; a number that a spreadsheet made 1.0 is 1 where only one person can be meant.

    So it is unless both stand on one date.
    """
    typed = [(wave, row.cell("id").id) for wave, row in dated]
    there = set(typed)
    both = {one for wave, one in there if (short := without_nought(one)) != one and (wave, short) in there}
    return [one if one in both else without_nought(one) for _, one in typed]


def _read_as_whole(table: Table, ids: Sequence[str]) -> list[str]:
    """A sentence where ids are read otherwise than they stand there."""
    typed = (row.cell("id").text for row in table.rows)
    count = sum(text not in ("", one) for text, one in zip(typed, ids, strict=True))
    return [f"{table.file}: ids such as 1.0 are read as 1 ({count})"] if count else []


def _standing(row: Row, areas: Areas, dialect: Dialect) -> tuple[Place, str]:
    """Ring, sector and status; *wished* in either of two columns is enough."""
    sector = areas.id_of(row.cell("sector"))
    status = row.cell("status").value(FIELDS_BY_NAME["status"], dialect, {}) or "current"
    ring = _ring(row.cell("ring"), areas.design, dialect)
    wished = ring == WISHED or status == "wished"
    if sector is None and areas.design.preset == RINGS_ONLY and (ring is not None or wished):
        sector = areas.design.sectors[0].id
    return (Place(WISHED, sector), "wished") if wished else (Place(ring, sector), status)


def _ring(cell: TableCell, design: Design, dialect: Dialect) -> int | None:
    try:
        return decode_ring(cell.text, design, dialect)
    except Unreadable as fault:
        digits = without_nought(cell.text)
        if digits.isascii() and digits.isdigit():
            rings = len(design.rings)
            raise cell.wrong(
                f"there is no ring {digits[:9]}: the map has {rings}, 1 being the innermost"
            ) from None
        raise cell.wrong(str(fault)) from None


def _value(field: Field, row: Row, lists: Lists, dialect: Dialect, reports: list[str]) -> Any:
    cell = row.cell(field.name)
    if limit := cut_to(field.name, cell.text):
        reports.append(_shortened(cell, limit))
    return cell.value(field, dialect, lists)


def _shortened(cell: TableCell, limit: int) -> str:
    return (
        f"{cell.file}, line {cell.line}, column “{clean_line(cell.column, 60)}”: shortened to {limit:,} characters"
    )


def _typed(row: Row) -> str:
    """The name that stands there, of one cell or of the two halves that spreadsheets make of it."""
    return row.cell("label").text or _in_halves(row)


def _in_halves(row: Row) -> str:
    return f"{row.cell(FIRST_NAME).text} {row.cell(SURNAME).text}".strip()


def _name(row: Row, reports: list[str]) -> str:
    cell, typed = row.cell("label"), clean_line(_typed(row), NO_LIMIT)
    if not typed:
        raise cell.wrong("the name is empty")
    if _in_halves(row) and folded(_in_halves(row)) != folded(typed):
        halves = clean_line(_in_halves(row), 60)
        raise cell.wrong(f"another name, “{halves}”, stands under first name and surname: please keep one of them")
    if len(typed) > MAX_LABEL:
        reports.append(_shortened(cell, MAX_LABEL))
    return clean_line(typed, MAX_LABEL)


def _namesakes(waves: Iterable[Mapping[str, Alter]]) -> list[str]:
    """One sentence for all names that several people have on one date; at most three are named."""
    found: dict[str, str] = {}
    for people in waves:
        seen = Counter(folded(one.label) for one in people.values())
        found |= {name: one.label for one in people.values() if seen[name := folded(one.label)] > 1}
    if not found:
        return []
    named = ", ".join([label[:60] for label in found.values()][:MOST_NAMED]) + (
        ", …" if len(found) > MOST_NAMED else ""
    )
    stand = "1 name stands" if len(found) == 1 else f"{len(found):,} names stand"
    return [f"{stand} twice on one date: {named}"]


def _check_group(row: Row, values: Mapping[str, Any]) -> None:
    """BadTable where somebody who is no group has what only a group has."""
    for field in GROUP_FIELDS:
        if values["kind"] != "group" and values[field.name] is not None:
            raise row.cell(field.name).wrong("only a group has that: please put “group” under “kind”")


def _attributes(row: Row, further: Sequence[str], reports: list[str]) -> dict[str, str]:
    """What stands in columns the map has no field for."""
    there = {name: text for name in further if (text := clean_text(row.cell(name).text, NO_LIMIT))}
    reports += [_shortened(row.cell(name), MAX_TEXT) for name, text in there.items() if len(text) > MAX_TEXT]
    return {name: clean_text(text, MAX_TEXT) for name, text in there.items()}


def _spread(alters: list[Alter]) -> list[Alter]:
    """Those of one cell side by side, evenly across it; in a crowded cell in two rows by turns."""
    cells: dict[tuple[int | None, str | None], list[str]] = defaultdict(list)
    for alter in alters:
        cells[alter.place.ring, alter.place.sector].append(alter.id)
    spots = {}
    for ids in cells.values():
        for number, alter_id in enumerate(ids):
            along = 0.5 if len(ids) <= CROWDED else (0.3, 0.7)[number % 2]
            spots[alter_id] = (round((number + 0.5) / len(ids), 4), along)
    return [_moved(alter, *spots[alter.id]) for alter in alters]


def _moved(alter: Alter, across: float, along: float) -> Alter:
    if not alter.place.on_map:
        return alter
    return replace(alter, place=replace(alter.place, across=across, along=along))
