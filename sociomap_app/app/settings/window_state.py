"""How a window was left, for the next one.

Plain JSON and no Qt: Qt's own reader of settings makes any object of Python that a file describes.
"""

import contextlib
from pathlib import Path

import msgspec

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.safety.safe_write import write_safely

LARGEST = 10_000


class WindowState(msgspec.Struct, frozen=True):
    """``geometry`` is as Qt saves it; empty where nothing is known."""

    geometry: bytes = b""


def read(path: Path | None) -> WindowState:
    """What that file says; what is missing or makes no sense is as shipped."""
    if path is None:
        return WindowState()
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(LARGEST), type=WindowState)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return WindowState()


def write(path: Path | None, state: WindowState) -> None:
    """Keep it; where it cannot be kept the next window begins as the first did."""
    if path is not None:
        with contextlib.suppress(OSError, CannotWrite):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_safely(path, msgspec.json.encode(state))
