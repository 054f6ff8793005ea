"""A table of pairs: who is meant, and every fault with file, line and column."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.exchange.tables.pairs_table import read_pairs
from sociomap_app.model.errors import BadTable
from sociomap_app.model.sociomap import Wave
from tests.networks import a_wave, person


def wave(wave_id: str, **labels: str) -> Wave:
    return a_wave([replace(person(one), label=label) for one, label in labels.items()], wave_id=wave_id)


FIRST = [wave("w1", a1="Ann", a2="Sam", a3="Sam", a4="Zoë", a5="a2", a6="Ivo"), wave("w0", a7="Uma", a8="Ann")]
SECOND = [wave("w1", b1="Anna", b2="Samir", b3="Zoe", b4="Ivo K.", a1="Bo")]


def pairs(tmp_path: Path, text: str) -> tuple[tuple[str, str], ...]:
    path = tmp_path / "PAIRS.csv"
    path.write_bytes(text.encode())
    return read_pairs(path, FIRST, SECOND)


def test_ids_and_names_however_they_are_spelled(tmp_path: Path) -> None:
    text = "first,Second\nann,b1\na3, SAMIR\n\nzo\u0065\u0308,Zoe\n"
    assert pairs(tmp_path, text) == (("a1", "b1"), ("a3", "b2"), ("a4", "b3"))


def test_an_id_that_a_spreadsheet_made_1_0_is_1(tmp_path: Path) -> None:
    path = tmp_path / "PAIRS.csv"
    path.write_text("first,second\n1.0,2.0\n")
    people = [a_wave([person("1"), person("2")])]
    assert read_pairs(path, people, people) == (("1", "2"),)


def test_an_id_is_read_on_its_own_side(tmp_path: Path) -> None:
    assert pairs(tmp_path, "second,first\na1,a1\n") == (("a1", "a1"),)


def test_who_is_only_on_another_date_may_stand_there(tmp_path: Path) -> None:
    assert pairs(tmp_path, "first,second\nUma,Anna\nAnn,Zoe\n") == (("a7", "b1"), ("a1", "b3"))


@pytest.mark.parametrize("spelled", ["Jos\u00e9", "Jose\u0301", "Jose\u0301\u200b"])
@pytest.mark.parametrize("kept", ["Jos\u00e9", "Jose\u0301"])
def test_an_id_however_it_is_spelled(tmp_path: Path, kept: str, spelled: str) -> None:
    path = tmp_path / "PAIRS.csv"
    path.write_bytes(f"first,second\n{spelled},7.0\n".encode())
    first, second = wave("w1", **{kept: "Ann"}), wave("w1", **{"7": "Bo", "8": "8.0"})
    assert read_pairs(path, [first], [second]) == ((kept, "7"),)
    path.write_bytes(f"first,second\n{spelled},8.0\n".encode())
    assert read_pairs(path, [first], [second]) == ((kept, "8"),)


def test_no_pairs_are_no_fault(tmp_path: Path) -> None:
    assert pairs(tmp_path, "\ufefffirst,second\n") == ()


FAULTS = {
    "of one name": ("first,second\nSam,Anna\n", "line 2, column “first”", "2 people are called “Sam”"),
    "nobody": ("first,second\nAnn,Anna\nIvo,Nemo\n", "line 3, column “second”", "nobody called “Nemo”"),
    "of the other side": ("first,second\nb1,Anna\n", "line 2, column “first”", "nobody called “b1”"),
    "no name": ("first,second\nAnn,\n", "line 2, column “second”", "nobody is named"),
    "an unseen name": ("first,second\nAnn,\u200b\n", "line 2, column “second”", "nobody is named"),
    "two readings": ("first,second\na2,Anna\n", "line 2, column “first”", "the id of one person and the name"),
    "twice": ("first,second\nAnn,b1\nIvo,Zoe\na1,b2\n", "line 4, column “first”", "paired already in line 2"),
    "twice there": ("first,second\nAnn,b1\nIvo,Anna\n", "line 3, column “second”", "paired already in line 2"),
    "no column": ("first,2nd\nAnn,b1\n", "line 1", "no column “second”"),
    "too many cells": ("first,second\nAnn,b1,x\n", "line 2", "3 cells"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_says_where_it_is(tmp_path: Path, fault: str) -> None:
    text, where, what = FAULTS[fault]
    with pytest.raises(BadTable) as caught:
        pairs(tmp_path, text)
    said = str(caught.value)
    assert said.startswith(f"PAIRS.csv, {where}:")
    assert what in said
    assert "\n" not in said
