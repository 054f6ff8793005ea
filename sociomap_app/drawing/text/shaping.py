"""Lines that plain widths cannot set: other reading orders, joined scripts, signs the font lacks.

They are ordered by the Unicode bidirectional algorithm, shaped by HarfBuzz, and handed on as outlines, so
that every painter shows exactly the same. A sign the shipped font lacks is looked for in the shipped
symbols and then in the fonts of the system; where none has it, its code is drawn instead of an empty box.
"""

import contextlib
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec
import uharfbuzz as hb
from bidi import algorithm

from sociomap_app.drawing.marks import Glyph, Step
from sociomap_app.storage.user_folders import home_folder

from .signs import UNSEEN

_VARIATION = range(0xFE00, 0xFE10)
_STACKED = ("Mn", "Me")
HIGHEST_TOWER = 6
"""Marks drawn on one sign; more of them, which no script needs, would climb out of the page."""
_ISOLATING = ("LRI", "RLI", "FSI", "PDI")
_LARGEST_FONT = 40_000_000
_MOST_FONTS = 10_000
_STYLES = ("bold", "black", "heavy", "thin", "light", "italic", "oblique")
FONTS = "SOCIOMAP_FONTS"
"""The variable that names the folders of fonts to look into instead of the machine's own; where empty, none."""


class Shaped(msgspec.Struct, frozen=True):
    """A line at size 1: its width, its glyphs with the baseline at y = 0, and the signs no font has."""

    width: float
    glyphs: tuple[Glyph, ...]
    unsigned: frozenset[str]


def shape(text: str, own: hb.Font, own_face: hb.Face, signs: frozenset[int]) -> Shaped:
    """The line in visual order, shaped."""
    glyphs: list[Glyph] = []
    unsigned: set[str] = set()
    at = 0.0
    for piece, backwards in _runs(text):
        chosen = list(_by_font(piece, own, own_face, signs, unsigned))
        for run, run_font, face in reversed(chosen) if backwards else chosen:
            at = _draw(run, run_font, face, backwards, at, glyphs)
    return Shaped(at, tuple(glyphs), frozenset(unsigned))


def as_seen(text: str) -> str:
    """The signs of a line from left to right, which is how whoever reads a PDF expects to find them."""
    return "".join(piece[::-1] if backwards else piece for piece, backwards in _runs(text))


def _runs(text: str) -> list[tuple[str, bool]]:
    """Pieces of one direction, in visual order, each with whether it reads from right to left."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    level = algorithm.get_base_level(text)
    storage["base_level"], storage["base_dir"] = level, ("L", "R")[level]
    algorithm.get_embedding_levels(text, storage)
    for index, sign in enumerate(storage["chars"]):
        sign["index"] = index
        if not sign["type"]:
            sign["type"] = "L"  # a code that Unicode has given to no sign
        elif sign["type"] in _ISOLATING:
            sign["type"] = "BN"  # the algorithm here is older than these, and drops what it takes for this
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    logical: list[tuple[int, str]] = []
    for sign in storage["chars"]:
        if logical and logical[-1][0] == sign["level"]:
            logical[-1] = (sign["level"], logical[-1][1] + sign["ch"])
        else:
            logical.append((sign["level"], sign["ch"]))
    for highest in range(max((one for one, _ in logical), default=0), 0, -1):
        logical = _turned(logical, highest)
    return [(piece, bool(one % 2)) for one, piece in logical]


def _turned(runs: list[tuple[int, str]], least: int) -> list[tuple[int, str]]:
    """Runs with each stretch of at least that level turned round (rule L2)."""
    out: list[tuple[int, str]] = []
    stretch: list[tuple[int, str]] = []
    for run in [*runs, (-1, "")]:
        if run[0] >= least:
            stretch.append(run)
            continue
        out += reversed(stretch)
        stretch = []
        out.append(run)
    return out[:-1]


def _by_font(
    piece: str, own: hb.Font, own_face: hb.Face, signs: frozenset[int], unsigned: set[str]
) -> Iterator[tuple[str, hb.Font, hb.Face]]:
    """The piece cut where another font must serve."""
    current: list[str] = []
    serving: tuple[hb.Font, hb.Face] | None = None
    tower = 0
    for sign in piece:
        tower = tower + 1 if unicodedata.category(sign) in _STACKED else 0
        if ord(sign) in _VARIATION or tower > HIGHEST_TOWER:
            continue
        unseen = unicodedata.category(sign) in UNSEEN
        if ord(sign) in signs:
            found: tuple[hb.Font, hb.Face] | None = (own, own_face)
        elif unseen and serving is not None:
            found = serving
        else:
            found = _elsewhere(ord(sign))
        text = sign
        if found is None:
            if unseen:
                continue
            unsigned.add(sign)
            found, text = (own, own_face), f"[U+{ord(sign):04X}]"
        if serving is not None and found[1] is not serving[1] and current:
            yield "".join(current), *serving
            current = []
        serving = found
        current.append(text)
    if current and serving is not None:
        yield "".join(current), *serving


def _draw(run: str, run_font: hb.Font, face: hb.Face, backwards: bool, at: float, glyphs: list[Glyph]) -> float:
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    hb.shape(run_font, buffer, {"kern": False})
    scale = 1 / face.upem
    for info, position in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
        steps = _path(run_font, face, info.codepoint)
        if steps:
            glyphs.append(Glyph(at + position.x_offset * scale, -position.y_offset * scale, steps))
        at += position.x_advance * scale
    return at


@lru_cache(4096)
def _path(run_font: hb.Font, face: hb.Face, glyph: int) -> tuple[Step, ...]:
    """The path of a glyph at size 1; one and the same for each place where the glyph stands."""
    pen = _Pen(1 / face.upem)
    run_font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.steps)


class _Pen:
    """Takes the outline of a glyph and keeps it as our steps, y down."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.steps: list[Step] = []
        self.last = (0.0, 0.0)

    def _at(self, point: Sequence[float]) -> tuple[float, float]:
        return (point[0] * self.scale, -point[1] * self.scale)

    def moveTo(self, point: Sequence[float]) -> None:
        self.last = self._at(point)
        self.steps.append(("M", *self.last))

    def lineTo(self, point: Sequence[float]) -> None:
        self.last = self._at(point)
        self.steps.append(("L", *self.last))

    def qCurveTo(self, *points: Sequence[float]) -> None:
        (cx, cy), (ex, ey) = self._at(points[0]), self._at(points[-1])
        sx, sy = self.last
        self.steps.append(
            (
                "C",
                sx + 2 / 3 * (cx - sx),
                sy + 2 / 3 * (cy - sy),
                ex + 2 / 3 * (cx - ex),
                ey + 2 / 3 * (cy - ey),
                ex,
                ey,
            )
        )
        self.last = (ex, ey)

    def curveTo(self, *points: Sequence[float]) -> None:
        one, two, end = (self._at(point) for point in points)
        self.steps.append(("C", *one, *two, *end))
        self.last = end

    def closePath(self) -> None:
        self.steps.append(("Z",))

    def endPath(self) -> None:
        """An open path needs nothing more."""


