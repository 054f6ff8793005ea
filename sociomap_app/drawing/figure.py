"""The map as one figure: what is drawn, in which order, for a window and for paper alike."""

from collections.abc import Mapping

import msgspec

from sociomap_app.frameworks.entries import Framework
from sociomap_app.model.sociomap import Alter, Sociomap, Wave

from .ground import ground_marks, hint_marks, name_reach, sector_names
from .heading import heading_marks, legend_marks
from .labels import Block, Placed, Wanted, place
from .letters import shorten, wrap
from .links import outline_marks, tie_marks, tie_to_me_marks
from .looks import Looks, looks_of
from .marks import Box, Figure, Fill, Mark, Shape, Token, box
from .notes import note_marks
from .plan import Plan, make_plan
from .scene import Scene
from .setting import set_lines
from .sheet import Sheet, sizes_for
from .theme import Sizes
from .tokens import ego_marks, token_marks
from .tray import COLUMN, Tray, make_tray

CUT = 10.0
"""What it costs to shorten a name on one line: more than wrapping it, less than covering a neighbour."""

MOST_ON_A_LINE = 9.5
"""Room for one line of a label, in label sizes."""


class Drawing(msgspec.Struct, frozen=True):
    """A figure of a map, with the scene it was composed in: the plan turns its points into places."""

    figure: Figure
    scene: Scene

    @property
    def plan(self) -> Plan:
        """Where rings and sectors lie."""
        return self.scene.plan


def draw_map(sociomap: Sociomap, wave_id: str, framework: Framework, sheet: Sheet) -> Drawing:
    """The map of one wave on a sheet. KeyError for a wave that is not there."""
    wave = sociomap.wave(wave_id)
    heading, top = heading_marks(sociomap, wave, framework, sheet)
    looks = looks_of(sociomap, wave, framework, sheet.theme)
    legend, bottom = legend_marks(sociomap, wave, framework, sheet, looks)
    waiting = [alter for alter in wave.alters.values() if not alter.place.on_map]
    inside = sheet.inside
    free = Box(inside.left, top, inside.right, bottom)
    tray = make_tray(waiting, free, sheet.theme)
    left = max(tray.right, free.left + COLUMN + 8) if sheet.tray_room else tray.right
    scene = _scene(sociomap, wave, framework, sheet, free, left, looks)
    marks: list[Mark] = []
    if sheet.background:
        marks.append(Shape(box(0, 0, sheet.width, sheet.height), fill=Fill(sheet.theme.paper)))
    marks += ground_marks(scene)
    names, walls = sector_names(scene)
    marks += names
    hulls, hull_names = outline_marks(scene)
    marks += hulls
    marks += tie_marks(scene)
    if sociomap.view.ties_to_me:
        marks += tie_to_me_marks(scene)
    for alter_id in scene.points:
        marks += token_marks(scene, wave.alters[alter_id])
    marks += ego_marks(scene)
    placed = place(_wanted(scene, hull_names), walls, Box(tray.right, top, inside.right, bottom))
    marks += _label_marks(scene, placed)
    if sheet.notes:
        marks += note_marks(scene, [one.box for one in placed.values()], free)
    marks += hint_marks(scene)
    marks += [*tray.marks, *heading, *legend]
    figure = Figure(
        sheet.width, sheet.height, tuple(marks), _tokens(scene, placed, tray), _unsigned(marks, placed)
    )
    return Drawing(figure, scene)


def _scene(
    sociomap: Sociomap, wave: Wave, framework: Framework, sheet: Sheet, area: Box, left: float, looks: Looks
) -> Scene:
    """``left`` is where the tray ends; the map stands in the middle of the whole area where there is room."""
    people = sum(1 for alter in wave.alters.values() if alter.place.on_map)
    half = min(area.right - left, area.bottom - area.top - 8) / 2
    sizes = sizes_for(half, people, sheet.reading)
    side = min(_side_room(sociomap, sizes, half), (area.right - left) * 0.2)
    edge = min(half, (area.right - left) / 2 - side)
    middle = (area.left + area.right) / 2
    middle = max(min(middle, area.right - side - edge), left + side + edge)
    inner = Box(middle - edge, area.top + 4, middle + edge, area.bottom - 4)
    plan = make_plan(sociomap.design, inner, sizes.token, sizes.ego)
    points = {alter.id: plan.point(alter.place) for alter in wave.alters.values() if alter.place.on_map}
    colours = sheet.theme.sector_colours(sociomap.design.sectors)
    return Scene(sociomap, wave, framework, sheet, plan, sizes, colours, points, looks)


def _side_room(sociomap: Sociomap, sizes: Sizes, edge: float) -> float:
    """Room left and right of a map of that radius for the names of its sectors."""
    design = sociomap.design
    return max(name_reach(design, n, sizes.sector, edge) for n in range(len(design.sectors))) + 4


def _wanted(scene: Scene, hull_names: list[Wanted]) -> list[Wanted]:
    people = [
        Wanted(alter_id, x, y, scene.radius(alter_id), _blocks(scene.wave.alters[alter_id], scene.sizes))
        for alter_id, (x, y) in scene.points.items()
    ]
    return [*people, *hull_names]


def _blocks(alter: Alter, sizes: Sizes) -> tuple[Block, ...]:
    """The ways to set a label: on one line, on two, on three; then smaller, then shortened."""
    size, least = sizes.label, sizes.least_label
    room = size * MOST_ON_A_LINE
    first = shorten(alter.label, size, room)
    blocks = [Block((first,), size, 0.0 if first.text == alter.label else CUT)]
    if " " in alter.label:
        blocks.append(_wrapped(alter, size, room, 2, 2.0))
        blocks.append(_wrapped(alter, size, room * 0.75, 3, 4.0))
    if least < size:
        blocks.append(Block((shorten(alter.label, least, least * MOST_ON_A_LINE),), least, 20.0))
    blocks.append(Block((shorten(alter.label, least, least * 5),), least, 40.0))
    return tuple(blocks)


def _wrapped(alter: Alter, size: float, room: float, most: int, cost: float) -> Block:
    return Block(tuple(wrap(alter.label, size, room, most)), size, cost)


def _label_marks(scene: Scene, placed: Mapping[str, Placed]) -> list[Mark]:
    marks: list[Mark] = []
    theme = scene.sheet.theme
    for owner, one in placed.items():
        hull = owner.startswith("outline ")
        subject = ("outline", owner.removeprefix("outline ")) if hull else ("alter", owner)
        pad = box(one.box.left - 2, one.box.top, one.box.right + 2, one.box.bottom, 2.5)
        marks.append(Shape(pad, fill=Fill(theme.paper, 0.8), of=subject))
        colour = theme.hull if hull else theme.ink
        marks += set_lines(one.block.lines, one.block.size, one.box, colour, subject, bold=hull)
    return marks


def _tokens(scene: Scene, placed: Mapping[str, Placed], tray: Tray) -> dict[str, Token]:
    tokens = {
        alter_id: Token(x, y, scene.radius(alter_id), placed[alter_id].box)
        for alter_id, (x, y) in scene.points.items()
    }
    tokens.update(tray.tokens)
    return tokens


def _unsigned(marks: list[Mark], placed: Mapping[str, Placed]) -> frozenset[str]:
    missing: set[str] = set()
    for one in placed.values():
        for line in one.block.lines:
            missing |= line.unsigned
    return frozenset(missing)
