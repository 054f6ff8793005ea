"""The map as one figure: what is drawn, in which order, for a window and for paper alike."""

from collections.abc import Mapping

import msgspec

from sociomap_app.drawing.labels.label_blocks import CROWDED, blocks
from sociomap_app.drawing.labels.label_candidates import LabelCandidate, Placed
from sociomap_app.drawing.labels.label_placement import place
from sociomap_app.drawing.labels.leader_lines import leader_mark
from sociomap_app.drawing.marks import Box, Figure, Fill, Mark, Shape, Token, box
from sociomap_app.drawing.sheet import Sheet, sizes_for
from sociomap_app.drawing.text.text_marks import set_lines
from sociomap_app.drawing.theme import Sizes
from sociomap_app.model.sociomap import Design, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import in_words

from .connections import HULL, outline_marks, tie_marks, tie_to_me_marks
from .ground import ground_marks, hint_marks, names_around, sector_names
from .heading import heading_marks, legend_marks
from .note_slips import Notes, note_marks
from .plan import Plan, make_plan
from .scene import Scene
from .token_looks import Looks, looks_of
from .tokens import ego_marks, reach_of, token_marks
from .tokens_apart import points_apart
from .tray import Tray, column_of, make_tray

KEPT_SHARE = 0.75
"""How much of its size a map keeps for the room of the tray to be kept while nobody waits there."""

SETTLING = 4
"""So often room for the names is taken off: the smaller the map, the further they stand out."""


class Drawing(msgspec.Struct, frozen=True):
    """A figure of a map, with the scene it was composed in: the plan turns its points into places.

    ``labels`` says how each name was set and where, by the id of its alter; ``HULL`` and an id for outlines.
    """

    figure: Figure
    scene: Scene
    labels: Mapping[str, Placed] = {}

    @property
    def plan(self) -> Plan:
        """Where rings and sectors lie."""
        return self.scene.plan


def draw_map(sociomap: Sociomap, wave_id: str, framework: Framework, sheet: Sheet) -> Drawing:
    """The map of one wave on a sheet. KeyError for a wave that is not there."""
    sociomap = in_words(sociomap, framework)
    wave = sociomap.wave(wave_id)
    heading, top = heading_marks(sociomap, wave, sheet)
    looks = looks_of(sociomap, wave, framework, sheet.theme)
    legend, bottom = legend_marks(sociomap, wave, framework, sheet, looks)
    waiting = [alter for alter in wave.alters.values() if not alter.place.on_map]
    inside = sheet.inside
    free = Box(inside.left, top, inside.right, bottom)
    tray = make_tray(waiting, free, sheet)
    left = _left(sociomap, sheet, free, tray, len(wave.alters) - len(waiting))
    scene = _scene(sociomap, wave, framework, sheet, free, left, looks)
    marks: list[Mark] = []
    if sheet.background:
        marks.append(Shape(box(0, 0, sheet.width, sheet.height), fill=Fill(sheet.theme.paper)))
    marks += heading
    marks += ground_marks(scene)
    names, walls = sector_names(scene)
    hulls, hull_names = outline_marks(scene)
    marks += hulls
    marks += tie_marks(scene)
    if sociomap.view.ties_to_me:
        marks += tie_to_me_marks(scene)
    marks += names
    bounds = Box(tray.right, top, inside.right, bottom)
    placed = place(_wanted(scene, hull_names), walls, bounds)
    marks += _under_labels(scene, placed)
    notes = note_marks(scene, [*walls, *(one.box for one in placed.values())], bounds) if sheet.notes else Notes()
    marks += notes.threads
    for alter_id in scene.points:
        marks += token_marks(scene, wave.alters[alter_id])
    marks += ego_marks(scene)
    marks += _label_marks(scene, placed)
    marks += notes.slips
    marks += hint_marks(scene)
    marks += [*tray.marks, *legend]
    figure = Figure(sheet.width, sheet.height, tuple(marks), _tokens(scene, placed, tray), _unsigned(placed))
    return Drawing(figure, scene, placed)


