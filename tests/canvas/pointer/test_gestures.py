"""From press to release: what a gesture shows on the way, what it comes to, and that one broken off is nothing."""

from collections.abc import Sequence
from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociomap_app.canvas.pointer import gestures
from sociomap_app.canvas.pointer.gestures import THRESHOLD, Gesture, MapAct, PointerAt, Preview
from sociomap_app.canvas.pointer.hit_test import Hit
from sociomap_app.canvas.pointer.tools import JOIN, OUTLINE, POINT, Tool, enter, press, selected
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.sheet import in_window
from sociomap_app.editing.session import Selection, Session
from sociomap_app.model.sociomap import Place
from sociomap_app.vocabulary.loader import load
from tests.making import sociomaps

FRAMEWORK = load()
Point = tuple[float, float]


def at(point: Point, *, released: bool = False) -> PointerAt:
    return PointerAt(*point, released)


def carry(gesture: Gesture, *way: Point) -> tuple[list[Preview], MapAct | None]:
    """Go a way and let go at the end of it; what was shown, and the act it came to."""
    shown = [next(gesture)]
    for point in way:
        shown.append(gesture.send(at(point)))
    with pytest.raises(StopIteration) as end:
        gesture.send(at(way[-1], released=True))
    return shown, end.value.value


def click(gesture: Gesture, point: Point) -> MapAct | None:
    next(gesture)
    with pytest.raises(StopIteration) as end:
        gesture.send(at(point, released=True))
    return end.value.value


def do(act: MapAct | None, session: Session) -> None:
    assert act is not None
    act(session)


def place_of(session: Session, one: str) -> tuple[int | None, str | None]:
    place = session.wave.alters[one].place
    return place.ring, place.sector


# Moving people


def test_a_press_that_hardly_moves_is_a_click(drawing: Drawing, session: Session) -> None:
    x, y = drawing.scene.points["anna"]
    shown, act = carry(
        gestures.drag_people(drawing, frozenset({"anna"}), "anna", at((x, y))), (x + THRESHOLD - 1, y)
    )
    assert all(one == Preview() for one in shown)
    before = session.document
    do(act, session)
    assert session.selection.alters == {"anna"} and session.document is before


def test_with_shift_a_click_adds_and_takes_away(drawing: Drawing, session: Session) -> None:
    x, y = drawing.scene.points["anna"]
    session.select_alters({"ben"})
    for chosen in ({"anna", "ben"}, {"ben"}):
        do(
            click(gestures.drag_people(drawing, frozenset({"anna"}), "anna", PointerAt(x, y, shift=True)), (x, y)),
            session,
        )
        assert session.selection.alters == chosen


def test_people_move_together_into_the_cells_they_are_let_go_in(drawing: Drawing, session: Session) -> None:
    points, plan = drawing.scene.points, drawing.plan
    start, end = points["ed"], plan.point(Place(1, "peers"))
    shown, act = carry(gestures.drag_people(drawing, frozenset({"ed", "fay"}), "ed", at(start)), end)
    last = shown[-1]
    assert last.cell == (1, "peers") and last.words.startswith("Closest") and last.at == end
    dx, dy = end[0] - start[0], end[1] - start[1]
    assert last.moved["fay"] == pytest.approx((points["fay"][0] + dx, points["fay"][1] + dy))
    do(act, session)
    assert place_of(session, "ed") == (1, "peers") and place_of(session, "fay") != (3, "peers")
    assert session.selection.alters == {"ed", "fay"}
    assert session.history.past[-1].words == "Move" and len(session.history.past) == 1


def test_let_go_beyond_the_map_is_off_it(drawing: Drawing, session: Session) -> None:
    shown, act = carry(
        gestures.drag_people(drawing, frozenset({"ed"}), "ed", at(drawing.scene.points["ed"])), (2, 2)
    )
    assert shown[-1].cell is None and "not placed" in shown[-1].words
    do(act, session)
    assert place_of(session, "ed") == (None, None)


