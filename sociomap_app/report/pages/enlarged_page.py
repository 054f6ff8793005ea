"""Pages of text for larger paper: set on A4 and grown as a whole, so that letters grow with the paper."""

from collections.abc import Sequence

from msgspec.structs import replace

from sociomap_app.drawing.marks import Figure, Mark, Shape, Step
from sociomap_app.drawing.sheet import PAPER_SIZES

from .page import Page

SET_ON = "a4"


def grown(pages: Sequence[Page], paper: str) -> list[Page]:
    """Pages set on A4 for that paper; those for A4 as they are."""
    if paper == SET_ON:
        return list(pages)
    return [Page(_figure(one.figure, paper), one.bookmark) for one in pages]


def _figure(figure: Figure, paper: str) -> Figure:
    width, height = PAPER_SIZES[paper]
    if figure.height > figure.width:
        width, height = height, width
    by = min(width / figure.width, height / figure.height)
    return replace(figure, width=width, height=height, marks=tuple(_mark(one, by) for one in figure.marks))


def _mark(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Shape):
        pen = mark.pen
        if pen is not None:
            pen = replace(pen, width=pen.width * by, dash=tuple(one * by for one in pen.dash))
        return replace(mark, steps=tuple(_step(one, by) for one in mark.steps), pen=pen)
    return replace(mark, x=mark.x * by, y=mark.y * by, size=mark.size * by, width=mark.width * by)


def _step(step: Step, by: float) -> Step:
    letter, *numbers = step
    return (letter, *(one * by for one in numbers))
