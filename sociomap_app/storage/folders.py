"""Where this user's settings and copies lie, as each system has it."""

import os
import sys
import time
from pathlib import Path
from typing import Literal

_AT_HOME = {"cache": ".cache", "config": ".config", "data": ".local/share"}


HOUR = 3600.0
"""Seconds for which a picture that was dragged out may still be fetched."""


def user_folder(kind: Literal["cache", "config", "data"]) -> Path:
    """The program's own folder of that kind. It need not be there yet."""
    if sys.platform.startswith("linux"):  # one rule of freedesktop.org, and no library to read at every start
        told = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        base = Path(told) if told.startswith("/") else Path.home() / _AT_HOME[kind]  # not a relative one
        return base / "sociomap"
    import platformdirs  # elsewhere the system itself has to be asked

    ask = {
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
    }
    return ask[kind]("sociomap", appauthor=False)


def dragged() -> Path:
    """Where pictures lie that are dragged out of the window. It need not be there yet."""
    return user_folder("cache") / "dragged"


def sweep_dragged(older: float = HOUR) -> None:
    """Take away what was dragged out that many seconds ago or more, and left behind when the program was ended."""
    import shutil

    try:
        there = [one for one in dragged().iterdir() if time.time() - one.stat().st_mtime >= older]
    except OSError:
        return
    for one in there:
        shutil.rmtree(one, ignore_errors=True)


def make_private(folder: Path) -> Path:
    """The folder, made with those above it where it is missing, for its owner only. OSError where it cannot be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder
