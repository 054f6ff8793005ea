"""What a change of the design does is said before it is done, and what is said is what is done."""

import pytest
from msgspec.structs import replace

from sociomap_app.editing import redesign
from sociomap_app.editing.redesign import Draft
from sociomap_app.editing.session import Session
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import WISHED, Alter, Place, Ring, Sociomap
from sociomap_app.vocabulary.naming import design_in_words
from tests.networks import a_map, a_wave, framework, person

ON_BOTH_DATES = "It holds for all 2 dates of this map."


def filled(preset: str = "six-areas") -> Sociomap:
    people = [person("p1", 1, "family"), person("p2", 3, "friends"), person("p3", 3, "school")]
    later = [*people, Alter(id="g", label="Choir", kind="group", place=Place(3, "friends"))]
    waves = (a_wave(people, wave_id="w1"), a_wave([*later, person("w", WISHED, "friends")], wave_id="w2"))
    return replace(a_map(*waves), design=framework().design(preset))


def said(document: Sociomap, draft: Draft) -> str:
    return " ".join(redesign.consequences(document, draft, framework()))


def test_a_draft_that_changes_nothing_says_nothing() -> None:
    document = filled()
    assert redesign.consequences(document, Draft(document.design), framework()) == ()
    assert redesign.candidate(document, Draft(document.design), framework()) is document


def test_fewer_rings_say_who_moves_where() -> None:
    document = filled()
    draft = Draft(redesign.renumbered(document.design, 2, framework()))
    words = said(document, draft)
    assert "2 people and 1 group in “further out” (ring 3) go to “further out” (ring 2)." in words
    assert ON_BOTH_DATES in words
    assert "beside the map" in said(document, Draft(draft.design, rings={3: None}))
    assert redesign.rings_to_place(document, draft.design, framework()) == {
        1: "1 person",
        3: "2 people and 1 group",
    }
    assert faults(redesign.candidate(document, draft, framework())) == []


def test_with_a_ring_more_people_can_go_along_with_its_name() -> None:
    document = filled()
    design = redesign.renumbered(document.design, 4, framework())
    assert redesign.rings_to_place(document, design, framework()) == {3: "2 people and 1 group"}
    assert "Ring 3 is called “less close” instead of “further out”" in said(document, Draft(design))
    along = Draft(design, rings={3: 4})
    assert "in “further out” (ring 3) go to “further out” (ring 4)." in said(document, along)
    assert redesign.candidate(document, along, framework()).wave("w1").alters["p2"].place.ring == 4
    assert redesign.rings_to_place(document, document.design, framework()) == {}


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [(3, 4, [1, 2, 4]), (3, 2, [1, 1, 2]), (5, 3, [1, 2, 2, 3, 3]), (2, 3, [2, 3]), (4, 5, [1, 3, 4, 5])],
)
def test_people_stay_on_the_ring_of_their_name(before: int, after: int, wanted: list[int]) -> None:
    design = redesign.renumbered(framework().design("six-areas"), before, framework())
    document = replace(filled(), design=design)
    new = redesign.renumbered(design, after, framework())
    assert [redesign.usual_ring(document, new, ring, framework()) for ring in range(1, before + 1)] == wanted


def test_nobody_moves_is_not_said_of_people_whose_ring_means_another() -> None:
    document = filled()
    wider = said(document, Draft(redesign.renumbered(document.design, 4, framework())))
    assert "instead of “further out”" in wider and "Nobody moves" not in wider
    rings = (Ring("near"), *document.design.rings[1:])
    assert "Nobody moves" in said(document, Draft(replace(document.design, rings=rings)))


