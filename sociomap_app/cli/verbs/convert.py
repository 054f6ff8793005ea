"""Turns maps into other formats and back."""

import argparse
import datetime as dt
import os
import re
import sys
from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from sociomap_app.cli.common import known_preset, opened_and_sealed, wave_of, words_in_force
from sociomap_app.exchange.formats.csv_tables import read_tables, write_tables
from sociomap_app.model import edits
from sociomap_app.model.errors import BadRequest, BadWords
from sociomap_app.model.ids import counted_ids, random_ids
from sociomap_app.model.sociomap import Alter, Note, Sociomap, Wave, tie_key
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import new_key
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import renamed

ENDINGS = (".csv", ".xlsx", ".json", ".graphml", ".pdf", ".svg", ".png", ".txt", ".zip")
"""Endings of files, which nobody means as the name of a folder."""

Placed = TypeVar("Placed", Alter, Note)
MADE_HERE = re.compile(r"[0-9a-f]{10}|[ap][0-9]+")
"""Ids this program gives; any other came from a table."""


def convert(given: argparse.Namespace) -> int:
    """From tables to a map, from a map to tables, or from a map to a copy under other names."""
    source, target = _formats(given)
    if source == target == "csv":
        raise BadWords("Tables are turned into a map or a map into tables: one of the two is a .sociomap file.")
    framework, encryption = words_in_force(), None
    if source == "csv":
        design = framework.design(known_preset(framework, given.preset))
        imported = read_tables(given.source, design, dt.date.today(), framework)
        sociomap, reports = imported.sociomap, imported.reports
    else:
        sociomap, encryption, reports = *opened_and_sealed(given.source, given), ()
    sociomap = renamed(sociomap, given.names, framework)
    if given.names != "typed":
        sociomap = _with_plain_ids(_with_plain_areas(sociomap, framework))
    if target == "sociomap":
        kept = sociomap if given.notes or source == "csv" else _without_notes(sociomap)
        encryption = (
            None if given.no_password else encryption or (new_key(given.passwords[0]) if given.passwords else None)
        )
        sociomap_file.write(given.target, replace(kept, id=random_ids()()), encryption=encryption)
    else:
        wave = wave_of(sociomap, given.wave)
        reports = (*reports, *write_tables(sociomap, wave, given.target, notes=given.notes))
        if encryption is not None:
            reports = (*reports, "The map was encrypted; the tables are not.")
    for line in reports:
        print(f"sociomap: note: {line}", file=sys.stderr)
    return 0


def _formats(given: argparse.Namespace) -> tuple[str, str]:
    """What comes in and what goes out, by the words of the command, else by what the paths look like."""
    source, target = given.source, given.target
    if source.suffix.lower() == ".csv" and not source.is_dir():
        raise BadRequest(f"“{shown(source)}” is one table. Please give the folder that holds people.csv.")
    to = given.target_format or ("sociomap" if target.suffix.lower() == ".sociomap" else "csv")
    if to == "csv" and target.suffix.lower() in ENDINGS and not target.is_dir():
        raise BadWords(
            f"“{shown(target)}” is neither a map nor a folder: "
            "please end it with .sociomap, or name a folder for the tables."
        )
    if os.path.realpath(source) == os.path.realpath(target):
        raise BadWords("What is read and what is written are the same: please give another name for the second.")
    return given.source_format or ("csv" if source.is_dir() else "sociomap"), to


def _with_plain_areas(sociomap: Sociomap, framework: Framework) -> Sociomap:
    """With new ids for areas whose ids are in no list, as for people."""
    known = {sector.id for preset in framework.presets.values() for sector in preset.sector}
    new = {
        sector.id: sector.id if sector.id in known or MADE_HERE.fullmatch(sector.id) else f"area{number}"
        for number, sector in enumerate(sociomap.design.sectors, start=1)
    }

    def placed(one: Placed) -> Placed:
        return replace(one, place=replace(one.place, sector=new.get(one.place.sector or "")))

    sectors = tuple(replace(sector, id=new[sector.id]) for sector in sociomap.design.sectors)
    return replace(
        sociomap,
        design=replace(sociomap.design, sectors=sectors),
        waves=tuple(
            replace(
                wave,
                alters={key: placed(alter) for key, alter in wave.alters.items()},
                notes={key: placed(note) for key, note in wave.notes.items()},
            )
            for wave in sociomap.waves
        ),
    )


def _with_plain_ids(sociomap: Sociomap) -> Sociomap:
    """With new ids for people whose ids came from outside, for such an id may well be a name."""
    new: dict[str, str] = {}
    taken = {one for wave in sociomap.waves for one in wave.alters}
    free = (one for one in iter(counted_ids("p"), None) if one not in taken)
    for wave in sociomap.waves:
        for one in wave.alters:
            if one not in new:
                new[one] = one if MADE_HERE.fullmatch(one) else next(free)
    return replace(
        sociomap,
        waves=tuple(_wave_with(wave, new) for wave in sociomap.waves),
        lenses=tuple(replace(lens, alter=new[lens.alter]) for lens in sociomap.lenses if lens.alter in new),
    )


def _wave_with(wave: Wave, new: Mapping[str, str]) -> Wave:
    ties = [replace(tie, ends=tie_key(new[tie.ends[0]], new[tie.ends[1]])) for tie in wave.ties.values()]
    return replace(
        wave,
        alters={new[key]: replace(alter, id=new[key]) for key, alter in wave.alters.items()},
        ties={tie.ends: tie for tie in ties},
        outlines={
            f"o{number}": replace(outline, id=f"o{number}", members=frozenset(new[one] for one in outline.members))
            for number, outline in enumerate(wave.outlines.values(), start=1)
        },
    )


def _without_notes(sociomap: Sociomap) -> Sociomap:
    for wave in sociomap.waves:
        sociomap = edits.change_alters(sociomap, wave.id, wave.alters, note="")
        sociomap = edits.remove_notes(sociomap, wave.id, wave.notes)
    return sociomap
