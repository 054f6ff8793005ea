"""What stands above and below the map: title, date and wave; and the legend, with the ring meaning."""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from sociomap_app.drawing.marks import Fill, Mark, Pen, Shape, box
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.drawing.text.text_marks import line_at, words_at
from sociomap_app.drawing.text.typesetting import measure, shorten
from sociomap_app.drawing.theme import STONE
from sociomap_app.model.fields import Direction, Kind
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.days import day_in_words
from sociomap_app.vocabulary.entries import Framework

from .connections import DASH, WEIGHT, head
from .token_looks import Key, Looks
from .tokens import letter_in, outline_of

WIDEST_WHEN = 0.5
"""The share of the heading that the date and its name may take."""


LEGEND = ("legend", "")
HEADING = ("heading", "")


def heading_marks(sociomap: Sociomap, wave: Wave, sheet: Sheet) -> tuple[list[Mark], float]:
    """Title left, wave and date right; and where the map may begin."""
    inside = sheet.inside
    if not sheet.heading:
        return [], inside.top
    theme, size = sheet.theme, sheet.title_size
    beside, base = size * 0.7, inside.top + size * 0.85
    day = day_in_words(wave.date)
    room = (inside.right - inside.left) * WIDEST_WHEN - measure(f" · {day}", beside)
    label = shorten(wave.label, beside, room).text
    when = words_at(
        " · ".join(part for part in (label, day) if part),
        inside.right,
        base,
        beside,
        theme.quiet,
        anchor=1.0,
        of=HEADING,
    )
    title = shorten(
        sociomap.title or "Sociomap", size, max(inside.right - inside.left - when.width - 24, 60), True
    )
    return [
        line_at(title, inside.left, base, size, theme.ink, bold=True, of=HEADING, role="title"),
        when,
    ], inside.top + size * 1.47


class _Key(msgspec.Struct, frozen=True):
    """One entry of the legend: how wide its sign is, how to draw it at (x, middle), and its words."""

    sign: float
    draw: Callable[[float, float], list[Mark]]
    words: str
    bold: bool = False


def _together(keys: list[_Key], widths: list[float], first: int) -> float:
    """How wide a heading within the legend is with the entries it is over."""
    end = next((n for n in range(first + 1, len(keys)) if keys[n].bold), len(keys))
    return sum(widths[first:end])


def legend_marks(
    sociomap: Sociomap, wave: Wave, framework: Framework, sheet: Sheet, looks: Looks
) -> tuple[list[Mark], float]:
    """The legend along the bottom, on as many lines as it needs; and where the map must end."""
    inside = sheet.inside
    if not sheet.legend:
        return [], inside.bottom
    size, theme = sheet.legend_size, sheet.theme
    lead = f"Rings: {framework.values.meaning[sociomap.design.ring_meaning].label}"
    rows: list[list[tuple[float, _Key]]] = [[]]
    x = inside.left + measure(lead, size, True) + 16
    keys = _keys(sociomap, wave, framework, sheet, looks)
    widths = [one.sign + 4 * bool(one.sign) + measure(one.words, size, one.bold) + 13 for one in keys]
    for number, (key, width) in enumerate(zip(keys, widths, strict=True)):
        needed = _together(keys, widths, number) if key.bold else width
        if x + min(needed, inside.right - inside.left) > inside.right + 13 and rows[-1]:
            rows.append([])
            x = inside.left
        rows[-1].append((x, key))
        x += width
    height = size * 1.65
    top = inside.bottom - len(rows) * height
    marks: list[Mark] = [
        words_at(lead, inside.left, top + height / 2 + size * 0.35, size, theme.quiet, bold=True, of=LEGEND)
    ]
    for number, row in enumerate(rows):
        middle = top + (number + 0.5) * height
        for left, key in row:
            marks += key.draw(left, middle)
            start, base = left + key.sign + 4 * bool(key.sign), middle + size * 0.35
            marks.append(words_at(key.words, start, base, size, theme.quiet, bold=key.bold, of=LEGEND))
    return marks, top - 4


STATUS_SIGNS: Mapping[str, tuple[str, tuple[float, ...], bool]] = {
    "fading": ("fading", (3.0, 2.0), False),
    "lost": ("lost", (), True),
    "wished": ("would like", (0.1, 2.0), True),
}
"""The words, the dashes and whether it is hollow, for how somebody stands who is not simply there."""


