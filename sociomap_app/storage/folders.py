"""Where this user's settings and copies lie, as each system has it."""

import os
import sys
from pathlib import Path
from typing import Literal


def user_folder(kind: Literal["cache", "config"]) -> Path:
    """The program's own folder of that kind. It need not be there yet."""
    if sys.platform.startswith("linux"):  # one rule of freedesktop.org, and no library to read at every start
        told = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        base = Path(told) if told.startswith("/") else Path.home() / f".{kind}"  # a relative one is to be ignored
        return base / "sociomap"
    import platformdirs  # elsewhere the system itself has to be asked

    ask = platformdirs.user_cache_path if kind == "cache" else platformdirs.user_config_path
    return ask("sociomap", appauthor=False)
