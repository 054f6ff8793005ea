"""Each thing that must not be is found, at its place, and nothing else is."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from sociomap_app.model.fields import ALTER_FIELDS, FIELDS_BY_NAME, MAX_ALTERS, MAX_LABEL, FieldShape
from sociomap_app.model.integrity import faults, field_fault
from sociomap_app.model.sociomap import (
    WISHED,
    Action,
    Answer,
    Conversation,
    Design,
    LensView,
    Note,
    Outline,
    Place,
    Printing,
    Ring,
    Sector,
    Sharing,
    Sociomap,
    Tie,
    View,
    Wave,
)
from tests.making import sociomaps
from tests.networks import a_map, a_wave, person


def sound() -> Sociomap:
    """Two people, joined, with one of everything that can point somewhere."""
    wave = replace(
        a_wave([person("a1"), person("a2")], [("a1", "a2")]),
        outlines={"o1": Outline(id="o1", label="both", members=frozenset({"a1", "a2"}))},
        notes={"n1": Note(id="n1", text="x", alter="a1")},
        conversation=Conversation(actions=(Action(id="x1", what="x", alter="a1"),)),
    )
    return a_map(wave, lenses=(LensView(alter="a1", side="mine"),), sharing=(Sharing(id="s1", with_whom="tutor"),))


def in_wave(**values: Any) -> Sociomap:
    sociomap = sound()
    return replace(sociomap, waves=(replace(sociomap.waves[0], **values),))


def with_a1(**values: Any) -> Sociomap:
    wave = sound().waves[0]
    return in_wave(alters={**wave.alters, "a1": replace(wave.alters["a1"], **values)})


def designed(**values: Any) -> Sociomap:
    sociomap = sound()
    return replace(sociomap, design=replace(sociomap.design, **values))


def sectors(*sector: Sector) -> Sociomap:
    return designed(sectors=(*sound().design.sectors, *sector))


def outlined(**values: Any) -> Sociomap:
    return in_wave(outlines={"o1": replace(sound().waves[0].outlines["o1"], **values)})


def noted(**values: Any) -> Sociomap:
    return in_wave(notes={"n1": replace(sound().waves[0].notes["n1"], **values)})


def tied(ends: tuple[str, str], tie: Tie | None = None) -> Sociomap:
    return in_wave(ties={ends: tie or Tie(ends, True, False)})


def talked(**values: Any) -> Sociomap:
    return in_wave(conversation=Conversation(**values))


def whole(**values: Any) -> Sociomap:
    return replace(sound(), **values)


MADE: list[tuple[Callable[[], Sociomap], str, str]] = [
    # the document
    (lambda: whole(id=""), "id", "empty"),
    (lambda: whole(waves=()), "waves", "at least one date"),
    (lambda: whole(waves=(*sound().waves, *sound().waves)), "waves[1]", "used twice"),
    (lambda: whole(waves=(Wave(id="", label="", date=a_wave().date),), lenses=()), "waves[0]", "empty"),
    (lambda: in_wave(ego_role="king"), "wave “w1” ego_role", "king"),
    (lambda: whole(lenses=(LensView(alter="zz", side="mine"),)), "lenses[0]", "zz"),
    (lambda: whole(lenses=(LensView(alter="a1", side="ours"),)), "lenses[0].side", "ours"),
    (lambda: whole(lenses=(LensView(alter="a1", side="mine"),) * 2), "lenses[1]", "twice"),
    (lambda: whole(lenses=(LensView(alter="a1", side="mine", answers={"D1": 6}),)), "lenses[0].answers.D1", "6"),
    (
        lambda: whole(lenses=(LensView(alter="a1", side="mine", answers={"D1": True}),)),
        "lenses[0].answers.D1",
        "True",
    ),
    (lambda: whole(sharing=(Sharing(id="s", with_whom="x"),) * 2), "sharing[1]", "used twice"),
    (lambda: whole(sharing=(Sharing(id="", with_whom="x"),)), "sharing[0]", "empty"),
    (lambda: whole(sharing=(Sharing(id="s", with_whom="x", part="half"),)), "sharing[0].part", "half"),
    (lambda: whole(sharing=(Sharing(id="s", with_whom="x", names="nick"),)), "sharing[0].names", "nick"),
    (lambda: whole(view=View(colour_by="mood")), "view", "mood"),
    (lambda: whole(view=View(size_by="mood")), "view", "mood"),
    (lambda: whole(view=View(outline_by="mood")), "view", "mood"),
    (lambda: whole(printing=Printing(pages=frozenset({"map"}), names="nick")), "printing.names", "nick"),
    (lambda: whole(printing=Printing(pages=frozenset({"map"}), part="half")), "printing.part", "half"),
    (lambda: whole(printing=Printing(pages=frozenset({"map"}), paper="a5")), "printing.paper", "a5"),
    # the design
    (lambda: designed(ring_meaning="rank"), "design.ring_meaning", "rank"),
    (lambda: designed(rings=(Ring("one"),) * 6), "design.rings", "not 6"),
    (lambda: sectors(*(Sector(f"s{n}", "personal", "") for n in range(11))), "design.sectors", "not 13"),
    (lambda: sectors(Sector("personal", "personal", "")), "design.sectors[2]", "used twice"),
    (lambda: sectors(Sector("", "personal", "")), "design.sectors[2]", "empty"),
    (lambda: sectors(Sector("x", "left", "")), "design.sectors[2].side", "left"),
    (lambda: sectors(Sector("x", "personal", "", 0.05)), "design.sectors[2].width", "0.1"),
    (lambda: sectors(Sector("x", "personal", "", math.inf)), "design.sectors[2].width", "0.1"),
    # alters
    (lambda: with_a1(id="a9"), "wave “w1” alter “a1”", "another id"),
    (lambda: with_a1(id=""), "wave “w1” alter “a1”", "empty"),
    (lambda: with_a1(label=" \t"), "wave “w1” alter “a1” label", "empty"),
    (lambda: with_a1(label="x" * (MAX_LABEL + 1)), "wave “w1” alter “a1” label", "at most 500"),
    (lambda: with_a1(group_type="union"), "wave “w1” alter “a1”", "only a group"),
    (lambda: with_a1(across_settings=False), "wave “w1” alter “a1”", "only a group"),
    (lambda: with_a1(status="wished"), "wave “w1” alter “a1”", "wished-for"),
    (lambda: with_a1(place=Place(WISHED, "personal")), "wave “w1” alter “a1”", "wished-for"),
    (lambda: with_a1(place=Place(4, "personal")), "wave “w1” alter “a1” ring", "no ring 4"),
    (lambda: with_a1(place=Place(-1, "personal")), "wave “w1” alter “a1” ring", "no ring -1"),
    (lambda: with_a1(place=Place(1, "nowhere")), "wave “w1” alter “a1” sector", "nowhere"),
    (lambda: with_a1(place=Place(1, None, 1.01)), "wave “w1” alter “a1” across", "between 0 and 1"),
    (lambda: with_a1(place=Place(1, None, 0.5, math.nan)), "wave “w1” alter “a1” along", "between 0 and 1"),
    # ties
    (lambda: tied(("a2", "a1")), "wave “w1” tie “a2”–“a1”", "not in order"),
    (lambda: tied(("a1", "a2"), Tie(("a1", "a3"), True, False)), "wave “w1” tie “a1”–“a2”", "not in order"),
    (lambda: tied(("a1", "a1")), "wave “w1” tie “a1”–“a1”", "themselves"),
    (lambda: tied(("a1", "zz")), "wave “w1” tie “a1”–“zz”", "no person “zz”"),
    (lambda: tied(("a1", "a2"), Tie(("a1", "a2"), False, False)), "wave “w1” tie “a1”–“a2”", "neither"),
    # outlines and notes
    (lambda: outlined(members=frozenset()), "wave “w1” outline “o1”", "nobody inside"),
    (lambda: outlined(members=frozenset({"zz"})), "wave “w1” outline “o1”", "no person “zz”"),
    (lambda: outlined(group_type="gang"), "wave “w1” outline “o1” group_type", "gang"),
    (lambda: outlined(group_goal="gold"), "wave “w1” outline “o1” group_goal", "gold"),
    (lambda: outlined(id="o2"), "wave “w1” outline “o1”", "another id"),
    (lambda: noted(id="n2"), "wave “w1” note “n1”", "another id"),
    (lambda: noted(alter="zz"), "wave “w1” note “n1”", "no person “zz”"),
    (lambda: noted(alter=None), "wave “w1” note “n1”", "neither to a person nor to a place"),
    (lambda: noted(alter=None, place=Place(1, None)), "wave “w1” note “n1”", "neither to a person"),
    (lambda: noted(place=Place(9, None)), "wave “w1” note “n1” ring", "no ring 9"),
    # the conversation
    (
        lambda: talked(answers=(Answer(prompt="p", stage="judge", question="?"),)),
        "wave “w1” conversation.answers[0].stage",
        "judge",
    ),
    (lambda: talked(actions=(Action(id="x", what=""),) * 2), "wave “w1” conversation.actions[1]", "used twice"),
    (lambda: talked(actions=(Action(id="", what=""),)), "wave “w1” conversation.actions[0]", "empty"),
    (
        lambda: talked(actions=(Action(id="x", what="", alter="zz"),)),
        "wave “w1” conversation.actions[0]",
        "no person “zz”",
    ),
]


def test_a_sound_document_has_no_faults() -> None:
    assert faults(sound()) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sociomaps())
def test_nor_has_any_that_the_tests_make(sociomap: Sociomap) -> None:
    assert faults(sociomap) == []


@pytest.mark.parametrize(("make", "where", "what"), MADE, ids=[f"{where} {what}" for _, where, what in MADE])
def test_each_fault_is_found_alone_and_at_its_place(make: Callable[[], Sociomap], where: str, what: str) -> None:
    places = [fault for fault in faults(make()) if fault.where == where and what in fault.what]
    assert len(places) == 1, faults(make())
    assert str(places[0]) == f"{where}: {places[0].what}"


@pytest.mark.parametrize(("make", "where", "what"), MADE, ids=[f"{where} {what}" for _, where, what in MADE])
def test_and_brings_no_other(make: Callable[[], Sociomap], where: str, what: str) -> None:
    others = [fault for fault in faults(make()) if what not in fault.what]
    allowed = {"wave “w1” alter “a1”": "another id", "waves": "no person"}
    assert all(allowed.get(where, "-") in fault.what for fault in others), others


def test_too_many_people() -> None:
    many = a_map(a_wave([person(f"m{n}") for n in range(MAX_ALTERS + 1)]))
    assert [str(fault) for fault in faults(many)] == [
        f"wave “w1” alters: a map holds at most {MAX_ALTERS} people, groups and resources"
    ]


def test_fewer_than_two_rings_and_no_sector() -> None:
    bare = Sociomap(
        id="m", design=Design(preset="", ring_meaning="closeness", rings=(), sectors=()), waves=(a_wave(),)
    )
    assert [fault.where for fault in faults(bare)] == ["design.rings", "design.sectors"]


BAD: dict[FieldShape, tuple[object, ...]] = {
    FieldShape.CHOICE: ("strange",),
    FieldShape.CHOICES: (frozenset({"strange"}), None, ("aid",), {"aid"}, "aid"),
    FieldShape.TERM: (3,),
    FieldShape.TERMS: (None, ("x",), {"x"}, "x"),
    FieldShape.SCALE: (0, 6, 2.0, True, "3"),
    FieldShape.YES_NO: (1, "true"),
    FieldShape.LINE: (None, 3),
    FieldShape.TEXT: (None, 3),
}


@pytest.mark.parametrize("name", sorted(FIELDS_BY_NAME))
def test_a_field_takes_its_own_values_and_no_others(name: str) -> None:
    field = FIELDS_BY_NAME[name]
    for value in BAD[field.shape]:
        assert field_fault(field, value), value
    for value in field.values:
        assert field_fault(field, frozenset({value}) if field.shape is FieldShape.CHOICES else value) is None
    if field.shape in (FieldShape.CHOICE, FieldShape.TERM, FieldShape.SCALE, FieldShape.YES_NO):
        assert (field_fault(field, None) is None) == (name not in ("kind", "status"))


@pytest.mark.parametrize("field", ALTER_FIELDS, ids=lambda field: field.name)
def test_what_a_field_refuses_is_a_fault_of_the_document(field: Any) -> None:
    for value in BAD[field.shape]:
        found = faults(with_a1(**{field.name: value}))
        assert any(fault.where == f"wave “w1” alter “a1” {field.name}" for fault in found), (value, found)
