"""Every name on a tidied map can be read: checked by geometry, on paper and in windows of two sizes.

The sizes of the windows are those the map itself has in a window of 1280 × 720 and of 1920 × 1080.
"""

import random
import time
from collections import Counter
from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace

from sociomap_app.drawing.map.map_figure import HULL, Drawing, draw_map
from sociomap_app.drawing.map.tokens import reach_of
from sociomap_app.drawing.marks import Box, Words
from sociomap_app.drawing.sheet import Sheet, page
from sociomap_app.model.sociomap import Outline, Sociomap
from sociomap_app.vocabulary.loader import load
from tests.spread import PRESETS, spread_map, tidied

FRAMEWORK = load()
MAPS = 200
WINDOW = {"tray_room": True, "legend_size": 10.5, "reading": 1.15, "least": 9.0}
SHEETS = {
    "a4": page("a4"),
    "1280": Sheet(width=863, height=589, **WINDOW),
    "1920": Sheet(width=1503, height=949, **WINDOW),
}
LEAST = {"a4": 7.0, "1280": 9.0, "1920": 9.0}
NAMES = ("sector", "ring", "legend", "heading")


def drawn(sociomap: Sociomap, name: str) -> Drawing:
    return draw_map(sociomap, sociomap.latest.id, FRAMEWORK, SHEETS[name])


def box_of(words: Words) -> Box:
    return Box(words.x, words.y - words.size * 0.75, words.x + words.width, words.y + words.size * 0.22)


def walls_of(drawing: Drawing) -> dict[str, Box]:
    """What no label may cover: names of rings and sectors, legend, heading, ego and every token."""
    words = (mark for mark in drawing.figure.marks if isinstance(mark, Words) and mark.of[0] in NAMES)
    walls = {f"{mark.of[0]} “{mark.text}”": box_of(mark) for mark in words}
    scene = drawing.scene
    plan, ego = scene.plan, scene.sizes.ego
    walls["ego"] = Box(plan.x - ego, plan.y - ego, plan.x + ego, plan.y + ego)
    for alter_id, (x, y) in scene.points.items():
        reach = reach_of(scene, scene.wave.alters[alter_id])
        walls[f"token {alter_id}"] = Box(x - reach, y - reach, x + reach, y + reach)
    return walls


def overlaps(drawing: Drawing) -> list[str]:
    """Everything that any label covers or crosses, in words."""
    whole = Box(0, 0, drawing.figure.width, drawing.figure.height)
    boxes = {one: placed.box for one, placed in drawing.labels.items()}
    found = [f"{one} leaves the sheet" for one, box in boxes.items() if not box.within(whole)]
    found += [f"{a} and {b}" for a, b in combinations(boxes, 2) if boxes[a].meets(boxes[b])]
    walls = walls_of(drawing)
    found += [f"{one} and {wall}" for one, box in boxes.items() for wall in walls if box.meets(walls[wall])]
    return found


def ways(drawing: Drawing) -> Counter[str]:
    """How labels were set: led away, wrapped, shrunk, shortened; or at full size and whole at their token."""
    counted: Counter[str] = Counter()
    full = drawing.scene.sizes.label - 0.01
    for one in (drawing.labels[alter_id] for alter_id in drawing.scene.points):
        counted["all"] += 1
        counted["led away"] += one.leader is not None
        counted["wrapped"] += len(one.block.lines) > 1
        counted["shrunk"] += one.block.size < full
        counted["shortened"] += one.block.cut
        counted["full"] += one.block.size >= full and not one.block.cut and one.leader is None
    return counted


@cache
def random_maps() -> tuple[Sociomap, ...]:
    """Two hundred tidied maps of 5 to 60 people with names of 2 to 30 letters."""
    counts = random.Random(2026)
    return tuple(tidied(spread_map(seed, counts.randint(5, 60), PRESETS[seed % 3])) for seed in range(MAPS))


