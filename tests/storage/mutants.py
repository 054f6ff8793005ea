"""Files that were bent in every way: ``python -m tests.storage.mutants [COUNT [SEED [SECONDS]]]``.

Plain or encrypted, a document comes out or one sentence of the family; nothing takes longer than two seconds, and
memory stays below 300 MB. Encrypted files are bent in the header, with the digest made right again or not, and
behind the key: the plain file is bent and then encrypted, so that the reader gets to see it. The slow step is a
quick one.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sociomap_app.model.errors import UserFault
from sociomap_app.storage.encryption import encrypted_map
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.format import strict_json
from sociomap_app.storage.sociomap_file import decode

SLOWEST, MOST_MEGABYTES = 2.0, 300
SIGNS = (b'"{}[]:,\\0159-e.ntfu \n\x00\xff\xf0', bytes(range(256)))
WORDS = (
    b"null", b"true", b"-1", b"1e999", b"NaN", b'"\\ud800"', b'"\\u0000"', b"[]", b"{}", b"9" * 400, b"[" * 60,
    b'{"a":' * 60, b'"a1"', b'"wished"', b'"id"', b"0", b"3", b'"sociomap"', b"1e-400", b"\xef\xbb\xbf",
    b"\xc0\x80", b'"\xf4\x90\x80\x80"', b"2026-02-30", b"," * 500, b'"' + b"x" * 30_000 + b'"',
)  # fmt: skip


class Found(NamedTuple):
    """What a number of mutants did."""

    count: int
    outcomes: Counter[str]
    slowest: float
    megabytes: int


def bent(content: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The file with one to six things done to it."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        start = chance.randrange(len(made) + 1)
        end = start + chance.choice((1, 2, 5, 30, 300))
        match chance.randrange(9):
            case 0:
                made[start : start + 1] = bytes([chance.choice(chance.choice(SIGNS))])
            case 1 if start < len(made):
                made[start] ^= 1 << chance.randrange(8)
            case 2:
                del made[start:end]
            case 3:
                del made[start:]
            case 4:
                made[start:start] = made[start:end] * chance.choice((1, 2, 50))
            case 5:
                made[start:start] = chance.choice(WORDS)
            case 6:
                made = _with_another_value(made, chance)
            case 7:
                other = chance.choice(others)
                cut = chance.randrange(len(other) + 1)
                made[start:] = other[cut:]
            case _:
                made[start:end] = bytes(chance.randrange(256) for _ in range(min(end - start, 30)))
    return bytes(made)


def _with_another_value(made: bytearray, chance: random.Random) -> bytearray:
    """What stands after a colon becomes something else, so that the bent file is often sound JSON."""
    spots = [place for place, sign in enumerate(made) if sign == 0x3A]
    if not spots:
        return made
    start = chance.choice(spots) + 1
    ends = [place for place in (made.find(b",", start), made.find(b"\n", start)) if place >= 0]
    made[start : min(ends, default=len(made))] = b" " + chance.choice(WORDS)
    return made


def bent_header(content: bytes, chance: random.Random) -> bytes:
    """An encrypted file with another header, in half of them with a digest that is right."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8))):
        made[chance.randrange(encrypted_map.HEADER)] = chance.randrange(256)
    if chance.random() < 0.5:
        begin = bytes(made[: encrypted_map.HEADER - 32])
        made[: encrypted_map.HEADER] = begin + encrypted_map._digest(begin)
    if chance.random() < 0.2:
        del made[chance.randrange(len(made)) :]
    return bytes(made)


