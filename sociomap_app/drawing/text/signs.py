"""Which signs plain widths cannot set, so that their line has to be shaped."""

import unicodedata
from functools import cache

# Blocks whose signs change form or place with their neighbours.
_JOINED = ((0x0590, 0x08FF), (0x0900, 0x109F), (0x1780, 0x18AF), (0x1A20, 0x1CFF), (0xA880, 0xABFF))
_RIGHT_TO_LEFT = ("R", "AL", "AN")

UNSEEN = ("Cf", "Cc", "Mn")
"""Categories of signs that show nothing by themselves."""


@cache
def _sign_needs_shaping(sign: str) -> bool:
    code = ord(sign)
    return (
        any(low <= code <= high for low, high in _JOINED)
        or unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT
        or unicodedata.category(sign) in UNSEEN
    )


def needs_shaping(text: str, signs: frozenset[int]) -> bool:
    """Whether the line must be drawn as an outline rather than set sign by sign."""
    if text.isascii():
        return any(sign < " " for sign in text)
    return any(ord(sign) not in signs or _sign_needs_shaping(sign) for sign in text)
