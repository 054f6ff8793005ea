"""What is written as tables reads back the same, as far as tables can hold it, and the rest is said."""

import csv
import datetime as dt
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.exchange.cells import guarded, unguarded
from sociomap_app.exchange.tables.read_tables import read_tables
from sociomap_app.exchange.tables.write_tables import write_tables
from sociomap_app.model.errors import CannotWrite
from sociomap_app.model.sociomap import (
    Alter,
    Conversation,
    Design,
    Ego,
    KnownSetting,
    OwnWord,
    Place,
    Record,
    Ring,
    Sociomap,
    View,
    Wave,
)
from sociomap_app.vocabulary.naming import own_words_only, wave_name, wave_word
from tests.exchange.words import HALVES, WORDS
from tests.making import sociomaps
from tests.networks import a_map, a_wave, person
from tests.storage.format.test_version_2 import COPY, MAP

TODAY = dt.date(2026, 9, 1)


def as_tables_hold_it(sociomap: Sociomap, rings: int) -> Sociomap:
    """Without what no table says, and with as many rings as the tables tell of."""
    listed = {one.id: one for one in sociomap.own_words if one.vocabulary == "none"}
    return replace(
        sociomap,
        id="x",
        same_map_as=frozenset(),
        copy_key="",
        title="",
        design=replace(
            own_words_only(sociomap.design, WORDS),
            preset="x",
            ring_meaning="closeness",
            rings=(Ring(),) * rings,
            ask_quality=False,
        ),
        waves=tuple(sorted(map(wave_as_tables_hold_it, sociomap.waves), key=lambda wave: wave.date)),
        settings=tuple(sorted(sociomap.settings, key=lambda one: one.id)),
        highest_number=0,
        lenses=(),
        lens_requests=(),
        sharing=(),
        review_on=None,
        view=View(),
        printing=None,
        own_words=tuple(listed.values()),
    )


def wave_as_tables_hold_it(wave: Wave) -> Wave:
    alters = {
        key: replace(one, number=None, place=Place(one.place.ring, one.place.sector))
        for key, one in wave.alters.items()
    }
    word = wave_word(wave, WORDS)
    return replace(
        wave,
        **wave_name(word, WORDS),
        alters=alters,
        outlines={},
        notes={},
        carried=frozenset(),
        set_aside={},
        helped=frozenset(),
        change_notes={},
        conversation=Conversation(),
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sociomaps(max_waves=3))
def test_tables_come_back(sociomap: Sociomap) -> None:
    """Every field of every date, own words, areas of every side: equal in all that went."""
    with tempfile.TemporaryDirectory() as folder:
        write_tables(sociomap, sociomap.waves, Path(folder), WORDS)
        back = read_tables(Path(folder), WORDS, TODAY).sociomap
    rings = len(back.design.rings)
    places = [one.place.ring for wave in sociomap.waves for one in wave.alters.values()]
    assert rings >= max((one for one in places if one is not None), default=0)
    assert as_tables_hold_it(back, rings) == as_tables_hold_it(sociomap, rings)
    for wave, again in zip(sorted(sociomap.waves, key=lambda one: one.date), back.waves, strict=True):
        assert list(again.alters) == list(wave.alters)
    numbers = {key: one.number for wave in sociomap.waves for key, one in wave.alters.items() if one.number}
    came = {key: one.number for wave in back.waves for key, one in wave.alters.items()}
    assert {key: came[key] for key in numbers} == numbers and None not in came.values()


@given(st.text() | st.text("'= +-@\t\rab＝", max_size=6))
def test_a_guarded_cell_is_safe_and_comes_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_apostrophe_of_ones_own_stays_as_it_is() -> None:
    assert guarded("'t Hooft") == "'t Hooft" == unguarded("'t Hooft")
    assert guarded("=1+1") == "'=1+1" and guarded("  =1") == "'  =1"
    assert unguarded(guarded("'=x")) == "'=x"


def one_person(**fields: object) -> Sociomap:
    alter = Alter(id="a1", label="=HYPERLINK(1)", **fields)  # type: ignore[arg-type]  # fields by name
    return Sociomap(id="1", design=HALVES, waves=(Wave(id="w1", label="Start", date=TODAY, alters={"a1": alter}),))


def test_no_cell_begins_a_formula(tmp_path: Path) -> None:
    sociomap = one_person(note="+1", attributes={"@risk": "-1"})
    write_tables(sociomap, sociomap.waves, tmp_path, WORDS)
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as file:
        header, row = csv.reader(file)
    assert header[-1] == "'@risk" and row[-1] == "'-1" and row[3] == "'=HYPERLINK(1)"
    for cell in header + row:
        assert cell[:1] not in ("=", "+", "-", "@")


def test_what_cannot_be_carried_is_said(tmp_path: Path) -> None:
    sociomap = one_person(note="private", attributes={"label": "x"}, functions=frozenset({"a;b"}))
    second = Wave(id="w2", label="June", date=dt.date(2027, 6, 1))
    sociomap = replace(sociomap, title="T", waves=(*sociomap.waves, second), review_on=TODAY)
    said = " | ".join(write_tables(sociomap, sociomap.waves[:1], tmp_path, WORDS))
    for words in (
        "1 other date",
        "1 word with a ;",
        "1 attribute",
        "title",
        "again",
    ):
        assert words in said, words
    assert "outline" not in said and "next step" not in said


