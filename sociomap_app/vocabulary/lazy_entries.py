"""Entries that are read when somebody first looks at them: a first picture of the map needs very few."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

Entry = TypeVar("Entry")


class Unread(Mapping[str, Entry]):
    """Entries by id, as ``read`` gives them; it is asked once, and may fail then."""

    def __init__(self, read: Callable[[], Mapping[str, Entry]]) -> None:
        self._read = read

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return self._read()

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
