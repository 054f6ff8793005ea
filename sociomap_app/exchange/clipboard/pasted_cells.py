"""A block of words into cells of the people table: what can be read is taken, the rest stays as it was."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from sociomap_app.editing.operations import side_by_side
from sociomap_app.exchange.field_words import GROUP_ONLY, FieldReader, cut_to, heading
from sociomap_app.exchange.fields.dialect import Unreadable
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Alter, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

from .pasted_people import always

PLACE = ("ring", "sector")


class CellWords(msgspec.Struct, frozen=True):
    """Words for one cell: the row they are told by, whose row it is, the column, and the words."""

    row: int
    alter: str
    name: str
    text: str


class Filled(msgspec.Struct, frozen=True):
    """The map with the cells filled, how many were, and a sentence for each that was left as it was."""

    document: Sociomap
    count: int
    problems: tuple[str, ...]


def fill(
    document: Sociomap,
    wave_id: str,
    cells: Sequence[CellWords],
    framework: Framework,
    *,
    go_on: Callable[[], bool] = always,
) -> Filled:
    """Fill these cells, all in one go; none where it is left off."""
    reading = FieldReader(document, framework)
    wave = document.wave(wave_id)
    changes: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    count = 0
    for cell in sorted(cells, key=lambda one: one.name != "kind"):  # what groups have follows the kind
        if not go_on():
            return Filled(document, 0, ())
        alter = wave.alters[cell.alter]
        where = f"Row {cell.row} ({alter.label[:30]}), {heading(cell.name, framework)}"
        try:
            count += _take(cell, alter, changes.setdefault(cell.alter, {}), reading)
        except Unreadable as fault:
            problems.append(f"{where}: {fault}; left as it was.")
            continue
        if limit := cut_to(cell.name, cell.text):
            problems.append(f"{where}: cut to {limit:,} characters.")
    _make_room(wave, changes)
    new = edits.change_each(document, wave_id, {one: fields for one, fields in changes.items() if fields})
    return Filled(edits.keep_own_words(new, reading.own_words), count, tuple(problems))


def _take(cell: CellWords, alter: Alter, fields: dict[str, Any], reading: FieldReader) -> bool:
    """Put what the cell says among the new fields of its row; False where it is empty, as it must be."""
    if cell.name in GROUP_ONLY and fields.get("kind", alter.kind) != "group":
        if not cell.text.strip():
            return False
        raise Unreadable("only a group has that")
    value = reading.read(cell.name, cell.text)
    if cell.name in PLACE:
        place = replace(fields.get("place", alter.place), **{cell.name: value})
        fields["place"] = reading.placed(place) if cell.name == "ring" else place
    else:
        fields[cell.name] = value
    return True


def _make_room(wave: Wave, changes: dict[str, dict[str, Any]]) -> None:
    """Let those who come into one cell stand side by side there."""
    places = {one: fields["place"] for one, fields in changes.items() if "place" in fields}
    for one, place in side_by_side(wave, places).items():
        changes[one]["place"] = place
