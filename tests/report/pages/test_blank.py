"""Blank maps: nothing over the edge or over something else, and what was asked for on them."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from sociomap_app.drawing.marks import Box, Words
from sociomap_app.report.output import blank_pdf
from sociomap_app.report.pages.blank_map import LONGEST_LINE, Blank, blank_page
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.vocabulary.loader import load

PRESETS = ("halves", "six-areas", "mentor", "free")


def boxes(blank: Blank) -> tuple[list[tuple[str, Box]], float, float]:
    figure = blank_page(load(), blank).figure
    found = [
        (mark.text, Box(mark.x, mark.y - mark.size * 0.7, mark.x + mark.width, mark.y + mark.size * 0.2))
        for mark in figure.marks
        if isinstance(mark, Words)
    ]
    return found, figure.width, figure.height


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("room", [False, True])
@pytest.mark.parametrize("line", ["", "Put everybody where they belong.", "W" * 40 + " mmm" * 80, "مرحبا " * 60])
def test_nothing_meets_and_nothing_leaves_the_page(
    preset: str, paper: str, portrait: bool, room: bool, line: str
) -> None:
    choice = PaperChoice(paper=paper, turn="portrait" if portrait else "landscape")
    blank = Blank(preset=preset, choice=choice, room=room, line=line[:LONGEST_LINE])
    found, width, height = boxes(blank)
    assert (width < height) is portrait
    for number, (text, one) in enumerate(found):
        assert one.within(Box(33, 33, width - 33, height - 30)), text
        for other_text, other in found[:number]:
            assert not one.meets(other), (text, other_text)


def test_what_stands_on_it() -> None:
    content = blank_pdf(load(), Blank(line="Who & what <b>helped</b>?", room=True), copies=3)
    pages = PdfReader(BytesIO(content)).pages
    assert len(pages) == 3
    text = pages[2].extract_text()
    assert "Who & what <b>helped</b>?" in text and "Name or initials" in text
    assert "Rings: how close we are" in text and "24" in text.split()
    assert "24" not in PdfReader(BytesIO(blank_pdf(load(), Blank()))).pages[0].extract_text().split()


def test_it_is_drawn_with_a_design_of_ones_own() -> None:
    design = load().design("halves")
    sectors = (replace(design.sectors[0], label="Choir and chapel"), *design.sectors[1:])
    found, _, _ = boxes(Blank(design=replace(design, sectors=sectors)))
    assert any("Choir" in text for text, _ in found)
