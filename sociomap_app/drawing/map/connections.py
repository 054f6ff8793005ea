"""What joins people: curves for ties, lines to ego, soft outlines round groups."""

from math import hypot

from sociomap_app.drawing.labels.label_candidates import Block, LabelCandidate
from sociomap_app.drawing.marks import Fill, Mark, Pen, Shape, Step
from sociomap_app.drawing.text.typesetting import shorten
from sociomap_app.drawing.theme import Sizes
from sociomap_app.model.sociomap import Alter, Outline, Tie

from .hull import hull
from .scene import Scene

WEIGHT = {"daily": 2.6, "weekly": 2.0, "monthly": 1.4, "termly": 1.0, "less": 0.7}
"""Width of a line to ego by frequency, as a multiple of an ordinary tie."""

MANY = 200
"""Beyond so many ties each is drawn finer and fainter, so that people stay in front."""

HULL = "outline "
"""What the id of an outline begins with among the labels."""

HULL_REACH = 1.9
"""How far a hull stands off from the middle of a token, in radii."""

DASH = {"mixed": (6.0, 3.0), "draining": (1.5, 3.0)}

Point = tuple[float, float]


def tie_marks(scene: Scene) -> list[Mark]:
    """A gentle curve for each kind of tie that holds; two kinds bow to two sides, so both are seen."""
    marks: list[Mark] = []
    for tie in scene.wave.ties.values():
        if tie.ends[0] in scene.points and tie.ends[1] in scene.points:
            marks += tie_curves(scene, tie, scene.points[tie.ends[0]], scene.points[tie.ends[1]])
    return marks


def tie_curves(scene: Scene, tie: Tie, start: Point, end: Point) -> list[Mark]:
    """The marks of one tie between two points."""
    subject = ("tie", "|".join(tie.ends))
    theme, width = scene.sheet.theme, scene.sizes.tie
    many = len(scene.wave.ties) > MANY
    width = width * 0.6 if many else width
    marks: list[Mark] = []
    if tie.knows:
        pen = Pen(theme.tie, width, opacity=0.5 if many else 1.0)
        marks.append(Shape(curve(scene, start, end, 0.1), pen=pen, of=subject))
    if tie.works_closely:
        bow = -0.1 if tie.knows else 0.1
        steps = curve(scene, start, end, bow)
        marks.append(Shape(steps, pen=Pen(theme.tie, width * 3.2), of=subject))
        marks.append(Shape(steps, pen=Pen(theme.paper, width * 1.2), of=subject))
    return marks


def curve(scene: Scene, start: Point, end: Point, bow: float) -> tuple[Step, ...]:
    """From rim to rim, bowed by a share of its length, away from ego in the middle."""
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay)
    if length < 1e-6:
        return (("M", ax, ay), ("L", bx, by))
    nx, ny = -(by - ay) / length, (bx - ax) / length
    mx, my = (ax + bx) / 2 - scene.plan.x, (ay + by) / 2 - scene.plan.y
    side = 1.0 if nx * mx + ny * my >= 0 else -1.0
    reach = bow * length * side
    if hypot(mx, my) < scene.sizes.ego * 1.5 and bow > 0:
        reach = side * max(abs(reach), scene.sizes.ego * 2.2)
    ox, oy = nx * reach, ny * reach
    cx, cy = (ax + bx) / 2 + ox, (ay + by) / 2 + oy
    trim = scene.sizes.token * scene.looks.least
    start, end = _rim(start, (cx, cy), trim), _rim(end, (cx, cy), trim)
    return (
        ("M", *start),
        (
            "C",
            start[0] + (cx - start[0]) * 2 / 3,
            start[1] + (cy - start[1]) * 2 / 3,
            end[0] + (cx - end[0]) * 2 / 3,
            end[1] + (cy - end[1]) * 2 / 3,
            *end,
        ),
    )


