"""Who is the same person on two maps, so that what changed can be told.

In one map everybody keeps their id, so ids decide. Two maps may well use one id for two people: there a name
decides where only one person bears it on either side, or a table of pairs. Where a name leaves it open nobody is
guessed: they are *unsure*, and count as gone and as new.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sociomap_app.model.clean_text import folded
from sociomap_app.model.sociomap import Alter, Sociomap

MatchedBy = Literal["ids", "names", "pairs"]
People = Mapping[str, Alter]
"""By id: those of one date or, for whole maps, everybody as they were known last."""
Pair = tuple[str, str]
"""Ids of one person: on the first map, and on the second."""


@dataclass(frozen=True)
class Matching:
    """Who of the first is who of the second; nobody is in two pairs.

    ``unsure`` names everybody whose name is on both sides, but not once on each: the first of that name with the
    first, and so on, the last of the shorter side again and again. It does not say that those two are one.
    """

    by: MatchedBy
    pairs: tuple[Pair, ...]
    unsure: tuple[Pair, ...] = ()

    @cached_property
    def second_of(self) -> Mapping[str, str]:
        """The id on the second map by that on the first."""
        return dict(self.pairs)

    @cached_property
    def first_of(self) -> Mapping[str, str]:
        """The id on the first map by that on the second."""
        return {second: first for first, second in self.pairs}


def are_one_map(one: Sociomap, other: Sociomap) -> bool:
    """Whether ids mean the same people in both documents.

    So it is of a map saved under other names, and of copies of one map for one audience. In a copy everybody has
    an id of its own, so an original and its copy are two maps.
    """
    if one.copy is not None and other.copy is not None and one.copy.of == other.copy.of:
        return True
    return not ({one.id} | one.same_map_as).isdisjoint({other.id} | other.same_map_as)


def by_ids(first: People, second: People) -> Matching:
    """Everybody who bears one id on both sides."""
    return Matching("ids", tuple((one, one) for one in first if one in second))


def by_names(first: People, second: People) -> Matching:
    """Whoever bears a name, however it is spelled, that is there once on either side."""
    there = _called(second)
    pairs: list[Pair] = []
    unsure: list[Pair] = []
    for name, ones in _called(first).items():
        others = there.get(name, [])
        if len(ones) == len(others) == 1:
            pairs.append((ones[0], others[0]))
        elif others:
            unsure.extend(_side_by_side(ones, others))
    return Matching("names", tuple(pairs), tuple(unsure))


def by_pairs(pairs: Iterable[Pair], first: People, second: People) -> Matching:
    """Whoever stands in a table of pairs, as far as both are there."""
    return Matching("pairs", tuple((one, other) for one, other in pairs if one in first and other in second))


def _called(people: People) -> Mapping[str, list[str]]:
    """The ids of those who bear a name, by the name as names are compared."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, alter in people.items():
        if name := folded(alter.label):
            found[name].append(key)
    return found


def _side_by_side(ones: list[str], others: list[str]) -> Iterable[Pair]:
    for number in range(max(len(ones), len(others))):
        yield ones[min(number, len(ones) - 1)], others[min(number, len(others) - 1)]
