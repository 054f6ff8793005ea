"""Something new finds room: near where it was wanted, in view, and over nobody and nothing."""

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociomap_app.canvas.inline.free_spot import free_spot
from sociomap_app.canvas.pointer.hit_test import box_of
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.marks import Box, Shape
from sociomap_app.drawing.sheet import in_window
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.loader import load
from tests.making import sociomaps

FRAMEWORK = load()
WINDOW = Box(4, 4, 896, 696)


def standing(drawing: Drawing) -> list[Box]:
    """Whatever stands on a map."""
    boxes = [token.label for token in drawing.figure.tokens.values()]
    for token in drawing.figure.tokens.values():
        r = token.radius
        boxes.append(Box(token.x - r, token.y - r, token.x + r, token.y + r))
    slips = [one for one in drawing.figure.marks if one.of[0] == "note" and isinstance(one, Shape)]
    boxes += [found for one in slips if (found := box_of(one.steps)) is not None]
    x, y, ego = drawing.plan.x, drawing.plan.y, drawing.scene.sizes.ego
    return [*boxes, Box(x - ego, y - ego, x + ego, y + ego)]


def round_it(at: tuple[float, float], size: tuple[float, float]) -> Box:
    return Box(at[0] - size[0] / 2, at[1] - size[1] / 2, at[0] + size[0] / 2, at[1] + size[1] / 2)


def test_where_nothing_stands_it_is_where_it_was_wanted(drawing: Drawing) -> None:
    assert free_spot(drawing, (820, 60), (60, 20), WINDOW, on_map=False) == (820, 60)


def test_beside_somebody_it_is_near_and_covers_nobody(drawing: Drawing) -> None:
    size = (80, 24)
    for near in (*drawing.scene.points.values(), (drawing.plan.x, drawing.plan.y)):
        at = free_spot(drawing, near, size, WINDOW, on_map=True)
        assert not any(round_it(at, size).meets(one) for one in standing(drawing))
        assert hypot(at[0] - near[0], at[1] - near[1]) < 120
        assert drawing.plan.place(*at) is not None


def test_on_the_map_means_on_it(drawing: Drawing) -> None:
    corner = (890.0, 10.0)
    assert drawing.plan.place(*free_spot(drawing, corner, (10, 10), WINDOW, on_map=False)) is None
    assert drawing.plan.place(*free_spot(drawing, corner, (10, 10), WINDOW, on_map=True)) is not None


def test_where_there_is_no_room_it_is_at_least_in_view(drawing: Drawing) -> None:
    x, y = drawing.scene.points["anna"]
    narrow = Box(x - 50, y - 15, x + 50, y + 15)
    assert free_spot(drawing, (x + 500, y), (100, 30), narrow, on_map=False) == pytest.approx((x, y))


@given(
    sociomaps(max_waves=1),
    st.tuples(st.floats(-50, 950), st.floats(-50, 750)),
    st.tuples(st.floats(5, 200), st.floats(5, 40)),
    st.booleans(),
)
@settings(max_examples=50)
def test_on_any_map_a_spot_is_in_view_and_free_or_there_is_none_nearby(
    sociomap: Sociomap, near: tuple[float, float], size: tuple[float, float], on_map: bool
) -> None:
    drawing = draw_map(sociomap, sociomap.latest.id, FRAMEWORK, in_window(900, 700))
    at = free_spot(drawing, near, size, WINDOW, on_map=on_map)
    slack = Box(WINDOW.left - 1e-6, WINDOW.top - 1e-6, WINDOW.right + 1e-6, WINDOW.bottom + 1e-6)
    assert round_it(at, size).within(slack)
    clamped = (
        min(max(near[0], WINDOW.left + size[0] / 2), WINDOW.right - size[0] / 2),
        min(max(near[1], WINDOW.top + size[1] / 2), WINDOW.bottom - size[1] / 2),
    )
    if at != clamped:
        assert not any(round_it(at, size).meets(one) for one in standing(drawing))
        assert not on_map or drawing.plan.place(*at) is not None