def test_an_area_that_goes_says_where_its_people_go() -> None:
    document = filled()
    rest = tuple(one for one in document.design.sectors if one.id != "friends")
    design = replace(document.design, sectors=rest)
    # The one wished for counts too: whoever it is stands there.
    assert redesign.areas_that_go(document, design) == {"friends": "2 people and 1 group"}
    beside = "2 people and 1 group in “Friends & community” go beside the map, with the ring kept."
    assert beside in said(document, Draft(design))
    moved = Draft(design, {"friends": "family"})
    assert "go to “Family & household”" in said(document, moved)
    assert redesign.candidate(document, moved, framework()).wave("w2").alters["g"].place.sector == "family"


def test_another_meaning_keeps_what_the_rings_said() -> None:
    document = filled()
    draft = Draft(redesign.with_meaning(document.design, "frequency", framework()))
    assert redesign.meaning_asked(document, draft)
    words = said(document, draft)
    assert "how often we are in touch" in words and "stays with them" in words
    new = redesign.candidate(document, draft, framework())
    assert [new.wave("w1").alters[one].closeness for one in ("p1", "p2")] == [5, 2]
    without = Draft(draft.design, keep_closeness=False)
    assert "will not be known any more" in said(document, without)
    assert redesign.candidate(document, without, framework()).wave("w1").alters["p1"].closeness is None
    empty = a_map(a_wave([person("x", None, None)]))
    assert not redesign.meaning_asked(empty, draft)


def test_names_nobody_chose_follow_the_number_of_rings() -> None:
    design = framework().design("halves")
    assert [one.label for one in redesign.renumbered(design, 4, framework()).rings][2] == "less close"
    own = replace(design, rings=(Ring("a"), Ring("b"), Ring("c")))
    assert [one.label for one in redesign.renumbered(own, 4, framework()).rings][:3] == ["a", "b", "c"]
    assert [one.label for one in redesign.renumbered(own, 2, framework()).rings] == ["a", "b"]


@pytest.mark.parametrize(
    "preset, wanted",
    [
        ("halves", {"school": "professional", "family": "personal", "friends": "personal"}),
        ("mentor", {"school": "own_school", "peers": "mentors", "provider": None}),
    ],
)
def test_a_layout_brings_areas_and_says_what_it_can_of_where(preset: str, wanted: dict[str, str | None]) -> None:
    document = filled()
    draft = redesign.starting_from(document, framework(), preset)
    assert {one: draft.moved[one] for one in wanted} == wanted
    assert draft.design.rings == design_in_words(document.design, framework()).rings
    assert faults(redesign.candidate(document, draft, framework())) == []


def test_an_area_that_changes_sides_is_said() -> None:
    document = filled()
    turned = tuple(replace(one, side="personal") if one.id == "school" else one for one in document.design.sectors)
    words = said(document, Draft(replace(document.design, sectors=turned)))
    assert "“Placement or employing school” counts as personal, with 1 person." in words
    assert "Nobody moves to another ring or area." in words


def test_a_note_that_goes_along_is_said() -> None:
    from sociomap_app.model import edits
    from sociomap_app.model.sociomap import Note

    document = edits.add_note(filled(), "w1", Note(id="n", text="x", place=Place(3, "friends")))
    draft = Draft(redesign.renumbered(document.design, 2, framework()))
    assert "1 note goes along" in said(document, draft)


def test_it_is_one_step_with_its_name() -> None:
    session = Session(filled())
    first = session.document
    draft = Draft(redesign.renumbered(first.design, 5, framework()))
    assert redesign.change_design(session, draft, framework())
    assert [step.words for step in session.history.past] == ["Change the design"]
    assert "Ring 3 is called “close”" in said(first, draft)
    session.undo()
    assert session.document is first


def test_a_ring_keeps_its_people_where_its_name_is_only_spelled_otherwise() -> None:
    old, new = (
        replace(framework().design("halves"), rings=tuple(map(Ring, names)))
        for names in (("na\u0308her", "fär", "farther"), ("close", "Näher", "FA\u0308R"))
    )
    document = replace(a_map(), design=old)
    assert [redesign.usual_ring(document, new, ring, framework()) for ring in (1, 2, 3)] == [2, 3, 3]
