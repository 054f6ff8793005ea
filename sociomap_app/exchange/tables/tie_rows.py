"""Rows of ties.csv: who is meant at either end, and what holds between them on which date."""

from collections.abc import Mapping

from sociomap_app.exchange.cells import without_nought
from sociomap_app.exchange.clipboard.surname_first import turned_round
from sociomap_app.exchange.fields.dialect import TIE_KIND, Dialect
from sociomap_app.exchange.formats.csv_tables import Table, TableCell
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import MAX_LABEL
from sociomap_app.model.sociomap import Alter, Tie, TieKey, tie_key

from .people_rows import People
from .wave_rows import Dates, rows_by_date

Ties = Mapping[TieKey, Tie]


def read_ties(
    table: Table, people: People, dates: Dates, dialect: Dialect
) -> tuple[Mapping[str, Ties], list[str]]:
    """The ties of each date, each pair once: further rows about it add to what holds; and what was left out."""
    ends_of = {wave: _Ends(alters) for wave, alters in people.waves.items()}
    kinds: dict[str, dict[TieKey, set[str]]] = {wave: {} for wave in people.waves}
    notes = []
    for wave, row in rows_by_date(table, dates):
        one, other = (ends_of[wave].id_of(row.cell(name)) for name in ("from", "to"))
        if one == other:
            name = people.waves[wave][one].label
            notes.append(f"{table.file}, line {row.line}: “{name[:60]}” joined to themselves is left out")
            continue
        kind = row.cell("kind").value(TIE_KIND, dialect, {}) or "knows"
        kinds[wave].setdefault(tie_key(one, other), set()).add(kind)
    ties = {
        wave: {ends: Tie(ends, "knows" in held, "works_closely" in held) for ends, held in sorted(found.items())}
        for wave, found in kinds.items()
    }
    return ties, notes


class _Ends:
    """Who is meant at the end of a tie: by id, else by a name that only one person has."""

    def __init__(self, alters: Mapping[str, Alter]) -> None:
        self._alters = alters
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        for alter in alters.values():
            self._exact.setdefault(alter.label, []).append(alter.id)
            self._folded.setdefault(folded(alter.label), []).append(alter.id)

    def _called(self, name: str) -> list[str]:
        return self._exact.get(name) or self._folded.get(folded(name)) or []

    def id_of(self, cell: TableCell) -> str:
        """The id of whoever is meant. BadTable where it is nobody, or may be several."""
        name = clean_line(cell.text, MAX_LABEL)
        if not name:
            raise cell.wrong("nobody is named")
        if cell.id in self._alters:
            return cell.id
        found = self._called(name) or self._called(turned_round([name]))
        if len(found) > 1:
            raise cell.wrong(f"{len(found)} people are called “{name[:60]}”: please give the id instead")
        if found:
            return found[0]
        if without_nought(cell.id) in self._alters:
            return without_nought(cell.id)
        raise cell.wrong(f"there is no person “{name[:60]}” in people.csv on that date")