def test_a_throw_without_a_move_between_counts_too(drawing: Drawing, session: Session) -> None:
    end = drawing.plan.point(Place(2, "friends"))
    start = at(drawing.scene.points["ed"])
    do(click(gestures.drag_people(drawing, frozenset({"ed"}), "ed", start), end), session)
    assert place_of(session, "ed") == (2, "friends")


# Joining


def test_from_rim_to_token_joins_two(drawing: Drawing, session: Session) -> None:
    points = drawing.scene.points
    shown, act = carry(gestures.draw_join(drawing, "ed", at(points["ed"])), (450, 350), points["cleo"])
    assert [one.words for one in shown] == ["", "Join Ed with …", "Join Ed and Cleo"]
    assert shown[-1].target == "cleo" and shown[-1].line == (points["ed"], points["cleo"])
    do(act, session)
    assert ("cleo", "ed") in session.wave.ties


@pytest.mark.parametrize("end", ["nowhere", "back", "dan"])
def test_a_line_that_leads_to_nobody_else_joins_nobody(drawing: Drawing, end: str) -> None:
    ed, dan = drawing.figure.tokens["ed"], drawing.figure.tokens["dan"]
    where = {"nowhere": (1.0, 1.0), "back": (ed.x, ed.y), "dan": (dan.x, dan.y)}[end]
    _, act = carry(gestures.draw_join(drawing, "ed", at((ed.x, ed.y))), (450, 350), where)
    assert act is None


def test_while_joining_two_clicks_join(drawing: Drawing, session: Session) -> None:
    points = drawing.scene.points
    for one in ("ed", "cleo"):
        do(click(gestures.draw_join(drawing, one, at(points[one]), joining=True), points[one]), session)
    assert ("cleo", "ed") in session.wave.ties and not session.selection
    for one in ("ed", "ed"):
        do(click(gestures.draw_join(drawing, one, at(points[one]), joining=True), points[one]), session)
    assert session.selection.alters == {"ed"} and len(session.wave.ties) == 3


# Round people


def ring(x: float, y: float, radius: float) -> list[Point]:
    return [(x + radius * cos(n * pi / 12), y + radius * sin(n * pi / 12)) for n in range(25)]


def test_a_line_round_people_selects_them_and_with_shift_adds_them(drawing: Drawing, session: Session) -> None:
    way = ring(*drawing.scene.points["ed"], 25)
    shown, act = carry(gestures.lasso(drawing, at(way[0])), *way[1:])
    assert len(shown[-1].lasso) > 10
    do(act, session)
    assert session.selection.alters == {"ed"}
    session.select_alters({"anna"})
    do(carry(gestures.lasso(drawing, PointerAt(*way[0], shift=True)), *way[1:])[1], session)
    assert session.selection.alters == {"anna", "ed"}


def test_a_straight_line_catches_the_rectangle_it_spans(drawing: Drawing, session: Session) -> None:
    x, y = drawing.scene.points["ed"]
    shown, act = carry(gestures.lasso(drawing, at((x - 20, y - 20))), (x, y), (x + 20, y + 20))
    assert len(shown[-1].lasso) == 4
    do(act, session)
    assert session.selection.alters == {"ed"}


def test_a_click_on_bare_ground_selects_nobody(drawing: Drawing, session: Session) -> None:
    session.select_alters({"anna"})
    do(click(gestures.lasso(drawing, at((2, 2))), (2, 2)), session)
    assert not session.selection


def test_an_outline_goes_round_those_on_the_map_only(drawing: Drawing, session: Session) -> None:
    corners = [(1.0, 1.0), (899.0, 1.0), (899.0, 699.0), (1.0, 699.0)]
    do(carry(gestures.lasso(drawing, at(corners[0]), outlining=True), *corners[1:], corners[0])[1], session)
    (new,) = session.wave.outlines.keys() - {"o1"}
    assert session.wave.outlines[new].members == drawing.scene.points.keys() and session.selection.outline == new


