"""Opening a large map: from the path of its file to the document, and to the document in the session.

Everything is imported before; what is timed is reading, checking and showing the file to whoever listens.
"""

import statistics
import tempfile
import time
from pathlib import Path

from .maps import map_of

PEOPLE, TIES = 200, 600
RUNS = 20
LIMIT = 0.3


def run() -> bool:
    """Print the slowest time with its limit, plain and encrypted; whether both kept it."""
    from sociomap_app.editing.session import Session
    from sociomap_app.frameworks.read import load
    from sociomap_app.storage.seal import new_seal
    from sociomap_app.storage.sociomap_file import read, write

    sociomap = map_of(PEOPLE, TIES, load())
    kept = []
    with tempfile.TemporaryDirectory(prefix="sociomap-open-") as folder:
        for name, password in (("plain", None), ("encrypted", "two words")):
            path = Path(folder) / f"{name}.sociomap"
            write(path, sociomap, seal=new_seal(password) if password else None)
            taken = []
            for _ in range(RUNS):
                session = Session(sociomap)
                began = time.perf_counter()
                opened = read(path, password=password)
                session.open(
                    opened.sociomap, path=path, digest=opened.digest, intact=opened.intact, seal=opened.seal
                )
                taken.append(time.perf_counter() - began)
            worst = max(taken)
            print(
                f"open {name}: {worst / LIMIT:.2f} of the limit of {LIMIT} s; slowest {worst * 1000:.0f} ms, "
                f"median {statistics.median(taken) * 1000:.0f} ms, "
                f"{PEOPLE} people, {TIES} connections, {RUNS} runs"
            )
            kept.append(worst <= LIMIT)
    return all(kept)
