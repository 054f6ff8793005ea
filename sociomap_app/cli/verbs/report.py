"""The sheets for a conversation as PDF, of one map or of a folder of them."""

import argparse
import sys
from functools import partial
from itertools import chain
from pathlib import Path

from sociomap_app.cli.arguments import FURTHER, add_looks, further
from sociomap_app.cli.common import opened, words_in_force
from sociomap_app.cli.paper import (
    make_folder,
    must_end_in_pdf,
    note_before,
    note_left_out,
    note_part,
    note_signs,
    paper_choice,
)
from sociomap_app.cli.progress import Progress
from sociomap_app.model.errors import BadWords
from sociomap_app.report.batch import Sheets, bundle_pdf, each_map, each_written, gone_through, maps_in
from sociomap_app.report.output import pdf, report_pages
from sociomap_app.report.paper_choice import PaperChoice, told_before
from sociomap_app.storage.safety.exported_file import write_made
from sociomap_app.vocabulary.entries import Framework


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE|FOLDER")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf|OUTFOLDER")
    parser.add_argument("--bundle", action="store_true", help="a folder of maps as one PDF")
    parser.add_argument("--with", dest="further", type=further, default=(), metavar=",".join(FURTHER))
    add_looks(parser)


def run(given: argparse.Namespace) -> int:
    """The sheets of one map, or of every map in a folder."""
    framework = words_in_force()
    if not given.file.is_dir():
        if given.bundle:
            raise BadWords("--bundle needs a folder of maps.")
        must_end_in_pdf(given.out)
        sociomap = opened(given.file, given)
        choice = paper_choice(given, sociomap, framework)
        note_before(told_before(sociomap, choice))
        pages = report_pages(sociomap, choice, framework)
        write_made(given.out, pdf(pages, "Sociomap", choice.date))
        note_part(sociomap, choice)
        note_signs(page.figure for page in pages)
        return 0
    if given.bundle:
        must_end_in_pdf(given.out)
    elif given.out.suffix.lower() == ".pdf" and not given.out.is_dir():
        raise BadWords(
            f"“{given.out.name}” is one file, and a folder of maps gives several: "
            "please name a folder, or add --bundle."
        )
    return _many(given, maps_in(given.file), framework)


def _many(given: argparse.Namespace, maps: list[Path], framework: Framework) -> int:
    """One PDF for each map, or one of all; what fails is said at the end, and the rest is made."""
    going = Progress(len(maps))

    def tell(done: int, of: int) -> bool:
        going.on(done)
        return True

    choose = partial(paper_choice, given, framework=framework)
    sheets = each_map(maps, given.names, partial(opened, given=given), choose, framework)
    if not given.bundle:
        sheets = each_written(sheets, partial(_write, given))
    batch = gone_through(sheets, len(maps), tell)
    going.end()
    made, failed = batch.made, batch.failed
    note_before(chain.from_iterable(one.told for one in made))
    if made and given.bundle:
        like = PaperChoice(names=given.names, paper=given.paper, greyscale=given.greyscale, turn=given.turn)
        write_made(given.out, bundle_pdf(made, like, given.date))
    note_left_out(sum(one.in_neither for one in made))
    note_signs(page.figure for one in made for page in one.pages)
    for one in failed:
        print(f"sociomap: not made: {one.fault}", file=sys.stderr)
    print(f"{len(made)} of {len(maps)} maps made.")
    return 1 if failed else 0


def _write(given: argparse.Namespace, one: Sheets) -> None:
    """The sheets of one map as a file. CannotWrite."""
    make_folder(given.out)
    write_made(given.out / one.file, pdf(one.pages, "Sociomap", given.date))
