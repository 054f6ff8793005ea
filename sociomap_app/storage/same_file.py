"""Whether two names lead to one file, however they are written."""

import os
from pathlib import Path


def same_file(one: str, path: Path) -> bool:
    """Whether two paths lead to the same place, be there a file or not."""
    try:
        return os.path.realpath(one) == os.path.realpath(path)
    except ValueError:
        return False
