"""What people do to the open map, each with the words the undo list shows.

Canvas, panels, commands and keys all come through here, so that the same act has the same effect and the
same name however it was done. Each returns whether anything changed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.clean_text import clean_line, clean_text, folded
from sociomap_app.model.fields import KINDS, MAX_LABEL, MAX_TEXT, SettingKind, Status, TieKind, known_code
from sociomap_app.model.sociomap import NOWHERE, WISHED, Alter, Note, Outline, Place, Sociomap, Wave, tie_key
from sociomap_app.vocabulary.days import day_in_words
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import design_in_words, own_word, wave_word

from .session import Selection, Session
from .tidy import tidied

Cell = tuple[int | None, str | None]


def add(session: Session, labels: Sequence[str], *, kind: str = "person", place: Place | None = None) -> bool:
    """Name people, groups or resources; the last of them is selected. Empty names are passed over."""
    named = [name for label in labels if (name := clean_line(label, MAX_LABEL))]
    if not named:
        return False
    status: Status = "wished" if place is not None and place.ring == WISHED else "current"
    alters = [
        Alter(
            id=session.new_id(), label=label, kind=known_code(kind, KINDS), place=place or Place(), status=status
        )
        for label in named
    ]
    new = edits.add_alters(session.document, session.wave.id, alters)
    words = f"Add {named[0][:40]}" if len(named) == 1 else f"Add {len(named)} names"
    return session.apply(words, new, select=Selection(frozenset({alters[-1].id})))


def name_for(session: Session, label: str, function: str = "") -> str | None:
    """Name somebody in answer to a question, as giving that kind of support; the id of who is meant.

    Whoever is already called that is meant, and not named twice. None for an empty name.
    """
    name = clean_line(label, MAX_LABEL)
    if not name:
        return None
    meant = folded(name)
    there = next((one.id for one in session.wave.alters.values() if folded(one.label) == meant), None)
    if there is not None:
        if function:
            give(session, [there], function, True)
        return there
    gives = frozenset({function} if function else ())
    alter = Alter(id=session.new_id(), label=name, functions=gives)
    named = session.apply(
        f"Add {name[:40]}",
        edits.add_alters(session.document, session.wave.id, [alter]),
        select=Selection(frozenset({alter.id})),
    )
    return alter.id if named else None


def change(session: Session, ids: Iterable[str], words: str, *, merge: str | None = None, **fields: Any) -> bool:
    """Set fields of one or several alters. ValueError for a value that is not allowed."""
    new = edits.change_alters(session.document, session.wave.id, ids, **fields)
    return session.apply(words, new, merge=merge)


def rename(session: Session, alter_id: str, label: str) -> bool:
    """Another name; an empty one leaves the old."""
    if not clean_line(label, MAX_LABEL):
        return False
    return change(session, [alter_id], "Rename", label=label)


def tick(session: Session, ids: Iterable[str], words: str, name: str, value: str, on: bool) -> bool:
    """Put one word into a field that holds several, or take it out, leaving the other words as they are."""
    held = {one: getattr(session.wave.alters[one], name) for one in ids}
    each = {one: {name: old | {value} if on else old - {value}} for one, old in held.items()}
    return session.apply(words, edits.change_each(session.document, session.wave.id, each))


def give(session: Session, ids: Iterable[str], function: str, gives: bool) -> bool:
    """Say that people give, or do not give, one kind of support."""
    return tick(session, ids, "Change what they give", "functions", function, gives)


def move(session: Session, places: Mapping[str, Place]) -> bool:
    """Put people where they now stand."""
    words = "Move" if any(place.ring is not None for place in places.values()) else "Take off the map"
    return session.apply(words, edits.place_alters(session.document, session.wave.id, places))


def take_off(session: Session, ids: Iterable[str]) -> bool:
    """Put people beside the map again."""
    return move(session, {one: Place() for one in ids})


def put(session: Session, ids: Iterable[str], **part: Any) -> bool:
    """Into another ring or another sector. Several who come into one cell stand side by side there."""
    alters = session.wave.alters
    return move(session, side_by_side(session.wave, {one: replace(alters[one].place, **part) for one in ids}))


def side_by_side(wave: Wave, places: Mapping[str, Place]) -> dict[str, Place]:
    """These places, with those who come into one cell clear of each other and of who is there.

    Whoever comes alone from another cell keeps the position within it.
    """
    here = Counter(_cell(alter.place) for key, alter in wave.alters.items() if key not in places)
    clear = dict(places)
    for cell, newcomers in _newcomers(wave, places).items():
        first = newcomers[0]
        if len(newcomers) == 1 and first in wave.alters and wave.alters[first].place.on_map:
            continue
        spots = _abreast(here[cell] + len(newcomers), cell[0] or 4)[here[cell] :]
        for one, (across, along) in zip(newcomers, spots, strict=True):
            clear[one] = replace(places[one], across=across, along=along)
    return clear


def _newcomers(wave: Wave, places: Mapping[str, Place]) -> Mapping[Cell, list[str]]:
    """Who comes into each cell from elsewhere."""
    coming: dict[Cell, list[str]] = {}
    for one, place in places.items():
        old = wave.alters[one].place if one in wave.alters else NOWHERE
        if place.on_map and _cell(place) != _cell(old):
            coming.setdefault(_cell(place), []).append(one)
    return coming


def _abreast(count: int, ring: int) -> list[tuple[float, float]]:
    """Positions for ``count`` tokens in a cell, in order across it, on one row or several in turn.

    Inner cells are short round and hold fewer abreast than outer ones.
    """
    rows = max(1, min(3, -(-count // {1: 2, 2: 4, 3: 6}.get(ring, 8))))
    places = []
    for number in range(count):
        along = 0.5 if rows == 1 else 0.08 + 0.84 * (number % rows) / (rows - 1)
        if rows == 1 and count > 1:
            along = 0.3 if number % 2 == 0 else 0.7
        places.append(((number + 0.5) / count, along))
    return places


def _cell(place: Place) -> Cell:
    return place.ring, place.sector


def step_ring(session: Session, ids: Iterable[str], outward: int) -> bool:
    """One ring in (-1) or out (+1); out of the last ring is the wished-for zone, and back."""
    rings = len(session.document.design.rings)
    places = {}
    for alter_id in ids:
        place = session.wave.alters[alter_id].place
        now = rings + 1 if place.ring == WISHED else place.ring
        new = rings if now is None else min(max(now + outward, 1), rings + 1)
        sector = place.sector or session.document.design.sectors[0].id
        places[alter_id] = replace(place, ring=WISHED if new == rings + 1 else new, sector=sector)
    return move(session, places)


def step_sector(session: Session, ids: Iterable[str], round_by: int) -> bool:
    """One sector round, clockwise (+1) or back (-1)."""
    sectors = [sector.id for sector in session.document.design.sectors]
    rings = len(session.document.design.rings)
    places = {}
    for alter_id in ids:
        place = session.wave.alters[alter_id].place
        if place.sector is None:
            new = sectors[0] if round_by > 0 else sectors[-1]
        else:
            new = sectors[(sectors.index(place.sector) + round_by) % len(sectors)]
        places[alter_id] = replace(place, sector=new, ring=rings if place.ring is None else place.ring)
    return move(session, places)


def nudge(session: Session, ids: Iterable[str], across: float, along: float) -> bool:
    """A little within the cell, as a share of it."""
    places = {}
    for alter_id in ids:
        place = session.wave.alters[alter_id].place
        if place.on_map:
            places[alter_id] = replace(
                place,
                across=min(max(place.across + across, 0.0), 1.0),
                along=min(max(place.along + along, 0.0), 1.0),
            )
    new = edits.place_alters(session.document, session.wave.id, places)
    return session.apply("Nudge", new, merge="nudge " + " ".join(sorted(places)))


def join(session: Session, pairs: Iterable[tuple[str, str]], kind: TieKind = "knows") -> bool:
    """Join pairs; a person is never joined to themselves."""
    wanted = [pair for pair in pairs if pair[0] != pair[1]]
    return session.apply("Join", edits.join(session.document, session.wave.id, wanted, kind))


def join_selected(session: Session) -> bool:
    """Join everybody selected with everybody else selected."""
    return join(session, combinations(sorted(session.selection.alters), 2))


def set_tie(session: Session, one: str, other: str, *, knows: bool, works_closely: bool) -> bool:
    """Say what holds between two people; nothing takes the tie away."""
    new = edits.set_tie(session.document, session.wave.id, one, other, knows=knows, works_closely=works_closely)
    words = "Change connection" if knows or works_closely else "Remove connection"
    return session.apply(words, new, select=Selection(tie=tie_key(one, other)) if knows or works_closely else None)


def outline_selected(session: Session, label: str = "") -> bool:
    """Draw an outline round everybody selected, and select it."""
    members = session.selection.alters
    if not members:
        return False
    number = len(session.wave.outlines) + 1
    outline = Outline(id=session.new_id(), label=label or f"Group {number}", members=members)
    new = edits.add_outline(session.document, session.wave.id, outline)
    return session.apply("Outline", new, select=Selection(outline=outline.id))


def change_outline(session: Session, outline_id: str, **fields: Any) -> bool:
    """Other fields for an outline."""
    new = edits.change_outline(session.document, session.wave.id, outline_id, **fields)
    return session.apply("Change outline", new, merge=f"outline {outline_id} {sorted(fields)}")


def add_note(session: Session, text: str, *, alter: str | None = None, place: Place | None = None) -> bool:
    """A note at a person or a place, selected."""
    note = Note(id=session.new_id(), text=text, alter=alter, place=place or Place())
    new = edits.add_note(session.document, session.wave.id, note)
    return session.apply("Add a note", new, select=Selection(note=note.id))


def move_note(session: Session, note_id: str, *, alter: str | None, place: Place | None) -> bool:
    """Take a note to a person or, without one, to a place."""
    where = Place() if alter else place or Place()
    new = edits.change_note(session.document, session.wave.id, note_id, alter=alter, place=where)
    return session.apply("Move note", new, select=Selection(note=note_id))


def change_note(session: Session, note_id: str, text: str) -> bool:
    """Another text; an empty one takes the note away."""
    document, wave = session.document, session.wave.id
    if not clean_text(text, MAX_TEXT):
        return session.apply("Remove note", edits.remove_notes(document, wave, [note_id]))
    new = edits.change_note(document, wave, note_id, text=text)
    return session.apply("Change note", new, merge=f"note {note_id}")


def remove_selected(session: Session) -> bool:
    """Take away whatever is selected: people with their ties, or a tie, an outline, a note."""
    chosen, document, wave = session.selection, session.document, session.wave
    if chosen.alters:
        count = len(chosen.alters)
        words = f"Remove {wave.alters[next(iter(chosen.alters))].label[:40]}" if count == 1 else f"Remove {count}"
        return session.apply(words, edits.remove_alters(document, wave.id, chosen.alters))
    if chosen.tie:
        return set_tie(session, *chosen.tie, knows=False, works_closely=False)
    if chosen.outline:
        return session.apply("Remove outline", edits.remove_outlines(document, wave.id, [chosen.outline]))
    if chosen.note:
        return session.apply("Remove note", edits.remove_notes(document, wave.id, [chosen.note]))
    return False


def show_lines(session: Session, shown: bool) -> bool:
    """Show or hide the lines between everybody and ego."""
    words = "Show lines to me" if shown else "Hide lines to me"
    return session.apply(words, edits.set_view(session.document, ties_to_me=shown))


def say_drawn(session: Session, drawn: bool) -> bool:
    """Say whether everybody who knows each other is joined."""
    words = "Who knows whom is drawn" if drawn else "Who knows whom is not all drawn"
    return session.apply(words, edits.set_who_knows_whom_done(session.document, session.wave.id, drawn))


def say_asked(session: Session, function: str, called: str, asked: bool = True) -> bool:
    """Say that a kind of support was asked about, whether or not anybody gives it. ``called`` are its words."""
    new = edits.set_asked(session.document, session.wave.id, [function], asked)
    return session.apply(f"{'Asked about' if asked else 'Not asked about'}: {called}", new)


def still_so(session: Session, ids: Iterable[str]) -> bool:
    """Say that these people, who were only carried over to this date, are as they were."""
    return session.apply("Still so", edits.still_so(session.document, session.wave.id, ids))


def add_wave(session: Session, framework: Framework, date: dt.date, **said: Any) -> bool:
    """A new date that starts as the one in view, and is looked at. ``said`` are further fields of the wave."""
    wave_id = session.new_id()
    new = edits.add_wave(session.document, wave_id, "", date, clone=session.wave.id)
    new = _with_word_for_setting(edits.change_wave(new, wave_id, **said), wave_id, framework)
    if not session.apply(f"New date: {wave_word(new.wave(wave_id), framework) or day_in_words(date)}", new):
        return False
    session.look_at(wave_id)
    return True


def change_wave(session: Session, framework: Framework, wave_id: str, **said: Any) -> bool:
    """Another name or day for a date, another role or setting of ego on it."""
    new = edits.change_wave(session.document, wave_id, **said)
    return session.apply("Change date", _with_word_for_setting(new, wave_id, framework))


def keep_setting_word(session: Session, framework: Framework) -> bool:
    """Keep the word for ego's setting on the date in view, once it is typed to its end."""
    new = _with_word_for_setting(session.document, session.wave.id, framework)
    return session.apply("Change me", new, merge="ego ego_setting")


