"""A save that is killed at any moment leaves the old file or the new one. Many more with SOCIOMAP_KILLS=10000."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
KILLS = int(os.environ.get("SOCIOMAP_KILLS", "40"))

BADLY = """
import sys
from tests.storage import killing
from sociomap_app.storage import sociomap_file
def badly(path, content, **_):
    with path.open("wb") as file:
        for start in range(0, len(content), 200):
            file.write(content[start : start + 200])
            file.flush()
    return ""
sociomap_file.write_safely = badly
sys.exit(killing.main(["400", "0"]))
"""


def killing(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, cwd=ROOT, timeout=60 + KILLS, check=False
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_save_that_is_killed_leaves_the_old_file_or_the_new_one() -> None:
    done = killing("-m", "tests.storage.killing", str(KILLS // 2), str(KILLS - KILLS // 2))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = re.findall(r"^(\w+): (\d+) kills, (\d+) broken", done.stdout, re.MULTILINE)
    assert lines == [("plain", str(KILLS // 2), "0"), ("encrypted", str(KILLS - KILLS // 2), "0")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_the_killing_finds_out_a_save_that_is_not_safe() -> None:
    done = killing("-c", BADLY)
    assert done.returncode == 1 and ", 1 broken" in done.stdout, done.stdout + done.stderr
