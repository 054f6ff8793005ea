"""The one door to sociomap files: whatever bytes come in, a whole document or one clear sentence.

Nothing but the family of ``model.errors`` leaves this module because of what a file holds, and
nothing is written that would not read back as the same document.
"""

import functools
import re
import stat
from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from pathlib import Path

import msgspec

from sociomap_app import __version__
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import BrokenReference, CannotRead, CannotWrite, TooNew
from sociomap_app.model.fields import MAX_TEXT
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage.encryption import encrypted_map
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.format import upgrades
from sociomap_app.storage.format.json_writer import canonical, laid_out
from sociomap_app.storage.format.plain_records import FILE, FORMAT, document_of, plain_record
from sociomap_app.storage.format.strict_json import BACKUP, MAX_BYTES, check_amount, parse, too_large
from sociomap_app.storage.safety.safe_write import shown, write_safely
from sociomap_app.storage.safety.write_in_place import write_even_in_place

from .digests import digest_of

_SAID = {
    "null": "nothing",
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
}
_KINDS = re.compile("|".join(_SAID))


class Opened:
    """What a file held; ``encryption`` is what it was encrypted with, None where it was not."""

    def __init__(
        self,
        sociomap: Sociomap,
        content: bytes,
        inner: object,
        checksum: str | None,
        encryption: EncryptionKey | None = None,
    ) -> None:
        self.sociomap, self.encryption = sociomap, encryption
        self._content, self._inner, self._checksum = content, inner, checksum

    @cached_property
    def intact(self) -> bool:
        """False where the checksum fails or is missing."""
        return self._checksum == _checksum(canonical(self._inner))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes of the file, for ``expected_digest`` when it is saved again."""
        return digest_of(self._content)


def read(path: Path, *, password: str | None = None, encryption: EncryptionKey | None = None) -> Opened:
    """The document in the file at ``path``. CannotRead, TooNew or BrokenReference where there is none.

    An encrypted one opens with its ``password``, or with the ``encryption`` it was saved with; else NeedsPassword.
    """
    name = shown(path)
    try:
        kept = path.stat()
        if stat.S_ISDIR(kept.st_mode):
            raise CannotRead(f"“{name}” is a folder, not a sociomap. Please choose a file in it.")
        if not stat.S_ISREG(kept.st_mode):
            raise CannotRead(f"“{name}” is a device, not a sociomap. Please choose a file.")
        if kept.st_size > MAX_BYTES:
            raise CannotRead(too_large(name))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotRead(f"“{name}” is not there. Please check its name and folder.") from None
    except PermissionError:
        raise CannotRead(f"“{name}” may not be read. Please ask its owner for the permission.") from None
    except (OSError, ValueError) as fault:
        raise CannotRead(f"“{name}” cannot be read: {_reason(fault)}. Please try again.") from None
    return decode(content, name, password=password, encryption=encryption)


def read_shipped(path: Path) -> Sociomap:
    """A map that comes with the program: its own bytes, which the tests have read without benefit of the doubt."""
    return document_of(msgspec.json.decode(path.read_bytes(), type=FILE))


def write(
    path: Path,
    sociomap: Sociomap,
    *,
    encryption: EncryptionKey | None = None,
    expected_digest: str | None = None,
    in_place: Callable[[str], None] | None = None,
) -> str:
    """Save the document and give the digest of the new file; the old file stays where that fails.

    With ``encryption`` it is encrypted. With ``expected_digest`` a file that somebody else has changed since is
    not written over. ``in_place``, where it is given, gets the sentence for a file that had to be written over in
    place.
    """
    content = encode(sociomap, encryption)
    if not _surely_the_same(content, sociomap, encryption):
        _check_the_same(path, content, sociomap, encryption)
    write = write_safely if in_place is None else functools.partial(write_even_in_place, tell=in_place)
    return write(path, content, expected_digest=expected_digest)


def _surely_the_same(content: bytes, sociomap: Sociomap, encryption: EncryptionKey | None) -> bool:
    """Whether these bytes read back as that document, found out the quick way.

    Text this program has just made needs no benefit of the doubt, but cannot hold what the strict reader looks
    for either: a key twice, brackets in brackets. What it could hold is looked for here.
    """
    try:
        plain = content if encryption is None else encrypted_map.decrypt(content, "", encryption=encryption)[0]
        if len(plain) > MAX_BYTES or (b"\\" in plain and b"\\u0000" in plain) or _has_long_line(plain):
            return False
        check_amount(plain, "")
        again = document_of(msgspec.json.decode(plain, type=FILE))
        return are_the_same(again, sociomap) and not faults(again)
    except (CannotRead, ValueError, msgspec.DecodeError):
        return False


def are_the_same(one: Sociomap, other: Sociomap) -> bool:
    """Whether two documents hold the same, and in the same order of naming, which mappings do not compare."""
    return one == other and all(
        [*map(list, _named(before))] == [*map(list, _named(now))]
        for before, now in zip(one.waves, other.waves, strict=True)
    )


_named = attrgetter("alters", "outlines", "notes")


def _has_long_line(plain: bytes) -> bool:
    """Whether a line is longer than any text; each value stands on one of its own."""
    at = 0
    while at < len(plain):
        at = plain.rfind(b"\n", at, at + MAX_TEXT + 1) + 1
        if not at:
            return True
    return False


def _check_the_same(path: Path, content: bytes, sociomap: Sociomap, encryption: EncryptionKey | None) -> None:
    """The same by the reader itself, which says what is wrong. CannotWrite."""
    try:
        same = are_the_same(decode(content, shown(path), encryption=encryption).sociomap, sociomap)
    except CannotRead as fault:
        raise CannotWrite(f"The map was not saved, as it would not open again: {fault}") from fault
    if not same:
        raise CannotWrite(
            f"“{shown(path)}” was not saved: it would not read back the same. "
            "Please save the map as a new file and report this."
        )


def encode(sociomap: Sociomap, encryption: EncryptionKey | None = None) -> bytes:
    """The bytes of the file: the same document always gives the same ones, and encrypted never."""
    plain = _plain(sociomap)
    return plain if encryption is None else encrypted_map.encrypt(plain, encryption)


def _plain(sociomap: Sociomap) -> bytes:
    try:
        inner = plain_record(sociomap)
        said = {"app": f"Sociomap {__version__}", "format": FORMAT, "version": upgrades.newest()}
        return laid_out({**said, "checksum": _checksum(canonical(inner)), "sociomap": inner})
    except ValueError as fault:
        raise CannotWrite(f"The map holds a sign that no file can keep: {_reason(fault)}.") from fault


def decode(
    content: bytes, name: str, *, password: str | None = None, encryption: EncryptionKey | None = None
) -> Opened:
    """The document in these bytes; ``name`` is what the sentences call the file."""
    name = clean_line(name, 120)
    if not encrypted_map.is_encrypted(content):
        return _decoded(content, name, content, None)
    plain, known = encrypted_map.decrypt(content, name, password=password, encryption=encryption)
    return _decoded(plain, name, content, known)


def _decoded(plain: bytes, name: str, content: bytes, encryption: EncryptionKey | None) -> Opened:
    value = parse(plain, name)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise CannotRead(
            f"“{name}” is not a sociomap: $.format does not say so. Please open it with its own program."
        )
    version = _version_of(value, name)
    try:
        envelope = msgspec.convert(upgrades.upgraded(value, version), FILE)
    except msgspec.ValidationError as fault:
        raise CannotRead(_broken(name, _plainly(str(fault)))) from None
    try:
        sociomap = document_of(envelope)
    except BrokenReference as fault:
        raise BrokenReference(_broken(name, str(fault))) from None
    found = faults(sociomap)
    if found:
        raise BrokenReference(_broken(name, str(found[0])))
    return Opened(sociomap, content, value["sociomap"], envelope.checksum, encryption)


def _version_of(value: dict[str, object], name: str) -> int:
    """Asked before anything else is looked at: a later version may hold what this one cannot know."""
    version = value.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise CannotRead(_broken(name, "$.version: a whole number from 1 belongs there"))
    if version > upgrades.newest():
        raise TooNew(
            f"“{name}” was saved by a later version of Sociomap: it has file version {version}, "
            f"and this program reads up to version {upgrades.newest()}. Please update the program to open it."
        )
    return version


def _checksum(text: bytes) -> str:
    return f"sha256:{digest_of(text)}"


def _plainly(said: str) -> str:
    """The reader's own words made readable: *$.sociomap.title: expected text, got a whole number*."""
    what, _, where = said.partition(" - at ")
    words = re.sub(r"field `([^`]*)`", r"field “\1”", what)
    words = re.sub(r"`([a-z| ]+)`", lambda found: _KINDS.sub(lambda kind: _SAID[kind[0]], found[1]), words)
    return f"{where.strip('`') or '$'}: {words[:1].lower()}{words[1:].replace(' | ', ' or ')}"


def _broken(name: str, what: str) -> str:
    return f"“{name}” breaks the format at {clean_line(what, 300)}. {BACKUP}"


def _reason(fault: Exception) -> str:
    said = fault.strerror if isinstance(fault, OSError) else None
    return clean_line(said or str(fault), 120)
