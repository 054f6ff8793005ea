"""One half of a map: all of it, the professional people only, or the personal ones only."""

from sociomap_app.model import edits
from sociomap_app.model.fields import PARTS
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework

from .belonging import Belonging


def part_of(sociomap: Sociomap, part: str, framework: Framework) -> Sociomap:
    """The map without the people of the other half; itself for ``all``. ValueError for another part.

    People of whom neither area nor role tells the half are in neither: what is not known to belong is
    not shown. A note goes with whom it is on, or with the area it lies in.
    """
    if part not in PARTS:
        raise ValueError(part)
    if part == "all":
        return sociomap
    belonging = Belonging.of(sociomap, sociomap.latest, framework)  # on which side is the same on every date
    kept = sociomap
    for wave in sociomap.waves:
        gone = [alter.id for alter in wave.alters.values() if belonging.side(alter) != part]
        kept = edits.remove_alters(kept, wave.id, gone)
        sides = belonging.sector_sides
        beside = [
            note.id
            for note in wave.notes.values()
            if note.alter is None and sides.get(note.place.sector or "") != part
        ]
        kept = edits.remove_notes(kept, wave.id, beside)
    return kept
