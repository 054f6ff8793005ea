"""The conversation over a map: the owner's words, and what was agreed."""

from typing import Any

from msgspec.structs import replace

from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.fields import MAX_TEXT, STAGES
from sociomap_app.model.sociomap import Action, Answer, Conversation, Sociomap, Wave

from .waves import with_wave


def change_conversation(sociomap: Sociomap, wave_id: str, **fields: Any) -> Sociomap:
    """When it was held, what was agreed, when the next one is."""
    if "agreed" in fields:
        fields["agreed"] = clean_text(fields["agreed"], MAX_TEXT)
    return _talked(sociomap, wave_id, replace(sociomap.wave(wave_id).conversation, **fields))


def write_answer(sociomap: Sociomap, wave_id: str, answer: Answer) -> Sociomap:
    """The owner's words under one prompt; empty words take the answer away."""
    talk = sociomap.wave(wave_id).conversation
    if answer.stage not in STAGES:
        raise ValueError(f"stage: {answer.stage}")
    new = replace(answer, words=clean_text(answer.words, MAX_TEXT))
    prompts = [one.prompt for one in talk.answers]
    if not new.words:
        answers = tuple(one for one in talk.answers if one.prompt != new.prompt)
    elif new.prompt in prompts:
        answers = tuple(new if one.prompt == new.prompt else one for one in talk.answers)
    else:
        answers = (*talk.answers, new)
    return _talked(sociomap, wave_id, replace(talk, answers=answers))


def add_action(sociomap: Sociomap, wave_id: str, action: Action) -> Sociomap:
    """One more next step. KeyError for a person who is not in the wave."""
    talk = sociomap.wave(wave_id).conversation
    if any(one.id == action.id for one in talk.actions):
        raise KeyError(action.id)
    return _talked(
        sociomap, wave_id, replace(talk, actions=(*talk.actions, _sound(action, sociomap.wave(wave_id))))
    )


def change_action(sociomap: Sociomap, wave_id: str, action_id: str, **fields: Any) -> Sociomap:
    """Another wording, person, date, or done. KeyError for a person who is not in the wave."""
    talk = sociomap.wave(wave_id).conversation
    if not any(one.id == action_id for one in talk.actions):
        raise KeyError(action_id)
    wave = sociomap.wave(wave_id)
    actions = tuple(_sound(replace(one, **fields), wave) if one.id == action_id else one for one in talk.actions)
    return _talked(sociomap, wave_id, replace(talk, actions=actions))


def remove_action(sociomap: Sociomap, wave_id: str, action_id: str) -> Sociomap:
    """Take a next step away."""
    talk = sociomap.wave(wave_id).conversation
    actions = tuple(one for one in talk.actions if one.id != action_id)
    return _talked(sociomap, wave_id, replace(talk, actions=actions))


def _sound(action: Action, wave: Wave) -> Action:
    if action.alter is not None:
        wave.alters[action.alter]
    return replace(
        action,
        what=clean_text(action.what, MAX_TEXT),
        with_whom=clean_line(action.with_whom, MAX_TEXT),
    )


def _talked(sociomap: Sociomap, wave_id: str, talk: Conversation) -> Sociomap:
    return with_wave(sociomap, wave_id, lambda wave: replace(wave, conversation=talk))
