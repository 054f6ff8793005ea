"""Where this user's settings and copies lie, as each system has it."""

import os
from pathlib import Path
from typing import Literal

import platformdirs

from sociomap_app.storage.safety.process_alive import is_held

_ASK = {
    "cache": platformdirs.user_cache_path,
    "config": platformdirs.user_config_path,
    "data": platformdirs.user_data_path,
}
HELD = "held"
"""The file in the folder of a picture that was dragged out which its process holds."""

NOWHERE = Path(os.devnull) / "nobody"
"""The home of an account that has none: nothing is there, and nobody can make anything there."""


def home_folder() -> Path:
    """The home of whoever runs the program, which need not be there."""
    try:
        return Path.home()
    except RuntimeError:  # neither the environment nor the list of accounts knows of one
        return NOWHERE


def user_folder(kind: Literal["cache", "config", "data"]) -> Path:
    """The program's own folder of that kind. It need not be there yet."""
    try:
        return _ASK[kind]("sociomap", appauthor=False)
    except RuntimeError:  # an account without a home
        return NOWHERE / kind


def dragged() -> Path:
    """Where pictures lie that are dragged out of the window. It need not be there yet."""
    return user_folder("cache") / "dragged"


def sweep_dragged(*, every: bool = False) -> None:
    """Take away what was dragged out and left behind when a program was ended; ``every``, what is in use, too."""
    import shutil  # brings whatever packs archives with it

    try:
        there = list(dragged().iterdir())
    except OSError:
        return
    for one in there:
        if every or not is_held(one / HELD):
            shutil.rmtree(one, ignore_errors=True)


def make_private(folder: Path) -> Path:
    """The folder, made with those above it where it is missing, for its owner only. OSError where it cannot be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder
