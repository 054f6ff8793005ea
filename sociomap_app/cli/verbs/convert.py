"""Turns tables into a map, a map into tables, or a map into another that leaves something behind."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from msgspec.structs import replace

from sociomap_app.cli.arguments import add_names, day, words_of
from sociomap_app.cli.common import known_preset, opened_and_sealed, wave_of, words_in_force
from sociomap_app.exchange.chosen_parts import FURTHER_PARTS, USUAL_PARTS
from sociomap_app.exchange.formats.table_text import holds_a_table
from sociomap_app.exchange.leaving import Leaving, as_copy, for_another_map, for_tables
from sociomap_app.exchange.tables.read_tables import read_tables
from sociomap_app.exchange.tables.write_tables import write_tables
from sociomap_app.model import edits
from sociomap_app.model.errors import BadWords
from sociomap_app.model.fields import known_code
from sociomap_app.model.ids import new_copy_key, random_ids
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, new_key, opens
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework

Format = Literal["sociomap", "tables"]
FORMATS: tuple[Format, ...] = get_args(Format)
ALSO = {"csv": "tables"}
"""Other names of formats."""

MAP = ".sociomap"


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", metavar="OUT")
    parser.add_argument("--from", dest="source_format", choices=(*FORMATS, *ALSO))
    parser.add_argument("--to", dest="target_format", choices=(*FORMATS, *ALSO))
    add_names(parser)
    parser.add_argument(
        "--preset", metavar="P", help="the design of a map from tables; what they suggest without it"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--wave", metavar="W", help="id or label of the one date that goes")
    which.add_argument(
        "--waves", metavar="all|W,…", help="the dates that go; to tables the latest, to a map all without it"
    )
    parser.add_argument(
        "--with", dest="included", type=words_of(FURTHER_PARTS), default=(), metavar=",".join(FURTHER_PARTS)
    )
    parser.add_argument(
        "--without", dest="left_out", type=words_of(USUAL_PARTS), default=(), metavar=",".join(USUAL_PARTS)
    )
    parser.add_argument("--notes", action="store_true", help="the same as --with notes")
    parser.add_argument("--no-code", action="store_true", help="without the participant code of the map")
    parser.add_argument("--no-password", action="store_true", help="a map made from an encrypted one is not")
    parser.add_argument("--date", type=day, metavar="D", help="the day of a map from tables that say none")


def run(given: argparse.Namespace) -> int:
    """From tables to a map, from a map to tables, or from a map to one that leaves something behind."""
    source, target = _formats(given)
    framework, out = words_in_force(), Path(given.target)
    if source == target == "tables":
        raise BadWords("Tables are turned into a map or a map into tables: one of the two is a .sociomap file.")
    if source == "tables":
        preset = known_preset(framework, given.preset) if given.preset is not None else None
        imported = read_tables(given.source, framework, given.date or dt.date.today(), preset=preset)
        made = replace(imported.sociomap, id=random_ids()(), copy_key=new_copy_key())
        sociomap_file.write(out, made, encryption=_key(given, None, copy=False))
        return _said(imported.reports)
    sociomap, encryption = opened_and_sealed(given.source, given)
    leaving = _leaving(sociomap, given, framework, latest=target == "tables")
    if target == "tables":
        kept, reports = for_tables(sociomap, leaving, framework)
        reports += write_tables(kept, kept.waves, out, framework)
        return _said(
            [*reports, "The map was encrypted; the tables are not."] if encryption is not None else reports
        )
    new, reports = _another_map(sociomap, leaving, given, framework)
    sociomap_file.write(out, new, encryption=_key(given, encryption, copy=new.copy is not None))
    return _said(reports)


def _another_map(
    sociomap: Sociomap, leaving: Leaving, given: argparse.Namespace, framework: Framework
) -> tuple[Sociomap, list[str]]:
    """The map that goes under names as typed is the same one by another id; under others it is a copy."""
    if leaving.names != "typed":
        return as_copy(sociomap, leaving, framework, random_ids()(), on=given.date or dt.date.today())
    kept, reports = for_another_map(sociomap, leaving, framework)
    return edits.under_another_id(kept, random_ids()()), reports


def _leaving(sociomap: Sociomap, given: argparse.Namespace, framework: Framework, *, latest: bool) -> Leaving:
    """What goes of the map, by the words of the command."""
    return Leaving(
        names=given.names,
        waves=tuple(wave.id for wave in _chosen(sociomap, given, framework, latest=latest)),
        included=frozenset({*given.included, *(("notes",) if given.notes else ())}),
        left_out=frozenset(given.left_out),
        code=not given.no_code,
    )


def _chosen(
    sociomap: Sociomap, given: argparse.Namespace, framework: Framework, *, latest: bool
) -> Sequence[Wave]:
    """The dates that go."""
    if given.wave is not None:
        return [wave_of(sociomap, given.wave, framework)]
    if given.waves == "all" or (given.waves is None and not latest):
        return sociomap.waves
    if given.waves is None:
        return [sociomap.latest]
    return [wave_of(sociomap, one.strip(), framework) for one in given.waves.split(",") if one.strip()]


def _said(reports: Sequence[str]) -> int:
    for line in reports:
        print(f"sociomap: note: {line}", file=sys.stderr)
    return 0


def _key(given: argparse.Namespace, old: EncryptionKey | None, *, copy: bool) -> EncryptionKey | None:
    """What the new map is encrypted with: as the old one is, else with the first password given. A copy has a
    key of its own, under the password that opened the map."""
    if given.no_password:
        return None
    if old is not None and not copy:
        return old
    fitting = [one for one in given.passwords if old is None or opens(old, one)]
    return new_key(fitting[0]) if fitting else None


def _formats(given: argparse.Namespace) -> tuple[Format, Format]:
    """What comes in and what goes out, by the words of the command, else by what the paths look like."""
    to = _named(given.target_format) or _by_ending(given.target)
    if to == "tables" and not _is_a_folder(given.target):
        raise BadWords(
            f"“{shown(Path(given.target))}” is called like a file; tables are a folder: please put / at its end."
        )
    if os.path.realpath(given.source) == os.path.realpath(given.target):
        raise BadWords("What is read and what is written are the same: please give another name for the second.")
    tables = given.source.is_dir() or holds_a_table(given.source)
    return _named(given.source_format) or ("tables" if tables else "sociomap"), to


def _named(name: str | None) -> Format | None:
    return None if name is None else known_code(ALSO.get(name, name), FORMATS)


def _by_ending(target: str) -> Format:
    """What goes out; an ending that nobody knows is refused and never taken for a folder."""
    if Path(target).suffix.lower() == MAP:
        return "sociomap"
    if _is_a_folder(target):
        return "tables"
    raise BadWords(
        f"“{shown(Path(target))}” is neither a map nor a folder: please end it with {MAP}, or for tables name "
        "a folder, with / at its end."
    )


def _is_a_folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or "." not in Path(target).name or Path(target).is_dir()
