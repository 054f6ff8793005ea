"""One CSV file as rows of named cells, each knowing its line, so that every fault can be pointed to.

Where the meaning is plain it is lenient, and says what it took for what: commas, semicolons or tabs, a title above
the headings, cells left empty behind the last column. Where there are two readings it refuses.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from sociomap_app.exchange.cells import guarded, is_seen, says_nothing, unguarded
from sociomap_app.exchange.fields.codec import Lists, decode
from sociomap_app.exchange.fields.dialect import Dialect, Unreadable
from sociomap_app.model.clean_text import NO_LIMIT, clean_line, folded
from sociomap_app.model.errors import BadTable
from sociomap_app.model.fields import MAX_TEXT, Field
from sociomap_app.storage.safety.safe_write import write_safely

from .table_text import text_of

LONGEST_CELL = 131_072
"""The limit of the standard library's reader, which other code may rely on, so it stays as it is."""

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_IN_FRONT = re.compile("\\A[\ufeff\u200b-\u200f\u2060]+")
"""Byte-order marks and other signs nobody sees; a quotation mark behind them would be a part of the heading."""

_TOLD = re.compile(r'"?sep=([,;\t])"?[,;\t ]*(?:\r\n|[\r\n]|\Z)', re.IGNORECASE)
"""A first line by which spreadsheets tell one another what stands between columns."""

ABOVE = 10
"""So many rows may stand above the headings, as titles of spreadsheets do."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one column of one row, and where that is: file, line and column."""

    text: str
    file: str
    line: int
    column: str

    @property
    def id(self) -> str:
        """What stands there as an id: composed, without signs nobody sees, so that two tables mean the same."""
        return clean_line(self.text, NO_LIMIT)

    def wrong(self, problem: str) -> BadTable:
        """The one sentence about a fault here."""
        return BadTable(f"{self.file}, line {self.line}, column “{clean_line(self.column, 60)}”: {problem}.")

    def value(self, field: Field, dialect: Dialect, lists: Lists) -> Any:
        """What it says of that field. BadTable where it says nothing of it."""
        try:
            return decode(field, self.text, dialect, lists)
        except Unreadable as fault:
            raise self.wrong(str(fault)) from None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, and the line of the file it begins on.

    ``spelled`` is the heading of each column as it stands, by which people know it.
    """

    file: str
    line: int
    cells: dict[str, str]
    spelled: Mapping[str, str] = field(default_factory=dict, repr=False)

    def cell(self, column: str) -> TableCell:
        """The cell of that column, without white space at its ends; empty where there is none."""
        text = self.cells.get(column, "").strip()
        return TableCell(text, self.file, self.line, self.spelled.get(column, column))

    def wrong(self, problem: str) -> BadTable:
        """The one sentence about a fault in this row."""
        return BadTable(f"{self.file}, line {self.line}: {problem}.")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file. ``further`` are the columns beyond the known ones, as they are spelled; ``notes`` say
    what was taken leniently; ``spelled`` is the heading of each column as it stands."""

    file: str
    columns: tuple[str, ...]
    further: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    spelled: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a reader of one kind of table knows.

    ``headings`` is the column meant by each heading as ``folded`` has it, ``loosely`` that of other headings where
    it is not there under one of its own; of each group of ``required`` columns one must be there; in the columns
    ``as_typed`` “NA” is a word. ``lacks`` is the sentence for what is not there, by the name of its column.
    """

    headings: Mapping[str, str]
    required: Sequence[Collection[str]]
    as_typed: Collection[str] = frozenset()
    max_rows: int | None = None
    loosely: Mapping[str, str] = field(default_factory=dict)
    lacks: Mapping[str, str] = field(default_factory=dict)

    def columns_of(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Known columns however they are spelled, others as they stand."""
        names = [heading_in(cell) for cell in cells]
        plainly = [self.headings.get(folded(name), name) for name in names]
        loosely = {word: column for word, column in self.loosely.items() if column not in plainly}
        return tuple(loosely.get(folded(name), name) for name in plainly)

    def lacking(self, columns: Collection[str]) -> str:
        """What is not there of what must be; empty where all is."""
        return next((next(iter(group)) for group in self.required if not set(group) & set(columns)), "")


def heading_in(cell: str) -> str:
    """A heading as it stands, without what nobody sees."""
    return clean_line(unguarded(cell), NO_LIMIT)


def read_table(path: Path, shape: TableShape) -> Table:
    """The table in that file. BadTable, with file and line, where it is none."""
    text, notes = text_of(path)
    separator, begins, text = _separated(text, shape)
    records = [one for one in _records(text, path.name, separator, begins) if any(map(is_seen, one[1]))]
    at = _headings_at(records, shape)
    line, header = records[at] if records else (begins, [])
    columns = _columns(header, shape, path.name, line)
    spelled = dict(zip(columns, map(heading_in, header), strict=True))
    reading = _Reading(path.name, shape, columns, spelled)
    for line, cells in records[at + 1 :]:
        reading.take(line, cells)
    table = reading.table(separator, at)
    return replace(table, notes=(*notes, *table.notes))


def _headings_at(records: Sequence[tuple[int, list[str]]], shape: TableShape) -> int:
    """Which record names the columns: the first that names all that must be there, else the very first."""
    for number, (_, cells) in enumerate(records[:ABOVE]):
        if not shape.lacking(shape.columns_of(cells)):
            return number
    return 0


