"""What changed between two dates, of one map or of two."""

import argparse
import sys
from pathlib import Path

from sociomap_app.analysis.comparison import wave_changes
from sociomap_app.analysis.comparison.changes_as_json import as_json
from sociomap_app.analysis.comparison.who_is_same import Matching, are_one_map, by_ids, by_names, by_pairs
from sociomap_app.cli.arguments import add_match, add_names
from sociomap_app.cli.changes_as_text import print_changes
from sociomap_app.cli.common import json_text, opened, wave_of, words_in_force
from sociomap_app.exchange.compared_names import calling
from sociomap_app.exchange.tables.pairs_table import read_pairs
from sociomap_app.model.errors import BadRequest
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework

TWO_MAPS = (
    "These are two maps, so an id may mean one person here and another there. "
    "Please match by names, or give a table of pairs (--match PAIRS.csv)."
)


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("file2", type=Path, nargs="?")
    parser.add_argument("--from", dest="earlier", metavar="W", help="the earlier date, of the first file")
    parser.add_argument(
        "--to", dest="later", metavar="W", help="the later date, of the second file if there is one"
    )
    add_match(parser)
    add_names(parser)
    parser.add_argument("--json", action="store_true")


def run(given: argparse.Namespace) -> int:
    """What changed between two dates of a map, or between two files."""
    one = opened(given.file, given)
    other = opened(given.file2, given) if given.file2 is not None else one
    framework = words_in_force()
    earlier, later = _two(given, one, other, framework)
    if later.date < earlier.date:
        print("sociomap: note: the date to compare with lies before the other one.", file=sys.stderr)
    same = _who_is_same(given.match, one, earlier, other, later)
    between = wave_changes.compare(one, earlier, later, other, same)
    called = calling(one, earlier, other, later, given.names, framework)
    if given.json:
        print(json_text(as_json(between, framework, called)))
    else:
        print_changes(between, called, _files(given))
    return 0


def _files(given: argparse.Namespace) -> tuple[str, ...]:
    """What two files are called in what is printed; a name of a file may name somebody."""
    if given.file2 is None:
        return ()
    names = f"“{shown(given.file)}”", f"“{shown(given.file2)}”"
    return names if given.names == "typed" and names[0] != names[1] else ("the first file", "the second file")


def _who_is_same(how: str | Path | None, one: Sociomap, earlier: Wave, other: Sociomap, later: Wave) -> Matching:
    """As it was asked for; else by ids within one map, by names between two. BadRequest for ids of two maps."""
    alike = are_one_map(one, other)
    if how == "names" or (how is None and not alike):
        return by_names(earlier.alters, later.alters)
    if isinstance(how, Path):
        pairs = read_pairs(how, _beginning_with(earlier, one), _beginning_with(later, other))
        return by_pairs(pairs, earlier.alters, later.alters)
    if not alike:
        raise BadRequest(TWO_MAPS)
    return by_ids(earlier.alters, later.alters)


def _beginning_with(wave: Wave, sociomap: Sociomap) -> list[Wave]:
    return [wave, *(one for one in sociomap.waves if one.id != wave.id)]


def _two(given: argparse.Namespace, one: Sociomap, other: Sociomap, framework: Framework) -> tuple[Wave, Wave]:
    later = wave_of(other, given.later, framework)
    if given.earlier is not None or given.file2 is not None:
        return wave_of(one, given.earlier, framework), later
    number = [wave.id for wave in one.waves].index(later.id)
    if number == 0:
        raise BadRequest("There is no earlier date to compare with: this map has only one so far.")
    return one.waves[number - 1], later
