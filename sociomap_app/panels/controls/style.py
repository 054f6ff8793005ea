"""One calm look for all panels, made from the palette and the font, so that dark and large text just work.

Nothing here names a colour. Whatever is needed between ink and paper is mixed from the two, and the accent
is moved towards the ink until it can be read.
"""

from dataclasses import dataclass, fields
from functools import cache, lru_cache
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette

from sociomap_app.shelf import shelf


@dataclass(frozen=True, slots=True)
class Colours:
    """What the panels draw with. ``muted`` and ``accent`` can be read on ``ground`` (at least 4.5:1)."""

    ground: QColor
    base: QColor
    ink: QColor
    muted: QColor
    hair: QColor
    edge: QColor
    soft: QColor
    accent: QColor
    accent_soft: QColor
    on_accent: QColor


def colours(palette: QPalette) -> Colours:
    """The colours that go with that palette."""
    return _colours(
        palette.color(QPalette.ColorRole.Window).rgb(),
        palette.color(QPalette.ColorRole.Base).rgb(),
        palette.color(QPalette.ColorRole.WindowText).rgb(),
        palette.color(QPalette.ColorRole.Highlight).rgb(),
    )


@lru_cache(maxsize=16)
def _colours(window: int, field: int, text: int, highlight: int) -> Colours:
    ground, base, ink = QColor(window), QColor(field), QColor(text)
    accent = readable(QColor(highlight), ground, ink, 4.6)
    return Colours(
        ground=ground,
        base=base,
        ink=ink,
        muted=readable(mix(ink, ground, 0.36), ground, ink, 4.6),
        hair=mix(ink, ground, 0.86),
        edge=readable(mix(ink, ground, 0.6), base, ink, 3.05),
        soft=mix(ink, ground, 0.95),
        accent=accent,
        accent_soft=mix(accent, ground, 0.88),
        on_accent=base if contrast(base, accent) >= contrast(ink, accent) else ink,
    )


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with that share, 0 to 1, of ``other``."""
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: QColor, ground: QColor, ink: QColor, least: float) -> QColor:
    """``colour`` moved towards ``ink`` until its contrast with ``ground`` is at least that."""
    for step in range(21):
        moved = mix(colour, ink, step / 20)
        if contrast(moved, ground) >= least:
            return moved
    return ink


def point_size(font: QFont) -> float:
    """The size of a font in points, however it was set."""
    return font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75


def sheet(palette: QPalette, font: QFont) -> str:
    """The style sheet of a page for that palette and font; every size follows the font."""
    return _shipped().substitute(**_named_colours(palette), **_lengths(point_size(font)))


@cache
def _shipped() -> Template:
    """The shipped sheet, in which colours and lengths stand by name."""
    return Template((shelf() / "style" / "pages.qss").read_text(encoding="utf-8"))


def _named_colours(palette: QPalette) -> dict[str, str]:
    """Every colour the sheet names, as it stands in one."""
    c = colours(palette)
    named = {one.name: getattr(c, one.name).name() for one in fields(c)}
    return {**named, "scroll": mix(c.ink, c.ground, 0.72).name()}


def _lengths(size: float) -> dict[str, str]:
    """Every length the sheet names: sizes of letters in points, the rest in pixels; ``size`` is in points."""
    px = size / 0.75
    pad, wide, bar = round(px * 0.38), round(px * 0.62), max(round(px * 0.7), 9)
    button, link, beside = round(px * 0.85), round(px * 0.18), round(px * 0.3)
    points = {"title_size": size * 1.28, "heading_size": size * 0.96, "quiet_size": size * 0.92}
    pixels = {
        "rounding": round(px * 0.42),
        "pad": pad,
        "wide": wide,
        "focus_pad": pad - 1,
        "focus_wide": wide - 1,
        "text_pad": max(pad - 3, 1),
        "text_wide": max(wide - 4, 2),
        "text_focus_pad": max(pad - 4, 0),
        "text_focus_wide": max(wide - 5, 1),
        "button_wide": button,
        "button_focus_wide": button - 1,
        "link_pad": link,
        "link_wide": beside,
        "link_focus_pad": link - 1,
        "link_focus_wide": beside - 1,
        "tick_pad": round(px * 0.15),
        "bar": bar,
        "bar_rounding": bar // 2 - 1,
        "handle": round(px * 2),
    }
    return {
        **{name: f"{one:.1f}" for name, one in points.items()},
        **{name: str(one) for name, one in pixels.items()},
    }