@dataclass(slots=True)
class _Reading:
    """The rows of a table while they are read."""

    file: str
    shape: TableShape
    columns: tuple[str, ...]
    spelled: Mapping[str, str]
    rows: list[Row] = field(default_factory=list)
    empties: Counter[str] = field(default_factory=Counter)

    def take(self, line: int, cells: list[str]) -> None:
        """One more row. BadTable where it fits no columns."""
        there = [*zip(self.columns, cells, strict=False)]
        row = Row(self.file, line, {name: self._said(name, cell) for name, cell in there if name}, self.spelled)
        self._check_cells(row, cells)
        if self.shape.columns_of(cells[: len(self.columns)]) == self.columns:
            raise row.wrong("the names of the columns stand here a second time")
        if self.shape.max_rows is not None and len(self.rows) == self.shape.max_rows:
            raise row.wrong(f"there are more than {self.shape.max_rows:,} rows, and a map holds no more")
        if any(map(is_seen, row.cells.values())):
            self.rows.append(row)

    def _check_cells(self, row: Row, cells: list[str]) -> None:
        """BadTable for a cell that is of no column, unless it says nothing."""
        beyond = cells[len(self.columns) :]
        if any(self._said("", cell) for cell in beyond):
            raise row.wrong(f"there are {len(cells)} cells, but only {len(self.columns)} columns")
        unnamed = (cell for column, cell in zip(self.columns, cells, strict=False) if not column)
        for cell in filter(partial(self._said, ""), unnamed):
            raise row.wrong(f"“{clean_line(cell, 60)}” stands in a column without a name")

    def _said(self, column: str, cell: str) -> str:
        """What a cell holds: nothing, where nothing can be seen in it, or where it says so and that is no word."""
        if not column and not is_seen(cell):
            return ""
        known = not column or column in self.shape.headings.values()
        if not known or column in self.shape.as_typed or not says_nothing(cell):
            return unguarded(cell)
        self.empties[cell.strip()] += 1
        return ""

    def table(self, separator: str, above: int) -> Table:
        """What was read, and what was taken leniently: the separator, rows above, cells that say nothing."""
        notes = [
            f"{self.file}: “{word}” is taken as empty ({count})" for word, count in sorted(self.empties.items())
        ]
        if above:
            rows = "row above the headings is" if above == 1 else "rows above the headings are"
            notes.insert(0, f"{self.file}: the {rows} left out")
        if separator != ",":
            notes.insert(0, f"{self.file}: columns are parted by {SEPARATORS[separator]}")
        known = set(self.shape.headings.values())
        further = tuple(column for column in self.columns if column and column not in known)
        return Table(self.file, self.columns, further, tuple(self.rows), tuple(notes), self.spelled)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table whole or not at all, every cell safe in a spreadsheet."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([guarded(column) for column in columns])
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    write_safely(path, written.getvalue().encode())


def _separated(text: str, shape: TableShape) -> tuple[str, int, str]:
    """What parts the columns, the line the table begins on, and its text: by ``sep=``, else by what finds most of
    the headings that are known, and of those by what gives most columns evenly."""
    text = _IN_FRONT.sub("", text, count=1)
    told = _TOLD.match(text)
    if told is not None:
        return told[1], 2, _IN_FRONT.sub("", text[told.end() :], count=1)
    lines = [line for line in text.splitlines()[: ABOVE * 2] if line.strip()]
    known = set(shape.headings.values())

    def found(separator: str) -> tuple[int, int]:
        parted = [_cells(line, separator) for line in lines]
        headings = max((len(known & set(shape.columns_of(cells))) for cells in parted), default=0)
        return headings, _even_columns(parted)

    return max(SEPARATORS, key=found), 1, text


def _even_columns(parted: Sequence[Sequence[str]]) -> int:
    """How many columns most of these lines have; none where they differ, or where nothing parts them."""
    counts = Counter(map(len, parted))
    columns, times = counts.most_common(1)[0] if counts else (0, 0)
    return columns if columns > 1 and times * 2 > len(parted) else 0


def _cells(line: str, separator: str) -> list[str]:
    """The cells of one line, were they parted by that; quotation marks hold them together."""
    try:
        return next(csv.reader([line], skipinitialspace=True, delimiter=separator), [])
    except csv.Error:
        return line.split(separator)


def _records(text: str, name: str, separator: str, line: int) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on; a quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True, delimiter=separator)
    begins = line
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + line
    except csv.Error as fault:
        problem = str(fault)
        if "field larger" in problem:
            problem = f"a cell is longer than {LONGEST_CELL:,} characters"
        elif "unexpected end" in problem:
            problem = "a quotation mark opens here and is never closed"
        raise BadTable(f"{name}, line {begins}: {problem}.") from None


def _columns(header: list[str], shape: TableShape, name: str, line: int) -> tuple[str, ...]:
    columns = shape.columns_of(header)
    spelled: dict[str, str] = {}
    for column, cell in zip(columns, header, strict=True):
        if len(column) > MAX_TEXT:
            raise BadTable(f"{name}, line {line}: a heading is longer than {MAX_TEXT:,} characters.")
        if column and column in spelled:
            twice = _twice(column, spelled[column], heading_in(cell))
            raise BadTable(f"{name}, line {line}: {twice}. Please leave one of them out.")
        spelled[column] = heading_in(cell)
    lacking = shape.lacking(columns)
    if lacking:
        usual = f"there is no column “{lacking}”. Please write it above the column it is of."
        raise BadTable(f"{name}, line {line}: {shape.lacks.get(lacking, usual)}")
    return columns


def _twice(column: str, one: str, other: str) -> str:
    """That a column is there twice, and as what, where it is not called so."""
    said = f"the column “{clean_line(column, 60)}” is there twice"
    if folded(one) == folded(other):
        return said
    return f"{said}, as “{clean_line(one, 60)}” and as “{clean_line(other, 60)}”"
