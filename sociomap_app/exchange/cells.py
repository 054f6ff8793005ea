"""One cell of a table, guarded against spreadsheets on the way out and as it was on the way in.

A spreadsheet runs a cell that begins like a formula, so such a cell goes out with an apostrophe
before it and comes back without. What really begins with an apostrophe survives the journey.
"""

import re

from sociomap_app.model.clean_text import clean_line

NOTHING_SAID = frozenset({"na", "n/a", "n.a.", "null", "-", "–", "—"})
"""Words by which tables say that a cell is empty. Where one of them is meant, an apostrophe stands before it."""

_POINT_NOUGHT = re.compile(r"([0-9]+)[.,]0+")
_RISKY = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]|'*\s*(?:na|n/a|n\.a\.|null|–|—)\s*\Z", re.IGNORECASE)


def says_nothing(cell: str) -> bool:
    """Whether a cell as it stands in a table says that it is empty."""
    return cell.strip().casefold() in NOTHING_SAID


def is_seen(cell: str) -> bool:
    """Whether anything can be seen in a cell."""
    return bool(cell) and not cell.isspace() and bool(clean_line(cell, 8))


def without_nought(text: str) -> str:
    """1 for 1.0, as spreadsheets turn the one into the other; any other text as it is."""
    found = _POINT_NOUGHT.fullmatch(text)
    return found[1] if found else text


def guarded(text: str) -> str:
    """The text as it may stand in a table that a spreadsheet opens."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """The text that ``guarded`` wrote, for every text."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell[1:]) else cell
