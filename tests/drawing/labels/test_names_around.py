"""Names of areas stand round the map and on nothing else, however many areas there are; and the tray beside it."""

from itertools import combinations
from math import hypot

import pytest
from msgspec.structs import replace

from sociomap_app.drawing.map.map_figure import KEPT_SHARE, Drawing, draw_map
from sociomap_app.drawing.marks import Box, Words
from sociomap_app.drawing.sheet import Sheet, page
from sociomap_app.model.sociomap import Alter, Design, Note, Place, Sector, Sociomap
from sociomap_app.vocabulary.loader import load
from tests.networks import a_map, a_wave

FRAMEWORK = load()
WINDOW = {"tray_room": True, "legend_size": 10.5, "reading": 1.15, "least": 9.0}
SHEETS = {
    "a4": page("a4"),
    "1280": Sheet(width=863, height=589, **WINDOW),
    "1920": Sheet(width=1503, height=949, **WINDOW),
}
NAMES = (
    "Family & household",
    "Friends & community",
    "Placement or employing school",
    "Training provider",
    "Fellow trainees & ECTs",
    "Wider profession",
    "Church, choir and the allotment",
    "Work",
)


def design_of(areas: int, uneven: bool = False) -> Design:
    sides = ["personal" if n < areas / 2 else "professional" for n in range(areas)]
    widths = [2.0 if uneven and n % 3 == 0 else 1.0 for n in range(areas)]
    sectors = tuple(Sector(f"s{n}", sides[n], NAMES[n], widths[n]) for n in range(areas))
    return replace(FRAMEWORK.design("six-areas"), sectors=sectors)


def drawn(design: Design, sheet: Sheet, waiting: int = 0) -> Drawing:
    alters = [Alter(id=f"a{n}", label=f"P. {n}") for n in range(waiting)]
    sociomap = replace(a_map(a_wave(alters)), design=design)
    return draw_map(sociomap, sociomap.latest.id, FRAMEWORK, sheet)


def boxes(drawing: Drawing, kind: str) -> list[tuple[str, Box]]:
    return [
        (f"{kind} {mark.of[1]} “{mark.text}”", _box(mark))
        for mark in drawing.figure.marks
        if isinstance(mark, Words) and mark.of[0] == kind
    ]


def _box(mark: Words) -> Box:
    return Box(mark.x, mark.y - mark.size * 0.75, mark.x + mark.width, mark.y + mark.size * 0.22)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("areas", range(1, 9))
@pytest.mark.parametrize("uneven", [False, True])
@pytest.mark.parametrize("waiting", [0, 3])
def test_no_name_of_an_area_stands_on_anything(name: str, areas: int, uneven: bool, waiting: int) -> None:
    drawing = drawn(design_of(areas, uneven), SHEETS[name], waiting)
    plan, names = drawing.plan, boxes(drawing, "sector")
    assert len({words.split()[1] for words, _ in names}) == areas
    others = [*boxes(drawing, "legend"), *boxes(drawing, "heading"), *boxes(drawing, "ring")]
    others += [(f"waiting {one}", token.label) for one, token in drawing.figure.tokens.items()]
    whole = Box(0, 0, drawing.figure.width, drawing.figure.height)
    for words, box in names:
        assert box.within(whole), words
        x = max(box.left - plan.x, plan.x - box.right, 0.0)
        y = max(box.top - plan.y, plan.y - box.bottom, 0.0)
        assert hypot(x, y) >= plan.edge, words
        assert [other for other, wall in others if wall.meets(box)] == [], words
    lone = [(one[0], two[0]) for one, two in combinations(names, 2) if one[1].meets(two[1])]
    assert lone == []


def test_the_map_stays_large_where_there_is_room() -> None:
    """A map of six areas is as large as before there was room for names above and below."""
    drawing = drawn(FRAMEWORK.design("six-areas"), SHEETS["1920"])
    assert drawing.plan.edge > 0.44 * 949


@pytest.mark.parametrize(("width", "height", "kept"), [(863, 589, True), (470, 420, False)])
def test_room_for_those_who_wait_is_kept_where_it_costs_little(width: int, height: int, kept: bool) -> None:
    sheet = Sheet(width=width, height=height, **WINDOW)
    design = FRAMEWORK.design("six-areas")
    nobody, somebody = drawn(design, sheet).plan, drawn(design, sheet, 1).plan
    assert (nobody == somebody) == kept
    roomy = drawn(design, replace(sheet, tray_room=False)).plan
    assert nobody.edge >= KEPT_SHARE * roomy.edge


@pytest.mark.parametrize(("width", "height"), [(330, 270), (420, 330), (863, 589)])
def test_the_hint_of_an_empty_map_is_never_cut(width: int, height: int) -> None:
    hint = "Type a name or initials and press Enter"
    drawing = drawn(design_of(6), Sheet(width=width, height=height, hint=hint, **WINDOW))
    said = [mark for mark in drawing.figure.marks if isinstance(mark, Words) and mark.of == ("", "")]
    lines = [mark.text for mark in said if mark.text in hint or "…" in mark.text]
    assert " ".join(lines) == hint


def test_words_of_the_tray_follow_the_reading_and_keep_clear_of_the_ring_of_selection() -> None:
    for reading, least in ((1.0, 9.5), (1.15, 10.9), (1.7, 16.1)):
        drawing = drawn(design_of(6), Sheet(width=1200, height=700, reading=reading), 3)
        for token in drawing.figure.tokens.values():
            assert token.label.left - token.x >= token.radius + 4.5 + 1.1 + 1
            assert token.label.bottom - token.label.top >= least


def test_a_note_keeps_its_lines_and_only_one_at_a_person_has_a_thread() -> None:
    def marks(note: Note) -> tuple[list[str], int]:
        person = Alter(id="a", label="A", place=Place(2, "school"))
        wave = replace(a_wave([person]), notes={"n": note})
        sociomap: Sociomap = replace(a_map(wave), design=FRAMEWORK.design("six-areas"))
        drawing = draw_map(sociomap, wave.id, FRAMEWORK, SHEETS["1920"])
        found = [mark for mark in drawing.figure.marks if mark.of == ("note", "n")]
        return [m.text for m in found if isinstance(m, Words)], sum(not isinstance(m, Words) for m in found)

    text = "ring her\ngo and see\nnot before May"
    assert marks(Note(id="n", text=text, alter="a")) == (text.split("\n"), 2)
    assert marks(Note(id="n", text=text, place=Place(3, "family"))) == (text.split("\n"), 1)
    lines, _ = marks(Note(id="n", text="one\ntwo\nthree\nfour\nfive", alter="a"))
    assert (len(lines) == 4 and lines[-1].endswith("…")) or lines[-1] == "four five"
