"""What a PDF says to somebody who hears it: which words are headings, which belong together, in which order.

Words are tagged in the order they are painted, lines of one paragraph or label as one; everything that is only
drawn is marked as having nothing to say.
"""

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from sociomap_app.drawing.marks import Mark, Words

TITLE_SIZE, HEADING_SIZE = 14.0, 10.5
NEXT_LINE = 1.7
"""Line heights down to a line of the same paragraph, at most."""
SAME_EDGE = 0.5


class Tags:
    """Opens and closes tags on the pages of one document, and builds the tree of them at its end."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
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
            kind = kind_of(mark)
            self._begin(f"/{kind} <</MCID {len(self._kinds)}>> BDC")
            self._kinds.append(kind)
        self._last = mark if isinstance(mark, Words) else None

    def _begin(self, order: str) -> None:
        self.canvas._code.append(order)
        self._open = True

    def end(self) -> None:
        """Nothing more of what was open."""
        if self._open:
            self.canvas._code.append("EMC")
        self._open, self._last = False, None

    def end_page(self) -> None:
        """The page is finished."""
        self.end()
        self._pages.append(self._kinds)
        self._kinds = []

    def finish(self) -> None:
        """Build the tree, before the document is saved."""
        doc = self.canvas._doc
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
        catalog = doc.Catalog
        catalog.StructTreeRoot = root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _give_parents(page: PDFPage, number: int) -> None:
    page.__Defaults__ = {**PDFPage.__Defaults__, "StructParents": number, "Tabs": PDFName("S")}


def kind_of(mark: Words) -> str:
    """Title, heading or anything else that is said."""
    if mark.bold and mark.size >= TITLE_SIZE and mark.of[0] != "alter":
        return "H1"
    return "H2" if mark.bold and mark.size >= HEADING_SIZE and mark.of == ("", "") else "P"


def goes_on(last: Words, mark: Words) -> bool:
    """Whether a line belongs to the one before it: the same label, or the next line of a paragraph."""
    if (last.of, last.bold, last.size) != (mark.of, mark.bold, mark.size):
        return False
    down = mark.y - last.y
    if not 0 < down <= NEXT_LINE * mark.size:
        return False
    return mark.of != ("", "") or abs(mark.x - last.x) < SAME_EDGE
