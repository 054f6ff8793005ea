"""A file nobody can read is erased all the same; which copies are of it is told as far as it can be.

A map under no password still holds its id somewhere in what is left of it, and what was not saved of a map has a
note of its file. Another file may hold the same map, so nobody deletes these copies without being told to.
"""

import contextlib
import re
from pathlib import Path

from sociomap_app.storage.format.strict_json import MAX_BYTES
from sociomap_app.storage.same_file import same_file

from . import recovery, versions
from .erase import Erased, erase_copies
from .file_lock import OpenSessions

ID = re.compile(rb'^  "id": "([^"\\]{1,80})"', re.MULTILINE)
"""The id of the map itself, by its place in a file as the program writes it. One that stands deeper is not taken
for it, or whoever sends a file could name any number of maps in it."""


def copies_of(path: Path) -> list[str]:
    """The ids of the maps that file may have held and of which there are copies."""
    content = b""
    with contextlib.suppress(OSError), path.open("rb") as file:
        content = file.read(MAX_BYTES)
    own = ID.search(content)
    held = {own[1].decode("utf-8", "replace")} if own is not None else set()
    noted = {
        one.folder.name.partition(".")[0]
        for one in recovery.found()
        if one.about.path is not None and same_file(one.about.path, path)
    }
    return sorted(one for one in held | noted if versions.versions(one) or recovery.copies(None, one))


def erase_copies_of(ids: list[str], me: OpenSessions | None = None) -> Erased:
    """All copies of these maps. CannotWrite where one stays."""
    whole = Erased()
    for one in ids:
        erased = erase_copies(one, me=me)
        whole.done += erased.done
        whole.open_elsewhere = max(whole.open_elsewhere, erased.open_elsewhere)
        whole.strange += erased.strange
    return whole
