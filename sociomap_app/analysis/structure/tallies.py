"""How often each kind of collaboration, purpose and group was named: an overview, and never a gap.

The four kinds of collaboration (de Jong and others) are in no order of worth, so none is missing where it is
not named; no more is a purpose (Ibarra and Hunter) or a type of group (Wenger and Snyder).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sociomap_app.analysis.belonging import asked, counted
from sociomap_app.model.fields import FIELDS_BY_NAME, FieldShape
from sociomap_app.model.sociomap import Alter, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.wording import listed, number_word

from .shape_sentences import ShapeSentence

FIELDS = ("collaboration", "purpose", "group_type")
NOT_ASKED = {
    "collaboration": "How you work together has not been asked.",
    "purpose": "What each connection is for has not been asked.",
    "group_type": "What type of group each is has not been asked.",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """One field: for each of its values, in the order of the list, the alters it was named of.

    Where it was not ``asked``, ``named`` is empty. ``unsaid`` are the alters of whom nothing was said. A type
    of group may also be that of an outline; those stand in ``outlines``.
    """

    field: str
    asked: bool
    named: Mapping[str, tuple[str, ...]]
    outlines: Mapping[str, tuple[str, ...]]
    unsaid: tuple[str, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many there are of each value, 0 where it was not named."""
        return {value: len(ids) + len(self.outlines.get(value, ())) for value, ids in self.named.items()}


def tallies(wave: Wave) -> Mapping[str, Tally]:
    """The three overviews by field. One alter may have several kinds of collaboration and several purposes."""
    return {name: _tally(wave, name) for name in FIELDS}


def _tally(wave: Wave, name: str) -> Tally:
    found = {alter.id: _values(alter, name) for alter in counted(wave) if _concerns(alter, name)}
    types = _outline_types(wave) if name == "group_type" else {}
    unsaid = tuple(one for one, values in found.items() if not values)
    if name not in asked(wave) and not types:
        return Tally(name, False, {}, {}, unsaid)
    return Tally(name, True, _by_value(name, found), _by_value(name, types) if types else {}, unsaid)


def _outline_types(wave: Wave) -> Mapping[str, frozenset[str]]:
    return {one.id: frozenset({one.group_type}) for one in wave.outlines.values() if one.group_type}


def _by_value(name: str, found: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[str, ...]]:
    return {
        value: tuple(one for one, held in found.items() if value in held) for value in FIELDS_BY_NAME[name].values
    }


def _concerns(alter: Alter, name: str) -> bool:
    return alter.kind == "group" if name == "group_type" else alter.kind != "resource"


def _values(alter: Alter, name: str) -> frozenset[str]:
    value = getattr(alter, name)
    if FIELDS_BY_NAME[name].shape is FieldShape.CHOICES:
        return frozenset(value)
    return frozenset() if value is None else frozenset({value})


def tally_sentence(found: Tally, framework: Framework) -> ShapeSentence:
    """What was named and how often, most often first; what was not named is not spoken of."""
    if not found.asked:
        return ShapeSentence(NOT_ASKED[found.field])
    words = framework.values.field[found.field]
    held = sorted(((count, value) for value, count in found.counts.items() if count), key=lambda one: -one[0])
    if not held:
        return ShapeSentence(f"{words.label}: nothing was named yet.")
    many = listed((f"{words.values.get(value, value)} ({count})" for count, value in held), most=len(held))
    left = f" Of {number_word(len(found.unsaid))} it is not said." if found.unsaid else ""
    everybody = dict.fromkeys(one for _, value in held for one in found.named[value])
    return ShapeSentence(f"{words.label}: {many}.{left}", tuple(everybody))
