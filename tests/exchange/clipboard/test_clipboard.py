"""Text from the clipboard as people, people as text, and what could not be read told by line."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.exchange.cells import guarded
from sociomap_app.exchange.clipboard.pasted_people import Pasted, added, as_table, likely_separator, read_pasted
from sociomap_app.exchange.field_words import COLUMNS, GROUP_ONLY, FieldReader, column_named, heading, said
from sociomap_app.exchange.fields.dialect import Unreadable
from sociomap_app.model.fields import FIELDS_BY_NAME, MAX_ALTERS, MAX_LABEL
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Alter, Place, Sociomap
from tests import making
from tests.networks import a_map, a_wave, framework, person


def empty(people: list[Alter] | None = None) -> Sociomap:
    return replace(a_map(a_wave(people or [], wave_id="w1")), design=framework().design("six-areas"))


def read(text: str, document: Sociomap | None = None, **more: Any) -> Pasted:
    here = document or empty()
    return read_pasted(text, here, here.wave("w1"), framework(), **more)


def test_a_name_on_each_line() -> None:
    pasted = read("A.S.\r\n\n  Mum \nO'Neill, J.\n")
    assert [one.label for one in pasted.people] == ["A.S.", "Mum", "O'Neill, J."]
    assert (pasted.separator, pasted.columns, pasted.problems) == ("", ("label",), ())


def test_the_second_column_is_the_role() -> None:
    pasted = read("A.S.\tITT mentor\nMum\tfamily\nJo\tgardener\nKim\n")
    assert [one.role for one in pasted.people] == ["itt_mentor", "family", "gardener", None]
    assert [word.id for word in pasted.own_words] == ["gardener"]


def test_headings_say_what_the_columns_are() -> None:
    text = "Ring;Name;Area;In touch;Kind;What they give;shoe size\n2;A.S.;school;weekly;person;Role model;44\n"
    pasted = read(text + "would like;Hub;Wider profession;;group or organisation;;\n")
    one, hub = pasted.people
    assert (one.place.ring, one.place.sector, one.frequency) == (2, "school", "weekly")
    assert one.functions == {"role_model"}
    assert (one.attributes, hub.attributes) == ({"shoe size": "44"}, {})
    assert (hub.kind, hub.status, hub.place) == ("group", "wished", Place(0, "profession"))
    assert pasted.problems == ("The column “shoe size” is kept as an attribute.",)


def test_what_cannot_be_read_is_told_by_line_and_left_open() -> None:
    pasted = read("label,ring,assesses_me\nA.S.,9,perhaps\n,1,\nMum,closest,no\n")
    assert [(one.label, one.place.ring, one.assesses_me) for one in pasted.people] == [
        ("A.S.", None, None),
        ("Mum", 1, False),
    ]
    first, second, third = pasted.problems
    assert first.startswith("Line 2: “9” is not one of closest") and first.endswith("Ring is left open.")
    assert second.startswith("Line 2: “perhaps” is neither yes nor no")
    assert third == "Line 3: the name is empty; left out."


def test_control_and_turning_signs_are_cleaned() -> None:
    (one,) = read("\u202eevil\u202c\x07 na\tme\x00", separator="").people
    assert one.label == "evil na me"
    (long,) = read("x" * 900).people
    assert len(long.label) == MAX_LABEL


def test_an_open_quotation_mark_swallows_nobody() -> None:
    assert [one.label for one in read('"A.S.\tmentor\nMum\tfamily').people] == ['"A.S.', "Mum"]


def test_names_already_there_are_known() -> None:
    document = empty([person("p1", 1, "family")])
    label = document.wave("w1").alters["p1"].label
    pasted = read(f"{label.upper()}\nSomebody", document)
    assert pasted.known == (True, False)
    new, ids = added(document, "w1", pasted, counted_ids("n"), known_too=False)
    assert [new.wave("w1").alters[one].label for one in ids] == ["Somebody"]
    new, ids = added(document, "w1", pasted, counted_ids("n"))
    assert len(ids) == 2


def test_people_of_one_cell_stand_apart_and_words_are_kept() -> None:
    pasted = read("name\tring\tarea\trole\nA\t1\tFamily & household\tstepmother\nB\t1\tfamily\t\nC\t1\tfamily\t\n")
    new, ids = added(empty(), "w1", pasted, counted_ids("n"))
    spots = {(one.place.across, one.place.along) for one in new.wave("w1").alters.values()}
    assert len(spots) == len(ids) == 3
    assert [word.label for word in new.own_words] == ["stepmother"]
    assert faults(new) == []


def test_more_than_a_map_holds_is_one_sentence() -> None:
    document = empty([person("p1")])
    text = "\n".join(f"P{n}" for n in range(MAX_ALTERS))
    pasted = read(text, document)
    assert pasted.people == ()
    assert pasted.too_many == (
        "These are 5,000 names. A map holds at most 5,000 people, groups and resources, and 1 are on yours "
        "already. Nothing was added."
    )
    assert len(read(text).people) == MAX_ALTERS


def test_reading_can_be_left_off() -> None:
    asked: list[int] = []

    def go_on() -> bool:
        asked.append(1)
        return len(asked) < 3

    assert read("a\nb\nc\nd", go_on=go_on).people == ()
    assert len(asked) == 3


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("A\tB\nC", "\t"),
        ("A;b\nC;d", ";"),
        ("A,b\nC,d", ","),
        ("A, b\nC\nD", ""),
        ("name,role\nA\nB", ","),
        ("", ""),
    ],
)
def test_what_stands_between_columns(text: str, wanted: str) -> None:
    assert likely_separator(text, framework()) == wanted


def test_every_heading_is_found_again() -> None:
    for name in COLUMNS:
        assert column_named(heading(name, framework()), framework()) == name
        assert column_named(name.upper(), framework()) == name
    assert column_named("shoe size", framework()) is None


def test_a_table_is_safe_in_a_spreadsheet_and_keeps_notes_private() -> None:
    people = [
        replace(person("a", 1, "family"), label="=1+1", note="secret", quality="draining"),
        replace(person("b"), label="B\tb"),
    ]
    text = as_table(empty(people), people, framework())
    rows = [line.split("\t") for line in text.splitlines()]
    assert rows[1][0] == "'=1+1" and rows[2][0] == "B b"
    people = [replace(one, peer_code="MN-23") for one in people]
    assert as_table(empty(people), people, framework()) == text
    assert "secret" not in text and "rain" not in text and len({len(row) for row in rows}) == 1
    assert [one.label for one in read(text).people] == ["=1+1", "B b"]


@given(making.sociomaps(max_waves=1, max_alters=4))
def test_what_is_said_can_be_read_back(document: Sociomap) -> None:
    reading = FieldReader(document, framework())
    for alter in document.waves[0].alters.values():
        for name in COLUMNS:
            if name in ("functions", "role", "setting", "label", "note", "ring", "sector"):
                continue  # their words are people's own, and two may look the same
            if name not in GROUP_ONLY or alter.kind == "group":
                cell = guarded(said(alter, name, document, framework()))  # as it is put on the clipboard
                assert reading.read(name, cell) == getattr(alter, name)


@given(st.sampled_from(COLUMNS), st.text(max_size=30))
def test_no_words_break_the_reading(name: str, typed: str) -> None:
    document = empty()
    try:
        value = FieldReader(document, framework()).read(name, typed)
    except Unreadable as fault:
        assert str(fault)
        return
    field = FIELDS_BY_NAME.get(name)
    if field is not None and field.values and isinstance(value, str):
        assert value in field.values
