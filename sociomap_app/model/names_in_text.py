"""Whether a text names somebody, however the name is spelled in it; for taking people out of a map.

A name is found as words of its own: *Jo* is not in *Joan*. Case, composed or decomposed signs, white space and
signs that cannot be seen make no difference, nor does which apostrophe or hyphen it is: word processors change
them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .clean_text import NO_LIMIT, clean_text, folded

_ALIKE = str.maketrans({**dict.fromkeys("’‘ʼ′＇`´", "'"), **dict.fromkeys("‐‑‒–−", "-")})


class NameSearch:
    """Looks for any of some names in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {clean_text(name, NO_LIMIT) for name in names if folded(name)}
        self._folded = {folded(name).translate(_ALIKE) for name in self._names}
        spelled = sorted({_by_sign(name)[0] for name in self._names}, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})(?!\w)")

    def finds(self, text: str) -> bool:
        """Whether one of the names stands there."""
        return any(True for _ in self._spans(text))

    def without(self, text: str, instead: str) -> str:
        """The text with ``instead`` in place of the names; itself where there is none.

        A word that is a name only but for its capital stays: *will* is no *Will*.
        """
        clean, parts, done = clean_text(text, NO_LIMIT), list[str](), 0
        for start, end in self._spans(text):
            if self._is_meant(clean[start:end]):
                parts += [clean[done:start], instead]
                done = end
        return "".join([*parts, clean[done:]]) if parts else text

    def _is_meant(self, word: str) -> bool:
        return word in self._names or not word.islower() or len(word.split()) > 1

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where the names stand in the text once it is clean."""
        whole = folded(text).translate(_ALIKE)
        if not any(name in whole for name in self._folded):
            return
        spelled, origin = _by_sign(clean_text(text, NO_LIMIT))
        for found in self._pattern.finditer(spelled):
            start, end = found.span()
            if not any(map(_is_mark, (spelled[max(start - 1, 0) : start], spelled[end : end + 1]))):
                yield origin[start], origin[end - 1] + 1


def _by_sign(clean: str) -> tuple[str, list[int]]:
    """A clean text folded sign by sign, and for each sign of that where it stood."""
    spelled, origin = list[str](), list[int]()
    for number, sign in enumerate(clean):
        one = " " if sign.isspace() else folded(sign).translate(_ALIKE)
        if one != " " or spelled[-1:] != [" "]:
            spelled += one
            origin += [number] * len(one)
    return "".join(spelled), origin


def _is_mark(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] == "M"
