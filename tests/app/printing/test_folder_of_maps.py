"""Sheets for a folder of maps: all that can be made is, and what cannot is listed to be copied."""

import os
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from sociomap_app.app.printing import folder_work
from sociomap_app.app.printing.folder_dialog import FolderDialog
from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.sociomap_file import write
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Make
from tests.app.hand import click, in_front
from tests.app.parts import Whole
from tests.cli.story import story

from .test_printing import answers, wait


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    folder = tmp_path / "cohort"
    folder.mkdir()
    for name in ("Annabel", "Gregory", "Zoe"):
        write(folder / f"{name}.sociomap", story(load()))
    (folder / "Broken.sociomap").write_bytes(b"no map")
    return folder


def opened(window: Whole, *folders: Path) -> FolderDialog:
    window.commands["folder"].trigger()
    made = next(one for one in window.findChildren(FolderDialog) if one.isVisible())
    in_front(made)
    answers(window).folders = list(folders)
    click(made.pick)
    return made


def finish(made: FolderDialog) -> None:
    click(made.make)
    wait(lambda: not made._going)


def test_one_pdf_with_contents(make_window: Make, cohort: Path, tmp_path: Path) -> None:
    window = make_window()
    made = opened(window, cohort)
    assert "4 maps" in made.where.text() and made.make.isEnabled()
    path = answers(window).export_path = tmp_path / "all.pdf"
    finish(made)
    assert made.said.text() == "3 of 4 maps made."
    assert made.faults.isVisible() and made.faults.toPlainText().startswith("“Broken.sociomap” is not")
    click(made.copy)
    assert QApplication.clipboard().text() == made.faults.toPlainText()
    QApplication.clipboard().clear()
    found = pypdf.PdfReader(path)
    assert len(found.pages) == 7
    text = "".join(page.extract_text() for page in found.pages)
    assert "Contents" in text and "Wilhelmina" not in text and "Annabel" not in text
    made.close()


def test_one_pdf_each(make_window: Make, cohort: Path, tmp_path: Path) -> None:
    window, out = make_window(), tmp_path / "out"
    out.mkdir()
    made = opened(window, cohort, out)
    made.into.show_value("each")
    finish(made)
    assert {one.name for one in out.iterdir()} == {"map 01.pdf", "map 03.pdf", "map 04.pdf"}
    answers(window).folders = [out]
    made.names.show_value("typed")
    finish(made)
    assert {"Annabel.pdf", "Gregory.pdf", "Zoe.pdf"} <= {one.name for one in out.iterdir()}
    made.close()


def test_what_is_there_is_asked_about_before_it_is_written_over(make_window: Make, cohort: Path) -> None:
    window, mine = make_window(), cohort / "Gregory.pdf"
    mine.write_bytes(b"of my own")
    made = opened(window, cohort, cohort)
    made.into.show_value("each")
    made.names.show_value("typed")
    answers(window).agree = False
    finish(made)
    assert mine.read_bytes() == b"of my own" and not (cohort / "Zoe.pdf").exists()
    answers(window).folders, answers(window).agree = [cohort], True
    finish(made)
    assert mine.read_bytes().startswith(b"%PDF") and (cohort / "Zoe.pdf").exists()
    made.close()


def test_a_file_name_that_is_no_text_does_not_stop_the_bundle(
    make_window: Make, cohort: Path, tmp_path: Path
) -> None:
    try:
        write(cohort / os.fsdecode(b"Odd\xff.sociomap"), story(load()))
    except CannotWrite:
        pytest.skip("this disk takes no such name")
    window = make_window()
    made = opened(window, cohort)
    made.names.show_value("typed")
    path = answers(window).export_path = tmp_path / "all.pdf"
    finish(made)
    assert made.said.text() == "4 of 5 maps made."
    assert "Odd" in pypdf.PdfReader(path).pages[0].extract_text()


def test_a_folder_without_maps_is_told(make_window: Make, tmp_path: Path) -> None:
    made = opened(make_window(), tmp_path)
    assert "no map" in made.where.text() and not made.make.isEnabled()
    made.close()


def test_it_can_be_stopped(make_window: Make, cohort: Path, tmp_path: Path) -> None:
    told = []

    def once(done: int, of: int) -> bool:
        told.append((done, of))
        return False

    made = opened(make_window(), cohort)
    found = folder_work.make_sheets(made.wanted(cohort, tmp_path / "all.pdf"), load(), once)
    assert told == [(1, 4)] and found.words == "Stopped. Nothing was written."
    assert not (tmp_path / "all.pdf").exists()
    made.close()


def test_a_file_that_cannot_be_written_does_not_stop_the_rest(
    make_window: Make, cohort: Path, tmp_path: Path
) -> None:
    window, out = make_window(), tmp_path / "out"
    (out / "map 01.pdf").mkdir(parents=True)
    made = opened(window, cohort, out)
    made.into.show_value("each")
    finish(made)
    assert made.said.text() == "2 of 4 maps made."
    assert "Annabel.sociomap: “map 01.pdf” is a folder" in made.faults.toPlainText()
    assert {one.name for one in out.glob("*.pdf") if one.is_file()} == {"map 03.pdf", "map 04.pdf"}


def test_where_nothing_can_be_written_it_says_so(make_window: Make, cohort: Path, tmp_path: Path) -> None:
    window = make_window()
    made = opened(window, cohort)
    answers(window).export_path = tmp_path / "no such" / "all.pdf"
    finish(made)
    assert "folder is not there" in made.said.text()
    assert "Broken.sociomap" in made.faults.toPlainText()
    made.close()


def test_not_on_a_shared_screen(make_window: Make) -> None:
    window = make_window()
    window.commands["hide"].trigger()
    assert not window.commands["folder"].isEnabled()
