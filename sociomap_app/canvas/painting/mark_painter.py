"""Marks painted with QPainter: the screen, and every picture the window makes.

Letters are set without kerning and hinting, at our own widths, so that the window shows what paper shows.
"""

from collections.abc import Iterable
from functools import cache

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from sociomap_app.drawing.marks import Colour, Fill, Mark, Pen, Shape, Step, Subject

from .qt_fonts import family

SCALE = 64
"""Fonts are set at this size and scaled, so that positions are not rounded to whole pixels."""


@cache
def qt_font(bold: bool = False) -> QFont:
    """The shipped font at ``SCALE`` points of our space."""
    font = QFont(family(bold))
    font.setBold(bold)
    font.setPixelSize(SCALE)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def qt_path(steps: tuple[Step, ...]) -> QPainterPath:
    """Our steps as a path of Qt's."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for letter, *n in steps:
        if letter == "M":
            path.moveTo(n[0], n[1])
        elif letter == "L":
            path.lineTo(n[0], n[1])
        elif letter == "C":
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        else:
            path.closeSubpath()
    return path


def qt_colour(colour: Colour, opacity: float = 1.0) -> QColor:
    """Our colour as one of Qt's."""
    made = QColor(*colour)
    made.setAlphaF(opacity)
    return made


def qt_brush(fill: Fill) -> QBrush:
    """Our area as one of Qt's.

    Made from a colour at once, the first would have every kind of gradient read: 2.2 ms instead of 0.01.
    """
    made = QBrush()
    made.setStyle(Qt.BrushStyle.SolidPattern)
    made.setColor(qt_colour(fill.colour, fill.opacity))
    return made


def qt_pen(pen: Pen) -> QPen:
    """Our line as one of Qt's, which counts dashes in widths of the line."""
    made = QPen(qt_colour(pen.colour, pen.opacity), pen.width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pen.dash:
        made.setDashPattern([max(length / pen.width, 0.001) for length in pen.dash])
    return made


class ReadyShape(msgspec.Struct, frozen=True):
    """A shape made ready for Qt."""

    path: QPainterPath
    brush: QBrush
    pen: QPen
    of: Subject = ("", "")


class ReadyText(msgspec.Struct, frozen=True):
    """A line of text made ready for Qt."""

    text: str
    x: float
    y: float
    scale: float
    turn: float
    bold: bool
    colour: QColor
    of: Subject = ("", "")


ReadyMark = ReadyShape | ReadyText


def prepare(marks: Iterable[Mark]) -> list[ReadyMark]:
    """Marks made ready once, to be painted many times."""
    ready: list[ReadyMark] = []
    for mark in marks:
        if isinstance(mark, Shape):
            brush = qt_brush(mark.fill) if mark.fill else QBrush()
            pen = qt_pen(mark.pen) if mark.pen else QPen(Qt.PenStyle.NoPen)
            ready.append(ReadyShape(qt_path(mark.steps), brush, pen, mark.of))
        elif mark.glyphs:
            fill = qt_brush(Fill(mark.colour))
            ready.append(ReadyShape(qt_path(mark.outline), fill, QPen(Qt.PenStyle.NoPen), mark.of))
        elif mark.text:
            scale = mark.size / SCALE
            colour = qt_colour(mark.colour)
            ready.append(ReadyText(mark.text, mark.x, mark.y, scale, mark.turn, mark.bold, colour, mark.of))
    return ready


def faint(one: ReadyMark, opacity: float) -> ReadyMark:
    """The same, seen through that far."""
    if isinstance(one, ReadyText):
        return msgspec.structs.replace(one, colour=_thin(one.colour, opacity))
    brush, pen = QBrush(one.brush), QPen(one.pen)
    brush.setColor(_thin(one.brush.color(), opacity))
    pen.setColor(_thin(one.pen.color(), opacity))
    return msgspec.structs.replace(one, brush=brush, pen=pen)


def _thin(colour: QColor, opacity: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(colour.alphaF() * opacity)
    return made


def paint(painter: QPainter, ready: Iterable[ReadyMark]) -> None:
    """Paint what was made ready, in points of the figure."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for one in ready:
        if isinstance(one, ReadyShape):
            painter.setBrush(one.brush)
            painter.setPen(one.pen)
            painter.drawPath(one.path)
        else:
            painter.save()
            painter.translate(one.x, one.y)
            if one.turn:
                painter.rotate(one.turn)
            painter.scale(one.scale, one.scale)
            painter.setFont(qt_font(one.bold))
            painter.setPen(one.colour)
            painter.drawText(QPointF(0, 0), one.text)
            painter.restore()


def paint_marks(painter: QPainter, marks: Iterable[Mark]) -> None:
    """Prepare and paint in one go."""
    paint(painter, prepare(marks))
