"""What lies under a point: what is on top comes first, a finger is wider than a pointer, and lines can be met."""

from math import cos, hypot, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.canvas.pointer.hit_test import REACH, Hit, box_of, hit, inside, nearest_towards, rim_of
from sociomap_app.drawing.map.connections import curve
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.marks import Box, Shape, Token
from sociomap_app.drawing.sheet import in_window
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Outline, Sociomap
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load
from tests.making import sociomaps

FRAMEWORK = load()


def middle(drawing: Drawing, one: str, other: str, bow: float) -> tuple[float, float]:
    """The middle of a curve between two alters."""
    (_, ax, ay), (_, bx, by, cx, cy, dx, dy) = curve(
        drawing.scene, drawing.scene.points[one], drawing.scene.points[other], bow
    )
    return (ax + 3 * bx + 3 * cx + dx) / 8, (ay + 3 * by + 3 * cy + dy) / 8


def beside(drawing: Drawing, one: str, away: float) -> tuple[float, float]:
    """A point so far outside the drawn edge of a token, or inside it, that nothing else is near."""
    token = drawing.figure.tokens[one]
    for turn in (n * pi / 24 for n in range(48)):
        x, y = token.x + (token.radius + away) * cos(turn), token.y + (token.radius + away) * sin(turn)
        others = [each for key, each in drawing.figure.tokens.items() if key != one]
        if not any(each.label.holds(x, y) for each in (token, *others)):
            if all(hypot(each.x - x, each.y - y) > each.radius + 20 for each in others):
                return x, y
    raise AssertionError(one)


def test_of_a_token_the_middle_moves_and_both_sides_of_its_edge_join(drawing: Drawing) -> None:
    token = drawing.figure.tokens["anna"]
    assert hit(drawing, token.x, token.y) == Hit("alter", "anna")
    for away in (-1.0, 1.0, 8.0):
        assert hit(drawing, *beside(drawing, "anna", away)) == Hit("rim", "anna")
    assert hit(drawing, *beside(drawing, "anna", 12.0)).id != "anna"
    assert hit(drawing, *beside(drawing, "anna", 8.0), zoom=2.0).kind != "rim", "as wide on the screen at any zoom"


def test_whoever_is_not_placed_cannot_be_joined(drawing: Drawing) -> None:
    assert hit(drawing, *beside(drawing, "dan", -1.0)) == Hit("alter", "dan")
    assert hit(drawing, *beside(drawing, "dan", 3.0)) == Hit()


def test_a_finger_means_all_of_a_token_and_what_is_near_it(drawing: Drawing) -> None:
    assert hit(drawing, *beside(drawing, "anna", -1.0), slack=15.0) == Hit("alter", "anna")
    assert hit(drawing, *beside(drawing, "anna", 14.0), slack=15.0) == Hit("alter", "anna")
    assert hit(drawing, *beside(drawing, "dan", 14.0), slack=15.0) == Hit("alter", "dan")


def test_a_name_means_whose_it_is(drawing: Drawing) -> None:
    for one, token in drawing.figure.tokens.items():
        label = token.label
        x, y = (label.left + label.right) / 2, (label.top + label.bottom) / 2
        if all(hypot(each.x - x, each.y - y) > each.radius for each in drawing.figure.tokens.values()):
            assert hit(drawing, x, y) == Hit("label", one)


def test_a_name_lies_over_the_rim_and_under_the_token(drawing: Drawing) -> None:
    tokens, (x, y) = drawing.figure.tokens, beside(drawing, "anna", 6.0)
    over = replace(tokens["ed"], label=Box(x - 60, y - 60, x + 60, y + 60))
    covered = replace(drawing, figure=replace(drawing.figure, tokens={**tokens, "ed": over}))
    assert hit(drawing, x, y) == Hit("rim", "anna") and hit(covered, x, y) == Hit("label", "ed")
    assert hit(covered, *drawing.scene.points["anna"]) == Hit("alter", "anna")


def test_me_in_the_middle_and_bare_ground(drawing: Drawing) -> None:
    assert hit(drawing, drawing.plan.x, drawing.plan.y) == Hit("ego")
    assert hit(drawing, 1.0, 1.0) == Hit()


def test_a_note_means_itself(drawing: Drawing) -> None:
    slip = next(one for one in drawing.figure.marks if one.of == ("note", "n1") and isinstance(one, Shape))
    box = box_of(slip.steps)
    assert box is not None
    assert hit(drawing, (box.left + box.right) / 2, (box.top + box.bottom) / 2) == Hit("note", "n1")


def test_a_connection_is_met_on_its_curve_and_a_little_beside_it(drawing: Drawing) -> None:
    x, y = middle(drawing, "anna", "ben", 0.1)
    assert hit(drawing, x, y) == Hit("tie", "anna|ben")
    (ax, ay), (bx, by) = drawing.scene.points["anna"], drawing.scene.points["ben"]
    across = (by - ay) / hypot(bx - ax, by - ay), (ax - bx) / hypot(bx - ax, by - ay)
    for side in (-1, 1):
        near, far = side * (REACH - 1), side * (REACH + 2)
        assert hit(drawing, x + across[0] * near, y + across[1] * near).kind == "tie"
        assert hit(drawing, x + across[0] * far, y + across[1] * far).kind != "tie"


