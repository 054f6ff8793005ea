"""Lists on paper: as many pages as they need, the head of the table on each, no cell cut off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sociomap_app.drawing.marks import Box, Mark, Pen, Shape
from sociomap_app.drawing.text.text_marks import line_at
from sociomap_app.drawing.text.typesetting import TextLine, fitting, measure, wrap
from sociomap_app.drawing.theme import Theme
from sociomap_app.model.sociomap import Alter

SIZE = 8.5
LINE = SIZE * 1.3
PAD = 4.0
MOST_LINES = 24
"""Lines of one cell on one page; a longer text goes on in the next row."""

LONGEST_NAME = 60
"""Signs of a name in a row of names."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its words and its share of the width."""

    words: str
    share: float


def short_name(alter: Alter) -> str:
    """The name as it stands among others; whole it stands in the list of people."""
    return alter.label if len(alter.label) <= LONGEST_NAME else f"{alter.label[: LONGEST_NAME - 1].rstrip()}…"


def list_pages(
    area: Box, theme: Theme, columns: Sequence[Heading], rows: Sequence[Sequence[str]]
) -> Iterator[list[Mark]]:
    """The marks of each page in turn; one page that says so where there is nothing to list."""
    whole = sum(column.share for column in columns)
    widths = [(area.right - area.left) * column.share / whole for column in columns]
    marks, y = _head(area, theme, columns, widths)
    empty = True
    for cells in _rows(rows, widths):
        height = max(max((len(cell) for cell in cells), default=1), 1) * LINE + PAD
        if y + height > area.bottom and not empty:
            yield marks
            marks, y = _head(area, theme, columns, widths)
        marks += _row(area.left, y, widths, cells, theme, bold=False)
        y += height
        marks.append(_rule(area, y - PAD / 2, theme))
        empty = False
    if empty:
        marks += _row(area.left, y, widths, [[*wrap("Nothing yet", SIZE, widths[0], 1)]], theme, bold=False)
    yield marks


def _rows(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Iterator[list[list[TextLine]]]:
    for row in rows:
        cells = [_cell(text, width - 8) for text, width in zip(row, widths, strict=True)]
        while True:
            yield [cell[:MOST_LINES] for cell in cells]
            cells = [cell[MOST_LINES:] for cell in cells]
            if not any(cells):
                break


def _cell(text: str, room: float) -> list[TextLine]:
    """All lines of a text; a word longer than the cell is broken, never shortened."""
    lines: list[TextLine] = []
    for part in text.split("\n"):
        broken = " ".join(piece for word in part.split() for piece in _pieces(word, room))
        lines += wrap(broken, SIZE, room, 10_000)
    return lines


def _pieces(word: str, room: float) -> list[str]:
    pieces: list[str] = []
    while word:
        low, high = fitting(word, SIZE, room, first=2 * len(pieces[-1]) if pieces else 32)
        while low < high:
            middle = (low + high + 1) // 2
            if measure(word[:middle], SIZE) <= room:
                low = middle
            else:
                high = middle - 1
        pieces.append(word[: max(low, 1)])
        word = word[max(low, 1) :]
    return pieces


def _head(
    area: Box, theme: Theme, columns: Sequence[Heading], widths: Sequence[float]
) -> tuple[list[Mark], float]:
    cells = [wrap(column.words, SIZE, width - 8, 2, True) for column, width in zip(columns, widths, strict=True)]
    height = max(len(cell) for cell in cells) * LINE + PAD
    marks = _row(area.left, area.top, widths, cells, theme, bold=True)
    marks.append(_rule(area, area.top + height - PAD / 2, theme, 1.1))
    return marks, area.top + height


def _row(
    left: float,
    top: float,
    widths: Sequence[float],
    cells: Sequence[Sequence[TextLine]],
    theme: Theme,
    *,
    bold: bool,
) -> list[Mark]:
    marks: list[Mark] = []
    x = left
    for width, cell in zip(widths, cells, strict=False):
        for number, one in enumerate(cell):
            y = top + (number + 1) * LINE - 1
            marks.append(line_at(one, x, y, SIZE, theme.ink, bold=bold))
        x += width
    return marks


def _rule(area: Box, y: float, theme: Theme, width: float = 0.5) -> Shape:
    return Shape((("M", area.left, y), ("L", area.right, y)), pen=Pen(theme.faint, width))
