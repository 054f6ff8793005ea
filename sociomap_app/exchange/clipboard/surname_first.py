"""Names with the surname first and a comma behind it, as registers have them: “Lee, Anna” is Anna Lee.

The same line could be a name and a role. It is one where the second word is a word of the lists, or begins small.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from sociomap_app.model.clean_text import NO_LIMIT, clean_line

MOST_WORDS = 4
"""What has more words is no surname and no first name."""


def has_surnames_first(rows: Iterable[Sequence[str]], knows: Callable[[str], bool]) -> bool:
    """Whether every row with a comma is a surname and a first name. ``knows`` tells a word of the lists."""
    pairs = [parts for cells in rows if len(parts := list(islice(_parts(cells), 3))) != 1]
    if not pairs or any(len(parts) != 2 or not all(map(_is_name, parts)) for parts in pairs):
        return False
    if any(first[0].islower() or knows(first) for _, first in pairs):
        return False
    whole_names = sum(len([word for word in surname.split() if not word[0].islower()]) > 1 for surname, _ in pairs)
    return whole_names * 2 <= len(pairs)


def turned_round(cells: Sequence[str]) -> str:
    """“Anna Lee” for “Lee, Anna”; anything else as it stands."""
    parts = list(_parts(cells))
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 else ", ".join(parts)


def told_by_one(rows: Iterable[Sequence[str]]) -> list[str]:
    """How the names are read, told by the first that is turned round; empty where none is."""
    for parts in (list(islice(_parts(cells), 3)) for cells in rows):
        if len(parts) == 2:
            surname, first = parts[0][:30], parts[1][:30]
            read = f"“{surname}, {first}” is {first} {surname}"
            return [f"The names are read as surname and first name: {read}."]
    return []


def _parts(cells: Sequence[str]) -> Iterable[str]:
    """What stands between the commas; in quotation marks they stand within a cell."""
    return filter(None, (clean_line(part, NO_LIMIT) for cell in cells for part in cell.split(",")))


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) <= MOST_WORDS and all(word[0].isalpha() and all(map(_in_names, word)) for word in words)


def _in_names(sign: str) -> bool:
    return sign.isalpha() or sign in "'’.-‐" or unicodedata.category(sign)[0] == "M"
