"""What people do, each with its words in the undo list."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sociomap_app.editing import operations
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Selection, Session
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import WISHED, Alter, Outline, Place
from sociomap_app.vocabulary.naming import wave_word
from tests.networks import DAY, a_map, a_wave, framework, person


@pytest.fixture
def session() -> Session:
    """Three people on the rings of two halves; the first two are joined."""
    people = [person("a1", 1, "personal"), person("a2", 2), person("a3", 3), person("free", None, None)]
    return Session(a_map(a_wave(people, [("a1", "a2")], done=False)), ids=counted_ids("n"))


def words(session: Session) -> str:
    assert faults(session.document) == []
    return session.history.past[-1].words


def alter(session: Session, alter_id: str = "a1") -> Alter:
    return session.wave.alters[alter_id]


# --- naming and changing -------------------------------------------------------------------------------------


def test_naming_one_and_several(session: Session) -> None:
    assert operations.add(session, [" Jo\t", "  ", "\u200e"])
    assert words(session) == "Add Jo"
    assert session.selection == Selection(frozenset({"n1"}))
    assert operations.add(session, ["choir", "band"], kind="group", place=Place(WISHED, "personal"))
    assert words(session) == "Add 2 names"
    assert session.selection == Selection(frozenset({"n3"}))
    assert (alter(session, "n2").kind, alter(session, "n2").status) == ("group", "wished")
    assert list(session.wave.alters)[-3:] == ["n1", "n2", "n3"]
    assert not operations.add(session, ["", " \u202e "])
    assert len(session.history.past) == 2


def test_a_long_name_is_short_in_the_menu(session: Session) -> None:
    operations.add(session, ["x" * 90])
    assert words(session) == "Add " + "x" * 40


def test_changing_and_renaming(session: Session) -> None:
    assert operations.change(session, ["a1", "a2"], "Set role", role="friend")
    assert words(session) == "Set role"
    assert alter(session, "a2").role == "friend"
    assert not operations.change(session, ["a1"], "Set role", role="friend")
    with pytest.raises(ValueError, match="closeness"):
        operations.change(session, ["a1"], "x", closeness=9)
    assert operations.rename(session, "a1", " Mum ")
    assert (alter(session).label, words(session)) == ("Mum", "Rename")
    for empty in ("", " ", "\u200f"):
        assert not operations.rename(session, "a1", empty)
    assert alter(session).label == "Mum"


def test_typing_a_note_is_one_step(session: Session) -> None:
    for text in ("a", "ab", "abc"):
        operations.change(session, ["a1"], "Note", merge="note a1", note=text)
    session.undo()
    assert alter(session).note == ""


def test_giving(session: Session) -> None:
    assert operations.give(session, ["a1", "a2"], "confide", True)
    assert alter(session, "a2").functions == {"confide"}
    assert "confide" in session.wave.asked
    assert not operations.give(session, ["a1"], "confide", True)
    assert operations.give(session, ["a1"], "confide", False)
    assert alter(session).functions == frozenset()
    assert words(session) == "Change what they give"
    assert len(session.history.past) == 2


# --- moving --------------------------------------------------------------------------------------------------


def test_moving_on_and_off_the_map(session: Session) -> None:
    assert operations.move(session, {"a1": Place(3, "professional", 0.1, 0.2)})
    assert words(session) == "Move"
    assert not operations.move(session, {"a1": Place(3, "professional", 0.1, 0.2)})
    assert operations.move(session, {"a1": Place(None, "professional")})
    assert words(session) == "Take off the map"


def test_stepping_through_the_rings(session: Session) -> None:
    rings = []
    for outward in (1, 1, 1, 1, -1, -1, -1, -1):
        operations.step_ring(session, ["a1"], outward)
        rings.append((alter(session).place.ring, alter(session).status))
    now = "current"
    assert rings == [
        (2, now),
        (3, now),
        (WISHED, "wished"),
        (WISHED, "wished"),
        (3, now),
        (2, now),
        (1, now),
        (1, now),
    ]
    assert alter(session).place.sector == "personal"


def test_stepping_from_beside_the_map(session: Session) -> None:
    first, *_, last = (sector.id for sector in session.document.design.sectors)
    assert operations.step_ring(session, ["free"], -1)
    assert alter(session, "free").place == Place(3, first)
    session.undo()
    assert operations.step_sector(session, ["free"], 1)
    assert alter(session, "free").place == Place(3, first)
    session.undo()
    assert operations.step_sector(session, ["free"], -1)
    assert alter(session, "free").place == Place(3, last)


def test_stepping_round_the_sectors(session: Session) -> None:
    assert operations.step_sector(session, ["a1", "a2"], 1)
    assert (alter(session).place.sector, alter(session, "a2").place.sector) == ("professional", "personal")
    assert operations.step_sector(session, ["a1"], -1)
    assert alter(session).place == Place(1, "personal")


def test_nudging_stays_in_the_cell_and_is_one_step(session: Session) -> None:
    for _ in range(30):
        operations.nudge(session, ["a1", "free"], 0.02, -0.05)
    assert alter(session).place == Place(1, "personal", 1.0, 0.0)
    assert alter(session, "free").place == Place()
    assert len(session.history.past) == 1
    assert words(session) == "Nudge"
    assert not operations.nudge(session, ["free"], 0.1, 0.1)


def test_tidying_moves_nobody_to_another_cell(session: Session) -> None:
    operations.add(session, [f"p{n}" for n in range(9)], place=Place(2, "professional", 0.5, 0.5))
    before = {key: (one.place.ring, one.place.sector) for key, one in session.wave.alters.items()}
    assert operations.tidy(session, framework())
    assert words(session) == "Tidy"
    after = session.wave.alters
    assert {key: (one.place.ring, one.place.sector) for key, one in after.items()} == before
    places = [one.place for one in after.values() if one.place.on_map]
    assert len(set(places)) == len(places)
    assert not operations.tidy(session, framework()), "tidy twice is tidy once"
    session.undo()
    assert alter(session, "n1").place == Place(2, "professional", 0.5, 0.5)


# --- joining, outlines, notes --------------------------------------------------------------------------------


def test_joining(session: Session) -> None:
    assert operations.join(session, [("a3", "a1"), ("a1", "a1")], "works_closely")
    assert session.wave.ties["a1", "a3"].works_closely
    assert words(session) == "Join"
    assert not operations.join(session, [("a1", "a1")])
    session.select_alters(["a1", "a2", "a3"])
    assert operations.join_selected(session)
    assert len(session.wave.ties) == 3
    assert not operations.join_selected(session)


def test_setting_a_tie_selects_it(session: Session) -> None:
    assert operations.set_tie(session, "a3", "a2", knows=True, works_closely=False)
    assert session.selection == Selection(tie=("a2", "a3"))
    assert words(session) == "Change connection"
    assert operations.set_tie(session, "a2", "a3", knows=False, works_closely=False)
    assert words(session) == "Remove connection"
    assert not session.selection


def test_outlining_what_is_selected(session: Session) -> None:
    assert not operations.outline_selected(session)
    session.select_alters(["a1", "a2"])
    assert operations.outline_selected(session)
    assert session.selection == Selection(outline="n1")
    assert session.wave.outlines["n1"] == Outline(id="n1", label="Group 1", members=frozenset({"a1", "a2"}))
    assert words(session) == "Outline"
    for label in ("u", "us"):
        operations.change_outline(session, "n1", label=label)
    operations.change_outline(session, "n1", all_know=True)
    assert [step.words for step in session.history.past] == ["Outline", "Change outline", "Change outline"]
    session.select_alters(["a3"])
    operations.outline_selected(session, "alone")
    assert session.wave.outlines["n2"].label == "alone"


def test_notes(session: Session) -> None:
    assert operations.add_note(session, "here", place=Place(1, "personal"))
    assert operations.add_note(session, "there", alter="a2")
    assert session.selection == Selection(note="n2")
    assert words(session) == "Add a note"
    assert operations.change_note(session, "n2", "ther")
    assert operations.change_note(session, "n2", "the")
    assert (words(session), len(session.history.past)) == ("Change note", 3)
    assert operations.change_note(session, "n2", " \u200e\n")
    assert words(session) == "Remove note"
    assert list(session.wave.notes) == ["n1"]
    assert not session.selection


def _person(session: Session) -> None:
    session.select_alters(["a1"])


def _people(session: Session) -> None:
    session.select_alters(["a1", "a2"])


def _tie(session: Session) -> None:
    session.select(Selection(tie=("a1", "a2")))


def _outline(session: Session) -> None:
    _people(session)
    operations.outline_selected(session)


def _note(session: Session) -> None:
    operations.add_note(session, "x", alter="a1")


@pytest.mark.parametrize(
    ("choose", "said"),
    [
        (_person, "Remove A1"),
        (_people, "Remove 2"),
        (_tie, "Remove connection"),
        (_outline, "Remove outline"),
        (_note, "Remove note"),
    ],
)
def test_removing_whatever_is_selected(session: Session, choose: Callable[[Session], None], said: str) -> None:
    choose(session)
    before = session.document
    assert operations.remove_selected(session)
    assert words(session) == said
    assert not session.selection
    session.undo()
    assert session.document is before


def test_nothing_selected_removes_nothing(session: Session) -> None:
    assert not operations.remove_selected(session)
    session.select(Selection(ego=True))
    assert not operations.remove_selected(session)


# --- dates, me, a new map ------------------------------------------------------------------------------------


def test_a_new_date_starts_as_the_one_in_view_and_is_looked_at(session: Session) -> None:
    assert operations.add_wave(session, framework(), label="June", date=DAY + dt.timedelta(days=200))
    assert words(session) == "New date: June"
    assert session.wave.label == "June"
    assert list(session.wave.alters) == ["a1", "a2", "a3", "free"]
    session.undo()
    assert (session.wave.id, len(session.document.waves)) == ("w1", 1)


def test_me(session: Session) -> None:
    assert operations.change_ego(session, label="J")
    assert operations.change_ego(session, label="Jo")
    assert operations.change_ego(session, ego_role="ect", ego_setting="home", census={"subject": "music"})
    assert not operations.change_ego(session, ego_role="ect")
    ego = session.document.ego
    assert (ego.label, ego.census.subject) == ("Jo", "music")
    assert (session.wave.ego_role, session.wave.ego_setting) == ("ect", "home")
    assert [step.words for step in session.history.past] == ["Change me", "Change me"]


@pytest.mark.parametrize("preset", sorted(framework().presets))
def test_a_new_map_is_empty_sound_and_not_unsaved(preset: str) -> None:
    sociomap = new_sociomap(framework(), preset, today=DAY, ids=counted_ids("i"))
    assert faults(sociomap) == []
    assert sociomap.design == framework().design(preset)
    (wave,) = sociomap.waves
    assert (wave_word(wave, framework()), wave.date, len(wave.alters)) == ("start of course", DAY, 0)
    assert wave.ego_role == ("mentor" if preset == "mentor" else None) and len(sociomap.copy_key) == 64
    assert {sociomap.id, sociomap.waves[0].id} == {"i1", "i2"}
    assert not Session(sociomap).unsaved


def test_every_new_map_has_ids_of_its_own() -> None:
    before = dt.date.today()
    one, other = new_sociomap(framework()), new_sociomap(framework())
    assert one.design.preset == "halves"
    assert one.id != other.id
    assert before <= one.waves[0].date <= dt.date.today()
    assert one.copy_key != other.copy_key
    assert replace(one, id="", copy_key="", waves=()) == replace(other, id="", copy_key="", waves=())
    with pytest.raises(KeyError):
        new_sociomap(framework(), "spiral")


def test_whoever_is_named_already_is_meant_in_either_spelling(session: Session) -> None:
    zoe = replace(alter(session), label="Zoe\u0308")
    wave = replace(session.wave, alters={**session.wave.alters, "a1": zoe})
    session.open(replace(session.document, waves=(wave,)))
    assert operations.name_for(session, "zoë") == operations.name_for(session, "Zo\u00ade\u0308") == "a1"
    new = operations.name_for(session, "Ame\u0301lie")
    assert new is not None and alter(session, new).label == "Amélie"
