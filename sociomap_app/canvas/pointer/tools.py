"""What a press on the map begins: pointing moves and selects, joining joins, giving says who gives, and so on."""

from typing import Literal

import msgspec

from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.editing import operations
from sociomap_app.editing.session import Selection, Session
from sociomap_app.model.asked import givers

from . import gestures
from .gestures import Gesture, PointerAt
from .hit_test import Hit, HitKind

SOMEBODY: tuple[HitKind, ...] = ("alter", "label", "rim")
"""What of an alter can be hit."""


ToolName = Literal["point", "join", "give", "outline"]


class Tool(msgspec.Struct, frozen=True):
    """What the pointer holds; of the tool that gives, ``function`` is the kind of support that is given."""

    name: ToolName = "point"
    function: str = ""


POINT = Tool()
JOIN = Tool("join")
OUTLINE = Tool("outline")


def press(tool: Tool, drawing: Drawing, session: Session, found: Hit, at: PointerAt) -> Gesture:
    """The gesture that begins where the pointer was pressed."""
    if tool.name == "outline":
        return gestures.lasso(drawing, at, outlining=True)
    if tool.name == "give":
        return gestures.say_who_gives(drawing, session.wave, tool.function, at)
    if tool.name == "join" and found.kind in SOMEBODY and found.id in drawing.scene.points:
        return gestures.draw_join(drawing, found.id, at, joining=True)
    return _point(drawing, session.selection.alters, found, at)


def _point(drawing: Drawing, chosen: frozenset[str], found: Hit, at: PointerAt) -> Gesture:
    """Without a tool: whoever is pressed moves, with all that are chosen where they are among them."""
    if found.kind in ("alter", "label"):
        together = chosen if found.id in chosen else frozenset({found.id})
        return gestures.drag_people(drawing, together, found.id, at)
    if found.kind == "rim":
        return gestures.draw_join(drawing, found.id, at)
    if found.kind == "note":
        return gestures.drag_note(drawing, found.id, at)
    if found.kind in ("tie", "outline", "ego"):
        return gestures.pick(selected(found))
    return gestures.lasso(drawing, at)


def selected(found: Hit) -> Selection:
    """What was hit, as a selection."""
    if found.kind in SOMEBODY:
        return Selection(frozenset({found.id}))
    one, _, other = found.id.partition("|")
    return Selection(
        tie=(one, other) if found.kind == "tie" else None,
        outline=found.id if found.kind == "outline" else None,
        note=found.id if found.kind == "note" else None,
        ego=found.kind == "ego",
    )


def enter(tool: Tool, session: Session) -> bool:
    """What Enter does while the tool is held, to whoever is selected. False where it means nothing."""
    chosen = session.selection.alters
    if tool.name != "give" or not chosen:
        return False
    gives = not givers(session.wave, tool.function).issuperset(chosen)
    return operations.give(session, sorted(chosen), tool.function, gives)
