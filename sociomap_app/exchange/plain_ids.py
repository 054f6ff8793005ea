"""Ids that give nobody away: one that came from a table may well be a name."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Alter, Note, Sociomap, Wave, tie_key
from sociomap_app.vocabulary.entries import Framework

Placed = TypeVar("Placed", Alter, Note)
_BY_LOT = r"(?=[0-9]*[a-f])[0-9a-f]{10}"
MADE_HERE = re.compile(rf"{_BY_LOT}|[ap][1-9][0-9]{{0,3}}")
"""Ids this program gives; any other came from a table, as does what may be a telephone number or a login."""

DATE_MADE_HERE = re.compile(rf"{_BY_LOT}|w[1-9][0-9]{{0,3}}")
"""The same for dates."""


def with_plain_ids(sociomap: Sociomap, framework: Framework) -> Sociomap:
    """The map with new ids for areas that are in no list, dates and people, where their ids came from outside."""
    areas, people, dates = _areas(sociomap, framework), _people(sociomap), _dates(sociomap)
    sectors = tuple(replace(sector, id=areas[sector.id]) for sector in sociomap.design.sectors)
    return replace(
        sociomap,
        design=replace(sociomap.design, sectors=sectors),
        waves=tuple(replace(_wave_with(wave, people, areas), **_of(wave, dates)) for wave in sociomap.waves),
        lenses=tuple(replace(lens, alter=people[lens.alter]) for lens in sociomap.lenses if lens.alter in people),
    )


def _areas(sociomap: Sociomap, framework: Framework) -> Mapping[str, str]:
    """The new id of each area by the old."""
    known = {sector.id for preset in framework.presets.values() for sector in preset.sector}
    return {
        sector.id: sector.id if sector.id in known or MADE_HERE.fullmatch(sector.id) else f"area{number}"
        for number, sector in enumerate(sociomap.design.sectors, start=1)
    }


def _dates(sociomap: Sociomap) -> Mapping[str, str]:
    """The new id of each date by the old."""
    there = [wave.id for wave in sociomap.waves]
    free = (one for one in iter(counted_ids("w"), None) if one not in there)
    return {one: one if DATE_MADE_HERE.fullmatch(one) else next(free) for one in there}


def _of(wave: Wave, dates: Mapping[str, str]) -> dict[str, Any]:
    """What of a date names dates: itself, those its words on changes are about, and those steps come from."""
    talk = wave.conversation
    actions = [replace(one, carried_from=dates.get(one.carried_from or "")) for one in talk.actions]
    return {
        "id": dates[wave.id],
        "change_notes": {dates[since]: words for since, words in wave.change_notes.items()},
        "conversation": replace(talk, actions=tuple(actions)),
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
