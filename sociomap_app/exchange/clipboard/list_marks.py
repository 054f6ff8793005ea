"""Marks of a list at the beginning of lines, as letters and notes have them: “• Anna”, “1. Anna”, “a) Anna”.

They are taken off where nearly every line has one of the same kind, and nowhere else, so that no name is harmed.
"""

import re
from collections import Counter
from collections.abc import Sequence

_BULLET = "[•◦▪▫●○■□‣⁃∙·・◆◇►➢➤→⇒✓✔☐☑☒\uf0a7\uf0b7]"
_BOX = r"\[[ xX]?\](?=\s|$)"
_KINDS = {
    "bullet": rf"(?:{_BULLET}|o(?=\t))",  # word processors have an o and a tab on the second level
    "box": rf"(?:[-*+]\s+)?{_BOX}",
    "dash": r"[-–—](?=\s|$)",
    "star": r"[*+](?=\s|$)",
    "number_stop": r"\d{1,3}(?:\.(?=\s|$)|[．、])",
    "number_colon": r"\d{1,3}(?::|\s[-–—])(?=\s|$)",
    "number_bracket": r"\d{1,3}\)",
    "number_in_brackets": r"\(\d{1,3}\)",
    "letter_bracket": r"(?:[A-Za-z]|[ivx]{2,4})\)(?=\s|$)",
    "letter_in_brackets": r"\([A-Za-z]\)(?=\s|$)",
}
_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff"
_MARK = re.compile(rf"[\s{_UNSEEN}]*+(?:{'|'.join(f'(?P<{kind}>{mark})' for kind, mark in _KINDS.items())})\s*+")
_PLAIN = ("bullet", "box", "dash", "star")
_FIRST = re.compile(r"\W*(?:0*1|[aAiI])\W")
"""What the first number or letter of a list looks like."""


def without_list_marks(lines: Sequence[str]) -> list[str] | None:
    """The lines without their marks; None where nearly every line would have to have one, and has not."""
    found = {number: _MARK.match(line) for number, line in enumerate(lines) if line and not line.isspace()}
    kinds = Counter(mark.lastgroup for mark in found.values() if mark is not None)
    if not kinds:
        return None
    kind, count = kinds.most_common(1)[0]
    marked = {number: mark for number, mark in found.items() if mark is not None and mark.lastgroup == kind}
    title = next(iter(found)) not in marked
    if count * 5 < len(found) * 4 and not (title and count == len(found) - 1 and count > 1):
        return None
    if kind not in _PLAIN and not _counts(lines, marked):
        return None
    return [line[marked[number].end() :] if number in marked else line for number, line in enumerate(lines)]


def _counts(lines: Sequence[str], marked: dict[int, re.Match[str]]) -> bool:
    """Whether the numbers only count: not where they tell people apart, as in “1. mentor” and “2. mentor”."""
    if len(marked) == 1:
        return all(_FIRST.match(mark[0]) for mark in marked.values())
    rest = {lines[number][mark.end() :] for number, mark in marked.items()}
    return len(rest) * 2 > len(marked)
