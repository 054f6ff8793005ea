"""Which questions are on offer in a conversation: few, in stages, and some because of what the map shows."""

from collections.abc import Collection

from sociomap_app.frameworks.entries import Deck, Framework, Prompt
from sociomap_app.model.fields import STAGES

MOST_PROMPTS = 8

FIRST = ("look", "value", "choose", "agree", "look_ahead", "give_back", "notice")
"""The stages in the order in which they get their first question, where there is not room for all."""


def decks_for(framework: Framework, role: str | None) -> list[Deck]:
    """The decks meant for that reader; a role not given is read as trainee."""
    return [deck for deck in framework.decks.values() if not deck.audience or (role or "trainee") in deck.audience]


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
