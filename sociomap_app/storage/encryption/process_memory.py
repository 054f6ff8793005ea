"""What is in the memory of a process with an encrypted map stays there, as far as the system can see to it."""

import contextlib
import ctypes
import functools
import sys

if sys.platform != "win32":
    import resource

PR_SET_DUMPABLE = 4


@functools.cache
def keep_private() -> None:
    """From now on no core dump of this process is written, and no other program of the account may look into it.

    On Linux both; where there are limits for a process, no core dump; elsewhere nothing. What is refused is left.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
