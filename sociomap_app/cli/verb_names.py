"""The words of the command line, known without loading anything."""

from collections.abc import Sequence

VERBS = ("demo", "draw", "report", "blank", "analyse", "compare", "convert", "check", "erase")


def wants_window(words: Sequence[str]) -> bool:
    """Whether these words ask for the window: none, one file, or ``demo`` alone."""
    if not words or list(words) == ["demo"]:
        return True
    return len(words) == 1 and words[0] not in VERBS and not words[0].startswith("-")
