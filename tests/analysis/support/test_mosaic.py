"""Mentoring as a mosaic: what a mentor is looked to for, shared by several, or from one who was assigned."""

from sociomap_app.analysis.support.mosaic import Mosaic, mosaic
from sociomap_app.model.sociomap import Alter
from tests.networks import a_map, a_wave, framework, person


def of(*alters: Alter, without: frozenset[str] = frozenset()) -> Mosaic:
    sociomap = a_map(a_wave(list(alters)))
    return mosaic(sociomap, sociomap.latest, framework(), without=without)


def giving(alter_id: str, *functions: str, **values: object) -> Alter:
    return person(alter_id, functions=frozenset(functions), **values)


def test_only_what_a_mentor_is_looked_to_for_is_in_it() -> None:
    rows = of(giving("a", "switch_off", "role_model")).rows
    assert set(rows) == {one.id for one in framework().functions.values() if one.mentoring}
    assert "switch_off" not in rows
    assert "role_model" in rows


def test_shared_hanging_and_not_asked() -> None:
    mentor = giving("m", "teaching_feedback", "role_model", role="itt_mentor")
    friend = giving("f", "teaching_feedback", "challenge")
    found = of(mentor, friend)
    assert found.assigned == {"m"}
    assert found.spread == ("teaching_feedback",)
    assert found.hanging == ("role_model",)
    assert set(found.asked) == {"teaching_feedback", "role_model", "challenge"}


def test_a_mentor_somebody_chose_does_not_make_it_hang_and_an_assigned_tutor_does() -> None:
    chosen = giving("m", "role_model", role="itt_mentor", assigned="chosen")
    tutor = giving("t", "challenge", role="provider_tutor", assigned="assigned")
    assert of(chosen, tutor).hanging == ("challenge",)


def test_those_set_aside_and_those_lost_give_nothing() -> None:
    mentor = giving("m", "teaching_feedback", role="itt_mentor")
    gone = giving("g", "teaching_feedback", status="lost")
    found = of(mentor, gone)
    assert found.rows["teaching_feedback"].alters == ("m",)
    assert of(mentor, gone, without=frozenset({"m"})).rows["teaching_feedback"].alters == ()


def test_what_two_assigned_people_give_comes_only_from_assigned_people() -> None:
    mentor = giving("m", "opens_doors", role="itt_mentor")
    tutor = giving("t", "opens_doors", role="provider_tutor", assigned="assigned")
    found = of(mentor, tutor)
    assert found.spread == found.hanging == ("opens_doors",)
