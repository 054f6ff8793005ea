"""One cell of a table: guarded against spreadsheets on the way out, checked on the way in.

A spreadsheet runs a cell that begins like a formula, so such a cell goes out with an apostrophe
before it and comes back without. What really begins with an apostrophe survives the journey.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import BadTable
from sociomap_app.model.fields import Code, known_code

LONGEST_SHOWN = 60
_RISKY = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"([0-9]{1,6})(?:\.0{1,6})?")
_YES = ("true", "yes")
_NO = ("false", "no")


def guarded(text: str) -> str:
    """The text as it may stand in a table that a spreadsheet opens."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """The text that ``guarded`` wrote, for every text."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell[1:]) else cell


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one column of one row, and where that is: file, line and column."""

    text: str
    file: str
    line: int
    column: str

    def wrong(self, problem: str) -> BadTable:
        """The one sentence about a fault here."""
        return BadTable(f"{self.file}, line {self.line}, column “{clean_line(self.column, 60)}”: {problem}.")

    def refused(self, allowed: Iterable[str]) -> BadTable:
        """The sentence for a value that is not among those allowed."""
        return self.wrong(f"“{clean_line(self.text, LONGEST_SHOWN)}” is not one of {', '.join(allowed)}")

    def choice(self, allowed: tuple[Code, ...]) -> Code | None:
        """One of the allowed values, or None where the cell is empty."""
        if not self.text:
            return None
        try:
            return known_code(self.text.casefold(), allowed)
        except ValueError:
            raise self.refused(allowed) from None

    def choices(self, allowed: tuple[Code, ...]) -> frozenset[Code]:
        """Several of the allowed values, with ; between them."""
        parts = (TableCell(part, self.file, self.line, self.column) for part in self.parts())
        return frozenset(value for part in parts if (value := part.choice(allowed)) is not None)

    def parts(self) -> tuple[str, ...]:
        """The words of a list with ; between them."""
        return tuple(word for part in self.text.split(";") if (word := part.strip()))

    def yes_no(self) -> bool | None:
        """True, False, or None where the cell is empty."""
        word = self.text.casefold()
        if word in _YES or word in _NO:
            return word in _YES
        if word:
            raise self.refused(("true", "false"))
        return None

    def whole(self, first: int, last: int) -> int | None:
        """A whole number in that range; spreadsheets may have made it 2.0."""
        if not self.text:
            return None
        found = _NUMBER.fullmatch(self.text)
        number = int(found[1]) if found else None
        if number is None or not first <= number <= last:
            raise self.refused(str(one) for one in range(first, last + 1))
        return number
