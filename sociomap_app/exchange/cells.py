"""One cell of a table, guarded against spreadsheets on the way out and as it was on the way in.

A spreadsheet runs a cell that begins like a formula, so such a cell goes out with an apostrophe
before it and comes back without. What really begins with an apostrophe survives the journey.
"""

import re

_RISKY = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]")


def guarded(text: str) -> str:
    """The text as it may stand in a table that a spreadsheet opens."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """The text that ``guarded`` wrote, for every text."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell[1:]) else cell
