"""Saving a map after an edit, beside writing the same bytes with the same flushes; and encrypted, beside plain.

Before each save one small edit is made on one date, as a person makes it; only the save is timed. The counterpart
is what any careful program does with bytes that it has already: a new file beside the old one, written, flushed,
read back, put in its place, the folder flushed, and read back again. All three are done in one folder, each time
in another order, so that whatever else the disk does is shared among them; the ratios are those of medians.

The first save of a map, before which nothing of it was written, is told as well: it has no limit.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from .edit import edit_by_hand
from .maps import map_of

PEOPLE, TIES, DATES = 60, 150, 5
RUNS = 60
LIMIT, LIMIT_ENCRYPTED = 2.0, 1.5


def run() -> bool:
    """Print both ratios with their limits; whether both were kept."""
    from sociomap_app.editing.session import Session
    from sociomap_app.model.sociomap import Sociomap
    from sociomap_app.storage.encryption.encrypted_map import new_key
    from sociomap_app.storage.format.saved_texts import Spelt
    from sociomap_app.storage.sociomap_file import encode, write
    from sociomap_app.vocabulary.loader import load

    sociomap = map_of(PEOPLE, TIES, load())
    first = sociomap.latest
    for number in range(1, DATES):
        wave = replace(
            first, id=f"w{number}", label=f"date {number}", date=first.date.replace(month=10 + number % 3)
        )
        sociomap = replace(sociomap, waves=(*sociomap.waves, wave))
    session, encryption, chance = Session(sociomap), new_key("two words"), random.Random(1)
    spelt = {"bare": Spelt(), "plain": Spelt(), "encrypted": Spelt()}
    digests: dict[str, str] = {}
    taken: dict[str, list[float]] = {"bare": [], "plain": [], "encrypted": []}
    with tempfile.TemporaryDirectory(prefix="sociomap-save-") as folder:
        paths = {name: Path(folder) / f"{name}.sociomap" for name in (*taken, "first")}

        def save(name: str, document: Sociomap) -> Callable[[], None]:
            if name == "bare":
                content = encode(document, spelt=spelt["bare"])
                return lambda: _bare(paths["bare"], content)
            used, known = encryption if name == "encrypted" else None, spelt.get(name, Spelt())

            def act() -> None:
                digests[name] = write(
                    paths[name], document, encryption=used, expected_digest=digests.get(name), spelt=known
                )

            return act

        for name in taken:
            save(name, session.document)()
        for number in range(RUNS):
            before = session.document
            edit_by_hand(session, number)()
            assert session.document is not before, "the edit changed nothing"
            acts = {name: save(name, session.document) for name in taken}
            for name in chance.sample([*acts], len(acts)):
                began = time.perf_counter()
                acts[name]()
                taken[name].append((time.perf_counter() - began) * 1000)
        taken["first"] = []
        for _ in range(RUNS // 4):
            began = time.perf_counter()
            save("first", session.document)()
            taken["first"].append((time.perf_counter() - began) * 1000)
        size = len(encode(session.document))
    bare, plain, encrypted, unknown = (statistics.median(each) for each in taken.values())
    print(
        f"save: {plain / bare:.2f} of writing the same {size:,} bytes (limit {LIMIT}); "
        f"medians {plain:.2f} ms and {bare:.2f} ms, {PEOPLE} people at {DATES} dates, {RUNS} runs"
    )
    print(
        f"save encrypted: {encrypted / plain:.2f} of a plain save (limit {LIMIT_ENCRYPTED}); "
        f"median {encrypted:.2f} ms"
    )
    print(f"the first save of a map: {unknown / bare:.2f} of writing the same bytes; median {unknown:.2f} ms")
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
