"""A file of an older version becomes one of the newest, as plain JSON, before any record sees it.

The records are those of the newest version only. When they change, the version before it gets a step here, which
stays for good: a file of any version goes through every step from its own, in order, and is then read as all are.
"""

import copy
from collections.abc import Callable

Step = Callable[[dict[str, object]], dict[str, object]]
"""From the whole file of one version, checked for nothing but that it is JSON, to that of the next.

It may change what it is given. It holds the file against the shape of its own version first, and what does not fit
leaves as msgspec.ValidationError, with the place in the file as it stands.
"""


def _from_1_to_2(whole: dict[str, object]) -> dict[str, object]:
    from .version_1 import as_version_2  # its many shapes are not made before an old file is there

    return as_version_2(whole)


STEPS: tuple[Step, ...] = (_from_1_to_2,)
"""From version 1 to 2, from 2 to 3, and so on."""


def newest() -> int:
    """The version that is written, and up to which files are read."""
    return 1 + len(STEPS)


def upgraded(whole: dict[str, object], version: int) -> dict[str, object]:
    """A file of that version, at least 1 and at most the newest, as one of that.

    msgspec.ValidationError, with the place, where it is none. What was given stays as it is, for its checksum
    speaks of it.
    """
    steps = STEPS[version - 1 :]
    made = copy.deepcopy(whole) if steps else whole
    for step in steps:
        made = step(made)
    return {**made, "version": newest()} if steps else made
