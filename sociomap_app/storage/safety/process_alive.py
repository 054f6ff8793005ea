"""Whether another process still lives, asked of the system, which lets go of what a process held when it dies.

The number of a process does not tell: a sandbox gives every one the same, and the system gives them out again.
"""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FAR = 1 << 20


class HeldFile:
    """A file this process holds until it lets go, or ends in whatever way."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def write(self, content: bytes) -> None:
        """Say something in the file to those who look. OSError where the disk does not allow it."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, content)

    def release(self) -> None:
        """Let go; a second time does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def hold(path: Path) -> HeldFile | None:
    """Hold the file at ``path``, which is made where it is missing; None where somebody else holds it.

    OSError where the folder does not allow it.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        taken = _take(handle)
    except BaseException:
        os.close(handle)
        raise
    if not taken:
        os.close(handle)
        return None
    return HeldFile(handle)


def is_held(path: Path) -> bool:
    """Whether a process that lives holds the file; False where it is not there."""
    if not path.exists():
        return False
    try:
        held = hold(path)
    except OSError:
        return True  # nothing is known of it, so it is left in peace
    if held is None:
        return True
    held.release()
    return False


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            # What is locked there cannot be read by others, so not the beginning.
            os.lseek(handle, FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
