"""Tokens: shape by kind, fill by sector, outline by how the tie stands."""

from sociomap_app.drawing.marks import Colour, Fill, Mark, Pen, Shape, Step, Subject, box, diamond, disc
from sociomap_app.drawing.text.text_marks import words_at
from sociomap_app.drawing.text.typesetting import measure, shorten
from sociomap_app.drawing.theme import Sizes, Theme, grey_of
from sociomap_app.model.fields import Kind
from sociomap_app.model.sociomap import Alter

from .scene import Scene

DARK = 118
"""Under this grey of the fill, light letters read better."""


def token_marks(scene: Scene, alter: Alter) -> list[Mark]:
    """The token of an alter that stands on the map."""
    return token_at(scene, alter, *scene.points[alter.id])


def token_at(scene: Scene, alter: Alter, x: float, y: float) -> list[Mark]:
    """The token of an alter of the map at any point: as the map's view colours, sizes and outlines it."""
    look, sizes, theme = scene.looks.of(alter.id), scene.sizes, scene.sheet.theme
    radius = sizes.token * look.size
    marks = token(alter, x, y, radius, look.fill, theme, sizes.outline * look.outline)
    hollow = alter.status in ("lost", "wished")
    fill = theme.paper if hollow else look.fill
    return marks + letter_in(look.letter, x, y, radius, fill, theme, ("alter", alter.id))


def letter_in(
    letter: str, x: float, y: float, radius: float, fill: Colour, theme: Theme, of: Subject
) -> list[Mark]:
    """A letter in the middle of a token, dark on light fills and light on dark ones; nothing for no letter."""
    if not letter:
        return []
    colour = theme.paper if grey_of(fill)[0] < DARK else theme.ink
    size = radius * 1.15
    return [words_at(letter, x, y + size * 0.36, size, colour, bold=True, anchor=0.5, of=of)]


def token(alter: Alter, x: float, y: float, radius: float, fill: Colour, theme: Theme, width: float) -> list[Mark]:
    """A token anywhere: hollow for lost and wished-for, dashed for fading, dotted for wished-for."""
    subject: Subject = ("alter", alter.id)
    steps = outline_of(alter.kind, x, y, radius)
    inside = Fill(theme.paper) if alter.status in ("lost", "wished") else Fill(fill)
    dash = {"fading": (radius * 0.45, radius * 0.3), "wished": (0.1, width * 1.9)}.get(alter.status, ())
    ink = theme.quiet if alter.status == "lost" else theme.ink
    marks: list[Mark] = [Shape(steps, fill=inside, pen=Pen(ink, width, dash), of=subject)]
    if alter.status == "lost":
        r = radius * 0.45
        cross = (("M", x - r, y - r), ("L", x + r, y + r), ("M", x + r, y - r), ("L", x - r, y + r))
        marks.append(Shape(cross, pen=Pen(ink, width), of=subject))
    return marks


def reach_of(scene: Scene, alter: Alter) -> float:
    """How far somebody's token reaches from its centre, its outline included, in points."""
    share = {"group": 0.92, "resource": 1.22}.get(alter.kind, 1.0)
    return scene.radius(alter.id) * share + scene.sizes.outline * scene.looks.of(alter.id).outline / 2


def outline_of(kind: Kind, x: float, y: float, radius: float) -> tuple[Step, ...]:
    """Disc for a person, rounded square for a group, diamond for a resource; alike in area."""
    if kind == "group":
        r = radius * 0.92
        return box(x - r, y - r, x + r, y + r, r * 0.45)
    if kind == "resource":
        return diamond(x, y, radius * 1.22)
    return disc(x, y, radius)


def ego_marks(scene: Scene) -> list[Mark]:
    """The person at the centre."""
    plan, theme, sizes = scene.plan, scene.sheet.theme, scene.sizes
    label, size = _fitting(scene.sociomap.ego.label, sizes)
    ink = grey_of(theme.ink) if theme.greyscale else theme.ink
    return [
        Shape(disc(plan.x, plan.y, sizes.ego), fill=Fill(ink), of=("ego", "")),
        words_at(
            label,
            plan.x,
            plan.y + size * 0.35,
            size,
            theme.paper,
            bold=True,
            anchor=0.5,
            of=("ego", ""),
        ),
    ]


def _fitting(label: str, sizes: Sizes) -> tuple[str, float]:
    """Ego's label at the largest size that fits the disc, shortened where even the smallest does not."""
    room = sizes.ego * 1.75
    for size in (sizes.ego * 0.72, sizes.ego * 0.6, sizes.ego * 0.5):
        if measure(label, size, True) <= room:
            return label, size
    size = sizes.ego * 0.5
    return shorten(label, size, room, True).text, size
