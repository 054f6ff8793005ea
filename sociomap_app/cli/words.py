"""The words of the command line, known without loading anything."""

from collections.abc import Sequence

VERBS = ("demo", "draw", "report", "blank", "analyse", "compare", "convert", "check", "erase")


def wants_window(words: Sequence[str]) -> bool:
    """Whether these words ask for the window: none, one file, or ``demo`` without ``--no-window``."""
    if not words:
        return True
    if words[0] == "demo":
        return not any(word.split("=")[0] in ("--no-window", "-h", "--help") for word in words[1:])
    return len(words) == 1 and words[0] not in VERBS and not words[0].startswith("-")
