"""Rows of people.csv as alters: every value checked at its place, every id stable.

The same table always gives the same alters, standing at the same places.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from sociomap_app.exchange.cells import TableCell
from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.errors import BadTable
from sociomap_app.model.fields import MAX_LABEL, MAX_SECTORS, MAX_TEXT, STATUSES, Field, FieldShape
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import WISHED, Alter, Design, Place, Sector

from .columns import PEOPLE_FIELDS, Terms
from .table_file import Row, Table

WISHED_RING = "wished"
CROWDED = 4


@dataclass(frozen=True, slots=True)
class People:
    """The alters of a table in its order, the design with any new sectors, and what there is to say."""

    alters: Mapping[str, Alter]
    design: Design
    reports: tuple[str, ...]


def read_people(table: Table, design: Design, words: Mapping[str, Terms]) -> People:
    """The people in that table. BadTable at the first fault."""
    ids = _ids(table)
    sectors = _Sectors(design)
    reports: list[str] = []
    alters = {}
    for alter_id, row in zip(ids, table.rows, strict=True):
        place, status = _standing(row, design, sectors)
        values = {field.name: _value(field, row, words, reports) for field in PEOPLE_FIELDS}
        values |= {"place": place, "status": status, "kind": values["kind"] or "person"}
        values |= {"attributes": _attributes(row, table.further), "label": _name(row, reports)}
        alters[alter_id] = Alter(id=alter_id, **values)
    spread = {alter.id: alter for alter in _spread(list(alters.values()))}
    new = [sector for sector in sectors.all if sector not in design.sectors]
    reports += [f"“{one.label}” is not an area of this map: added as a professional area" for one in new]
    reports += [f"{table.file}: column “{clean_line(one, 60)}” is kept as an attribute" for one in table.further]
    return People(spread, replace(design, sectors=tuple(sectors.all)), tuple(reports))


class _Sectors:
    """The sectors of a design, and those a table adds."""

    def __init__(self, design: Design) -> None:
        self.all = list(design.sectors)

    def id_of(self, cell: TableCell) -> str | None:
        word = clean_line(cell.text, MAX_LABEL)
        if not word:
            return None
        ids = {sector.id.casefold(): sector.id for sector in reversed(self.all)}
        labels = {sector.label.casefold(): sector.id for sector in reversed(self.all)}
        exact = next((sector.id for sector in self.all if sector.id == word), None)
        found = exact or ids.get(word.casefold()) or labels.get(word.casefold())
        if found is not None:
            return found
        if len(self.all) == MAX_SECTORS:
            raise cell.wrong(f"“{word}” would be area {MAX_SECTORS + 1}, and a map has at most {MAX_SECTORS}")
        self.all.append(Sector(word, word, "professional"))
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
    taken = {one.casefold() for one in given} | {row.cell("label").text.casefold() for row in table.rows}
    free = (one for one in iter(counted_ids(), None) if one not in taken)
    return [row.cell("id").text or next(free) for row in table.rows]


def _standing(row: Row, design: Design, sectors: _Sectors) -> tuple[Place, str]:
    """Ring, sector and status; *wished* in either of two columns is enough."""
    sector = sectors.id_of(row.cell("sector"))
    status = row.cell("status").choice(STATUSES) or "current"
    cell = row.cell("ring")
    wished = cell.text.casefold() == WISHED_RING
    ring = None if wished else _ring(cell, len(design.rings))
    if wished or status == "wished":
        return Place(WISHED, sector), "wished"
    return Place(ring, sector), status


def _ring(cell: TableCell, rings: int) -> int | None:
    digits = cell.text.removesuffix(".0")
    if digits.isascii() and digits.isdigit() and not 1 <= int(digits[:9]) <= rings:
        raise cell.wrong(f"there is no ring {digits[:9]}: the map has {rings}, 1 being the innermost")
    try:
        return cell.whole(1, rings)
    except BadTable:
        raise cell.refused([*(str(one) for one in range(1, rings + 1)), WISHED_RING]) from None


def _value(field: Field, row: Row, words: Mapping[str, Terms], reports: list[str]) -> Any:
    cell = row.cell(field.name)
    if field.shape is not FieldShape.TEXT:
        return _READ[field.shape](field, cell, words)
    if len(cell.text) > MAX_TEXT:
        reports.append(_shortened(cell, MAX_TEXT))
    return clean_text(cell.text, MAX_TEXT)


def _term(field: Field, cell: TableCell, words: Mapping[str, Terms]) -> str | None:
    return (words[field.name].id_of(cell.text) or None) if cell.text else None


def _terms(field: Field, cell: TableCell, words: Mapping[str, Terms]) -> frozenset[str]:
    return frozenset(word for part in cell.parts() if (word := words[field.name].id_of(part)))


_READ: Mapping[FieldShape, Callable[[Field, TableCell, Mapping[str, Terms]], Any]] = {
    FieldShape.CHOICE: lambda field, cell, words: cell.choice(field.values),
    FieldShape.CHOICES: lambda field, cell, words: cell.choices(field.values),
    FieldShape.TERM: _term,
    FieldShape.TERMS: _terms,
    FieldShape.SCALE: lambda field, cell, words: cell.whole(1, 5),
    FieldShape.YES_NO: lambda field, cell, words: cell.yes_no(),
}
"""How a cell is read by the shape of its field; text is taken as it is."""


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
