"""Which column of pasted lines is which: by a line of headings, or by their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sociomap_app.exchange.cells import is_seen, unguarded
from sociomap_app.exchange.field_words import COLUMNS, LOOSELY, column_names, heading
from sociomap_app.exchange.formats.csv_tables import ABOVE
from sociomap_app.exchange.name_headings import FIRST_NAME, HALVES, SURNAME, SURNAME_AND_FIRST
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import MAX_TEXT
from sociomap_app.vocabulary.entries import Framework

Line = tuple[int, list[str]]
"""The number of a line, from 1, and its cells."""

UNHEADED = ("label", "role")
OF_NAMES = frozenset(("label", FIRST_NAME, SURNAME))
OF_TABLES = ("wave", "date", "id", "number")
"""Columns of the tables that pasted lines cannot bring along: the map itself says them."""

ABOVE_ONE = "The line above the headings is left out."
ABOVE_SEVERAL = "The lines above the headings are left out."


class Columns(msgspec.Struct, frozen=True):
    """The columns in their order, those the map has no field for by their own names; their headings as they stand;
    the lines below them; and a sentence for each column, and each line beside the headings, that is not read."""

    names: tuple[str, ...]
    rows: list[Line]
    problems: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()

    def cells(self, name: str) -> Iterator[str]:
        """What stands in that column, line by line."""
        at = self.names.index(name)
        return (cells[at] if at < len(cells) else "" for _, cells in self.rows)

    def with_cells(self, name: str, new: Iterable[str]) -> "Columns":
        """With other words in that column."""
        at = self.names.index(name)
        rows = [
            (line, [*cells[:at], *[""] * (at - len(cells)), word, *cells[at + 1 :]])
            for (line, cells), word in zip(self.rows, new, strict=True)
        ]
        return msgspec.structs.replace(self, rows=rows)

    def and_said(self, told: Iterable[str]) -> "Columns":
        """With more sentences."""
        return msgspec.structs.replace(self, problems=(*self.problems, *told))


def known_headings(framework: Framework) -> Mapping[str, str]:
    """The column meant by each heading, folded."""
    return {**column_names(framework), **HALVES, **dict.fromkeys(SURNAME_AND_FIRST, "label")}


def headings(cells: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...] | None:
    """The columns a row names, unknown ones as they stand; None where it names no column for names."""
    plainly = [known.get(folded(unguarded(cell))) for cell in cells]
    loosely = {word: column for word, column in LOOSELY.items() if column not in plainly}
    names = [name or loosely.get(folded(unguarded(cell))) for name, cell in zip(plainly, cells, strict=True)]
    if not _has_names(names):
        return None
    as_typed = (clean_line(unguarded(cell), MAX_TEXT) for cell in cells)
    return tuple(name or typed for name, typed in zip(names, as_typed, strict=True))


def _has_names(names: Sequence[str | None]) -> bool:
    """Whether a whole name is among these columns, or half of one beside another; “First” alone may be anybody."""
    return "label" in names or (not OF_NAMES.isdisjoint(names) and sum(map(bool, names)) > 1)


def head_of(rows: Sequence[Line], known: Mapping[str, str]) -> tuple[int, tuple[str, ...]] | None:
    """Which row names the columns, and how; a title or two may stand above it. None where none does."""
    named = ((at, headings(cells, known)) for at, (_, cells) in enumerate(rows[:ABOVE]))
    return next(((at, names) for at, names in named if names is not None), None)


def columns_of(rows: list[Line], framework: Framework) -> Columns:
    """The columns of those lines."""
    known = known_headings(framework)
    head = head_of(rows, known)
    if head is None:
        return _unheaded(rows)
    at, names = head
    below = [row for row in rows[at + 1 :] if headings(row[1], known) != names]
    again = {line for line, _ in rows[at + 1 :]}.difference(line for line, _ in below)
    problems = [ABOVE_ONE if at == 1 else ABOVE_SEVERAL] if at else []
    problems += filter(None, (_said_of(number, names, below, framework) for number in range(len(names))))
    problems += [f"Line {line}: the headings stand there once more; left out." for line in sorted(again)]
    return Columns(_once(names), below, tuple(problems), tuple(map(unguarded, rows[at][1])))


def _once(names: Sequence[str]) -> tuple[str, ...]:
    """The columns that are read, each once; nothing in place of the others."""
    return tuple("" if name in names[:at] or folded(name) in OF_TABLES else name for at, name in enumerate(names))


def _said_of(number: int, names: Sequence[str], rows: Sequence[Line], framework: Framework) -> str:
    """A sentence for a column the map has no field for, or has already, or nobody has named; else nothing."""
    name = names[number]
    if name in names[:number] and name:
        return f"The heading “{heading(name, framework)[:40]}” stands there twice: only the first is read."
    if folded(name) in OF_TABLES:
        return f"The column “{name}” is left out: the map itself says dates, ids and numbers."
    if name and name not in COLUMNS and name not in OF_NAMES:
        return f"The column “{clean_line(name, 40)}” is kept as an attribute."
    unnamed = not name and _is_used(number, rows)
    return f"Column {number + 1} has no heading: it is left out." if unnamed else ""


def _is_used(number: int, rows: Sequence[Line]) -> bool:
    return any(is_seen(cell) for _, cells in rows for cell in cells[number : number + 1])


def _unheaded(rows: list[Line]) -> Columns:
    """Name and role, in the first two columns that hold anything."""
    used = sorted({number for _, cells in rows for number, cell in enumerate(cells) if is_seen(cell)})
    read = used[: len(UNHEADED)]
    below = [(line, [cells[number] if number < len(cells) else "" for number in read]) for line, cells in rows]
    return Columns(UNHEADED[: max(len(read), 1)], below, tuple(_only_two(used)))


def _only_two(used: Sequence[int]) -> Iterable[str]:
    """That there are more columns than can be told apart without headings; nothing where there are not."""
    if len(used) > len(UNHEADED):
        name, role = (number + 1 for number in used[: len(UNHEADED)])
        yield (
            f"There is no heading “Name”: column {name} is read as names and column {role} as roles, and the "
            "others are left out."
        )
