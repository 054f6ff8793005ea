"""What a pointer or a finger is doing on the map: the tool it holds, the gesture it is in, what it points at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer

from sociomap_app.drawing.map.drag_preview import touched

from . import tools
from .gestures import Gesture, MapAct, PointerAt, Preview
from .hit_test import Hit, hit
from .tools import Tool

if TYPE_CHECKING:
    from sociomap_app.canvas.map_view import MapView

FINGER = 22.0
"""How far from its middle a token is still meant by a finger, in pixels."""

HOVER_MS = 180
"""How long the pointer rests on somebody before the rest of the map steps back."""

SHAPES = {
    "alter": Qt.CursorShape.OpenHandCursor,
    "label": Qt.CursorShape.OpenHandCursor,
    "note": Qt.CursorShape.OpenHandCursor,
    "rim": Qt.CursorShape.CrossCursor,
    "tie": Qt.CursorShape.PointingHandCursor,
}


class MapPointer(QObject):
    """The one hand on a map. It holds no data of the map: what it does is an act on the session."""

    def __init__(self, view: "MapView") -> None:
        super().__init__(view)
        self._view = view
        self._gesture: Gesture | None = None
        self.tool = tools.POINT
        self.preview: Preview | None = None
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

    @property
    def drawing_on(self) -> bool:
        """Whether a gesture is open."""
        return self._gesture is not None

    def take(self, tool: Tool) -> None:
        """Hold another tool; whatever the old one was doing did not happen."""
        if tool != self.tool:
            self.give_up()
            self.tool = tool
            self.wear()
            self._view.tool_taken.emit(tool)
            self._view.update()

    # Pressing, moving, letting go

    def press(self, at: QPointF, *, shift: bool = False, finger: bool = False) -> None:
        """Begin what the tool does there."""
        view = self._view
        view.give_up()
        self.asked_at = None
        self._rest(Hit())
        pointer = self._pointer(at, shift=shift)
        found = self.under(at, finger=finger)
        if self.tool == tools.JOIN and not found.kind:
            self.take(tools.POINT)
        self._gesture = tools.press(self.tool, view.drawing, view.session, found, pointer)
        self.preview = next(self._gesture)
        view.update()

    def move(self, at: QPointF, *, shift: bool = False) -> None:
        """The pointer is there now: a gesture goes on, or something else is pointed at."""
        if self._gesture is not None:
            self._send(self._pointer(at, shift=shift))
        else:
            self._hover(self.under(at))

    def release(self, at: QPointF, *, shift: bool = False) -> None:
        """Let go: what was begun is done."""
        if self._gesture is not None:
            self._send(self._pointer(at, shift=shift, released=True))

    def twice(self, at: QPointF, *, finger: bool = False) -> None:
        """A double click: rename, add, or edit what is there. With a tool in hand it is but another press; of
        a finger both taps have been one already."""
        view = self._view
        found = self.under(at, finger=finger)
        if self.tool != tools.POINT:
            if not finger:
                self.press(at)
        elif found.kind in tools.SOMEBODY:
            view.editors.rename(found.id)
        elif found.kind in ("", "outline"):
            place = view.drawing.plan.place(*view.to_figure(at))
            if place is not None:
                view.editors.add_at(place, at.toPoint())
        elif found.kind in ("ego", "note", "tie"):
            view.editing_wanted.emit()

    def ask_for_menu(self, at: QPointF) -> None:
        """Select what lies there, unless it is among the selected, and have the menu for it shown."""
        view = self._view
        view.give_up()
        found, self.asked_at = self.under(at, finger=True), view.to_figure(at)
        if not (found.kind in tools.SOMEBODY and found.id in view.session.selection.alters):
            view.session.select(tools.selected(found))
        view.menu_wanted.emit(view.mapToGlobal(at.toPoint()))

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
        view = self._view
        slack = FINGER / view.zoom if finger else 0.0
        found = hit(view.drawing, *view.to_figure(at), slack=slack, zoom=view.zoom)
        return Hit("alter", found.id) if finger and found.kind == "rim" else found

    def _pointer(self, at: QPointF, *, shift: bool = False, released: bool = False) -> PointerAt:
        x, y = self._view.to_figure(at)
        return PointerAt(x, y, released, shift)

    def _send(self, pointer: PointerAt) -> None:
        assert self._gesture is not None
        try:
            self.preview = self._gesture.send(pointer)
        except StopIteration as end:
            self._gesture = self.preview = None
            self.do(end.value)
            self._name_outline()
        self._view.update()

    def _name_outline(self) -> None:
        """An outline that was drawn is named next: the tool is put down."""
        if self.tool == tools.OUTLINE and self._view.session.selection.outline is not None:
            self.take(tools.POINT)
            self._view.editing_wanted.emit()

    def do(self, act: MapAct | None) -> None:
        """Do what a gesture or a key came to."""
        if act is not None:
            act(self._view.session)
        self._view.update()

    # Pointing

    def _hover(self, found: Hit) -> None:
        if found != self.over:
            self._rest(found)
            self.wear()
            self._view.update()

    def _rest(self, found: Hit) -> None:
        """Something else lies under the pointer: in a moment it stands out, with its neighbours."""
        self.over = found
        somebody = found.id if found.kind in tools.SOMEBODY else ""
        if somebody != self.pointed:
            self._resting.start()

    def _point(self) -> None:
        self.pointed = self.over.id if self.over.kind in tools.SOMEBODY else ""
        self._view.update()

    def forget(self) -> None:
        """The map was drawn anew: what lay under the pointer may be gone."""
        self.over, self.pointed, self.asked_at = Hit(), "", None
        self._resting.stop()

    def wear(self) -> None:
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
        if self.over.kind not in tools.SOMEBODY:
            return ""
        alter = self._view.drawing.scene.wave.alters.get(self.over.id)
        if alter is None:
            return ""
        return alter.label + (" – drag from the rim to join" if self.over.kind == "rim" else "")

    def moving(self) -> frozenset[tuple[str, str]]:
        """The subjects of all marks that move with the drag that is on; empty without one."""
        preview = self.preview
        if preview is None:
            return frozenset()
        marks = touched(self._view.drawing, preview.moved) if preview.moved else frozenset()
        return marks | {("note", preview.note[0])} if preview.note else marks
