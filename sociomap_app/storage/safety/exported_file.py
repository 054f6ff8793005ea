"""What is made of a map, such as a PDF or a picture: written like every file, but never over a map."""

from pathlib import Path

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.encryption.encrypted_map import MAGIC

from .safe_write import shown, write_safely

BEGINNINGS = (MAGIC, b'{\n "app": "Sociomap ')
"""How the files of maps begin as this program writes them."""


def write_made(path: Path, content: bytes) -> None:
    """Write what was made of a map. CannotWrite, also where a map stands at the place or behind a link there."""
    if is_map(path):
        raise CannotWrite(f"“{shown(path)}” is a map, which stays as it is. Please choose another name.")
    write_safely(path, content)


def is_map(path: Path) -> bool:
    """Whether the file begins as a map does, whatever comes after."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(64).startswith(BEGINNINGS)
    except (OSError, ValueError):
        return False  # whatever is the matter with it is said when it is written
