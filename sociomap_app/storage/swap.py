"""Two files change places in one step, where the system knows how."""

import os
import sys
from pathlib import Path

HERE = -100
"""What Linux calls the working directory (AT_FDCWD); the paths given are whole anyhow."""

EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""


def swap(one: Path, other: Path) -> bool:
    """Let two files change places; False where that cannot be, and then nothing happened."""
    if sys.platform.startswith("linux"):
        import ctypes  # only when a map is saved over

        call = getattr(ctypes.CDLL(None), "renameat2", None)
        given = (HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE)
    elif sys.platform == "darwin":
        import ctypes

        call = getattr(ctypes.CDLL(None), "renamex_np", None)
        given = (os.fsencode(one), os.fsencode(other), EXCHANGE)
    else:
        return False
    return call is not None and call(*given) == 0
