"""Ids that give nobody away: one that came from a table may well be a name."""

import re
from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Alter, Note, Sociomap, Wave, tie_key
from sociomap_app.vocabulary.entries import Framework

Placed = TypeVar("Placed", Alter, Note)
MADE_HERE = re.compile(r"[0-9a-f]{10}|[ap][0-9]+")
"""Ids this program gives; any other came from a table."""


def with_plain_ids(sociomap: Sociomap, framework: Framework) -> Sociomap:
    """The map with new ids for areas that are in no list and for people, where their ids came from outside."""
    areas, people = _areas(sociomap, framework), _people(sociomap)
    sectors = tuple(replace(sector, id=areas[sector.id]) for sector in sociomap.design.sectors)
    return replace(
        sociomap,
        design=replace(sociomap.design, sectors=sectors),
        waves=tuple(_wave_with(wave, people, areas) for wave in sociomap.waves),
        lenses=tuple(replace(lens, alter=people[lens.alter]) for lens in sociomap.lenses if lens.alter in people),
    )


def _areas(sociomap: Sociomap, framework: Framework) -> Mapping[str, str]:
    """The new id of each area by the old."""
    known = {sector.id for preset in framework.presets.values() for sector in preset.sector}
    return {
        sector.id: sector.id if sector.id in known or MADE_HERE.fullmatch(sector.id) else f"area{number}"
        for number, sector in enumerate(sociomap.design.sectors, start=1)
    }


def _people(sociomap: Sociomap) -> Mapping[str, str]:
    """The new id of everybody of any date by the old."""
    everybody = dict.fromkeys(one for wave in sociomap.waves for one in wave.alters)
    free = (one for one in iter(counted_ids("p"), None) if one not in everybody)
    return {one: one if MADE_HERE.fullmatch(one) else next(free) for one in everybody}


def _wave_with(wave: Wave, people: Mapping[str, str], areas: Mapping[str, str]) -> Wave:
    ties = [replace(tie, ends=tie_key(people[tie.ends[0]], people[tie.ends[1]])) for tie in wave.ties.values()]
    alters = [replace(_placed(alter, areas), id=people[key]) for key, alter in wave.alters.items()]
    outlines = [
        replace(outline, id=f"o{number}", members=frozenset(people[one] for one in outline.members))
        for number, outline in enumerate(wave.outlines.values(), start=1)
    ]
    return replace(
        wave,
        alters={alter.id: alter for alter in alters},
        ties={tie.ends: tie for tie in ties},
        outlines={outline.id: outline for outline in outlines},
        carried=frozenset(people[one] for one in wave.carried),
        notes={key: _placed(note, areas) for key, note in wave.notes.items()},
    )


def _placed(one: Placed, areas: Mapping[str, str]) -> Placed:
    return replace(one, place=replace(one.place, sector=areas.get(one.place.sector or "")))
