"""Maps with people spread as they really are: a fifth close by, a third in the next ring, the rest further out."""

import random
import string

from msgspec.structs import replace

from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Alter, Place, Sociomap
from tests.networks import framework

from .networks import a_map, a_wave, random_ties

PRESETS = ("halves", "mentor", "six-areas")


def a_name(chance: random.Random, least: int, most: int) -> str:
    """Words of letters, that many signs in all."""
    length, words = chance.randint(least, most), ""
    while len(words) < length:
        word = "".join(chance.choice(string.ascii_lowercase) for _ in range(chance.randint(2, 9)))
        words += f" {word.capitalize()}" if words else word.capitalize()
    return words[:length].strip()


def spread_map(
    seed: int, count: int, preset: str, *, least: int = 2, most: int = 30, ties: float = 0.0
) -> Sociomap:
    """That many people on a map of that preset, as they were put down, untidied."""
    chance = random.Random(seed)
    empty = a_map(preset=preset)
    rings = [1] * round(count / 5) + [2] * round(count / 3)
    outer = range(3, len(empty.design.rings) + 1)
    rings += [outer[n % len(outer)] for n in range(count - len(rings))]
    sectors = [sector.id for sector in empty.design.sectors]
    alters = [
        Alter(
            id=f"a{number}",
            label=a_name(chance, least, most),
            kind=chance.choices(("person", "group", "resource"), (80, 13, 7))[0],
            place=Place(ring, chance.choice(sectors), chance.random(), chance.random()),
        )
        for number, ring in enumerate(rings)
    ]
    joined = random_ties(chance, [one.id for one in alters], ties)
    return replace(empty, waves=(a_wave(alters, joined),))


def tidied(sociomap: Sociomap) -> Sociomap:
    """The map as *Tidy* leaves it."""
    session = Session(sociomap, ids=counted_ids("n"))
    operations.tidy(session, framework())
    return session.document
