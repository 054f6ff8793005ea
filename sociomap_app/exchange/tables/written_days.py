"""A day as people write it in a spreadsheet: 2025-09-01, or day and month first where only one day can be meant.

13/09/2025 is one day, whoever wrote it. 01/09/2025 is the first of September here and the ninth of January
elsewhere: it is asked for, never guessed.
"""

import datetime as dt
import re

from sociomap_app.exchange.formats.csv_tables import TableCell
from sociomap_app.model.clean_text import clean_line

_SHAPED = re.compile(
    r"([0-9]{1,4}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,4})(?:[ T]00:00(?::00(?:\.0+)?)?)?",
)
"""Three numbers with the same sign between them; some programs write midnight behind a day."""

HOW = "please write it with the year first, such as 2025-09-01"


def day_written(cell: TableCell) -> dt.date | None:
    """The day that stands there; None where it is a word, or nothing. BadTable where it may be another day."""
    text = clean_line(cell.text, 60)
    shaped = _SHAPED.fullmatch(text)
    if shaped is None:
        return None
    first, second, third = shaped[1], shaped[3], shaped[4]
    if len(first) == 4 and len(third) <= 2:
        days = _days((first, second, third))
    elif len(third) == 4 and len(first) <= 2:
        days = _days((third, second, first), (third, first, second))
    elif len(first) == 2 or len(third) == 2:
        raise cell.wrong(f"“{text}” does not say the whole year: {HOW}")
    else:
        return None
    if len(days) > 1:
        raise cell.wrong(f"“{text}” can be read as two days: {HOW}")
    if not days:
        raise cell.wrong(f"“{text}” is no day: {HOW}")
    return days[0]


def _days(*readings: tuple[str, str, str]) -> list[dt.date]:
    """The days that year, month and day can be, each once."""
    found = []
    for reading in readings:
        try:
            found.append(dt.date(*map(int, reading)))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
