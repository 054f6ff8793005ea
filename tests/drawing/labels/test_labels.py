"""Where labels go when there are far too many for the page."""

import time

import pytest

from sociomap_app.drawing.labels.label_blocks import blocks
from sociomap_app.drawing.labels.label_candidates import Block, LabelCandidate
from sociomap_app.drawing.labels.label_placement import place
from sociomap_app.drawing.marks import Box
from sociomap_app.drawing.text.typesetting import ELLIPSIS, line
from sociomap_app.drawing.theme import Sizes

PAGE = Box(0, 0, 800, 560)


def crowd(many: int) -> list[LabelCandidate]:
    """Everybody on one small spot, each with a label of one line or a shortened one."""
    one, short = line("Person", 9), line("Pe…", 9)
    blocks = (Block((one,), 9), Block((short,), 9, 20.0))
    return [LabelCandidate(f"p{n}", 300 + n % 97, 250 + n % 89, 6, blocks) for n in range(many)]


def test_the_most_a_map_holds_are_labelled_in_seconds() -> None:
    begun = time.process_time()
    placed = place(crowd(5000), [], PAGE)
    assert len(placed) == 5000
    assert all(one.box.within(PAGE) for one in placed.values())
    assert time.process_time() - begun < 30  # minutes where every label looks at every other


@pytest.mark.parametrize(
    "name", ["Ann", "Bartholomew Featherstonehaugh", "💛 best friend", "د. حسن (معلّم)", "W" * 400]
)
@pytest.mark.parametrize("crowded", [False, True])
def test_every_way_to_set_a_name_shows_some_of_it(name: str, crowded: bool) -> None:
    ways = blocks(name, Sizes(), crowded)
    assert [one.cost for one in ways] == sorted(one.cost for one in ways)
    for one in ways:
        assert one.lines[0].text.rstrip(ELLIPSIS)
        assert one.size >= Sizes().least_label
        assert one.cut == (" ".join(each.text for each in one.lines) != name)


def test_a_few_stand_clear_of_one_another() -> None:
    block = (Block((line("Person", 9),), 9),)
    wanted = [LabelCandidate(f"p{n}", 100 + 60 * n, 200, 6, block) for n in range(8)]
    boxes = [one.box for one in place(wanted, [], PAGE).values()]
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
