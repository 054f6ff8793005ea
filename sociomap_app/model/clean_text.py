"""What people type, made safe to keep and alike: one spelling of each sign, and no sign that cannot be seen.

An ü may be one sign or a u with dots after it; both look the same, so what comes into a map is composed (Unicode
NFC). ``folded`` is how texts are compared, everywhere, and with what files of before hold.
"""

import re
import unicodedata

NO_LIMIT = 2**62
"""For who wants to know how long a text is once it is clean."""

_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029"
# Soft hyphens, zero-width spaces, fillers, byte-order marks, what turns the reading order round, halves of a sign.
_UNSEEN = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\ud800-\udfff"
)
_TAGS = "\U000e0000-\U000e007f"
_JOINERS = "\u034f\u180e\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_VIRAMA = 9

_CONTROL_IN_ASCII = dict.fromkeys([*range(32), 127], " ")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_DROPPED, _JOINING = re.compile(f"[{_UNSEEN}]+"), re.compile(f"[{_JOINERS}]+")
_TAG = re.compile(f"(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[{_TAGS}]")
"""After a black flag tags make the flag of a part of a country; anywhere else they hide text."""
_SELECTING_NOTHING = re.compile(f"(?:^|(?<=[\\s{_JOINERS}]))[{_SELECTORS}]+")
_BESIDE_SIGNS = re.compile(f"[{_JOINERS}{_SELECTORS}]")
_ANY = re.compile(f"[{_CONTROLS}{_UNSEEN}{_TAGS}{_JOINERS}{_SELECTORS}]")


def clean_line(typed: str, limit: int) -> str:
    """One line of text, at most ``limit`` characters: composed, white space folded, unseen signs dropped."""
    line = " ".join(_visible(typed).split())
    if len(line) <= limit:
        return line
    return _visible(line[:limit]).rstrip()  # where it is cut, half of a joined sign may be left


def clean_text(typed: str, limit: int) -> str:
    """Several lines of text, at most ``limit`` characters: line breaks kept, otherwise as a line is."""
    text = _visible_lines(typed)
    return text if len(text) <= limit else _visible_lines(text[:limit])


def folded(text: str) -> str:
    """The form in which texts are compared: alike for all that read the same, in whatever case."""
    if text.isascii():
        return " ".join(_visible(text).lower().split())
    seen = unicodedata.normalize("NFD", _BESIDE_SIGNS.sub("", _visible(text)))
    return unicodedata.normalize("NFC", " ".join(seen.casefold().split()))


def _visible(line: str) -> str:
    """A line composed and without what cannot be seen; control signs are spaces."""
    if line.isascii():
        return line if line.isprintable() else line.translate(_CONTROL_IN_ASCII)
    if not _ANY.search(line):
        return unicodedata.normalize("NFC", line)
    seen = _TAG.sub(r"\1", _DROPPED.sub("", _CONTROL.sub(" ", line)))
    return _JOINING.sub(_needed, _SELECTING_NOTHING.sub("", unicodedata.normalize("NFC", seen)))


def _visible_lines(typed: str) -> str:
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_visible(line).rstrip() for line in lines).strip()


def _needed(found: re.Match[str]) -> str:
    """A joiner between letters, their marks or pictures; after a virama, even at the end, it shapes the letter."""
    line, (start, end) = found.string, found.span()
    before, after = line[start - 1 : start], line[end : end + 1]
    if before and unicodedata.combining(before) == _VIRAMA:
        return found[0][0]
    between = before and after and {unicodedata.category(one)[0] for one in (before, after)} <= {"L", "M", "S"}
    return found[0][0] if between else ""
