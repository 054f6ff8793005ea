"""A walk through everything on the map: each thing once, forwards and back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sociomap_app.canvas.pointer.walk import EGO, beyond, stops
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.sheet import in_window
from sociomap_app.editing.session import Selection
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.loader import load
from tests.making import sociomaps

FRAMEWORK = load()


def test_me_then_people_as_they_were_named_then_what_was_drawn(drawing: Drawing) -> None:
    people = [Selection(frozenset({one})) for one in ("anna", "ben", "cleo", "ed", "fay", "dan")]
    ties = [Selection(tie=("anna", "ben")), Selection(tie=("ben", "cleo"))]
    assert stops(drawing) == [EGO, *people, *ties, Selection(outline="o1"), Selection(note="n1")]


def test_it_begins_with_the_first_person_or_from_behind(drawing: Drawing) -> None:
    assert beyond(drawing, Selection(), 1) == Selection(frozenset({"anna"}))
    assert beyond(drawing, Selection(), -1) == Selection(note="n1")


def test_of_several_people_the_outermost_counts(drawing: Drawing) -> None:
    several = Selection(frozenset({"ben", "ed"}))
    assert beyond(drawing, several, 1) == Selection(frozenset({"fay"}))
    assert beyond(drawing, several, -1) == Selection(frozenset({"anna"}))


@given(sociomaps(max_waves=1), st.integers(0, 60), st.sampled_from([1, -1]))
@settings(max_examples=40)
def test_on_any_map_it_comes_by_everything_once_and_back(sociomap: Sociomap, number: int, step: int) -> None:
    drawing = draw_map(sociomap, sociomap.latest.id, FRAMEWORK, in_window(600, 500))
    every = stops(drawing)
    here = start = every[number % len(every)]
    seen = []
    for _ in every:
        there = beyond(drawing, here, step)
        assert beyond(drawing, there, -step) == here
        seen.append(there)
        here = there
    assert here == start and all(one in seen for one in every)


def test_a_map_with_nobody_on_it_has_only_me(framework: object) -> None:
    from sociomap_app.editing.new_map import new_sociomap

    empty = new_sociomap(FRAMEWORK)
    drawing = draw_map(empty, empty.latest.id, FRAMEWORK, in_window(600, 500))
    for chosen in (Selection(), EGO):
        for step in (1, -1):
            assert beyond(drawing, chosen, step) == EGO
