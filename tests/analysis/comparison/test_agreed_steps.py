"""What became of the steps agreed at an earlier date."""

import datetime as dt

from msgspec.structs import replace

from sociomap_app.analysis.comparison.wave_changes import compare
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Action, Conversation, Wave
from tests.networks import DAY, a_map, a_wave


def agreed(wave_id: str, days: int, *actions: Action) -> Wave:
    wave = a_wave(wave_id=wave_id, date=DAY + dt.timedelta(days=days))
    return replace(wave, conversation=Conversation(actions=actions))


def step(action_id: str, done: bool = False) -> Action:
    return Action(id=action_id, what=f"do {action_id}", done=done)


FIRST = agreed("w1", 0, step("ticked", True), step("later"), step("meanwhile"), step("still"), step("away"))
BETWEEN = agreed("w2", 50, step("later"), step("meanwhile", True), step("still"))
LAST = agreed("w3", 100, step("later", True), step("still"), step("fresh"))
BECAME = {"ticked": "done", "later": "done", "meanwhile": "done", "still": "open", "away": "dropped"}


def test_each_step_of_the_earlier_date_is_told() -> None:
    sociomap = a_map(FIRST, BETWEEN, LAST)
    found = compare(sociomap, FIRST, LAST).actions
    assert {one.action.id: one.became for one in found} == BECAME
    saved = edits.under_another_id(sociomap, "m2")
    assert compare(sociomap, FIRST, LAST, saved).actions == found, "ids of one map mean the same in both files"


def test_what_was_done_at_another_time_is_not_told_of_this() -> None:
    sociomap = a_map(FIRST, BETWEEN, LAST)
    now = {one.action.id: one.became for one in compare(sociomap, FIRST, BETWEEN).actions}
    assert now == {**BECAME, "later": "open"}
    back = {one.action.id: one.became for one in compare(sociomap, LAST, FIRST).actions}
    assert back == {"later": "done", "still": "open", "fresh": "dropped"}


def test_steps_of_another_map_are_other_steps() -> None:
    one, other = a_map(FIRST), replace(a_map(LAST), id="m2")
    found = {each.action.id: each.became for each in compare(one, FIRST, LAST, other).actions}
    assert found == {**dict.fromkeys(BECAME, "unknown"), "ticked": "done"}
