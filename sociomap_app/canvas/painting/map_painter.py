"""What the map in its window looks like just now: what stands still, and over it what the hand is doing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from sociomap_app.canvas.later import later

from .frozen_picture import FrozenPictures
from .mark_painter import ReadyMark, prepare

if TYPE_CHECKING:
    from sociomap_app.canvas.map_view import MapView
    from sociomap_app.canvas.pointer import tools
    from sociomap_app.canvas.pointer.pointer import MapPointer
    from sociomap_app.canvas.viewport import Viewport
    from sociomap_app.drawing.map.map_figure import Drawing
    from sociomap_app.drawing.marks import Subject

    from . import overlay, spotlight
    from .spotlight import Spotlight
else:
    overlay, spotlight, tools = (
        later(f"sociomap_app.canvas.{name}")
        for name in ("painting.overlay", "painting.spotlight", "pointer.tools")
    )


class MapPainter:
    """Paints a map view. Its marks are made ready once for each drawing."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.stills = FrozenPictures(view)
        self._drawing: Drawing | None = None
        self._ready: list[ReadyMark] = []

    def forget(self) -> None:
        """The map, or the screen, is another one: nothing painted before is shown again."""
        self.stills.forget()

    @property
    def ready(self) -> list[ReadyMark]:
        """The marks of the drawing, made ready to be painted."""
        if self._drawing is not self._view.drawing:
            self._drawing = self._view.drawing
            self._ready = prepare(self._drawing.figure.marks)
        return self._ready

    def paint(self, painter: QPainter, seen: Viewport, hand: MapPointer | None) -> None:
        """All of it: the map as it stands, what is selected, the tool, a gesture, where the keyboard is."""
        view = self._view
        drawing, selection = view.drawing, view.session.selection
        self._paint_still(painter, seen, hand)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(seen.transform(), combine=True)
        preview = hand.preview if hand is not None else None
        if selection and (preview is None or not preview.moved):
            overlay.paint_selection(painter, drawing, selection, view.hasFocus())
        if hand is not None:
            overlay.paint_tool(painter, drawing, view.session.wave, hand, view.zoom)
        if preview is not None:
            overlay.paint_preview(painter, drawing, preview)
            self._paint_card(painter, preview.words, *preview.at)
        elif selection.alters and (cut := overlay.cut_name(drawing, selection)):
            self._paint_card(painter, *cut)
        if view.hasFocus():
            painter.resetTransform()
            overlay.paint_focus(painter, view.rect())

    def _paint_card(self, painter: QPainter, words: str, x: float, y: float) -> None:
        """Words on a card beside a point of the figure."""
        painter.resetTransform()
        at = self._view.to_window(x, y)
        overlay.paint_words(painter, words, at.x(), at.y(), self._view.width(), self._view.font())

    def _paint_still(self, painter: QPainter, seen: Viewport, hand: MapPointer | None) -> None:
        """The map as it stands; without what is being dragged; or with some people stepping back."""
        paper = self._view.drawing.scene.sheet.theme.paper
        moving = hand.moving() if hand is not None else frozenset()
        light = self.light(hand) if not moving else None
        if moving:
            self.stills.show(painter, moving, seen, paper, partial(self._resting, moving))
        elif light is not None:
            self.stills.show(painter, light, seen, paper, partial(self._stepping_back, light))
        else:
            self.stills.show(painter, "map", seen, paper, lambda: self.ready)

    def light(self, hand: MapPointer | None) -> Spotlight | None:
        """Who stands out now; None for everybody."""
        session = self._view.session
        if hand is not None and hand.busy:
            return None
        chosen, pointed = session.selection.alters, hand.pointed if hand is not None else ""
        if hand is not None and hand.tool != tools.POINT:
            chosen, pointed = frozenset(), ""
        if not (chosen or pointed or session.kept is not None):
            return None
        return spotlight.spotlight(
            self._view.drawing, chosen, pointed, session.kept, alone=session.selection.alone
        )

    def _resting(self, moving: frozenset[Subject]) -> list[ReadyMark]:
        return [one for one in self.ready if one.of not in moving]

    def _stepping_back(self, light: Spotlight) -> list[ReadyMark]:
        return overlay.stepping_back(self._view.drawing, self.ready, light)
