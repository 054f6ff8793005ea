"""Edits of the design, of what belongs to the whole document, and of the conversation."""

import datetime as dt
import math
from typing import Any

import pytest
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.fields import MAX_LABEL
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import (
    WISHED,
    Action,
    Answer,
    Copy,
    KnownSetting,
    LensView,
    Note,
    OwnWord,
    Place,
    Printing,
    Ring,
    Sector,
    Sharing,
    Sociomap,
)
from tests.designs import with_meaning, with_rings, with_sectors
from tests.networks import a_map, a_wave, framework, person

DAY = dt.date(2026, 9, 17)
A, B = Sector("a", "personal", "A"), Sector("b", "professional", "B", 2.0)


def placed() -> Sociomap:
    """Somebody on each ring, one wished for, one beside the map, and a note far out, in two waves."""
    people = [person(f"a{ring}", ring) for ring in (1, 2, 3)]
    people += [person("wish", WISHED), person("free", None, None)]
    note = Note(id="n1", text="far out", place=Place(3, "personal"))
    return a_map(*(replace(a_wave(people, wave_id=one), notes={"n1": note}) for one in ("w1", "w2")))


def rings_of(sociomap: Sociomap, wave: str = "w2") -> dict[str, int | None]:
    assert faults(sociomap) == []
    return {key: alter.place.ring for key, alter in sociomap.wave(wave).alters.items()}


# --- design ------------------------------------------------------------------------------------------------


def test_fewer_rings_and_more() -> None:
    fewer = with_rings(placed(), ["near", " far\n"])
    assert fewer.design.rings == (Ring("near"), Ring("far"))
    assert rings_of(fewer) == {"a1": 1, "a2": 2, "a3": 2, "wish": WISHED, "free": None}
    assert fewer.wave("w1").notes["n1"].place.ring == 2
    more = with_rings(fewer, ["1", "2", "3", "4", "5"])
    assert rings_of(more) == rings_of(fewer)
    assert more.waves is fewer.waves
    assert with_rings(more, ["1", "2", "3", "4", "5"]) is more


@pytest.mark.parametrize("labels", [[], ["one"], ["x"] * 6])
def test_too_few_or_too_many_rings(labels: list[str]) -> None:
    with pytest.raises(ValueError, match="rings"):
        with_rings(placed(), labels)


def test_another_meaning_moves_nobody() -> None:
    old = placed()
    new = with_meaning(old, "importance", ["a lot", "a bit", "little"])
    assert (new.design.ring_meaning, new.design.rings[0].label) == ("importance", "a lot")
    assert rings_of(new) == rings_of(old)
    assert with_meaning(new, "importance", ["a lot", "a bit", "little"]) is new
    with pytest.raises(ValueError, match="meaning"):
        with_meaning(old, "rank", ["a", "b"])


def test_other_sectors_with_and_without_a_word_of_where() -> None:
    new = with_sectors(placed(), [A, B], moved={"professional": "b", "personal": "not there"})
    assert new.wave("w1").alters["a1"].place.sector == "b"
    assert new.wave("w1").alters["wish"].place == Place(WISHED, "b")
    assert new.wave("w1").notes["n1"].place == Place(3, "a")
    beside = with_sectors(placed(), [A])
    assert beside.wave("w2").alters["a1"].place == Place(1, None)
    assert faults(new) == faults(beside) == []
    assert with_sectors(new, [A, B]) is new


@pytest.mark.parametrize(
    "sectors",
    [
        [],
        [A, A],
        [Sector(f"s{n}", "personal", "S") for n in range(13)],
        [replace(A, side="left")],
        [replace(A, width=0.01)],
        [replace(A, width=math.nan)],
        [replace(A, id="")],
    ],
)
def test_sectors_that_cannot_be(sectors: list[Sector]) -> None:
    with pytest.raises(ValueError, match="sectors"):
        with_sectors(placed(), sectors)


