"""Verbs that turn maps into other formats and back, and that remove."""

import argparse
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from sociomap_app.exchange.csv_tables import read_tables, write_tables
from sociomap_app.frameworks.naming import renamed
from sociomap_app.model import edits
from sociomap_app.model.errors import BadRequest, BadWords, CannotWrite
from sociomap_app.model.ids import random_ids
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file

from .common import known_preset, opened, wave_of, words_in_force


def convert(given: argparse.Namespace) -> int:
    """From tables to a map, from a map to tables, or from a map to a copy under other names."""
    source = given.source_format or ("csv" if given.source.is_dir() else "sociomap")
    target = given.target_format or ("sociomap" if given.target.suffix == ".sociomap" else "csv")
    if source == target == "csv":
        raise BadWords("Tables are turned into a map or a map into tables: one of the two is a .sociomap file.")
    framework = words_in_force()
    if source == "csv":
        design = framework.design(known_preset(framework, given.preset))
        imported = read_tables(given.source, design, dt.date.today(), framework)
        sociomap, reports = imported.sociomap, imported.reports
    else:
        sociomap, reports = opened(given.source), ()
    sociomap = renamed(sociomap, given.names, framework)
    if target == "sociomap":
        kept = sociomap if given.notes or source == "csv" else _without_notes(sociomap)
        sociomap_file.write(given.target, replace(kept, id=random_ids()()))
    else:
        wave = wave_of(sociomap, given.wave)
        reports = (*reports, *write_tables(sociomap, wave, given.target, notes=given.notes))
    for line in reports:
        print(f"sociomap: note: {line}", file=sys.stderr)
    return 0


def _without_notes(sociomap: Sociomap) -> Sociomap:
    for wave in sociomap.waves:
        sociomap = edits.change_alters(sociomap, wave.id, wave.alters, note="")
        sociomap = edits.remove_notes(sociomap, wave.id, wave.notes)
    return sociomap


def erase(given: argparse.Namespace) -> int:
    """One person out of every date of a map, or the whole file. It cannot be undone; it says so first."""
    sociomap = opened(given.file)
    if given.person is None:
        _sure(given, f"Erase the map “{given.file.name}”? It cannot be undone. Copies elsewhere remain.")
        _unlink(given.file)
        print("The map is erased. Copies you made elsewhere are still there.")
        return 0
    if not any(given.person in wave.alters for wave in sociomap.waves):
        raise BadRequest(f"There is no person “{given.person}” in “{given.file.name}”.")
    _sure(given, f"Erase “{given.person}” from every date of this map? It cannot be undone.")
    sociomap_file.write(given.file, edits.erase_alter(sociomap, given.person))
    print("The person is erased from this file. Copies you made elsewhere are still there.")
    return 0


def _sure(given: argparse.Namespace, words: str) -> None:
    if given.yes:
        return
    try:
        answer = input(f"{words} [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        raise BadRequest("Nothing was erased.")


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError as fault:
        raise CannotWrite(f"“{path.name}” could not be erased: {fault.strerror}.") from fault