def _keys(sociomap: Sociomap, wave: Wave, framework: Framework, sheet: Sheet, looks: Looks) -> list[_Key]:
    """The signs this map uses; the kinds of people and ties always, the rest where they occur."""
    theme, values = sheet.theme, framework.values
    keys = [
        _token_key(sheet, "person", values.field["kind"].values["person"]),
        _token_key(sheet, "group", "group"),
        _token_key(sheet, "resource", values.field["kind"].values["resource"]),
        _Key(18, lambda x, y: [_line(x, y, Pen(theme.tie, 1.2))], values.tie["knows"]),
    ]
    if any(tie.works_closely for tie in wave.ties.values()):
        keys.append(
            _Key(
                18,
                lambda x, y: [_line(x, y, Pen(theme.tie, 3.6)), _line(x, y, Pen(theme.paper, 1.4))],
                values.tie["works_closely"],
            )
        )
    if wave.outlines:
        keys.append(_Key(18, lambda x, y: [_hull_sign(sheet, x, y)], "drawn as a group"))
    states = {alter.status for alter in wave.alters.values()}
    for status, (words, dash, hollow) in STATUS_SIGNS.items():
        if status in states:
            keys.append(_token_key(sheet, "person", words, dash, hollow=hollow))
    if sociomap.view.ties_to_me:
        keys += _lines_to_me(sociomap, wave, framework, sheet)
    for about, signs in looks.keys:
        keys.append(_Key(0, lambda x, y: [], f"{about}:", bold=True))
        keys += [_look_key(sheet, sign) for sign in signs]
    return keys


def _lines_to_me(sociomap: Sociomap, wave: Wave, framework: Framework, sheet: Sheet) -> list[_Key]:
    """What the width, the arrow and the dashes of a line to me say, as far as this map uses them."""
    theme, alters = sheet.theme, [one for one in wave.alters.values() if one.place.on_map]
    keys = [
        _Key(18, lambda x, y: [_line(x, y, Pen(theme.tie, 1.2 * WEIGHT["daily"]))], "in touch daily"),
        _Key(18, lambda x, y: [_line(x, y, Pen(theme.tie, 1.2 * WEIGHT["less"]))], "seldom"),
    ]
    for code in ("to_me", "from_me", "both"):
        if any(one.direction == code for one in alters):
            keys.append(_Key(18, partial(_arrow, sheet, code), framework.value("direction", code)))
    for code, dash in DASH.items() if sociomap.design.ask_quality else ():
        if any(one.quality == code for one in alters):
            keys.append(_Key(18, partial(_dashed, Pen(theme.tie, 1.2, dash)), framework.value("quality", code)))
    return keys


def _dashed(pen: Pen, x: float, y: float) -> list[Mark]:
    return [_line(x, y, pen)]


def _arrow(sheet: Sheet, direction: Direction, x: float, y: float) -> list[Mark]:
    """A short line from somebody, on the left, to me, on the right, with the arrows of that direction."""
    colour, left, right = sheet.theme.tie, (x, y), (x + 18, y)
    heads = {"to_me": ((right, left),), "from_me": ((left, right),)}.get(direction, ((left, right), (right, left)))
    tips = [Shape(head(tip, tail, 3.2), fill=Fill(colour), of=LEGEND) for tip, tail in heads]
    return [_line(x, y, Pen(colour, 1.2)), *tips]


def _look_key(sheet: Sheet, sign: Key) -> _Key:
    radius = 5.0 * sign.size

    def draw(x: float, y: float) -> list[Mark]:
        pen = Pen(sheet.theme.ink, sign.outline)
        marks: list[Mark] = [
            Shape(outline_of("person", x + radius, y, radius), fill=Fill(sign.fill), pen=pen, of=LEGEND)
        ]
        return [*marks, *letter_in(sign.letter, x + radius, y, radius, sign.fill, sheet.theme, LEGEND)]

    return _Key(2 * radius, draw, sign.words)


def _line(x: float, y: float, pen: Pen) -> Shape:
    return Shape((("M", x, y), ("L", x + 18, y)), pen=pen, of=LEGEND)


def _hull_sign(sheet: Sheet, x: float, y: float) -> Shape:
    pen = Pen(sheet.theme.hull, 1.0, (4.0, 2.0))
    return Shape(box(x, y - 5, x + 18, y + 5, 5), fill=Fill(sheet.theme.hull, 0.08), pen=pen, of=LEGEND)


def _token_key(
    sheet: Sheet, kind: Kind, words: str, dash: tuple[float, ...] = (), *, hollow: bool = False
) -> _Key:
    theme = sheet.theme
    fill = Fill(theme.paper) if hollow or (not dash and words != "fading") else Fill(STONE)

    def draw(x: float, y: float) -> list[Mark]:
        sign = outline_of(kind, x + 5, y, 4.4)
        marks: list[Mark] = [Shape(sign, fill=fill, pen=Pen(theme.ink, 1.0, dash), of=LEGEND)]
        if words == "lost":
            cross = (("M", x + 3, y - 2), ("L", x + 7, y + 2), ("M", x + 7, y - 2), ("L", x + 3, y + 2))
            marks.append(Shape(cross, pen=Pen(theme.ink, 0.9), of=LEGEND))
        return marks

    return _Key(10, draw, words)
