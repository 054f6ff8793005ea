"""The map alone as SVG, PDF or PNG."""

import argparse
from pathlib import Path

from sociomap_app.cli.arguments import add_looks, further, whole
from sociomap_app.cli.common import opened, words_in_force
from sociomap_app.cli.paper import note_part, note_signs, paper_choice
from sociomap_app.drawing.svg import svg
from sociomap_app.model.errors import BadWords
from sociomap_app.report.output import map_figure, map_png, pdf
from sociomap_app.report.pages.page import Page
from sociomap_app.storage.safety.exported_file import write_made
from sociomap_app.storage.safety.safe_write import shown


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.svg|.pdf|.png")
    parser.add_argument("--dpi", type=whole(36, 1200), default=150, metavar="N", help="pixels per inch of a PNG")
    parser.add_argument("--with", dest="further", type=further, default=(), metavar="notes,quality")
    parser.add_argument("--transparent", action="store_true", help="no ground behind the map")
    add_looks(parser)


def run(given: argparse.Namespace) -> int:
    """The map as SVG, PDF or PNG, by the ending of the file."""
    kind = given.out.suffix.lower()
    if kind not in (".svg", ".pdf", ".png"):
        raise BadWords(f"“{shown(given.out)}” does not say what to draw: please end it with .svg, .pdf or .png.")
    framework, sociomap = words_in_force(), opened(given.file, given)
    choice = paper_choice(given, sociomap, framework)
    figure = map_figure(sociomap, choice, framework)
    if kind == ".svg":
        content = svg(figure).encode("utf-8")
    elif kind == ".pdf":
        content = pdf([Page(figure, "Map")], "Sociomap", choice.date)
    else:
        content = map_png(sociomap, choice, framework, given.dpi)
    write_made(given.out, content)
    note_part(sociomap, choice)
    note_signs([figure])
    return 0
