"""What counts as asked: recording a value for anybody asks it."""

from collections.abc import Iterable

from .fields import ASKED_FIELDS
from .sociomap import Alter


def asked_by(alters: Iterable[Alter]) -> frozenset[str]:
    """The functions and fields on which something was recorded: recording a value asks it."""
    asked: set[str] = set()
    for alter in alters:
        asked |= alter.functions
        for name in ASKED_FIELDS:
            value = getattr(alter, name)
            if value is not None and value != frozenset():
                asked.add(name)
    return frozenset(asked)
