"""The steps of the library *cryptography* that an encrypted map needs; imported only where one is made or opened.

Every key here encrypts one thing only, so the nonce is always the same. Lengths are in bytes.
"""

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf import argon2
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sociomap_app.model.errors import UserFault

from .process_memory import keep_private

KEY = 32
_ONCE = bytes(12)


def locked(plain: bytes, key: bytes, header: bytes) -> bytes:
    """``plain`` encrypted, 16 bytes longer; ``header`` is not in it, but has to be the same to open it again."""
    return ChaCha20Poly1305(key).encrypt(_ONCE, plain, header)


def unlocked(cipher: bytes, key: bytes, header: bytes) -> bytes | None:
    """What ``locked`` was given; None where that is not the key, or anything was changed."""
    try:
        return ChaCha20Poly1305(key).decrypt(_ONCE, cipher, header)
    except InvalidTag:
        return None


def stretched(typed: bytes, salt: bytes, *, memory: int, passes: int, lanes: int) -> bytes:
    """A key from a password by Argon2id (RFC 9106), ``memory`` in KiB. UserFault where the machine cannot.

    From then on there are secrets in this process, which keeps them to itself.
    """
    keep_private()
    try:
        return argon2.Argon2id(salt=salt, length=KEY, iterations=passes, lanes=lanes, memory_cost=memory).derive(
            typed
        )
    except (MemoryError, UnsupportedAlgorithm) as fault:
        what = "has too little memory free" if isinstance(fault, MemoryError) else "lacks Argon2id"
        raise UserFault(f"This machine {what}, so no map with a password can be opened or made.") from None


def derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """A key for one use, from another and what was drawn by lot, by HKDF (RFC 5869) over SHA-256."""
    return HKDF(SHA256(), length=KEY, salt=salt, info=purpose).derive(key)
