"""Labels that find no room at their token: led away by a line, found again, and taken along in a drag."""

from math import hypot

from sociomap_app.canvas.pointer.hit_test import hit
from sociomap_app.drawing.labels.label_candidates import Block, LabelCandidate
from sociomap_app.drawing.labels.label_placement import place
from sociomap_app.drawing.map.drag_preview import at, touched
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.marks import Box, Shape, Words
from sociomap_app.drawing.sheet import page
from sociomap_app.drawing.svg import svg
from sociomap_app.drawing.text.typesetting import line
from sociomap_app.model.sociomap import Alter, Place
from sociomap_app.vocabulary.loader import load
from tests.networks import a_map, a_wave

PAGE = Box(0, 0, 800, 560)
FRAMEWORK = load()


def crowded() -> Drawing:
    """Thirty people in one small cell."""
    alters = [
        Alter(id=f"a{n}", label=f"Somebody {n}", place=Place(1, "school", n % 6 / 6, n // 6 / 5))
        for n in range(30)
    ]
    sociomap = a_map(a_wave(alters, [("a1", "a2")]), preset="six-areas")
    return draw_map(sociomap, "w1", FRAMEWORK, page("a4"))


def led(drawing: Drawing) -> str:
    return next(one for one, placed in drawing.labels.items() if placed.leader is not None)


def test_a_walled_in_label_is_led_to_the_nearest_free_space() -> None:
    block = Block((line("Person", 9),), 9)
    walls = [Box(340, 240, 393, 330), Box(407, 240, 460, 330), Box(340, 240, 460, 273), Box(340, 287, 460, 330)]
    placed = place([LabelCandidate("p", 400, 280, 5, (block,))], walls, PAGE)["p"]
    assert placed.leader is not None
    assert not any(placed.box.meets(wall) for wall in walls)
    (ax, ay), (bx, by) = placed.leader
    assert hypot(ax - 400, ay - 280) <= 5.01, "the line begins at the rim of the token"
    assert placed.box.left <= bx <= placed.box.right and placed.box.top <= by <= placed.box.bottom
    assert hypot(bx - ax, by - ay) < 90


def test_the_line_belongs_to_the_alter_and_is_in_every_picture() -> None:
    drawing = crowded()
    one = led(drawing)
    placed = drawing.labels[one]
    assert placed.leader is not None
    (ax, ay), (bx, by) = placed.leader
    lines = [
        mark
        for mark in drawing.figure.marks
        if isinstance(mark, Shape) and mark.of == ("alter", one) and mark.steps == (("M", ax, ay), ("L", bx, by))
    ]
    assert len(lines) == 1
    assert lines[0].pen is not None and lines[0].pen.width < drawing.scene.sizes.tie
    assert f'd="M{ax:.1f}'[:-1] in svg(drawing.figure)


def test_a_label_far_from_its_token_still_finds_its_alter() -> None:
    drawing = crowded()
    one = led(drawing)
    box = drawing.figure.tokens[one].label
    assert box == drawing.labels[one].box
    found = hit(drawing, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    assert (found.kind, found.id) == ("label", one)


def test_in_a_drag_the_line_is_dropped_and_the_name_comes_along_below_its_token() -> None:
    drawing = crowded()
    one = led(drawing)
    assert ("alter", one) in touched(drawing, {one})
    marks = at(drawing, {one: (600.0, 400.0)})
    words = [mark for mark in marks if isinstance(mark, Words)]
    assert words
    for mark in words:
        assert abs(mark.x + mark.width / 2 - 600) < 40 and 400 < mark.y < 450
    lines = [
        mark for mark in marks if isinstance(mark, Shape) and len(mark.steps) == 2 and mark.steps[1][0] == "L"
    ]
    assert not lines


def test_a_label_at_its_token_keeps_its_place_there_in_a_drag() -> None:
    drawing = crowded()
    one = next(key for key, placed in drawing.labels.items() if placed.leader is None)
    token = drawing.figure.tokens[one]
    before = next(m for m in drawing.figure.marks if isinstance(m, Words) and m.of == ("alter", one))
    after = next(m for m in at(drawing, {one: (600.0, 400.0)}) if isinstance(m, Words))
    assert abs((after.x - 600) - (before.x - token.x)) < 1e-6
    assert abs((after.y - 400) - (before.y - token.y)) < 1e-6


def test_nobody_in_the_crowd_goes_unnamed_or_covered() -> None:
    drawing = crowded()
    boxes = [one.box for one in drawing.labels.values()]
    assert len(boxes) == 30
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
