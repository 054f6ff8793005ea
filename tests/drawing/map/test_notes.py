"""Notes lie clear of people, labels and names, each with a thread to where it belongs."""

import pytest
from msgspec.structs import replace

from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.marks import Box, Shape
from sociomap_app.drawing.sheet import Sheet, page
from sociomap_app.model.sociomap import Note, Place
from sociomap_app.vocabulary.loader import load
from tests.drawing.labels.test_legible import WINDOW, walls_of
from tests.spread import PRESETS, spread_map, tidied

FRAMEWORK = load()
SHEETS = {"a4": page("a4", notes=True), "1280": Sheet(width=863, height=589, **WINDOW)}
TEXTS = (
    "Asked me twice how the lesson with year nine went.",
    "Ring.",
    "We had said every fortnight; since half term it has been when there is time, which is seldom.",
)


def with_notes(seed: int, name: str) -> Drawing:
    sociomap = tidied(spread_map(seed, 10 + seed * 2, PRESETS[seed % 3], most=14))
    ids = list(sociomap.latest.alters)
    places = [Place(2, sociomap.design.sectors[0].id, 0.4, 0.4), Place(1, sociomap.design.sectors[-1].id)]
    notes = {f"n{n}": Note(id=f"n{n}", text=text, alter=ids[n]) for n, text in enumerate(TEXTS)}
    notes |= {f"m{n}": Note(id=f"m{n}", text=TEXTS[n], place=one) for n, one in enumerate(places)}
    sociomap = replace(sociomap, waves=(replace(sociomap.latest, notes=notes),))
    return draw_map(sociomap, sociomap.latest.id, FRAMEWORK, SHEETS[name])


def slips_of(drawing: Drawing) -> dict[str, Box]:
    slips = {}
    for mark in drawing.figure.marks:
        if isinstance(mark, Shape) and mark.of[0] == "note" and mark.fill is not None:
            ends = [numbers[-2:] for _, *numbers in mark.steps if len(numbers) >= 2]
            xs, ys = [x for x, _ in ends], [y for _, y in ends]
            slips[mark.of[1]] = Box(min(xs), min(ys), max(xs), max(ys))
    return slips


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("seed", range(12))
def test_a_note_covers_nothing(seed: int, name: str) -> None:
    drawing = with_notes(seed, name)
    slips = slips_of(drawing)
    assert len(slips) == 5
    walls = walls_of(drawing) | {one: placed.box for one, placed in drawing.labels.items()}
    covered = [f"{note} and {wall}" for note, slip in slips.items() for wall in walls if slip.meets(walls[wall])]
    assert covered == []
    boxes = list(slips.values())
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
    whole = Box(0, 0, drawing.figure.width, drawing.figure.height)
    assert all(slip.within(whole) for slip in boxes)


def test_a_thread_leads_from_each_note_to_its_person_and_from_a_free_one_to_nothing() -> None:
    drawing = with_notes(3, "a4")
    notes = [mark for mark in drawing.figure.marks if isinstance(mark, Shape) and mark.of[0] == "note"]
    threads = [mark for mark in notes if mark.fill is None]
    at_somebody = [one.id for one in drawing.scene.wave.notes.values() if one.alter]
    assert sorted(thread.of[1] for thread in threads) == sorted(at_somebody) and len(at_somebody) == 3
    for thread in threads:
        note = drawing.scene.wave.notes[thread.of[1]]
        x, y = drawing.scene.points[note.alter]
        assert thread.steps[0] == ("M", x, y)


def test_threads_lie_below_tokens() -> None:
    drawing = with_notes(3, "a4")
    kinds = [mark.of[0] for mark in drawing.figure.marks]
    last = max(
        n for n, m in enumerate(drawing.figure.marks) if isinstance(m, Shape) and m.of[0] == "note" and not m.fill
    )
    assert last < kinds.index("ego")
