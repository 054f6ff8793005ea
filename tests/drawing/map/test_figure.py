"""The figure of any sound map on any sheet: everything within the margins, everybody there, well-formed SVG."""

from xml.dom import minidom

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.drawing.map.map_figure import draw_map
from sociomap_app.drawing.marks import Box, Shape, Words
from sociomap_app.drawing.sheet import Sheet, in_window, page
from sociomap_app.drawing.svg import svg
from sociomap_app.drawing.theme import LIGHT, greyscale
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.shelf import shelf
from sociomap_app.storage.sociomap_file import read
from sociomap_app.vocabulary.loader import load
from tests.making import sociomaps

FRAMEWORK = load()
SHEETS = {
    "a4": page("a4", notes=True),
    "a3 grey": page("a3", greyscale(LIGHT)),
    "window 1280": Sheet(width=820, height=560, reading=1.15),
    "window small": Sheet(width=330, height=270, reading=1.15),
}
loosely = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", sorted(SHEETS))
@loosely
@given(sociomap=sociomaps())
def test_everybody_is_drawn_and_no_word_leaves_the_sheet(name: str, sociomap: Sociomap) -> None:
    sheet, wave = SHEETS[name], sociomap.latest
    drawing = draw_map(sociomap, wave.id, FRAMEWORK, sheet)
    whole = Box(0, 0, sheet.width, sheet.height)
    placed = {one.id for one in wave.alters.values() if one.place.on_map}
    assert placed <= drawing.figure.tokens.keys()
    assert placed == set(drawing.scene.points)
    for mark in drawing.figure.marks:
        if isinstance(mark, Words):
            box = Box(mark.x, mark.y - mark.size * 0.8, mark.x + mark.width, mark.y + mark.size * 0.25)
            assert box.within(whole), mark.text


@loosely
@given(sociomap=sociomaps(), title=st.text(max_size=20))
def test_svg_is_well_formed_whatever_people_are_called(sociomap: Sociomap, title: str) -> None:
    figure = draw_map(sociomap, sociomap.latest.id, FRAMEWORK, SHEETS["a4"]).figure
    minidom.parseString(svg(figure, "Map").encode())


def test_grey_is_grey() -> None:
    from sociomap_app.shelf import shelf
    from sociomap_app.storage.sociomap_file import read

    sample = read(shelf() / "samples" / "sample.sociomap").sociomap
    sheet = page("a4", greyscale(LIGHT), notes=True)
    for mark in draw_map(sample, sample.latest.id, FRAMEWORK, sheet).figure.marks:
        colours = [mark.colour] if isinstance(mark, Words) else []
        if isinstance(mark, Shape):
            colours = [part.colour for part in (mark.fill, mark.pen) if part is not None]
        assert all(max(colour) == min(colour) for colour in colours)


def test_in_a_small_window_the_map_has_the_room_of_the_legend() -> None:
    document = read(shelf() / "samples" / "sample.sociomap").sociomap
    radius = {}
    for reading in (1.0, 1.5):
        drawn = draw_map(document, document.latest.id, FRAMEWORK, in_window(520, 330, reading))
        legend = [mark for mark in drawn.figure.marks if mark.of[0] == "legend"]
        assert bool(legend) == (reading == 1.0)
        with_legend = draw_map(
            document, document.latest.id, FRAMEWORK, replace(in_window(520, 330, reading), legend=True)
        )
        radius[reading] = drawn.plan.edge / with_legend.plan.edge
    assert radius[1.0] == 1.0 and radius[1.5] > 1.3
