"""One half of a map: all of it, the professional people only, or the personal ones only."""

from collections.abc import Mapping

from sociomap_app.model import edits
from sociomap_app.model.fields import PARTS, Side
from sociomap_app.model.sociomap import Alter, Sociomap, Wave


def part_of(sociomap: Sociomap, part: str) -> Sociomap:
    """The map without the people of the other half; itself for ``all``. ValueError for another part.

    Whoever is undivided or not placed is in neither half: what is not known to belong is not shown. A note goes
    with whom it is on, or with the area it lies in.
    """
    if part not in PARTS:
        raise ValueError(part)
    if part == "all":
        return sociomap
    sides, kept = _sides(sociomap), sociomap
    for wave in sociomap.waves:
        gone = [alter.id for alter in wave.alters.values() if _side(alter, sides) != part]
        kept = edits.remove_alters(kept, wave.id, gone)
        beside = [
            note.id
            for note in wave.notes.values()
            if note.alter is None and sides.get(note.place.sector or "") != part
        ]
        kept = edits.remove_notes(kept, wave.id, beside)
    return kept


def in_neither(sociomap: Sociomap, wave: Wave) -> int:
    """How many of that date are in no part: in an undivided area, or without a ring or an area."""
    sides = _sides(sociomap)
    return sum(_side(alter, sides) not in PARTS for alter in wave.alters.values())


def left_out_words(count: int) -> str:
    """How many are in neither part, in words; nothing where nobody is."""
    if count == 1:
        return "1 is undivided or not placed, belongs to neither part and is left out."
    return f"{count} are undivided or not placed, belong to neither part and are left out." if count else ""


def _sides(sociomap: Sociomap) -> Mapping[str, Side]:
    return {one.id: one.side for one in sociomap.design.sectors}


def _side(alter: Alter, sides: Mapping[str, Side]) -> str:
    """Of the area in which it stands; the empty string beside the map."""
    return sides.get(alter.place.sector or "", "") if alter.place.on_map else ""
