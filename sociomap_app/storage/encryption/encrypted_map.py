"""A map under a password: the whole plain file, encrypted, behind a header that says how.

``docs/file-format.md`` holds every byte of it. The password opens a key that was drawn by lot, and that key, kept
in memory while the map is open, encrypts each save anew; so only the opening of a map pays for the slow step
that makes guessing dear. Whatever a header says is checked before that step runs.
"""

import os
import struct
import unicodedata

import msgspec

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import BadRequest, CannotRead, NeedsPassword, TooNew, UserFault, WrongPassword
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
_ONCE = bytes(12)
"""The nonce. Every key here encrypts one thing only, so it needs none of its own."""

_BODY = b"sociomap sealed 1: body"


class EncryptionKey(msgspec.Struct, frozen=True):
    """The key of one map, and ``lock``: that key under its password, as it stands in every file of the map."""

    key: bytes
    lock: bytes

    def __repr__(self) -> str:
        return "EncryptionKey(…)"


def new_key(password: str) -> EncryptionKey:
    """A new key under that password. BadRequest for a password that is none."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if not password:
        raise BadRequest("A password needs at least one sign.")
    begin = _BEGIN.pack(MAGIC, VERSION, MEMORY_KIB, PASSES, LANES, os.urandom(16))
    key = os.urandom(_KEY)
    return EncryptionKey(key, begin + ChaCha20Poly1305(_stretched(password, begin)).encrypt(_ONCE, key, begin))


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
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    begin = encryption.lock + os.urandom(_DRAWN) + _LENGTH.pack(len(payload))
    header = begin + _digest(begin)
    return header + ChaCha20Poly1305(_once_key(encryption, header)).encrypt(_ONCE, payload, header)


def decrypt(
    content: bytes, name: str, *, password: str | None = None, encryption: EncryptionKey | None = None
) -> tuple[bytes, EncryptionKey]:
    """What ``encrypt`` was given, and the key to encrypt it with again.

    A ``encryption`` whose lock stands in the file opens it without a password. NeedsPassword where one is needed,
    WrongPassword where it is not this one, TooNew, or CannotRead where the file is damaged.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    name = clean_line(name, 120)
    _check(content, name)
    if encryption is None or encryption.lock != content[:_LOCK]:
        encryption = _unlocked(content[:_LOCK], name, password)
    header = content[:HEADER]
    try:
        return ChaCha20Poly1305(_once_key(encryption, header)).decrypt(_ONCE, content[HEADER:], header), encryption
    except InvalidTag:
        raise CannotRead(_damaged(name, "what it holds was changed since it was saved")) from None


def _check(content: bytes, name: str) -> None:
    """Everything that can be said of the file without its password."""
    if len(content) > MAX_BYTES:
        raise CannotRead(too_large(name))
    if len(content) < HEADER + _TAG:
        raise CannotRead(_damaged(name, "it is cut short"))
    _, version, *costs, _ = _BEGIN.unpack_from(content)
    if version > VERSION:
        raise TooNew(
            f"“{name}” was encrypted by a later version of Sociomap: it has seal version {version}, "
            f"and this program reads up to version {VERSION}. Please update the program to open it."
        )
    if version != VERSION or costs != [MEMORY_KIB, PASSES, LANES]:
        raise CannotRead(_damaged(name, "its header asks for what no sociomap asks for"))
    if _digest(content[: HEADER - _DIGEST]) != content[HEADER - _DIGEST : HEADER]:
        raise CannotRead(_damaged(name, "its header was changed since it was saved"))
    (length,) = _LENGTH.unpack_from(content, _LOCK + _DRAWN)
    if len(content) != HEADER + length + _TAG:
        cut = len(content) < HEADER + length + _TAG
        raise CannotRead(_damaged(name, "it is cut short" if cut else "there is more in it than was saved"))


def _unlocked(lock: bytes, name: str, password: str | None) -> EncryptionKey:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if password is None:
        raise NeedsPassword(f"“{name}” is encrypted and opens with its password only.")
    begin, wrapped = lock[: _BEGIN.size], lock[_BEGIN.size :]
    try:
        return EncryptionKey(ChaCha20Poly1305(_stretched(password, begin)).decrypt(_ONCE, wrapped, begin), lock)
    except InvalidTag:
        raise WrongPassword(
            f"That is not the password of “{name}”. Please look out for capital letters."
        ) from None


def _stretched(password: str, begin: bytes) -> bytes:
    """The key that opens the lock: slow to make on purpose. The same letters give the same key on every system."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if len(password) > LONGEST_PASSWORD:
        raise BadRequest(f"A password has at most {LONGEST_PASSWORD:,} signs.")
    try:
        typed = unicodedata.normalize("NFC", password).encode()
    except UnicodeEncodeError:
        raise BadRequest("The password holds half a character. Please type it anew.") from None
    try:
        return Argon2id(
            salt=begin[-16:], length=_KEY, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB
        ).derive(typed)
    except (MemoryError, UnsupportedAlgorithm) as fault:
        what = "has too little memory free" if isinstance(fault, MemoryError) else "lacks Argon2id"
        raise UserFault(f"This machine {what}, so no map with a password can be opened or made.") from None


def _once_key(encryption: EncryptionKey, header: bytes) -> bytes:
    """The key of one save: from the map's own and what was drawn by lot for it."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length=_KEY, salt=header[_LOCK : _LOCK + _DRAWN], info=_BODY).derive(encryption.key)


def _digest(begin: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(begin).digest()


def _damaged(name: str, what: str) -> str:
    return f"“{name}” is damaged: {what}. {BACKUP}"
