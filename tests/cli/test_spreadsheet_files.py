"""Files as spreadsheet programs save them: read by their ending, or a sentence that says how to save them."""

from pathlib import Path

import pytest

from .conftest import Door, files_in

TABLE = "Name\tRole\nAnna Miller\tfriend\nBo Lee\t\n"
SAVE = "save the sheet with the people as “CSV UTF-8”"


@pytest.mark.parametrize("name", ["list.tsv", "list.TSV", "list.txt", "list.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_with_tabs_is_read_by_its_ending(run: Door, tmp_path: Path, name: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(TABLE.encode(encoding))
    said = run("convert", tmp_path / name, tmp_path / "out.sociomap")
    assert said.code == 0
    assert f"{name}: columns are parted by tabs" in said.err
    assert (f"{name}: the text is read as UTF-16" in said.err) == (encoding == "utf-16")
    assert "2 people" in run("check", tmp_path / "out.sociomap").out


@pytest.mark.parametrize("name", ["list.xlsx", "list.XLS", "list.ods", "list.csv", "list"])
@pytest.mark.parametrize("begins", [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_workbook_is_told_how_to_be_saved(run: Door, tmp_path: Path, name: str, begins: bytes) -> None:
    (tmp_path / name).write_bytes(begins + bytes(range(256)))
    said = run("convert", tmp_path / name, tmp_path / "out.sociomap")
    assert (said.code, said.out) == (1, "")
    assert said.sentence.startswith(f"{name} is a workbook") and SAVE in said.sentence
    assert files_in(tmp_path) == {name}


def test_utf_16_that_does_not_say_so_is_told_how_to_be_saved(run: Door, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(TABLE.encode("utf-16-le"))
    said = run("convert", tmp_path / "list.txt", tmp_path / "out.sociomap")
    assert said.code == 1 and "Please save it as “CSV UTF-8”" in said.sentence
    (tmp_path / "list.txt").write_bytes(TABLE.encode("utf-16")[:-1])
    said = run("convert", tmp_path / "list.txt", tmp_path / "out.sociomap")
    assert said.code == 1 and "Please save it as “CSV UTF-8”" in said.sentence


def test_a_map_stays_a_map_under_another_ending(run: Door, tmp_path: Path) -> None:
    (tmp_path / "list.tsv").write_text(TABLE)
    assert run("convert", tmp_path / "list.tsv", tmp_path / "out.sociomap").code == 0
    (tmp_path / "out.sociomap").rename(tmp_path / "map.txt")
    assert run("convert", tmp_path / "map.txt", tmp_path / "again.sociomap").code == 0


def test_a_folder_may_hold_tables_with_tabs(run: Door, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "People.tsv").write_text(TABLE)
    (folder / "ties.tsv").write_text("from\tto\nAnna Miller\tBo Lee\n")
    said = run("convert", folder, tmp_path / "out.sociomap")
    assert said.code == 0 and "ties.tsv: columns are parted by tabs" in said.err
    (folder / "ego.xlsx").write_bytes(b"PK\x03\x04")
    said = run("convert", folder, tmp_path / "other.sociomap")
    assert said.code == 1 and said.sentence.startswith("ego.xlsx is a workbook")
