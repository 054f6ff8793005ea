"""The sheets for a conversation as PDF, of one map or of a folder of them."""

import argparse
import sys
from functools import partial
from pathlib import Path

from sociomap_app.cli.arguments import FURTHER, add_looks, further
from sociomap_app.cli.common import opened, words_in_force
from sociomap_app.cli.paper import make_folder, must_end_in_pdf, note_signs, paper_choice
from sociomap_app.cli.progress import Going
from sociomap_app.drawing.marks import Figure
from sociomap_app.model.errors import BadWords, UserFault
from sociomap_app.report.batch import Sheets, bundle_pdf, each_map, maps_in
from sociomap_app.report.output import PaperChoice, pdf, report_pages
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
        choice = paper_choice(given, sociomap)
        pages = report_pages(sociomap, choice, framework)
        write_made(given.out, pdf(pages, "Sociomap", choice.date))
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
    made: list[Sheets] = []
    failed: list[str] = []
    figures: list[Figure] = []
    going = Going(len(maps))
    read, choose = partial(opened, given=given), partial(paper_choice, given)
    for number, one in enumerate(each_map(maps, given.names, read, choose, framework), start=1):
        fault = one.fault
        if not fault and given.bundle:
            made.append(one)
        elif not fault:
            fault = _written(given, number, one)
        if fault:
            failed.append(fault)
        else:
            figures += [page.figure for page in one.pages]
        going.on(number)
    going.end()
    if made:
        like = PaperChoice(wave="", names=given.names, paper=given.paper, grey=given.greyscale, turn=given.turned)
        write_made(given.out, bundle_pdf(made, like, given.date))
    note_signs(figures)
    for fault in failed:
        print(f"sociomap: not made: {fault}", file=sys.stderr)
    print(f"{len(maps) - len(failed)} of {len(maps)} maps made.")
    return 1 if failed else 0


def _written(given: argparse.Namespace, number: int, one: Sheets) -> str:
    """Write the sheets of one map; what is to be said where that fails. Files follow the level of names."""
    name = f"{one.path.stem}.pdf" if given.names == "typed" else f"map {number:02}.pdf"
    try:
        make_folder(given.out)
        write_made(given.out / name, pdf(one.pages, "Sociomap", given.date))
    except UserFault as fault:
        return str(fault)
    return ""
