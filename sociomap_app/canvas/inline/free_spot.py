"""Where on the map something new finds room: near a point, over nobody and nothing that stands there."""

from collections.abc import Iterator
from math import cos, sin

from sociomap_app.canvas.pointer.hit_test import box_of
from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.drawing.marks import Box, Shape

STEP = 10.0
"""How far apart the places are that are tried, in points."""

TURNED = 2.399963
"""The golden angle: places that wind outwards by it never line up."""

TRIES = 900

Point = tuple[float, float]


def free_spot(drawing: Drawing, near: Point, size: Point, within: Box, *, on_map: bool) -> Point:
    """The middle of a free box of that width and height near a point, in points; the point where none is free.

    The box lies ``within`` another; ``on_map``, its middle lies on a ring or in the wished-for zone.
    """
    half, high = size[0] / 2, size[1] / 2
    x = min(max(near[0], within.left + half), within.right - half)
    y = min(max(near[1], within.top + high), within.bottom - high)
    taken = _taken(drawing)
    for a, b in _outwards(x, y):
        one = Box(a - half, b - high, a + half, b + high)
        if one.within(within) and (not on_map or drawing.plan.place(a, b) is not None):
            if not any(one.meets(other) for other in taken):
                return a, b
    return x, y


def _outwards(x: float, y: float) -> Iterator[Point]:
    for n in range(TRIES):
        away = STEP * n**0.5
        yield x + away * cos(TURNED * n), y + away * sin(TURNED * n)


def _taken(drawing: Drawing) -> list[Box]:
    """Tokens, their names, the notes there are, and ego."""
    taken: list[Box] = []
    for token in drawing.figure.tokens.values():
        r = token.radius + 2
        taken += [Box(token.x - r, token.y - r, token.x + r, token.y + r), token.label]
    notes = (one for one in drawing.figure.marks if one.of[0] == "note" and isinstance(one, Shape))
    taken += [found for found in (box_of(one.steps) for one in notes) if found is not None]
    plan, ego = drawing.plan, drawing.scene.sizes.ego
    taken.append(Box(plan.x - ego, plan.y - ego, plan.x + ego, plan.y + ego))
    return taken
