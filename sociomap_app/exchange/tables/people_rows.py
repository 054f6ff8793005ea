"""Rows of people.csv as alters: every value checked at its place, every id stable.

The same table always gives the same alters, standing at the same places.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from sociomap_app.exchange.fields.codec import Lists, decode_ring, sector_named
from sociomap_app.exchange.fields.dialect import Dialect, Unreadable
from sociomap_app.exchange.formats.csv_tables import Row, Table, TableCell
from sociomap_app.model.clean_text import clean_line, clean_text, folded
from sociomap_app.model.fields import (
    FIELDS_BY_NAME,
    GROUP_FIELDS,
    MAX_LABEL,
    MAX_SECTORS,
    MAX_TEXT,
    Field,
    FieldShape,
)
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import WISHED, Alter, Design, Place, Sector

from .columns import PEOPLE_FIELDS

CROWDED = 4


@dataclass(frozen=True, slots=True)
class People:
    """The alters of a table in its order, the design with any new sectors, and what there is to say."""

    alters: Mapping[str, Alter]
    design: Design
    reports: tuple[str, ...]


def read_people(table: Table, design: Design, lists: Lists, dialect: Dialect) -> People:
    """The people in that table. BadTable at the first fault."""
    ids = _ids(table)
    sectors = _Sectors(design, dialect)
    reports: list[str] = []
    alters = {}
    for alter_id, row in zip(ids, table.rows, strict=True):
        place, status = _standing(row, design, sectors, dialect)
        values = {field.name: _value(field, row, lists, dialect, reports) for field in PEOPLE_FIELDS}
        values |= {"place": place, "status": status, "kind": values["kind"] or "person"}
        values |= {"attributes": _attributes(row, table.further), "label": _name(row, reports)}
        _check_group(row, values)
        alters[alter_id] = Alter(id=alter_id, **values)
    spread = {alter.id: alter for alter in _spread(list(alters.values()))}
    new = [sector for sector in sectors.all if sector not in design.sectors]
    reports += [f"“{one.label}” is not an area of this map: added as a professional area" for one in new]
    reports += [f"{table.file}: column “{clean_line(one, 60)}” is kept as an attribute" for one in table.further]
    return People(spread, replace(design, sectors=tuple(sectors.all)), tuple(reports))


class _Sectors:
    """The sectors of a design, and those a table adds."""

    def __init__(self, design: Design, dialect: Dialect) -> None:
        self.all = list(design.sectors)
        self._dialect = dialect

    def id_of(self, cell: TableCell) -> str | None:
        word = clean_line(cell.text, MAX_LABEL)
        if not word:
            return None
        found = sector_named(word, self.all, self._dialect)
        if found is not None:
            return found
        if len(self.all) == MAX_SECTORS:
            raise cell.wrong(f"“{word}” would be area {MAX_SECTORS + 1}, and a map has at most {MAX_SECTORS}")
        self.all.append(Sector(word, "professional", word))
        return word


def _ids(table: Table) -> list[str]:
    """Given ids as they are; the others a1, a2, …, never one that is an id or a name in the table."""
    given: dict[str, int] = {}
    for row in table.rows:
        cell = row.cell("id")
        if cell.text in given:
            raise cell.wrong(f"the id “{clean_line(cell.text, 60)}” already stands in line {given[cell.text]}")
        if cell.text:
            given[cell.text] = row.line
    taken = {folded(one) for one in given} | {folded(row.cell("label").text) for row in table.rows}
    free = (one for one in iter(counted_ids(), None) if one not in taken)
    return [row.cell("id").text or next(free) for row in table.rows]


def _standing(row: Row, design: Design, sectors: _Sectors, dialect: Dialect) -> tuple[Place, str]:
    """Ring, sector and status; *wished* in either of two columns is enough."""
    sector = sectors.id_of(row.cell("sector"))
    status = row.cell("status").value(FIELDS_BY_NAME["status"], dialect, {}) or "current"
    ring = _ring(row.cell("ring"), design, dialect)
    if ring == WISHED or status == "wished":
        return Place(WISHED, sector), "wished"
    return Place(ring, sector), status


def _ring(cell: TableCell, design: Design, dialect: Dialect) -> int | None:
    try:
        return decode_ring(cell.text, design, dialect)
    except Unreadable as fault:
        digits = cell.text.removesuffix(".0")
        if digits.isascii() and digits.isdigit():
            rings = len(design.rings)
            raise cell.wrong(
                f"there is no ring {digits[:9]}: the map has {rings}, 1 being the innermost"
            ) from None
        raise cell.wrong(str(fault)) from None


def _value(field: Field, row: Row, lists: Lists, dialect: Dialect, reports: list[str]) -> Any:
    cell = row.cell(field.name)
    if field.shape is FieldShape.TEXT and len(cell.text) > MAX_TEXT:
        reports.append(_shortened(cell, MAX_TEXT))
    return cell.value(field, dialect, lists)


def _check_group(row: Row, values: Mapping[str, Any]) -> None:
    """BadTable where somebody who is no group has what only a group has."""
    for field in GROUP_FIELDS:
        if values["kind"] != "group" and values[field.name] is not None:
            raise row.cell(field.name).wrong("only a group has that: please put “group” under “kind”")


def _line(cell: TableCell, reports: list[str]) -> str:
    if len(cell.text) > MAX_LABEL:
        reports.append(_shortened(cell, MAX_LABEL))
    return clean_line(cell.text, MAX_LABEL)


def _shortened(cell: TableCell, limit: int) -> str:
    return f"{cell.file}, line {cell.line}, column “{cell.column}”: shortened to {limit:,} characters"


def _name(row: Row, reports: list[str]) -> str:
    cell = row.cell("label")
    name = _line(cell, reports)
    if not name:
        raise cell.wrong("the name is empty")
    return name


def _attributes(row: Row, further: Sequence[str]) -> dict[str, str]:
    """What stands in columns the map has no field for."""
    return {name: text for name in further if (text := clean_text(row.cell(name).text, MAX_TEXT))}


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
