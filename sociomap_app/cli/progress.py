"""How far a long piece of work is, on standard error: one line written anew on a terminal, else a few."""

import sys
import time

OFTEN = 2.0
"""Seconds between two lines where nobody watches a terminal."""


class Progress:
    """Tells how many of so many are done."""

    def __init__(self, of: int) -> None:
        self._of, self._last = of, time.monotonic()
        self._watched = sys.stderr is not None and sys.stderr.isatty()

    def on(self, done: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if self._watched:
            print(f"\rsociomap: {done} of {self._of} ", end="", file=sys.stderr, flush=True)
        elif now - self._last >= OFTEN and done < self._of:
            self._last = now
            print(f"sociomap: {done} of {self._of}", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Clear the line away."""
        if self._watched:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