@pytest.mark.parametrize("name", SHEETS)
def test_no_name_covers_anything_on_two_hundred_maps(name: str) -> None:
    counted: Counter[str] = Counter()
    for seed, sociomap in enumerate(random_maps()):
        drawing = drawn(sociomap, name)
        assert overlaps(drawing) == [], f"map {seed}"
        assert all(one.block.size >= LEAST[name] for one in drawing.labels.values())
        counted += ways(drawing)
    print(f"{name}: {dict(counted)}")  # noqa: T201 - to be read with pytest -s
    share = {word: number / counted["all"] for word, number in counted.items()}
    assert share["full"] > 0.98
    assert share.get("shrunk", 0) < 0.01
    assert share.get("shortened", 0) < 0.005
    assert share.get("led away", 0) < 0.002


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("preset", PRESETS)
def test_thirty_three_short_names_stand_at_full_size_beside_their_people(name: str, preset: str) -> None:
    for seed in range(20):
        drawing = drawn(tidied(spread_map(seed, 33, preset, most=12)), name)
        assert ways(drawing)["full"] == 33, f"map {seed}"
        assert overlaps(drawing) == []


@pytest.mark.parametrize("name", SHEETS)
def test_tidied_tokens_stand_clear_of_one_another(name: str) -> None:
    for sociomap in random_maps()[::10]:
        drawing = drawn(sociomap, name)
        points, radius = drawing.scene.points, drawing.scene.sizes.token
        for (ax, ay), (bx, by) in combinations(points.values(), 2):
            assert (ax - bx) ** 2 + (ay - by) ** 2 > (1.95 * radius) ** 2


ODD = {
    "long": "Bartholomew Featherstonehaugh " * 16,
    "one word": "Donaudampfschifffahrt" * 24,
    "emoji": "💛👩🏽‍🏫🎶",
    "right to left": "מריה כהן من المدرسة",
    "wide": "陳美玲老師與她的同事們",
    "marks": "Z" + "a̷̧̢͗" * 12,
    "spaces": "a    b",
    "newline sign": "Ma\u2028ry",
}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("odd", ODD)
def test_odd_names_find_their_place_like_any_other(name: str, odd: str) -> None:
    sociomap = spread_map(4, 20, "six-areas", most=12)
    alters = {
        one.id: replace(one, label=ODD[odd] if number % 3 == 0 else one.label)
        for number, one in enumerate(sociomap.latest.alters.values())
    }
    drawing = drawn(tidied(replace(sociomap, waves=(replace(sociomap.latest, alters=alters),))), name)
    assert overlaps(drawing) == []


@pytest.mark.parametrize("name", SHEETS)
def test_names_of_outlines_are_clear_too(name: str) -> None:
    for seed in range(12):
        sociomap = tidied(spread_map(seed, 40, PRESETS[seed % 3], most=12))
        chance, ids = random.Random(seed), list(sociomap.latest.alters)
        outlines = {
            f"o{n}": Outline(id=f"o{n}", label=f"Group of friends {n}", members=frozenset(chance.sample(ids, 3)))
            for n in range(4)
        }
        drawing = drawn(replace(sociomap, waves=(replace(sociomap.latest, outlines=outlines),)), name)
        assert {f"{HULL}o{n}" for n in range(4)} <= drawing.labels.keys()
        assert overlaps(drawing) == []


@pytest.mark.parametrize("name", SHEETS)
def test_three_hundred_people_are_all_named_and_little_is_covered(name: str) -> None:
    drawing = drawn(tidied(spread_map(1, 300, "six-areas", most=20)), name)
    assert len(drawing.labels) == 300
    whole = Box(0, 0, drawing.figure.width, drawing.figure.height)
    assert all(one.box.within(whole) for one in drawing.labels.values())
    boxes = [one.box for one in drawing.labels.values()]
    covered = sum(a.overlap(b) for a, b in combinations(boxes, 2))
    area = sum((box.right - box.left) * (box.bottom - box.top) for box in boxes)
    assert covered / area < 0.05


@pytest.mark.parametrize(("count", "ties", "most"), [(60, 0.085, 0.1), (300, 0.033, 0.6)])
def test_composing_is_quick(count: int, ties: float, most: float) -> None:
    """Four times what it takes of a processor, whatever else runs there: only a real loss of speed shows."""
    sociomap = tidied(spread_map(9, count, "six-areas", ties=ties))
    taken = []
    for _ in range(4):
        begun = time.process_time()
        drawn(sociomap, "1280")
        taken.append(time.process_time() - begun)
    assert min(taken) < most
