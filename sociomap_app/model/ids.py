"""Where new ids come from. Edits take ids as arguments, so tests can hand in a counter."""

import itertools
import os
import secrets
from collections.abc import Callable, Iterator

from .fields import COPY_KEY_DIGITS

IdSource = Callable[[], str]


def random_ids() -> IdSource:
    """Ids of 10 random hexadecimal digits: nothing in them tells who or when."""
    return lambda: os.urandom(5).hex()


def counted_ids(prefix: str = "a") -> IdSource:
    """Ids a1, a2, … for tests, samples and tables, where the same input must give the same map."""
    numbers: Iterator[int] = itertools.count(1)
    return lambda: f"{prefix}{next(numbers)}"


def new_copy_key() -> str:
    """The secret of a map, drawn by lot: 32 bytes in hexadecimal digits."""
    return secrets.token_hex(COPY_KEY_DIGITS // 2)
