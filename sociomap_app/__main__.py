"""Picks the door: no words, one file or ``demo`` opens the window; every other verb is the command line."""

import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; the answer is its exit code."""
    given = list(sys.argv[1:] if words is None else words)
    from sociomap_app.cli.verb_list import wants_window

    if wants_window(given):
        from sociomap_app.app.shell.start import run

        return run(given)
    from sociomap_app.cli.run import run as run_verb

    return run_verb(given)


if __name__ == "__main__":
    sys.exit(main())
