"""The rim of a token: a band on both sides of its edge, as wide at any zoom, that joins; within it moves."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.hit_test import HELD, INWARD, OUTWARD, rim_of
from tests.app.conftest import Make
from tests.app.hand import drag, spot, token
from tests.app.parts import Whole

from .test_drawing import named, place_of, with_people


def _beside(view: MapView, alter_id: str, pixels: float) -> QPoint:
    """A point at the left of a token, so many pixels outside its edge, or inside where that is negative."""
    one = view.drawing.figure.tokens[alter_id]
    return view.to_window(one.x, one.y) - QPoint(round(one.radius * view.zoom + pixels), 0)


def _hover(view: MapView, at: QPoint) -> tuple[str, Qt.CursorShape]:
    view.pointer.move(QPointF(at))
    return view.pointer.over.kind, view.cursor().shape()


@pytest.mark.parametrize("zoom", [1.0, 2.2])
@pytest.mark.parametrize("pixels", [-2, 2, 6])
def test_both_sides_of_the_edge_join_at_any_zoom(make_window: Make, zoom: float, pixels: int) -> None:
    window = with_people(make_window)
    view = window.canvas
    anna, ben = named(window, "Anna"), named(window, "Ben")
    view.zoom_by(zoom)
    start = _beside(view, anna, pixels)
    assert _hover(view, start) == ("rim", Qt.CursorShape.CrossCursor)
    drag(view, start, token(view, ben))
    assert set(window.session.wave.ties) == {tuple(sorted((anna, ben)))}
    assert place_of(window, "Anna") == (1, "school"), "nobody moved"


@pytest.mark.parametrize("zoom", [1.0, 2.2])
def test_the_inner_part_moves(make_window: Make, zoom: float) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    view.zoom_by(zoom)
    one = view.drawing.figure.tokens[anna]
    start = token(view, anna) - QPoint(int(one.radius * HELD * zoom) - 1, 0)
    assert _hover(view, start) == ("alter", Qt.CursorShape.OpenHandCursor)
    drag(view, start, spot(view, 2, "peers"))
    assert not window.session.wave.ties and place_of(window, "Anna") == (2, "peers")


def test_seen_closer_the_rim_is_no_wider(make_window: Make) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    view.zoom_by(2.2)
    assert _hover(view, _beside(view, anna, 8))[0] == "rim"
    assert _hover(view, _beside(view, anna, 12))[0] != "rim"


def test_the_rim_is_as_wide_at_any_zoom_and_leaves_room_to_move() -> None:
    for zoom in (0.5, 1.0, 4.0):
        inner, outer = rim_of(40.0, zoom)
        assert ((40.0 - inner) * zoom, (outer - 40.0) * zoom) == pytest.approx((INWARD, OUTWARD))
    assert rim_of(5.0)[0] >= HELD * 5.0


def test_whoever_is_not_placed_has_no_rim(make_window: Make) -> None:
    window = with_people(make_window)
    view, dan = window.canvas, named(window, "Dan")
    assert _hover(view, _beside(view, dan, -2))[0] == "alter"


def test_the_band_is_firm_where_a_press_would_join(make_window: Make) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")

    def colour(at: QPoint) -> tuple[int, int, int]:
        view.pointer.move(QPointF(at))
        view.pointer._resting.stop()
        QApplication.processEvents()
        shown = view.grab().toImage()
        seen = _beside(view, anna, 5) * shown.devicePixelRatio()
        return shown.pixelColor(seen).getRgb()[:3]

    nothing, moves, joins = colour(QPoint(8, 8)), colour(token(view, anna)), colour(_beside(view, anna, 5))
    assert nothing[0] > moves[0] > joins[0] + 20


def test_a_double_click_on_the_rim_renames_too(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    view.pointer.press_twice(QPointF(_beside(view, named(window, "Anna"), -1)))
    assert _open(window)


def _open(window: Whole) -> bool:
    return window.canvas.editors.open is not None
