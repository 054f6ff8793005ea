"""The part of the map in view: there and back is the same point, a zoom keeps what it is about, some map stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from sociomap_app.canvas.viewport import IN_VIEW, LEAST_ZOOM, MOST_ZOOM, Viewport

far = st.floats(-5000, 5000)
viewports = st.builds(Viewport, st.floats(LEAST_ZOOM, MOST_ZOOM), far, far)


@given(viewports, far, far)
def test_to_the_window_and_back_is_the_same_point(seen: Viewport, x: float, y: float) -> None:
    assert seen.to_figure(*seen.to_window(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(viewports, far, far)
def test_a_painter_puts_a_point_where_a_press_finds_it(seen: Viewport, x: float, y: float) -> None:
    painted = seen.transform().map(QPointF(x, y))
    assert (painted.x(), painted.y()) == pytest.approx(seen.to_window(x, y), abs=1e-6)


@given(viewports, st.floats(0.01, 100), far, far)
def test_what_a_zoom_is_about_stays_where_it_is(seen: Viewport, factor: float, x: float, y: float) -> None:
    closer = seen.closer(factor, x, y)
    assert LEAST_ZOOM <= closer.zoom <= MOST_ZOOM
    assert closer.to_window(*seen.to_figure(x, y)) == pytest.approx((x, y), abs=1e-4)
    if LEAST_ZOOM < closer.zoom < MOST_ZOOM:
        assert closer.zoom == pytest.approx(seen.zoom * factor)


@given(viewports, far, far)
def test_moved_by_so_much_every_point_moves_by_it(seen: Viewport, dx: float, dy: float) -> None:
    (x, y), (a, b) = seen.to_window(7, 9), seen.moved(dx, dy).to_window(7, 9)
    assert (a - x, b - y) == pytest.approx((dx, dy), abs=1e-6)


@given(viewports, st.integers(320, 3000), st.integers(260, 2000))
def test_some_of_the_map_always_stays_in_view(seen: Viewport, width: int, height: int) -> None:
    kept = seen.kept(width, height)
    left, top = kept.to_window(0, 0)
    right, bottom = kept.to_window(width, height)
    assert left <= width - IN_VIEW and right >= IN_VIEW - 1e-6
    assert top <= height - IN_VIEW and bottom >= IN_VIEW - 1e-6
    assert kept.kept(width, height) == kept and kept.zoom == seen.zoom
