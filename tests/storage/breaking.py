"""A disk that breaks at a chosen call: every way the program has to the disk, counted, and one of them failing."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sociomap_app.storage.safety import safe_write

CALLS = ("open", "read", "write", "fsync", "fchmod", "ftruncate", "close", "replace")


class Disk:
    """Counts the calls of the thread that made it; the ``at``-th fails with ``code``."""

    def __init__(self, at: int = 0, code: int = 0) -> None:
        self.at, self.code = at, code
        self.seen: list[str] = []
        self.failed = ""
        self.thread = threading.get_ident()

    def call(self, name: str) -> None:
        if threading.get_ident() != self.thread:
            return  # a recovery file that is written meanwhile
        self.seen.append(name)
        if len(self.seen) == self.at:
            self.failed = name
            raise OSError(self.code, os.strerror(self.code))


@contextmanager
def breaking(disk: Disk) -> Iterator[Disk]:
    """The disk in the place of the real one. A failing ``close`` closes all the same, as it does."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            real = getattr(os, name)

            def through(*given: Any, _name: str = name, _real: Any = real, **named: Any) -> Any:
                if _name == "close":
                    _real(*given)
                    disk.call(_name)
                    return None
                disk.call(_name)
                return _real(*given, **named)

            patch.setattr(os, name, through)
        read = Path.read_bytes

        def reading(path: Path) -> bytes:
            disk.call("read")
            return read(path)

        patch.setattr(Path, "read_bytes", reading)
        exchange = safe_write.swap

        def exchanging(one: Path, other: Path) -> bool:
            disk.call("swap")
            return exchange(one, other)

        patch.setattr(safe_write, "swap", exchanging)
        yield disk
