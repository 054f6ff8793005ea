"""Where a word of an open list gets its id from, for whatever is read as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import MAX_LABEL
from sociomap_app.model.sociomap import OwnWord

VOCABULARIES = {"role": "roles", "setting": "settings", "functions": "functions"}
"""Which list a field takes its words from."""


class Term(Protocol):
    """One word of a shipped list."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...


class Vocabulary(Protocol):
    """What reading needs of a framework: three lists of words by their ids, and the words of closed lists."""

    @property
    def roles(self) -> Mapping[str, Term]: ...

    @property
    def settings(self) -> Mapping[str, Term]: ...

    @property
    def functions(self) -> Mapping[str, Term]: ...

    def value(self, field: str, code: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Terms:
    """One open list while a table is read: its words, and those met that it does not hold."""

    name: str
    ids: Mapping[str, str]
    own: dict[str, OwnWord] = field(default_factory=dict)

    def id_of(self, typed: str) -> str:
        """The id of a word given as id or as label; a word not in the list is its own id and label.

        Empty where no sign of it can be seen.
        """
        word = clean_line(typed, MAX_LABEL)
        if not word:
            return ""
        compared = folded(word)
        if compared in self.ids:
            return self.ids[compared]
        return self.own.setdefault(compared, OwnWord(self.name.removesuffix("s"), word, word)).id


def terms(name: str, listed: Mapping[str, Term]) -> Terms:
    """A shipped list, to be looked up by id or label in any case; an id goes before a label."""
    by_label = {folded(term.label): one for one, term in listed.items()}
    return Terms(name, {**by_label, **{folded(one): one for one in listed}})
