"""Picks the door: no words, one file or ``demo`` opens the window; every other verb is the command line."""

import sys
from collections.abc import Sequence

from sociomap_app.cli.verb_list import wants_window


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; the answer is its exit code."""
    given = list(sys.argv[1:] if words is None else words)
    # Only the door that is taken is opened: a verb runs where there is no Qt, and a window needs no verb.
    if wants_window(given):
        from sociomap_app.app.shell.start import run  # as above

        return run(given)
    from sociomap_app.cli.run import run as run_verb  # as above

    return run_verb(given)


if __name__ == "__main__":
    sys.exit(main())
