"""Tables with a fault: the file, the line, exit code 1, and no map."""

from pathlib import Path

import pytest

from .conftest import Door, files_in

BAD: dict[str, tuple[bytes, str, str]] = {
    "a column twice": (b"id,label,Label\n1,Ann,Bob\n", "line 1", "twice"),
    "the header again": (b"id,label\n1,Ann\nid,label\n2,Bob\n", "line 3", "second time"),
    "no label": (b"id,nom\n1,Ann\n", "line 1", "“Name”"),
    "nothing at all": (b"", "line 1", "“Name”"),
    "ring 9 of three": (b"label,ring\nAnn,1\nBob,9\n", "line 3", "no ring 9"),
    "Latin-1": ("label\nAnn\nRené\n".encode("latin-1"), "line 3", "UTF-8"),
    "too many": (b"label\n" + b"".join(b"P%d\n" % n for n in range(5001)), "line 5002", "5,000"),
    "one id twice": (b"id,label\n1,Ann\n1,Bob\n", "line 3", "already stands in line 2"),
    "a nameless person": (b"id,label\n1,Ann\n2,\n", "line 3", "empty"),
    "a value nobody listed": (b"label,frequency\nAnn,hourly\n", "line 2", "hourly"),
    "an open quotation mark": (b'label\nAnn\n"Bob\n', "line 3", "quotation mark"),
    "too many cells": (b"label\nAnn,1\n", "line 2", "2 cells"),
    "a NUL": (b"label\nAnn\nB\0b\n", "line 3", "NUL"),
}


@pytest.mark.parametrize("fault", BAD)
def test_it_is_said_with_its_line(run: Door, tmp_path: Path, fault: str) -> None:
    content, line, named = BAD[fault]
    (tmp_path / "people.csv").write_bytes(content)
    said = run("convert", tmp_path, tmp_path / "out.sociomap")
    assert (said.code, said.out) == (1, "")
    assert said.sentence.startswith(f"people.csv, {line}")
    assert named in said.sentence
    assert files_in(tmp_path) == {"people.csv"}


def test_5000_rows_are_not_too_many(run: Door, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"label\n" + b"".join(b"P%d\n" % n for n in range(5000)))
    assert run("convert", tmp_path, tmp_path / "out.sociomap").code == 0
    assert "5000 people" in run("check", tmp_path / "out.sociomap").out


@pytest.mark.parametrize(
    ("ties", "line", "named"),
    [
        ("from,to\nAnn,Bob\nAnn,Cy\n", "line 3", "Cy"),
        ("from,to,kind\nAnn,Bob,married\n", "line 2", "married"),
        ("from\nAnn\n", "line 1", "“to”"),
    ],
)
def test_faults_in_ties(run: Door, tmp_path: Path, ties: str, line: str, named: str) -> None:
    (tmp_path / "people.csv").write_text("label\nAnn\nBob\n")
    (tmp_path / "ties.csv").write_text(ties)
    said = run("convert", tmp_path, tmp_path / "out.sociomap")
    assert said.code == 1
    assert said.sentence.startswith(f"ties.csv, {line}")
    assert named in said.sentence
    assert files_in(tmp_path) == {"people.csv", "ties.csv"}


def test_a_fault_in_ego(run: Door, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("label\nAnn\n")
    (tmp_path / "ego.csv").write_text("label,role\nMe,astronaut\n")
    said = run("convert", tmp_path, tmp_path / "out.sociomap")
    assert said.code == 1
    assert said.sentence.startswith("ego.csv, line 2")


def test_as_a_process(start: Door, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes("label\nRené\n".encode("latin-1"))
    said = start("convert", tmp_path, tmp_path / "out.sociomap")
    assert (said.code, said.out) == (1, "")
    assert "line 2" in said.sentence
    assert files_in(tmp_path) == {"people.csv"}


def test_a_folder_without_people(run: Door, tmp_path: Path) -> None:
    said = run("convert", tmp_path, tmp_path / "out.sociomap")
    assert said.code == 1
    assert "people.csv" in said.sentence


def test_one_table_in_place_of_its_folder(run: Door, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("label\nAnn\n")
    assert run("convert", tmp_path / "people.csv", tmp_path / "out.sociomap").code == 0
    said = run("convert", tmp_path / "none.csv", tmp_path / "other.sociomap")
    assert said.code == 1
    assert "none.csv" in said.sentence
