"""What the map in its window looks like just now: what stands still, and over it what the pointer is doing."""

from functools import partial

from PySide6.QtGui import QPainter

from sociomap_app.canvas.pointer import tools
from sociomap_app.canvas.pointer.gestures import Preview
from sociomap_app.canvas.pointer.pointer import MapPointer
from sociomap_app.canvas.present_map import PresentMap
from sociomap_app.canvas.zoomable import Zoomable
from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.drawing.marks import Subject
from sociomap_app.editing.session import Session
from sociomap_app.model.asked import givers

from . import overlay
from .frozen_picture import FrozenPictures
from .mark_painter import ReadyMark, prepare
from .spotlight import Spotlight, spotlight


class MapPainter:
    """Paints a map in the view that shows it.

    Its marks are made ready once for each drawing: that takes 3 ms with 60 people and 22 ms with 300.
    """

    def __init__(self, view: Zoomable, present: PresentMap, session: Session, pointer: MapPointer) -> None:
        """``present`` is what is painted, with what the session has selected and what the pointer is doing."""
        self._view, self._present, self._session, self._pointer = view, present, session, pointer
        self.frozen = FrozenPictures(view)
        self._drawing: Drawing | None = None
        self._ready: list[ReadyMark] = []

    def forget(self) -> None:
        """The screen is another one: nothing painted before is shown again."""
        self.frozen.forget()

    @property
    def ready(self) -> list[ReadyMark]:
        """The marks of the present drawing, made ready to be painted; of another one nothing is shown any more."""
        drawing = self._present.drawing
        if self._drawing is not drawing:
            self._drawing, self._ready = drawing, prepare(drawing.figure.marks)
            self.frozen.forget()
        return self._ready

    def paint(self, painter: QPainter) -> None:
        """All of it: the map as it stands, what is selected, the tool, a gesture, where the keyboard is."""
        view, preview = self._view, self._pointer.preview
        drawing, selection = self._present.drawing, self._session.selection
        self._paint_frozen(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(view.seen.transform(), combine=True)
        if selection and (preview is None or not preview.moved):
            overlay.paint_selection(painter, drawing, selection, view.hasFocus())
        self._paint_tool(painter, drawing)
        self._paint_doing(painter, drawing, preview)
        if view.hasFocus():
            painter.resetTransform()
            overlay.paint_focus(painter, view.rect())

    def _paint_tool(self, painter: QPainter, drawing: Drawing) -> None:
        """What the tool shows: who gives the support asked about, or the rim that joins."""
        pointer = self._pointer
        tool, over = pointer.tool, pointer.over
        if tool.name == "give":
            given = pointer.preview.given if pointer.preview is not None else None
            overlay.paint_given(painter, drawing, self._givers(tool.function) if given is None else given)
        elif over.kind in ("alter", "rim") and not pointer.busy:
            overlay.paint_rim(painter, drawing, over.id, self._view.zoom, joins=over.kind == "rim")

    def _givers(self, function: str) -> frozenset[str]:
        return givers(self._session.wave, function)

    def _paint_doing(self, painter: QPainter, drawing: Drawing, preview: Preview | None) -> None:
        """A gesture, with what it would do; else the whole name of who is selected, where the map cuts it off."""
        if preview is not None:
            overlay.paint_preview(painter, drawing, preview)
            self._paint_card(painter, preview.words, *preview.at)
        elif cut := overlay.cut_name(drawing, self._session.selection):
            self._paint_card(painter, *cut)

    def _paint_card(self, painter: QPainter, words: str, x: float, y: float) -> None:
        """Words on a card beside a point of the figure."""
        painter.resetTransform()
        at = self._view.to_window(x, y)
        overlay.paint_words(painter, words, at.x(), at.y(), self._view.width(), self._view.font())

    def _paint_frozen(self, painter: QPainter) -> None:
        """The map as it stands; without what is being dragged; or with some people stepping back."""
        ready, moving = self.ready, self._pointer.moving()
        show = partial(self.frozen.show, painter, self._present.drawing.scene.sheet.theme.paper, self._view.seen)
        if moving:
            show(moving, partial(_resting, ready, moving))
        elif (light := self.light()) is not None:
            show(light, partial(overlay.stepping_back, self._present.drawing, ready, light))
        else:
            show("map", lambda: ready)

    def light(self) -> Spotlight | None:
        """Who stands out now; None for everybody."""
        session, pointer = self._session, self._pointer
        if pointer.busy:
            return None
        alone, pointed = session.selection.pointed_out, pointer.pointed
        chosen = alone or session.selection.alters
        if pointer.tool != tools.POINT:
            chosen, pointed = frozenset(), ""
        if not (chosen or pointed or session.kept is not None):
            return None
        return spotlight(self._present.drawing, chosen, pointed, session.kept, alone=bool(alone))


def _resting(ready: list[ReadyMark], moving: frozenset[Subject]) -> list[ReadyMark]:
    """The marks that stand still during a drag."""
    return [one for one in ready if one.of not in moving]
