"""Two files change places in one step, where the system knows how."""

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path

HERE = -100
"""What Linux calls the working directory (AT_FDCWD); the paths given are whole anyhow."""

EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""


Paths = Callable[[bytes, bytes], int]


def swap(one: Path, other: Path) -> bool:
    """Let two files change places; False where that cannot be, and then nothing happened."""
    call = _call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


@functools.cache
def _call() -> Paths | None:
    """What the system has for it, looked for once."""
    linux = sys.platform.startswith("linux")
    if not linux and sys.platform != "darwin":
        return None
    import ctypes  # only when a map is saved over

    if linux:
        exchange = getattr(ctypes.CDLL(None), "renameat2", None)
        return exchange and (lambda one, other: int(exchange(HERE, one, HERE, other, EXCHANGE)))
    exchange = getattr(ctypes.CDLL(None), "renamex_np", None)
    return exchange and (lambda one, other: int(exchange(one, other, EXCHANGE)))
