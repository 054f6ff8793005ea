"""Opens a sociomap that has a password, without Sociomap: ``python decrypt.py MAP.sociomap PLAIN.sociomap``.

It needs Python and the package ``cryptography``, and nothing of the program. ``file-format.md`` says what the
bytes are. What it writes is the plain map, which anybody can read: please keep it accordingly.
"""

import getpass
import struct
import sys
import unicodedata
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = bytes(12)
KNOWN = (b"SOCIOMAP-SEALED\n", 1, 65536, 3, 4)


def decrypt(content: bytes, password: str) -> bytes:
    """The plain map in the bytes of an encrypted one. ValueError says what is wrong."""
    if len(content) < 168 + 16:
        raise ValueError("cut short, or no encrypted sociomap")
    header, body = content[:168], content[168:]
    begin, wrapped, drawn = header[:48], header[48:96], header[96:128]
    (length,) = struct.unpack(">Q", header[128:136])
    *known, salt = struct.unpack(">16sIIII16s", begin)
    if tuple(known) != KNOWN:
        raise ValueError("no sociomap encrypted as version 1")
    if header[136:] != sha256(header[:136]).digest() or len(body) != length + 16:
        raise ValueError("damaged")
    typed = unicodedata.normalize("NFC", password).encode()
    argon = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=65536)
    try:
        key = ChaCha20Poly1305(argon.derive(typed)).decrypt(NONCE, wrapped, begin)
    except InvalidTag:
        raise ValueError("that is not the password") from None
    once = HKDF(SHA256(), length=32, salt=drawn, info=b"sociomap sealed 1: body").derive(key)
    try:
        return ChaCha20Poly1305(once).decrypt(NONCE, body, header)
    except InvalidTag:
        raise ValueError("damaged") from None


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        plain = decrypt(Path(sys.argv[1]).read_bytes(), getpass.getpass("Password: "))
    except ValueError as fault:
        sys.exit(f"{sys.argv[1]}: {fault}")
    with Path(sys.argv[2]).open("xb") as file:
        file.write(plain)
