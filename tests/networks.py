"""Small maps built by hand and random ones from a seed, for the tests of figures and rules."""

import datetime as dt
import random
from collections.abc import Iterable
from functools import cache
from typing import Any

from msgspec.structs import replace

from sociomap_app.model import fields
from sociomap_app.model.asked import asked_by
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import (
    WISHED,
    Alter,
    Census,
    Ego,
    LensView,
    Outline,
    Place,
    Sociomap,
    Tie,
    Wave,
    tie_key,
)
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load

DAY = dt.date(2025, 10, 1)
TRAINEE: dict[str, Any] = {"ego_role": "trainee"}
"""What ego is on a date, as fields of a wave."""


@cache
def framework() -> Framework:
    """Everything shipped, read once for all tests."""
    return load()


def person(alter_id: str, ring: int | None = 2, sector: str | None = "professional", **values: Any) -> Alter:
    """One alter, labelled with its id in capitals."""
    if ring == WISHED:
        values.setdefault("status", "wished")
    return Alter(id=alter_id, label=alter_id.upper(), place=Place(ring, sector), **values)


def people(count: int, prefix: str = "a", **values: Any) -> list[Alter]:
    """That many alters alike: a1, a2, …"""
    new = counted_ids(prefix)
    return [person(new(), **values) for _ in range(count)]


def a_wave(
    alters: Iterable[Alter] = (),
    ties: Iterable[tuple[str, str]] = (),
    *,
    done: bool = True,
    asked: Iterable[str] = (),
    wave_id: str = "w1",
    date: dt.date = DAY,
    **values: Any,
) -> Wave:
    """A wave of those alters and ties; what has a value is asked, and ``asked`` besides."""
    kept = {alter.id: alter for alter in alters}
    drawn = {tie_key(*ends): Tie(tie_key(*ends), True, False) for ends in ties}
    known = asked_by(kept.values()) | frozenset(asked)
    return Wave(
        id=wave_id,
        label=wave_id,
        date=date,
        alters=kept,
        ties=drawn,
        asked=known,
        who_knows_whom_done=done,
        **values,
    )


def a_map(*waves: Wave, preset: str = "halves", me: dict[str, Any] = TRAINEE, **values: Any) -> Sociomap:
    """A map of those waves, one empty wave where none is given; ``me`` is ego on all of them that say nothing."""
    there = tuple(one if one.ego_role or one.ego_setting else replace(one, **me) for one in waves or (a_wave(),))
    return Sociomap(id="m1", design=framework().design(preset), waves=there, **values)


def random_ties(chance: random.Random, ids: list[str], density: float) -> list[tuple[str, str]]:
    """Each pair of ids with that chance."""
    pairs = ((one, other) for number, one in enumerate(ids) for other in ids[number + 1 :])
    return [ends for ends in pairs if chance.random() < density]


def random_map(seed: int, most: int = 25, waves: int = 2, *, carried: bool = False) -> Sociomap:
    """A sound map in which every field a figure or a rule reads has a value now and then; with ``carried`` some of
    the later dates hold people who were only carried over to them.
    """
    chance = random.Random(seed)
    preset = chance.choice(sorted(framework().presets))
    design = framework().design(preset)
    meaning = chance.choice(fields.RING_MEANINGS)
    design = replace(design, ring_meaning=meaning, ask_quality=chance.random() < 0.5)
    sociomap = Sociomap(id="m", design=design, waves=(), ego=_random_ego(chance))
    new = counted_ids()
    pool = [new() for _ in range(most)]
    made = []
    for number in range(waves):
        ids = sorted(chance.sample(pool, chance.randint(0, most)), key=lambda one: int(one[1:]))
        wave = _random_wave(chance, sociomap, ids, number)
        made.append(_carried_over(chance, made[-1], wave) if carried and made and chance.random() < 0.6 else wave)
    lenses = tuple(_random_lens(chance, one, side) for one in made[-1].alters for side in fields.LENS_SIDES)
    return replace(sociomap, waves=tuple(made), lenses=lenses)


