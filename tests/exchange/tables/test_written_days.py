"""Days as spreadsheets have them: one meaning is taken, two are asked about, and none is today's day unsaid."""

import datetime as dt
from pathlib import Path

import pytest

from sociomap_app.model.errors import BadTable

from .test_read_tables import imported

DAY = dt.date(2025, 9, 13)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("13/09/2025", DAY),
        ("13.9.2025", DAY),
        ("13-09-2025", DAY),
        ("13. 9. 2025", DAY),
        ("09/13/2025", DAY),
        ("2025/9/13", DAY),
        ("2025-09-13 00:00:00", DAY),
        ("09/09/2025", dt.date(2025, 9, 9)),
        ("29/02/2024", dt.date(2024, 2, 29)),
    ],
)
def test_what_can_be_one_day_only_is_taken_and_said(tmp_path: Path, written: str, day: dt.date) -> None:
    found = imported(tmp_path, people=f"Name,Date\nAnna,{written}\nBo,{written}\n")
    assert [(one.date, one.label, len(one.alters)) for one in found.sociomap.waves] == [(day, "", 2)]
    assert f"“{written}” is read as {day.isoformat()}" in found.reports
    assert not any("no date is said" in line for line in found.reports)


def test_one_day_in_two_spellings_is_one_date(tmp_path: Path) -> None:
    people = "wave,label\n2025-09-13,Anna\n13/09/2025,Bo\n14.09.2025,Anna\n"
    found = imported(tmp_path, people=people, ties="wave,from,to\n13.9.2025,Anna,Bo\n").sociomap
    assert [(one.date.day, len(one.alters), len(one.ties)) for one in found.waves] == [(13, 2, 1), (14, 1, 0)]


@pytest.mark.parametrize(
    "written",
    ["01/09/2025", "1.9.2025", "12-11-2025", "01/09/25", "13/09/25", "25-09-13", "31/02/2025", "2025-13-13"],
)
@pytest.mark.parametrize("column", ["wave", "Date"])
def test_what_may_be_another_day_is_refused_with_its_place(tmp_path: Path, written: str, column: str) -> None:
    with pytest.raises(BadTable) as caught:
        imported(tmp_path, people=f"label,{column}\nAnna,2025-09-13\nBo,{written}\n")
    said = str(caught.value)
    assert said.startswith(f"people.csv, line 3, column “{column}”: “{written}” ")
    assert said.endswith("please write it with the year first, such as 2025-09-01.")


def test_days_of_the_table_of_dates_are_read_alike(tmp_path: Path) -> None:
    waves = "id,label,date\na,Autumn,13/09/2025\nb,1/9/2025,2025-12-01\n"
    found = imported(tmp_path, people="wave,label\n13.09.2025,Anna\n1/9/2025,Bo\n", waves=waves).sociomap
    assert [(one.id, one.date) for one in found.waves] == [("a", DAY), ("b", dt.date(2025, 12, 1))]
    with pytest.raises(BadTable, match=r"waves\.csv, line 2, column “date”: “01/09/2025” can be read as two days"):
        imported(tmp_path, waves="id,date\na,01/09/2025\n")


@pytest.mark.parametrize("word", ["Autumn", "1-2-3", "2025-26", "12/2025", "Week 1.2.3"])
def test_a_word_stays_a_word(tmp_path: Path, word: str) -> None:
    found = imported(tmp_path, people=f"wave,label\n{word},Anna\n")
    assert found.sociomap.latest.label == word
    assert f"“{word}”: no date is said, 2026-09-01 is taken" in found.reports
