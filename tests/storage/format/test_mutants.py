"""Bent files, plain and encrypted, stay in the family. Many more with SOCIOMAP_MUTANTS=1000000."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MUTANTS = int(os.environ.get("SOCIOMAP_MUTANTS", "2000"))


@pytest.mark.skipif(os.name != "posix", reason="memory is asked of POSIX")
def test_whatever_the_bytes_a_document_or_a_sentence_comes_out() -> None:
    """In a process of its own, whose memory is not that of the other tests."""
    seed = os.environ.get("SOCIOMAP_SEED", "1")
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.mutants", str(MUTANTS), seed],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120 + MUTANTS / 100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    outcomes = dict(re.findall(r"(\w+) (\d+)[,;]", done.stdout))
    kinds = {"CannotRead", "BrokenReference", "TooNew", "WrongPassword", "opened"}
    assert kinds <= set(outcomes), "the mutants get everywhere"


def test_an_old_slowness_stays_mended() -> None:
    """To find which of many keys stood twice took an hour: each was counted among all."""
    from tests.storage.mutants import try_large

    assert try_large(("a key twice, at the end", "brackets")) < 2
