"""Tables as a sociomap: people.csv and, if there, ties.csv, ego.csv, waves.csv, areas.csv and settings.csv."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sociomap_app.exchange.fields.codec import Lists
from sociomap_app.exchange.fields.dialect import Dialect, codes
from sociomap_app.exchange.fields.open_lists import VOCABULARIES, terms
from sociomap_app.exchange.formats.csv_tables import Row, Table, TableShape, read_table
from sociomap_app.exchange.formats.table_text import TEXT_TABLES, WORKBOOKS
from sociomap_app.exchange.name_headings import FIRST_NAME, SURNAME
from sociomap_app.model import edits
from sociomap_app.model.asked import asked_by
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import BadTable
from sociomap_app.model.fields import FIELDS_BY_NAME, MAX_LABEL, MAX_NUMBER, Field, FieldShape
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Census, Ego, OwnWord, Sociomap, Tie, TieKey, Wave
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework

from .columns import (
    AREAS,
    AREAS_FILE,
    AS_TYPED,
    CENSUS,
    EGO,
    EGO_FILE,
    NO_NAMES,
    PEOPLE_FILE,
    PEOPLE_LOOSELY,
    SETTINGS,
    SETTINGS_FILE,
    TIES,
    TIES_FILE,
    WAVES,
    WAVES_FILE,
    people_headings,
    plainly,
)
from .design_rows import areas_of, settings_of
from .people_rows import read_people
from .tie_rows import read_ties
from .turned_names import with_names_turned
from .wave_rows import DONE, EGO_ROLE, DateRow, asked_in, day_in, read_dates

MOST_ROWS = 300_000
"""More than people on as many dates as a map from tables has; so that a table without an end is left early."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The map read from tables, and one sentence for each thing that is not as it stood there."""

    sociomap: Sociomap
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tables:
    """Those that are there."""

    people: Table
    ties: Table | None
    ego: Table | None
    waves: Table | None
    areas: Table | None
    settings: Table | None

    def each(self) -> list[Table]:
        return [table for part in fields(self) if (table := getattr(self, part.name)) is not None]


def read_tables(
    source: Path,
    framework: Framework,
    today: dt.date,
    *,
    preset: str | None = None,
    document_id: str | None = None,
) -> Imported:
    """The map in the tables of a folder, or in one table of people. BadTable at the first fault.

    Dates that say no day are of ``today``. Areas and rings are those of ``preset``, else what the tables suggest;
    areas nobody knows are added, undivided; words that are in no list are kept as own words. Without
    ``document_id`` the same tables on the same day give the same id.
    """
    listed = {name: terms(kind, getattr(framework, kind)) for name, kind in VOCABULARIES.items()}
    tables = _tables(source, framework)
    tables = replace(tables, people=with_names_turned(tables.people, listed, framework))
    dialect = codes(framework.value)
    dates, notes = read_dates(tables.waves, tables.people, today, listed, framework, dialect)
    areas = areas_of(tables.areas, tables.people, framework, dialect, preset)
    people = read_people(tables.people, dates, areas, listed, dialect)
    ties: Mapping[str, Mapping[TieKey, Tie]] = {}
    if tables.ties is not None:
        ties, left_out = read_ties(tables.ties, people, dates, dialect)
        notes += left_out
    ego, code, latest = _read_ego(tables.ego, listed, framework, dialect)
    drawn = tables.ties is not None
    last = max(enumerate(dates.rows), key=lambda pair: (pair[1].date, pair[0]))[1].id
    waves = [
        _wave(one, people.waves[one.id], ties.get(one.id, {}), latest if one.id == last else {}, drawn)
        for one in dates.rows
    ]
    settings = settings_of(tables.settings, listed, dialect)
    own = tuple(sorted((word for one in listed.values() for word in one.own.values()), key=_in_order))
    numbers = [one.number or 0 for wave in waves for one in wave.alters.values()]
    sociomap = Sociomap(
        id=document_id or _id_of(tables, today),
        design=areas.whole(),
        waves=tuple(sorted(waves, key=lambda wave: wave.date)),
        code=code,
        ego=ego,
        settings=settings,
        highest_number=max(numbers, default=0),
        own_words=own,
    )
    numbered = _numbered(sociomap, tables.people)
    for fault in faults(numbered):
        raise BadTable(f"{tables.people.file}: {clean_line(str(fault), 300)}.")
    told = [note for table in tables.each() for note in table.notes]
    lost = [line for table in tables.each()[1:] for line in _left_out(table)]
    return Imported(numbered, (*told, *notes, *people.reports, *_word_reports(own), *lost))


def _numbered(sociomap: Sociomap, people: Table) -> Sociomap:
    """With a number for everybody. BadTable where the highest that is given leaves none for the others."""
    numbered = edits.with_numbers(sociomap)
    if numbered.highest_number > MAX_NUMBER:
        raise BadTable(
            f"{people.file}, column “number”: after {sociomap.highest_number:,} there are not enough numbers for "
            f"those who have none; the highest is {MAX_NUMBER:,}. Please leave that column out."
        )
    return numbered


