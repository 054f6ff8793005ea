"""The design of a map: its rings, what they mean, and its sectors.

What the people already placed then stand in is part of the edit, so that nobody is left in a ring or
sector that is no more.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from sociomap_app.model.fields import MAX_LABEL, MAX_RINGS, MAX_SECTORS, MIN_RINGS, RING_MEANINGS
from sociomap_app.model.integrity import design_faults
from sociomap_app.model.sociomap import Design, Place, Ring, Sector, Sociomap, Wave
from sociomap_app.model.text import clean_line


def change_meaning(sociomap: Sociomap, meaning: str, labels: Sequence[str]) -> Sociomap:
    """Rings mean something else. Nobody moves: whoever calls has asked the owner first."""
    if meaning not in RING_MEANINGS:
        raise ValueError(f"ring_meaning: {meaning}")
    design = replace(sociomap.design, ring_meaning=meaning)
    return change_rings(_designed(sociomap, design), labels)


def change_rings(sociomap: Sociomap, labels: Sequence[str]) -> Sociomap:
    """As many rings as labels, 2 to 5, the innermost first; who stood further out stands in the last."""
    if not MIN_RINGS <= len(labels) <= MAX_RINGS:
        raise ValueError(f"rings: {len(labels)}")
    rings = tuple(Ring(clean_line(label, MAX_LABEL)) for label in labels)
    changed = _designed(sociomap, replace(sociomap.design, rings=rings))
    last = len(rings)

    def move(place: Place) -> Place:
        return replace(place, ring=last) if place.ring is not None and place.ring > last else place

    return _moved(changed, move)


def change_sectors(
    sociomap: Sociomap, sectors: Sequence[Sector], *, moved: dict[str, str] | None = None
) -> Sociomap:
    """Other sectors. ``moved`` says into which one the people of a sector that goes are put.

    Those of a sector that goes with no word of where keep their ring and stand beside the map.
    """
    if not 1 <= len(sectors) <= MAX_SECTORS:
        raise ValueError(f"sectors: {len(sectors)}")
    kept = tuple(replace(one, label=clean_line(one.label, MAX_LABEL)) for one in sectors)
    changed = _designed(sociomap, replace(sociomap.design, sectors=kept))
    there = {one.id for one in kept}
    targets = {old: new for old, new in (moved or {}).items() if new in there}

    def move(place: Place) -> Place:
        if place.sector is None or place.sector in there:
            return place
        return replace(place, sector=targets.get(place.sector))

    return _moved(changed, move)


def set_design(sociomap: Sociomap, design: Design, *, moved: dict[str, str] | None = None) -> Sociomap:
    """Another design altogether, a preset for instance."""
    changed = change_sectors(sociomap, design.sectors, moved=moved)
    changed = change_rings(changed, [ring.label for ring in design.rings])
    return _designed(changed, replace(design, sectors=changed.design.sectors, rings=changed.design.rings))


def set_ask_quality(sociomap: Sociomap, on: bool) -> Sociomap:
    """Whether the map asks how a tie feels: sustaining, mixed, draining. Off unless the owner wants it."""
    return _designed(sociomap, replace(sociomap.design, ask_quality=on))


def _designed(sociomap: Sociomap, design: Design) -> Sociomap:
    if design == sociomap.design:
        return sociomap
    for fault in design_faults(design):
        raise ValueError(str(fault))
    return replace(sociomap, design=design)


def _moved(sociomap: Sociomap, move: Callable[[Place], Place]) -> Sociomap:
    spare = sociomap.design.sectors[0].id
    waves = tuple(_moved_wave(wave, move, spare) for wave in sociomap.waves)
    return sociomap if waves == sociomap.waves else replace(sociomap, waves=waves)


def _moved_wave(wave: Wave, move: Callable[[Place], Place], spare: str) -> Wave:
    """People may lose their sector and stand beside the map; a note at a place goes to the spare one."""
    alters = {}
    for key, alter in wave.alters.items():
        place = move(alter.place)
        alters[key] = alter if place == alter.place else replace(alter, place=place)
    notes = {}
    for key, note in wave.notes.items():
        place = move(note.place)
        if note.alter is None and not place.on_map:
            place = replace(place, sector=spare)
        notes[key] = note if place == note.place else replace(note, place=place)
    if alters == wave.alters and notes == wave.notes:
        return wave
    return replace(wave, alters=alters, notes=notes)
