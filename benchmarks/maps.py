"""Maps of a stated size to measure with: invented people, spread over rings and areas as people are."""

import datetime as dt
import random

from sociomap_app.editing import operations
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Alter, Place, Sociomap
from sociomap_app.vocabulary.entries import Framework

ON_RINGS = (0.2, 1 / 3)
"""The share of people in the first and in the second ring; the rest stand in the third."""


def map_of(people: int, ties: int, framework: Framework, *, preset: str = "six-areas", seed: int = 1) -> Sociomap:
    """So many alters and ties on three rings, after *tidy* would have spread them."""
    chance = random.Random(seed)
    empty = new_sociomap(framework, preset, today=dt.date(2025, 10, 1))
    wave = empty.latest.id
    sectors = [sector.id for sector in empty.design.sectors]
    alters = []
    for number in range(people):
        share = number / people
        ring = 1 if share < ON_RINGS[0] else 2 if share < sum(ON_RINGS) else 3
        place = Place(ring, sectors[number % len(sectors)], chance.random(), chance.random())
        alters.append(
            Alter(id=f"a{number}", label=f"{chance.choice(NAMES)} {chr(65 + number % 26)}.", place=place)
        )
    drawn = edits.add_alters(empty, wave, alters)
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < ties:
        one, other = sorted(chance.sample(range(people), 2))
        pairs.add((f"a{one}", f"a{other}"))
    session = Session(edits.join(drawn, wave, sorted(pairs), "knows"))
    operations.tidy(session, framework)
    return session.document


NAMES = ("Amal", "Bronwen", "Chidi", "Dilys", "Eilidh", "Farouk", "Greta", "Hamish", "Ines", "Jolanta", "Kofi")
