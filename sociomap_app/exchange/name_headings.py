"""What stands above names in people's own lists: one heading, one for each half, or *Surname, First*."""

from collections.abc import Mapping

from sociomap_app.model.clean_text import folded

FIRST_NAME, SURNAME = "first name", "surname"
_FIRST_NAMES = ("first name", "forename", "given name", "first")
_SURNAMES = ("surname", "last name", "family name", "second name")

HALVES: Mapping[str, str] = {
    **dict.fromkeys(_FIRST_NAMES, FIRST_NAME),
    **dict.fromkeys(_SURNAMES, SURNAME),
}
"""How spreadsheets call the two halves of a name, which together are the label."""

SURNAME_AND_FIRST = frozenset(
    f"{surname},{space}{first}" for surname in _SURNAMES for first in _FIRST_NAMES for space in (" ", "")
)
"""Headings that say that each cell below holds the surname, a comma and the first name."""

_NAMES = ("name", "names", "full name")


def says_surname_first(heading: str) -> bool:
    """Whether a heading says that surnames come first."""
    return folded(heading) in SURNAME_AND_FIRST


def may_have_surnames_first(heading: str) -> bool:
    """Whether people's own names stand below; not those the program has written under *label*."""
    return folded(heading) in _NAMES
