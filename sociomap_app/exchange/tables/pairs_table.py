"""A table that says who of one map is who of another: PAIRS.csv, with the columns *first* and *second*."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from sociomap_app.analysis.comparison.who_is_same import Pair
from sociomap_app.exchange.cells import without_nought
from sociomap_app.exchange.formats.csv_tables import TableCell, TableShape, read_table
from sociomap_app.model.clean_text import NO_LIMIT, clean_line, folded
from sociomap_app.model.fields import MAX_LABEL
from sociomap_app.model.sociomap import Wave

from .columns import plainly

FIRST, SECOND = COLUMNS = ("first", "second")
SHAPE = TableShape(plainly(COLUMNS), ((FIRST,), (SECOND,)), frozenset(COLUMNS))


def read_pairs(path: Path, first: Sequence[Wave], second: Sequence[Wave]) -> tuple[Pair, ...]:
    """Ids in place of what stands in the table. BadTable where a cell does not name one person.

    ``first`` and ``second`` are the dates of either map. A name means who bears it on the first of them, else on
    any of the others.
    """
    table = read_table(path, SHAPE)
    sides = {FIRST: _Named(first), SECOND: _Named(second)}
    pairs: list[Pair] = []
    paired: dict[tuple[str, str], int] = {}
    for row in table.rows:
        found = {}
        for column, named in sides.items():
            cell = row.cell(column)
            one = found[column] = named.id_of(cell)
            if (column, one) in paired:
                raise cell.wrong(
                    f"“{_shown(cell)}” is paired already in line {paired[column, one]}. Please keep one of the two"
                )
            paired[column, one] = row.line
        pairs.append((found[FIRST], found[SECOND]))
    return tuple(pairs)


class _Named:
    """Who is meant on one side: by id, or by a name that only one person has."""

    def __init__(self, waves: Sequence[Wave]) -> None:
        ids = {one: one for wave in waves for one in wave.alters}
        self._ids = {**{clean_line(one, NO_LIMIT): one for one in ids}, **ids}
        self._called = [_by_name(waves[:1]), _by_name(waves[1:])]

    def id_of(self, cell: TableCell) -> str:
        """BadTable for nobody, and for more than one."""
        if not folded(cell.text):
            raise cell.wrong("nobody is named. Please give an id or a name")
        called = next(filter(None, (names.get(folded(cell.text)) for names in self._called)), set())
        spelled = [cell.text, cell.id, *(() if called else (without_nought(cell.id),))]
        one = next((self._ids[each] for each in spelled if each in self._ids), None)
        if one is not None:
            if called - {one}:
                raise cell.wrong(
                    f"“{_shown(cell)}” is the id of one person and the name of another. "
                    "Please give the name of the one, or the id of the other"
                )
            return one
        if len(called) > 1:
            raise cell.wrong(f"{len(called)} people are called “{_shown(cell)}”. Please give the id instead")
        if not called:
            raise cell.wrong(f"there is nobody called “{_shown(cell)}”, and no such id. Please check the map")
        return next(iter(called))


def _by_name(waves: Sequence[Wave]) -> dict[str, set[str]]:
    """The ids of those called so on any of these dates."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for wave in waves:
        for alter in wave.alters.values():
            found[folded(alter.label)].add(alter.id)
    return found


def _shown(cell: TableCell) -> str:
    return clean_line(cell.text, MAX_LABEL)[:60]
