"""Builds the samples that ship with the program: the story, an empty map and a very full one.

    python packaging/make_samples.py [FOLDER]

The same code always gives the same bytes. Everything is made by the edits of the model, so a sample can
hold nothing that a person at the screen could not have drawn.
"""

import datetime as dt
import itertools
import random
import sys
from pathlib import Path

from msgspec.structs import replace

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(one) for one in (HERE, HERE.parent) if str(one) not in sys.path]

from sample_story import story  # noqa: E402 - found by what stands above

from sociomap_app.editing.new_map import new_sociomap  # noqa: E402 - found by what stands above
from sociomap_app.model import edits  # noqa: E402 - found by what stands above
from sociomap_app.model.ids import counted_ids  # noqa: E402 - found by what stands above
from sociomap_app.model.sociomap import WISHED, Alter, Outline, Place, Sociomap  # noqa: E402 - found by what stands above
from sociomap_app.storage.sociomap_file import write  # noqa: E402 - found by what stands above
from sociomap_app.vocabulary.entries import Framework  # noqa: E402 - found by what stands above
from sociomap_app.vocabulary.loader import load  # noqa: E402 - found by what stands above

DAY = dt.date(2026, 9, 17)
PEOPLE, TIES, SEED = 300, 1500, 20260917
ROLES = (
    "class_teacher",
    "ect_mentor",
    "ect_peer",
    "family",
    "fellow_trainee",
    "former_colleague",
    "friend",
    "head_of_department",
    "induction_tutor",
    "itt_coordinator",
    "itt_mentor",
    "lead_mentor",
    "other",
    "provider_tutor",
    "senior_leader",
    "subject_tutor",
    "support_staff",
)
NAMES = (
    "A.S.",
    "Bartholomew Featherstonehaugh-Cholmondeley, head of humanities and whole-school literacy",
    "Siân Llwyd-Ffôn",
    "Pwllgwyngyll ŵyn a ŷd",
    "Żółć Gęślą-Jaźń",
    "Święcicki",
    "Ελένη Παπαδοπούλου",
    "Γιώργος",
    "Людмила Щербакова",
    "Ярослав",
    "مريم الخطيب",
    "د. حسن (معلّم)",
    "שרה כהן",
    "יוֹסֵף",
    "अनीता शर्मा",
    "क्षितिज",
    "王小明",
    "陳美玲老師",
    "💛 best friend 👩🏽‍🏫",
    "🎶 choir",
    "O'Neill & Sons <mates>",
    "=not a formula",
    "x",
)


def _new(framework: Framework, preset: str, letter: str) -> Sociomap:
    """A new map without a secret: whoever opens a sample gets one of their own."""
    return replace(new_sociomap(framework, preset, today=DAY, ids=counted_ids(letter)), copy_key="")


def empty(framework: Framework) -> Sociomap:
    """Nobody on it yet."""
    return _new(framework, "halves", "e")


def full(framework: Framework) -> Sociomap:
    """About as much as anybody could draw, in many scripts, for trying things out."""
    sociomap = _new(framework, "six-areas", "f")
    sociomap = edits.set_title(sociomap, "Three hundred, for trying things out")
    wave = sociomap.waves[0].id
    chance = random.Random(SEED)
    new = counted_ids("a")
    alters = [_somebody(new(), number, framework, sociomap, chance) for number in range(PEOPLE)]
    sociomap = edits.add_alters(sociomap, wave, alters)
    sociomap = edits.join(sociomap, wave, _pairs(alters, chance))
    close = chance.sample(sorted(sociomap.waves[0].ties), 120)
    sociomap = edits.join(sociomap, wave, close, "works_closely")
    for number, label in enumerate(("staff room", "Ffrindiau’r côr", "history corridor", "团队", "مجموعة"), 1):
        members = frozenset(_neighbours(alters, number, chance))
        outline = Outline(id=f"o{number}", label=label, members=members, all_know=number == 1)
        sociomap = edits.add_outline(sociomap, wave, outline)
    return edits.set_who_knows_whom_done(sociomap, wave, True)


def _somebody(
    alter_id: str, number: int, framework: Framework, sociomap: Sociomap, chance: random.Random
) -> Alter:
    round_again, which = divmod(number, len(NAMES))
    label = NAMES[which] if round_again == 0 else f"{NAMES[which]} {round_again + 1}"
    sector = chance.choice(sociomap.design.sectors)
    ring = chance.choices((1, 2, 3, WISHED), (20, 33, 43, 4))[0]
    place = Place(ring, sector.id, round(chance.random(), 4), round(chance.random(), 4))
    wished = ring == WISHED
    status = "wished" if wished else chance.choices(("current", "fading", "lost"), (90, 7, 3))[0]
    return Alter(
        id=alter_id,
        label=label,
        kind=chance.choices(("person", "group", "resource"), (80, 13, 7))[0],
        place=place if number % 60 else Place(),
        status=status if number % 60 else "current",
        role=chance.choice(ROLES),
        frequency=None if wished else chance.choice(("daily", "weekly", "monthly", "termly", "less")),
        direction=None if wished else chance.choice(("to_me", "from_me", "both")),
        usefulness=None if wished else chance.randint(1, 5),
        functions=frozenset()
        if wished
        else frozenset(chance.sample(sorted(framework.functions), chance.randint(0, 4))),
    )


def _pairs(alters: list[Alter], chance: random.Random) -> list[tuple[str, str]]:
    every = list(itertools.combinations([alter.id for alter in alters], 2))
    return chance.sample(every, TIES)


def _neighbours(alters: list[Alter], number: int, chance: random.Random) -> list[str]:
    sectors = sorted({alter.place.sector for alter in alters if alter.place.sector})
    inside = [alter.id for alter in alters if alter.place.sector == sectors[number % len(sectors)]]
    return chance.sample(inside, 4 + 2 * number)


def main(folder: Path) -> None:
    """Write the three samples into that folder."""
    framework = load()
    for name, make in (("sample", story), ("empty", empty), ("full", full)):
        write(folder / f"{name}.sociomap", make(framework))
        (folder / f"{name}.sociomap").chmod(0o644)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "resources" / "samples")
