"""The ground of the map: ring bands, sector tints, their lines and names, the wished-for zone."""

from collections.abc import Iterable
from math import cos, hypot, sin

from sociomap_app.drawing.marks import Box, Fill, Mark, Pen, Shape, Words, box, disc, wedge
from sociomap_app.drawing.text.text_marks import line_at, set_lines
from sociomap_app.drawing.text.typesetting import ELLIPSIS, TextLine, shorten, wrap
from sociomap_app.model.ring_geometry import TURN
from sociomap_app.model.sociomap import Design, Ring

from .scene import Scene

NAME_ROOM = 10.5
"""Room for the name of a sector on one line, in sizes of its letters; longer ones take up to three."""

LEAST_HINT = 6.0
"""The smallest the words on an empty map are set rather than cut, in points."""

NAME_GAP = 7.0
"""Space between the outer rim and the name of a sector, in points."""

CLEAR = 3.0
"""What stays free between the outer rim and every corner of a name, in points."""

SIDE_ROOM = 6.5
"""The same at the left and right, where a wide name would make the map smaller."""


def ground_marks(scene: Scene) -> list[Mark]:
    """Everything that lies under people and ties, names left out."""
    plan, theme = scene.plan, scene.sheet.theme
    marks: list[Mark] = []
    bands = theme.bands
    for ring in range(plan.rings, 0, -1):
        tone = bands[round((ring - 1) * (len(bands) - 1) / max(plan.rings - 1, 1))]
        marks.append(Shape(disc(plan.x, plan.y, plan.radii[ring]), fill=Fill(tone), of=("ring", str(ring))))
    for number, sector in enumerate(plan.sectors):
        start, end = plan.angles[number], plan.angles[number + 1]
        if not theme.greyscale and len(plan.sectors) > 1:
            steps = wedge(plan.x, plan.y, plan.radii[0], plan.rim, start, end)
            marks.append(Shape(steps, fill=Fill(scene.colours[sector], 0.05), of=("sector", sector)))
    line = Pen(theme.faint, 0.8)
    marks += [
        Shape(disc(plan.x, plan.y, radius), pen=line, of=("ring", str(ring)))
        for ring, radius in enumerate(plan.radii[1:-1], start=1)
    ]
    if len(plan.sectors) > 1:
        marks += [
            Shape(
                (
                    ("M", plan.x + plan.radii[0] * sin(angle), plan.y - plan.radii[0] * cos(angle)),
                    ("L", plan.x + plan.rim * sin(angle), plan.y - plan.rim * cos(angle)),
                ),
                pen=line,
            )
            for angle in plan.angles[:-1]
        ]
    dotted = Pen(theme.faint, 0.9, (1.2, 3.0))
    marks.append(Shape(disc(plan.x, plan.y, plan.edge), pen=dotted, of=("ring", "wished")))
    return marks


def sector_names(scene: Scene) -> tuple[list[Mark], list[Box]]:
    """Names of sectors and rings, with the boxes that labels keep clear of."""
    marks: list[Mark] = []
    plan, theme, sizes = scene.plan, scene.sheet.theme, scene.sizes
    walls = [Box(plan.x - sizes.ego, plan.y - sizes.ego, plan.x + sizes.ego, plan.y + sizes.ego)]
    for number, sector in enumerate(scene.sociomap.design.sectors):
        lines = tuple(name_lines(scene.sociomap.design, number, sizes.sector))
        area = _name_on_sheet(scene, number)
        walls.append(Box(area.left - 2, area.top - 1.5, area.right + 2, area.bottom + 1.5))
        marks += set_lines(lines, sizes.sector, area, theme.quiet, ("sector", sector.id), bold=True)
    named = [(one.label, radius, str(ring)) for ring, (one, radius) in enumerate(_rings(scene), start=1)]
    for label, radius, ring in (*named, ("would like", plan.edge - 2, "wished")):
        words = _ring_name(scene, label, radius, ring)
        wall = _wall(words)
        walls.append(wall)
        pad = box(wall.left, wall.top, wall.right, wall.bottom, 2.5)
        marks += [Shape(pad, fill=Fill(theme.paper, 0.6), of=("ring", ring)), words]
    return marks, walls


def _rings(scene: Scene) -> Iterable[tuple[Ring, float]]:
    return zip(scene.sociomap.design.rings, scene.plan.radii[1:], strict=False)


