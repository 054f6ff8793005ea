"""What is drawn round and beside people: outlines and notes."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.fields import MAX_LABEL, MAX_TEXT
from sociomap_app.model.sociomap import Note, Outline, Sociomap, Wave

from .alters import check_fields, check_places
from .waves import with_wave


def add_outline(sociomap: Sociomap, wave_id: str, outline: Outline) -> Sociomap:
    """A boundary round alters that are there."""

    def change(wave: Wave) -> Wave:
        if outline.id in wave.outlines:
            raise KeyError(outline.id)
        return replace(wave, outlines={**wave.outlines, outline.id: _sound(outline, wave)})

    return with_wave(sociomap, wave_id, change)


def change_outline(sociomap: Sociomap, wave_id: str, outline_id: str, **fields: Any) -> Sociomap:
    """Other fields for an outline. Without members it is gone."""

    def change(wave: Wave) -> Wave:
        new = replace(wave.outlines[outline_id], **fields)
        if not new.members:
            return _without_outlines(wave, frozenset({outline_id}))
        return replace(wave, outlines={**wave.outlines, outline_id: _sound(new, wave)})

    return with_wave(sociomap, wave_id, change)


def remove_outlines(sociomap: Sociomap, wave_id: str, ids: Iterable[str]) -> Sociomap:
    """Take outlines away; the people inside stay."""
    gone = frozenset(ids)
    return with_wave(sociomap, wave_id, lambda wave: _without_outlines(wave, gone))


def add_note(sociomap: Sociomap, wave_id: str, note: Note) -> Sociomap:
    """A short text at an alter or a place."""
    check_places(sociomap, [note.place])

    def change(wave: Wave) -> Wave:
        if note.id in wave.notes:
            raise KeyError(note.id)
        return replace(wave, notes={**wave.notes, note.id: _anchored(note, wave)})

    return with_wave(sociomap, wave_id, change)


def change_note(sociomap: Sociomap, wave_id: str, note_id: str, **fields: Any) -> Sociomap:
    """Another text or another anchor."""
    if "place" in fields:
        check_places(sociomap, [fields["place"]])

    def change(wave: Wave) -> Wave:
        new = _anchored(replace(wave.notes[note_id], **fields), wave)
        return replace(wave, notes={**wave.notes, note_id: new})

    return with_wave(sociomap, wave_id, change)


def remove_notes(sociomap: Sociomap, wave_id: str, ids: Iterable[str]) -> Sociomap:
    """Take notes away."""
    gone = frozenset(ids)

    def change(wave: Wave) -> Wave:
        return replace(wave, notes={key: note for key, note in wave.notes.items() if key not in gone})

    return with_wave(sociomap, wave_id, change)


def _sound(outline: Outline, wave: Wave) -> Outline:
    if not outline.members:
        raise ValueError("an outline needs at least one person inside")
    for member in outline.members:
        wave.alters[member]
    check_fields({"group_type": outline.group_type, "group_goal": outline.group_goal})
    return replace(
        outline,
        label=clean_line(outline.label, MAX_LABEL),
        members=frozenset(outline.members),
        note=clean_text(outline.note, MAX_TEXT),
    )


def _anchored(note: Note, wave: Wave) -> Note:
    if note.alter is not None:
        wave.alters[note.alter]
    elif not note.place.on_map:
        raise ValueError("a note needs a person or a place")
    return replace(note, text=clean_text(note.text, MAX_TEXT))


def _without_outlines(wave: Wave, gone: frozenset[str]) -> Wave:
    return replace(wave, outlines={key: one for key, one in wave.outlines.items() if key not in gone})
