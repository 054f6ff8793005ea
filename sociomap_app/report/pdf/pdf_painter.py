"""Figures painted on pages of PDF: vector paths and real, searchable text in the shipped font.

A glyph that is drawn as a path is written once for a whole document and then called by its number: a name of
another script takes little room, and little time, however often it stands there.
"""

from io import BytesIO
from itertools import zip_longest

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFormXObject
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sociomap_app.drawing.marks import Colour, Figure, Pen, Shape, Step, Words
from sociomap_app.drawing.text.typesetting import font

from .pdf_tags import Tags, goes_on

UNSEEN = 3
"""Text render mode: neither filled nor stroked, but there to be selected and searched."""
BODY = ord("H")
"""The sign whose glyph stands, unseen, for one the shipped font lacks: it has a body. What has none, such as a
space, is passed over by readers where it stands alone, and cannot be seen to be selected."""
UNITS = 1000
"""Units of a glyph to its size: whole numbers are short."""
ORDERS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def font_name(bold: bool) -> str:
    """The name under which the shipped font is known to the PDF, registered when first asked for."""
    name = font(bold).name
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, BytesIO(font(bold).data)))
    return name


class _Any(dict[int, int]):
    """Which glyph a sign has; any that has a body will do for a sign the font lacks, for nobody sees it."""

    def __contains__(self, code: object) -> bool:
        return True

    def __missing__(self, code: int) -> int:
        return self[BODY]


def unseen_name(bold: bool) -> str:
    """The name of the font of words that are not seen: the shipped one, with a place for every sign there is."""
    name = f"{font(bold).name}-Unseen"
    if name not in pdfmetrics.getRegisteredFontNames():
        made = TTFont(name, BytesIO(font(bold).data))
        made.face.name += b"-Unseen"  # two fonts of one name would be one
        made.face.charToGlyph = _Any(made.face.charToGlyph)
        made.face.defaultWidth = made.face.charWidths[BODY]
        pdfmetrics.registerFont(made)
    return name


def in_halves(code: int) -> int:
    """The number of a sign as a PDF is told it: beyond the first 65,536, its two halves in UTF-16."""
    return code if code < 0x10000 else int.from_bytes(chr(code).encode("utf-16-be"), "big")


class Painter:
    """Paints figures on the pages of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.document: PDFDocument = canvas._doc  # no other way to the forms, references and pages of one
        self.tags = Tags(canvas, self.document)
        self._unseen: dict[bool, None] = {}
        self._glyphs: dict[tuple[Step, ...], str] = {}
        self._known: dict[int, tuple[tuple[Step, ...], str]] = {}

    def paint(self, figure: Figure) -> None:
        """Paint a figure on the page, their upper left corners together."""
        canvas = self.canvas
        canvas.saveState()
        canvas.transform(1, 0, 0, -1, 0, figure.height)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for mark, after in zip_longest(figure.marks, figure.marks[1:]):
            self.tags.before(mark)
            if isinstance(mark, Shape):
                _shape(canvas, mark)
            else:
                apart = isinstance(after, Words) and goes_on(mark, after)
                self._words(mark, mark.text + " " * apart)
        self.tags.end_page()
        canvas.restoreState()

    def finish(self) -> None:
        """Everything is painted, and the document can be saved."""
        self.tags.finish()
        for bold in self._unseen:
            state = pdfmetrics.getFont(unseen_name(bold)).state.get(self.document)
            for subset in state.subsets if state is not None else ():
                subset[:] = map(in_halves, subset)

    def _words(self, mark: Words, said: str) -> None:
        """Paint a line; ``said`` is what is searched and heard of it."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(mark.x, mark.y)
        if mark.turn:
            canvas.rotate(mark.turn)
        canvas.setFillColorRGB(*_share(mark.colour))
        canvas.setFillAlpha(1)
        for glyph in mark.glyphs:
            scale = mark.size / UNITS
            x, y = glyph.x * mark.size, glyph.y * mark.size
            canvas.addLiteral(f"q {scale:.5g} 0 0 {scale:.5g} {x:.3f} {y:.3f} cm")
            canvas.doForm(self._named(glyph.steps))
            canvas.addLiteral("Q")
        canvas.scale(1, -1)
        text = canvas.beginText(0, 0)
        if mark.glyphs:
            from sociomap_app.drawing.text.shaping import as_seen  # HarfBuzz, which most maps never need

            self._unseen[mark.bold] = None
            name, said = unseen_name(mark.bold), as_seen(said)
            text.setFont(name, mark.size)
            plain = pdfmetrics.stringWidth(said, name, mark.size)
            text.setHorizScale(100 * mark.width / plain if plain else 100)
            text.setTextRenderMode(UNSEEN)
        else:
            text.setFont(font_name(mark.bold), mark.size)
        text.textOut(said)
        canvas.drawText(text)
        canvas.restoreState()

    def _named(self, steps: tuple[Step, ...]) -> str:
        """The name of a glyph in this document, which is told its path the first time."""
        known = self._known.get(id(steps))
        if known is not None:
            return known[1]
        name = self._glyphs.get(steps)
        if name is None:
            name = self._glyphs[steps] = f"glyph{len(self._glyphs)}"
            self.document.addForm(name, _form(steps))
        self._known[id(steps)] = (steps, name)  # kept, so that no other path can come to have its id
        return name


def _form(steps: tuple[Step, ...]) -> PDFFormXObject:
    numbers = [[round(n * UNITS, 1) for n in one] for _, *one in steps]
    across = [n for one in numbers for n in one[0::2]]
    down = [n for one in numbers for n in one[1::2]]
    form = PDFFormXObject(min(across), min(down), max(across), max(down))
    form.compression = 1
    orders = (
        f"{' '.join(f'{n:g}' for n in one)} {ORDERS[letter]}"
        for (letter, *_), one in zip(steps, numbers, strict=True)
    )
    form.setStreamList([*orders, "f"])
    return form


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
