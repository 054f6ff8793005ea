"""Figures, findings, and the shape of a map as it was drawn, in words or as JSON."""

import argparse
from pathlib import Path

from sociomap_app.analysis.structure.structure_summary import structure_sections
from sociomap_app.analysis.wave_analysis import WaveAnalysis, as_json
from sociomap_app.analysis.wave_analysis import analyse as analyse_map
from sociomap_app.cli.arguments import add_names
from sociomap_app.cli.common import json_text, opened, wave_of, words_in_force
from sociomap_app.cli.findings_as_text import print_findings, print_structure
from sociomap_app.exchange.leaving import as_read
from sociomap_app.model.clean_text import NO_LIMIT, clean_line


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--wave", metavar="W", help="id or label of a date; all of them without it")
    add_names(parser)
    parser.add_argument("--json", action="store_true")


def run(given: argparse.Namespace) -> int:
    """Figures and findings of one wave, or of all, oldest first."""
    framework, typed = words_in_force(), opened(given.file, given)
    sociomap = as_read(typed, given.names, framework)
    waves = None
    if given.wave is not None:
        place = [wave.id for wave in typed.waves].index(wave_of(typed, given.wave, framework).id)
        waves = [sociomap.waves[place].id]
    analysis = analyse_map(sociomap, framework, waves)
    if given.json:
        print(json_text(as_json(analysis)))
        return 0
    for number, wave in enumerate(analysis.waves):
        if number:
            print()
        print_findings(wave, framework)
        told = structure_sections(sociomap, sociomap.wave(wave.id), framework, found=wave.shape, whole=True)
        print_structure(told)
        _print_figures(wave)
    return 0


def _print_figures(analysed: WaveAnalysis) -> None:
    print("\nFigures")
    measures = analysed.measures
    for name, value in measures.values.items():
        if value is None:
            print(f"  {name}: – ({measures.undefined.get(name, 'not defined')})")
        elif isinstance(value, float):
            print(f"  {name}: {value:.4g}")
        elif isinstance(value, dict):
            print(
                f"  {name}: " + ", ".join(f"{clean_line(key, NO_LIMIT)} {count}" for key, count in value.items())
            )
        else:
            print(f"  {name}: {value}")
