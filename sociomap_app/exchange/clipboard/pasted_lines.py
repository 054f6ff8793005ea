"""Text from the clipboard as lines of cells: what stands between columns, and what is there for no reader."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from sociomap_app.exchange.formats.csv_tables import ABOVE
from sociomap_app.vocabulary.entries import Framework

from .list_marks import without_list_marks
from .pasted_columns import Line, head_of, known_headings

SURNAME_FIRST = ", "
SEPARATORS = {
    "\t": "tab",
    ";": "semicolon",
    ",": "comma",
    SURNAME_FIRST: "comma, between surname and first name",
    "": "nothing: a name on each line",
}
"""What may stand between columns, and what it is called."""

MARKS_LEFT_OUT = "List marks at the beginning of the lines were left out."
_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SEP_LINE = re.compile(r'"?sep=(.)"?[;,\t ]*', re.IGNORECASE)
"""A first line by which spreadsheets tell one another what stands between columns."""


class PlainLines(msgspec.Struct, frozen=True):
    """The text with every line where it was, the separator it gives itself, and what was done with it."""

    text: str
    separator: str | None
    done: tuple[str, ...]


def plain_lines(text: str) -> PlainLines:
    """The lines without list marks, and without a line that only says what stands between columns."""
    lines = _plain(text).split("\n")
    told = _SEP_LINE.fullmatch(lines[0])
    if told is not None:
        lines[0] = ""
    separator = told[1] if told is not None and told[1] in SEPARATORS else None
    unmarked = without_list_marks(lines)
    if unmarked is None:
        return PlainLines("\n".join(lines), separator, ())
    return PlainLines("\n".join(unmarked), separator, (MARKS_LEFT_OUT,))


def _plain(text: str) -> str:
    return _ENDS.sub("\n", text).replace("\0", " ").lstrip("\ufeff")


def lines_of(text: str, separator: str) -> list[list[str]]:
    """The cells of each line. Quotation marks hold cells together where they come in pairs."""
    return [cells for _, cells in _numbered(text, separator, lambda cells: True)]


def filled_lines(text: str, separator: str) -> list[Line]:
    """The lines in which anything stands; of millions of empty ones none is kept."""
    return _numbered(text, separator, any)


def _numbered(text: str, separator: str, keep: Callable[[list[str]], bool]) -> list[Line]:
    plain = _plain(text)
    quoted = csv.reader(io.StringIO(plain, newline=""), delimiter=separator[:1] or "\t", strict=True)
    if separator:
        try:
            return [(line, cells) for line, cells in enumerate(quoted, start=1) if keep(cells)]
        except csv.Error:
            pass  # an open quotation mark: then none of them means anything
    split = (line.split(separator[0]) if separator else [line] for line in plain.split("\n"))
    return [(line, cells) for line, cells in enumerate(split, start=1) if keep(cells)]


def likely_separator(text: str, framework: Framework) -> str:
    """What stands between columns: tabs before all; else what splits most lines, or a line of headings."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"
    known = known_headings(framework)
    return next((separator for separator in (";", ",") if _separates(separator, lines, known)), "")


def _separates(separator: str, lines: Sequence[str], known: Mapping[str, str]) -> bool:
    rows = [
        (number, lines_of(line, separator)[0]) for number, line in enumerate(lines[:ABOVE]) if separator in line
    ]
    if head_of(rows, known) is not None:
        return True
    return sum(separator in line for line in lines) * 2 > len(lines)
