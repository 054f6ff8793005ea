"""Pasted lists with headings: titles above them, names in halves or surname first, further columns."""

import pytest

from sociomap_app.exchange.clipboard.pasted_people import added
from sociomap_app.model.fields import MAX_TEXT
from sociomap_app.model.ids import counted_ids
from tests.networks import person

from .test_clipboard import empty, read
from .test_lists import TURNED, labels

ABOVE = "The line above the headings is left out."


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_a_title_above_the_headings_is_passed_over_and_said(sign: str) -> None:
    text = f"My class{sign}{sign}\n\nName{sign}Role{sign}Ring\nAnna{sign}friend{sign}1\n"
    pasted = read(text)
    assert [(one.label, one.role, one.place.ring) for one in pasted.people] == [("Anna", "friend", 1)]
    assert pasted.problems == (ABOVE,)
    assert read(f"Class 9\n{text}").problems == ("The lines above the headings are left out.",)
    assert labels("My team\nName\nAnna\nBo") == ["Anna", "Bo"]


def test_halves_of_a_name_become_one() -> None:
    pasted = read("First name\tSurname\tJob\nAnna\tLee\tfriend\nBo\n\tRoe\n\t\tfamily\n")
    assert [(one.label, one.role) for one in pasted.people] == [
        ("Anna Lee", "friend"),
        ("Bo", None),
        ("Roe", None),
    ]
    assert pasted.problems == ("Line 5: the name is empty; left out.",)
    assert pasted.columns == ("label", "role")
    assert labels("Surname;Forename\nLee;Anna") == ["Anna Lee"]


def test_half_a_name_alone_is_no_heading() -> None:
    assert labels("Anna\tfriend\nFirst\tfamily\n") == ["Anna", "First"]
    assert labels("First name\tRole\nAnna\tfriend\n") == ["Anna"]


def test_a_whole_name_beside_its_halves_is_taken() -> None:
    pasted = read("Surname\tName\tFirst name\nLee\tanna lee\tAnna\nRoe\tCy\tBob\nDoe\t\tDi\n")
    assert [one.label for one in pasted.people] == ["anna lee", "Cy", "Di Doe"]
    assert pasted.problems == ("Line 3: “Bob Roe” under first name and surname is another name; it is left out.",)


@pytest.mark.parametrize(
    "text",
    [
        "Surname, First;Job;Department\nLee, Anna;friend;Maths\nMum;;",
        "Name\tJob\tDepartment\nLee, Anna\tfriend\tMaths\nMum\t\t",
        '"Last name, first name",Job,Department\n"Lee, Anna",friend,Maths\nMum,,',
    ],
)
def test_surnames_first_are_turned_round_under_headings_too(text: str) -> None:
    pasted = read(text)
    assert [(one.label, one.role) for one in pasted.people] == [("Anna Lee", "friend"), ("Mum", None)]
    assert pasted.problems == ("The column “Department” is kept as an attribute.", TURNED)


def test_names_that_are_on_the_map_as_they_stand_are_not_turned_round() -> None:
    text = "Name\tRole\nLee, Anna\t\n"
    document, _ = added(empty(), "w1", read(text.replace("Name", "Label")), counted_ids("n"))
    assert [one.label for one in document.wave("w1").alters.values()] == ["Lee, Anna"]
    pasted = read(text, document)
    assert [one.label for one in pasted.people] == ["Lee, Anna"] and pasted.known == (True,)


def test_headings_of_peoples_own_lists() -> None:
    (one,) = read("Full name;Position;School;Job\nAnna;Friend;PLACEMENT a;cook").people
    assert (one.label, one.role, one.setting) == ("Anna", "friend", "placement A")


def test_columns_the_map_has_no_field_for_are_kept() -> None:
    pasted = read(f"id;Name;Department;Room;wave\n7;Anna;Maths;3;w1\n8;Bo;;{'x' * (MAX_TEXT + 1)};w1\n")
    assert [dict(one.attributes) for one in pasted.people] == [
        {"Department": "Maths", "Room": "3"},
        {"Room": "x" * MAX_TEXT},
    ]
    assert pasted.problems == (
        "The column “id” is left out: the map itself says dates, ids and numbers.",
        "The column “Department” is kept as an attribute.",
        "The column “Room” is kept as an attribute.",
        "The column “wave” is left out: the map itself says dates, ids and numbers.",
        "Line 3: Room is cut to 20,000 characters.",
    )
    new, (anna, _) = added(empty([person("p")]), "w1", pasted, counted_ids("n"))
    assert new.wave("w1").alters[anna].attributes["Department"] == "Maths"


def test_what_is_said_of_columns_without_a_heading_for_names_is_true() -> None:
    pasted = read("Who\tWhat\tDept\nAnna\tfriend\tMaths\n")
    (said,) = pasted.problems
    assert said.startswith("There is no heading “Name”: column 1 is read as names and column 2 as roles, and the ")
    assert said.endswith(" others are left out.")
    assert "column 2 is read as names and column 4 as roles" in read("\tAnna\t\tfriend\tx\n").problems[0]
