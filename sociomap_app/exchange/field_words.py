"""What is said of a person, in the words of the screen and back again: for the clipboard and the tables.

Reading takes the words of the lists, the ids of the files and plain numbers alike. What cannot be read is
said in one sentence and never guessed at.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from sociomap_app.exchange.fields.codec import (
    NOWHERE,
    decode,
    decode_ring,
    encode,
    encode_ring,
    encode_sector,
    parts_of,
    sector_named,
)
from sociomap_app.exchange.fields.dialect import Unreadable, words
from sociomap_app.exchange.fields.open_lists import VOCABULARIES, Term, Terms, terms
from sociomap_app.model.clean_text import NO_LIMIT, clean_line, clean_text, folded
from sociomap_app.model.fields import FIELDS_BY_NAME, GROUP_FIELDS, MAX_LABEL, MAX_TEXT, FieldShape
from sociomap_app.model.sociomap import Alter, OwnWord, Place, Sector, Sociomap
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import design_in_words

from .cells import NOTHING_SAID, unguarded

ORDER = (
    "role", "setting", "status", "frequency", "direction", "functions", "known_since", "career_stage",
    "same_subject", "closeness", "usefulness", "quality", "assigned", "lasting", "formal", "assesses_me",
    "collaboration", "purpose", "group_type", "group_goal", "across_settings", "peer_code", "note",
)  # fmt: skip
COLUMNS = ("label", "kind", "ring", "sector", *ORDER)
"""Every column of the people table, in its order."""

GROUP_ONLY = frozenset(field.name for field in GROUP_FIELDS)
OWN_TITLES = {
    "label": "Name",
    "ring": "Ring",
    "sector": "Area",
    "functions": "Gives",
    "note": "Private note",
}

LOOSELY: Mapping[str, str] = {
    "full name": "label",
    "names": "label",
    "job": "role",
    "job title": "role",
    "position": "role",
    "school": "setting",
    "organisation": "setting",
    "organization": "setting",
    "place": "setting",
}
"""Headings of people's own lists, and the column each means where that is not there by one of its names."""

FREE = (FieldShape.LINE, FieldShape.TEXT)


def is_free(name: str) -> bool:
    """Whether any text may stand in a column: a name, a code, a note."""
    return name == "label" or (name in FIELDS_BY_NAME and FIELDS_BY_NAME[name].shape in FREE)


def says_nothing(name: str, typed: str) -> bool:
    """Whether a cell of that column is as good as empty."""
    word = folded(unguarded(typed))
    return not word or (word in NOTHING_SAID and not is_free(name))


def cut_to(name: str, typed: str) -> int | None:
    """How many signs are kept of a cell, or of a word in it, that is longer than there is room for."""
    text = unguarded(typed)
    one_line = name in FIELDS_BY_NAME and FIELDS_BY_NAME[name].shape is FieldShape.LINE
    if name == "label" or name in VOCABULARIES or one_line:
        words_ = parts_of(text) if name == "functions" else (text,)
        return MAX_LABEL if any(len(clean_line(one, NO_LIMIT)) > MAX_LABEL for one in words_) else None
    return MAX_TEXT if is_free(name) and len(clean_text(text, NO_LIMIT)) > MAX_TEXT else None


def heading(name: str, framework: Framework) -> str:
    """What stands above a column."""
    entry = framework.values.field.get(name)
    return OWN_TITLES.get(name) or (entry.label if entry is not None else name)


def column_named(typed: str, framework: Framework) -> str | None:
    """Which column is meant by that heading: its title, the words of the page Person, or the name in files."""
    return column_names(framework).get(folded(unguarded(typed)))


def column_names(framework: Framework) -> Mapping[str, str]:
    """Every column by whatever it may be called, folded."""
    found: dict[str, str] = {}
    for name in COLUMNS:
        entry = framework.values.field.get(name)
        label = entry.label if entry is not None else name
        for word in (name, name.replace("_", " "), heading(name, framework), label):
            found.setdefault(folded(word), name)
    return found


def said(alter: Alter, name: str, document: Sociomap, framework: Framework) -> str:
    """The words of one column for one person; several with ; between them; empty where nothing is said."""
    if name == "label":
        return alter.label
    dialect = words(document, framework)
    if name == "ring":
        return encode_ring(alter.place.ring, design_in_words(document.design, framework), dialect)
    if name == "sector":
        return encode_sector(alter.place.sector, design_in_words(document.design, framework), dialect)
    return encode(FIELDS_BY_NAME[name], getattr(alter, name), dialect)


def words_in_lists(framework: Framework) -> frozenset[str]:
    """The words that the labels of roles and settings are made of, folded."""
    labels = (one.label for listed in (framework.roles, framework.settings) for one in listed.values())
    return frozenset(word for label in labels for word in folded(label).split() if len(word) > 2)


class FieldReader:
    """Reads cells for one map, and keeps the words met that no list has."""

    def __init__(self, document: Sociomap, framework: Framework) -> None:
        self._design, self._framework = design_in_words(document.design, framework), framework
        self._dialect = words(document, framework)
        self._terms = {name: self._listed(name, document) for name in VOCABULARIES}
        self._in_lists = words_in_lists(framework)

    def _listed(self, name: str, document: Sociomap) -> Terms:
        shipped: Mapping[str, Term] = getattr(self._framework, VOCABULARIES[name])
        found = terms(VOCABULARIES[name], shipped)
        own = {folded(one.label): one.id for one in document.own_words if one.vocabulary == name.rstrip("s")}
        return replace(found, ids={**own, **found.ids})

    @property
    def own_words(self) -> list[OwnWord]:
        """The words met that neither a list nor the map had."""
        return [word for one in self._terms.values() for word in one.own.values()]

    @property
    def only_area(self) -> Sector | None:
        """The area of a map that has no other, with its word; None where there are several."""
        return self._design.sectors[0] if len(self._design.sectors) == 1 else None

    def placed(self, place: Place) -> Place:
        """That place; whoever has a ring stands in the only area there is."""
        only = self.only_area
        if only is None or place.ring is None or place.sector is not None:
            return place
        return msgspec.structs.replace(place, sector=only.id)

    def knows(self, word: str) -> bool:
        """Whether it is a word of the lists, or holds one that stands in their roles and settings."""
        said_ = folded(word)
        in_lists = not self._in_lists.isdisjoint(said_.split())
        return in_lists or any(said_ in one.ids for one in self._terms.values())

    def read(self, name: str, typed: str) -> Any:
        """The value those words say, as an alter or its place holds it. Unreadable for words that say none."""
        text = unguarded(typed).strip()
        if is_free(name) and name != "label":
            return decode(FIELDS_BY_NAME[name], text, self._dialect, self._terms)
        word = "" if says_nothing(name, text) else clean_line(text, MAX_TEXT)
        match name:
            case "label":
                if not word:
                    raise Unreadable("the name is empty")
                return word[:MAX_LABEL].rstrip()
            case "ring":
                return decode_ring(word, self._design, self._dialect)
            case "sector":
                return self._sector(word)
        value = decode(FIELDS_BY_NAME[name], word, self._dialect, self._terms)
        if name == "kind" and value is None:
            raise Unreadable("everybody and everything has a kind")
        return "current" if name == "status" and value is None else value

    def _sector(self, word: str) -> str | None:
        if folded(word) in NOWHERE:
            return None
        found = sector_named(word, self._design.sectors, self._dialect)
        if found is None:
            raise self._dialect.none_of(word, (one.label for one in self._design.sectors))
        return found
