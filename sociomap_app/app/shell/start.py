"""Start-up: what the machine lacks is said, settings, words and map are read, and ``opening`` opens the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .first_map import to_open

QT_LIBRARIES = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libfontconfig.so.1": "libfontconfig1"}
"""What the library itself is linked against, with the package that has it."""

XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
}
"""What it loads to open a window under X, where it ends the process without a word if one is missing."""


SAMPLE = ["demo"]
"""The words that ask for a copy of the sample map."""


def run(words: Sequence[str]) -> int:
    """Open the window: empty, with the file given, or with a copy of the sample. The answer is the exit code."""
    trouble = missing()
    if trouble:
        print(f"sociomap: {trouble}", file=sys.stderr)
        return 1
    sample = list(words) == SAMPLE
    first = to_open(sample=sample)
    from .opening import open_window  # only here is it known that Qt can be loaded

    return open_window(first, Path(words[0]) if words and not sample else None, sample=sample)


def missing() -> str | None:
    """What the machine lacks to show a window, with the package to install; None where nothing is known."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        from PySide6 import QtWidgets  # noqa: F401  (whether it can be loaded is the question)
    except ImportError as fault:
        package = next((package for library, package in QT_LIBRARIES.items() if library in str(fault)), None)
        if package is None:
            raise
        return f"the window needs a system library. Please install the package {package}."
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in ("offscreen", "minimal", "vnc") or platform.startswith("wayland"):
        return None
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return (
            "there is no display to open a window on. The same works without one: "
            "sociomap demo --no-window FOLDER, and see sociomap --help."
        )
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return None
    lacking = [package for library, package in XCB_LIBRARIES.items() if not _loads(library)]
    if lacking:
        return f"the window needs system libraries. Please install: {' '.join(lacking)}."
    return None


def _loads(library: str) -> bool:
    import ctypes  # only under X

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
