"""What lies under a point of the map: pure geometry on a drawing, without Qt."""

from collections.abc import Collection
from math import hypot
from typing import Literal

import msgspec

from sociomap_app.drawing.map.connections import curve
from sociomap_app.drawing.map.hull import hull
from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.drawing.map.scene import Scene
from sociomap_app.drawing.marks import Box, Shape, Step
from sociomap_app.model.sociomap import Tie

REACH = 5.0
"""How far beside a line a pointer may be and still mean it, in points."""

INWARD, OUTWARD = 5.0, 9.0
"""How far inside and outside the drawn edge of a token a connection is drawn from, in pixels of the screen."""

HELD = 0.6
"""The share of a token's radius, at least, that moves it."""

Point = tuple[float, float]


HitKind = Literal["", "alter", "rim", "label", "ego", "tie", "outline", "note"]
"""What can be hit: of an alter the token, its rim or its name; the empty word for bare ground."""


class Hit(msgspec.Struct, frozen=True):
    """What was hit, with the id of it; that of a tie is its two ends with a bar between."""

    kind: HitKind = ""
    id: str = ""


def rim_of(radius: float, zoom: float = 1.0) -> tuple[float, float]:
    """Where the rim of a token begins and ends, from its middle, in points: as wide on the screen at any zoom."""
    return max(radius - INWARD / zoom, radius * HELD), radius + OUTWARD / zoom


def hit(drawing: Drawing, x: float, y: float, *, slack: float = 0.0, zoom: float = 1.0) -> Hit:
    """The thing under a point; what lies on top first.

    ``slack`` widens targets for a finger, in points; all of a token is then one target. ``zoom`` is how many
    pixels a point takes.
    """
    near = _nearest(drawing, x, y)
    return (
        (_on_token(drawing, *near, slack, zoom) if near else None)
        or _on_label(drawing, x, y)
        or (_beside_token(drawing, *near, slack, zoom) if near else None)
        or _on_ego(drawing, x, y)
        or _on_note(drawing, x, y)
        or _on_tie(drawing, x, y)
        or _in_outline(drawing, x, y)
        or Hit()
    )


def _nearest(drawing: Drawing, x: float, y: float) -> tuple[str, float] | None:
    """The alter whose token has its middle nearest, and how far that is away; None on an empty map."""
    away = ((hypot(token.x - x, token.y - y), one) for one, token in drawing.figure.tokens.items())
    far, one = min(away, default=(0.0, ""))
    return (one, far) if one else None


def _on_token(drawing: Drawing, one: str, far: float, slack: float, zoom: float) -> Hit | None:
    """The token itself, or of somebody who can be joined the inner half of the rim, which a finger cannot meet."""
    radius = drawing.figure.tokens[one].radius
    if one in drawing.scene.points and not slack and rim_of(radius, zoom)[0] < far <= radius:
        return Hit("rim", one)
    return Hit("alter", one) if far <= radius + slack else None


def _on_label(drawing: Drawing, x: float, y: float) -> Hit | None:
    found = (one for one, token in drawing.figure.tokens.items() if token.label.holds(x, y))
    return next((Hit("label", one) for one in found), None)


def _beside_token(drawing: Drawing, one: str, far: float, slack: float, zoom: float) -> Hit | None:
    """The outer half of the rim, which gives way to names."""
    reach = rim_of(drawing.figure.tokens[one].radius, zoom)[1] + slack
    return Hit("rim", one) if one in drawing.scene.points and far <= reach else None


def _on_ego(drawing: Drawing, x: float, y: float) -> Hit | None:
    plan = drawing.plan
    return Hit("ego") if hypot(plan.x - x, plan.y - y) <= drawing.scene.sizes.ego else None


def _on_note(drawing: Drawing, x: float, y: float) -> Hit | None:
    """Of notes that overlap, the one painted last."""
    for mark in reversed(drawing.figure.marks):
        if mark.of[0] == "note" and isinstance(mark, Shape):
            box = box_of(mark.steps)
            if box is not None and box.holds(x, y):
                return Hit("note", mark.of[1])
    return None


def _on_tie(drawing: Drawing, x: float, y: float) -> Hit | None:
    scene = drawing.scene
    for tie in scene.wave.ties.values():
        one, other = scene.points.get(tie.ends[0]), scene.points.get(tie.ends[1])
        if one is not None and other is not None:
            if any(_near(curve(scene, one, other, bow), x, y) for bow in _bows(tie)):
                return Hit("tie", "|".join(tie.ends))
    return None


def _bows(tie: Tie) -> list[float]:
    """How the curves of a tie bow: the two kinds to two sides, one alone as the first of them."""
    return [0.1, -0.1][: tie.knows + tie.works_closely]


def _in_outline(drawing: Drawing, x: float, y: float) -> Hit | None:
    """Of outlines that overlap, the one round the fewest."""
    scene = drawing.scene
    inside = [one for one in scene.wave.outlines.values() if _holds(scene, one.members, x, y)]
    return Hit("outline", min(inside, key=lambda one: len(one.members)).id) if inside else None


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


def _holds(scene: Scene, members: Collection[str], x: float, y: float) -> bool:
    """Whether the outline of these members goes round a point."""
    reach = scene.sizes.token * 1.9
    steps = hull([(*scene.points[one], reach) for one in members if one in scene.points])
    return inside([(step[1], step[2]) for step in steps if len(step) == 3], x, y)


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
