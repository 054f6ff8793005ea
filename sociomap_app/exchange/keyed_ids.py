"""Ids of what leaves the program: they give nobody away, and are the same in all copies of a map for one audience.

An id follows from the copy key of the map, which never leaves it, so that whoever holds two copies can tell who is
the same, and whoever holds none of the map's ids can tell nothing.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from sociomap_app.model.anew import new_ids, under_new_ids
from sociomap_app.model.fields import Audience
from sociomap_app.model.ids import new_copy_key
from sociomap_app.model.sociomap import Alter, Note, OwnWord, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

Placed = TypeVar("Placed", Alter, Note)
DIGITS = 20


class IdKeys:
    """Makes the ids of one map for one audience. A map without a copy key has one for as long as this is there."""

    def __init__(self, sociomap: Sociomap, audience: Audience) -> None:
        self._key = bytes.fromhex(sociomap.copy_key or new_copy_key())
        self._audience = audience

    def of(self, kind: str, *ids: str) -> str:
        """The first 20 hexadecimal digits of HMAC-SHA256 of audience, kind and id, each preceded by its length."""
        parts = [one.encode() for one in (self._audience, kind, *ids)]
        said = b"".join(len(one).to_bytes(4, "big") + one for one in parts)
        return hmac.new(self._key, said, hashlib.sha256).hexdigest()[:DIGITS]


def with_keyed_ids(sociomap: Sociomap, keys: IdKeys, framework: Framework) -> Sociomap:
    """The map with keyed ids for people, dates, outlines, notes, steps, and areas that are in no list."""
    listed = {sector.id for preset in framework.presets.values() for sector in preset.sector}
    areas = {one.id: one.id if one.id in listed else keys.of("area", one.id) for one in sociomap.design.sectors}
    sectors = tuple(replace(one, id=areas[one.id]) for one in sociomap.design.sectors)
    keyed = under_new_ids(sociomap, new_ids(sociomap, keys.of))
    return replace(
        keyed,
        copy_key="",
        design=replace(sociomap.design, sectors=sectors),
        waves=tuple(_in_areas(wave, areas) for wave in keyed.waves),
    )


def _in_areas(wave: Wave, areas: Mapping[str, str]) -> Wave:
    return replace(
        wave,
        alters={key: _placed(one, areas) for key, one in wave.alters.items()},
        notes={key: _placed(one, areas) for key, one in wave.notes.items()},
    )


def _placed(one: Placed, areas: Mapping[str, str]) -> Placed:
    return replace(one, place=replace(one.place, sector=areas.get(one.place.sector or "")))


def with_keyed_words(sociomap: Sociomap, keys: IdKeys, called: Mapping[tuple[str, str], str]) -> Sociomap:
    """The map with keyed ids for roles and kinds of support that are in no list: ``called`` holds the id they have
    in the map itself, by vocabulary and what they are called now, which becomes their label."""
    new = {(vocabulary, now): keys.of("word", vocabulary, before) for (vocabulary, now), before in called.items()}

    def functions(words: Iterable[str]) -> frozenset[str]:
        return frozenset(new.get(("function", one), one) for one in words)

    def alter(one: Alter) -> Alter:
        role = one.role and new.get(("role", one.role), one.role)
        return replace(one, role=role, functions=functions(one.functions))

    def wave(one: Wave) -> Wave:
        alters = {key: alter(each) for key, each in one.alters.items()}
        return replace(one, alters=alters, asked=functions(one.asked), helped=functions(one.helped))

    words = [OwnWord(vocabulary, id_, now) for (vocabulary, now), id_ in new.items()]
    kept = sorted((*sociomap.own_words, *words), key=lambda word: (word.vocabulary, word.id))
    return replace(sociomap, waves=tuple(map(wave, sociomap.waves)), own_words=tuple(kept))
