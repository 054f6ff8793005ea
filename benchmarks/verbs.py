"""What a verb of the command line costs from process start to its end, beside what it cannot do without.

``check`` of the sample stands beside Python that does nothing, ``analyse`` of it beside the import of the two
libraries it counts and reads with. All are whole processes, run in turn, with their bytecode there already; the
ratios are those of the medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from sociomap_app.shelf import shelf

RUNS = 15
NOTHING, LIBRARIES = ["-c", "pass"], ["-c", "import numpy, msgspec"]
LIMITS = {
    "check": (NOTHING, "Python that does nothing", 10.0),
    "analyse": (LIBRARIES, "importing numpy and msgspec", 1.6),
}


def seconds(words: Sequence[str], bytecode: str) -> float:
    """How long Python takes with these words. CalledProcessError where it fails."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def run() -> bool:
    """Print each ratio and its limit; whether all were kept."""
    sample, kept = str(shelf() / "samples" / "sample.sociomap"), True
    with tempfile.TemporaryDirectory(prefix="sociomap-verbs-") as bytecode:
        for verb, (beside, words, limit) in LIMITS.items():
            ours = ["-m", "sociomap_app", verb, sample]
            seconds(ours, bytecode), seconds(beside, bytecode)
            taken = [(seconds(ours, bytecode), seconds(beside, bytecode)) for _ in range(RUNS)]
            mine, theirs = (statistics.median(times) for times in zip(*taken, strict=True))
            print(
                f"{verb}: {mine / theirs:.2f} of {words} (limit {limit}); "
                f"medians {mine * 1000:.0f} ms and {theirs * 1000:.0f} ms, {RUNS} runs"
            )
            kept = kept and mine / theirs <= limit
    return kept
