"""Which column of pasted lines is which: by a line of headings, or by their order."""

from collections.abc import Mapping, Sequence

import msgspec

from sociomap_app.exchange.cells import is_seen, unguarded
from sociomap_app.exchange.field_words import COLUMNS, column_names, heading
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.vocabulary.entries import Framework

Line = tuple[int, list[str]]
"""The number of a line, from 1, and its cells."""

UNHEADED = ("label", "role")


class Columns(msgspec.Struct, frozen=True):
    """The columns in their order, with those the map has no place for; the lines below them; and a sentence for
    each column, and each line of headings, that is left out."""

    names: tuple[str, ...]
    rows: list[Line]
    problems: tuple[str, ...] = ()


def headings(cells: Sequence[str], framework: Framework) -> tuple[str, ...] | None:
    """The columns a first row names, unknown ones as they stand; None where it names no column for names."""
    return _headings(cells, column_names(framework))


def _headings(cells: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...] | None:
    names = [known.get(folded(unguarded(cell))) for cell in cells]
    if "label" not in names:
        return None
    return tuple(name or clean_line(cell, 60) for name, cell in zip(names, cells, strict=True))


def columns_of(rows: list[Line], framework: Framework) -> Columns:
    """The columns of those lines."""
    known = column_names(framework)
    names = _headings(rows[0][1], known) if rows else None
    if names is None:
        return _unheaded(rows)
    again = {line for line, cells in rows[1:] if _headings(cells, known) == names}
    below = [(line, cells) for line, cells in rows[1:] if line not in again]
    problems = _left_out(names, below, framework)
    problems += [f"Line {line}: the headings stand there once more; left out." for line in sorted(again)]
    once = tuple("" if name in names[:number] else name for number, name in enumerate(names))
    return Columns(once, below, tuple(problems))


def _left_out(names: Sequence[str], rows: Sequence[Line], framework: Framework) -> list[str]:
    """A sentence for each column the map does not have, has already, or nobody has named."""
    said = []
    for number, name in enumerate(names):
        if name and name not in COLUMNS:
            said.append(f"The column “{clean_line(name, 40)}” is left out: the map has no place for it.")
        elif name and name in names[:number]:
            said.append(f"The heading “{heading(name, framework)}” stands there twice: only the first is read.")
        elif not name and any(is_seen(cell) for _, cells in rows for cell in cells[number : number + 1]):
            said.append(f"Column {number + 1} has no heading: it is left out.")
    return said


def _unheaded(rows: list[Line]) -> Columns:
    """Name and role, in the first two columns that hold anything."""
    used = sorted({number for _, cells in rows for number, cell in enumerate(cells) if is_seen(cell)})
    read = used[: len(UNHEADED)]
    below = [(line, [cells[number] if number < len(cells) else "" for number in read]) for line, cells in rows]
    more = ("Columns after the second have no heading: they are left out.",) if len(used) > len(UNHEADED) else ()
    return Columns(UNHEADED[: max(len(read), 1)], below, more)
