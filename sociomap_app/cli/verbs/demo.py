"""The sample map and what it shows, written into a folder."""

import argparse
import json
from pathlib import Path

from sociomap_app.analysis.wave_analysis import analyse, as_json
from sociomap_app.cli.common import opened, words_in_force
from sociomap_app.cli.findings_as_text import print_findings
from sociomap_app.cli.paper import make_folder
from sociomap_app.model.errors import BadWords
from sociomap_app.report.output import map_svg, report_pdf
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.shelf import shelf
from sociomap_app.storage.safety.exported_file import write_made


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-window", type=Path, metavar="DIR", help="write PDF, SVG and analysis into DIR")


def run(given: argparse.Namespace) -> int:
    """Write PDF, SVG and analysis of the sample into a folder, and print what the map shows."""
    framework, folder = words_in_force(), given.no_window
    if folder is None:
        raise BadWords("Without a window, demo needs a folder to write into: demo --no-window FOLDER.")
    sociomap = opened(shelf() / "samples" / "sample.sociomap", given)
    wave = sociomap.latest
    choice = PaperChoice(wave=wave.id)
    analysis = analyse(sociomap, framework)
    written = {
        "sample.pdf": report_pdf(sociomap, choice, framework),
        "sample.svg": map_svg(sociomap, choice, framework),
        "sample.json": (json.dumps(as_json(analysis), ensure_ascii=False, indent=1) + "\n").encode(),
    }
    make_folder(folder)
    for name, content in written.items():
        write_made(folder / name, content)
    print_findings(analysis.waves[-1], framework)
    print(f"\nWritten to {folder}: {', '.join(written)}")
    return 0
