"""One CSV file as rows of named cells, each knowing its line, so that every fault can be pointed to.

The reader of the standard library is kept strict: what it would guess at is refused.
"""

import csv
import io
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sociomap_app.exchange.cells import guarded, unguarded
from sociomap_app.exchange.fields.codec import Lists, decode
from sociomap_app.exchange.fields.dialect import Dialect, Unreadable
from sociomap_app.model.clean_text import NO_LIMIT, clean_line, folded
from sociomap_app.model.errors import BadTable
from sociomap_app.model.fields import Field
from sociomap_app.storage.safety.safe_write import write_safely

MAX_BYTES = 64 * 1024 * 1024
LONGEST_CELL = 131_072
"""The limit of the standard library's reader, which other code may rely on, so it stays as it is."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one column of one row, and where that is: file, line and column."""

    text: str
    file: str
    line: int
    column: str

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
    """One row: its cells by column, and the line of the file it begins on."""

    file: str
    line: int
    cells: dict[str, str]

    def cell(self, column: str) -> TableCell:
        """The cell of that column, without white space at its ends; empty where there is none."""
        return TableCell(self.cells.get(column, "").strip(), self.file, self.line, column)

    def wrong(self, problem: str) -> BadTable:
        """The one sentence about a fault in this row."""
        return BadTable(f"{self.file}, line {self.line}: {problem}.")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file. ``further`` are the columns beyond the known ones, as they are spelled."""

    file: str
    columns: tuple[str, ...]
    further: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, known: Sequence[str], required: Sequence[str], max_rows: int | None) -> Table:
    """The table in that file. BadTable, with file and line, where it is none."""
    text = _text(path)
    records = _records(text, path.name)
    line, header = next(records, (1, []))
    columns = _columns(header, known, required, path.name, line)
    rows: list[Row] = []
    for line, cells in records:
        row = Row(path.name, line, dict(zip(columns, map(unguarded, cells), strict=False)))
        if len(cells) > len(columns):
            raise row.wrong(f"there are {len(cells)} cells, but only {len(columns)} columns")
        if any(cell.strip() for cell in cells):
            if _columns_of(cells, known) == columns:
                raise row.wrong("the names of the columns stand here a second time")
            if max_rows is not None and len(rows) == max_rows:
                raise row.wrong(f"there are more than {max_rows:,} rows, and a map holds no more")
            _check_named(row, columns, cells)
            rows.append(row)
    return Table(path.name, columns, _beyond(known, columns), tuple(rows))


def _beyond(known: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(column for column in columns if column and column not in known)


def _check_named(row: Row, columns: Sequence[str], cells: Sequence[str]) -> None:
    """BadTable where something stands in a column without a name."""
    for column, cell in zip(columns, cells, strict=False):
        if cell.strip() and not column:
            raise row.wrong(f"“{clean_line(cell, 60)}” stands in a column without a name")


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table whole or not at all, every cell safe in a spreadsheet."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([guarded(column) for column in columns])
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    write_safely(path, written.getvalue().encode())


def _text(path: Path) -> str:
    name = path.name
    try:
        kept = path.stat()
        if not stat.S_ISREG(kept.st_mode):
            raise BadTable(f"{name} is not a file. Please choose a folder that holds the tables themselves.")
        if kept.st_size > MAX_BYTES:
            raise BadTable(f"{name} is larger than {MAX_BYTES // 1024**2} MB, too large for a map.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise BadTable(f"There is no {name} in “{path.parent.name}”. Please check the folder.") from None
    except (OSError, ValueError) as fault:
        raise BadTable(f"{name} cannot be read: {getattr(fault, 'strerror', fault)}.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise BadTable(f"{name}, line {line}: this is not UTF-8. Please save it as “CSV UTF-8”.") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BadTable(f"{name}, line {line}: there is a NUL character. Please save it as “CSV UTF-8”.")
    return text


def _records(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on; a quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as fault:
        problem = str(fault)
        if "field larger" in problem:
            problem = f"a cell is longer than {LONGEST_CELL:,} characters"
        elif "unexpected end" in problem:
            problem = "a quotation mark opens here and is never closed"
        raise BadTable(f"{name}, line {begins}: {problem}.") from None


def _columns(
    header: list[str], known: Sequence[str], required: Sequence[str], name: str, line: int
) -> tuple[str, ...]:
    columns = _columns_of(header, known)
    seen: set[str] = set()
    for column in columns:
        if column and column in seen:
            shown = clean_line(column, 60)
            raise BadTable(f"{name}, line {line}: the column “{shown}” is there twice.")
        seen.add(column)
    for column in required:
        if column not in columns:
            semicolons = len(columns) == 1 and ";" in columns[0]
            advice = " Please put commas between the columns, not semicolons." if semicolons else ""
            raise BadTable(f"{name}, line {line}: there is no column “{column}”.{advice}")
    return columns


def _columns_of(header: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Known columns however they are spelled, others as they stand."""
    names = (clean_line(unguarded(cell), NO_LIMIT) for cell in header)
    return tuple(short if (short := folded(name)) in known else name for name in names)
