"""Turns tables into a map, a map into tables, or a map into a copy under other names."""

import argparse
import datetime as dt
import os
import sys
from pathlib import Path
from typing import Literal, get_args

from msgspec.structs import replace

from sociomap_app.cli.arguments import add_names
from sociomap_app.cli.common import known_preset, opened_and_sealed, wave_of, words_in_force
from sociomap_app.exchange.anonymise import renamed
from sociomap_app.exchange.plain_ids import with_plain_ids
from sociomap_app.exchange.tables.read_tables import read_tables
from sociomap_app.exchange.tables.write_tables import write_tables
from sociomap_app.model import edits
from sociomap_app.model.errors import BadRequest, BadWords
from sociomap_app.model.ids import random_ids
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, new_key
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework

Format = Literal["sociomap", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS = (".csv", ".xlsx", ".json", ".graphml", ".pdf", ".svg", ".png", ".txt", ".zip")
"""Endings of files, which nobody means as the name of a folder."""


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", type=Path, metavar="OUT")
    parser.add_argument("--from", dest="source_format", choices=FORMATS)
    parser.add_argument("--to", dest="target_format", choices=FORMATS)
    add_names(parser)
    parser.add_argument("--preset", default="halves", metavar="P")
    parser.add_argument("--wave", metavar="W", help="id or label of a date; the latest without it")
    parser.add_argument("--notes", action="store_true", help="private notes go along")
    parser.add_argument("--no-password", action="store_true", help="a map made from an encrypted one is not")


def run(given: argparse.Namespace) -> int:
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
        sociomap = with_plain_ids(sociomap, framework)
    if target == "sociomap":
        kept = sociomap if given.notes or source == "csv" else _without_notes(sociomap)
        key = _key(given, encryption)
        sociomap_file.write(given.target, replace(kept, id=random_ids()()), encryption=key)
    else:
        reports = (*reports, *_as_tables(given, sociomap, encryption, framework))
    for line in reports:
        print(f"sociomap: note: {line}", file=sys.stderr)
    return 0


def _key(given: argparse.Namespace, old: EncryptionKey | None) -> EncryptionKey | None:
    """What the new map is encrypted with: as the old one is, else with the first password given."""
    if given.no_password:
        return None
    return old or (new_key(given.passwords[0]) if given.passwords else None)


def _as_tables(
    given: argparse.Namespace, sociomap: Sociomap, encryption: EncryptionKey | None, framework: Framework
) -> tuple[str, ...]:
    """Write the tables of one date; what there is to say of them."""
    reports = tuple(
        write_tables(sociomap, wave_of(sociomap, given.wave, framework), given.target, notes=given.notes)
    )
    return reports if encryption is None else (*reports, "The map was encrypted; the tables are not.")


def _formats(given: argparse.Namespace) -> tuple[Format, Format]:
    """What comes in and what goes out, by the words of the command, else by what the paths look like."""
    source, target = given.source, given.target
    if source.suffix.lower() == ".csv" and not source.is_dir():
        raise BadRequest(f"“{shown(source)}” is one table. Please give the folder that holds people.csv.")
    to: Format = given.target_format or ("sociomap" if target.suffix.lower() == ".sociomap" else "csv")
    if to == "csv" and _is_a_file(target):
        raise BadWords(
            f"“{shown(target)}” is neither a map nor a folder: "
            "please end it with .sociomap, or name a folder for the tables."
        )
    if os.path.realpath(source) == os.path.realpath(target):
        raise BadWords("What is read and what is written are the same: please give another name for the second.")
    came: Format = given.source_format or ("csv" if source.is_dir() else "sociomap")
    return came, to


def _is_a_file(target: Path) -> bool:
    """Whether it is called as files are, and no folder all the same."""
    return target.suffix.lower() in ENDINGS and not target.is_dir()


def _without_notes(sociomap: Sociomap) -> Sociomap:
    for wave in sociomap.waves:
        sociomap = edits.change_alters(sociomap, wave.id, wave.alters, note="")
        sociomap = edits.remove_notes(sociomap, wave.id, wave.notes)
    return sociomap
