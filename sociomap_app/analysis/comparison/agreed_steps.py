"""What became of the next steps agreed at an earlier date, as later dates tell."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from sociomap_app.model.sociomap import Action, Wave

Became = Literal["done", "open", "dropped", "unknown"]
"""``dropped``: not carried on, and nobody said it was done; ``unknown``: another map cannot tell."""


@dataclass(frozen=True, slots=True)
class ActionChange:
    """A next step as it was agreed, and what became of it."""

    action: Action
    became: Became


def what_became(earlier: Wave, later: Wave, waves: Sequence[Wave] | None) -> tuple[ActionChange, ...]:
    """Each step of the earlier date.

    ``waves`` are the dates of that map, for a step done meanwhile is carried no further; None where the later date
    is of another map, whose steps are others.
    """
    agreed = earlier.conversation.actions
    if waves is None:
        return tuple(ActionChange(one, "done" if one.done else "unknown") for one in agreed)
    between = [wave for wave in waves if earlier.date <= wave.date <= later.date and wave.id != later.id]
    done = {one.id for one in _actions((earlier, *between, later)) if one.done}
    still = {one.id for one in later.conversation.actions}
    return tuple(ActionChange(one, _became(one.id, done, still)) for one in agreed)


def _became(step: str, done: Set[str], still: Set[str]) -> Became:
    if step in done:
        return "done"
    return "open" if step in still else "dropped"


def _actions(waves: Iterable[Wave]) -> Iterator[Action]:
    for wave in waves:
        yield from wave.conversation.actions
