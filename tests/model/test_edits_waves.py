"""Edits of dates: new ones cloned from old ones, what was asked, what was set aside."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import fields, replace

from sociomap_app.model import edits
from sociomap_app.model.asked import givers
from sociomap_app.model.fields import MAX_LABEL
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Action, Conversation, Copy, LensView, Note, Outline, Place, Sociomap, Wave
from sociomap_app.storage.sociomap_file import decode, encode
from tests.networks import DAY, a_map, a_wave, person

LATER = DAY + dt.timedelta(days=90)


def rich() -> Sociomap:
    """A wave with everything that a clone keeps and everything that it does not."""
    people = [person("a1", frequency="daily"), person("a2"), person("gone", status="lost")]
    wave = a_wave(people, [("a1", "a2"), ("a1", "gone")], asked=["confide"])
    talk = Conversation(
        held_on=DAY,
        agreed="much",
        actions=(
            Action(id="x1", what="open", alter="a1"),
            Action(id="x2", what="done", done=True),
            Action(id="x3", what="with somebody lost", alter="gone"),
            Action(id="x4", what="older still", carried_from="w0"),
        ),
    )
    wave = replace(
        wave,
        outlines={
            "o1": Outline(id="o1", label="mixed", members=frozenset({"a1", "gone"})),
            "o2": Outline(id="o2", label="past", members=frozenset({"gone"})),
        },
        notes={"n1": Note(id="n1", text="x", alter="gone"), "n2": Note(id="n2", text="y", alter="a1")},
        set_aside={"G2": "fine"},
        conversation=talk,
    )
    return a_map(a_wave(wave_id="w0", date=DAY - dt.timedelta(days=90)), wave)


def test_a_clone_keeps_who_is_there_and_what_is_open() -> None:
    old = rich()
    new = edits.add_wave(old, "w2", " end\nof term ", LATER, clone="w1")
    wave, source = new.wave("w2"), old.wave("w1")
    assert faults(new) == []
    assert (wave.label, wave.date, wave.who_knows_whom_done) == ("end of term", LATER, True)
    assert list(wave.alters) == ["a1", "a2"]
    assert wave.alters["a1"] is source.alters["a1"]
    assert list(wave.ties) == [("a1", "a2")]
    assert {key: one.members for key, one in wave.outlines.items()} == {"o1": frozenset({"a1"})}
    assert list(wave.notes) == ["n2"]
    assert (wave.asked, wave.set_aside, wave.carried) == (frozenset(), {}, {"a1", "a2"})
    assert wave.conversation == Conversation(
        actions=(
            Action(id="x1", what="open", alter="a1", carried_from="w1"),
            Action(id="x3", what="with somebody lost", carried_from="w1"),
            Action(id="x4", what="older still", carried_from="w0"),
        )
    )
    assert new.wave("w1") is source


def test_a_cloned_outline_can_be_saved() -> None:
    """Its members were once a set that is not frozen, which no file can hold."""
    new = edits.add_wave(rich(), "w2", "later", LATER, clone="w1")
    assert type(new.wave("w2").outlines["o1"].members) is frozenset
    assert decode(encode(new), "x").sociomap == new


def test_without_a_clone_it_starts_empty() -> None:
    assert edits.add_wave(rich(), "w2", "new", LATER).wave("w2") == Wave(id="w2", label="new", date=LATER)


def test_dates_stand_in_order_and_equal_ones_as_they_came() -> None:
    sociomap = a_map()
    for wave_id, days in (("late", 9), ("early", -9), ("same", 0)):
        sociomap = edits.add_wave(sociomap, wave_id, wave_id, DAY + dt.timedelta(days=days))
    assert [wave.id for wave in sociomap.waves] == ["early", "w1", "same", "late"]
    assert sociomap.latest.id == "late"
    moved = edits.change_wave(sociomap, "early", date=DAY + dt.timedelta(days=99), label=" last ")
    assert [wave.id for wave in moved.waves] == ["w1", "same", "late", "early"]
    assert moved.wave("early").label == "last"
    assert edits.change_wave(moved, "early", label="last") is moved
    assert faults(moved) == []


def test_of_two_waves_on_one_day_the_later_kept_is_the_latest() -> None:
    sociomap = edits.add_wave(a_map(), "w2", "same day", DAY)
    assert sociomap.latest.id == "w2"


def test_waves_that_cannot_be() -> None:
    with pytest.raises(KeyError):
        edits.add_wave(rich(), "w1", "again", LATER)
    with pytest.raises(KeyError):
        edits.add_wave(rich(), "w2", "new", LATER, clone="w9")
    for edit in (edits.change_wave, edits.remove_wave):
        with pytest.raises(KeyError):
            edit(rich(), "w9")


def test_a_wave_removed_takes_its_lens_answers_and_origins_along() -> None:
    sociomap = edits.add_wave(rich(), "w2", "later", LATER, clone="w1")
    sociomap = edits.set_lens(sociomap, LensView(alter="gone", side="mine"))
    sociomap = edits.set_lens(sociomap, LensView(alter="a1", side="mine"))
    new = edits.remove_wave(sociomap, "w1")
    assert [lens.alter for lens in new.lenses] == ["a1"]
    assert [action.carried_from for action in new.wave("w2").conversation.actions] == [None, None, "w0"]
    assert "w1" not in repr(new)
    assert faults(new) == []


def test_a_copy_no_longer_names_a_wave_removed() -> None:
    said = Copy(of="0" * 20, audience="person", waves=("w1", "w2"))
    copy = replace(edits.add_wave(a_map(), "w2", "later", LATER), copy=said)
    new = edits.remove_wave(copy, "w1")
    assert new.copy is not None and new.copy.waves == ("w2",)
    assert faults(new) == []


def test_the_last_wave_stays() -> None:
    sociomap = a_map()
    assert edits.remove_wave(sociomap, "w1") is sociomap


def test_asked_and_taken_back() -> None:
    sociomap = a_map(a_wave([person("a1", quality="mixed")]))
    asked = edits.set_asked(sociomap, "w1", ["confide", "role"])
    assert asked.wave("w1").asked == {"quality", "confide", "role"}
    assert edits.set_asked(asked, "w1", ["confide"]) is asked
    back = edits.set_asked(asked, "w1", ["confide", "quality"], asked=False)
    assert back.wave("w1").asked == {"quality", "role"}, "what has a value stays asked"
    assert edits.set_asked(back, "w1", ["never"], asked=False) is back


def test_what_was_asked_stays_asked_when_the_value_goes() -> None:
    sociomap = a_map(a_wave([person("a1", quality="mixed")]))
    new = edits.change_alters(sociomap, "w1", ["a1"], quality=None)
    assert new.wave("w1").asked == {"quality"}


def test_who_knows_whom() -> None:
    sociomap = a_map()
    new = edits.set_who_knows_whom_done(sociomap, "w1", False)
    assert not new.wave("w1").who_knows_whom_done
    assert edits.set_who_knows_whom_done(new, "w1", False) is new


def test_set_aside_and_taken_back() -> None:
    sociomap = edits.set_aside(a_map(), "w1", "G2", " fine\r\nfor me ")
    assert sociomap.wave("w1").set_aside == {"G2": "fine\nfor me"}
    assert edits.set_aside(sociomap, "w1", "G2", "fine\nfor me") is sociomap
    assert edits.take_back(sociomap, "w1", "G3") is sociomap
    assert edits.take_back(sociomap, "w1", "G2").wave("w1").set_aside == {}


def test_labels_are_cut() -> None:
    assert len(edits.change_wave(a_map(), "w1", label="x" * 900).wave("w1").label) == MAX_LABEL


def test_every_part_of_a_wave_is_either_cloned_or_begun_anew() -> None:
    """A new field of Wave must be thought of in ``add_wave``, in ``compare`` and here."""
    assert [field.name for field in fields(Wave)] == [
        "id",
        "date",
        "label",
        "occasion",
        "ego_role",
        "ego_setting",
        "alters",
        "ties",
        "outlines",
        "notes",
        "carried",
        "asked",
        "who_knows_whom_done",
        "set_aside",
        "helped",
        "change_notes",
        "conversation",
    ]


def test_what_ego_is_then_and_where() -> None:
    old = a_map(a_wave([person("a1")]), me={})
    new = edits.change_wave(old, "w1", ego_role="ect", ego_setting="  placement\nB ", occasion="later")
    wave = new.wave("w1")
    assert (wave.ego_role, wave.ego_setting, wave.occasion) == ("ect", "placement B", "later")
    assert edits.change_wave(new, "w1", ego_role="ect") is new
    assert edits.change_wave(new, "w1", ego_setting=" ").wave("w1").ego_setting is None
    with pytest.raises(ValueError, match="king"):
        edits.change_wave(new, "w1", ego_role="king")
    cloned = edits.add_wave(new, "w2", "", DAY + dt.timedelta(days=9), occasion="mid_year", clone="w1").wave("w2")
    assert (cloned.ego_role, cloned.ego_setting, cloned.occasion) == ("ect", "placement B", "mid_year")


def test_what_helped_and_what_changed() -> None:
    old = a_map(a_wave([person("a1")]), a_wave([person("a1")], wave_id="w2", date=DAY + dt.timedelta(days=9)))
    helped = edits.set_helped(old, "w1", ["confide", " my dog ", "", "confide"])
    assert (
        helped.wave("w1").helped == {"confide", "my dog"}
        and edits.set_helped(helped, "w1", ["my dog", "confide"]) is helped
    )
    with pytest.raises(ValueError, match="at most 1,000"):
        edits.set_helped(old, "w1", [f"h{number}" for number in range(1001)])
    noted = edits.note_change(helped, "w2", "w1", " It was\r\ntime. ")
    assert noted.wave("w2").change_notes == {"w1": "It was\ntime."}
    assert edits.note_change(noted, "w2", "w1", " ").wave("w2").change_notes == {}
    for since in ("w2", "w9"):
        with pytest.raises(KeyError):
            edits.note_change(noted, "w2", since, "x")
    assert edits.remove_wave(noted, "w1").wave("w2").change_notes == {}
    third = edits.add_wave(noted, "w3", "", DAY + dt.timedelta(days=20), clone="w2").wave("w3")
    assert third.change_notes == {} and third.helped == frozenset()


def carried_over() -> Sociomap:
    """Two people of whom something was said at the first date, carried over to the second."""
    ann = person("ann", 1, functions=frozenset({"confide"}), frequency="daily")
    bo = person("bo", 2, functions=frozenset({"challenge"}))
    return edits.add_wave(a_map(a_wave([ann, bo])), "w2", "later", LATER, clone="w1")


def test_nothing_is_asked_on_a_new_date_until_somebody_is_looked_at() -> None:
    new = carried_over()
    assert new.wave("w2").asked == frozenset()
    assert givers(new.wave("w2"), "confide") == frozenset()
    seen = edits.still_so(new, "w2", ["ann"])
    assert seen.wave("w2").asked == {"confide", "frequency"}
    assert seen.wave("w2").carried == {"bo"}
    assert givers(seen.wave("w2"), "confide") == {"ann"}
    assert edits.still_so(seen, "w2", ["ann"]) is seen


@pytest.mark.parametrize(
    "edit",
    [
        lambda one: edits.change_alters(one, "w2", ["ann"], frequency="weekly"),
        lambda one: edits.change_alters(one, "w2", ["ann"], functions=frozenset({"confide"})),
        lambda one: edits.place_alters(one, "w2", {"ann": Place(2, "professional")}),
        lambda one: edits.place_alters(one, "w2", {"ann": Place(1, "personal")}),
    ],
)
def test_whoever_is_changed_on_a_new_date_was_looked_at(edit: Callable[[Sociomap], Sociomap]) -> None:
    wave = edit(carried_over()).wave("w2")
    assert wave.carried == {"bo"} and wave.asked == {"confide", "frequency"}


def test_tidying_up_looks_at_nobody() -> None:
    tidied = edits.place_alters(carried_over(), "w2", {"ann": Place(1, "professional", 0.3, 0.3)})
    assert tidied.wave("w2").carried == {"ann", "bo"} and tidied.wave("w2").asked == frozenset()


def test_what_is_said_of_somebody_new_asks_as_ever() -> None:
    new = edits.add_alters(carried_over(), "w2", [person("cy", functions=frozenset({"long_term"}))])
    assert new.wave("w2").carried == {"ann", "bo"} and new.wave("w2").asked == {"long_term"}


def test_what_was_ticked_by_hand_can_be_taken_back_while_somebody_is_carried_over() -> None:
    asked = edits.set_asked(carried_over(), "w2", ["confide"])
    assert edits.set_asked(asked, "w2", ["confide"], False).wave("w2").asked == frozenset()
