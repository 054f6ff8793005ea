"""Saves are killed at a random moment, over and over: ``python -m tests.storage.killing PLAIN ENCRYPTED [SEED]``.

One process saves two maps in turn to one file until it is killed; then the file has to hold one of the two, whole.
Each such process is forked from this one, which has read all it needs, so that thousands are a matter of minutes.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, new_key


class Killed(NamedTuple):
    """What a number of kills left."""

    kills: int
    broken: int
    first: int
    second: int
    left_over: int
    moved: int
    seconds: float


def kill_often(folder: Path, kills: int, encryption: EncryptionKey | None, chance: random.Random) -> Killed:
    """Kill so many saves. ``moved`` counts those that got a save done before they were killed."""
    one = sociomap_file.read(Path(__file__).parent / "files" / "version-1.sociomap").sociomap
    two = replace(one, title="Two", ego=replace(one.ego, label="Longer than before " * 5))
    path = folder / "killed.sociomap"
    sociomap_file.write(path, one, encryption=encryption)
    began = time.perf_counter()
    sociomap_file.write(path, one, encryption=encryption)
    usual = time.perf_counter() - began
    found = {0: 0, 1: 0, 2: 0}
    left = moved = 0
    began = time.perf_counter()
    for _ in range(kills):
        before = path.read_bytes()
        _kill_one(path, one, two, encryption, chance.uniform(0, 3 * usual))
        found[_which(path, one, two, encryption)] += 1
        moved += path.read_bytes() != before
        for beside in folder.glob(".~*"):
            beside.unlink()
            left += 1
        if found[0]:
            break
    return Killed(sum(found.values()), found[0], found[1], found[2], left, moved, time.perf_counter() - began)


def _kill_one(path: Path, one: Sociomap, two: Sociomap, encryption: EncryptionKey | None, after: float) -> None:
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(tell, b"!")
            while True:
                sociomap_file.write(path, two, encryption=encryption)
                sociomap_file.write(path, one, encryption=encryption)
        finally:
            os._exit(1)  # a save that failed: the one who waits sees that it was not killed
    os.read(ready, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(ready)
    os.close(tell)
    assert os.WIFSIGNALED(status), "a save failed by itself"


def _which(path: Path, one: Sociomap, two: Sociomap, encryption: EncryptionKey | None) -> int:
    """1 or 2 for the map that is there whole, 0 for anything else."""
    try:
        opened = sociomap_file.read(path, encryption=encryption)
    except Exception:
        return 0
    if not opened.intact or (opened.encryption is None) is not (encryption is None):
        return 0
    return 1 if opened.sociomap == one else 2 if opened.sociomap == two else 0


def main(words: list[str]) -> int:
    """Print what was found; 1 where a file was neither old nor new."""
    plain, encrypted, seed = int(words[0]), int(words[1]), int((*words, "1")[2])
    broken = 0
    for name, kills, encryption in (("plain", plain, None), ("encrypted", encrypted, new_key("two words"))):
        with tempfile.TemporaryDirectory(prefix="sociomap-kill-") as folder:
            found = kill_often(Path(folder), kills, encryption, random.Random(seed))
        broken += found.broken
        pace = found.kills / max(found.seconds, 1e-9)
        sys.stdout.write(
            f"{name}: {found.kills} kills, {found.broken} broken; "
            f"one map {found.first}, the other {found.second}; changed by {found.moved}, "
            f"left over beside it {found.left_over}; {pace:.0f} kills a second\n"
        )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
