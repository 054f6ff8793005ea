"""The dates of a map in tables: those of waves.csv, else those named in people.csv, else one.

Which row is of which date is told by the id of a date or by what it is called.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from sociomap_app.exchange.cells import without_nought
from sociomap_app.exchange.fields.codec import Lists, parts_of
from sociomap_app.exchange.fields.dialect import Dialect
from sociomap_app.exchange.fields.open_lists import Terms
from sociomap_app.exchange.formats.csv_tables import Row, Table, TableCell
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.errors import BadTable
from sociomap_app.model.fields import ASKED_FIELDS, EGO_ROLES, FIELDS_BY_NAME, MAX_LABEL, Field, FieldShape
from sociomap_app.model.ids import counted_ids
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import wave_name

from .written_days import day_written

EVERYTHING = "all"
EGO_ROLE = Field("ego_role", FieldShape.CHOICE, EGO_ROLES)
DONE = Field("who_knows_whom_done", FieldShape.YES_NO)
MOST_DATES = 60
"""More dates than anybody draws: a table with so many has something else in that column."""


class DateRow(msgspec.Struct, frozen=True, kw_only=True):
    """One date as tables tell it; None where they say nothing."""

    id: str
    date: dt.date
    word: str = ""
    called: dict[str, str | None] = {}
    ego_role: Any = None
    ego_setting: str | None = None
    asked: frozenset[str] | None = None
    done: bool | None = None

    @property
    def names(self) -> set[str]:
        """By what a row may say that it is of this date."""
        words = (self.id, without_nought(self.id), self.word, *self.called.values(), self.date.isoformat())
        return {folded(one) for one in words if one}


class Dates:
    """The dates of the tables, and which of them a row is of."""

    def __init__(self, rows: Sequence[DateRow]) -> None:
        self.rows = rows

    def of(self, row: Row) -> str:
        """The id of the date a row is of. BadTable where it says none, or one that is not there."""
        cell = row.cell("wave")
        name = clean_line(cell.text, MAX_LABEL)
        if not name:
            if len(self.rows) == 1:
                return self.rows[0].id
            raise cell.wrong(f"the map has {len(self.rows)} dates: please say here which one is meant")
        for one in self.rows:
            if one.id == name:
                return one.id
        found = self._called(name) or self._called(without_nought(name)) or self._of_day(day_written(cell))
        if len(found) == 1:
            return found[0]
        if found:
            raise cell.wrong(f"{len(found)} dates are called “{name[:60]}”: please give the id instead")
        raise cell.wrong(f"there is no date “{name[:60]}” in the other tables")

    def _called(self, name: str) -> list[str]:
        return [one.id for one in self.rows if folded(name) in one.names]

    def _of_day(self, day: dt.date | None) -> list[str]:
        return [one.id for one in self.rows if one.date == day]


def read_dates(
    waves: Table | None,
    people: Table,
    today: dt.date,
    listed: Lists,
    framework: Framework,
    dialect: Dialect,
) -> tuple[Dates, list[str]]:
    """The dates, and what there is to say of them. BadTable at the first fault."""
    if waves is not None and waves.rows:
        rows, notes = _from_waves(waves, today, listed, framework, dialect)
    else:
        rows, notes = _from_people(people, today, framework)
    if len(rows) > MOST_DATES:
        raise BadTable(
            f"{(waves or people).file}: there are {len(rows)} dates, and a map from tables has at most "
            f"{MOST_DATES}. Please check what stands in the column “wave”."
        )
    return Dates(rows), notes


def _from_waves(
    table: Table, today: dt.date, listed: Lists, framework: Framework, dialect: Dialect
) -> tuple[list[DateRow], list[str]]:
    notes: list[str] = []
    rows: list[DateRow] = []
    free = iter(counted_ids("w"), None)
    given = {row.cell("id").id for row in table.rows}
    for row in table.rows:
        cell = row.cell("id")
        if any(one.id == cell.id for one in rows):
            raise cell.wrong(f"the id “{clean_line(cell.text, 60)}” stands here twice")
        day = _day(row.cell("date"))
        if day is None:
            notes.append(f"{table.file}, line {row.line}: no date is said, {today.isoformat()} is taken")
        rows.append(
            DateRow(
                id=cell.id or next(one for one in free if one not in given),
                date=day or today,
                word=(word := clean_line(row.cell("label").text, MAX_LABEL)),
                called=wave_name(word, framework),
                ego_role=row.cell("ego_role").value(EGO_ROLE, dialect, {}),
                ego_setting=_setting(row.cell("ego_setting"), listed, dialect),
                asked=_asked_or_none(row.cell("asked"), listed, framework),
                done=row.cell("who_knows_whom_done").value(DONE, dialect, {}),
            )
        )
    return rows, notes


def _asked_or_none(cell: TableCell, listed: Lists, framework: Framework) -> frozenset[str] | None:
    return asked_in(cell, listed["functions"], framework) if cell.text else None


def _setting(cell: TableCell, listed: Lists, dialect: Dialect) -> str | None:
    found: str | None = cell.value(FIELDS_BY_NAME["setting"], dialect, listed)
    return found


def _named(table: Table) -> dict[str, tuple[str, dt.date | None]]:
    """What dates are called in the table of people, and the day that says, each as it stands first."""
    named: dict[str, tuple[str, dt.date | None]] = {}
    for cell in (row.cell("wave") for row in table.rows):
        name = without_nought(clean_line(cell.text, MAX_LABEL))
        if name and folded(name) not in named:
            named[folded(name)] = name, day_written(cell)
    return named


def _from_people(table: Table, today: dt.date, framework: Framework) -> tuple[list[DateRow], list[str]]:
    named = _named(table)
    if not named:
        return [DateRow(id="w1", date=today)], []
    each: dict[dt.date | str, DateRow] = {}
    free = (one for one in iter(counted_ids("w"), None) if one not in named)
    for name, day in named.values():
        if (day or name) not in each:
            called = {} if day else wave_name(name, framework)
            each[day or name] = DateRow(id=next(free), date=day or today, word=name, called=called)
    return list(each.values()), list(_how_read(named.values(), today))


def _how_read(named: Iterable[tuple[str, dt.date | None]], today: dt.date) -> Iterable[str]:
    """A sentence for each date that is called otherwise than by its day."""
    for name, day in named:
        if day is None:
            yield f"“{name}”: no date is said, {today.isoformat()} is taken"
        elif name != day.isoformat():
            yield f"“{name}” is read as {day.isoformat()}"


def _day(cell: TableCell) -> dt.date | None:
    return day_written(cell) or day_in(cell)


def day_in(cell: TableCell) -> dt.date | None:
    """The day that stands there, None for an empty cell. BadTable for what is none."""
    if not cell.text:
        return None
    found = _day_or_none(cell.text)
    if found is None:
        raise cell.wrong(f"“{clean_line(cell.text, 60)}” is not a day such as 2026-09-01")
    return found


def _day_or_none(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return None


def asked_in(cell: TableCell, functions: Terms, framework: Framework) -> frozenset[str]:
    """What was asked by that cell: ids of functions and fields, or *all*."""
    asked: set[str] = set()
    for part in parts_of(cell.text):
        if folded(part) == EVERYTHING:
            asked |= {*framework.functions, *ASKED_FIELDS}
        elif folded(part) in ASKED_FIELDS:
            asked.add(folded(part))
        else:
            asked.add(functions.id_of(part))
    return frozenset(asked - {""})


def rows_by_date(table: Table, dates: Dates) -> Iterable[tuple[str, Row]]:
    """Each row with the date it is of."""
    return ((dates.of(row), row) for row in table.rows)
