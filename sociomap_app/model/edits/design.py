"""The design of a map: its rings, what they mean, and its sectors.

What the people already placed then stand in is part of the edit, so that nobody is left in a ring or
sector that is no more.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import MAX_LABEL
from sociomap_app.model.integrity import design_faults
from sociomap_app.model.sociomap import Alter, Design, Place, Ring, Sociomap, Wave

CLOSENESS_OF_RINGS = {1: 5, 2: 3, 3: 2, 4: 1, 5: 1}


def set_design(
    sociomap: Sociomap,
    design: Design,
    *,
    moved: Mapping[str, str | None] | None = None,
    rings: Mapping[int, int | None] | None = None,
) -> Sociomap:
    """Another design altogether, a preset for instance, in all waves alike.

    ``moved`` says into which sector the people of one that goes are put, ``rings`` into which ring those of
    any ring are put; None is beside the map. Without a word those of a sector that goes keep their ring and
    stand beside the map, and those of a ring that goes stand in the last.
    """
    kept = replace(
        design,
        rings=tuple(Ring(clean_line(ring.label, MAX_LABEL)) for ring in design.rings),
        sectors=tuple(replace(one, label=clean_line(one.label, MAX_LABEL)) for one in design.sectors),
    )
    changed = _designed(sociomap, kept)
    there = {one.id for one in kept.sectors}
    targets = {old: new for old, new in (moved or {}).items() if new in there}
    last, rung = len(kept.rings), rings or {}

    def move(place: Place) -> Place:
        ring, sector = place.ring, place.sector
        if ring:
            ring = rung.get(ring, ring)
            ring = ring if ring is None or 1 <= ring <= last else last
        if sector is not None and sector not in there:
            sector = targets.get(sector)
        same = (ring, sector) == (place.ring, place.sector)
        return place if same else replace(place, ring=ring, sector=sector)

    return _moved(changed, move, sociomap.design)


def keep_closeness(sociomap: Sociomap) -> Sociomap:
    """What the rings say of closeness, written down with each person who has none yet; in all waves.

    Ring 1 is 5, ring 2 is 3, then 2 and 1: strong, medium and weak as figures read them from rings too.
    The same document where rings mean something else.
    """
    if sociomap.design.ring_meaning != "closeness":
        return sociomap

    def said(alter: Alter) -> Alter:
        closeness = CLOSENESS_OF_RINGS.get(alter.place.ring or 0)
        return replace(alter, closeness=closeness) if closeness and alter.closeness is None else alter

    def kept(wave: Wave) -> Wave:
        alters = {key: said(one) for key, one in wave.alters.items()}
        asked = any(alters[key].closeness is not None for key in alters.keys() - wave.carried)
        return replace(wave, alters=alters, asked=wave.asked | ({"closeness"} if asked else set()))

    waves = tuple(map(kept, sociomap.waves))
    return sociomap if waves == sociomap.waves else replace(sociomap, waves=waves)


def set_ask_quality(sociomap: Sociomap, on: bool) -> Sociomap:
    """Whether the map asks how a tie feels: sustaining, mixed, draining. Off unless the owner wants it."""
    return _designed(sociomap, replace(sociomap.design, ask_quality=on))


def _designed(sociomap: Sociomap, design: Design) -> Sociomap:
    if design == sociomap.design:
        return sociomap
    for fault in design_faults(design):
        raise ValueError(str(fault))
    return replace(sociomap, design=design)


def _moved(sociomap: Sociomap, move: Callable[[Place], Place], before: Design) -> Sociomap:
    room = _rooms(sociomap, move, before)
    waves = tuple(_moved_wave(wave, move, room, sociomap.design) for wave in sociomap.waves)
    return sociomap if waves == sociomap.waves else replace(sociomap, waves=waves)


Cell = tuple[int | None, str | None]
Rooms = Mapping[Cell, tuple[int, int]]


def _rooms(sociomap: Sociomap, move: Callable[[Place], Place], before: Design) -> Rooms:
    """For each cell whose people come to share one: which part of it is theirs, of how many.

    Said once for all waves, so that whoever stays in place from date to date is seen to stay.
    """
    order = {one.id: number for number, one in enumerate(before.sectors)}
    rooms = {}
    for sources in _sources(sociomap, move).values():
        if len(sources) > 1:
            ranked = sorted(sources, key=lambda cell: (order.get(cell[1] or "", 0), cell[0] or 0))
            rooms.update({cell: (number, len(ranked)) for number, cell in enumerate(ranked)})
    return rooms


def _sources(sociomap: Sociomap, move: Callable[[Place], Place]) -> Mapping[Cell, set[Cell]]:
    """For each cell the cells whose people come into it, on whatever date."""
    into: dict[Cell, set[Cell]] = defaultdict(set)
    for wave in sociomap.waves:
        for alter in wave.alters.values():
            new = move(alter.place)
            if alter.place.on_map and new.on_map:
                into[new.ring, new.sector].add((alter.place.ring, alter.place.sector))
    return into


def _moved_alter(alter: Alter, move: Callable[[Place], Place], rooms: Rooms) -> Alter:
    old = alter.place
    new = move(old)
    if old.on_map and new.on_map and (old.ring, old.sector) in rooms:
        number, of = rooms[old.ring, old.sector]
        new = replace(new, across=round((number + old.across) / of, 4))
    return alter if new == old else replace(alter, place=new)


def _moved_wave(wave: Wave, move: Callable[[Place], Place], rooms: Rooms, design: Design) -> Wave:
    """People may lose ring or sector and stand beside the map; a note at a place always has one."""
    alters = {key: _moved_alter(alter, move, rooms) for key, alter in wave.alters.items()}
    notes = {}
    for key, note in wave.notes.items():
        place = move(note.place)
        if note.alter is None and not place.on_map:
            ring = len(design.rings) if place.ring is None else place.ring
            place = replace(place, ring=ring, sector=place.sector or design.sectors[0].id)
        notes[key] = note if place == note.place else replace(note, place=place)
    if alters == wave.alters and notes == wave.notes:
        return wave
    return replace(wave, alters=alters, notes=notes)
