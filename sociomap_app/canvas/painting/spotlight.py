"""Who stands out while the rest of the map steps back: someone with their neighbours, or those a filter keeps."""

from collections.abc import Collection

import msgspec

from sociomap_app.drawing.map.map_figure import Drawing


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
    drawing: Drawing, chosen: Collection[str], pointed: str, kept: frozenset[str] | None, *, alone: bool = False
) -> Spotlight | None:
    """Whoever is pointed at, else whoever is selected, with their neighbours. None for everybody.

    Those chosen ``alone`` stand out without neighbours. With a filter it is those it ``kept``, and whoever is
    pointed at or selected besides. People beside the map stand out while somebody is selected: they wait for
    their place.
    """
    tokens, points = drawing.figure.tokens, drawing.scene.points
    about = frozenset({pointed} if pointed in points else chosen).intersection(points)
    if kept is not None:
        lit = kept.intersection(tokens) | about
        return Spotlight(lit, lit)
    if about and len(about) < len(tokens):
        waiting = tokens.keys() - points.keys()
        if alone and pointed not in points:
            return Spotlight(about | waiting.intersection(chosen), about)
        return Spotlight(neighbours(drawing, about) | waiting, about)
    return None
