"""The two ways of spelling a value, as data: by the codes of the tables, and in the words of the screen.

They differ in what is written and in how a fault is worded. What is understood is the same in both, but for
two things that would change what a text has always meant: a dash, and which of a code and a word goes first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import FIELDS_BY_NAME, TIE_KINDS, Field, FieldShape
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for

LONGEST_CODE, LONGEST_WORD, MOST_NAMED = 60, 40, 6
TIE_KIND = Field("tie", FieldShape.CHOICE, TIE_KINDS)
"""What a line of a table says of a connection."""


class Unreadable(Exception):
    """Text that is no value of its field; ``str()`` of it says why, as part of a sentence."""


def _itself(_: str, code: str) -> str:
    return code


def _as_it_comes(_: Field) -> Sequence[str]:
    return ()


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How values are spelled. ``label`` and ``own_label`` give the word for a code of a closed list and for an
    id of an open one, each by the name of its field; ``order`` says in which order several stand."""

    yes: str
    no: str
    between: str
    wished: str
    neither: str
    no_scale: str
    codes_first: bool
    dash_is_nothing: bool
    quoted: Callable[[str], str]
    listed: Callable[[Sequence[str]], str]
    written: Callable[[str, str], str] = _itself
    own_label: Callable[[str, str], str] = _itself
    label: Callable[[str, str], str] = _itself
    order: Callable[[Field], Sequence[str]] = _as_it_comes

    def none_of(self, word: str, allowed: Iterable[str]) -> Unreadable:
        """The fault of a word that is not among those allowed."""
        return Unreadable(f"“{self.quoted(word)}” is not one of {self.listed(list(allowed))}")


CODES = Dialect(
    yes="true",
    no="false",
    between=";",
    wished="wished",
    neither="is not one of true, false",
    no_scale="is not one of 1, 2, 3, 4, 5",
    codes_first=True,
    dash_is_nothing=False,
    quoted=lambda word: clean_line(word, LONGEST_CODE),
    listed=lambda names: ", ".join(names),
)
"""As the tables have it; ``codes`` understands the words of the screen, too."""

WORDS = Dialect(
    yes="yes",
    no="no",
    between="; ",
    wished="would like",
    neither="is neither yes nor no",
    no_scale="is not a number from 1 to 5",
    codes_first=False,
    dash_is_nothing=True,
    quoted=lambda word: word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 1]}…",
    listed=lambda names: ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else ""),
)
"""As the screen has it, but for the words of its lists; ``words`` has these, too."""


def codes(label: Callable[[str, str], str]) -> Dialect:
    """The codes of the tables, understood by the words of the screen as well."""
    return msgspec.structs.replace(CODES, label=label)


def words(document: Sociomap, framework: Framework) -> Dialect:
    """The words of the screen for one map."""
    return msgspec.structs.replace(
        WORDS,
        written=framework.value,
        label=framework.value,
        own_label=lambda name, one: word_for(framework, document, name.removesuffix("s"), one),
        order=lambda field: _listed_order(field, framework.functions),
    )


def _listed_order(field: Field, functions: Mapping[str, object]) -> Sequence[str]:
    return tuple(functions) if field is FIELDS_BY_NAME["functions"] else field.values
