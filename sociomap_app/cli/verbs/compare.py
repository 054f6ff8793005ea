"""What changed between two dates, of one map or of two."""

import argparse
import json
import sys
from pathlib import Path

from sociomap_app.analysis.comparison import wave_changes
from sociomap_app.cli.common import opened, wave_of, words_in_force
from sociomap_app.model.errors import BadRequest
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.days import wave_in_words
from sociomap_app.vocabulary.entries import Framework


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("file2", type=Path, nargs="?")
    parser.add_argument("--from", dest="earlier", metavar="W", help="the earlier date")
    parser.add_argument("--to", dest="later", metavar="W", help="the later date")
    parser.add_argument("--json", action="store_true")


def run(given: argparse.Namespace) -> int:
    """What changed between two dates of a map, or between two files."""
    one = opened(given.file, given)
    other = opened(given.file2, given) if given.file2 is not None else one
    framework = words_in_force()
    earlier, later = _two(given, one, other, framework)
    if later.date < earlier.date:
        print("sociomap: note: the date to compare with lies before the other one.", file=sys.stderr)
    between = wave_changes.compare(one, earlier, later, other)
    if given.json:
        print(json.dumps(wave_changes.as_json(between), ensure_ascii=False, indent=1))
        return 0
    print(f"From {wave_in_words(earlier, framework)} to {wave_in_words(later, framework)}")
    for words, ids in (
        ("kept", between.kept),
        ("lost", between.lost),
        ("new", between.new),
        ("moved", between.moved),
    ):
        names = ", ".join((later.alters.get(each) or earlier.alters[each]).label for each in ids)
        print(f"  {words}: {len(ids)}" + (f" ({names})" if names else ""))
    return 0


def _two(given: argparse.Namespace, one: Sociomap, other: Sociomap, framework: Framework) -> tuple[Wave, Wave]:
    later = wave_of(other, given.later, framework)
    if given.earlier is not None or given.file2 is not None:
        return wave_of(one, given.earlier, framework), later
    number = [wave.id for wave in one.waves].index(later.id)
    if number == 0:
        raise BadRequest("There is no earlier date to compare with: this map has only one so far.")
    return one.waves[number - 1], later