def _scene(
    sociomap: Sociomap, wave: Wave, framework: Framework, sheet: Sheet, area: Box, left: float, looks: Looks
) -> Scene:
    """``left`` is where the tray ends; the map stands in the middle of the whole area where there is room."""
    people = sum(1 for alter in wave.alters.values() if alter.place.on_map)
    inner, sizes = _room(sociomap.design, sheet, area, left, people)
    plan = make_plan(sociomap.design, inner, sizes.token, sizes.ego)
    places = {one.id: one.place for one in wave.alters.values() if one.place.on_map}
    points = points_apart(plan, places, {one: looks.of(one).size for one in places})
    colours = sheet.theme.sector_colours(sociomap.design.sectors)
    return Scene(sociomap, wave, framework, sheet, plan, sizes, colours, points, looks)


def _room(design: Design, sheet: Sheet, area: Box, left: float, people: int) -> tuple[Box, Sizes]:
    """Where the largest map lies that leaves room all round for the names of its sectors, and its sizes."""
    wide, high = area.right - left, area.bottom - area.top
    edge = min(wide, high - 8) / 2
    sizes = sizes_for(edge, people, sheet.reading, sheet.least)
    side = above = below = 4.0
    for _ in range(SETTLING):
        names = names_around(design, sizes.sector, edge)
        side = min(max(-names.left, names.right, edge) - edge + 4, wide * 0.2)
        above = min(max(-names.top - edge, 0.0) + 4, high * 0.15)
        below = min(max(names.bottom - edge, 0.0) + 4, high * 0.15)
        edge = max(min(edge, wide / 2 - side, (high - above - below) / 2), 1.0)
    x = max(min((area.left + area.right) / 2, area.right - side - edge), left + side + edge)
    y = max(min((area.top + area.bottom) / 2, area.bottom - below - edge), area.top + above + edge)
    return Box(x - edge, y - edge, x + edge, y + edge), sizes


def _left(sociomap: Sociomap, sheet: Sheet, free: Box, tray: Tray, people: int) -> float:
    """Where the tray ends. Its room is kept while nobody waits, where that costs the map little."""
    kept = free.left + column_of(sheet) + 8
    if tray.marks or not sheet.tray_room:
        return tray.right
    with_room, without = (_room(sociomap.design, sheet, free, left, people)[0] for left in (kept, free.left))
    worth = with_room.right - with_room.left >= KEPT_SHARE * (without.right - without.left)
    return kept if worth else tray.right


def _wanted(scene: Scene, hull_names: list[LabelCandidate]) -> list[LabelCandidate]:
    crowded = len(scene.points) > CROWDED
    alters, sizes = scene.wave.alters, scene.sizes
    people = [
        LabelCandidate(one, x, y, reach_of(scene, alters[one]), blocks(alters[one].label, sizes, crowded))
        for one, (x, y) in scene.points.items()
    ]
    return [*people, *hull_names]


def _subject(owner: str) -> tuple[str, str]:
    if owner.startswith(HULL):
        return ("outline", owner.removeprefix(HULL))
    return ("alter", owner)


def _under_labels(scene: Scene, placed: Mapping[str, Placed]) -> list[Mark]:
    """The lines that lead to labels, and a pad of paper under each label: both lie below all tokens."""
    theme = scene.sheet.theme
    marks = [leader_mark(one.leader, theme, _subject(owner)) for owner, one in placed.items() if one.leader]
    for owner, one in placed.items():
        pad = box(one.box.left - 2, one.box.top, one.box.right + 2, one.box.bottom, 2.5)
        marks.append(Shape(pad, fill=Fill(theme.paper, 0.8), of=_subject(owner)))
    return marks


def _label_marks(scene: Scene, placed: Mapping[str, Placed]) -> list[Mark]:
    marks: list[Mark] = []
    theme = scene.sheet.theme
    for owner, one in placed.items():
        hull = owner.startswith(HULL)
        colour = theme.hull if hull else theme.ink
        marks += set_lines(one.block.lines, one.block.size, one.box, colour, _subject(owner), bold=hull)
    return marks


def _tokens(scene: Scene, placed: Mapping[str, Placed], tray: Tray) -> dict[str, Token]:
    tokens = {
        alter_id: Token(x, y, scene.radius(alter_id), placed[alter_id].box)
        for alter_id, (x, y) in scene.points.items()
    }
    tokens.update(tray.tokens)
    return tokens


def _unsigned(placed: Mapping[str, Placed]) -> frozenset[str]:
    missing: set[str] = set()
    for one in placed.values():
        for line in one.block.lines:
            missing |= line.unsigned
    return frozenset(missing)