def say_kind_of_setting(session: Session, setting: str, kind: SettingKind | None) -> bool:
    """What kind of organisation is behind a setting, on all of the map."""
    return session.apply(f"Kind of {setting[:30]}", edits.set_kind_of_setting(session.document, setting, kind))


def _with_word_for_setting(document: Sociomap, wave_id: str, framework: Framework) -> Sociomap:
    """A setting of ego's that is in no list is kept as a word of its own."""
    said = document.wave(wave_id).ego_setting
    known = {one.id for one in document.own_words if one.vocabulary == "setting"}
    if not said or said in framework.settings or said in known:
        return document
    return edits.keep_own_word(document, own_word("setting", said))


def change_ego(session: Session, **fields: Any) -> bool:
    """Label, start or census of the person at the centre, the ``code`` of the map, or ``ego_role`` and
    ``ego_setting`` on the date in view."""
    census = fields.pop("census", None)
    then = {name: fields[name] for name in ("ego_role", "ego_setting") if name in fields}
    lasting = {name: value for name, value in fields.items() if name not in (*then, "code")}
    document = edits.change_ego(session.document, **lasting)
    document = edits.set_code(document, fields["code"]) if "code" in fields else document
    document = edits.change_wave(document, session.wave.id, **then) if then else document
    if census:
        document = edits.change_census(document, **census)
    keys = " ".join(sorted({**fields, **(census or {})}))
    return session.apply("Change me", document, merge=f"ego {keys}")


def tidy(session: Session, framework: Framework) -> bool:
    """Spread people inside their own cell of ring and sector; nobody changes ring or sector."""
    design = design_in_words(session.document.design, framework)
    places = tidied(design, session.wave.alters.values())
    return session.apply("Tidy", edits.place_alters(session.document, session.wave.id, places))
