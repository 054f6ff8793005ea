"""What counts as asked and said on a date: recording a value for anybody asks it.

Of people who were only carried over from the date before nothing is said yet: what they gave then is *last time*.
"""

from collections.abc import Iterable

from .fields import ASKED_FIELDS
from .sociomap import Alter, Wave


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


def asked_on(wave: Wave) -> frozenset[str]:
    """What was asked by what is recorded on that date itself."""
    return asked_by(alter for key, alter in wave.alters.items() if key not in wave.carried)


def givers(wave: Wave, function: str) -> frozenset[str]:
    """The ids of those who are said, on that date, to give that kind of support."""
    return frozenset(
        key for key, alter in wave.alters.items() if function in alter.functions and key not in wave.carried
    )
