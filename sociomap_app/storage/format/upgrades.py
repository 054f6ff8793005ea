"""A file of an older version becomes one of the newest, as plain JSON, before any record sees it.

The records are those of the newest version only. When they change, the version before it gets a step here, which
stays for good: a file of any version goes through every step from its own, in order, and is then read as all are.
"""

import copy
from collections.abc import Callable

from sociomap_app.model.errors import CannotRead

Step = Callable[[dict[str, object]], dict[str, object]]
"""From the whole file of one version, checked for nothing but that it is JSON, to that of the next.

It may change what it is given. What it does not look for it leaves as it is: the reader of the newest version then
says what is wrong, and where. A file that it cannot go through at all is a fault of the file.
"""

STEPS: tuple[Step, ...] = ()
"""From version 1 to 2, from 2 to 3, and so on."""


def newest() -> int:
    """The version that is written, and up to which files are read."""
    return 1 + len(STEPS)


def upgraded(whole: dict[str, object], version: int) -> dict[str, object]:
    """A file of that version, at least 1 and at most the newest, as one of that. CannotRead where it is none.

    What was given stays as it is, for its checksum speaks of it.
    """
    steps = STEPS[version - 1 :]
    made = copy.deepcopy(whole) if steps else whole
    try:
        for step in steps:
            made = step(made)
    except (LookupError, TypeError, ValueError, AttributeError) as fault:
        raise CannotRead(f"$: it is not as a file of version {version} is") from fault
    return {**made, "version": newest()} if steps else made
