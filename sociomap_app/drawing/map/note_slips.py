"""Notes on the map: a small slip of paper beside its anchor."""

from collections.abc import Sequence

import msgspec

from sociomap_app.drawing.labels.label_candidates import Block, LabelCandidate
from sociomap_app.drawing.labels.label_placement import place
from sociomap_app.drawing.labels.leader_lines import leader_mark
from sociomap_app.drawing.marks import Box, Fill, Mark, Pen, Shape, box
from sociomap_app.drawing.text.text_marks import set_lines
from sociomap_app.drawing.text.typesetting import TextLine, shorten, wrap

from .scene import Scene

SLIP = (255, 246, 205)
GREY_SLIP = (245, 245, 245)
MOST_LINES = 4
AIR = (4.0, 3.0)
"""Paper round the words of a note, and a little more, in points."""

LED = 4.0
"""A note has a thread in any case, so standing away costs it little."""


class Notes(msgspec.Struct, frozen=True):
    """Threads lie below tokens, slips on top."""

    threads: tuple[Mark, ...] = ()
    slips: tuple[Mark, ...] = ()


def note_marks(scene: Scene, walls: Sequence[Box], bounds: Box) -> Notes:
    """A slip for each note, clear of labels, names and tokens as far as there is room."""
    wanted = _wanted(scene)
    if not wanted:
        return Notes()
    reach = scene.sizes.token * 1.22 + scene.sizes.outline
    tokens = [Box(x - reach, y - reach, x + reach, y + reach) for x, y in scene.points.values()]
    within = Box(bounds.left + AIR[0], bounds.top + AIR[1], bounds.right - AIR[0], bounds.bottom - AIR[1])
    theme = scene.sheet.theme
    threads: list[Mark] = []
    slips: list[Mark] = []
    for note_id, one in place(list(wanted.values()), [*walls, *tokens], within, air=AIR, led=LED).items():
        subject = ("note", note_id)
        slip = Box(one.box.left - 3, one.box.top - 2, one.box.right + 3, one.box.bottom + 2)
        anchor = wanted[note_id]
        end = min(max(anchor.x, slip.left + 3), slip.right - 3), min(max(anchor.y, slip.top + 3), slip.bottom - 3)
        if scene.wave.notes[note_id].alter is not None:
            threads.append(leader_mark(((anchor.x, anchor.y), end), theme, subject))
        paper = box(slip.left, slip.top, slip.right, slip.bottom, 1.5)
        fill = Fill(GREY_SLIP if theme.greyscale else SLIP)
        slips.append(Shape(paper, fill=fill, pen=Pen(theme.faint, 0.6), of=subject))
        slips += set_lines(one.block.lines, one.block.size, one.box, theme.ink, subject)
    return Notes(tuple(threads), tuple(slips))


def _wanted(scene: Scene) -> dict[str, LabelCandidate]:
    size, least = max(scene.sizes.label * 0.88, scene.sizes.least_label), scene.sizes.least_label
    wanted: dict[str, LabelCandidate] = {}
    for note in scene.wave.notes.values():
        if note.alter is not None:
            point, radius = scene.points.get(note.alter), scene.sizes.token + 5
        else:
            point, radius = scene.plan.point(note.place), 1.0
        if point is not None and note.text:
            wanted[note.id] = LabelCandidate(note.id, *point, radius, _ways(note.text, size, least))
    return wanted


def _ways(text: str, size: float, least: float) -> tuple[Block, ...]:
    ways = (
        (size, 11, MOST_LINES, 0.0),
        (size, 15, 3, 6.0),
        (least, 11, MOST_LINES, 14.0),
        (least, 9, 2, 40.0),
        (least, 5, 1, 60.0),
    )
    return tuple(Block(tuple(_lines(text, at, at * room, most)), at, cost) for at, room, most, cost in ways)


def _lines(text: str, size: float, room: float, most: int) -> list[TextLine]:
    """The text on so many lines at most, broken where its writer broke it too; what is left over is shortened."""
    parts = [part for part in text.split("\n") if part.strip()]
    lines: list[TextLine] = []
    for number, part in enumerate(parts):
        if len(lines) >= most - 1:
            return lines + wrap(" ".join(parts[number:]), size, room, most - len(lines))
        lines += wrap(part, size, room, most - len(lines))
        if len(lines) == most and number + 1 < len(parts):
            lines[-1] = shorten(" ".join([lines[-1].text, *parts[number + 1 :]]), size, room)
            return lines
    return lines
