"""Text set in columns: headings, paragraphs, lines to write on. Measured by our own letters.

Everything on a sheet is made of the same marks as the map, so words of any script print in the right order,
and nothing a person typed is ever read as markup.
"""

from sociomap_app.drawing.marks import Colour, Mark, Pen, Role, Shape
from sociomap_app.drawing.text.text_marks import line_at, words_at
from sociomap_app.drawing.text.typesetting import wrap
from sociomap_app.drawing.theme import LIGHT, Theme

ENDLESS = 10_000
LEADING = 1.35


class TextColumn:
    """A column on a page, filled from the top. ``y`` is how far it is filled, in points from the top."""

    def __init__(self, left: float, top: float, width: float, bottom: float, theme: Theme = LIGHT) -> None:
        self.left, self.y, self.width, self.bottom = left, top, width, bottom
        self.theme = theme
        self.marks: list[Mark] = []

    @property
    def room(self) -> float:
        """Points left to the bottom."""
        return self.bottom - self.y

    def space(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def heading(self, text: str, size: float = 11.0) -> None:
        """A bold line with a little room above it."""
        self.paragraph(text, size, bold=True, role="heading")
        self.space(2)

    def paragraph(
        self,
        text: str,
        size: float = 9.5,
        *,
        bold: bool = False,
        colour: Colour | None = None,
        indent: float = 0.0,
        most: int = ENDLESS,
        role: Role = "text",
    ) -> None:
        """Wrapped text; line breaks that were typed stay. What the column has no room for is shortened."""
        ink = colour or self.theme.ink
        for part in text.split("\n"):
            room = int(max(self.room, 0) / (size * LEADING))
            for one in wrap(part, size, self.width - indent, min(most, room), bold):
                self.y += size * LEADING
                left, base = self.left + indent, self.y - size * 0.3
                self.marks.append(line_at(one, left, base, size, ink, bold=bold, role=role))

    def bullet(self, text: str, size: float = 9.5, *, most: int = ENDLESS) -> None:
        """A paragraph with a dot before it."""
        if self.room < size * LEADING:
            return
        middle = self.y + size * LEADING - size * 0.3
        self.marks.append(words_at("•", self.left, middle, size, self.theme.quiet))
        self.paragraph(text, size, indent=10, most=most)

    def write_on(self, lines: int, height: float = 17.0) -> None:
        """Faint lines to write on by hand, as many as fit."""
        for _ in range(lines):
            if self.room < height:
                return
            self.y += height
            self.marks.append(
                Shape(
                    (("M", self.left, self.y), ("L", self.left + self.width, self.y)),
                    pen=Pen(self.theme.faint, 0.7),
                )
            )

    def height_of(self, text: str, size: float, *, bold: bool = False, indent: float = 0.0) -> float:
        """How high a paragraph would be, in points."""
        lines = sum(max(len(wrap(part, size, self.width - indent, ENDLESS, bold)), 0) for part in text.split("\n"))
        return lines * size * LEADING
