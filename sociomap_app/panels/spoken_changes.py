"""What happened to the map, in a few words to be heard: “Moved Mum to close, family”. No Qt."""

from collections.abc import Callable, Mapping
from typing import Any

from sociomap_app.model.sociomap import Alter, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.wording import listed

from .sentences import gives_words, note_sentence, outline_sentence, tie_sentence, where

MOST = 6


def changed(old: Sociomap, new: Sociomap, wave_id: str, framework: Framework) -> str:
    """What differs in that wave from one map to the next; empty where only what is not drawn differs."""
    before = next((wave for wave in old.waves if wave.id == wave_id), None)
    if before is None:
        return ""
    after = new.wave(wave_id)
    said = [
        *_people(before, after, new, framework),
        *_given(before, after, new, framework),
        *_lists(before.ties, after.ties, before, after, tie_sentence, "No longer joined"),
        *_lists(
            before.outlines,
            after.outlines,
            before,
            after,
            lambda one, wave: f"Outline {outline_sentence(one, wave, framework)}",
            "Removed",
        ),
        *_lists(before.notes, after.notes, before, after, note_sentence, "Removed"),
    ]
    return ". ".join(said)


def _people(before: Wave, after: Wave, new: Sociomap, framework: Framework) -> list[str]:
    added = [alter for one, alter in after.alters.items() if one not in before.alters]
    gone = [alter for one, alter in before.alters.items() if one not in after.alters]
    said = []
    if added:
        at = f", {_place(added[0], new, framework)}" if len(added) == 1 and added[0].place.on_map else ""
        said.append(f"Added {_called(added)}{at}")
    if gone:
        said.append(f"Removed {_called(gone)}")
    there = [(before.alters[one], alter) for one, alter in after.alters.items() if one in before.alters]
    return said + _moved([pair for pair in there if pair[0].place != pair[1].place], new, framework)


def _moved(pairs: list[tuple[Alter, Alter]], new: Sociomap, framework: Framework) -> list[str]:
    if not pairs:
        return []
    moved = [alter for _, alter in pairs]
    cells = {_place(alter, new, framework) for alter in moved}
    if all(_cell(old) == _cell(alter) for old, alter in pairs):
        return [f"Moved {_called(moved)} a little"]
    return [f"Moved {_called(moved)} to {cells.pop()}" if len(cells) == 1 else f"Moved {_called(moved)}"]


def _cell(alter: Alter) -> tuple[int | None, str | None]:
    return alter.place.ring, alter.place.sector


def _place(alter: Alter, new: Sociomap, framework: Framework) -> str:
    return ", ".join(where(alter.place, new.design, framework))


def _called(alters: list[Alter]) -> str:
    return listed([alter.label for alter in alters], most=MOST)


def _given(before: Wave, after: Wave, new: Sociomap, framework: Framework) -> list[str]:
    said: list[str] = []
    for one, alter in after.alters.items():
        old = before.alters.get(one)
        if old is None or old.functions == alter.functions or len(said) == MOST:
            continue
        more, less = (
            set(gives_words(alter, new, framework)) - set(gives_words(old, new, framework)),
            set(gives_words(old, new, framework)) - set(gives_words(alter, new, framework)),
        )
        said += [f"{alter.label} gives {listed(sorted(more))}"] if more else []
        said += [f"{alter.label} no longer gives {listed(sorted(less))}"] if less else []
    return said


def _lists(
    old: Mapping[Any, Any],
    new: Mapping[Any, Any],
    before: Wave,
    after: Wave,
    sentence: Callable[[Any, Wave], str],
    gone: str,
) -> list[str]:
    """What was drawn, came or changed; and what went, unless it went with somebody who was removed."""
    said = [sentence(one, after) for key, one in new.items() if old.get(key) != one][:MOST]
    if not before.alters.keys() - after.alters.keys():
        said += [f"{gone}: {sentence(one, before)}" for key, one in old.items() if key not in new][:MOST]
    return said
