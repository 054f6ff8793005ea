"""Verbs that read a map and say what it shows: analyse, compare, check."""

import argparse
import json
import sys

from sociomap_app.analysis.comparison import wave_changes
from sociomap_app.analysis.wave_analysis import WaveAnalysis, as_json
from sociomap_app.analysis.wave_analysis import analyse as analyse_map
from sociomap_app.cli.common import found, opened, wave_of, words_in_force
from sociomap_app.drawing.map.heading import day_in_words, wave_in_words
from sociomap_app.model.errors import BadRequest
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage.safety.safe_write import shown

STATE = {"covered": "covered", "one": "rests on one person", "nobody": "nobody yet", "note": "to know"}


def analyse(given: argparse.Namespace) -> int:
    """Figures and findings of one wave, or of all, oldest first."""
    sociomap = opened(given.file, given)
    waves = [wave_of(sociomap, given.wave).id] if given.wave is not None else None
    analysis = analyse_map(sociomap, words_in_force(), waves)
    if given.json:
        print(json.dumps(as_json(analysis), ensure_ascii=False, indent=1))
        return 0
    for number, wave in enumerate(analysis.waves):
        if number:
            print()
        print_findings(wave)
        _print_figures(wave)
    return 0


def print_findings(analysed: WaveAnalysis) -> None:
    """What the map of one wave shows, in words, with the people each finding rests on."""
    title = " · ".join(part for part in (analysed.label, day_in_words(analysed.date)) if part)
    print(f"{title}\n{'=' * len(title)}")
    for finding in analysed.findings:
        aside = " (set aside)" if finding.set_aside else ""
        print(f"- {finding.words} [{STATE[finding.state]}]{aside}")
        if finding.question:
            print(f"  {finding.question}")
    if not analysed.findings:
        print("- Nothing to say yet.")


def _print_figures(analysed: WaveAnalysis) -> None:
    print("\nFigures")
    measures = analysed.measures
    for name, value in measures.values.items():
        if value is None:
            print(f"  {name}: – ({measures.undefined.get(name, 'not defined')})")
        elif isinstance(value, float):
            print(f"  {name}: {value:.4g}")
        elif isinstance(value, dict):
            print(f"  {name}: " + ", ".join(f"{key} {count}" for key, count in value.items()))
        else:
            print(f"  {name}: {value}")


def compare(given: argparse.Namespace) -> int:
    """What changed between two dates of a map, or between two files."""
    one = opened(given.file, given)
    other = opened(given.file2, given) if given.file2 is not None else one
    earlier, later = _two(given, one, other)
    if later.date < earlier.date:
        print("sociomap: note: the date to compare with lies before the other one.", file=sys.stderr)
    between = wave_changes.compare(one, earlier, later, other)
    if given.json:
        print(json.dumps(wave_changes.as_json(between), ensure_ascii=False, indent=1))
        return 0
    print(f"From {wave_in_words(earlier)} to {wave_in_words(later)}")
    for words, ids in (
        ("kept", between.kept),
        ("lost", between.lost),
        ("new", between.new),
        ("moved", between.moved),
    ):
        names = ", ".join((later.alters.get(each) or earlier.alters[each]).label for each in ids)
        print(f"  {words}: {len(ids)}" + (f" ({names})" if names else ""))
    return 0


def _two(given: argparse.Namespace, one: Sociomap, other: Sociomap) -> tuple[Wave, Wave]:
    later = wave_of(other, given.later)
    if given.earlier is not None or given.file2 is not None:
        return wave_of(one, given.earlier), later
    number = [wave.id for wave in one.waves].index(later.id)
    if number == 0:
        raise BadRequest("There is no earlier date to compare with: this map has only one so far.")
    return one.waves[number - 1], later


def check(given: argparse.Namespace) -> int:
    """Whether the file is whole; a file that reads but fails its checksum is said to be so."""
    read = found(given.file, given)
    if not read.intact:
        raise BadRequest(
            f"“{shown(given.file)}” reads whole, but it is not as the program wrote it: its checksum is wrong or "
            "missing. Open it and look it over before you save it again."
        )
    waves = len(read.sociomap.waves)
    people = len({alter for wave in read.sociomap.waves for alter in wave.alters})
    kept = "whole" if read.encryption is None else "whole and encrypted"
    print(f"“{shown(given.file)}” is {kept}: {_many(waves, 'date')}, {_many(people, 'person', 'people')}.")
    return 0


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
