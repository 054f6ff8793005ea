"""One calm look for all panels, made from the palette and the font, so that dark and large text just work.

Nothing here names a colour. Whatever is needed between ink and paper is mixed from the two, and the accent
is moved towards the ink until it can be read.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QPalette


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
    """The style sheet of a panel for that palette and font; every size follows the font."""
    c = colours(palette)
    size = point_size(font)
    px = size / 0.75
    rounding = round(px * 0.42)
    bar = max(round(px * 0.7), 9)
    pad, wide = round(px * 0.38), round(px * 0.62)
    return f"""
QScrollArea, QWidget#column, QWidget#body {{ background: transparent; border: none; }}
QScrollArea:focus {{ border: 2px solid {c.accent.name()}; }}
QLabel {{ color: {c.ink.name()}; background: transparent; }}
QLabel[look="title"] {{ font-size: {size * 1.28:.1f}pt; font-weight: 600; }}
QLabel[look="heading"] {{ font-size: {size * 0.96:.1f}pt; font-weight: 600; color: {c.muted.name()}; }}
QLabel[look="strong"] {{ font-weight: 600; }}
QLabel[look="quiet"] {{ font-size: {size * 0.92:.1f}pt; color: {c.muted.name()}; }}
QLabel[look="field"] {{ color: {c.muted.name()}; }}
QLabel[look="asking"] {{ font-style: italic; }}
QLineEdit, QPlainTextEdit {{ background: {c.base.name()}; color: {c.ink.name()};
  border: 1px solid {c.edge.name()}; border-radius: {rounding}px; padding: {pad}px {wide}px;
  selection-background-color: {c.accent.name()}; selection-color: {c.on_accent.name()}; }}
QPlainTextEdit {{ padding: {max(pad - 3, 1)}px {max(wide - 4, 2)}px; }}
QLineEdit:hover, QPlainTextEdit:hover {{ border-color: {c.ink.name()}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {c.accent.name()};
  padding: {pad - 1}px {wide - 1}px; }}
QPlainTextEdit:focus {{ padding: {max(pad - 4, 0)}px {max(wide - 5, 1)}px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; background: transparent; padding: 0; }}
QLineEdit#inline, QLineEdit#inline:focus {{ border: none; padding: 0; border-radius: 0; }}
QTextBrowser {{ background: {c.base.name()}; color: {c.ink.name()}; border: 1px solid {c.hair.name()};
  border-radius: {rounding}px; padding: 1px; }}
QTextBrowser:focus {{ border: 2px solid {c.accent.name()}; padding: 0; }}
QPushButton {{ background: {c.base.name()}; color: {c.ink.name()}; border: 1px solid {c.edge.name()};
  border-radius: {rounding}px; padding: {pad}px {round(px * 0.85)}px; outline: none; }}
QPushButton:hover {{ border-color: {c.ink.name()}; background: {c.soft.name()}; }}
QPushButton:pressed {{ background: {c.hair.name()}; }}
QPushButton:disabled {{ color: {c.muted.name()}; border-color: {c.hair.name()}; }}
QPushButton:focus {{ border: 2px solid {c.accent.name()}; padding: {pad - 1}px {round(px * 0.85) - 1}px; }}
QPushButton[look="link"] {{ background: transparent; border: 1px solid transparent; color: {c.accent.name()};
  padding: {round(px * 0.18)}px {round(px * 0.3)}px; text-align: left; }}
QPushButton[look="link"]:hover {{ background: {c.accent_soft.name()}; }}
QPushButton[look="link"]:focus {{ border: 2px solid {c.accent.name()};
  padding: {round(px * 0.18) - 1}px {round(px * 0.3) - 1}px; }}
QPushButton[look="link"]:disabled {{ color: {c.muted.name()}; }}
QPushButton[look="main"] {{ background: {c.accent.name()}; color: {c.on_accent.name()}; font-weight: 600;
  border-color: {c.accent.name()}; }}
QPushButton[look="main"]:disabled {{ background: {c.hair.name()}; color: {c.muted.name()};
  border-color: {c.hair.name()}; }}
QPushButton[look="main"]:focus {{ border: 2px solid {c.ink.name()}; }}
QPushButton[look="tile"] {{ background: {c.accent_soft.name()}; border-color: {c.hair.name()}; }}
QPushButton[look="assigned tile"] {{ background: {c.accent_soft.name()}; border: 2px solid {c.ink.name()};
  padding: {pad - 1}px {round(px * 0.85) - 1}px; font-weight: 600; }}
QPushButton[look="tile"]:focus, QPushButton[look="assigned tile"]:focus {{ border: 2px solid {c.accent.name()};
  padding: {pad - 1}px {round(px * 0.85) - 1}px; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {bar}px; }}
QScrollBar:horizontal {{ height: {bar}px; }}
QScrollBar::handle {{ background: {mix(c.ink, c.ground, 0.72).name()}; margin: 1px;
  border-radius: {bar // 2 - 1}px; }}
QScrollBar::handle:hover {{ background: {c.muted.name()}; }}
QScrollBar::handle:vertical {{ min-height: {round(px * 2)}px; }}
QScrollBar::handle:horizontal {{ min-width: {round(px * 2)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QListWidget {{ background: transparent; border: none; color: {c.ink.name()}; outline: none; }}
QListWidget::item {{ padding: {pad}px {wide}px; border-radius: {rounding}px; border: 2px solid transparent; }}
QListWidget::item:hover {{ background: {c.soft.name()}; }}
QListWidget::item:selected {{ background: {c.accent_soft.name()}; color: {c.ink.name()}; }}
QListWidget:focus::item:selected {{ border-color: {c.accent.name()}; }}
QListWidget#ticks {{ background: {c.base.name()}; border: 2px solid {c.accent.name()}; }}
QListWidget#ticks::item {{ padding: {round(px * 0.15)}px {wide}px; }}
QTableView {{ background: {c.base.name()}; color: {c.ink.name()}; border: 1px solid {c.hair.name()};
  gridline-color: {c.hair.name()}; selection-background-color: {c.accent_soft.name()};
  selection-color: {c.ink.name()}; outline: none; }}
QTableView:focus {{ border: 2px solid {c.accent.name()}; }}
QTableView::item {{ padding: 0 {pad}px; }}
QTableView::item:focus {{ border: 2px solid {c.accent.name()}; }}
QHeaderView::section {{ background: {c.soft.name()}; color: {c.muted.name()}; border: none; font-weight: 600;
  border-bottom: 1px solid {c.hair.name()}; padding: {pad}px {wide}px; }}
QTableCornerButton::section {{ background: {c.soft.name()}; border: none;
  border-bottom: 1px solid {c.hair.name()}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QFrame#line {{ background: {c.hair.name()}; border: none; max-height: 1px; min-height: 1px; }}
"""
