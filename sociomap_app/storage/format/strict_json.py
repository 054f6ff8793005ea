"""JSON read with no benefit of the doubt, because a file that can be read two ways is damaged.

The usual readers let a repeated key win silently, take NaN for a number and fall over a thousand
brackets. Here each of these is a CannotRead that names the file and the place.
"""

import re
from math import inf, isfinite
from typing import TYPE_CHECKING

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import CannotRead
from sociomap_app.model.fields import MAX_TEXT

if TYPE_CHECKING:
    import json

MAX_BYTES = 64 * 1024 * 1024
MAX_PARTS = 750_000
"""Commas in a file: some hundred thousand are a very large map, and each costs memory to read."""

MAX_INNER = 500_000
"""Objects and lists, of which each costs more than what stands in it."""

MAX_QUOTES = 3_000_000
MAX_HELD = MAX_BYTES
"""Bytes of text in memory, where one sign beyond ASCII makes all of them take twice or four times the room."""

MAX_DEPTH = 32
LONGEST_NUMBER = 100
BACKUP = "Open a backup copy of it instead."
OTHER = "If it is a sociomap, open a backup copy of it instead."

# One token: a whole string (possibly unclosed, so that the scan stays linear), or a bracket.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)

Finding = tuple[str, str]


def parse(content: bytes, name: str) -> object:
    """The one value in ``content``; dicts, lists, text, numbers. CannotRead with the place of a fault."""
    import json  # a map that ships is read without

    check_amount(content, name)
    text = _text(content, name)
    if not text.strip():
        raise CannotRead(f"“{name}” is empty, so there is no map in it. {BACKUP}")
    _check_depth(text, name)
    repeats: dict[int, tuple[object, str]] = {}

    def together(pairs: list[tuple[str, object]]) -> dict[str, object]:
        whole = dict(pairs)
        if len(whole) < len(pairs):
            repeats[id(whole)] = (whole, _repeated(pairs))
        return whole

    try:
        value: object = json.loads(
            text, object_pairs_hook=together, parse_int=_whole, parse_float=float, parse_constant=_endless
        )
    except json.JSONDecodeError as fault:
        raise CannotRead(_syntax(fault, text, name)) from None
    found = _sought(value, {key: repeated for key, (_, repeated) in repeats.items()})
    if found is not None:
        raise CannotRead(f"“{name}” cannot be read: at ${found[0]} {found[1]}. {BACKUP}")
    return value


def _repeated(pairs: list[tuple[str, object]]) -> str:
    """The first key that stands there a second time."""
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return key
        seen.add(key)
    raise AssertionError("asked only where one does")


def check_amount(content: bytes, name: str) -> None:
    """CannotRead before anything is made of the bytes: few can be made to take seconds and all the memory."""
    if len(content) <= MAX_INNER:
        return  # no limit here is under that
    inner = content.count(b"{") + content.count(b"[")
    if content.count(b",") > MAX_PARTS or inner > MAX_INNER or content.count(b'"') > MAX_QUOTES:
        raise CannotRead(f"“{name}” cannot be read: it has more parts than any sociomap. {BACKUP}")
    wide = 1 if content.isascii() else 4 if any(bytes([one]) in content for one in range(0xF0, 0xF5)) else 2
    if MAX_BYTES >= len(content) > MAX_HELD // wide:
        raise CannotRead(too_large(name, MAX_HELD // wide))


def _text(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise CannotRead(too_large(name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        line, column = before.count(b"\n") + 1, fault.start - (before.rfind(b"\n") + 1) + 1
        raise CannotRead(
            f"“{name}” is damaged, or no sociomap: line {line}, byte {column} is not UTF-8 text. {OTHER}"
        ) from None


def too_large(name: str, most: int = MAX_BYTES) -> str:
    """The sentence for a file over the limit."""
    return f"“{name}” is larger than {most // 1024**2} MB, which no sociomap is. Please check the file."


def _check_depth(text: str, name: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = text[token.start()]
        if sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                where = _line_column(text, token.start())
                raise CannotRead(f"“{name}” cannot be read: {where} is nested too deeply. {BACKUP}")
        elif sign in "]}":
            depth -= 1


def _line_column(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    return f"line {line}, column {position - text.rfind(chr(10), 0, position)}"


def _syntax(fault: "json.JSONDecodeError", text: str, name: str) -> str:
    where = _line_column(text, fault.pos)
    if text.lstrip()[0] not in "{[":
        return f"“{name}” is not a sociomap: {where} is not JSON. Please choose another file."
    if fault.msg.startswith("Unterminated string") or fault.pos >= len(text.rstrip()):
        return f"“{name}” is cut short: it breaks off at {where}. {BACKUP}"
    return f"“{name}” is damaged: {where} is not JSON ({fault.msg}). {BACKUP}"


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else inf


def _endless(word: str) -> float:
    return inf


def _sought(value: object, repeats: dict[int, str]) -> Finding | None:
    """The first thing that may not be: its path below ``value``, and what it is."""
    if isinstance(value, str):
        wrong = _wrong_with_text(value)
        return ("", wrong) if wrong else None
    if isinstance(value, dict):
        if id(value) in repeats:
            return "", f"the key “{clean_line(repeats[id(value)], 60)}” stands twice"
        for key, item in value.items():
            found = _sought(key, repeats) or _sought(item, repeats)
            if found is not None:
                return f".{clean_line(key, 60)}{found[0]}", found[1]
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found = _sought(item, repeats)
            if found is not None:
                return f"[{number}]{found[0]}", found[1]
    return ("", "a number is too large or is none") if _is_no_number(value) else None


def _is_no_number(value: object) -> bool:
    return isinstance(value, float) and not isfinite(value)


def _wrong_with_text(text: str) -> str:
    if len(text) > MAX_TEXT:
        return f"a text is longer than {MAX_TEXT:,} signs"
    if "\0" in text:
        return "a text holds a sign that is none (NUL)"
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        return "half a character stands alone"
    return ""
