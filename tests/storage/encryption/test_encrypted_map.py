"""A map under a password: opens with it and with nothing else, and says which of the two is at fault."""

import copy
import os
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace

from sociomap_app.model.errors import (
    BadRequest,
    CannotRead,
    CannotWrite,
    NeedsPassword,
    TooNew,
    UserFault,
    WrongPassword,
)
from sociomap_app.storage.encryption import encrypted_map
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.sociomap_file import decode, encode, read, write

FILES = Path(__file__).parents[1] / "files"
PLAIN = (FILES / "version-1.sociomap").read_bytes()
SEALED = (FILES / "sealed-1.sociomap").read_bytes()
"""Written once and never again: whoever changes the format sees it here."""

PASSWORD = "Crème brûlée 7"
KEY = bytes.fromhex("f10a59a8c7d48348abfe94661bf0e18f547fe8bbd3c3a11dd01f57d1ab061747")
KNOWN = EncryptionKey(KEY, SEALED[:96])
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def decryptor() -> ModuleType:
    """The program beside the page on the format, which knows nothing of this one."""
    spec = spec_from_file_location("decrypt", ROOT / "docs" / "decrypt.py")
    assert spec is not None and spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every password the slow step was given; it is quick here."""
    seen: list[str] = []

    def quick(password: str, begin: bytes) -> bytes:
        seen.append(password)
        return encrypted_map._digest(unicodedata.normalize("NFC", password).encode() + begin)

    monkeypatch.setattr(encrypted_map, "_stretched", quick)
    yield seen


def test_the_frozen_file_opens_for_ever() -> None:
    opened = decode(SEALED, "x", password=PASSWORD)
    assert opened.sociomap == decode(PLAIN, "x").sociomap and opened.intact
    assert opened.encryption == KNOWN


def test_the_numbers_of_the_page_are_those_of_the_frozen_file() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    vectors = {
        "salt": SEALED[32:48],
        "stretched": encrypted_map._stretched(PASSWORD, SEALED[:48]),
        "wrapped": SEALED[48:96],
        "key": KEY,
        "drawn": SEALED[96:128],
        "once": encrypted_map._once_key(KNOWN, SEALED),
        "digest": SEALED[136:168],
        "tag": SEALED[-16:],
    }
    assert [name for name, value in vectors.items() if value.hex() not in page] == []
    assert PASSWORD in page


def test_the_program_beside_the_page_reads_what_is_written_here(decryptor: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "mine.sociomap"
    sociomap = decode(PLAIN, "x").sociomap
    write(path, sociomap, encryption=encrypted_map.new_key("two words"))
    assert decryptor.decrypt(path.read_bytes(), "two words") == encode(sociomap)
    assert decryptor.decrypt(SEALED, PASSWORD) == PLAIN
    with pytest.raises(ValueError, match="not the password"):
        decryptor.decrypt(path.read_bytes(), "two word")
    for damaged in (path.read_bytes()[:-1], path.read_bytes()[:-1] + b"?", PLAIN):
        with pytest.raises(ValueError, match=r"damaged|no sociomap|cut short"):
            decryptor.decrypt(damaged, "two words")


def test_the_same_letters_open_it_however_they_were_put_together() -> None:
    apart = unicodedata.normalize("NFD", PASSWORD)
    assert apart != PASSWORD
    assert decode(SEALED, "x", password=apart).encryption == KNOWN


def test_without_its_password_it_stays_shut() -> None:
    with pytest.raises(NeedsPassword, match=r"“m.sociomap” is encrypted") as fault:
        decode(SEALED, "m.sociomap")
    assert not isinstance(fault.value, WrongPassword)
    with pytest.raises(WrongPassword, match=r"not the password of “m\.sociomap”"):
        decode(SEALED, "m.sociomap", password=PASSWORD.lower())


@pytest.mark.parametrize("bad", ["x" * 1025, "half \ud83d"])
def test_no_password_at_all_is_no_fault_of_the_program(bad: str) -> None:
    with pytest.raises(UserFault):
        decode(SEALED, "x", password=bad)
    with pytest.raises(BadRequest):
        encrypted_map.new_key(bad)
    with pytest.raises(BadRequest, match="at least one"):
        encrypted_map.new_key("")


def test_every_byte_of_the_header_is_held(counted: list[str]) -> None:
    for place in range(encrypted_map.HEADER):
        bent = bytearray(SEALED)
        bent[place] ^= 1 + place % 255
        began = time.process_time()
        with pytest.raises(CannotRead) as fault:
            decode(bytes(bent), "x", password=PASSWORD, encryption=KNOWN)
        assert time.process_time() - began < 0.05, place
        assert not isinstance(fault.value, NeedsPassword), "damage is no matter of passwords"
    assert counted == [], "the slow step was run for a header that is none"


def rehashed(begin: bytes) -> bytes:
    """The frozen file behind another beginning whose digest is right."""
    return begin + encrypted_map._digest(begin) + SEALED[encrypted_map.HEADER :]


@pytest.mark.parametrize("place", range(16, 32))
def test_no_header_can_ask_for_another_slow_step(counted: list[str], place: int) -> None:
    """Whoever made it made it with care: the digest is right."""
    for value in {0, 1, 0x80, 0xFF, SEALED[place] + 1} - {SEALED[place]}:
        bent = bytearray(SEALED[:136])
        bent[place] = value
        began = time.process_time()
        with pytest.raises(CannotRead) as fault:
            decode(rehashed(bytes(bent)), "x", password=PASSWORD)
        assert time.process_time() - began < 0.05
        assert isinstance(fault.value, TooNew) is (place < 20 and bytes(bent[16:20]) > b"\0\0\0\1")
    assert counted == []


@pytest.mark.parametrize("place", [32, 47, 48, 95])
def test_a_lock_that_was_changed_with_care_does_not_open(counted: list[str], place: int) -> None:
    bent = bytearray(SEALED[:136])
    bent[place] ^= 4
    with pytest.raises(WrongPassword):
        decode(rehashed(bytes(bent)), "x", password=PASSWORD)
    assert counted == [PASSWORD]


@pytest.mark.parametrize("place", [96, 127])
def test_a_header_changed_with_care_does_not_fit_what_it_heads(place: int) -> None:
    bent = bytearray(SEALED[:136])
    bent[place] ^= 4
    with pytest.raises(CannotRead, match="damaged") as fault:
        decode(rehashed(bytes(bent)), "x", encryption=KNOWN)
    assert not isinstance(fault.value, NeedsPassword)


@pytest.mark.parametrize("bend", ["first", "last", "tag", "less", "more", "header only", "nothing but the sign"])
def test_damage_is_told_apart_from_another_password(bend: str) -> None:
    bent = bytearray(SEALED)
    if bend in ("first", "last", "tag"):
        bent[{"first": encrypted_map.HEADER, "last": -17, "tag": -1}[bend]] ^= 1
    content = {
        "less": SEALED[:-1],
        "more": SEALED + b"\0",
        "header only": SEALED[: encrypted_map.HEADER],
        "nothing but the sign": encrypted_map.MAGIC,
    }.get(bend, bytes(bent))
    with pytest.raises(CannotRead, match=r"“x” is damaged.*backup") as fault:
        decode(content, "x", encryption=KNOWN)
    assert not isinstance(fault.value, NeedsPassword)


def test_a_length_that_lies_costs_no_memory(counted: list[str]) -> None:
    for length in (0, 1, 2**32, 2**64 - 1):
        with pytest.raises(CannotRead, match="damaged"):
            decode(rehashed(SEALED[:128] + length.to_bytes(8, "big")), "x", password=PASSWORD)
    assert counted == []


def test_what_is_drawn_by_lot_never_comes_twice() -> None:
    encryption = EncryptionKey(KEY, SEALED[:96])
    drawn = {encrypted_map.encrypt(b"the same", encryption)[96:128] for _ in range(10_000)}
    bodies = {encrypted_map.encrypt(b"the same", encryption)[encrypted_map.HEADER :] for _ in range(100)}
    assert len(drawn) == 10_000 and len(bodies) == 100


def test_two_seals_of_one_password_share_nothing(counted: list[str]) -> None:
    one, other = encrypted_map.new_key("same"), encrypted_map.new_key("same")
    assert one.key != other.key and one.lock[32:] != other.lock[32:]
    assert one.lock[:32] == other.lock[:32]


def test_a_save_costs_no_slow_step_and_the_same_seal_opens_it_again(tmp_path: Path, counted: list[str]) -> None:
    path = tmp_path / "mine.sociomap"
    sociomap = decode(PLAIN, "x").sociomap
    encryption = encrypted_map.new_key("words")
    del counted[:]
    digest = write(path, sociomap, encryption=encryption)
    changed = replace(sociomap, title="Zebedee's")
    write(path, changed, encryption=encryption, expected_digest=digest)
    again = read(path, encryption=encryption)
    assert counted == [] and again.sociomap == changed and again.encryption == encryption
    assert read(path, password="words").encryption == encryption and counted == ["words"]


def test_a_seal_of_another_map_is_no_way_in(tmp_path: Path, counted: list[str]) -> None:
    other = encrypted_map.new_key("other")
    with pytest.raises(NeedsPassword):
        decode(SEALED, "x", encryption=other)
    forged = EncryptionKey(other.key, KNOWN.lock)
    with pytest.raises(CannotRead, match="damaged"):
        decode(SEALED, "x", encryption=forged)


def test_nothing_that_was_typed_stands_in_the_file(tmp_path: Path, counted: list[str]) -> None:
    sociomap = decode(PLAIN, "x").sociomap
    content = encode(replace(sociomap, title="Canary"), encrypted_map.new_key("Canary password"))
    assert b"Canary" not in content and b'"sociomap"' not in content and b"checksum" not in content
    assert content.startswith(encrypted_map.MAGIC)


def test_a_key_is_not_shown_by_accident() -> None:
    assert KEY.hex() not in repr(KNOWN) and repr(KEY) not in f"{KNOWN} {[KNOWN]}"
    assert copy.copy(KNOWN) == KNOWN


def test_a_map_too_large_to_be_encrypted_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.sociomap"
    path.write_bytes(SEALED)
    sociomap = decode(PLAIN, "x").sociomap
    monkeypatch.setattr(encrypted_map, "MAX_BYTES", len(encode(sociomap)) + 100)
    with pytest.raises(CannotWrite, match="larger than"):
        write(path, sociomap, encryption=KNOWN)
    assert path.read_bytes() == SEALED


def test_a_machine_with_too_little_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import argon2

    class Starved:
        def __init__(self, **_: object) -> None:
            raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", Starved)
    with pytest.raises(UserFault, match="too little memory"):
        decode(SEALED, "x", password=PASSWORD)


def test_no_start_reads_the_library_before_a_map_needs_it(tmp_path: Path) -> None:
    """The window with the sample in it, saved, opened and shown anew."""
    look = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication; application = QApplication([])\n"
        "from sociomap_app.app.shell import first_map, opening\n"
        "whole = opening.assembled(first_map.to_open(sample=True))\n"
        "whole.window.show(); application.processEvents()\n"
        "from sociomap_app.storage import sociomap_file\n"
        f"path = Path({str(tmp_path)!r}) / 'x.sociomap'\n"
        "sociomap_file.write(path, whole.session.document)\n"
        "assert whole.files.show(path)\n"
        "print(*(one for one in sys.modules if one.split('.')[0] == 'cryptography'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", look],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_a_lock_of_another_password_cannot_be_put_before_it() -> None:
    """The same key under another password: what was saved under the first is not to be had with the second."""
    other = EncryptionKey(KEY, SEALED[:95] + bytes([SEALED[95] ^ 1]))
    content = encrypted_map.encrypt(PLAIN, KNOWN)
    assert encrypted_map.decrypt(content, "x", encryption=KNOWN) == (PLAIN, KNOWN)
    begin = other.lock + content[96:136]
    with pytest.raises(CannotRead, match="damaged"):
        encrypted_map.decrypt(
            begin + encrypted_map._digest(begin) + content[encrypted_map.HEADER :], "x", encryption=other
        )


@pytest.mark.parametrize("place", range(16, 20))
def test_a_damaged_number_of_the_seal_is_not_taken_for_a_later_version(place: int) -> None:
    bent = bytearray(SEALED)
    bent[place] ^= 0x40
    with pytest.raises(CannotRead, match="is damaged: its header was changed") as fault:
        decode(bytes(bent), "x", password=PASSWORD)
    assert not isinstance(fault.value, TooNew)
