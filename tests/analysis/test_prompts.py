"""Which questions are on offer: few, in stages, those the map calls for first; decks where they are chosen."""

import datetime as dt
import random
from collections.abc import Iterable

import pytest

from sociomap_app.analysis.prompts import MOST_PROMPTS, NOTICED, Talk, decks_for, on_offer, questions
from sociomap_app.analysis.rules.findings import find
from sociomap_app.model.fields import EGO_ROLES, STAGES
from sociomap_app.model.sociomap import Answer, Conversation
from tests.networks import a_map, a_wave, framework, random_map

PROMPTS = framework().prompts
RULES = sorted({rule for prompt in PROMPTS.values() for rule in prompt.when})


def test_what_calls_for_a_prompt_is_a_rule_and_every_deck_has_questions() -> None:
    assert set(RULES) <= set(framework().rules)
    decks = framework().decks
    for prompt in PROMPTS.values():
        assert not prompt.deck or (prompt.deck in decks and not prompt.when and not prompt.audience)
        assert prompt.words.endswith(("?", ".")) and prompt.source
    for deck in decks:
        count = sum(prompt.deck == deck for prompt in PROMPTS.values())
        assert 4 <= count <= 10
    assert len(decks) == 10


def talk(
    role: str | None = "trainee", answered: Iterable[str] = (), month: int = 3, before: Iterable[str] = ()
) -> Talk:
    answers = tuple(Answer(prompt=one, stage="look", question="?", words="yes") for one in answered)
    return Talk(role=role, day=dt.date(2026, month, 17), answers=answers, before=frozenset(before))


@pytest.mark.parametrize("role", [None, *EGO_ROLES])
@pytest.mark.parametrize("seed", range(12))
def test_never_more_than_eight_in_stages_and_for_that_reader(role: str | None, seed: int) -> None:
    chance = random.Random(seed)
    speaking = {rule for rule in RULES if chance.random() < seed / 11}
    most = chance.randint(5, MOST_PROMPTS)
    chosen = on_offer(framework(), talk(role), speaking, most=most)
    assert 0 < len(chosen) <= most
    stages = [STAGES.index(prompt.stage) for prompt in chosen]
    assert stages == sorted(stages)
    assert {"look", "value", "choose", "agree"} <= {prompt.stage for prompt in chosen}
    for prompt in chosen:
        assert not prompt.deck
        assert not prompt.when or speaking & set(prompt.when)
        assert not prompt.audience or (role or "trainee") in prompt.audience


def test_what_the_map_calls_for_comes_before_what_is_always_there() -> None:
    def ahead(speaking: set[str]) -> list[str]:
        return [one.id for one in on_offer(framework(), talk(), speaking, most=6) if one.stage == "look_ahead"]

    assert ahead(set()) == ["ahead_september"]
    assert ahead({"G14"}) == ["ahead_stay"]


def test_what_was_answered_stays() -> None:
    answered = {"together_purpose", "ahead_ect", "give_back"}
    chosen = {one.id for one in on_offer(framework(), talk(answered=answered), ())}
    assert answered <= chosen
    assert answered <= {one.id for one in on_offer(framework(), talk("mentor", answered), (), deck="reach")}


def test_decks_are_for_those_they_are_meant_for() -> None:
    def ids(role: str | None) -> set[str]:
        return {deck.id for deck in decks_for(framework(), role)}

    assert ids(None) == ids("trainee") == {"start", "subject", "known"}
    assert ids("ect") == {"start", "after", "subject", "known"}
    assert ids("induction_tutor") == {"induction", "review", "subject", "known"}
    assert ids("mentor") == {"knowledge", "reach", "review", "subject", "known"}
    assert ids("lead_mentor") == ids("mentor") | {"together", "practice"}
    for deck in framework().decks:
        chosen = on_offer(framework(), talk("lead_mentor"), RULES, deck=deck)
        assert chosen and all(prompt.deck == deck for prompt in chosen)
        assert len(chosen) == sum(prompt.deck == deck for prompt in PROMPTS.values())


def test_where_people_look_is_shown_with_rules_there_are() -> None:
    suggestions = framework().suggestions
    assert {"subject", "beyond"} <= set(suggestions)
    for kind in suggestions.values():
        assert kind.names and set(kind.rules) <= set(framework().rules)
        assert len(set(kind.names)) == len(kind.names)


@pytest.mark.parametrize("seed", range(40))
def test_what_was_noticed_is_asked_among_the_eight(seed: int) -> None:
    sociomap = random_map(seed)
    findings = find(sociomap, sociomap.latest, framework())
    asked = questions(framework(), Talk.of(sociomap, sociomap.latest), findings)
    noticed = [one for one in asked if one.id.startswith(NOTICED)]
    assert len(asked) <= MOST_PROMPTS
    assert len(noticed) <= 3
    assert {one.id.removeprefix(NOTICED) for one in noticed} <= {one.rule for one in findings if not one.set_aside}
    assert all(one.stage == "notice" for one in noticed)
    stages = [STAGES.index(one.stage) for one in asked]
    assert stages == sorted(stages)


def test_an_answer_keeps_its_question_although_it_is_not_put_any_more() -> None:
    answer = Answer(prompt=NOTICED + "G2", stage="notice", question="If Jo were away?", words="Sam")
    this = Talk(role="trainee", day=dt.date(2026, 3, 1), answers=(answer,))
    asked = questions(framework(), this, ())
    assert [one.words for one in asked if one.stage == "notice"] == ["If Jo were away?"]
    deck = next(iter(framework().decks))
    of_deck = questions(framework(), this, (), deck=deck)
    assert {one.deck for one in of_deck} == {deck, ""}
    assert [one.id for one in of_deck if not one.deck] == [answer.prompt]


@pytest.mark.parametrize("month", range(1, 13))
def test_september_is_asked_about_before_it_comes(month: int) -> None:
    everything = {one.id for one in on_offer(framework(), talk(month=month), RULES, most=99)}
    assert ("ahead_september" in everything) == (month < 9)
    assert ("ahead_term" in everything) == (month >= 9)


def test_nobody_but_a_trainee_is_asked_about_the_next_school() -> None:
    for role in EGO_ROLES:
        if role != "trainee":
            words = " ".join(one.words for one in on_offer(framework(), talk(role), RULES, most=99))
            assert "next school" not in words and "placement" not in words and "September" not in words


def test_what_was_answered_at_an_earlier_date_comes_after_what_was_not() -> None:
    first = next(one for one in on_offer(framework(), talk(), ()) if one.stage == "look")
    again = [one.id for one in on_offer(framework(), talk(before=[first.id]), (), most=5)]
    assert first.id not in again
    still = on_offer(framework(), talk(answered=[first.id], before=[first.id]), (), most=5)
    assert first.id in [one.id for one in still]


def test_a_talk_knows_what_was_answered_on_other_dates() -> None:
    answer = Answer(prompt="look_round", stage="look", question="?", words="there")
    early = a_wave(conversation=Conversation(answers=(answer,)))
    later = a_wave(wave_id="w2", date=early.date.replace(year=2027), ego_role="ect")
    sociomap = a_map(early, later, me={})
    assert Talk.of(sociomap, later) == Talk(role="ect", day=later.date, before=frozenset({"look_round"}))
    assert Talk.of(sociomap, early).answered == {"look_round"} and not Talk.of(sociomap, early).before
