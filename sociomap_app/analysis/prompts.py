"""Which questions are on offer in a conversation: few, in stages, and some because of what the map shows."""

from collections.abc import Collection, Iterable, Sequence

from sociomap_app.analysis.rules.findings import Finding, noticed
from sociomap_app.model.fields import STAGES
from sociomap_app.model.sociomap import Answer
from sociomap_app.vocabulary.entries import Deck, Framework, Prompt

MOST_PROMPTS = 8
NOTICED = "noticed "
"""Before the id of a rule: what an answer to its question is kept under."""

FIRST = ("look", "value", "choose", "agree", "look_ahead", "give_back", "notice")
"""The stages in the order in which they get their first question, where there is not room for all."""


def decks_for(framework: Framework, role: str | None) -> list[Deck]:
    """The decks meant for that reader; a role not given is read as trainee."""
    return [deck for deck in framework.decks.values() if not deck.audience or (role or "trainee") in deck.audience]


def questions(
    framework: Framework,
    role: str | None,
    findings: Sequence[Finding],
    answers: Sequence[Answer] = (),
    *,
    deck: str = "",
) -> list[Prompt]:
    """What a conversation over the map offers to talk about, in the order of the stages.

    Eight at most, up to three of them what was noticed, and whatever was answered before; of a deck, its own.
    """
    speaking = frozenset(one.rule for one in findings if not one.set_aside)
    seen = [] if deck else [_as_prompt(one) for one in noticed(findings)]
    answered = [answer.prompt for answer in answers]
    offered = on_offer(framework, role, speaking, answered=answered, deck=deck, most=MOST_PROMPTS - len(seen))
    there = {one.id for one in (*seen, *offered)}
    return sorted((*seen, *offered, *_kept(answers, there)), key=lambda one: STAGES.index(one.stage))


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
    role: str | None,
    speaking: Collection[str],
    *,
    answered: Collection[str] = (),
    deck: str = "",
    most: int = MOST_PROMPTS,
) -> list[Prompt]:
    """At most ``most`` prompts in the order of the stages; ``speaking`` are the rules that speak, not set aside.

    What was answered stays. Each stage has one question before any has two; what the map calls for comes before
    what is always on offer. Of a deck all that fit are taken instead, without regard to the map.
    """
    fitting = [
        prompt
        for prompt in framework.prompts.values()
        if prompt.id in answered or (prompt.deck == deck and (bool(deck) or _fits(prompt, role, speaking)))
    ]
    turns: dict[str, int] = {}
    ranked: list[tuple[bool, int, int, int, Prompt]] = []
    number = {prompt.id: place for place, prompt in enumerate(framework.prompts.values())}
    for prompt in sorted(fitting, key=lambda one: (not one.when, number[one.id])):
        turn = turns[prompt.stage] = turns.get(prompt.stage, -1) + 1
        rank = FIRST.index(prompt.stage)
        ranked.append((prompt.id not in answered, turn, rank, number[prompt.id], prompt))
    chosen = [prompt for *_, prompt in sorted(ranked, key=lambda one: one[:-1])[:most]]
    return sorted(chosen, key=lambda one: (STAGES.index(one.stage), number[one.id]))


def _fits(prompt: Prompt, role: str | None, speaking: Collection[str]) -> bool:
    meant = not prompt.audience or (role or "trainee") in prompt.audience
    return meant and (not prompt.when or any(rule in speaking for rule in prompt.when))