@pytest.mark.parametrize(
    "name", ["Date", "Surname", "first name", "Area", "Name", "\x07", "a\nb", "a  b", " a", ""]
)
def test_an_attribute_no_column_can_bear_stays_behind_and_is_said(tmp_path: Path, name: str) -> None:
    """It would be taken for another column, or for none, when the table is read again."""
    sociomap = one_person(attributes={name: "x", "Café": "y"})
    said = write_tables(sociomap, sociomap.waves, tmp_path, WORDS)
    assert "not carried: 1 attribute that has no column" in said
    (alter,) = read_tables(tmp_path, WORDS, TODAY).sociomap.latest.alters.values()
    assert (alter.label, alter.attributes) == ("=HYPERLINK(1)", {"Café": "y"})


COLUMN = ""
"""Of what is in a column or in the rows of a table."""
ANEW = ""
"""Of what every map has of its own, also one made from tables."""
TOLD: dict[type[Record], dict[str, str]] = {
    Sociomap: {
        "id": ANEW,
        "design": COLUMN,
        "waves": COLUMN,
        "same_map_as": "which other files are the same map",
        "copy_key": ANEW,
        "copy": "what the copy says of itself",
        "code": COLUMN,
        "title": "the title",
        "ego": COLUMN,
        "settings": COLUMN,
        "highest_number": "the highest number given so far, 9",
        "lenses": "five-lenses sheet",
        "lens_requests": "request for the other side of the five lenses",
        "sharing": "note on what is shared",
        "review_on": "the day for looking at the map again",
        "view": "shown and printed",
        "printing": "shown and printed",
        "own_words": "wording of an own word",
    },
    Design: {
        "preset": "how many rings there are and what they mean",
        "ring_meaning": "how many rings there are and what they mean",
        "rings": "how many rings there are and what they mean",
        "sectors": COLUMN,
        "ask_quality": "that it is asked how connections feel",
    },
    Wave: {
        **dict.fromkeys(("id", "date", "label", "occasion", "ego_role", "ego_setting"), COLUMN),
        **dict.fromkeys(("alters", "ties", "asked", "who_knows_whom_done"), COLUMN),
        "outlines": "group outline",
        "notes": "notes on the map",
        "carried": "who was carried over",
        "set_aside": "set aside",
        "helped": "things that helped",
        "change_notes": "note on what changed",
        "conversation": "answer of the conversation",
    },
    Conversation: {
        "held_on": "when the conversation was and what was agreed",
        "answers": "answer of the conversation",
        "actions": "next step",
        "agreed": "when the conversation was and what was agreed",
        "next_on": "when the conversation was and what was agreed",
    },
    Ego: dict.fromkeys(("label", "started", "census"), COLUMN),
    Place: {"ring": COLUMN, "sector": COLUMN, "across": "exact positions", "along": "exact positions"},
}


def test_every_part_of_the_document_is_in_a_column_or_in_a_report(tmp_path: Path) -> None:
    """A field that is new in the format must find its place here; these maps use every one."""
    said = " | ".join(one for each in (MAP, COPY) for one in write_tables(each, each.waves, tmp_path, WORDS))
    for kind, fields in TOLD.items():
        assert set(fields) == set(kind.__struct_fields__), kind
        for name, words in fields.items():
            assert words in said, f"{kind.__name__}.{name}"
    (tmp_path / "one").mkdir()
    assert "other date" in " | ".join(write_tables(MAP, MAP.waves[:1], tmp_path / "one", WORDS))


def test_the_highest_number_is_told_only_where_it_does_not_go(tmp_path: Path) -> None:
    for number, told in ((9, False), (8, True)):
        sociomap = replace(one_person(number=number), highest_number=9)
        said = write_tables(sociomap, sociomap.waves, tmp_path, WORDS)
        assert ("not carried: the highest number given so far, 9" in said) is told


def test_what_only_groups_have_goes_along(tmp_path: Path) -> None:
    sociomap = one_person(kind="group", group_type="union", group_goal="resource_sharing")
    write_tables(sociomap, sociomap.waves, tmp_path, WORDS)
    header, row = csv.reader((tmp_path / "people.csv").read_text("utf-8").splitlines())
    assert header[-4:] == ["group_type", "group_goal", "peer_code", "note"] and row[-4:-2] == [
        "union",
        "resource_sharing",
    ]
    across = one_person(kind="group", across_settings=False)
    write_tables(across, across.waves, tmp_path, WORDS)
    header, row = csv.reader((tmp_path / "people.csv").read_text("utf-8").splitlines())
    assert (header[-1], row[-1]) == ("across_settings", "false")


def test_a_kind_stays_with_the_setting_it_is_of(tmp_path: Path) -> None:
    kinds = (KnownSetting("hs", "school"), KnownSetting("placement_a", "college"))
    words = (OwnWord("setting", "hs", "Hill School"),)
    sociomap = replace(a_map(a_wave([person("ann", setting="hs")])), settings=kinds, own_words=words)
    write_tables(sociomap, sociomap.waves, tmp_path, WORDS)
    assert read_tables(tmp_path, WORDS, TODAY).sociomap.settings == kinds


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    sociomap = one_person(functions=frozenset({"confide", "belonging"}))
    write_tables(sociomap, sociomap.waves, tmp_path / "one", WORDS)
    write_tables(sociomap, sociomap.waves, tmp_path / "two", WORDS)
    for name in ("people.csv", "ties.csv", "ego.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_failed_write_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sociomap = one_person()
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        write_tables(sociomap, sociomap.waves, tmp_path / "file", WORDS)

    def full(*args: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(CannotWrite, match=r"people.csv.*disk is full"):
            write_tables(sociomap, sociomap.waves, tmp_path / "out", WORDS)
    assert list((tmp_path / "out").iterdir()) == []
