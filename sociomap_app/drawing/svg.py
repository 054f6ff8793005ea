"""A figure as one self-contained SVG: paths and text, with the letters it uses inside."""

from binascii import b2a_base64

from sociomap_app.drawing.text.fonts import font

from .marks import Colour, Figure, Mark, Shape, Step, Words

FAMILY = "Sociomap FiraGO"

JOINERS = "\u200c\u200d"
"""What joins letters and pictures, or keeps them apart, and cannot be seen itself."""

_WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def svg(figure: Figure, title: str = "Sociomap") -> str:
    """The figure as SVG text; the same figure gives the same text."""
    wide, high = _n(figure.width), _n(figure.height)
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" '
        f'height="{high}pt" viewBox="0 0 {wide} {high}" role="img">\n<title>{_said(title)}</title>\n'
    )
    return f"{head}{_style(figure)}{''.join(map(_mark, figure.marks))}</svg>\n"


def _style(figure: Figure) -> str:
    rules = []
    for bold in (False, True):
        used = {
            ord(sign)
            for mark in figure.marks
            if isinstance(mark, Words) and mark.bold == bold
            for sign in mark.text
        }
        if used:
            data = b2a_base64(_letters(used, bold), newline=False).decode("ascii")
            rules.append(
                f'@font-face{{font-family:"{FAMILY}";font-weight:{700 if bold else 400};'
                f'src:url("data:font/ttf;base64,{data}") format("truetype")}}'
            )
    rules.append(
        f'text{{font-family:"{FAMILY}",sans-serif;font-kerning:none;font-variant-ligatures:none;white-space:pre}}'
    )
    return "<style>" + "\n".join(rules) + "</style>\n"


def _letters(used: set[int], bold: bool) -> bytes:
    """The shipped font cut down to the signs in use."""
    import uharfbuzz as hb  # only where the letters go along

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(used)
    return bytes(hb.subset(font(bold).face, wanted).blob.data)


def _mark(mark: Mark) -> str:
    return _shape(mark) if isinstance(mark, Shape) else _words(mark)


def _shape(mark: Shape) -> str:
    attributes = [f'd="{_path(mark.steps)}"']
    if mark.fill is None:
        attributes.append('fill="none"')
    else:
        attributes.append(f'fill="{_colour(mark.fill.colour)}"')
        if mark.fill.opacity < 1:
            attributes.append(f'fill-opacity="{_n(mark.fill.opacity)}"')
    if mark.pen is not None:
        pen = mark.pen
        attributes.append(f'stroke="{_colour(pen.colour)}" stroke-width="{_n(pen.width)}"')
        attributes.append('stroke-linejoin="round" stroke-linecap="round"')
        if pen.dash:
            attributes.append(f'stroke-dasharray="{" ".join(map(_n, pen.dash))}"')
        if pen.opacity < 1:
            attributes.append(f'stroke-opacity="{_n(pen.opacity)}"')
    return f"<path {' '.join(attributes)}/>\n"


def _words(mark: Words) -> str:
    turn = f' transform="rotate({_n(mark.turn)} {_n(mark.x)} {_n(mark.y)})"' if mark.turn else ""
    weight = ' font-weight="700"' if mark.bold else ""
    place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}"{weight}'
    text = _said(_printable(mark.text))
    if not mark.glyphs:
        return f'<text {place} fill="{_colour(mark.colour)}"{turn}>{text}</text>\n'
    label = _quoted(_printable(mark.text))
    return (
        f'<g aria-label={label}{turn}><path d="{_path(mark.outline)}" fill="{_colour(mark.colour)}"/>'
        f'<text {place} fill="none" textLength="{_n(max(mark.width, 0.1))}" '
        f'lengthAdjust="spacingAndGlyphs">{text}</text></g>\n'
    )


def _quoted(text: str) -> str:
    return f'"{_said(text)}"'


def _said(text: str) -> str:
    return text.translate(_WRITTEN)


def _printable(text: str) -> str:
    """Without signs XML cannot hold, orders to a terminal, and what turns the reading order; joiners stay."""
    return "".join(sign for sign in text if sign.isprintable() or sign in JOINERS)


def _path(steps: tuple[Step, ...]) -> str:
    return "".join(f"{letter}{' '.join(map(_n, numbers))}" for letter, *numbers in steps)


def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _colour(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
