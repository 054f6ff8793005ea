"""Everything the pointer does on the map, from the keyboard: which key means which act."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session

from .gestures import MapAct
from .hit_test import nearest_towards
from .walk import beyond

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ON = {Qt.Key.Key_Period: 1, Qt.Key.Key_Comma: -1}
NUDGE = 0.08


def key_act(drawing: Drawing, session: Session, event: QKeyEvent) -> MapAct | None:
    """The act of an arrow key with its modifiers, or of a key that walks; None for any other key.

    Arrows walk from person to person, with Shift they gather; Ctrl moves a ring in or out and a sector
    round; Alt nudges within the cell. Full stop and comma walk through everything, connections too.
    """
    step = ON.get(Qt.Key(event.key()))
    if step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
        return lambda session: session.select(beyond(drawing, session.selection, step))
    arrow = ARROWS.get(Qt.Key(event.key()))
    if arrow is None:
        return None
    dx, dy = arrow
    held = event.modifiers()
    chosen = session.selection.alters
    if held & Qt.KeyboardModifier.ControlModifier:
        if dy:
            return lambda session: operations.step_ring(session, chosen, dy)
        return lambda session: operations.step_sector(session, chosen, dx)
    if held & Qt.KeyboardModifier.AltModifier:
        return lambda session: operations.nudge(session, chosen, dx * NUDGE, dy * NUDGE)
    return _walk(drawing, chosen, dx, dy, gather=bool(held & Qt.KeyboardModifier.ShiftModifier))


def _walk(drawing: Drawing, chosen: frozenset[str], dx: int, dy: int, *, gather: bool) -> MapAct:
    def act(session: Session) -> None:
        tokens = drawing.figure.tokens
        if not tokens:
            return
        here = [one for one in chosen if one in tokens]
        if not here:
            first = min(tokens, key=lambda one: (tokens[one].y, tokens[one].x))
            session.select_alters({first})
            return
        furthest = max(here, key=lambda one: (tokens[one].x * dx + tokens[one].y * dy, one))
        found = nearest_towards(drawing, furthest, dx, dy)
        if found is not None:
            session.select_alters(chosen | {found} if gather else {found})

    return act