def test_both_curves_of_two_kinds_mean_one_connection(drawing: Drawing) -> None:
    for bow in (0.1, -0.1):
        assert hit(drawing, *middle(drawing, "ben", "cleo", bow)) == Hit("tie", "ben|cleo")


def test_one_kind_alone_has_one_curve(document: Sociomap, framework: Framework) -> None:
    alone = edits.set_tie(document, "w1", "ben", "cleo", knows=False, works_closely=True)
    drawing = draw_map(alone, "w1", framework, in_window(900, 700))
    assert hit(drawing, *middle(drawing, "ben", "cleo", 0.1)) == Hit("tie", "ben|cleo")
    assert hit(drawing, *middle(drawing, "ben", "cleo", -0.1)).kind != "tie"


def test_within_two_outlines_the_smaller_is_meant(document: Sociomap, framework: Framework) -> None:
    wide = Outline(id="o2", label="", members=frozenset({"ed", "fay", "anna"}))
    drawing = draw_map(edits.add_outline(document, "w1", wide), "w1", framework, in_window(900, 700))
    points = drawing.scene.points
    both = [(points["ed"][n] + points["fay"][n]) / 2 for n in (0, 1)]
    all_of_them = [(both[n] + points["anna"][n]) / 2 for n in (0, 1)]
    assert hit(drawing, *both) == Hit("outline", "o1")
    assert hit(drawing, *all_of_them) == Hit("outline", "o2")


@given(sociomaps(max_waves=1), st.integers(320, 1200), st.integers(260, 900), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_on_any_map_what_is_hit_is_there(sociomap: Sociomap, width: int, height: int, chance: object) -> None:
    wave = sociomap.latest
    drawing = draw_map(sociomap, wave.id, FRAMEWORK, in_window(width, height))
    there: dict[str, set[str]] = {
        "": {""},
        "ego": {""},
        "alter": set(wave.alters),
        "label": set(wave.alters),
        "rim": set(drawing.scene.points),
        "tie": {"|".join(ends) for ends in wave.ties},
        "outline": set(wave.outlines),
        "note": set(wave.notes),
    }
    for _ in range(60):
        x, y = chance.uniform(-20, width + 20), chance.uniform(-20, height + 20)  # type: ignore[attr-defined]  # a Random
        for slack in (0.0, 22.0):
            found = hit(drawing, x, y, slack=slack)
            assert found.id in there[found.kind]
    for one, token in drawing.figure.tokens.items():
        found = hit(drawing, token.x, token.y)
        met = drawing.figure.tokens[found.id]
        assert found.kind == "alter" and (found.id == one or (met.x, met.y) == (token.x, token.y))


@given(
    st.floats(-50, 50), st.floats(-50, 50), st.floats(1, 90), st.floats(1, 90), st.floats(0, 1), st.floats(0, 1)
)
def test_a_point_of_a_rectangle_is_inside_and_one_beyond_is_not(
    left: float, top: float, wide: float, high: float, across: float, down: float
) -> None:
    corners = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
    x, y = left + wide * (0.01 + 0.98 * across), top + high * (0.01 + 0.98 * down)
    assert inside(corners, x, y) and inside(corners[::-1], x, y)
    for dx, dy in ((wide + 1, 0), (-wide - 1, 0), (0, high + 1), (0, -high - 1)):
        assert not inside(corners, x + dx, y + dy)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 3.0])
def test_a_small_token_keeps_room_to_be_moved_by(zoom: float) -> None:
    for radius in (3.0, 8.0, 30.0):
        inner, outer = rim_of(radius, zoom)
        assert 0 < inner < radius < outer


def test_an_arrow_leads_ahead_and_never_back(drawing: Drawing) -> None:
    tokens = drawing.figure.tokens
    for start, here in tokens.items():
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = nearest_towards(drawing, start, dx, dy)
            ahead = {
                one for one, token in tokens.items() if (token.x - here.x) * dx + (token.y - here.y) * dy > 0.5
            }
            assert (found in ahead) if ahead else found is None


def test_straight_ahead_comes_before_aside(drawing: Drawing) -> None:
    places = {"here": (0, 0), "ahead": (50, 2), "nearer but aside": (25, 25), "behind": (-10, 0)}
    tokens = {one: Token(*at, 5, Box(0, 0, 0, 0)) for one, at in places.items()}
    spread = replace(drawing, figure=replace(drawing.figure, tokens=tokens))
    assert nearest_towards(spread, "here", 1, 0) == "ahead"
    assert nearest_towards(spread, "here", -1, 0) == "behind"
    assert nearest_towards(spread, "here", 0, 1) == "nearer but aside"
    assert nearest_towards(spread, "here", 0, -1) is None
