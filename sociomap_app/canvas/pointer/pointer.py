"""What a pointer or a finger is doing on the map: the tool it holds, the gesture it is in, what it points at."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal

from sociomap_app.canvas.present_map import PresentMap
from sociomap_app.canvas.zoomable import Zoomable
from sociomap_app.drawing.map.drag_preview import touched
from sociomap_app.drawing.marks import Subject
from sociomap_app.editing.session import Session

from . import tools
from .gestures import Gesture, MapAct, PointerAt, Preview
from .hit_test import Hit, HitKind, hit
from .tools import Tool

FINGER = 22.0
"""How far from its middle a token is still meant by a finger, in pixels."""

HOVER_MS = 180
"""How long the pointer rests on somebody before the rest of the map steps back."""

SHAPES: Mapping[HitKind, Qt.CursorShape] = {
    "alter": Qt.CursorShape.OpenHandCursor,
    "label": Qt.CursorShape.OpenHandCursor,
    "note": Qt.CursorShape.OpenHandCursor,
    "rim": Qt.CursorShape.CrossCursor,
    "tie": Qt.CursorShape.PointingHandCursor,
}
"""How the pointer looks without a tool, by what lies under it."""


class MapPointer(QObject):
    """The one pointer on a map. It holds no data of the map: what it does is an act on the session.

    It knows nothing of what is typed on the map; where typing is wanted, or has to make way, it says so.
    """

    tool_taken = Signal(object)
    """Another ``Tool`` is held."""
    beginning = Signal()
    """A press or a menu comes: whatever else is open on the map makes way, and nothing of it happened."""
    renaming_wanted = Signal(str)
    """Another name for the alter of that id, in place."""
    naming_wanted = Signal(object, QPoint)
    """A name for somebody new at a ``Place``, typed at that point of the window."""
    editing_wanted = Signal()
    """What is selected is to be edited beside the map."""
    menu_wanted = Signal(QPoint)
    """The menu for what is selected, at that point of the screen."""

    def __init__(self, view: Zoomable, present: PresentMap, session: Session) -> None:
        """``view`` shows the map and wears the pointer's shape; ``present`` is what is pressed and pointed at."""
        super().__init__(view)
        self._view, self._present, self._session = view, present, session
        self._gesture: Gesture | None = None
        self.tool = tools.POINT
        self.preview: Preview | None = None  # there while something was pressed and not let go of
        self.over = Hit()
        self.pointed = ""
        self.asked_at: tuple[float, float] | None = None
        self._resting = QTimer(self, singleShot=True)
        self._resting.setInterval(HOVER_MS)
        self._resting.timeout.connect(self._point)

    @property
    def busy(self) -> bool:
        """Whether something is being moved, joined or caught just now."""
        preview = self.preview
        return preview is not None and bool(preview.moved or preview.line or preview.lasso or preview.note)

    def take(self, tool: Tool) -> None:
        """Hold another tool; whatever the old one was doing did not happen."""
        if tool != self.tool:
            self.give_up()
            self.tool = tool
            self.show_shape()
            self.tool_taken.emit(tool)
            self._view.update()

    # Pressing, moving, letting go

    def press(self, at: QPointF, *, shift: bool = False, finger: bool = False) -> None:
        """Begin what the tool does there."""
        self.begin_anew()
        self.asked_at = None
        self._rest(Hit())
        pointer = self._here(at, shift=shift)
        found = self.under(at, finger=finger)
        if self.tool == tools.JOIN and not found.kind:
            self.take(tools.POINT)
        self._gesture = tools.press(self.tool, self._present.drawing, self._session, found, pointer)
        self.preview = next(self._gesture)
        self._view.update()

    def move(self, at: QPointF, *, shift: bool = False) -> None:
        """The pointer is there now: a gesture goes on, or something else is pointed at."""
        if self._gesture is not None:
            self._send(self._gesture, self._here(at, shift=shift))
        else:
            self._hover(self.under(at))

    def release(self, at: QPointF, *, shift: bool = False) -> None:
        """Let go: what was begun is done."""
        if self._gesture is not None:
            self._send(self._gesture, self._here(at, shift=shift, released=True))

    def press_twice(self, at: QPointF, *, finger: bool = False) -> None:
        """A double click: rename, add, or edit what is there. With a tool in hand it is but another press; of
        a finger both taps have been one already."""
        if self.tool == tools.POINT:
            self._open(self.under(at, finger=finger), at)
        elif not finger:
            self.press(at)

    def _open(self, found: Hit, at: QPointF) -> None:
        """Have that edited which was found at a point of the window; on bare ground, somebody new named."""
        if found.kind in tools.SOMEBODY:
            self.renaming_wanted.emit(found.id)
        elif found.kind in ("", "outline"):
            place = self._present.drawing.plan.place(*self._view.to_figure(at))
            if place is not None:
                self.naming_wanted.emit(place, at.toPoint())
        else:
            self.editing_wanted.emit()

    def ask_for_menu(self, at: QPointF) -> None:
        """Select what lies there, unless it is among the selected, and have the menu for it shown."""
        self.begin_anew()
        found, self.asked_at = self.under(at, finger=True), self._view.to_figure(at)
        if not (found.kind in tools.SOMEBODY and found.id in self._session.selection.alters):
            self._session.select(tools.selected(found))
        self.menu_wanted.emit(self._view.mapToGlobal(at.toPoint()))

    def begin_anew(self) -> None:
        """Whatever is open on the map, a gesture or what is typed, makes way; nothing of it happened."""
        self.give_up()
        self.beginning.emit()

    def give_up(self) -> bool:
        """Close the gesture that is open; nothing of it happened. False where there was none."""
        if self._gesture is None:
            return False
        self._gesture.close()
        self._gesture = self.preview = None
        self._view.update()
        return True

    def leave(self) -> None:
        """The pointer is no longer over the map."""
        self._hover(Hit())

    def under(self, at: QPointF, *, finger: bool = False) -> Hit:
        """What lies there; a finger means the nearest token within its reach."""
        zoom = self._view.zoom
        slack = FINGER / zoom if finger else 0.0
        found = hit(self._present.drawing, *self._view.to_figure(at), slack=slack, zoom=zoom)
        return Hit("alter", found.id) if finger and found.kind == "rim" else found

    def _here(self, at: QPointF, *, shift: bool = False, released: bool = False) -> PointerAt:
        x, y = self._view.to_figure(at)
        return PointerAt(x, y, released, shift)

    def _send(self, gesture: Gesture, pointer: PointerAt) -> None:
        try:
            self.preview = gesture.send(pointer)
        except StopIteration as end:
            self._gesture = self.preview = None
            self.do(end.value)
            self._name_outline()
        self._view.update()

    def _name_outline(self) -> None:
        """An outline that was drawn is named next: the tool is put down."""
        if self.tool == tools.OUTLINE and self._session.selection.outline is not None:
            self.take(tools.POINT)
            self.editing_wanted.emit()

    def do(self, act: MapAct | None) -> None:
        """Do what a gesture or a key came to."""
        if act is not None:
            act(self._session)
        self._view.update()

    # Pointing

    def _hover(self, found: Hit) -> None:
        if found != self.over:
            self._rest(found)
            self.show_shape()
            self._view.update()

    def _rest(self, found: Hit) -> None:
        """Something else lies under the pointer: in a moment it stands out, with its neighbours."""
        self.over = found
        if _somebody(found) != self.pointed:
            self._resting.start()

    def _point(self) -> None:
        self.pointed = _somebody(self.over)
        self._view.update()

    def forget(self) -> None:
        """The map was drawn anew: what lay under the pointer may be gone."""
        self.over, self.pointed, self.asked_at = Hit(), "", None
        self._resting.stop()

    def show_shape(self) -> None:
        """Show by the pointer's shape what a press would do."""
        if self.tool.name in ("join", "outline"):
            shape = Qt.CursorShape.CrossCursor
        elif self.tool.name == "give":
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = SHAPES.get(self.over.kind, Qt.CursorShape.ArrowCursor)
        self._view.setCursor(shape)

    def words(self) -> str:
        """The full name of whoever lies under the pointer; empty for nobody."""
        alter = self._present.drawing.scene.wave.alters.get(_somebody(self.over))
        if alter is None:
            return ""
        return alter.label + (" – drag from the rim to join" if self.over.kind == "rim" else "")

    def moving(self) -> frozenset[Subject]:
        """The subjects of all marks that move with the drag that is on; empty without one."""
        preview = self.preview
        if preview is None:
            return frozenset()
        marks = touched(self._present.drawing, preview.moved) if preview.moved else frozenset()
        return marks | {("note", preview.note[0])} if preview.note else marks


def _somebody(found: Hit) -> str:
    """The alter that was hit; empty for anything else."""
    return found.id if found.kind in tools.SOMEBODY else ""
