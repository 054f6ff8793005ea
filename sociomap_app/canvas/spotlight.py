"""Who stands out while the rest of the map steps back: someone with their neighbours, or those a filter keeps."""

from collections.abc import Collection

import msgspec

from sociomap_app.drawing.figure import Drawing


class Spotlight(msgspec.Struct, frozen=True):
    """Alters that stand out, and those among them whose ties stand out too."""

    lit: frozenset[str]
    about: frozenset[str]


def neighbours(drawing: Drawing, ids: Collection[str]) -> frozenset[str]:
    """These alters and everybody tied to one of them."""
    near = set(ids)
    for ends in drawing.scene.wave.ties:
        if not near.isdisjoint(ends) and not set(ends).isdisjoint(ids):
            near.update(ends)
    return frozenset(near)


def spotlight(
    drawing: Drawing, chosen: Collection[str], pointed: str, kept: frozenset[str] | None
) -> Spotlight | None:
    """Whoever is pointed at, else whoever is selected; of those a filter ``kept``. None for everybody.

    People beside the map always stand out: they wait for their place.
    """
    tokens, points = drawing.figure.tokens, drawing.scene.points
    about = frozenset({pointed} if pointed in points else chosen).intersection(points)
    waiting = frozenset(tokens.keys() - points.keys())
    if about and len(about) < len(tokens):
        lit = neighbours(drawing, about)
        if kept is not None:
            lit = (lit & kept) | about
        return Spotlight(lit | waiting, about)
    if kept is not None:
        return Spotlight(kept.intersection(tokens), kept)
    return None
