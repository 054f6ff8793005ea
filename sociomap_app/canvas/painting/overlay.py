"""What is shown over the map and never printed: selection, hover, the cell under a drag, a lasso."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from sociomap_app.canvas.pointer.gestures import Preview
from sociomap_app.canvas.pointer.hit_test import rim_of
from sociomap_app.drawing.map.connections import tie_curves
from sociomap_app.drawing.map.drag_preview import at, at_note, cell_path
from sociomap_app.drawing.map.hull import hull
from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.drawing.marks import Shape, Step, Subject
from sociomap_app.editing.session import Selection

from .mark_painter import ReadyMark, faint, paint_marks, qt_path
from .spotlight import Spotlight

ACCENT = QColor(15, 108, 130)
GLOW = QColor(15, 108, 130, 60)
RIM_THERE, RIM_READY = QColor(15, 108, 130, 36), QColor(15, 108, 130, 120)
FAINT = 0.45
"""The opacity of whatever steps back."""

STEPPING = frozenset({"alter", "tie", "outline", "note"})
SELECTED_OUTLINE = QColor(15, 108, 130, 110)

WIDEST = 420
"""Room for one line on a card, in pixels; longer words take more lines."""


def stepping_back(drawing: Drawing, ready: Sequence[ReadyMark], light: Spotlight) -> list[ReadyMark]:
    """The map with those who step back painted faint. Rings, areas, their names and the legend stay."""
    standing = _standing(drawing, light)
    return [faint(one, FAINT) if one.of[0] in STEPPING and one.of not in standing else one for one in ready]


def _standing(drawing: Drawing, light: Spotlight) -> set[Subject]:
    """Of people, ties, outlines and notes those that stand out."""
    wave = drawing.scene.wave
    subjects = {("alter", one) for one in light.lit}
    subjects |= {
        ("tie", "|".join(ends))
        for ends in wave.ties
        if light.lit.issuperset(ends) and not light.about.isdisjoint(ends)
    }
    subjects |= {("outline", one.id) for one in wave.outlines.values() if one.members <= light.lit}
    subjects |= {("note", one.id) for one in wave.notes.values() if one.alter in light.lit}
    return subjects


def paint_selection(painter: QPainter, drawing: Drawing, selection: Selection, focused: bool) -> None:
    """A halo round what is selected; a firm line where the keyboard is on the map."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ACCENT, 2.2 if focused else 1.4))
    for token in (drawing.figure.tokens.get(one) for one in selection.alters):
        if token is not None:
            painter.drawEllipse(QPointF(token.x, token.y), token.radius + 4.5, token.radius + 4.5)
    if selection.ego:
        plan, ego = drawing.plan, drawing.scene.sizes.ego
        painter.drawEllipse(QPointF(plan.x, plan.y), ego + 4, ego + 4)
    if selection.tie is not None:
        _retrace(painter, QPen(ACCENT, 3.0), _tie_paths(drawing, selection.tie))
    if selection.outline is not None:
        _retrace(painter, QPen(SELECTED_OUTLINE, 2.0), _outline_paths(drawing, selection.outline))
    if selection.note is not None:
        _retrace(painter, QPen(ACCENT, 2.0), _note_paths(drawing, selection.note))


def _retrace(painter: QPainter, pen: QPen, paths: Iterable[tuple[Step, ...]]) -> None:
    painter.setPen(pen)
    for steps in paths:
        painter.drawPath(qt_path(steps))


def _tie_paths(drawing: Drawing, ends: tuple[str, str]) -> Iterator[tuple[Step, ...]]:
    """The curves of a tie; none where it, or one of its ends, is not on the map."""
    scene = drawing.scene
    tie, points = scene.wave.ties.get(ends), [scene.points[end] for end in ends if end in scene.points]
    if tie is not None and len(points) == 2:
        yield from (mark.steps for mark in tie_curves(scene, tie, *points) if isinstance(mark, Shape))


def _outline_paths(drawing: Drawing, outline_id: str) -> Iterator[tuple[Step, ...]]:
    """The line round those of an outline who are on the map."""
    scene = drawing.scene
    outline, reach = scene.wave.outlines.get(outline_id), scene.sizes.token * 1.9
    if outline is not None:
        yield hull([(*scene.points[one], reach) for one in outline.members if one in scene.points])


