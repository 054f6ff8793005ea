"""A figure painted on a page of PDF: vector paths and real, searchable text in the shipped font."""

from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sociomap_app.drawing.letters import font
from sociomap_app.drawing.marks import Colour, Figure, Pen, Shape, Step, Words

UNSEEN = 3
"""Text render mode: neither filled nor stroked, but there to be selected and searched."""


def font_name(bold: bool) -> str:
    """The name under which the shipped font is known to the PDF, registered when first asked for."""
    name = font(bold).name
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, BytesIO(font(bold).data)))
    return name


def paint(canvas: Canvas, figure: Figure, left: float = 0.0, top: float = 0.0) -> None:
    """Paint a figure with its upper left corner ``left`` and ``top`` points from that of the page."""
    height = canvas._pagesize[1]
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, left, height - top)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for mark in figure.marks:
        if isinstance(mark, Shape):
            _shape(canvas, mark)
        else:
            _words(canvas, mark)
    canvas.restoreState()


def _shape(canvas: Canvas, mark: Shape) -> None:
    if mark.fill is not None:
        canvas.setFillColorRGB(*_share(mark.fill.colour))
        canvas.setFillAlpha(mark.fill.opacity)
    if mark.pen is not None:
        _take(canvas, mark.pen)
    path = _path(canvas, mark.steps)
    canvas.drawPath(path, stroke=int(mark.pen is not None), fill=int(mark.fill is not None), fillMode=1)


def _take(canvas: Canvas, pen: Pen) -> None:
    canvas.setStrokeColorRGB(*_share(pen.colour))
    canvas.setStrokeAlpha(pen.opacity)
    canvas.setLineWidth(pen.width)
    canvas.setDash(list(pen.dash) if pen.dash else [])


def _words(canvas: Canvas, mark: Words) -> None:
    canvas.saveState()
    canvas.translate(mark.x, mark.y)
    if mark.turn:
        canvas.rotate(mark.turn)
    canvas.scale(1, -1)
    canvas.setFillColorRGB(*_share(mark.colour))
    canvas.setFillAlpha(1)
    text = canvas.beginText(0, 0)
    text.setFont(font_name(mark.bold), mark.size)
    if mark.outline:
        canvas.restoreState()
        canvas.saveState()
        canvas.setFillColorRGB(*_share(mark.colour))
        canvas.setFillAlpha(1)
        canvas.drawPath(_path(canvas, mark.outline), stroke=0, fill=1, fillMode=1)
        canvas.translate(mark.x, mark.y)
        canvas.scale(1, -1)
        plain = pdfmetrics.stringWidth(mark.text, font_name(mark.bold), mark.size)
        text.setHorizScale(100 * mark.width / plain if plain else 100)
        text.setTextRenderMode(UNSEEN)
    text.textOut(mark.text)
    canvas.drawText(text)
    canvas.restoreState()


def _path(canvas: Canvas, steps: tuple[Step, ...]) -> object:
    path = canvas.beginPath()
    for letter, *numbers in steps:
        match letter:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.curveTo(*numbers)
            case _:
                path.close()
    return path


def _share(colour: Colour) -> tuple[float, float, float]:
    return colour[0] / 255, colour[1] / 255, colour[2] / 255
