"""Lines of text set into marks: centred in a box, or from a point to the left, the middle or the right."""

from sociomap_app.drawing.marks import NOTHING, Box, Colour, Mark, Role, Subject, Words

from .typesetting import TextLine, line


def set_lines(
    lines: tuple[TextLine, ...],
    size: float,
    area: Box,
    colour: Colour,
    of: tuple[str, str],
    *,
    bold: bool = False,
) -> list[Mark]:
    """Lines of text, each centred in the box, from its top."""
    middle = (area.left + area.right) / 2
    return [
        line_at(one, middle, area.top + (number + 0.82) * size * 1.15, size, colour, bold=bold, anchor=0.5, of=of)
        for number, one in enumerate(lines)
    ]


def words_at(
    text: str,
    x: float,
    y: float,
    size: float,
    colour: Colour,
    *,
    bold: bool = False,
    anchor: float = 0.0,
    of: Subject = NOTHING,
    role: Role = "text",
) -> Words:
    """One line with its baseline at ``y``; ``anchor`` 0 starts it at ``x``, 0.5 centres it, 1 ends it there."""
    return line_at(line(text, size, bold), x, y, size, colour, bold=bold, anchor=anchor, of=of, role=role)


def line_at(
    one: TextLine,
    x: float,
    y: float,
    size: float,
    colour: Colour,
    *,
    bold: bool = False,
    anchor: float = 0.0,
    of: Subject = NOTHING,
    role: Role = "text",
) -> Words:
    """The same for a line already measured."""
    start = x - one.width * anchor
    return Words(one.text, start, y, size, one.width, bold, colour, 0.0, one.glyphs, of, role)
