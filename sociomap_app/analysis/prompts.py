"""Which questions are on offer in a conversation: few, in stages, and some because of what the map shows."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sociomap_app.analysis.rules.findings import Finding, noticed
from sociomap_app.model.fields import STAGES
from sociomap_app.model.sociomap import Answer, Sociomap, Wave
from sociomap_app.vocabulary.entries import Deck, Framework, Prompt

MOST_PROMPTS = 8
NOTICED = "noticed "
"""Before the id of a rule: what an answer to its question is kept under."""

FIRST = ("look", "value", "choose", "agree", "look_ahead", "give_back", "notice")
"""The stages in the order in which they get their first question, where there is not room for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Whose conversation it is and of which day, and to which questions there is an answer: now, or before.

    ``role`` is what ego is; not given it is read as trainee.
    """

    role: str | None
    day: dt.date
    answers: tuple[Answer, ...] = ()
    before: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sociomap: Sociomap, wave: Wave) -> "Talk":
        """That of one date of a map."""
        earlier = (one for one in sociomap.waves if one.date < wave.date)
        before = frozenset(answer.prompt for one in earlier for answer in one.conversation.answers)
        return cls(role=wave.ego_role, day=wave.date, answers=wave.conversation.answers, before=before)

    @property
    def answered(self) -> frozenset[str]:
        """The ids of the questions that are answered in it."""
        return frozenset(one.prompt for one in self.answers)

    def fits(self, prompt: Prompt, speaking: Collection[str]) -> bool:
        """Whether a question is for this reader, on that day, and the map calls for it or need not."""
        meant = not prompt.audience or (self.role or "trainee") in prompt.audience
        in_time = not prompt.months or self.day.month in prompt.months
        return meant and in_time and (not prompt.when or any(rule in speaking for rule in prompt.when))


def decks_for(framework: Framework, role: str | None) -> list[Deck]:
    """The decks meant for that reader; a role not given is read as trainee."""
    return [deck for deck in framework.decks.values() if not deck.audience or (role or "trainee") in deck.audience]


def questions(framework: Framework, talk: Talk, findings: Sequence[Finding], *, deck: str = "") -> list[Prompt]:
    """What a conversation over the map offers to talk about, in the order of the stages.

    Eight at most, up to three of them what was noticed, and whatever was answered before; of a deck, its own.
    """
    speaking = frozenset(one.rule for one in findings if not one.set_aside)
    seen = [] if deck else [_as_prompt(one) for one in noticed(findings)]
    offered = on_offer(framework, talk, speaking, deck=deck, most=MOST_PROMPTS - len(seen))
    there = {one.id for one in (*seen, *offered)}
    return sorted((*seen, *offered, *_kept(talk.answers, there)), key=lambda one: STAGES.index(one.stage))


def _as_prompt(finding: Finding) -> Prompt:
    words = f"{finding.words} {finding.question}"
    return Prompt(id=NOTICED + finding.rule, stage="notice", words=words, source=finding.source)


def _kept(answers: Iterable[Answer], there: Collection[str]) -> list[Prompt]:
    """Questions that are not put any more, as they were put when they were answered."""
    return [
        Prompt(id=one.prompt, stage=one.stage, words=one.question, source="")
        for one in answers
        if one.prompt not in there
    ]


def on_offer(
    framework: Framework,
    talk: Talk,
    speaking: Collection[str],
    *,
    deck: str = "",
    most: int = MOST_PROMPTS,
) -> list[Prompt]:
    """At most ``most`` prompts in the order of the stages; ``speaking`` are the rules that speak, not set aside.

    What was answered stays. Each stage has one question before any has two; what the map calls for comes before
    what is always on offer, and what has no answer from an earlier date before what has. Of a deck all are taken
    instead, without regard to the map.
    """
    number = {prompt.id: place for place, prompt in enumerate(framework.prompts.values())}
    if deck:
        chosen = [one for one in framework.prompts.values() if one.deck == deck or one.id in talk.answered]
        return sorted(chosen, key=lambda one: (STAGES.index(one.stage), number[one.id]))
    fitting = [
        prompt
        for prompt in framework.prompts.values()
        if prompt.id in talk.answered or (not prompt.deck and talk.fits(prompt, speaking))
    ]
    found = _in_turn(fitting, talk, number)[:most]
    return sorted(found, key=lambda one: (STAGES.index(one.stage), number[one.id]))


def _in_turn(fitting: Iterable[Prompt], talk: Talk, number: Mapping[str, int]) -> list[Prompt]:
    """In the order in which they get a place where there is not room for all."""
    turns: Counter[str] = Counter()
    ranked: list[tuple[bool, int, int, int, Prompt]] = []
    for prompt in sorted(fitting, key=lambda one: (one.id in talk.before, not one.when, number[one.id])):
        answered, rank = prompt.id in talk.answered, FIRST.index(prompt.stage)
        ranked.append((not answered, turns[prompt.stage], rank, number[prompt.id], prompt))
        turns[prompt.stage] += 1
    return [prompt for *_, prompt in sorted(ranked, key=lambda one: one[:-1])]
