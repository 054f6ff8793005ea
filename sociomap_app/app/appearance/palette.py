"""The look of the frame: light or dark, its colours, and icons drawn by ourselves in those colours."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from sociomap_app.canvas.painting.mark_painter import qt_font

from .colours import colours

SIGN = 24
"""The side of a sign at the usual size of text, in pixels; all are drawn on a square of that side."""

BAR_STYLE = """
QToolBar { border: none; spacing: 4px; padding: 4px; background: palette(window); }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; }
QToolButton:hover { background: palette(midlight); }
QToolButton:checked { background: palette(midlight); border-color: palette(mid); }
QToolButton:focus { border: 2px solid palette(highlight); padding: 3px 7px; }
QToolButton#qt_toolbar_ext_button { padding: 0; border: none; border-radius: 4px; background: palette(midlight); }
QLineEdit#add { border: 1px solid palette(mid); border-radius: 14px; padding: 5px 14px;
  background: palette(base); }
QLineEdit#add:focus { border: 2px solid palette(highlight); padding: 4px 13px; }
"""
STATUS_STYLE = """
QStatusBar { background: palette(window); }
QStatusBar::item { border: none; }
"""


def use(application: QApplication, appearance: str, text_size: int) -> None:
    """Put on a look: ``appearance`` is system, light or dark; ``text_size`` is in percent."""
    scheme = application.styleHints().colorScheme()
    dark = appearance == "dark" or (appearance == "system" and scheme == Qt.ColorScheme.Dark)
    palette = QPalette()
    for part, colour in colours(dark).items():
        role = QPalette.ColorRole[part]
        palette.setColor(role, QColor(colour))
        if role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            faded = QColor(colour)
            faded.setAlpha(110)
            palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    application.setPalette(palette)
    font = application.font()
    own = qt_font(False).family()
    font.setFamilies([own, *(family for family in font.families() if family != own)])
    base = application.property("base_point_size")
    if base is None:
        base = max(font.pointSizeF(), 9.0)
        application.setProperty("base_point_size", base)
    font.setPointSizeF(float(base) * text_size / 100)
    application.setFont(font)


def _person(p: QPainter) -> None:
    p.drawEllipse(QRectF(4, 4, 16, 16))


def _group(p: QPainter) -> None:
    p.drawRoundedRect(QRectF(4.5, 4.5, 15, 15), 4, 4)


def _resource(p: QPainter) -> None:
    p.drawPolygon([QPointF(12, 3), QPointF(21, 12), QPointF(12, 21), QPointF(3, 12)])


def _join(p: QPainter) -> None:
    p.drawLine(QPointF(8.5, 14.5), QPointF(15.5, 9.5))
    p.drawEllipse(QPointF(5.5, 16.5), 3.4, 3.4)
    p.drawEllipse(QPointF(18.5, 7.5), 3.4, 3.4)


def _outline(p: QPainter) -> None:
    pen = p.pen()
    pen.setDashPattern([2.4, 1.6])
    p.setPen(pen)
    p.drawRoundedRect(QRectF(2.5, 6, 19, 12), 6, 6)


def _note(p: QPainter) -> None:
    p.drawRoundedRect(QRectF(4, 4, 16, 16), 2, 2)
    for y in (9, 12.5, 16):
        p.drawLine(QPointF(7.5, y), QPointF(16.5, y))


def _tidy(p: QPainter) -> None:
    for x in (7, 17):
        for y in (7, 17):
            p.drawEllipse(QPointF(x, y), 2.6, 2.6)


def _undo(p: QPainter) -> None:
    p.drawArc(QRectF(5, 7, 14, 12), -60 * 16, 240 * 16)
    p.drawPolyline([QPointF(4.5, 5.5), QPointF(6, 10.5), QPointF(11, 9)])


def _redo(p: QPainter) -> None:
    p.translate(24, 0)
    p.scale(-1, 1)
    _undo(p)


def _fit(p: QPainter) -> None:
    for dx, dy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        p.drawPolyline(
            [
                QPointF(12 + dx * 8, 12 + dy * 3.5),
                QPointF(12 + dx * 8, 12 + dy * 8),
                QPointF(12 + dx * 3.5, 12 + dy * 8),
            ]
        )


def _hide(p: QPainter) -> None:
    p.drawArc(QRectF(2, 6, 20, 14), 25 * 16, 130 * 16)
    p.drawArc(QRectF(2, 4, 20, 14), 205 * 16, 130 * 16)
    p.drawEllipse(QPointF(12, 12), 2.8, 2.8)
    p.drawLine(QPointF(4, 20), QPointF(20, 4))


def _print(p: QPainter) -> None:
    p.drawRect(QRectF(7, 3, 10, 6))
    p.drawRoundedRect(QRectF(3, 9, 18, 8), 2, 2)
    p.drawRect(QRectF(7, 14, 10, 7))


def _table(p: QPainter) -> None:
    p.drawRoundedRect(QRectF(3, 5, 18, 14), 2, 2)
    p.drawLine(QPointF(3, 10), QPointF(21, 10))
    p.drawLine(QPointF(10, 5), QPointF(10, 19))


def _give(p: QPainter) -> None:
    p.drawEllipse(QRectF(3, 3, 13, 13))
    p.drawPolyline([QPointF(10, 17), QPointF(14, 21), QPointF(21.5, 11.5)])


def _view(p: QPainter) -> None:
    for y, x in ((6, 15), (12, 8), (18, 14)):
        p.drawLine(QPointF(3, y), QPointF(21, y))
        p.drawEllipse(QPointF(x, y), 2.3, 2.3)


def _find(p: QPainter) -> None:
    p.drawEllipse(QRectF(3.5, 3.5, 12, 12))
    p.drawLine(QPointF(14, 14), QPointF(20.5, 20.5))


def _onward(p: QPainter) -> None:
    for x in (5, 13):
        p.drawPolyline([QPointF(x, 5), QPointF(x + 6, 12), QPointF(x, 19)])


def _downward(p: QPainter) -> None:
    for y in (5, 13):
        p.drawPolyline([QPointF(5, y), QPointF(12, y + 6), QPointF(19, y)])


SIGNS: dict[str, Callable[[QPainter], None]] = {
    "person": _person,
    "group": _group,
    "resource": _resource,
    "join": _join,
    "find": _find,
    "give": _give,
    "view": _view,
    "outline": _outline,
    "note": _note,
    "tidy": _tidy,
    "undo": _undo,
    "redo": _redo,
    "fit": _fit,
    "hide": _hide,
    "print": _print,
    "table": _table,
    "onward": _onward,
    "downward": _downward,
}


def icon(name: str, colour: QColor, side: int = SIGN) -> QIcon:
    """A sign in outline, of that many pixels a side, sharp at single and double size."""
    made = QIcon()
    faded = QColor(colour)
    faded.setAlpha(90)
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faded)):
        for ratio in (1, 2):
            picture = QPixmap(side * ratio, side * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(side / SIGN, side / SIGN)
            painter.setPen(
                QPen(ink, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            SIGNS[name](painter)
            painter.end()
            made.addPixmap(picture, mode)
    return made
