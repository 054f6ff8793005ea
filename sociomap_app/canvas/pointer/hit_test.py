"""What lies under a point of the map: pure geometry on a drawing, without Qt."""

from math import hypot

import msgspec

from sociomap_app.drawing.map.connections import curve
from sociomap_app.drawing.map.hull import hull
from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.drawing.marks import Box, Shape, Step

REACH = 5.0
"""How far beside a line a pointer may be and still mean it, in points."""

INWARD, OUTWARD = 5.0, 9.0
"""How far inside and outside the drawn edge of a token a connection is drawn from, in pixels of the screen."""

HELD = 0.6
"""The share of a token's radius, at least, that moves it."""

Point = tuple[float, float]


class Hit(msgspec.Struct, frozen=True):
    """What was hit: ``kind`` is alter, rim, label, ego, tie, outline, note or empty (for none)."""

    kind: str = ""
    id: str = ""


def rim_of(radius: float, zoom: float = 1.0) -> tuple[float, float]:
    """Where the rim of a token begins and ends, from its middle, in points: as wide on the screen at any zoom."""
    return max(radius - INWARD / zoom, radius * HELD), radius + OUTWARD / zoom


def hit(drawing: Drawing, x: float, y: float, *, slack: float = 0.0, zoom: float = 1.0) -> Hit:
    """The thing under a point; what lies on top first.

    ``slack`` widens targets for a finger, in points; all of a token is then one target. ``zoom`` is how many
    pixels a point takes.
    """
    figure, scene = drawing.figure, drawing.scene
    nearest = min(
        ((hypot(token.x - x, token.y - y), one) for one, token in figure.tokens.items()), default=(1e9, "")
    )
    if nearest[1]:
        token, joins = figure.tokens[nearest[1]], nearest[1] in scene.points
        if joins and not slack and rim_of(token.radius, zoom)[0] < nearest[0] <= token.radius:
            return Hit("rim", nearest[1])
        if nearest[0] <= token.radius + slack:
            return Hit("alter", nearest[1])
    for one, token in figure.tokens.items():
        if token.label.holds(x, y):
            return Hit("label", one)
    if nearest[1] and nearest[1] in scene.points:
        if nearest[0] <= rim_of(figure.tokens[nearest[1]].radius, zoom)[1] + slack:
            return Hit("rim", nearest[1])
    if hypot(scene.plan.x - x, scene.plan.y - y) <= scene.sizes.ego:
        return Hit("ego")
    return _drawn(drawing, x, y)


def _drawn(drawing: Drawing, x: float, y: float) -> Hit:
    scene = drawing.scene
    for mark in reversed(drawing.figure.marks):
        if mark.of[0] == "note" and isinstance(mark, Shape):
            box = box_of(mark.steps)
            if box is not None and box.holds(x, y):
                return Hit("note", mark.of[1])
    for tie in scene.wave.ties.values():
        one, other = scene.points.get(tie.ends[0]), scene.points.get(tie.ends[1])
        if one is None or other is None:
            continue
        bows = [0.1] if tie.knows else []
        if tie.works_closely:
            bows.append(-0.1 if tie.knows else 0.1)
        if any(_near(curve(scene, one, other, bow), x, y) for bow in bows):
            return Hit("tie", "|".join(tie.ends))
    inside = [
        outline
        for outline in scene.wave.outlines.values()
        if _holds(
            [scene.points[member] for member in outline.members if member in scene.points],
            scene.sizes.token * 1.9,
            x,
            y,
        )
    ]
    if inside:
        return Hit("outline", min(inside, key=lambda one: len(one.members)).id)
    return Hit()


def box_of(steps: tuple[Step, ...]) -> Box | None:
    """The box round the corners of a shape; None for a mere line."""
    ends = [numbers[-2:] for _, *numbers in steps if len(numbers) >= 2]
    if len(ends) < 4:
        return None
    xs, ys = [x for x, _ in ends], [y for _, y in ends]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _near(steps: tuple[Step, ...], x: float, y: float) -> bool:
    """Whether the point lies beside a curve, followed in short pieces."""
    _, *first = steps[0]
    letter, *last = steps[-1]
    ax, ay = first
    if letter == "L":
        return _beside((ax, ay), (last[0], last[1]), x, y)
    bx, by, cx, cy, dx, dy = last
    before = (ax, ay)
    for n in range(1, 17):
        t, s = n / 16, 1 - n / 16
        here = (
            s**3 * ax + 3 * s * s * t * bx + 3 * s * t * t * cx + t**3 * dx,
            s**3 * ay + 3 * s * s * t * by + 3 * s * t * t * cy + t**3 * dy,
        )
        if _beside(before, here, x, y):
            return True
        before = here
    return False


def _beside(a: Point, b: Point, x: float, y: float) -> bool:
    length = hypot(b[0] - a[0], b[1] - a[1])
    if length == 0:
        return hypot(x - a[0], y - a[1]) <= REACH
    share = ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / length**2
    share = min(max(share, 0.0), 1.0)
    return hypot(x - a[0] - share * (b[0] - a[0]), y - a[1] - share * (b[1] - a[1])) <= REACH


def _holds(members: list[Point], reach: float, x: float, y: float) -> bool:
    """Whether the point lies within the hull round the members."""
    corners = [(step[1], step[2]) for step in hull([(*one, reach) for one in members]) if len(step) == 3]
    return inside(corners, x, y)


def inside(corners: list[Point], x: float, y: float) -> bool:
    """Whether a point lies within a closed line through these corners (even-odd rule)."""
    within = False
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            within = not within
    return within


def nearest_towards(drawing: Drawing, start: str, dx: int, dy: int) -> str | None:
    """The alter that an arrow key leads to: nearest in that direction, straight ahead before aside."""
    tokens = drawing.figure.tokens
    here = tokens[start]
    best: tuple[float, str] | None = None
    for one, token in tokens.items():
        ahead = (token.x - here.x) * dx + (token.y - here.y) * dy
        aside = abs((token.x - here.x) * dy) + abs((token.y - here.y) * dx)
        if one != start and ahead > 0.5:
            cost = ahead + 2.2 * aside
            if best is None or (cost, one) < best:
                best = (cost, one)
    return best[1] if best else None
