"""Pasting onto a map of rings only: whoever has a ring stands on the map."""

from msgspec.structs import replace

from sociomap_app.exchange.clipboard.pasted_cells import CellWords, fill
from sociomap_app.exchange.clipboard.pasted_people import added
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Place, Sociomap
from tests.networks import framework, person

from .test_clipboard import empty, read


def rings_only() -> Sociomap:
    return replace(empty(), design=framework().design("rings"))


def test_whoever_has_a_ring_stands_in_the_only_area() -> None:
    pasted = read("Name;Ring\nAnna;1\nBo;would like\nCy;\n", rings_only())
    assert [one.place for one in pasted.people] == [Place(1, "all"), Place(0, "all"), Place()]
    assert pasted.problems == ()
    new, ids = added(rings_only(), "w1", pasted, counted_ids("n"))
    assert [new.wave("w1").alters[one].place.on_map for one in ids] == [True, True, False] and not faults(new)


def test_words_for_other_areas_are_said_once() -> None:
    text = "Name;Ring;Area\nAnna;1;school\nBo;2;Family\nCy;3;all\nDi;;school\nEd;1;-\n"
    pasted = read(text, rings_only())
    assert [one.place.ring for one in pasted.people if one.place.sector == "all"] == [1, 2, 3, 1]
    assert pasted.people[3].place == Place()
    (said,) = pasted.problems
    assert said == "The map has one area, “Everybody”: what else stands under Area (“school”, …) is left out."
    (said,) = read("Name;Ring;Area\nAnna;1;school\nBo;2;school\n", rings_only()).problems
    assert said.endswith("(“school”) is left out.")


def test_a_ring_pasted_into_the_list_places_there_too() -> None:
    document = replace(rings_only(), waves=empty([person("a", None, None)]).waves)
    filled = fill(document, "w1", [CellWords(1, "a", "ring", "2")], framework())
    place = filled.document.wave("w1").alters["a"].place
    assert (place.ring, place.sector) == (2, "all")


def test_with_several_areas_nothing_is_guessed() -> None:
    pasted = read("Name;Ring;Area\nAnna;1;Mars\nBo;1;\n")
    assert [one.place for one in pasted.people] == [Place(1), Place(1)]
    assert len(pasted.problems) == 1 and pasted.problems[0].startswith("Line 2: “Mars” is not one of")
