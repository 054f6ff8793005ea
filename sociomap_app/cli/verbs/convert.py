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
from sociomap_app.exchange.anonymise import renamed
from sociomap_app.exchange.chosen_parts import FURTHER_PARTS, USUAL_PARTS, with_only
from sociomap_app.exchange.formats.table_text import holds_a_table
from sociomap_app.exchange.left_by_renaming import left_by_renaming
from sociomap_app.exchange.plain_ids import with_plain_ids
from sociomap_app.exchange.tables.read_tables import read_tables
from sociomap_app.exchange.tables.write_tables import write_tables
from sociomap_app.model import edits
from sociomap_app.model.clean_text import NO_LIMIT, clean_line
from sociomap_app.model.errors import BadWords
from sociomap_app.model.fields import known_code
from sociomap_app.model.ids import new_copy_key, random_ids
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, new_key
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
        sociomap_file.write(out, made, encryption=_key(given, None))
        return _said(imported.reports)
    sociomap, encryption = opened_and_sealed(given.source, given)
    waves = _chosen(sociomap, given, framework, latest=target == "tables")
    kept, reports = _kept(sociomap, waves, given, framework, tables=target == "tables")
    if target == "sociomap":
        key = _key(given, encryption)
        fresh = random_ids()()
        typed = given.names == "typed"
        new = edits.under_another_id(kept, fresh) if typed else replace(kept, id=fresh)
        sociomap_file.write(out, new, encryption=key)
        return _said(reports)
    reports += write_tables(kept, kept.waves, out, framework)
    return _said([*reports, "The map was encrypted; the tables are not."] if encryption is not None else reports)


def _kept(
    sociomap: Sociomap, waves: Sequence[Wave], given: argparse.Namespace, framework: Framework, *, tables: bool
) -> tuple[Sociomap, list[str]]:
    """What goes of the map, by the words of the command, and what stays behind."""
    chosen = {wave.id for wave in waves}
    only = sociomap
    for wave in sociomap.waves:
        only = only if wave.id in chosen else edits.remove_wave(only, wave.id)
    included = {*given.included, *(("notes",) if given.notes else ())}
    kept, reports = with_only(only, included, set(given.left_out), names=given.names, tables=tables)
    stayed = len(sociomap.waves) - len(only.waves)
    if stayed:
        others = "1 other date: left out; --waves all takes it along"
        several = f"{stayed} other dates: left out; --waves all takes them along"
        reports.insert(0, others if stayed == 1 else several)
    typed_settings = "settings" in included
    reports += left_by_renaming(kept, given.names, framework, settings_typed=typed_settings)
    reports += _of_the_code(kept.code, given)
    kept = edits.set_code(kept, "") if given.no_code else kept
    kept = renamed(kept, given.names, framework, settings_typed=typed_settings)
    return (kept if given.names == "typed" else with_plain_ids(kept, framework)), reports


def _of_the_code(code: str, given: argparse.Namespace) -> list[str]:
    """Whether it goes along, where one might think otherwise: it may be read as a name."""
    if code and given.no_code:
        return ["the participant code: left out"]
    if code and given.names != "typed":
        return [f"the participant code goes along: “{clean_line(code, NO_LIMIT)}”; --no-code leaves it out"]
    return []


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


def _key(given: argparse.Namespace, old: EncryptionKey | None) -> EncryptionKey | None:
    """What the new map is encrypted with: as the old one is, else with the first password given."""
    if given.no_password:
        return None
    return old or (new_key(given.passwords[0]) if given.passwords else None)


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
