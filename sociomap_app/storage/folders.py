"""Where this user's settings and copies lie, as each system has it."""

import os
import sys
from pathlib import Path
from typing import Literal

_AT_HOME = {"cache": ".cache", "config": ".config", "data": ".local/share"}


def user_folder(kind: Literal["cache", "config", "data"]) -> Path:
    """The program's own folder of that kind. It need not be there yet."""
    if sys.platform.startswith("linux"):  # one rule of freedesktop.org, and no library to read at every start
        told = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        # A relative one is to be ignored.
        base = Path(told) if told.startswith("/") else Path.home() / _AT_HOME[kind]
        return base / "sociomap"
    import platformdirs  # elsewhere the system itself has to be asked

    ask = {
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
    }[kind]
    return ask("sociomap", appauthor=False)