def test_a_preset_over_a_filled_map() -> None:
    design = replace(framework().design("six-areas"), ask_quality=True)
    new = edits.set_design(placed(), design, moved={"professional": "school", "personal": "family"})
    assert new.design == design
    assert new.wave("w1").alters["a2"].place == Place(2, "school")
    assert faults(new) == []
    assert edits.set_design(new, design) is new
    with pytest.raises(ValueError, match="ring_meaning"):
        edits.set_design(new, replace(design, ring_meaning="rank"))


def test_a_ring_that_goes_says_where_its_people_go() -> None:
    design = replace(placed().design, rings=(Ring("near"), Ring("far")))
    assert rings_of(edits.set_design(placed(), design, rings={3: 1}))["a3"] == 1
    beside = edits.set_design(placed(), design, rings={3: None, 1: 2, WISHED: 1})
    assert rings_of(beside) == {"a1": 2, "a2": 2, "a3": None, "wish": WISHED, "free": None}
    assert beside.wave("w1").notes["n1"].place == Place(2, "personal")
    assert rings_of(edits.set_design(placed(), design, rings={3: 9}))["a3"] == 2


def test_people_who_come_to_share_a_cell_stand_side_by_side_on_every_date() -> None:
    here = [person("p", 1, "personal"), person("q", 1, "professional")]
    sociomap = a_map(a_wave(here, wave_id="w1"), a_wave(here[:1], wave_id="w2"))
    one = with_sectors(sociomap, [A], moved={"personal": "a", "professional": "a"})
    across = {key: alter.place.across for key, alter in one.wave("w1").alters.items()}
    assert sorted(across.values()) == [0.25, 0.75]
    assert one.wave("w2").alters["p"].place.across == across["p"], "who stays is seen to stay"


def test_closeness_is_kept_with_each_person_before_rings_mean_something_else() -> None:
    old = edits.change_alters(placed(), "w1", ["a2"], closeness=4)
    new = edits.keep_closeness(old)
    assert {key: one.closeness for key, one in new.wave("w1").alters.items()} == {
        "a1": 5, "a2": 4, "a3": 2, "wish": None, "free": None,
    }  # fmt: skip
    assert new.wave("w2").alters["a2"].closeness == 3
    assert "closeness" in new.wave("w2").asked
    assert edits.keep_closeness(new) is new
    other = with_meaning(placed(), "frequency", ["a", "b", "c"])
    assert edits.keep_closeness(other) is other


def test_what_rings_said_is_kept_without_looking_at_anybody() -> None:
    late = edits.add_wave(placed(), wave_id="w3", date=placed().latest.date, label="", clone="w2")
    new = edits.keep_closeness(late).wave("w3")
    assert new.carried == new.alters.keys() and new.asked == frozenset()
    assert new.alters["a2"].closeness == 3


def test_quality_asked_or_not() -> None:
    new = edits.set_ask_quality(placed(), True)
    assert new.design.ask_quality
    assert edits.set_ask_quality(new, True) is new


# --- the document ------------------------------------------------------------------------------------------


def test_title_and_me() -> None:
    sociomap = edits.set_title(placed(), " A \n title ")
    assert sociomap.title == "A title"
    assert edits.set_title(sociomap, "A title") is sociomap
    named = edits.change_ego(sociomap, label="  ", started=DAY)
    assert (named.ego.label, named.ego.started) == ("Me", DAY)
    assert edits.change_ego(named, label="x" * 900).ego.label == "x" * MAX_LABEL
    assert edits.change_ego(named, started=DAY) is named


def test_code_and_kinds_of_settings() -> None:
    sociomap = edits.set_code(placed(), "  MN\u202e-23 \n")
    assert sociomap.code == "MN-23" and edits.set_code(sociomap, "MN-23") is sociomap
    kinds = edits.set_kind_of_setting(sociomap, "placement B", "college")
    kinds = edits.set_kind_of_setting(kinds, "placement A", "school")
    assert kinds.settings == (KnownSetting("placement A", "school"), KnownSetting("placement B", "college"))
    again = edits.set_kind_of_setting(kinds, "placement B", "university")
    assert again.settings[1].kind == "university"
    assert edits.set_kind_of_setting(again, "placement B", "university") is again
    assert edits.set_kind_of_setting(again, "placement B", None).settings == kinds.settings[:1]
    with pytest.raises(ValueError, match="castle"):
        edits.set_kind_of_setting(again, "placement B", "castle")  # type: ignore[arg-type]  # refused


def test_census() -> None:
    new = edits.change_census(placed(), subject=" history\n", career_changer=False, travel="\u202e")
    assert new.ego.census.subject == "history"
    assert new.ego.census.career_changer is False
    assert new.ego.census.travel is None
    assert edits.change_census(new, subject="history") is new


def test_lens_answers_stand_in_order_and_replace_their_own_side() -> None:
    sociomap = placed()
    for alter, side in (("a2", "theirs"), ("a1", "theirs"), ("a1", "mine")):
        sociomap = edits.set_lens(sociomap, LensView(alter=alter, side=side, answers={"D1": 3, "D2": None}))
    assert [(one.alter, one.side) for one in sociomap.lenses] == [
        ("a1", "mine"),
        ("a1", "theirs"),
        ("a2", "theirs"),
    ]
    done = edits.set_lens(sociomap, LensView(alter="a1", side="mine", done=True))
    assert len(done.lenses) == 3
    assert done.lenses[0].done
    assert edits.set_lens(done, LensView(alter="a1", side="mine", done=True)) is done
    assert faults(done) == []
    with pytest.raises(KeyError):
        edits.set_lens(done, LensView(alter="nobody", side="mine"))
    for broken in (LensView(alter="a1", side="ours"), LensView(alter="a1", side="mine", answers={"D1": 6})):
        with pytest.raises(ValueError, match="lenses"):
            edits.set_lens(done, broken)


def test_sharing_recorded_corrected_and_forgotten() -> None:
    first = edits.record_sharing(placed(), Sharing(id="s1", with_whom=" tutor\n", purpose="a\r\nb"))
    assert first.sharing == (Sharing(id="s1", with_whom="tutor", purpose="a\nb"),)
    both = edits.record_sharing(first, Sharing(id="s2", with_whom="mentor", names="roles"))
    again = edits.record_sharing(both, Sharing(id="s1", with_whom="tutor", part="professional"))
    assert [(one.id, one.part) for one in again.sharing] == [("s1", "professional"), ("s2", "all")]
    assert edits.record_sharing(again, again.sharing[0]) is again
    assert edits.forget_sharing(again, "s1").sharing == (again.sharing[1],)
    assert edits.forget_sharing(again, "s9") is again
    for values in ({"part": "half"}, {"names": "nicknames"}, {"id": ""}):
        with pytest.raises(ValueError, match="sharing"):
            edits.record_sharing(again, Sharing(**{"id": "s3", "with_whom": "x", **values}))


def test_review_view_printing_and_words() -> None:
    old = placed()
    assert edits.set_review_date(old, None) is old
    assert edits.set_review_date(old, DAY).review_on == DAY
    seen = edits.set_view(old, colour_by="role", size_by="usefulness", ties_to_me=True)
    assert seen.view.colour_by == "role"
    assert edits.set_view(seen, colour_by="role") is seen
    printed = edits.remember_printing(seen, Printing(pages=frozenset({"map"}), paper="a3"))
    assert edits.remember_printing(printed, Printing(pages=frozenset({"map"}), paper="a3")) is printed
    assert edits.remember_printing(printed, None) == seen
    words = edits.keep_own_word(old, OwnWord("setting", "b", " B "))
    words = edits.keep_own_word(words, OwnWord("role", "z", "Z"))
    words = edits.keep_own_word(words, OwnWord("setting", "b", "Bee"))
    assert words.own_words == (OwnWord("role", "z", "Z"), OwnWord("setting", "b", "Bee"))
    assert edits.keep_own_word(words, OwnWord("role", "z", " Z")) is words
    assert edits.keep_own_words(words, []) is words