def _note_paths(drawing: Drawing, note_id: str) -> Iterator[tuple[Step, ...]]:
    for mark in drawing.figure.marks:
        if mark.of == ("note", note_id) and isinstance(mark, Shape):
            yield mark.steps


def paint_focus(painter: QPainter, window: QRect) -> None:
    """A line round the map that has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ACCENT, 2))
    painter.drawRect(window.adjusted(1, 1, -1, -1))


def paint_rim(painter: QPainter, drawing: Drawing, alter_id: str, zoom: float, *, joins: bool) -> None:
    """The rim from which a connection can be drawn: firm under the pointer, faint while a press would move."""
    token = drawing.figure.tokens.get(alter_id)
    if token is None or alter_id not in drawing.scene.points:
        return
    inner, outer = rim_of(token.radius, zoom)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(RIM_READY if joins else RIM_THERE, outer - inner))
    middle = (inner + outer) / 2
    painter.drawEllipse(QPointF(token.x, token.y), middle, middle)


def paint_preview(painter: QPainter, drawing: Drawing, preview: Preview) -> None:
    """A gesture in the making: the cell below it, what moves, and what the pointer draws."""
    if preview.cell is not None:
        painter.setPen(QPen(ACCENT, 1.2))
        painter.setBrush(GLOW)
        painter.drawPath(qt_path(cell_path(drawing, *preview.cell)))
    if preview.moved:
        paint_marks(painter, at(drawing, preview.moved))
    if preview.note is not None:
        paint_marks(painter, at_note(drawing, *preview.note))
    if preview.lasso:
        painter.setPen(QPen(ACCENT, 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(GLOW)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in preview.lasso]))
    if preview.line is not None:
        painter.setPen(QPen(ACCENT, 2.0, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(*preview.line[0]), QPointF(*preview.line[1]))
    target = drawing.figure.tokens.get(preview.target or "")
    if target is not None:
        painter.setPen(QPen(ACCENT, 2.2))
        painter.setBrush(GLOW)
        painter.drawEllipse(QPointF(target.x, target.y), target.radius + 5, target.radius + 5)


def cut_name(drawing: Drawing, selection: Selection) -> tuple[str, float, float] | None:
    """The whole name of the one who is selected, and where they stand, if the map shows only a part of it."""
    if len(selection.alters) != 1:
        return None
    (chosen,) = selection.alters
    placed, token = drawing.labels.get(chosen), drawing.figure.tokens.get(chosen)
    if placed is None or token is None or not placed.block.cut:
        return None
    return drawing.scene.wave.alters[chosen].label, token.x, token.y


def paint_given(painter: QPainter, drawing: Drawing, ids: Collection[str]) -> None:
    """A tick at everybody who gives the support that is being asked about."""
    for one in ids:
        token = drawing.figure.tokens.get(one)
        if token is None:
            continue
        size = max(token.radius * 0.62, 5.0)
        x, y = token.x + token.radius * 0.75, token.y - token.radius * 0.75
        painter.setPen(QPen(QColor(255, 255, 255), size * 0.25))
        painter.setBrush(ACCENT)
        painter.drawEllipse(QPointF(x, y), size, size)
        tick = [
            QPointF(x - size * 0.45, y),
            QPointF(x - size * 0.1, y + size * 0.38),
            QPointF(x + size * 0.5, y - size * 0.36),
        ]
        painter.drawPolyline(QPolygonF(tick))


def paint_words(painter: QPainter, words: str, x: float, y: float, width: float, font: QFont) -> None:
    """A small card beside a point, in pixels of the window: what a gesture would do, or a name in full."""
    if not words:
        return
    metrics, most = QFontMetricsF(font), min(WIDEST, max(width - 26, 40))
    whole = all(metrics.horizontalAdvance(word) <= most for word in words.split())
    flags = Qt.AlignmentFlag.AlignCenter | (Qt.TextFlag.TextWordWrap if whole else Qt.TextFlag.TextWrapAnywhere)
    room = metrics.boundingRect(QRectF(0, 0, most, 10_000), flags, words)
    wide, high = room.width() + 18, room.height() + 10
    left = min(max(x + 16, 4), max(width - wide - 4, 4))
    top = max(y - high - 14, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(31, 41, 51, 235))
    painter.drawRoundedRect(QRectF(left, top, wide, high), 6, 6)
    painter.setPen(QColor(255, 255, 255))
    painter.setFont(font)
    painter.drawText(QRectF(left + 8, top + 5, wide - 16, high - 10), flags, words)