def _rim(centre: Point, towards: Point, radius: float) -> Point:
    length = hypot(towards[0] - centre[0], towards[1] - centre[1])
    if length <= radius:
        return centre
    share = radius / length
    return centre[0] + (towards[0] - centre[0]) * share, centre[1] + (towards[1] - centre[1]) * share


def tie_to_me_marks(scene: Scene) -> list[Mark]:
    """Lines to ego: width by frequency, arrow by direction, dash by quality where the map asks for it."""
    marks: list[Mark] = []
    for alter_id, point in scene.points.items():
        alter = scene.wave.alters[alter_id]
        if alter.status not in ("wished", "lost"):
            marks += _to_me(scene, alter, point)
    return marks


def _to_me(scene: Scene, alter: Alter, point: Point) -> list[Mark]:
    centre = (scene.plan.x, scene.plan.y)
    outer, inner = _rim(point, centre, scene.sizes.token * 1.3), _rim(centre, point, scene.sizes.ego * 1.1)
    width = scene.sizes.tie * WEIGHT.get(alter.frequency or "", 1.0)
    dash = DASH.get(alter.quality or "", ()) if scene.sociomap.design.ask_quality else ()
    pen = Pen(scene.sheet.theme.tie, width, dash, 0.7)
    subject = ("alter", alter.id)
    marks: list[Mark] = [Shape((("M", *outer), ("L", *inner)), pen=pen, of=subject)]
    heads = {"to_me": (inner,), "from_me": (outer,), "both": (inner, outer)}.get(alter.direction or "", ())
    for tip in heads:
        tail = outer if tip is inner else inner
        marks.append(Shape(head(tip, tail, 2.2 + width * 1.6), fill=Fill(pen.colour), of=subject))
    return marks


def head(tip: Point, tail: Point, size: float) -> tuple[Step, ...]:
    """The head of an arrow at ``tip``, coming from ``tail``, of that size in points."""
    length = hypot(tail[0] - tip[0], tail[1] - tip[1]) or 1.0
    ux, uy = (tail[0] - tip[0]) / length, (tail[1] - tip[1]) / length
    base = tip[0] + ux * size * 1.6, tip[1] + uy * size * 1.6
    return (
        ("M", *tip),
        ("L", base[0] - uy * size * 0.7, base[1] + ux * size * 0.7),
        ("L", base[0] + uy * size * 0.7, base[1] - ux * size * 0.7),
        ("Z",),
    )


def outline_marks(scene: Scene) -> tuple[list[Mark], list[LabelCandidate]]:
    """Hulls round the members that stand on the map, and their names, still to be placed."""
    marks: list[Mark] = []
    names: list[LabelCandidate] = []
    theme = scene.sheet.theme
    pen = Pen(theme.hull, max(scene.sizes.tie, 1.0), (5.0, 2.5), 0.85)
    for outline in scene.wave.outlines.values():
        members = [scene.points[one] for one in sorted(outline.members) if one in scene.points]
        if members:
            steps = hull([(x, y, scene.sizes.token * HULL_REACH) for x, y in members])
            marks.append(Shape(steps, fill=Fill(theme.hull, 0.08), pen=pen, of=("outline", outline.id)))
            if outline.label:
                names.append(_outline_name(outline, members, steps, scene.sizes))
    return marks, names


def _outline_name(outline: Outline, members: list[Point], steps: tuple[Step, ...], sizes: Sizes) -> LabelCandidate:
    """The name of an outline, wanted at its rim."""
    rim = tuple((step[1], step[2]) for step in steps if len(step) == 3)
    size, least = max(sizes.label * 0.92, sizes.least_label), sizes.least_label
    ways = tuple(
        Block((shorten(outline.label, of, of * room, True),), of, cost)
        for of, room, cost in ((size, 14, 0.0), (least, 14, 18.0), (least, 9, 40.0), (least, 5, 50.0))
    )
    x, y = sum(at[0] for at in members) / len(members), sum(at[1] for at in members) / len(members)
    return LabelCandidate(f"{HULL}{outline.id}", x, y, sizes.token * HULL_REACH, ways, rim)
