"""What people type, made safe to keep: no control signs, no signs that turn the reading order round."""

import re
import unicodedata

# Bidirectional embeddings, overrides and isolates, and the byte-order mark. Joiners stay: words need them.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean_line(typed: str, limit: int) -> str:
    """One line of text, at most ``limit`` characters: white space folded, control signs dropped."""
    return " ".join(_visible(typed).split())[:limit].rstrip()


def clean_text(typed: str, limit: int) -> str:
    """Several lines of text, at most ``limit`` characters: line breaks kept, control signs dropped."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_visible(line).rstrip() for line in lines).strip()[:limit].rstrip()


def _visible(line: str) -> str:
    spaced = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in line)
    return "".join(sign for sign in _TURNING.sub("", spaced) if unicodedata.category(sign) != "Cs")
