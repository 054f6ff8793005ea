"""The same people somewhere else: what a drag shows while it lasts, and what stays as it was."""

from collections.abc import Collection, Mapping

import msgspec

from sociomap_app.drawing.labels.leader_lines import beside
from sociomap_app.drawing.marks import Mark, Step, Subject, Words, wedge

from .connections import tie_curves
from .map_figure import Drawing
from .scene import Scene
from .tokens import token_at

Point = tuple[float, float]


def touched(drawing: Drawing, ids: Collection[str]) -> frozenset[Subject]:
    """What moves when these alters do: their own marks and those of their ties."""
    ties = {("tie", "|".join(ends)) for ends in drawing.scene.wave.ties if not set(ends).isdisjoint(ids)}
    return frozenset(ties | {("alter", one) for one in ids})


def at(drawing: Drawing, points: Mapping[str, Point]) -> list[Mark]:
    """Marks of these alters with their ties and labels, at other points of the sheet.

    A label that stood away at the end of a line comes along below its token, without the line.
    """
    scene, tokens = drawing.scene, drawing.figure.tokens
    marks = _ties(scene, points)
    for alter_id, (x, y) in points.items():
        alter, old = scene.wave.alters[alter_id], tokens.get(alter_id)
        marks += token_at(scene, alter, x, y)
        if old is not None:
            led = alter_id in drawing.labels and drawing.labels[alter_id].leader is not None
            dx, dy = beside(old.label, x, y, old.radius) if led else (x - old.x, y - old.y)
            marks += _label(drawing, alter_id, dx, dy)
    return marks


def _ties(scene: Scene, points: Mapping[str, Point]) -> list[Mark]:
    """The ties of these alters, with whoever stands still at the other end."""
    marks: list[Mark] = []
    for tie in scene.wave.ties.values():
        if not points.keys().isdisjoint(tie.ends):
            one, other = (points.get(end) or scene.points.get(end) for end in tie.ends)
            if one is not None and other is not None:
                marks += tie_curves(scene, tie, one, other)
    return marks


def _label(drawing: Drawing, alter_id: str, dx: float, dy: float) -> list[Mark]:
    """The words of an alter's label, moved."""
    return [
        msgspec.structs.replace(mark, x=mark.x + dx, y=mark.y + dy)
        for mark in drawing.figure.marks
        if isinstance(mark, Words) and mark.of == ("alter", alter_id)
    ]


def at_note(drawing: Drawing, note_id: str, dx: float, dy: float) -> list[Mark]:
    """The marks of a note, moved."""
    marks: list[Mark] = []
    for mark in drawing.figure.marks:
        if mark.of == ("note", note_id):
            if isinstance(mark, Words):
                marks.append(msgspec.structs.replace(mark, x=mark.x + dx, y=mark.y + dy))
            else:
                marks.append(msgspec.structs.replace(mark, steps=shifted(mark.steps, dx, dy)))
    return marks


def shifted(steps: tuple[Step, ...], dx: float, dy: float) -> tuple[Step, ...]:
    """A path moved."""
    return tuple(
        (letter, *(value + (dx if n % 2 == 0 else dy) for n, value in enumerate(numbers)))
        for letter, *numbers in steps
    )


def cell_path(drawing: Drawing, ring: int, sector: str) -> tuple[Step, ...]:
    """The outline of a cell, to light it up."""
    plan = drawing.plan
    cell = plan.cell(ring, sector)
    return wedge(plan.x, plan.y, cell.inner, cell.outer, cell.start, cell.end)
