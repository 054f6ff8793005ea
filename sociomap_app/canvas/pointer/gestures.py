"""Gestures, each a generator that reads from top to bottom: its locals are the state of the drag.

A gesture yields what the overlay shows and is sent the pointer; when the pointer is released it returns the
act to do, or None. Closing it (Esc, undo, another window) means that nothing happened.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from math import hypot

from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.editing import operations
from sociomap_app.editing.session import Selection, Session
from sociomap_app.model.asked import givers
from sociomap_app.model.sociomap import WISHED, Place, Wave

from .hit_test import hit, inside

THRESHOLD = 4.0
"""How far a pointer moves before a press becomes a drag, in points."""

STRAIGHT = 0.08
"""How far a line drawn by hand bends, as a share of its length, before it goes round anything."""

Point = tuple[float, float]
MapAct = Callable[[Session], object]


@dataclass(frozen=True, slots=True)
class PointerAt:
    """Where the pointer is, in points of the figure; whether it was let go; whether Shift is held."""

    x: float
    y: float
    released: bool = False
    shift: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What the overlay shows while a gesture lasts. ``note`` is one with how far it is moved, in points."""

    moved: dict[str, Point] = field(default_factory=dict)
    cell: tuple[int, str] | None = None
    words: str = ""
    line: tuple[Point, Point] | None = None
    lasso: tuple[Point, ...] = ()
    target: str | None = None
    given: frozenset[str] | None = None
    note: tuple[str, float, float] | None = None
    at: Point = (0.0, 0.0)


Gesture = Generator[Preview, PointerAt, MapAct | None]


def cell_words(drawing: Drawing, place: Place | None) -> str:
    """The cell by name: “Close · Placement school”."""
    if place is None:
        return "Beside the map: not placed yet"
    design = drawing.scene.sociomap.design
    sector = design.sector(place.sector)
    ring = "Would like" if place.ring == WISHED else design.rings[(place.ring or 1) - 1].label
    return f"{ring[:1].upper()}{ring[1:]} · {sector.label if sector else ''}"


def _far(start: PointerAt, here: PointerAt) -> bool:
    """Whether the pointer has come so far that this is a drag."""
    return hypot(here.x - start.x, here.y - start.y) >= THRESHOLD


def _held(start: PointerAt) -> Generator[Preview, PointerAt, PointerAt]:
    """Show nothing until a press becomes a drag, or is let go; where the pointer is then."""
    here = start
    while not here.released and not _far(start, here):
        here = yield Preview()
    return here


def drag_people(drawing: Drawing, ids: frozenset[str], grabbed: str, start: PointerAt) -> Gesture:
    """Move people together. Those released beyond the map are taken off it."""
    tokens, plan = drawing.figure.tokens, drawing.plan
    began = {one: (tokens[one].x, tokens[one].y) for one in ids if one in tokens}
    here = yield from _held(start)
    if not _far(start, here):
        return _click(grabbed, start.shift)
    while not here.released:
        moved = _moved(began, start, here)
        place = plan.place(*moved[grabbed])
        cell = (place.ring, place.sector) if place and place.ring is not None and place.sector else None
        here = yield Preview(moved=moved, cell=cell, words=cell_words(drawing, place), at=(here.x, here.y))
    places = {one: plan.place(*point) or Place() for one, point in _moved(began, start, here).items()}

    def act(session: Session) -> bool:
        done = operations.move(session, places)
        session.select_alters(ids)
        return done

    return act


def _moved(began: Mapping[str, Point], start: PointerAt, here: PointerAt) -> dict[str, Point]:
    """Where those are now who come along with the pointer."""
    dx, dy = here.x - start.x, here.y - start.y
    return {one: (x + dx, y + dy) for one, (x, y) in began.items()}


def _click(alter_id: str, shift: bool) -> MapAct:
    def act(session: Session) -> None:
        chosen = session.selection.alters
        if shift:
            session.select_alters(chosen ^ {alter_id})
        else:
            session.select_alters({alter_id})

    return act


def _join_click(alter_id: str) -> MapAct:
    """While joining: the first click takes one end, the second the other."""

    def act(session: Session) -> None:
        chosen = session.selection.alters
        if len(chosen) == 1 and alter_id not in chosen:
            operations.join(session, [(next(iter(chosen)), alter_id)])
            session.select_alters(())
        else:
            session.select_alters({alter_id})

    return act


def draw_join(drawing: Drawing, source: str, start: PointerAt, *, joining: bool = False) -> Gesture:
    """Draw a connection from one token to another; while ``joining``, two clicks do the same."""
    here = start
    token = drawing.figure.tokens[source]
    went = False
    while not here.released:
        went = went or _far(start, here)
        over = _person_at(drawing, here)
        target = over if over != source else None
        words = _join_words(drawing, source, target) if went else ""
        line = ((token.x, token.y), (here.x, here.y)) if went else None
        here = yield Preview(line=line, target=target, words=words, at=(here.x, here.y))
    target = _person_at(drawing, here)
    if not went:
        return _join_click(source) if joining else _click(source, start.shift)
    if target is None or target == source:
        return None
    other: str = target
    return lambda session: operations.join(session, [(source, other)])


