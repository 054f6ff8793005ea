"""Who stands out: whoever is pointed at before whoever is selected, with neighbours, and those a filter keeps."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sociomap_app.canvas.painting.spotlight import Spotlight, neighbours, spotlight
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.sheet import in_window
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.loader import load
from tests.making import sociomaps

FRAMEWORK = load()
ALL = frozenset({"anna", "ben", "cleo", "ed", "fay", "dan"})


def test_neighbours_are_one_connection_away_and_no_further(drawing: Drawing) -> None:
    assert neighbours(drawing, {"anna"}) == {"anna", "ben"}
    assert neighbours(drawing, {"ben"}) == {"anna", "ben", "cleo"}
    assert neighbours(drawing, {"ed"}) == {"ed"}
    assert neighbours(drawing, {"anna", "cleo"}) == {"anna", "ben", "cleo"}


def test_whoever_is_selected_stands_out_with_neighbours_and_with_those_who_wait(drawing: Drawing) -> None:
    light = spotlight(drawing, {"anna"}, "", None)
    assert light == Spotlight(frozenset({"anna", "ben", "dan"}), frozenset({"anna"}))


def test_whoever_is_pointed_at_comes_before_whoever_is_selected(drawing: Drawing) -> None:
    light = spotlight(drawing, {"anna"}, "ed", None)
    assert light == Spotlight(frozenset({"ed", "dan"}), frozenset({"ed"}))
    assert spotlight(drawing, {"anna"}, "dan", None) == spotlight(drawing, {"anna"}, "", None), "dan is not placed"


def test_alone_means_without_neighbours_until_somebody_is_pointed_at(drawing: Drawing) -> None:
    light = spotlight(drawing, {"anna", "dan"}, "", None, alone=True)
    assert light is not None and light.lit == {"anna", "dan"}
    light = spotlight(drawing, {"anna"}, "ben", None, alone=True)
    assert light is not None and light.lit == {"anna", "ben", "cleo", "dan"}


def test_a_filter_keeps_its_own_and_adds_whoever_is_chosen(drawing: Drawing) -> None:
    assert spotlight(drawing, (), "", frozenset({"ed", "dan"})) == Spotlight(*[frozenset({"ed", "dan"})] * 2)
    assert spotlight(drawing, {"anna"}, "", frozenset({"ed"})) == Spotlight(*[frozenset({"ed", "anna"})] * 2)
    assert spotlight(drawing, (), "", frozenset()) == Spotlight(frozenset(), frozenset()), "it keeps nobody"


def test_nobody_or_everybody_chosen_means_that_nobody_steps_back(drawing: Drawing) -> None:
    assert spotlight(drawing, (), "", None) is None
    assert spotlight(drawing, ALL - {"dan"}, "", None) is not None
    assert spotlight(drawing, {"dan"}, "", None) is None


@given(sociomaps(max_waves=1), st.data())
@settings(max_examples=40)
def test_on_any_map_whoever_is_meant_stands_out(sociomap: Sociomap, data: st.DataObject) -> None:
    wave = sociomap.latest
    drawing = draw_map(sociomap, wave.id, FRAMEWORK, in_window(600, 500))
    someone = st.sampled_from(sorted(wave.alters)) if wave.alters else st.nothing()
    chosen = data.draw(st.frozensets(someone))
    pointed = data.draw(st.just("") | someone)
    kept = data.draw(st.none() | st.frozensets(someone))
    light = spotlight(drawing, chosen, pointed, kept, alone=data.draw(st.booleans()))
    if light is None:
        assert kept is None
        return
    about = {pointed} if pointed in drawing.scene.points else chosen & drawing.scene.points.keys()
    assert light.lit <= wave.alters.keys() and light.about <= light.lit
    assert about <= light.about and (kept or frozenset()) <= light.lit
