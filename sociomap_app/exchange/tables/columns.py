"""Which columns the three tables have, and where a word of an open list gets its id from.

Reader and writer share this, so that a column cannot be written that is not read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import FIELDS_BY_NAME, MAX_LABEL, Field
from sociomap_app.model.sociomap import OwnWord

PEOPLE = (
    "id",
    "label",
    "kind",
    "ring",
    "sector",
    "role",
    "setting",
    "career_stage",
    "same_subject",
    "status",
    "frequency",
    "known_since",
    "direction",
    "quality",
    "usefulness",
    "functions",
    "assigned",
    "formal",
    "collaboration",
    "purpose",
    "assesses_me",
    "lasting",
    "closeness",
    "note",
)
TIES = ("from", "to", "kind")
EGO = ("label", "role", "setting", "started", "asked", "who_knows_whom_done")
PEOPLE_FILE, TIES_FILE, EGO_FILE = "people.csv", "ties.csv", "ego.csv"

PEOPLE_FIELDS: tuple[Field, ...] = tuple(
    FIELDS_BY_NAME[name] for name in PEOPLE if name in FIELDS_BY_NAME and name != "status"
)
"""The columns that hold one field of an alter as it is; status is read together with the ring."""

VOCABULARIES = {"role": "roles", "setting": "settings", "functions": "functions"}


class Term(Protocol):
    """One word of a shipped list."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...


class Vocabulary(Protocol):
    """What the tables need of a framework: three lists of words by their ids."""

    @property
    def roles(self) -> Mapping[str, Term]: ...

    @property
    def settings(self) -> Mapping[str, Term]: ...

    @property
    def functions(self) -> Mapping[str, Term]: ...


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
        if word.casefold() in self.ids:
            return self.ids[word.casefold()]
        self.own.setdefault(word, OwnWord(self.name.removesuffix("s"), word, word))
        return word


def terms(name: str, listed: Mapping[str, Term]) -> Terms:
    """A shipped list, to be looked up by id or label in any case; an id goes before a label."""
    by_label = {term.label.casefold(): one for one, term in listed.items()}
    return Terms(name, {**by_label, **{one.casefold(): one for one in listed}})
