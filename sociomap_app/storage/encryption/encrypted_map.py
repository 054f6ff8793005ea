"""A map under a password: the whole plain file, encrypted, behind a header that says how.

``docs/file-format.md`` holds every byte of it. The password opens a key that was drawn by lot, and that key, kept
in memory while the map is open, encrypts each save anew; so only the opening of a map pays for the slow step
that makes guessing dear. Whatever a header says is checked before that step runs.
"""

import os
import struct
import unicodedata
from types import ModuleType

import msgspec

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import BadRequest, CannotRead, NeedsPassword, TooNew, WrongPassword
from sociomap_app.storage.digests import raw_digest
from sociomap_app.storage.format.strict_json import BACKUP, MAX_BYTES, too_large

MAGIC = b"SOCIOMAP-SEALED\n"
VERSION = 1
MEMORY_KIB, PASSES, LANES = 65536, 3, 4
"""What Argon2id is given. Version 1 knows no others: a header can ask neither for less nor for a day's work."""

LONGEST_PASSWORD = 1024
"""Signs; far more than anybody types, and little enough to work on."""

_BEGIN = struct.Struct(">16sIIII16s")
_KEY, _TAG, _DRAWN, _DIGEST = 32, 16, 32, 32
_LOCK = _BEGIN.size + _KEY + _TAG
_LENGTH = struct.Struct(">Q")
HEADER = _LOCK + _DRAWN + _LENGTH.size + _DIGEST
_BODY = b"sociomap sealed 1: body"


class EncryptionKey(msgspec.Struct, frozen=True):
    """The key of one map, and ``lock``: that key under its password, as it stands in every file of the map."""

    key: bytes
    lock: bytes

    def __repr__(self) -> str:
        return "EncryptionKey(…)"


def _primitives() -> ModuleType:
    from . import primitives  # a library of tens of milliseconds, and most maps are not encrypted

    return primitives


def new_key(password: str) -> EncryptionKey:
    """A new key under that password. BadRequest for a password that is none."""
    if not password:
        raise BadRequest("A password needs at least one sign.")
    begin = _BEGIN.pack(MAGIC, VERSION, MEMORY_KIB, PASSES, LANES, os.urandom(16))
    key = os.urandom(_KEY)
    return EncryptionKey(key, begin + _primitives().locked(key, _stretched(password, begin), begin))


def opens(encryption: EncryptionKey, password: str) -> bool:
    """Whether that is the password of this key. As slow as opening a map."""
    try:
        return _unlocked(encryption.lock, "", password).key == encryption.key
    except (WrongPassword, BadRequest):
        return False


def is_encrypted(content: bytes) -> bool:
    """Whether these bytes are, or were meant to be, a map under a password."""
    return content.startswith(MAGIC)


def encrypt(payload: bytes, encryption: EncryptionKey) -> bytes:
    """The bytes of a file that holds ``payload`` under ``encryption``; never the same twice."""
    begin = encryption.lock + os.urandom(_DRAWN) + _LENGTH.pack(len(payload))
    header = begin + _digest(begin)
    cipher: bytes = _primitives().locked(payload, _once_key(encryption, header), header)
    return header + cipher


def decrypt(
    content: bytes, name: str, *, password: str | None = None, encryption: EncryptionKey | None = None
) -> tuple[bytes, EncryptionKey]:
    """What ``encrypt`` was given, and the key to encrypt it with again.

    A ``encryption`` whose lock stands in the file opens it without a password. NeedsPassword where one is needed,
    WrongPassword where it is not this one, TooNew, or CannotRead where the file is damaged.
    """
    name = clean_line(name, 120)
    _check(content, name)
    if encryption is None or encryption.lock != content[:_LOCK]:
        encryption = _unlocked(content[:_LOCK], name, password)
    header = content[:HEADER]
    payload = _primitives().unlocked(content[HEADER:], _once_key(encryption, header), header)
    if payload is None:
        raise CannotRead(_damaged(name, "what it holds was changed since it was saved"))
    return payload, encryption


def _check(content: bytes, name: str) -> None:
    """Everything that can be said of the file without its password."""
    if len(content) > MAX_BYTES:
        raise CannotRead(too_large(name))
    if len(content) < HEADER + _TAG:
        raise CannotRead(_damaged(name, "it is cut short"))
    _, version, *costs, _ = _BEGIN.unpack_from(content)
    whole = _digest(content[: HEADER - _DIGEST]) == content[HEADER - _DIGEST : HEADER]
    if version > VERSION and whole:  # every version has its digest in that place
        raise TooNew(
            f"“{name}” was encrypted by a later version of Sociomap: it has seal version {version}, "
            f"and this program reads up to version {VERSION}. Please update the program to open it."
        )
    if not whole:
        raise CannotRead(_damaged(name, "its header was changed since it was saved"))
    if version != VERSION or costs != [MEMORY_KIB, PASSES, LANES]:
        raise CannotRead(_damaged(name, "its header asks for what no sociomap asks for"))
    (length,) = _LENGTH.unpack_from(content, _LOCK + _DRAWN)
    if len(content) != HEADER + length + _TAG:
        cut = len(content) < HEADER + length + _TAG
        raise CannotRead(_damaged(name, "it is cut short" if cut else "there is more in it than was saved"))


def _unlocked(lock: bytes, name: str, password: str | None) -> EncryptionKey:
    if password is None:
        raise NeedsPassword(f"“{name}” is encrypted and opens with its password only.")
    begin, wrapped = lock[: _BEGIN.size], lock[_BEGIN.size :]
    key = _primitives().unlocked(wrapped, _stretched(password, begin), begin)
    if key is None:
        raise WrongPassword(f"That is not the password of “{name}”. Please look out for capital letters.")
    return EncryptionKey(key, lock)


def _stretched(password: str, begin: bytes) -> bytes:
    """The key that opens the lock: slow to make on purpose. The same letters give the same key on every system."""
    if len(password) > LONGEST_PASSWORD:
        raise BadRequest(f"A password has at most {LONGEST_PASSWORD:,} signs.")
    try:
        typed = unicodedata.normalize("NFC", password).encode()
    except UnicodeEncodeError:
        raise BadRequest("The password holds half a character. Please type it anew.") from None
    key: bytes = _primitives().stretched(typed, begin[-16:], memory=MEMORY_KIB, passes=PASSES, lanes=LANES)
    return key


def _once_key(encryption: EncryptionKey, header: bytes) -> bytes:
    """The key of one save: from the map's own and what was drawn by lot for it."""
    key: bytes = _primitives().derived(encryption.key, header[_LOCK : _LOCK + _DRAWN], _BODY)
    return key


def _digest(begin: bytes) -> bytes:
    return raw_digest(begin)


def _damaged(name: str, what: str) -> str:
    return f"“{name}” is damaged: {what}. {BACKUP}"
