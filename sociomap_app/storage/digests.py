"""SHA-256, by which a file is known again."""

import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

PART = 1 << 20
"""Bytes that are read at once."""


def _sha256(content: bytes = b"") -> "_Hash":
    import hashlib  # opens a library of the system, which a first picture of the map can do without

    return hashlib.sha256(content)


def digest_of(content: bytes) -> str:
    """64 hexadecimal digits: tell whether a file still holds what it held."""
    return _sha256(content).hexdigest()


def raw_digest(content: bytes) -> bytes:
    """The same as 32 bytes."""
    return _sha256(content).digest()


def digest_at(path: Path) -> str | None:
    """The digest of what the file holds now; None where there is no file, or it cannot be read."""
    found = _sha256()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            while part := file.read(PART):
                found.update(part)
    except (OSError, ValueError):
        return None
    return found.hexdigest()
