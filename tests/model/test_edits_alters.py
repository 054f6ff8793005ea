"""Edits of people, groups and resources."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.fields import ALTER_FIELDS, MAX_ALTERS, MAX_LABEL, MAX_TEXT, FieldShape
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import (
    WISHED,
    Action,
    Alter,
    Answer,
    Conversation,
    LensView,
    Note,
    Outline,
    OwnWord,
    Place,
    Sociomap,
)
from tests.networks import a_map, a_wave, person


def two() -> Sociomap:
    """Two people, joined, in one wave."""
    return a_map(a_wave([person("a1"), person("a2")], [("a1", "a2")]))


def after(sociomap: Sociomap, alter_id: str = "a1", wave: str = "w1") -> Alter:
    assert faults(sociomap) == []
    return sociomap.wave(wave).alters[alter_id]


def test_added_in_order_cleaned_and_asked() -> None:
    first = Alter(
        id="z", label="  J\u202eo\n", note="a\r\nb ", frequency="daily", functions=frozenset({"confide"})
    )
    new = edits.add_alters(two(), "w1", [first, Alter(id="b", label="B")])
    assert list(new.wave("w1").alters) == ["a1", "a2", "z", "b"]
    assert after(new, "z").label == "Jo"
    assert after(new, "z").note == "a\nb"
    assert {"frequency", "confide"} <= new.wave("w1").asked


def test_only_the_wave_named_is_touched() -> None:
    sociomap = a_map(a_wave(), a_wave(wave_id="w2"))
    new = edits.add_alters(sociomap, "w2", [person("a1")])
    assert new.wave("w1") is sociomap.wave("w1")


def test_adding_nobody_is_no_edit() -> None:
    sociomap = two()
    assert edits.add_alters(sociomap, "w1", []) is sociomap


@pytest.mark.parametrize(
    ("alter", "error"),
    [
        (person("a1"), KeyError),
        (Alter(id="", label="x"), KeyError),
        (Alter(id="n", label=" \u200f "), ValueError),
        (person("n", 7), ValueError),
        (person("n", 1, "nowhere"), ValueError),
        (replace(person("n"), kind="robot"), ValueError),
        (replace(person("n"), place=Place(1, "personal", math.nan, 0.5)), ValueError),
        (replace(person("n"), place=Place(1, "personal", 0.5, math.inf)), ValueError),
    ],
)
def test_what_cannot_be_added(alter: Alter, error: type[Exception]) -> None:
    with pytest.raises(error):
        edits.add_alters(two(), "w1", [alter])


def test_one_id_twice_in_one_go_is_refused() -> None:
    with pytest.raises(KeyError):
        edits.add_alters(two(), "w1", [person("n"), person("n")])


def test_no_more_than_a_wave_holds() -> None:
    many = a_map(a_wave([person(f"m{n}") for n in range(MAX_ALTERS)]))
    with pytest.raises(ValueError, match=str(MAX_ALTERS)):
        edits.add_alters(many, "w1", [person("one too many")])


def test_places_are_rounded_and_kept_in_the_cell() -> None:
    alter = replace(person("n"), place=Place(1, "personal", 0.123456, 7.0))
    assert after(edits.add_alters(two(), "w1", [alter]), "n").place == Place(1, "personal", 0.1235, 1.0)


@pytest.mark.parametrize(
    "field", [field for field in ALTER_FIELDS if field.name != "status"], ids=lambda f: f.name
)
def test_every_field_can_be_set(field: Any) -> None:
    value: Any = {
        FieldShape.CHOICE: field.values[-1] if field.values else None,
        FieldShape.CHOICES: frozenset(field.values[:2]),
        FieldShape.TERM: "own word",
        FieldShape.TERMS: frozenset({"own word"}),
        FieldShape.SCALE: 5,
        FieldShape.YES_NO: False,
        FieldShape.LINE: "words",
        FieldShape.TEXT: "words",
    }[field.shape]
    old = two()
    new = edits.change_alters(old, "w1", ["a1", "a2"], **{field.name: value})
    assert getattr(after(new, "a1"), field.name) == getattr(after(new, "a2"), field.name) == value
    if field.name not in ("kind", "functions", "peer_code", "note"):
        assert field.name in new.wave("w1").asked
    assert edits.change_alters(new, "w1", ["a1", "a2"], **{field.name: value}) is new
    assert after(old) == after(two())


@pytest.mark.parametrize(
    "fields",
    [
        {"frequency": "hourly"},
        {"closeness": 0},
        {"closeness": 6},
        {"usefulness": True},
        {"usefulness": 3.0},
        {"formal": "yes"},
        {"formal": 1},
        {"kind": None},
        {"status": None},
        {"functions": None},
        {"functions": {"confide"}},
        {"note": None},
        {"role": 3},
        {"purpose": frozenset({"operational", "other"})},
        {"label": " "},
        {"id": "other"},
        {"place": Place(9, "personal")},
        {"place": Place(1, "nowhere")},
    ],
    ids=" ".join,
)
def test_values_that_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(fields)) if "place" not in fields else "ring|sector"):
        edits.change_alters(two(), "w1", ["a1"], **fields)


def test_texts_are_cleaned_and_cut() -> None:
    new = edits.change_alters(two(), "w1", ["a1"], label="x" * 900, note="n" * 30_000, role="  ", setting=" a\tb ")
    alter = after(new)
    assert (len(alter.label), len(alter.note)) == (MAX_LABEL, MAX_TEXT)
    assert (alter.role, alter.setting) == (None, "a b")


def test_what_only_groups_have_goes_with_the_group() -> None:
    sociomap = edits.change_alters(two(), "w1", ["a1"], kind="group", group_type="union", across_settings=True)
    assert after(sociomap).group_type == "union"
    person_again = edits.change_alters(sociomap, "w1", ["a1"], kind="person")
    assert (after(person_again).group_type, after(person_again).across_settings) == (None, None)
    assert edits.change_alters(person_again, "w1", ["a1"], group_goal="resource_sharing") is person_again


@pytest.mark.parametrize("edit", [edits.change_alters, edits.remove_alters], ids=lambda one: one.__name__)
def test_unknown_people_and_waves(edit: Callable[..., Sociomap]) -> None:
    with pytest.raises(KeyError):
        edit(two(), "w1", ["nobody"])
    with pytest.raises(KeyError):
        edit(two(), "w9", ["a1"])


# --- wished for, and the zone outside the last ring -----------------------------------------------------


def test_wishing_moves_out_and_fulfilment_moves_off_the_map() -> None:
    wished = edits.change_alters(two(), "w1", ["a1"], status="wished")
    assert after(wished).place == Place(WISHED, "professional")
    real = edits.change_alters(wished, "w1", ["a1"], status="fading")
    assert after(real).status == "fading"
    assert after(real).place == Place(None, "professional")


def test_moving_out_is_wishing_and_moving_in_is_fulfilment() -> None:
    wished = edits.place_alters(two(), "w1", {"a1": Place(WISHED, "personal")})
    assert after(wished).status == "wished"
    real = edits.place_alters(wished, "w1", {"a1": Place(3, "personal")})
    assert (after(real).status, after(real).place.ring) == ("current", 3)
    beside = edits.place_alters(wished, "w1", {"a1": Place(None, None)})
    assert (after(beside).status, after(beside).place.ring) == ("current", None)


def test_moving_within_the_outer_zone_stays_a_wish() -> None:
    wished = edits.change_alters(two(), "w1", ["a1"], status="wished")
    moved = edits.place_alters(wished, "w1", {"a1": Place(WISHED, "personal", 0.1, 0.9)})
    assert after(moved).status == "wished"


@pytest.mark.parametrize(
    ("status", "ring"), [("wished", 1), ("wished", None), ("current", WISHED), ("lost", WISHED)]
)
def test_added_half_wished_is_wished(status: str, ring: int | None) -> None:
    alter = Alter(id="n", label="n", status=status, place=Place(ring, "personal"))
    new = after(edits.add_alters(two(), "w1", [alter]), "n")
    assert (new.status, new.place.ring) == ("wished", WISHED)


def test_both_at_once_agree() -> None:
    new = edits.change_alters(two(), "w1", ["a1"], status="wished", place=Place(WISHED, "personal"))
    assert after(new).status == "wished"
    back = edits.change_alters(new, "w1", ["a1"], status="lost", place=Place(2, "personal"))
    assert (after(back).status, after(back).place.ring) == ("lost", 2)


# --- place, remove, erase --------------------------------------------------------------------------------


def test_placing() -> None:
    old = two()
    new = edits.place_alters(old, "w1", {"a1": Place(1, "personal", 0.25, 0.75)})
    assert after(new).place == Place(1, "personal", 0.25, 0.75)
    assert after(new, "a2") is old.wave("w1").alters["a2"]
    assert edits.place_alters(new, "w1", {"a1": Place(1, "personal", 0.25, 0.75)}) is new
    assert edits.place_alters(new, "w1", {}) is new
    for place in (Place(4, "personal"), Place(-1, "personal"), Place(1, "x"), Place(1, "personal", math.nan)):
        with pytest.raises(ValueError):
            edits.place_alters(new, "w1", {"a1": place})
    with pytest.raises(KeyError):
        edits.place_alters(new, "w1", {"nobody": Place()})


def entangled() -> Sociomap:
    """Somebody everything points to, in two waves, and a third wave that knows them not."""
    waves = []
    for wave_id in ("w1", "w2"):
        wave = a_wave([person("a1"), person("a2"), person("a3")], [("a1", "a2"), ("a2", "a3")], wave_id=wave_id)
        talk = Conversation(
            actions=(Action(id="x1", what="ring", alter="a1"), Action(id="x2", what="call", alter="a2"))
        )
        waves.append(
            replace(
                wave,
                outlines={
                    "o1": Outline(id="o1", label="both", members=frozenset({"a1", "a2"})),
                    "o2": Outline(id="o2", label="alone", members=frozenset({"a1"})),
                },
                notes={
                    "n1": Note(id="n1", text="at them", alter="a1"),
                    "n2": Note(id="n2", text="a place", place=Place(1, "personal")),
                },
                conversation=talk,
            )
        )
    lenses = tuple(LensView(alter=one, side="mine") for one in ("a1", "a2"))
    return a_map(*waves, a_wave(wave_id="w3"), lenses=lenses)


def nothing_of_a1(sociomap: Sociomap, wave_id: str) -> None:
    assert faults(sociomap) == []
    wave = sociomap.wave(wave_id)
    assert list(wave.alters) == ["a2", "a3"]
    assert list(wave.ties) == [("a2", "a3")]
    assert {key: one.members for key, one in wave.outlines.items()} == {"o1": frozenset({"a2"})}
    assert type(wave.outlines["o1"].members) is frozenset, "what a file can hold"
    assert list(wave.notes) == ["n2"]
    assert [action.alter for action in wave.conversation.actions] == [None, "a2"]
    assert "a1" not in repr(wave)


def test_removed_from_one_wave_only() -> None:
    old = entangled()
    new = edits.remove_alters(old, "w2", ["a1"])
    nothing_of_a1(new, "w2")
    assert new.wave("w1") is old.wave("w1")
    assert new.lenses is old.lenses
    assert edits.remove_alters(old, "w2", []) is old


def test_removed_from_the_last_wave_that_knew_them() -> None:
    new = edits.remove_alters(edits.remove_alters(entangled(), "w1", ["a1"]), "w2", ["a1"])
    assert [lens.alter for lens in new.lenses] == ["a2"]
    assert faults(new) == []


def test_erased_everywhere() -> None:
    old = entangled()
    new = edits.erase_alter(old, "a1")
    nothing_of_a1(new, "w1")
    nothing_of_a1(new, "w2")
    assert new.wave("w3") is old.wave("w3")
    assert "a1" not in repr(new)
    with pytest.raises(KeyError):
        edits.erase_alter(new, "a1")


def test_erasing_reaches_an_action_of_a_later_wave() -> None:
    """Carried over with the person, and the person erased: nothing may still point to them."""
    sociomap = edits.add_action(two(), "w1", Action(id="x1", what="ask", alter="a1"))
    sociomap = edits.add_wave(sociomap, "w2", "later", sociomap.waves[0].date, clone="w1")
    new = edits.erase_alter(sociomap, "a1")
    assert [action.alter for wave in new.waves for action in wave.conversation.actions] == [None, None]
    assert "a1" not in repr(new)
    assert faults(new) == []


def test_erasing_takes_the_name_out_of_questions_that_were_kept() -> None:
    old = two()
    label = old.waves[0].alters["a1"].label
    asked = f"Support rests on {label}: who else than {label}? {label}enberg stays."
    old = edits.write_answer(
        old, "w1", Answer(prompt="noticed G2", stage="notice", question=asked, words="Nobody.")
    )
    (answer,) = edits.erase_alter(old, "a1").waves[0].conversation.answers
    assert answer.question == f"Support rests on somebody: who else than somebody? {label}enberg stays."
    assert answer.words == "Nobody."


def of_before() -> Sociomap:
    """A map as an earlier version of the program may have left it: spelled with marks of their own."""
    label, setting = "Jose\u0301 Ibarra", "Zu\u0308rich"
    old = Alter(id="a1", label=label, setting=setting, note="u\u0308ber\u200b")
    asked = (f"Is {label} there?", "And JOSÉ IBARRA?")
    talk = Conversation(
        answers=tuple(Answer(prompt="p", stage="notice", question=one, words="") for one in asked),
        actions=(Action(id="x1", what="ask", with_whom="José Ibarra"),),
    )
    first = replace(two().waves[0], alters={"a1": old}, ties={}, conversation=talk)
    return replace(two(), waves=(first,), own_words=(OwnWord("setting", setting, setting),))


def test_texts_of_before_stay_until_they_are_said_anew() -> None:
    old = of_before()
    moved = edits.change_alters(old, "w1", ["a1"], place=Place(1, old.design.sectors[0].id))
    before, now = old.waves[0].alters["a1"], moved.waves[0].alters["a1"]
    assert now.place.ring == 1
    assert (now.label, now.note, now.setting) == (before.label, before.note, before.setting)
    again = edits.change_alters(moved, "w1", ["a1"], label=before.label, note=before.note)
    assert (again.waves[0].alters["a1"].label, again.waves[0].alters["a1"].note) == ("José Ibarra", "über")


def test_an_own_word_of_before_keeps_its_id_for_whoever_has_it() -> None:
    old = of_before()
    setting = old.own_words[0].id
    new = edits.add_alters(old, "w1", [Alter(id="n", label="Mu\u0308ller", setting=setting, role="u\u0308")])
    added = new.waves[0].alters["n"]
    assert (added.label, added.setting, added.role) == ("Müller", setting, "ü")
    new = edits.change_wave(edits.change_alters(new, "w1", ["n"], setting=setting), "w1", ego_setting=setting)
    assert new.waves[0].alters["n"].setting == new.waves[0].ego_setting == setting
    assert edits.change_wave(new, "w1", ego_setting="Ko\u0308ln").waves[0].ego_setting == "Köln"


def test_a_name_goes_from_questions_and_steps_however_it_is_spelled() -> None:
    talk = edits.erase_alter(of_before(), "a1").waves[0].conversation
    assert [one.question for one in talk.answers] == ["Is somebody there?", "And somebody?"]
    assert [one.with_whom for one in talk.actions] == [""]
    named = edits.unname_alter(
        edits.add_alters(of_before(), "w1", [Alter(id="n", label="Amélie")]), "n", frozenset({"José Ibarra"})
    )
    assert "Jose" in named.waves[0].conversation.answers[0].question, "somebody else is called that"


def carried() -> Sociomap:
    """Two people taken over to a second date, who gave something on the first."""
    first = a_wave(
        [person("a1", functions=frozenset({"confide"})), person("a2", functions=frozenset({"confide"}))]
    )
    return edits.add_wave(a_map(first), wave_id="w2", date=first.date, label="", clone="w1")


@pytest.mark.parametrize("fields", [{"label": "Ann"}, {"note": "ring her"}, {"peer_code": "MN-2"}])
def test_another_name_or_note_looks_at_nobody(fields: dict[str, Any]) -> None:
    new = edits.change_alters(carried(), "w2", ["a1"], **fields).wave("w2")
    assert getattr(new.alters["a1"], *fields) == next(iter(fields.values()))
    assert (new.carried, new.asked) == ({"a1", "a2"}, frozenset())


def test_what_is_said_of_the_relationship_looks_at_whom_it_is_said_of() -> None:
    new = edits.change_alters(carried(), "w2", ["a1"], frequency="weekly").wave("w2")
    assert (new.carried, new.asked) == ({"a2"}, {"confide", "frequency"})
