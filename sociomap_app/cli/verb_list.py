"""The verbs of the command line, known without loading any of them.

Each stands in the module of its name in ``verbs``: ``add_words`` says what it takes, ``run`` does it and gives the
exit code.
"""

from collections.abc import Sequence

VERBS = {
    "demo": "open a copy of the sample map, or write what it shows into a folder",
    "draw": "the map as SVG, PDF or PNG",
    "report": "the sheets for a conversation as PDF",
    "blank": "empty maps to fill in by hand",
    "analyse": "figures and findings",
    "compare": "what changed between two dates",
    "convert": "to and from tables",
    "check": "is the file whole? what is wrong, and where",
    "erase": "remove a person, or the map, with every copy the program keeps",
}
"""Each with what the help says of it, in the order of the help."""

READS_NO_FILE = ("demo", "blank")
"""The others may need a password."""


def wants_window(words: Sequence[str]) -> bool:
    """Whether these words ask for the window: none, one file, or ``demo`` alone."""
    if not words or list(words) == ["demo"]:
        return True
    return len(words) == 1 and words[0] not in VERBS and not words[0].startswith("-")
