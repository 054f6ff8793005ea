"""Work that is made of parts leaves off between two of them when nobody wants it any more. No Qt."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Part = TypeVar("Part")
GoOn = Callable[[], bool]
"""Asked now and then by the work: whether it is still wanted."""


class Cancelled(Exception):
    """The work was asked to leave off, and did."""


def while_wanted(parts: Iterable[Part], go_on: GoOn) -> Iterator[Part]:
    """The parts one after the other, as long as the work is wanted. Cancelled."""
    for one in parts:
        if not go_on():
            raise Cancelled
        yield one
