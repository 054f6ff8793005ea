"""What a PDF says to somebody who hears it: which words are headings, which belong together, in which order.

Words are tagged in the order they are painted, as what their marks say they are. Lines of one paragraph or label
are one; everything that is only drawn is marked as having nothing to say.
"""

from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from sociomap_app.drawing.marks import NOTHING, Mark, Role, Words

TAGS: Mapping[Role, str] = {"title": "H1", "heading": "H2", "text": "P"}
NEXT_LINE = 1.7
"""Line heights down to a line of the same paragraph, at most."""
SAME_EDGE = 0.5


class Tags:
    """Opens and closes tags on the pages of one document, and builds the tree of them at its end."""

    def __init__(self, canvas: Canvas, document: PDFDocument) -> None:
        self.canvas, self.document = canvas, document
        self._open = False
        self._last: Words | None = None
        self._kinds: list[str] = []
        self._pages: list[list[str]] = []

    def before(self, mark: Mark) -> None:
        """What is painted next is this."""
        if not isinstance(mark, Words):
            if not self._open or self._last is not None:
                self.end()
                self._begin("/Artifact BMC")
        elif self._last is None or not goes_on(self._last, mark):
            self.end()
            kind = TAGS[mark.role]
            self._begin(f"/{kind} <</MCID {len(self._kinds)}>> BDC")
            self._kinds.append(kind)
        self._last = mark if isinstance(mark, Words) else None

    def _begin(self, order: str) -> None:
        self.canvas.addLiteral(order)
        self._open = True

    def end(self) -> None:
        """Nothing more of what was open."""
        if self._open:
            self.canvas.addLiteral("EMC")
        self._open, self._last = False, None

    def end_page(self) -> None:
        """The page is finished."""
        self.end()
        self._pages.append(self._kinds)
        self._kinds = []

    def finish(self) -> None:
        """Build the tree, before the document is saved."""
        doc = self.document
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        whole = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document")})
        above, under = doc.Reference(root), doc.Reference(whole)
        parts, parents = [], []
        for number, (page, kinds) in enumerate(zip(doc.Pages.pages, self._pages, strict=True)):
            _give_parents(page, number)
            part = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Sect"), "P": under})
            leads, there = doc.Reference(part), doc.Reference(page)
            pieces = [
                doc.Reference(PDFDictionary({"S": PDFName(kind), "P": leads, "Pg": there, "K": at}))
                for at, kind in enumerate(kinds)
            ]
            part.dict["K"] = PDFArray(pieces)
            parts.append(leads)
            parents += [number, PDFArray(pieces)]
        whole.dict.update({"P": above, "K": PDFArray(parts)})
        root.dict.update({"K": under, "ParentTree": PDFDictionary({"Nums": PDFArray(parents)})})
        self.canvas.setCatalogEntry("StructTreeRoot", root)
        self.canvas.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))
        self.canvas.setViewerPreference("DisplayDocTitle", "true")


def _give_parents(page: PDFPage, number: int) -> None:
    page.__Defaults__ = {**PDFPage.__Defaults__, "StructParents": number, "Tabs": PDFName("S")}


def goes_on(last: Words, mark: Words) -> bool:
    """Whether a line belongs to the one before it: the same label, or the next line of a paragraph."""
    if (last.role, last.of, last.bold, last.size) != (mark.role, mark.of, mark.bold, mark.size):
        return False
    down = mark.y - last.y
    if not 0 < down <= NEXT_LINE * mark.size:
        return False
    return mark.of != NOTHING or abs(mark.x - last.x) < SAME_EDGE