@pytest.mark.parametrize("values", [{"colour_by": "mood"}, {"size_by": "mood"}, {"outline_by": "mood"}], ids=str)
def test_views_that_cannot_be(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="view"):
        edits.set_view(placed(), **values)


@pytest.mark.parametrize("values", [{"paper": "a5"}, {"names": "nicknames"}, {"part": "half"}], ids=str)
def test_printing_that_cannot_be(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="printing"):
        edits.remember_printing(placed(), Printing(**{"pages": frozenset({"map"}), **values}))


# --- the conversation --------------------------------------------------------------------------------------


def test_answers_written_changed_and_taken_away() -> None:
    one = Answer(prompt="p1", stage="look", question="Where?", words=" here\r\n")
    sociomap = edits.write_answer(placed(), "w1", one)
    sociomap = edits.write_answer(sociomap, "w1", replace(one, prompt="p2"))
    assert [answer.words for answer in sociomap.wave("w1").conversation.answers] == ["here", "here"]
    changed = edits.write_answer(sociomap, "w1", replace(one, words="there"))
    assert [answer.words for answer in changed.wave("w1").conversation.answers] == ["there", "here"]
    assert edits.write_answer(changed, "w1", replace(one, words="there ")) is changed
    gone = edits.write_answer(changed, "w1", replace(one, words=" \n"))
    assert [answer.prompt for answer in gone.wave("w1").conversation.answers] == ["p2"]
    assert edits.write_answer(gone, "w1", replace(one, words="")) is gone
    with pytest.raises(ValueError, match="stage"):
        edits.write_answer(gone, "w1", replace(one, stage="judge"))


def test_actions() -> None:
    action = Action(id="x1", what=" ring\r\nthem ", with_whom=" K.S.\n", alter="a1", by=DAY)
    sociomap = edits.add_action(placed(), "w1", action)
    kept = sociomap.wave("w1").conversation.actions[0]
    assert (kept.what, kept.with_whom) == ("ring\nthem", "K.S.")
    done = edits.change_action(sociomap, "w1", "x1", done=True, alter=None)
    assert done.wave("w1").conversation.actions[0].done
    assert edits.change_action(done, "w1", "x1", done=True) is done
    assert edits.remove_action(done, "w1", "x9") is done
    assert edits.remove_action(done, "w1", "x1").wave("w1").conversation.actions == ()
    with pytest.raises(KeyError):
        edits.add_action(sociomap, "w1", action)
    with pytest.raises(KeyError):
        edits.change_action(sociomap, "w1", "x9", done=True)
    assert faults(done) == []


def test_an_action_points_to_somebody_in_its_wave() -> None:
    with pytest.raises(KeyError):
        edits.add_action(placed(), "w1", Action(id="x1", what="x", alter="nobody"))
    sociomap = edits.add_action(placed(), "w1", Action(id="x1", what="x"))
    with pytest.raises(KeyError):
        edits.change_action(sociomap, "w1", "x1", alter="nobody")


def test_when_it_was_held_and_what_was_agreed() -> None:
    new = edits.change_conversation(placed(), "w1", held_on=DAY, agreed=" this\r\n", next_on=DAY)
    talk = new.wave("w1").conversation
    assert (talk.held_on, talk.agreed, talk.next_on) == (DAY, "this", DAY)
    assert edits.change_conversation(new, "w1", agreed="this") is new
    with pytest.raises(KeyError):
        edits.change_conversation(new, "w9", agreed="x")


def test_a_copy_under_another_id_is_still_a_copy_of_the_same_map() -> None:
    copy = a_map(a_wave([person("ann")]), copy=Copy(of="0" * 20, audience="person", waves=("w1",)))
    other = edits.under_another_id(copy, "other")
    assert other.id == "other" and other.copy == copy.copy and other.same_map_as == frozenset()
    assert faults(other) == faults(copy)
