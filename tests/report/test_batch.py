"""Sheets of many maps: contents first, and every page carries the number the contents give."""

from pathlib import Path

from sociomap_app.drawing.marks import Words
from sociomap_app.model import edits
from sociomap_app.model.clean_text import folded
from sociomap_app.model.errors import CannotWrite
from sociomap_app.report.batch import Sheets, bundle_pages, each_map, each_written, file_names
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story


def test_every_page_carries_its_number_and_the_contents_lead_to_it() -> None:
    framework, sociomap = load(), story(load())
    paths = [Path(f"{name}.sociomap") for name in ("a", "b", "c")]
    choice = PaperChoice(wave=sociomap.latest.id, names="numbers")
    made = list(each_map(paths, "numbers", lambda path: sociomap, lambda one: choice, framework))
    pages = bundle_pages(made, choice)
    said = [[mark.text for mark in page.figure.marks if isinstance(mark, Words)] for page in pages]
    assert [texts[-1] for texts in said] == [str(number) for number in range(1, len(pages) + 1)]
    first = {one.name: 2 + sum(len(each.pages) for each in made[:place]) for place, one in enumerate(made)}
    assert all(str(number) in said[0] for number in first.values())
    assert any("numbered in the order" in text for text in said[0])
    for page in pages:
        number = page.figure.marks[-1]
        assert (
            isinstance(number, Words) and 0 < number.x < page.figure.width and number.y < page.figure.height - 14
        )


def test_the_contents_count_those_whom_the_map_counts() -> None:
    framework, sociomap = load(), story(load())
    ids = list(sociomap.latest.alters)
    lost = edits.change_alters(sociomap, sociomap.latest.id, ids[:1], status="lost")
    counted = []
    for one in (sociomap, lost):
        maps = {Path("a.sociomap"): one}
        (made,) = each_map(
            list(maps), "typed", maps.__getitem__, lambda it: PaperChoice(wave=it.latest.id), framework
        )
        counted.append(made.people)
    assert counted[0] == sum(1 for alter in sociomap.latest.alters.values() if alter.counted)
    assert counted[1] == counted[0] - 1


def test_what_cannot_be_written_is_told_and_the_next_one_is_written() -> None:
    made = [
        Sheets(path=Path(f"{name}.sociomap"), name=name, file=f"{name}.pdf", fault="torn" if name == "b" else "")
        for name in "abc"
    ]
    asked_for: list[str] = []

    def write(one: Sheets) -> None:
        asked_for.append(one.file)
        if one.name == "a":
            raise CannotWrite("the disk is full")

    told = [(one.name, one.fault) for one in each_written(made, write)]
    assert asked_for == ["a.pdf", "c.pdf"], "what could not be read is not written"
    assert told == [("a", "the disk is full"), ("b", "torn"), ("c", "")]


def test_a_file_is_called_after_its_map_only_where_names_are_as_typed() -> None:
    maps = [Path("Jo Example.sociomap"), Path("b.sociomap")]
    assert file_names(maps, "typed") == ["Jo Example.pdf", "b.pdf"]
    for level in ("initials", "roles", "numbers"):
        assert file_names(maps, level) == ["map 01.pdf", "map 02.pdf"]


def test_no_two_files_are_called_alike_on_any_disk() -> None:
    names = ("Anna", "anna", "ANNA", "anna (2)", "Jos\u00e9", "Jose\u0301", "Stra\u00dfe", "STRASSE")
    made = file_names([Path(f"{name}.sociomap") for name in names], "typed")
    assert made[:4] == ["Anna.pdf", "anna (2).pdf", "ANNA (3).pdf", "anna (2) (2).pdf"]
    assert len({folded(one) for one in made}) == len(names)
