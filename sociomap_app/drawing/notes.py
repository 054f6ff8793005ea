"""Notes on the map: a small slip of paper beside its anchor."""

from collections.abc import Sequence

from .labels import Block, Wanted, place
from .letters import wrap
from .marks import Box, Fill, Mark, Pen, Shape, box
from .scene import Scene
from .setting import set_lines

SLIP = (255, 246, 205)
GREY_SLIP = (245, 245, 245)
MOST_LINES = 4


def note_marks(scene: Scene, taken: Sequence[Box], bounds: Box) -> list[Mark]:
    """A slip for each note, clear of labels and tokens as far as there is room."""
    size = max(scene.sizes.label * 0.88, scene.sizes.least_label)
    wanted = []
    for note in scene.wave.notes.values():
        if note.alter is not None:
            point, radius = scene.points.get(note.alter), scene.sizes.token + 5
        else:
            point, radius = scene.plan.point(note.place), 1.0
        if point is not None and note.text:
            lines = tuple(wrap(note.text, size, size * 11, MOST_LINES))
            wanted.append(Wanted(note.id, *point, radius, (Block(lines, size),)))
    tokens = [Box(x - 9, y - 9, x + 9, y + 9) for x, y in scene.points.values()]
    theme = scene.sheet.theme
    marks: list[Mark] = []
    for note_id, one in place(wanted, [*taken, *tokens], bounds).items():
        subject = ("note", note_id)
        slip = Box(one.box.left - 3, one.box.top - 2, one.box.right + 3, one.box.bottom + 2)
        anchor = next(each for each in wanted if each.id == note_id)
        thread = (
            ("M", anchor.x, anchor.y),
            ("L", (slip.left + slip.right) / 2, (slip.top + slip.bottom) / 2),
        )
        marks.append(Shape(thread, pen=Pen(theme.faint, 0.8), of=subject))
        marks.append(
            Shape(
                box(slip.left, slip.top, slip.right, slip.bottom, 1.5),
                fill=Fill(GREY_SLIP if theme.grey else SLIP),
                pen=Pen(theme.faint, 0.6),
                of=subject,
            )
        )
        marks += set_lines(one.block.lines, one.block.size, one.box, theme.ink, subject)
    return marks
