"""Another design for a map that may be full: a draft, the map it would make, and in words who goes where.

A draft has a word for every ring and area, as whoever works on it sees them; the map keeps only words of its own.
The words are read off the two maps, so that what is said before is what happens.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.clean_text import folded
from sociomap_app.model.fields import RING_MEANINGS, Kind, known_code
from sociomap_app.model.sociomap import Alter, Design, Place, Ring, Sector, Sociomap
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import design_in_words, in_words, own_words_only, ring_words

from .session import Session

Where = TypeVar("Where")

WORDS = "Change the design"
KINDS: Mapping[Kind, tuple[str, str]] = {
    "person": ("person", "people"),
    "group": ("group", "groups"),
    "resource": ("resource", "resources"),
}


class Draft(msgspec.Struct, frozen=True):
    """A design as it might be. ``moved`` and ``rings`` say where those of an area or ring that goes are put.

    None in either is beside the map; those of a ring that goes and is not named are put on the last one.
    ``keep_closeness`` writes down with each person what their ring said of closeness, where rings cease to
    mean that.
    """

    design: Design
    moved: Mapping[str, str | None] = {}
    rings: Mapping[int, int | None] = {}
    keep_closeness: bool = True


def candidate(document: Sociomap, draft: Draft, framework: Framework) -> Sociomap:
    """The map this draft would make; the very document where it changes nothing. ValueError for no design."""
    kept = document
    if draft.keep_closeness and draft.design.ring_meaning != "closeness":
        kept = edits.keep_closeness(document)
    design = own_words_only(draft.design, framework)
    return edits.set_design(kept, design, moved=draft.moved, rings=draft.rings)


def change_design(session: Session, draft: Draft, framework: Framework) -> bool:
    """Take the draft, as one step."""
    return session.apply(WORDS, candidate(session.document, draft, framework))


def meaning_asked(document: Sociomap, draft: Draft) -> bool:
    """Whether people stand on rings that would come to mean something else."""
    if draft.design.ring_meaning == document.design.ring_meaning:
        return False
    return any(alter.place.ring for alter in _everybody(document))


def starting_from(document: Sociomap, framework: Framework, preset: str) -> Draft:
    """A draft with the areas of a preset; with its rings too, where nobody stands on any yet.

    Areas that both have are kept. For the others a part of the network, or a side of which there is only
    one area, tells where people go.
    """
    old, new = design_in_words(document.design, framework), design_in_words(framework.design(preset), framework)
    if any(alter.place.on_map for alter in _everybody(document)):
        new = replace(new, ring_meaning=old.ring_meaning, rings=old.rings)
    new = replace(new, ask_quality=old.ask_quality)
    there = {one.id for one in new.sectors}
    part = {one.id: one.belongs for each in framework.presets.values() for one in each.sector}
    part.update({one.id: one.belongs for one in framework.presets[preset].sector})
    return Draft(new, {one.id: _sent_to(one, new, part) for one in old.sectors if one.id not in there})


def _sent_to(area: Sector, design: Design, part: Mapping[str, str]) -> str | None:
    """Where the people of an area that goes are put: the area of the same part, or the only one of that side."""
    if part.get(area.id):
        for one in design.sectors:
            if part.get(one.id) == part[area.id]:
                return one.id
    side = [one.id for one in design.sectors if one.side == area.side]
    return side[0] if len(side) == 1 else None


def renumbered(design: Design, count: int, framework: Framework) -> Design:
    """So many rings. Names nobody chose follow the number; those somebody typed stay."""
    now = ring_words(design, framework)
    usual = framework.ring_labels(design.ring_meaning, count)
    if now != framework.ring_labels(design.ring_meaning, len(now)):
        usual = [*now, *usual[len(now) :]][:count]
    return replace(design, rings=tuple(Ring(label) for label in usual))


def with_meaning(design: Design, meaning: str, framework: Framework) -> Design:
    """Rings that mean something else, with the names that go with it."""
    meant = known_code(meaning, RING_MEANINGS)
    labels = framework.ring_labels(meant, len(design.rings))
    return replace(design, ring_meaning=meant, rings=tuple(Ring(label) for label in labels))


def areas_that_go(document: Sociomap, design: Design) -> dict[str, str]:
    """How many stand in each area that goes, in words, for those with anybody in them."""
    there = {one.id for one in design.sectors}
    held = _by(document, lambda place: place.sector)
    gone = [one.id for one in document.design.sectors if one.id not in there]
    return {one: counted(held[one].values()) for one in gone if one in held}


def rings_to_place(document: Sociomap, design: Design, framework: Framework) -> dict[int, str]:
    """How many stand on each ring that goes, or that has another name because there are more or fewer now.

    Only rings with anybody on them; how many in words.
    """
    design, old = (design_in_words(one, framework) for one in (design, document.design))
    return _rings_to_place(document, design, old.rings)


def _rings_to_place(document: Sociomap, design: Design, old: tuple[Ring, ...]) -> dict[int, str]:
    held = _by(document, lambda place: place.ring)
    if len(design.rings) == len(old):
        return {}
    now = dict(enumerate(design.rings, start=1))
    asked = [number for number, ring in enumerate(old, start=1) if now.get(number) != ring]
    return {one: counted(held[one].values()) for one in asked if one in held}


def usual_ring(document: Sociomap, design: Design, ring: int, framework: Framework) -> int:
    """Where the people of a ring go unless it is said otherwise: to the ring of that name, else of that number."""
    name = folded(ring_words(document.design, framework)[ring - 1])
    words = ring_words(design, framework)
    named = [number for number, word in enumerate(words, start=1) if folded(word) == name]
    return named[0] if named else min(ring, len(design.rings))


def consequences(document: Sociomap, draft: Draft, framework: Framework) -> tuple[str, ...]:
    """What the draft does, a sentence each: to everybody on the map, and to what the rings say of them."""
    new = candidate(document, draft, framework)
    if new is document:
        return ()
    document, new = in_words(document, framework), in_words(new, framework)
    renamed = list(_renamed_rings(document, new))
    moves = [*_ring_moves(document, new), *_area_moves(document, new)]
    found = [*_meaning_words(document, new, draft, framework), *renamed, *moves]
    found += _other_side(document, new)
    found += _notes(document, new)
    other_rings = bool(renamed) and len(new.design.rings) != len(document.design.rings)
    if not (moves or other_rings):
        found.append("Nobody moves to another ring or area.")
    if len(document.waves) > 1:
        found.append(f"It holds for all {len(document.waves)} dates of this map.")
    return tuple(found)


def _ring_moves(document: Sociomap, new: Sociomap) -> Iterator[str]:
    rings = document.design.rings
    moved = _moved(document, new, lambda place: place.ring)
    for (ring, to), who in sorted(moved.items(), key=lambda item: item[0][0]):
        stood = f"{counted(who.values())} in “{rings[ring - 1].label}” (ring {ring})"
        yield f"{stood} {_go(who)} {_into_ring(new.design, to)}."


def _area_moves(document: Sociomap, new: Sociomap) -> Iterator[str]:
    for (area, to), who in _moved(document, new, lambda place: place.sector).items():
        stood = f"{counted(who.values())} in “{_area(document.design, area)}”"
        yield f"{stood} {_go(who)} {_into_area(new.design, to)}."


def _moved(
    document: Sociomap, new: Sociomap, key: Callable[[Place], Where | None]
) -> dict[tuple[Where, Where | None], dict[str, Alter]]:
    """Everybody of any date by the part of their place that they leave, and the one they come to."""
    found: dict[tuple[Where, Where | None], dict[str, Alter]] = defaultdict(dict)
    for was, now in zip(_everybody(document), _everybody(new), strict=True):
        left, to = key(was.place), key(now.place)
        if left and left != to:
            found[left, to][was.id] = was
    return found


def _everybody(document: Sociomap) -> Iterator[Alter]:
    """Everybody of every date, one date after the other."""
    return (alter for wave in document.waves for alter in wave.alters.values())


def counted(alters: Iterable[Alter]) -> str:
    """How many, in words: “3 people and 1 group”."""
    kinds = Counter(alter.kind for alter in alters)
    said = [f"{kinds[kind]} {words[kinds[kind] > 1]}" for kind, words in KINDS.items() if kinds[kind]]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def _by(document: Sociomap, key: Callable[[Place], Where]) -> dict[Where, dict[str, Alter]]:
    """Everybody of any date by a part of their place; who stands at two is in both."""
    found: dict[Where, dict[str, Alter]] = defaultdict(dict)
    for alter in _everybody(document):
        found[key(alter.place)][alter.id] = alter
    return dict(found)


def _go(who: Mapping[str, Alter]) -> str:
    return "goes" if len(who) == 1 else "go"


def _area(design: Design, area: str) -> str:
    sector = design.sector(area)
    return sector.label if sector is not None else area


def _into_ring(design: Design, ring: int | None) -> str:
    return "beside the map" if ring is None else f"to “{design.rings[ring - 1].label}” (ring {ring})"


def _into_area(design: Design, area: str | None) -> str:
    return "beside the map, with the ring kept" if area is None else f"to “{_area(design, area)}”"


def _meaning_words(document: Sociomap, new: Sociomap, draft: Draft, framework: Framework) -> Iterator[str]:
    meant, means = document.design.ring_meaning, new.design.ring_meaning
    if meant == means:
        return
    words = framework.values.meaning
    yield f"Rings say {words[means].label}, and no longer {words[meant].label}."
    if meaning_asked(document, draft):
        yield "Everybody stays on the ring they have; please look at each of them anew."
        if meant == "closeness" and draft.keep_closeness:
            yield "How close each of them is stays with them, as the field “closeness” of the page Person."
        elif meant == "closeness":
            yield "How close each of them is will not be known any more."


def _renamed_rings(document: Sociomap, new: Sociomap) -> Iterator[str]:
    held = _by(new, lambda place: place.ring)
    for number, (was, now) in enumerate(zip(document.design.rings, new.design.rings, strict=False), start=1):
        if was.label != now.label and number in held:
            who = counted(held[number].values())
            yield f"Ring {number} is called “{now.label}” instead of “{was.label}”; {who} there."


def _other_side(document: Sociomap, new: Sociomap) -> Iterator[str]:
    held = _by(new, lambda place: place.sector)
    for sector in new.design.sectors:
        was = document.design.sector(sector.id)
        if was is not None and was.side != sector.side and sector.id in held:
            who = counted(held[sector.id].values())
            yield f"“{sector.label}” counts as {sector.side}, with {who}."


def _notes(document: Sociomap, new: Sociomap) -> Iterator[str]:
    moved = set()
    for was, now in zip(document.waves, new.waves, strict=True):
        for note in was.notes.values():
            old, place = note.place, now.notes[note.id].place
            if note.alter is None and (old.ring, old.sector) != (place.ring, place.sector):
                moved.add(note.id)
    if moved:
        yield f"{len(moved)} {'note goes' if len(moved) == 1 else 'notes go'} along to another place."
