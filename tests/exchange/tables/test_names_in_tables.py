"""Names as registers have them: surname first, in one cell or under a heading that says so; and namesakes."""

from pathlib import Path

import pytest

from .test_read_tables import imported

TOLD = "people.csv: the names are read as surname and first name: “Lee, Anna” is Anna Lee"


def names(folder: Path, people: str, **more: str) -> list[str]:
    return [one.label for one in imported(folder, people=people, **more).sociomap.latest.alters.values()]


@pytest.mark.parametrize(
    "heading",
    ["Surname, First", "Last name, first name", "Surname, First name", "SURNAME,FIRST", "Family name, Given name"],
)
@pytest.mark.parametrize(
    "table",
    [
        "{};Job;Department\nLee, Anna;cook;Maths\nMum;;\n",
        '"{}";"Job";"Department"\n"Lee, Anna";"cook";"Maths"\n"Mum";;\n',
        '"{}",Job,Department\n"Lee, Anna",cook,Maths\nMum,,\n',
        "{}\tJob\tDepartment\nLee, Anna\tcook\tMaths\nMum\t\t\n",
    ],
)
def test_one_heading_may_say_that_surnames_come_first(tmp_path: Path, heading: str, table: str) -> None:
    found = imported(tmp_path, people=table.format(heading))
    anna, mum = found.sociomap.latest.alters.values()
    assert (anna.label, anna.role, anna.attributes) == ("Anna Lee", "cook", {"Department": "Maths"})
    assert mum.label == "Mum" and TOLD in found.reports


def test_of_two_separators_the_one_that_gives_more_columns_is_taken(tmp_path: Path) -> None:
    table = "Surname, First;Department;Room\nLee, Anna;Maths;3\nRoe, Bob;Art;\n"
    found = imported(tmp_path, people=table).sociomap.latest
    assert [one.label for one in found.alters.values()] == ["Anna Lee", "Bob Roe"]
    assert found.alters["a1"].attributes == {"Department": "Maths", "Room": "3"}
    assert names(tmp_path, "Surname, First\nLee, Anna\nRoe, Bob\n") == ["Anna Lee", "Bob Roe"]
    assert names(tmp_path, "Name;Fav, etc\nAnna;a, b\nBo;c, d\n") == ["Anna", "Bo"]


def test_where_all_names_have_the_surname_first_they_are_turned_round(tmp_path: Path) -> None:
    table = 'Name,Role\n"Lee, Anna",friend\n"Roe, Bob",\n'
    found = imported(tmp_path, people=table, ties='from,to\n"Lee, Anna",Bob Roe\n')
    assert [one.label for one in found.sociomap.latest.alters.values()] == ["Anna Lee", "Bob Roe"]
    assert TOLD in found.reports and len(found.sociomap.latest.ties) == 1


@pytest.mark.parametrize(
    "table",
    [
        'label\n"Lee, Anna"\n"Roe, Bob"\n',
        'Name\n"Lee, Anna"\n"Roe, friend"\n',
        'Name\n"Lee, Anna"\n"Year 5, the"\n',
    ],
)
def test_other_names_stay_as_they_stand(tmp_path: Path, table: str) -> None:
    wanted = [line.strip('"') for line in table.splitlines()[1:]]
    assert names(tmp_path, table) == wanted
    assert not any("surname" in line for line in imported(tmp_path, people=table).reports)


def test_who_is_the_same_on_two_dates_is_told_after_names_are_turned(tmp_path: Path) -> None:
    found = imported(tmp_path, people='Name,Date\n"Lee, Anna",2025-09-01\nAnna Lee,2026-01-01\n').sociomap
    assert [list(one.alters) for one in found.waves] == [["a1"], ["a1"]]


def test_namesakes_on_one_date_are_said_once(tmp_path: Path) -> None:
    def said(people: str) -> list[str]:
        return [line for line in imported(tmp_path, people=people).reports if "twice" in line]

    assert said("Name\nAnna Miller\nBo\nanna miller\nAnna Miller\n") == [
        "1 name stands twice on one date: Anna Miller"
    ]
    twice = "".join(f"{name}\n" * 2 for name in ("Anna Miller", "Bo", "Cy", "Di"))
    assert said(f"Name\n{twice}") == ["4 names stand twice on one date: Anna Miller, Bo, Cy, …"]
    assert said("id,Name,Date\n1,Bo,2025-09-01\n2,Bo,2025-10-01\n") == []
    assert said("id,Name,Date\n1,Bo,2025-09-01\n2,Bo,2025-09-01\n") == ["1 name stands twice on one date: Bo"]