def _ring_name(scene: Scene, label: str, radius: float, ring: str) -> Words:
    """The name of a ring just inside its line, right of the axis; left of it where only there nobody stands."""
    plan, size = scene.plan, scene.sizes.ring
    line = shorten(label, size, plan.edge - 8)
    y = plan.y - radius + size * 1.15
    right, left = (
        line_at(line, x, y, size, scene.sheet.theme.quiet, anchor=anchor, of=("ring", ring))
        for x, anchor in ((plan.x + 4, 0.0), (plan.x - 4, 1.0))
    )
    return left if _stood_on(scene, right) and not _stood_on(scene, left) else right


def _stood_on(scene: Scene, words: Words) -> bool:
    wall, reach = _wall(words), scene.sizes.token
    return any(
        wall.left - reach < x < wall.right + reach and wall.top - reach < y < wall.bottom + reach
        for x, y in scene.points.values()
    )


def _wall(words: Words) -> Box:
    """What a line of words takes up, with a little air."""
    high, deep = words.size * 0.9, words.size * 0.3
    return Box(words.x - 2, words.y - high, words.x + words.width + 2, words.y + deep)


def _middle(design: Design, number: int) -> float:
    """The angle of the middle of a sector, in radians clockwise from twelve o'clock."""
    whole = sum(sector.width for sector in design.sectors)
    before = sum(sector.width for sector in design.sectors[:number])
    return TURN * (before + design.sectors[number].width / 2) / whole


def name_lines(design: Design, number: int, size: float) -> list[TextLine]:
    """The name of a sector on up to three lines; narrower at the sides, where its width costs the map room."""
    room = SIDE_ROOM if abs(sin(_middle(design, number))) > 0.9 else NAME_ROOM
    return wrap(design.sectors[number].label, size, size * room, 3, True)


def name_box(design: Design, number: int, size: float, edge: float) -> Box:
    """Where the name of a sector stands, about the middle of a map of that radius: clear of its outer rim."""
    angle = _middle(design, number)
    lines = name_lines(design, number, size)
    width, height = max((one.width for one in lines), default=0.0), len(lines) * size * 1.15
    reach = edge + NAME_GAP
    while True:
        left = reach * sin(angle) - width * (0.5 - 0.5 * _level(sin(angle)))
        top = -reach * cos(angle) - height * (0.5 + 0.5 * _level(cos(angle)))
        box = Box(left, top, left + width, top + height)
        if _from_middle(box) >= edge + CLEAR:
            return box
        reach += 1.0


def _from_middle(box: Box) -> float:
    """How far the nearest point of a box is from (0, 0)."""
    return hypot(max(box.left, -box.right, 0.0), max(box.top, -box.bottom, 0.0))


def names_around(design: Design, size: float, edge: float) -> Box:
    """What the names of all sectors take up, about the middle of a map of that radius."""
    boxes = [name_box(design, number, size, edge) for number in range(len(design.sectors))]
    return Box(
        min(one.left for one in boxes),
        min(one.top for one in boxes),
        max(one.right for one in boxes),
        max(one.bottom for one in boxes),
    )


def _name_on_sheet(scene: Scene, number: int) -> Box:
    """The place of the name of a sector, inside the sheet."""
    plan, inside = scene.plan, scene.sheet.inside
    box = name_box(scene.sociomap.design, number, scene.sizes.sector, plan.edge)
    width, height = box.right - box.left, box.bottom - box.top
    left = min(max(plan.x + box.left, inside.left), max(inside.right - width, inside.left))
    top = min(max(plan.y + box.top, inside.top), max(inside.bottom - height, inside.top))
    return Box(left, top, left + width, top + height)


def _level(share: float) -> float:
    """-1, 0 or 1 for clearly one side, with a smooth way between."""
    return max(-1.0, min(1.0, share * 1.8))


def hint_marks(scene: Scene) -> list[Mark]:
    """What an empty map says about how to begin."""
    if not scene.sheet.hint or scene.wave.alters:
        return []
    plan, sizes = scene.plan, scene.sizes
    size = sizes.label * 1.15
    y = plan.y + plan.radii[1] * 0.55 + sizes.ego * 0.6
    lines = wrap(scene.sheet.hint, size, plan.rim * 1.5, 3)
    while lines[-1].text.endswith(ELLIPSIS) and size > LEAST_HINT:
        size -= 0.5
        lines = wrap(scene.sheet.hint, size, plan.rim * 1.5, 3)
    return [
        line_at(one, plan.x, y + number * size * 1.3, size, scene.sheet.theme.quiet, anchor=0.5)
        for number, one in enumerate(lines)
    ]
