"""What is said of a person, in the words of the screen and back again: for the clipboard and the tables.

Reading takes the words of the lists, the ids of the files and plain numbers alike. What cannot be read is
said in one sentence and never guessed at.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sociomap_app.exchange.tables.columns import VOCABULARIES, Term, Terms, terms
from sociomap_app.exchange.tables.people_rows import WISHED_RING
from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.fields import FIELDS_BY_NAME, GROUP_FIELDS, MAX_LABEL, MAX_TEXT, Field, FieldShape
from sociomap_app.model.sociomap import WISHED, Alter, Design, OwnWord, Sociomap
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for

from .cells import unguarded

ORDER = (
    "role", "setting", "status", "frequency", "direction", "functions", "known_since", "career_stage",
    "same_subject", "closeness", "usefulness", "quality", "assigned", "lasting", "formal", "assesses_me",
    "collaboration", "purpose", "group_type", "group_goal", "across_settings", "note",
)  # fmt: skip
COLUMNS = ("label", "kind", "ring", "sector", *ORDER)
"""Every column of the people table, in its order."""

GROUP_ONLY = frozenset(field.name for field in GROUP_FIELDS)
NOT_PLACED, WOULD_LIKE = "not placed yet", "would like"
UNSAID = "–"
YES, NO = ("yes", "true", "✓"), ("no", "false")
OWN_TITLES = {
    "label": "Name",
    "ring": "Ring",
    "sector": "Area",
    "functions": "Gives",
    "note": "Private note",
}
MOST_NAMED = 6
_SEVERAL = (FieldShape.TERMS, FieldShape.CHOICES)


class Unreadable(Exception):
    """Words that are no value of their column; ``str()`` of it says why, as part of a sentence."""


def heading(name: str, framework: Framework) -> str:
    """What stands above a column."""
    entry = framework.values.field.get(name)
    return OWN_TITLES.get(name) or (entry.label if entry is not None else name)


def column_named(typed: str, framework: Framework) -> str | None:
    """Which column is meant by that heading: its title, the words of the page Person, or the name in files."""
    word = clean_line(unguarded(typed), MAX_LABEL).casefold()
    for name in COLUMNS:
        entry = framework.values.field.get(name)
        label = entry.label.casefold() if entry is not None else ""
        if word and word in (name, name.replace("_", " "), heading(name, framework).casefold(), label):
            return name
    return None


def said(alter: Alter, name: str, document: Sociomap, framework: Framework) -> str:
    """The words of one column for one person; several with ; between them; empty where nothing is said."""
    if name == "ring":
        return _ring_words(alter.place.ring, document.design)
    if name == "sector":
        sector = document.design.sector(alter.place.sector)
        return sector.label if sector is not None else ""
    value = getattr(alter, name)
    if value is None or name in ("label", "note"):
        return value or ""
    return _SAID[FIELDS_BY_NAME[name].shape](FIELDS_BY_NAME[name], value, document, framework)


def _ring_words(ring: int | None, design: Design) -> str:
    if ring is None:
        return ""
    return WOULD_LIKE if ring == WISHED else design.rings[ring - 1].label


def _said_terms(_: Field, value: frozenset[str], document: Sociomap, framework: Framework) -> str:
    known = [entry.label for key, entry in framework.functions.items() if key in value]
    own = sorted(value - framework.functions.keys())
    return "; ".join(known + [word_for(framework, document, "function", one) for one in own])


def _said_choices(field: Field, value: frozenset[str], _: Sociomap, framework: Framework) -> str:
    return "; ".join(framework.value(field.name, one) for one in field.values if one in value)


_SAID: Mapping[FieldShape, Callable[[Field, Any, Sociomap, Framework], str]] = {
    FieldShape.CHOICE: lambda field, value, _, framework: framework.value(field.name, value),
    FieldShape.CHOICES: _said_choices,
    FieldShape.TERM: lambda field, value, document, framework: word_for(framework, document, field.name, value),
    FieldShape.TERMS: _said_terms,
    FieldShape.SCALE: lambda field, value, document, framework: str(value),
    FieldShape.YES_NO: lambda field, value, document, framework: YES[0] if value else NO[0],
}
"""The words of a value by the shape of its field; text is its own words."""


class FieldReader:
    """Reads cells for one map, and keeps the words met that no list has."""

    def __init__(self, document: Sociomap, framework: Framework) -> None:
        self._design, self._framework = document.design, framework
        self._terms = {name: self._listed(name, document) for name in VOCABULARIES}

    def _listed(self, name: str, document: Sociomap) -> Terms:
        shipped: Mapping[str, Term] = getattr(self._framework, VOCABULARIES[name])
        found = terms(VOCABULARIES[name], shipped)
        own = {one.label.casefold(): one.id for one in document.own_words if one.vocabulary == name.rstrip("s")}
        return replace(found, ids={**own, **found.ids})

    @property
    def own_words(self) -> list[OwnWord]:
        """The words met that neither a list nor the map had."""
        return [word for one in self._terms.values() for word in one.own.values()]

    def read(self, name: str, typed: str) -> Any:
        """The value those words say, as an alter or its place holds it. Unreadable for words that say none."""
        text = unguarded(typed).strip()
        if name == "note":
            return clean_text(text, MAX_TEXT)
        word = clean_line(text, MAX_TEXT)
        if name == "label":
            if not word:
                raise Unreadable("the name is empty")
            return word[:MAX_LABEL].rstrip()
        word = "" if word in (UNSAID, "-") else word
        if name in ("ring", "sector"):
            return _ring(word, self._design) if name == "ring" else _sector(word, self._design)
        return self._field(name, word)

    def _field(self, name: str, word: str) -> Any:
        shape = FIELDS_BY_NAME[name].shape
        if shape in _SEVERAL:
            return frozenset(one for part in word.split(";") if (one := self._one_of_several(name, part.strip())))
        if not word:
            return _unsaid(name)
        match shape:
            case FieldShape.TERM:
                return self._terms[name].id_of(word) or None
            case FieldShape.YES_NO:
                return _yes_no(word)
            case FieldShape.SCALE:
                return _scale(word)
            case _:
                return self._code(name, word)

    def _one_of_several(self, name: str, part: str) -> str:
        if not part:
            return ""
        return self._terms[name].id_of(part) if name in self._terms else self._code(name, part)

    def _code(self, name: str, word: str) -> str:
        values = FIELDS_BY_NAME[name].values
        for code in values:
            if word.casefold() in (code, self._framework.value(name, code).casefold()):
                return code
        raise _none_of(word, (self._framework.value(name, code) for code in values))


def _unsaid(name: str) -> str | None:
    """What an empty cell says of a field that holds one value."""
    if name == "kind":
        raise Unreadable("everybody and everything has a kind")
    return "current" if name == "status" else None


def _yes_no(word: str) -> bool:
    if word.casefold() not in YES + NO:
        raise Unreadable(f"“{_short(word)}” is neither yes nor no")
    return word.casefold() in YES


def _scale(word: str) -> int:
    number = word.removesuffix(".0")
    if number not in ("1", "2", "3", "4", "5"):
        raise Unreadable(f"“{_short(word)}” is not a number from 1 to 5")
    return int(number)


def _ring(word: str, design: Design) -> int | None:
    if not word or word.casefold() == NOT_PLACED:
        return None
    if word.casefold() in (WISHED_RING, WOULD_LIKE):
        return WISHED
    for number, ring in enumerate(design.rings, start=1):
        if word.casefold() in (ring.label.casefold(), str(number), f"{number}.0"):
            return number
    raise _none_of(word, [*(ring.label for ring in design.rings), WOULD_LIKE])


def _sector(word: str, design: Design) -> str | None:
    if not word or word.casefold() == NOT_PLACED:
        return None
    for names in ([one.label for one in design.sectors], [one.id for one in design.sectors]):
        for sector, one in zip(design.sectors, names, strict=True):
            if one.casefold() == word.casefold():
                return sector.id
    raise _none_of(word, (one.label for one in design.sectors))


def _none_of(word: str, allowed: Iterable[str]) -> Unreadable:
    listed = list(allowed)
    more = ", …" if len(listed) > MOST_NAMED else ""
    return Unreadable(f"“{_short(word)}” is not one of {', '.join(listed[:MOST_NAMED])}{more}")


def _short(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:39]}…"