# Who gives what


def test_the_first_one_touched_decides_whether_a_stroke_gives_or_takes_back(
    drawing: Drawing, session: Session
) -> None:
    tokens = drawing.figure.tokens
    one, other = ((tokens[each].x, tokens[each].y) for each in ("ed", "dan"))
    shown, act = carry(gestures.say_who_gives(drawing, session.wave, "confide", at(one)), (450, 350), other)
    assert [each.given for each in shown] == [{"ed"}, {"ed"}, {"ed", "dan"}]
    do(act, session)
    givers = {key for key, alter in session.wave.alters.items() if "confide" in alter.functions}
    assert givers == {"ed", "dan"} and len(session.history.past) == 1
    anna = tokens["anna"].x, tokens["anna"].y
    do(carry(gestures.say_who_gives(drawing, session.wave, "confide", at(one)), anna)[1], session)
    givers = {key for key, alter in session.wave.alters.items() if "confide" in alter.functions}
    assert givers == {"dan"}, "Ed gave it: so the stroke takes back, and nothing is given to Anna"


def test_a_stroke_over_nobody_says_nothing(drawing: Drawing, session: Session) -> None:
    assert carry(gestures.say_who_gives(drawing, session.wave, "confide", at((2, 2))), (5, 5))[1] is None


# Notes


def test_a_note_goes_where_it_is_taken_or_to_whoever_it_is_put_on(drawing: Drawing, session: Session) -> None:
    end = drawing.plan.point(Place(2, "family"))
    shown, act = carry(gestures.drag_note(drawing, "n1", at((400, 400))), end)
    assert shown[-1].note == ("n1", end[0] - 400, end[1] - 400) and shown[-1].words.startswith("Note: Close · ")
    do(act, session)
    place = session.wave.notes["n1"].place
    assert (place.ring, place.sector) == (2, "family")
    shown, act = carry(gestures.drag_note(drawing, "n1", at((400, 400))), drawing.scene.points["ed"])
    assert shown[-1].target == "ed" and shown[-1].words == "Note: Ed"
    do(act, session)
    assert session.wave.notes["n1"].alter == "ed"


def test_a_note_let_go_beyond_the_map_stands_at_its_edge(drawing: Drawing, session: Session) -> None:
    shown, act = carry(gestures.drag_note(drawing, "n1", at((400, 400))), (890.0, 350.0))
    assert shown[-1].words.endswith("the nearest place on the map")
    do(act, session)
    assert session.wave.notes["n1"].place.ring == 0


def test_a_click_on_a_note_selects_it(drawing: Drawing, session: Session) -> None:
    before = session.document
    do(click(gestures.drag_note(drawing, "n1", at((400, 400))), (401, 400)), session)
    assert session.selection == Selection(note="n1") and session.document is before


# What a press begins


@pytest.mark.parametrize(
    ("tool", "found", "name"),
    [
        (POINT, Hit("alter", "anna"), "drag_people"),
        (POINT, Hit("label", "anna"), "drag_people"),
        (POINT, Hit("rim", "anna"), "draw_join"),
        (POINT, Hit("note", "n1"), "drag_note"),
        (POINT, Hit("tie", "anna|ben"), "pick"),
        (POINT, Hit("outline", "o1"), "pick"),
        (POINT, Hit("ego"), "pick"),
        (POINT, Hit(), "lasso"),
        (JOIN, Hit("alter", "anna"), "draw_join"),
        (JOIN, Hit("alter", "dan"), "drag_people"),
        (OUTLINE, Hit("alter", "anna"), "lasso"),
        (Tool("give", "confide"), Hit("alter", "anna"), "say_who_gives"),
        (Tool("give", "confide"), Hit(), "say_who_gives"),
    ],
)
def test_what_a_press_begins(drawing: Drawing, session: Session, tool: Tool, found: Hit, name: str) -> None:
    gesture = press(tool, drawing, session, found, at((450, 350)))
    assert gesture.__name__ == name