def _join_words(drawing: Drawing, source: str, target: str | None) -> str:
    alters = drawing.scene.wave.alters
    name = alters[source].label
    return f"Join {name} and {alters[target].label}" if target else f"Join {name} with …"


def _person_at(drawing: Drawing, here: PointerAt) -> str | None:
    found = hit(drawing, here.x, here.y, slack=4.0)
    on_map = found.kind in ("alter", "label", "rim") and found.id in drawing.scene.points
    return found.id if on_map else None


def lasso(drawing: Drawing, start: PointerAt, *, outlining: bool = False) -> Gesture:
    """Draw round people to select them, or to outline them; a plain click on empty ground selects nothing."""
    here = start
    line: list[Point] = [(start.x, start.y)]
    while not here.released:
        if hypot(here.x - line[-1][0], here.y - line[-1][1]) >= 2.0:
            line.append((here.x, here.y))
        here = yield Preview(lasso=tuple(_area_of(line)))
    went = max(hypot(x - start.x, y - start.y) for x, y in line) >= THRESHOLD
    area = _area_of(line) if went else []
    tokens = drawing.scene.points if outlining else {one: (t.x, t.y) for one, t in drawing.figure.tokens.items()}
    caught = frozenset(one for one, point in tokens.items() if went and inside(area, *point))

    def act(session: Session) -> None:
        chosen = session.selection.alters if start.shift else frozenset()
        session.select(Selection(chosen | caught))
        if outlining:
            operations.outline_selected(session)

    return act


def _area_of(line: list[Point]) -> list[Point]:
    """What a line drawn by hand goes round: the line itself; of a nearly straight one, the rectangle it spans."""
    x, y = line[0]
    far = max(line, key=lambda point: hypot(point[0] - x, point[1] - y))
    long = hypot(far[0] - x, far[1] - y)
    bent = max(abs((far[0] - x) * (b - y) - (far[1] - y) * (a - x)) for a, b in line)
    if bent > STRAIGHT * long**2:
        return line
    left, right = min(a for a, _ in line), max(a for a, _ in line)
    top, bottom = min(b for _, b in line), max(b for _, b in line)
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def pick(selection: Selection) -> Gesture:
    """Select what was pressed, once the pointer is let go."""
    here = yield Preview()
    while not here.released:
        here = yield Preview()
    return lambda session: session.select(selection)


def say_who_gives(drawing: Drawing, wave: Wave, function: str, start: PointerAt) -> Gesture:
    """Say who gives one kind of support, by a click on each or a stroke over several.

    The first one touched decides whether the stroke gives or takes back.
    """
    here = start
    before = givers(wave, function)
    touched: set[str] = set()
    gives = True
    while True:
        found = hit(drawing, here.x, here.y, slack=4.0)
        if found.kind in ("alter", "label"):
            gives = gives if touched else found.id not in before
            touched.add(found.id)
        if here.released:
            break
        here = yield Preview(given=before | touched if gives else before - touched, at=(here.x, here.y))
    if not touched:
        return None
    return lambda session: operations.give(session, sorted(touched), function, gives)


def drag_note(drawing: Drawing, note_id: str, start: PointerAt) -> Gesture:
    """Take a note to another place, or to a person; a plain click selects it."""
    here = yield from _held(start)
    if not _far(start, here):
        return lambda session: session.select(Selection(note=note_id))
    while not here.released:
        alter = _person_at(drawing, here)
        words = _note_words(drawing, note_id, alter, here)
        moved = (note_id, here.x - start.x, here.y - start.y)
        here = yield Preview(note=moved, target=alter, words=words, at=(here.x, here.y))
    owner, place = _person_at(drawing, here), drawing.plan.nearest(here.x, here.y)
    return lambda session: operations.move_note(session, note_id, alter=owner, place=place)


def _note_words(drawing: Drawing, note_id: str, alter: str | None, here: PointerAt) -> str:
    """What becomes of a note that is let go there: whose it is then, and whose no longer."""
    wave = drawing.scene.wave
    owner = wave.notes[note_id].alter
    if alter is not None:
        return f"Note: {wave.alters[alter].label}"
    where = cell_words(drawing, drawing.plan.nearest(here.x, here.y))
    if drawing.plan.place(here.x, here.y) is None:
        where = f"{where}, the nearest place on the map"
    if owner is not None:
        return f"Note: no longer at {wave.alters[owner].label} – {where}"
    return f"Note: {where}"