def _in_order(word: OwnWord) -> tuple[str, str]:
    return word.vocabulary, word.id


def _tables(source: Path, framework: Framework) -> _Tables:
    people = TableShape(
        people_headings(framework),
        (("label", FIRST_NAME, SURNAME),),
        AS_TYPED,
        MOST_ROWS,
        PEOPLE_LOOSELY,
        {"label": NO_NAMES},
    )
    if source.is_file():
        return _Tables(read_table(source, people), None, None, None, None, None)
    if not source.is_dir():
        raise BadTable(f"“{shown(source)}” is not a folder. Please choose one that holds {PEOPLE_FILE}.")
    further = {
        TIES_FILE: TableShape({**plainly(TIES), "date": "wave"}, (("from",), ("to",)), AS_TYPED),
        EGO_FILE: TableShape(plainly(EGO), (), AS_TYPED),
        WAVES_FILE: TableShape(plainly(WAVES), (("id", "label", "date"),), AS_TYPED, MOST_ROWS),
        AREAS_FILE: TableShape(plainly(AREAS), (("id", "label"),), AS_TYPED, MOST_ROWS),
        SETTINGS_FILE: TableShape(plainly(SETTINGS), (("label",),), AS_TYPED, MOST_ROWS),
    }
    names = _names_in(source)
    there = [
        read_table(source / found, kind) if (found := names.get(name)) else None for name, kind in further.items()
    ]
    return _Tables(read_table(source / names.get(PEOPLE_FILE, PEOPLE_FILE), people), *there)


def _names_in(folder: Path) -> Mapping[str, str]:
    """What is in a folder by its name in small letters; one that is spelled so goes before another.

    Where there is no ``.csv`` file, that of another ending is taken: tabs, or a workbook, which is then refused.
    """
    try:
        names = sorted(one.name for one in folder.iterdir())
    except OSError as fault:
        raise BadTable(f"“{shown(folder)}” cannot be read: {fault.strerror}. Please choose another.") from None
    found = {**{name.lower(): name for name in names}, **{name: name for name in names}}
    for name in names:
        if Path(name).suffix.lower() in TEXT_TABLES + WORKBOOKS:
            found.setdefault(f"{Path(name).stem.lower()}.csv", name)
    return found


def _wave(
    row: DateRow, alters: Mapping[str, Any], ties: Mapping[TieKey, Tie], latest: dict[str, Any], drawn: bool
) -> Wave:
    """One date: what waves.csv says goes before what ego.csv says of the latest."""
    asked = row.asked if row.asked is not None else latest.get("asked", frozenset())
    done = row.done if row.done is not None else latest.get("done")
    return Wave(
        id=row.id,
        date=row.date,
        label=row.called.get("label") or "",
        occasion=row.called.get("occasion"),
        ego_role=row.ego_role or latest.get("ego_role"),
        ego_setting=row.ego_setting or latest.get("ego_setting"),
        alters=alters,
        ties=ties,
        asked=asked | asked_by(alters.values()),
        who_knows_whom_done=drawn if done is None else done,
    )


def _read_ego(
    table: Table | None, listed: Lists, framework: Framework, dialect: Dialect
) -> tuple[Ego, str, dict[str, Any]]:
    """Ego, the code of the map, and what is said of the latest date."""
    if table is None or not table.rows:
        return Ego(), "", {}
    if len(table.rows) > 1:
        raise table.rows[1].wrong("there is a second row, and a map has one person at its centre")
    row = table.rows[0]
    ego = Ego(
        label=clean_line(row.cell("label").text, MAX_LABEL) or Ego().label,
        started=day_in(row.cell("started")),
        census=Census(**{name: _fact(name, row, dialect) for name in CENSUS}),
    )
    latest = {
        "ego_role": row.cell("role").value(EGO_ROLE, dialect, {}),
        "ego_setting": row.cell("setting").value(FIELDS_BY_NAME["setting"], dialect, listed),
        "done": row.cell("who_knows_whom_done").value(DONE, dialect, {}),
        "asked": asked_in(row.cell("asked"), listed["functions"], framework),
    }
    return ego, clean_line(row.cell("code").text, MAX_LABEL), latest


def _fact(name: str, row: Row, dialect: Dialect) -> Any:
    """One fact of the census, by what its field of the model holds."""
    cell = row.cell(name)
    if name == "personal_styles_on":
        return day_in(cell)
    if name in ("career_changer", "moved_for_course", "far_from_others"):
        return cell.value(Field(name, FieldShape.YES_NO), dialect, {})
    return clean_line(cell.text, MAX_LABEL) or None


def _word_reports(own: tuple[OwnWord, ...]) -> list[str]:
    return [f"{word.vocabulary} “{word.id}” is not in the list: kept as it is" for word in own]


def _left_out(table: Table) -> list[str]:
    return [
        f"{table.file}: column “{clean_line(column, 60)}” is left out, it is none of that table"
        for column in table.further
    ]


def _id_of(tables: _Tables, today: dt.date) -> str:
    said = repr([today.isoformat(), *((one.columns, one.rows) for one in tables.each())])
    return hashlib.sha256(said.encode()).hexdigest()[:10]