def test_whoever_is_selected_comes_along_and_nobody_else(drawing: Drawing, session: Session) -> None:
    session.select_alters({"ed", "fay"})
    for grabbed, moving in (("ed", {"ed", "fay"}), ("anna", {"anna"})):
        start = drawing.scene.points[grabbed]
        gesture = press(POINT, drawing, session, Hit("alter", grabbed), at(start))
        next(gesture)
        assert gesture.send(at((start[0] + 50, start[1]))).moved.keys() == moving


@pytest.mark.parametrize(
    ("found", "selection"),
    [
        (Hit("rim", "anna"), Selection(frozenset({"anna"}))),
        (Hit("tie", "anna|ben"), Selection(tie=("anna", "ben"))),
        (Hit("outline", "o1"), Selection(outline="o1")),
        (Hit("note", "n1"), Selection(note="n1")),
        (Hit("ego"), Selection(ego=True)),
        (Hit(), Selection()),
    ],
)
def test_what_was_hit_is_what_is_selected(
    drawing: Drawing, session: Session, found: Hit, selection: Selection
) -> None:
    assert selected(found) == selection
    if found.kind in ("tie", "outline", "ego"):
        do(click(press(POINT, drawing, session, found, at((450, 350))), (450, 350)), session)
        assert session.selection == selection


def test_enter_gives_for_whoever_is_selected_only_with_the_tool_that_gives(session: Session) -> None:
    give = Tool("give", "confide")
    assert not enter(give, session)
    session.select_alters({"ed", "fay"})
    assert not enter(POINT, session) and not session.wave.alters["ed"].functions
    for gives in (True, False):
        assert enter(give, session)
        assert all(("confide" in session.wave.alters[one].functions) is gives for one in ("ed", "fay"))


# Whatever a pointer does


@given(
    sociomaps(max_waves=1, max_alters=5),
    st.sampled_from([POINT, JOIN, OUTLINE, Tool("give", "confide")]),
    st.lists(st.tuples(st.floats(-30, 630), st.floats(-30, 530)), min_size=1, max_size=6),
    st.integers(0, 40),
    st.booleans(),
)
@settings(max_examples=60)
def test_on_any_map_a_gesture_shows_what_it_moves_and_broken_off_it_is_nothing(
    sociomap: object, tool: Tool, way: Sequence[Point], number: int, broken_off: bool
) -> None:
    session = Session(sociomap)  # type: ignore[arg-type]  # a Sociomap
    drawing = draw_map(session.document, session.wave.id, FRAMEWORK, in_window(600, 500))
    every = [*(Hit("alter", one) for one in session.wave.alters), Hit(), Hit("ego")]
    every += [Hit("rim", one) for one in drawing.scene.points]
    every += [Hit("note", one) for one in session.wave.notes]
    found = every[number % len(every)]
    token = drawing.figure.tokens.get(found.id)
    start = at((token.x, token.y) if token else (300.0, 250.0))
    before, chosen = session.document, session.selection
    gesture = press(tool, drawing, session, found, start)
    shown = [next(gesture), *(gesture.send(at(point)) for point in way)]
    assert session.document is before and session.selection is chosen, "nothing happens before it is let go"
    for preview, (x, y) in zip(shown[1:], way, strict=True):
        for one, moved in preview.moved.items():
            old = drawing.figure.tokens[one]
            assert moved == pytest.approx((old.x + x - start.x, old.y + y - start.y))
    if broken_off:
        gesture.close()
        assert session.document is before and session.selection is chosen
        return
    with pytest.raises(StopIteration) as end:
        gesture.send(at(way[-1], released=True))
    if end.value.value is not None:
        end.value.value(session)
        assert len(session.history.past) <= 1, "one gesture is at most one step"
