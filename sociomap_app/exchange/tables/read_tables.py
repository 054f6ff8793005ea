"""A folder of tables as a sociomap of one wave: people.csv and, if there, ties.csv and ego.csv."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sociomap_app.exchange.fields.codec import Lists, parts_of
from sociomap_app.exchange.fields.dialect import TIE_KIND, Dialect, codes
from sociomap_app.exchange.fields.open_lists import VOCABULARIES, Terms, Vocabulary, terms
from sociomap_app.exchange.formats.csv_tables import Row, Table, TableCell, read_table
from sociomap_app.model.asked import asked_by
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.errors import BadTable
from sociomap_app.model.fields import (
    ASKED_FIELDS,
    EGO_ROLES,
    FIELDS_BY_NAME,
    MAX_ALTERS,
    MAX_LABEL,
    Field,
    FieldShape,
)
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Design, Ego, OwnWord, Sociomap, Tie, TieKey, Wave, tie_key
from sociomap_app.storage.safety.safe_write import shown

from .columns import EGO, EGO_FILE, PEOPLE, PEOPLE_FILE, SOMETIMES, TIES, TIES_FILE
from .people_rows import People, read_people

EVERYTHING = "all"
EGO_ROLE = Field("ego_role", FieldShape.CHOICE, EGO_ROLES)
DONE = Field("who_knows_whom_done", FieldShape.YES_NO)


@dataclass(frozen=True, slots=True)
class Imported:
    """The map read from tables, and one sentence for each thing that is not as it stood there."""

    sociomap: Sociomap
    reports: tuple[str, ...]


def read_tables(
    folder: Path, design: Design, today: dt.date, words: Vocabulary, *, document_id: str | None = None
) -> Imported:
    """The map in the tables of ``folder``, in one wave dated ``today``. BadTable at the first fault.

    Unknown sectors are added to ``design``; words that ``words`` does not list are kept as own words.
    Without ``document_id`` the same tables on the same day give the same id.
    """
    if not folder.is_dir():
        raise BadTable(f"“{shown(folder)}” is not a folder. Please choose one that holds {PEOPLE_FILE}.")
    people_table = read_table(folder / PEOPLE_FILE, PEOPLE + SOMETIMES, ("label",), MAX_ALTERS)
    ties_table = _optional(folder / TIES_FILE, TIES, ("from", "to"))
    ego_table = _optional(folder / EGO_FILE, EGO, ())
    listed = {name: terms(kind, getattr(words, kind)) for name, kind in VOCABULARIES.items()}
    dialect = codes(words.value)
    people = read_people(people_table, design, listed, dialect)
    ego, then, asked, drawn = _read_ego(ego_table, listed, words, dialect)
    wave = Wave(
        id="w1",
        date=today,
        **then,
        alters=people.alters,
        ties={} if ties_table is None else _read_ties(ties_table, people, dialect),
        asked=asked | asked_by(people.alters.values()),
        who_knows_whom_done=(ties_table is not None) if drawn is None else drawn,
    )
    own = tuple(sorted(_own(listed), key=lambda word: (word.vocabulary, word.id)))
    sociomap = Sociomap(
        id=document_id or _id_of(people_table, ties_table, ego_table, today),
        design=people.design,
        waves=(wave,),
        ego=ego,
        own_words=own,
    )
    for fault in faults(sociomap):
        raise BadTable(f"{PEOPLE_FILE}: {clean_line(str(fault), 300)}.")
    reports = (*people.reports, *_word_reports(own), *_left_out(ties_table), *_left_out(ego_table))
    return Imported(sociomap, reports)


def _optional(path: Path, known: tuple[str, ...], required: tuple[str, ...]) -> Table | None:
    return read_table(path, known, required, None) if path.exists() else None


def _read_ties(table: Table, people: People, dialect: Dialect) -> Mapping[TieKey, Tie]:
    """Each pair once: further rows about it add to what holds."""
    ends_of = _Ends(people)
    kinds: dict[TieKey, set[str]] = {}
    for row in table.rows:
        ends = tie_key(ends_of.id_of(row.cell("from")), ends_of.id_of(row.cell("to")))
        if ends[0] == ends[1]:
            name = people.alters[ends[0]].label
            raise row.wrong(f"“{name}” cannot be joined to themselves")
        kinds.setdefault(ends, set()).add(row.cell("kind").value(TIE_KIND, dialect, {}) or "knows")
    return {ends: Tie(ends, "knows" in held, "works_closely" in held) for ends, held in sorted(kinds.items())}


class _Ends:
    """Who is meant at the end of a tie: by id, else by a name that only one person has."""

    def __init__(self, people: People) -> None:
        self._alters = people.alters
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        for alter in people.alters.values():
            self._exact.setdefault(alter.label, []).append(alter.id)
            self._folded.setdefault(folded(alter.label), []).append(alter.id)

    def id_of(self, cell: TableCell) -> str:
        name = clean_line(cell.text, MAX_LABEL)
        if not name:
            raise cell.wrong("nobody is named")
        if cell.text in self._alters:
            return cell.text
        found = self._exact.get(name) or self._folded.get(folded(name)) or []
        if len(found) > 1:
            raise cell.wrong(f"{len(found)} people are called “{name[:60]}”: please give the id instead")
        if not found:
            raise cell.wrong(f"there is no person “{name[:60]}” in {PEOPLE_FILE}")
        return found[0]


def _read_ego(
    table: Table | None, listed: Lists, words: Vocabulary, dialect: Dialect
) -> tuple[Ego, dict[str, Any], frozenset[str], bool | None]:
    """Ego, what it is then, what was asked, and whether who knows whom is done, None where nothing says so."""
    if table is None or not table.rows:
        return Ego(), {}, frozenset(), None
    if len(table.rows) > 1:
        raise table.rows[1].wrong("there is a second row, and a map has one person at its centre")
    row = table.rows[0]
    ego = Ego(
        label=clean_line(row.cell("label").text, MAX_LABEL) or Ego().label,
        started=_day(row),
    )
    then = {
        "ego_role": row.cell("role").value(EGO_ROLE, dialect, {}),
        "ego_setting": row.cell("setting").value(FIELDS_BY_NAME["setting"], dialect, listed),
    }
    return (
        ego,
        then,
        _asked(row.cell("asked"), listed["functions"], words),
        row.cell("who_knows_whom_done").value(DONE, dialect, {}),
    )


def _day(row: Row) -> dt.date | None:
    cell = row.cell("started")
    if not cell.text:
        return None
    try:
        return dt.datetime.strptime(cell.text, "%Y-%m-%d").date()
    except ValueError:
        raise cell.wrong(f"“{cell.text[:60]}” is not a day such as 2026-09-01") from None


def _asked(cell: TableCell, functions: Terms, words: Vocabulary) -> frozenset[str]:
    asked: set[str] = set()
    for part in parts_of(cell.text):
        if folded(part) == EVERYTHING:
            asked |= {*words.functions, *ASKED_FIELDS}
        elif folded(part) in ASKED_FIELDS:
            asked.add(folded(part))
        else:
            asked.add(functions.id_of(part))
    return frozenset(asked - {""})


def _own(listed: Lists) -> list[OwnWord]:
    return [word for one in listed.values() for word in one.own.values()]


def _word_reports(own: tuple[OwnWord, ...]) -> list[str]:
    return [f"{word.vocabulary} “{word.id}” is not in the list: kept as it is" for word in own]


def _left_out(table: Table | None) -> list[str]:
    further = table.further if table is not None else ()
    file = table.file if table is not None else ""
    return [
        f"{file}: column “{clean_line(column, 60)}” is left out, the map has no place for it" for column in further
    ]


def _id_of(people: Table, ties: Table | None, ego: Table | None, today: dt.date) -> str:
    said = repr([today.isoformat(), *((one.columns, one.rows) for one in (people, ties, ego) if one)])
    return hashlib.sha256(said.encode()).hexdigest()[:10]