@cache
def _elsewhere(code: int) -> tuple[hb.Font, hb.Face] | None:
    """A font that has the sign as an outline: shipped symbols first, then the system's fonts."""
    for name in ("symbol2", "symbol1", "math", "notos"):
        found = _shipped(name)
        if code in found[2]:
            return found[0], found[1]
    for path in _system_fonts():
        serving = _read(path) if code in _signs(path) else None
        if serving is not None and _is_drawn(serving[0], code):
            return serving
    return None


def _is_drawn(candidate: hb.Font, code: int) -> bool:
    """Whether the font has an outline for the sign; some have pictures in colour, or nothing at all."""
    glyph = candidate.get_nominal_glyph(code)
    pen = _Pen(1)
    if glyph:
        candidate.draw_glyph_with_pen(glyph, pen)
    return bool(pen.steps)


@cache
def _shipped(name: str) -> tuple[hb.Font, hb.Face, frozenset[int]]:
    import pymupdf_fonts  # only for lines that plain widths cannot set

    face = hb.Face(pymupdf_fonts.myfont(name))
    return hb.Font(face), face, frozenset(face.unicodes)


@cache
def _read(path: Path) -> tuple[hb.Font, hb.Face] | None:
    try:
        face = hb.Face(hb.Blob(path.read_bytes()))
    except (OSError, hb.HarfBuzzError):
        return None
    return hb.Font(face), face


@cache
def _signs(path: Path) -> hb.Set:
    """The signs a font says it has. Its file is only looked into, since a machine can have thousands."""
    try:
        return hb.Face(hb.Blob.from_file_path(path)).unicodes
    except (OSError, hb.HarfBuzzError):
        return hb.Set()


def _font_folders() -> Iterable[Path]:
    told = os.environ.get(FONTS)
    if told is not None:
        yield from map(Path, filter(None, told.split(os.pathsep)))
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield Path("/System/Library/Fonts")
        yield Path("/Library/Fonts")
    else:
        yield Path("/usr/share/fonts")
        yield Path("/usr/local/share/fonts")
        yield home_folder() / ".local/share/fonts"


@cache
def _system_fonts() -> tuple[Path, ...]:
    """The fonts of the machine, of each folder the upright ones of usual weight first."""
    found: list[Path] = []
    for folder in _font_folders():
        there: list[Path] = []
        with contextlib.suppress(OSError, ValueError):  # as far as the folder can be looked through
            there.extend(filter(_is_font, folder.rglob("*")))
        found += sorted(there, key=_by_style)
    return tuple(found[:_MOST_FONTS])


def _by_style(path: Path) -> tuple[bool, str, Path]:
    stem = path.stem.lower()
    return any(style in stem for style in _STYLES), stem, path


def _is_font(path: Path) -> bool:
    """Whether this may serve: a file, and no pipe that would be waited for. A font of last resort shows a frame
    for each sign, which tells less than a code."""
    if path.suffix.lower() not in (".ttf", ".otf", ".ttc") or path.stem.lower().startswith("lastresort"):
        return False
    try:
        found = path.stat()
    except OSError:  # a link that leads nowhere
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST_FONT
