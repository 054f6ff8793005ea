"""Empty maps to fill in by hand."""

import argparse
from pathlib import Path

from sociomap_app.cli.arguments import day, whole
from sociomap_app.cli.common import known_preset, words_in_force
from sociomap_app.cli.paper import must_end_in_pdf, note_signs
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import PAPERS, TURNS
from sociomap_app.report.output import blank_pdf
from sociomap_app.report.pages.blank_map import LONGEST_LINE, WHAT_TO_DO, Blank, blank_page
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.storage.safety.exported_file import write_made


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf")
    parser.add_argument("--preset", default="halves", metavar="P", help="halves, six-areas, mentor or free")
    parser.add_argument("--paper", choices=PAPERS, default="a4")
    parser.add_argument("--turned", dest="turn", choices=TURNS[:2], default="landscape", help="how pages lie")
    parser.add_argument("--greyscale", action="store_true", help="without any colour")
    parser.add_argument("--line", metavar="TEXT", help="what is said at the head; empty for nothing")
    parser.add_argument("--room-for-names", action="store_true", help="numbered lines to collect names on")
    parser.add_argument("--copies", type=whole(1, 500), default=1, metavar="N")
    parser.add_argument("--date", type=day, metavar="D", help="the date stored in the file")


def run(given: argparse.Namespace) -> int:
    """Empty maps."""
    must_end_in_pdf(given.out)
    framework = words_in_force()
    made = Blank(
        preset=known_preset(framework, given.preset),
        choice=PaperChoice(paper=given.paper, turn=given.turn, greyscale=given.greyscale),
        line=WHAT_TO_DO if given.line is None else clean_line(given.line, LONGEST_LINE),
        room=given.room_for_names,
    )
    write_made(given.out, blank_pdf(framework, made, given.copies, given.date))
    note_signs([blank_page(framework, made).figure])
    return 0
