"""A process that has an encrypted map open writes no core dump, and lets nobody look into it."""

import subprocess
import sys
from pathlib import Path

import pytest

OPENS = """
import ctypes, resource, sys
from pathlib import Path
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import new_key
before = resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
key = new_key("two words") if sys.argv[1] == "encrypted" else None
after = resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(before == after, *after)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what Linux has for it")
@pytest.mark.parametrize("kind", ["plain", "encrypted"])
def test_what_is_in_memory_stays_there(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENS, kind],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    same, limit, dumped = done.stdout.split()
    if kind == "encrypted":
        assert (limit, dumped) == ("0", "0")
    else:
        assert same == "True"