def _maybe(chance: random.Random, values: Iterable[Any], often: float = 0.6) -> Any:
    return chance.choice(list(values)) if chance.random() < often else None


def _random_ego(chance: random.Random) -> Ego:
    census = Census(
        career_changer=_maybe(chance, (True, False)),
        moved_for_course=_maybe(chance, (True, False)),
        travel=_maybe(chance, ("over an hour", "under 30 minutes")),
    )
    return Ego(
        started=_maybe(chance, (DAY - dt.timedelta(days=10), DAY - dt.timedelta(days=100))),
        census=census,
    )


def _random_alter(chance: random.Random, sociomap: Sociomap, alter_id: str, richness: float) -> Alter:
    design = sociomap.design
    ring = chance.choice([*range(len(design.rings) + 1), None, 1, 2])
    values: dict[str, Any] = {
        field.name: _maybe(chance, field.values, richness)
        for field in fields.ALTER_FIELDS
        if field.shape is fields.FieldShape.CHOICE and field.name not in ("kind", "status")
    }
    for name in ("same_subject", "formal", "assesses_me"):
        values[name] = _maybe(chance, (True, False), richness)
    for name in ("usefulness", "closeness"):
        values[name] = _maybe(chance, range(1, 6), richness)
    functions = [one for one in [*framework().functions, "home made"] if chance.random() < richness / 2]
    kind = chance.choice(("person", "person", "person", "group", "resource"))
    return person(
        alter_id,
        ring,
        _maybe(chance, [sector.id for sector in design.sectors], 0.8),
        kind=kind,
        status="wished" if ring == WISHED else chance.choice(("current", "current", "fading", "lost")),
        role=_maybe(chance, [*framework().roles, "home made"], richness),
        setting=_maybe(chance, framework().settings, richness),
        functions=frozenset(functions),
        purpose=frozenset(one for one in fields.PURPOSES if chance.random() < richness / 2),
        group_type=_maybe(chance, fields.GROUP_TYPES) if kind == "group" else None,
        **values,
    )


def _random_wave(chance: random.Random, sociomap: Sociomap, ids: list[str], number: int) -> Wave:
    richness = chance.choice((0.0, 0.3, 0.9))
    alters = [_random_alter(chance, sociomap, one, richness) for one in ids]
    inside = frozenset(one for one in ids if chance.random() < 0.2)
    outline = Outline(id="o1", label="group", members=inside, all_know=chance.random() < 0.5)
    asked = [one for one in [*framework().functions, *fields.ASKED_FIELDS] if chance.random() < 0.3]
    return a_wave(
        alters,
        random_ties(chance, ids, chance.choice((0, 0.1, 0.4, 0.9))),
        done=chance.random() < 0.7,
        asked=asked,
        wave_id=f"w{number}",
        ego_role=_maybe(chance, fields.EGO_ROLES),
        ego_setting=_maybe(chance, framework().settings),
        date=DAY + dt.timedelta(days=100 * number),
        outlines={"o1": outline} if inside else {},
        set_aside={one: "" for one in framework().rules if chance.random() < 0.1},
    )


def _carried_over(chance: random.Random, before: Wave, wave: Wave) -> Wave:
    """The date with some who were there before as they were then; only what is said of the others is asked."""
    often = chance.choice((0.3, 0.7, 1.0))
    those = frozenset(one for one in wave.alters.keys() & before.alters.keys() if chance.random() < often)
    alters = {key: before.alters[key] if key in those else one for key, one in wave.alters.items()}
    said = asked_by(one for key, one in alters.items() if key not in those)
    ticked = frozenset(one for one in wave.asked if chance.random() < 0.2)
    return replace(wave, alters=alters, carried=those, asked=said | ticked)


def _random_lens(chance: random.Random, alter_id: str, side: str) -> LensView:
    items = [item.id for lens in framework().lenses.lens for item in lens.items]
    return LensView(
        alter=alter_id,
        side=side,
        answers={item: _maybe(chance, range(1, 6)) for item in items},
        done=chance.random() < 0.8,
        may_show=chance.random() < 0.8,
    )