def try_many(count: int, seed: int, seconds: float = 1e9) -> Found:
    """So many mutants, or as many as the time allows. AssertionError for the first that misbehaves."""
    chance, outcomes = random.Random(seed), Counter[str]()
    folder = Path(__file__).parent / "files"
    good = [(folder / f"version-{name}.sociomap").read_bytes() for name in ("1", "2", "2-copy")]
    others = [*good, b'{"format": "sociomap", "version": 1}', b'{"format": "sociomap", "version": 2}']
    locked = (folder / "sealed-1.sociomap").read_bytes()
    encryption = EncryptionKey(bytes(32), locked[:96])
    real, encrypted_map._stretched = (
        encrypted_map._stretched,
        lambda password, begin: encrypted_map._digest(password.encode() + begin),
    )
    slowest, number, began = 0.0, 0, time.perf_counter()
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: bent(chance.choice(good), chance, others),
        lambda: encrypted_map.encrypt(bent(chance.choice(good), chance, others), encryption),
        lambda: bent_header(locked, chance),
        lambda: bent(locked, chance, [*others, locked]),
    )
    try:
        for number in range(1, count + 1):
            content = chance.choices(makers, (5, 4, 2, 1))[0]()
            start = time.process_time()
            outcomes[_outcome(content, encryption, seed, number)] += 1
            slowest = max(slowest, time.process_time() - start)
            assert slowest < SLOWEST, (seed, number, slowest)
            if time.perf_counter() - began > seconds:
                break
    finally:
        encrypted_map._stretched = real
    return Found(number, outcomes, slowest, _megabytes())


def _megabytes() -> int:
    """The most this process ever held; where the system counts what its parent held too, without that."""
    told = Path("/proc/self/status")
    if told.exists():
        most = next(line for line in told.read_text().splitlines() if line.startswith("VmHWM"))
        return int(most.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def _outcome(content: bytes, encryption: EncryptionKey, seed: int, number: int) -> str:
    try:
        opened = decode(content, "x", password="any", encryption=encryption)
        assert isinstance(opened.intact, bool)
    except UserFault as fault:
        assert "\n" not in str(fault) and 10 < len(str(fault)) < 1000, (seed, number, str(fault)[:200])
        return type(fault).__name__
    except Exception as fault:
        raise AssertionError(f"mutant {number} of seed {seed}: {type(fault).__name__} {fault}") from fault
    return "opened"


def large_ones() -> dict[str, Callable[[], bytes]]:
    """Files that are made to take long or all the memory, as large as they may be, or larger."""
    parts, inner, most = strict_json.MAX_PARTS - 5, strict_json.MAX_INNER - 5, strict_json.MAX_BYTES
    return {
        "brackets": lambda: b"[]" * (most // 2),
        "brackets that may be": lambda: b"[" + b"[]," * (inner - 1) + b"0]",
        "objects that may be": lambda: b"[" + b'{"a":0},' * (inner - 1) + b"0]",
        "keys that may be": lambda: b"{" + b",".join(b'"%d":0' % one for one in range(parts)) + b"}",
        "a key twice, at the end": lambda: (
            b"{" + b",".join(b'"%d":0' % one for one in (*range(parts), parts - 1)) + b"}"
        ),
        "quotes": lambda: b'"' * most,
        "text": lambda: b'"' + b"x" * (most - 2) + b'"',
        "one wide sign": lambda: b'"' + "😀".encode() + b"x" * (most - 10) + b'"',
        "one wide sign that may be": lambda: b'"' + "😀".encode() + b"x" * (strict_json.MAX_HELD // 4 - 10) + b'"',
        "words that may be": lambda: b"[" + "“éé”,".replace("“", '"').replace("”", '"').encode() * parts + b"0]",
    }


def try_large(only: tuple[str, ...] = ()) -> float:
    """The longest of them, in seconds of this process. AssertionError where one is not refused."""
    slowest = 0.0
    for name, make in large_ones().items():
        if only and name not in only:
            continue
        content = make()
        start = time.process_time()
        outcome = _outcome(content, EncryptionKey(bytes(32), bytes(96)), 0, 0)
        slowest = max(slowest, time.process_time() - start)
        assert outcome == "CannotRead" and slowest < SLOWEST, (name, outcome, slowest)
        del content
    return slowest


def main(words: list[str]) -> int:
    """Print what became of them, and of the large ones; 1 where they took too much memory."""
    count, seed, seconds = (*words, *("1000", "1", "1e9")[len(words) :])
    found = try_many(int(count), int(seed), float(seconds))
    told = ", ".join(f"{name} {count}" for name, count in found.outcomes.most_common())
    sys.stdout.write(
        f"{found.count} mutants: {told}; slowest {found.slowest * 1000:.0f} ms, {found.megabytes} MB\n"
    )
    longest = try_large()
    most = _megabytes()
    sys.stdout.write(f"{len(large_ones())} large ones: slowest {longest * 1000:.0f} ms, {most} MB\n")
    return 0 if most < MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
