"""What a rule says of a map: its words with their places filled by whom and what it found."""

import re
from collections.abc import Sequence

from sociomap_app.model.fields import KINDS
from sociomap_app.model.sociomap import Alter
from sociomap_app.vocabulary.wording import listed, number_word, persons

from .rule_context import Measured, RuleContext

_PLACE = re.compile(r"\{([^{}]*)\}")


def told(words: str, reading: Measured, context: RuleContext, before: Sequence[str] = ()) -> str:
    """The words with their places filled, once: nothing inside a name is filled again.

    ``before`` are the ids of who was there at the date before, where nobody is now.
    """
    there = [alter for one in reading.alters if (alter := _alter(context, one)) is not None]
    count = len(reading.alters) if reading.share else round(reading.value)
    names = [context.name(one) for one in reading.alters]
    places = {
        "people": listed(names),
        "persons": _several(count, there),
        "count": number_word(count),
        "what": reading.what,
        "who": _kind(there),
        "anyone": names[0] if len(names) == 1 else "one of them",
        "said": _said(reading, context),
        "yet": "now" if before else "yet",
        "before": f" Last time: {listed(map(context.name, before))}." if before else "",
    }

    def filled(place: re.Match[str]) -> str:
        one, bar, several = place[1].partition("|")
        return places[one] if not bar else one if count == 1 else several

    text = _PLACE.sub(filled, words)
    if words.endswith("}.") and text.endswith(".."):
        text = text[:-1]
    return text[:1].upper() + text[1:]


def _alter(context: RuleContext, alter_id: str) -> Alter | None:
    waves = (context.wave, context.previous)
    return next((wave.alters[alter_id] for wave in waves if wave is not None and alter_id in wave.alters), None)


def _kind(alters: Sequence[Alter]) -> str:
    """“person”, or what else they are: “group”, “person or resource” …"""
    kinds = {alter.kind for alter in alters} or {"person"}
    return " or ".join(listed(kind for kind in KINDS if kind in kinds).rsplit(" and ", 1))


def _several(count: int, alters: Sequence[Alter]) -> str:
    """“nobody”, “one person”, “two people”; with a group or a resource among them “two people or groups” …"""
    kinds = {alter.kind for alter in alters}
    if kinds <= {"person"} or not count:
        return persons(count)
    if len(kinds) == 1:
        return f"{number_word(count)} {next(iter(kinds))}{'s' if count > 1 else ''}"
    words = [word for kind, word in _PLURAL.items() if kind in kinds]
    return f"{number_word(count)} {listed(words)}"


_PLURAL = {"person": "people", "group": "groups", "resource": "resources"}


def _said(reading: Measured, context: RuleContext) -> str:
    """Of how many of how many it was said, where it was not said of all."""
    if reading.said is None:
        return ""
    field, said, of = reading.said
    if said in (0, of):
        return ""
    words = context.framework.said.get(field)
    where = words.says if words is not None else "you said so"
    return f" (of {number_word(said)} of {number_word(of)} {where})"
