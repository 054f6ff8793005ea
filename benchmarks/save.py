"""Saving a map, beside writing the same bytes with the same flushes; and saving it encrypted, beside plain.

The counterpart is what any careful program does with bytes that it has already: a new file beside the old one,
written, flushed, read back, put in its place, the folder flushed, and read back again. All three are done in
turn in one folder, so that whatever else the disk does is shared among them; the ratios are those of medians.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from .maps import map_of

PEOPLE, TIES, DATES = 60, 150, 5
RUNS = 60
LIMIT, LIMIT_ENCRYPTED = 2.0, 1.5


def run() -> bool:
    """Print both ratios with their limits; whether both were kept."""
    from sociomap_app.frameworks.read import load
    from sociomap_app.storage.seal import new_seal
    from sociomap_app.storage.sociomap_file import encode, write

    sociomap = map_of(PEOPLE, TIES, load())
    first = sociomap.latest
    for number in range(1, DATES):
        wave = replace(
            first, id=f"w{number}", label=f"date {number}", date=first.date.replace(month=10 + number % 3)
        )
        sociomap = replace(sociomap, waves=(*sociomap.waves, wave))
    seal = new_seal("two words")
    content = encode(sociomap)
    taken: dict[str, list[float]] = {"bare": [], "plain": [], "encrypted": []}
    with tempfile.TemporaryDirectory(prefix="sociomap-save-") as folder:
        paths = {name: Path(folder) / f"{name}.sociomap" for name in taken}
        digests: dict[str, str | None] = {"plain": None, "encrypted": None}

        def save(name: str) -> None:
            used = seal if name == "encrypted" else None
            digests[name] = write(paths[name], sociomap, seal=used, expected_digest=digests[name])

        acts: dict[str, Callable[[], None]] = {
            "bare": lambda: _bare(paths["bare"], content),
            "plain": lambda: save("plain"),
            "encrypted": lambda: save("encrypted"),
        }
        for act in acts.values():
            act()
        for _ in range(RUNS):
            for name, act in acts.items():
                began = time.perf_counter()
                act()
                taken[name].append((time.perf_counter() - began) * 1000)
    bare, plain, encrypted = (statistics.median(taken[name]) for name in ("bare", "plain", "encrypted"))
    print(
        f"save: {plain / bare:.2f} of writing the same {len(content):,} bytes (limit {LIMIT}); "
        f"medians {plain:.1f} ms and {bare:.1f} ms, {PEOPLE} people at {DATES} dates, {RUNS} runs"
    )
    print(
        f"save encrypted: {encrypted / plain:.2f} of a plain save (limit {LIMIT_ENCRYPTED}); "
        f"median {encrypted:.1f} ms"
    )
    return plain / bare <= LIMIT and encrypted / plain <= LIMIT_ENCRYPTED


def _bare(path: Path, content: bytes) -> None:
    """The bytes onto the disk and into their place, and nothing else."""
    beside = path.with_name("bare.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, content)
    os.fsync(handle)
    os.close(handle)
    assert beside.read_bytes() == content
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    assert path.read_bytes() == content
