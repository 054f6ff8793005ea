"""The text of a file that holds a table, and how a table is told from a map.

Text is UTF-8, or UTF-16 that says so by its first sign, as spreadsheets write *Unicode text*. A workbook is no
text: whoever chooses one is told how to save it as a table.
"""

import codecs
import stat
from pathlib import Path

from sociomap_app.model.errors import BadTable
from sociomap_app.storage.encryption.encrypted_map import is_encrypted

MAX_BYTES = 64 * 1024 * 1024
TEXT_TABLES = (".csv", ".tsv")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_OF_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: those that are a zip file, and the older ones."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FIRST_BYTES = 4096


def holds_a_table(path: Path) -> bool:
    """Whether a file is a table, or was meant as one: by its ending, else by what it begins with.

    Text that is no map is a table in a ``.txt`` file.
    """
    ending = path.suffix.lower()
    if ending in TEXT_TABLES + WORKBOOKS:
        return True
    begins = _beginning(path)
    if ending == ".sociomap" or not begins:
        return False
    is_map = is_encrypted(begins) or begins.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
    return begins.startswith(_UTF_16 + _OF_WORKBOOKS) or (ending == ".txt" and not is_map)


def _beginning(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read, which is said by whoever reads it."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_FIRST_BYTES)
    except (OSError, ValueError):
        return b""


def text_of(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of that file, and what there is to say of it. BadTable where it is none."""
    name, content = path.name, _content(path)
    if path.suffix.lower() in WORKBOOKS or content.startswith(_OF_WORKBOOKS):
        raise BadTable(
            f"{name} is a workbook of a spreadsheet program. Please open it there, save the sheet with the people "
            "as “CSV UTF-8”, and choose that file."
        )
    wide = content.startswith(_UTF_16)
    text = _decoded(content, "utf-16" if wide else "utf-8-sig", name)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BadTable(f"{name}, line {line}: there is a NUL character. Please save it as “CSV UTF-8”.")
    return text, (f"{name}: the text is read as UTF-16",) if wide else ()


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise BadTable(f"{name}, line {line}: this is not UTF-8. Please save it as “CSV UTF-8”.") from None


def _content(path: Path) -> bytes:
    name = path.name
    try:
        kept = path.stat()
        if not stat.S_ISREG(kept.st_mode):
            raise BadTable(f"{name} is not a file. Please choose a folder that holds the tables themselves.")
        if kept.st_size > MAX_BYTES:
            raise BadTable(f"{name} is larger than {MAX_BYTES // 1024**2} MB, too large for a map.")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadTable(f"There is no {name} in “{path.parent.name}”. Please check the folder.") from None
    except (OSError, ValueError) as fault:
        raise BadTable(f"{name} cannot be read: {getattr(fault, 'strerror', fault)}.") from None
