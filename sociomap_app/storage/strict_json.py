"""JSON read with no benefit of the doubt, because a file that can be read two ways is damaged.

The usual readers let a repeated key win silently, take NaN for a number and fall over a thousand
brackets. Here each of these is a CannotRead that names the file and the place.
"""

import re
from math import inf, isfinite
from typing import TYPE_CHECKING

from sociomap_app.model.errors import CannotRead
from sociomap_app.model.fields import MAX_TEXT
from sociomap_app.model.text import clean_line

if TYPE_CHECKING:
    import json

MAX_BYTES = 64 * 1024 * 1024
MAX_PARTS = 2_000_000
"""Commas in a file: some hundred thousand are a very large map, and each costs memory to read."""
MAX_DEPTH = 32
LONGEST_NUMBER = 100
BACKUP = "Open a backup copy of it instead."

# One token: a whole string (possibly unclosed, so that the scan stays linear), or a bracket.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)

Finding = tuple[str, str]


def parse(content: bytes, name: str) -> object:
    """The one value in ``content``; dicts, lists, text, numbers. CannotRead with the place of a fault."""
    import json  # a map that ships is read without

    text = _text(content, name)
    if not text.strip():
        raise CannotRead(f"“{name}” is empty, so there is no map in it. {BACKUP}")
    if text.count(",") > MAX_PARTS:
        raise CannotRead(f"“{name}” cannot be read: it has more parts than any sociomap. {BACKUP}")
    _check_depth(text, name)
    repeats: dict[int, tuple[object, str]] = {}

    def together(pairs: list[tuple[str, object]]) -> dict[str, object]:
        whole = dict(pairs)
        if len(whole) < len(pairs):
            keys = [key for key, _ in pairs]
            repeats[id(whole)] = (whole, next(key for key in keys if keys.count(key) > 1))
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


def _text(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise CannotRead(too_large(name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        line, column = before.count(b"\n") + 1, fault.start - (before.rfind(b"\n") + 1) + 1
        raise CannotRead(
            f"“{name}” is damaged, or no sociomap: line {line}, byte {column} is not UTF-8 text. {BACKUP}"
        ) from None


def too_large(name: str) -> str:
    """The sentence for a file over the limit."""
    return f"“{name}” is larger than {MAX_BYTES // 1024**2} MB, which no sociomap is. Please check the file."


def _check_depth(text: str, name: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
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
    elif isinstance(value, str):
        if len(value) > MAX_TEXT:
            return "", f"a text is longer than {MAX_TEXT:,} signs"
        if "\0" in value:
            return "", "a text holds a sign that is none (NUL)"
        if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            return "", "half a character stands alone"
    elif isinstance(value, float) and not isfinite(value):
        return "", "a number is too large or is none"
    return None
