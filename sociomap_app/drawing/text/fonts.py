"""The shipped font: its bytes and its advance widths, unpacked once and then kept in the user's cache folder.

The package has the font packed, and unpacking and measuring it takes longer than drawing a map. What is
kept is named by the package it came from and by its own checksum; a copy that is damaged, or of another
package, is made anew, and where the folder cannot be written the font is simply unpacked each time.
"""

import contextlib
import struct
import sys
import zlib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.safety.safe_write import write_safely
from sociomap_app.storage.user_folders import user_folder

if TYPE_CHECKING:
    import uharfbuzz as hb

PACKED = {"FiraGO-Regular": "figo", "FiraGO-Bold": "figbo"}

_HEAD = struct.Struct("<HHI")
"""Units per em, the advance of the sign for a missing one, how many signs follow."""


class Font:
    """One weight of the shipped font: its bytes, and the advance of each of its signs at size 1."""

    def __init__(self, name: str, data: bytes, upem: int, missing: int, advances: dict[int, int]) -> None:
        self.name, self.data = name, data
        self.signs = frozenset(advances)
        self._upem, self._missing, self._advances = upem, missing, advances
        self._widths: dict[str, float] = {}

    def width_of(self, sign: str) -> float:
        """The advance of one sign at size 1."""
        known = self._widths.get(sign)
        if known is None:
            known = self._widths[sign] = self._advances.get(ord(sign), self._missing) / self._upem
        return known

    @cached_property
    def face(self) -> "hb.Face":
        """The font as HarfBuzz reads it, for shaping and for cutting it down."""
        import uharfbuzz as hb  # only few maps have lines that plain widths cannot set

        return hb.Face(self.data)

    @cached_property
    def font(self) -> "hb.Font":
        """The face at its own size."""
        import uharfbuzz as hb  # as above

        return hb.Font(self.face)

    def packed(self) -> bytes:
        """Everything that is kept between two starts, as :func:`unpacked` reads it."""
        signs, advances = zip(*sorted(self._advances.items()), strict=True)
        count = len(signs)
        head = _HEAD.pack(self._upem, self._missing, count)
        return head + struct.pack(f"<{count}I", *signs) + struct.pack(f"<{count}H", *advances) + self.data


def unpacked(name: str, kept: bytes) -> Font:
    """The font in these bytes, which :meth:`Font.packed` made."""
    upem, missing, count = _HEAD.unpack_from(kept)
    signs = struct.unpack_from(f"<{count}I", kept, _HEAD.size)
    advances = struct.unpack_from(f"<{count}H", kept, _HEAD.size + 4 * count)
    return Font(name, kept[_HEAD.size + 6 * count :], upem, missing, dict(zip(signs, advances, strict=True)))


@cache
def font(bold: bool = False) -> Font:
    """The shipped font, FiraGO, regular or bold."""
    name = "FiraGO-Bold" if bold else "FiraGO-Regular"
    folder = user_folder("cache") / "fonts"
    origin = _origin()
    return _kept(folder, name, origin) or _keep(folder, origin, _measured(name))


def _measured(name: str) -> Font:
    """The font out of its package, each sign measured."""
    import pymupdf_fonts  # only until there is a copy in the cache
    import uharfbuzz as hb  # as above

    data: bytes = pymupdf_fonts.myfont(PACKED[name])
    face = hb.Face(data)
    whole = hb.Font(face)
    advances = {sign: whole.get_glyph_h_advance(whole.get_nominal_glyph(sign) or 0) for sign in face.unicodes}
    return Font(name, data, face.upem, whole.get_glyph_h_advance(0), advances)


def _kept(folder: Path, name: str, origin: str) -> Font | None:
    for path in _copies(folder, f"{name}-{origin}-"):
        try:
            kept = path.read_bytes()
        except OSError:
            continue
        if path.stem.endswith(_checksum(kept)):
            return unpacked(name, kept)
    return None


def _keep(folder: Path, origin: str, made: Font) -> Font:
    """The font itself, with a copy in the folder in place of older ones where it can be written."""
    content = made.packed()
    with contextlib.suppress(OSError, CannotWrite):
        folder.mkdir(parents=True, exist_ok=True)
        for old in list(_copies(folder, f"{made.name}-")):
            old.unlink()
        write_safely(folder / f"{made.name}-{origin}-{_checksum(content)}.font", content)
    return made


def _copies(folder: Path, beginning: str) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from (one for one in folder.iterdir() if one.name.startswith(beginning) and one.suffix == ".font")


def _checksum(content: bytes) -> str:
    return f"{zlib.crc32(content):08x}"


def _origin() -> str:
    """What tells one installed package of fonts from another: file, time and size; of a frozen build its own."""
    found = find_spec("pymupdf_fonts")
    path = Path(found.origin if found is not None and found.origin is not None else sys.executable)
    kept = (path if path.is_file() else Path(sys.executable)).stat()
    return _checksum(f"{path} {kept.st_mtime_ns} {kept.st_size}".encode())
