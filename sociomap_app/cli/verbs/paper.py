"""Verbs that put something on paper: demo, draw, report, blank."""

import argparse
import json
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from sociomap_app.analysis.wave_analysis import analyse, as_json
from sociomap_app.cli.common import known_preset, opened, wave_of, words_in_force
from sociomap_app.cli.progress import Going
from sociomap_app.drawing.marks import Figure
from sociomap_app.drawing.svg import svg
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.errors import BadWords, CannotWrite, UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.report.batch import Sheets, bundle_pdf, each_map, maps_in
from sociomap_app.report.output import PaperChoice, map_figure, map_png, map_svg, pdf, report_pages, report_pdf
from sociomap_app.report.pages.blank_map import LONGEST_LINE, WHAT_TO_DO, Blank, blank_page, blank_pdf
from sociomap_app.report.pages.page import Page, lacking
from sociomap_app.shelf import shelf
from sociomap_app.storage.safety.exported_file import write_made
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework

from .reading import print_findings


def demo(given: argparse.Namespace) -> int:
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
    print_findings(analysis.waves[-1])
    print(f"\nWritten to {folder}: {', '.join(written)}")
    return 0


def draw(given: argparse.Namespace) -> int:
    """The map as SVG, PDF or PNG, by the ending of the file."""
    kind = given.out.suffix.lower()
    if kind not in (".svg", ".pdf", ".png"):
        raise BadWords(f"“{shown(given.out)}” does not say what to draw: please end it with .svg, .pdf or .png.")
    framework, sociomap = words_in_force(), opened(given.file, given)
    choice = _choice(given, sociomap)
    figure = map_figure(sociomap, choice, framework)
    if kind == ".svg":
        content = svg(figure).encode("utf-8")
    elif kind == ".pdf":
        content = pdf([Page(figure, "Map")], "Sociomap", choice.date)
    else:
        content = map_png(sociomap, choice, framework, given.dpi)
    write_made(given.out, content)
    _note_signs([figure])
    return 0


def _note_signs(figures: Iterable[Figure]) -> None:
    """Say on standard error which signs no font has; what was asked for is made all the same."""
    said = lacking(figures)
    if said:
        print(f"sociomap: note: {said}", file=sys.stderr)


def _choice(given: argparse.Namespace, sociomap: Sociomap) -> PaperChoice:
    return PaperChoice(
        wave=wave_of(sociomap, given.wave).id,
        names=given.names,
        part=given.part,
        paper=given.paper,
        grey=given.greyscale,
        further=getattr(given, "further", ()),
        date=given.date,
        turn=given.turned,
        clear=getattr(given, "transparent", False),
    )


def report(given: argparse.Namespace) -> int:
    """The sheets of one map, or of every map in a folder."""
    framework = words_in_force()
    if not given.file.is_dir():
        if given.bundle:
            raise BadWords("--bundle needs a folder of maps.")
        _must_end_in_pdf(given.out)
        sociomap = opened(given.file, given)
        choice = _choice(given, sociomap)
        pages = report_pages(sociomap, choice, framework)
        write_made(given.out, pdf(pages, "Sociomap", choice.date))
        _note_signs(page.figure for page in pages)
        return 0
    if given.bundle:
        _must_end_in_pdf(given.out)
    elif given.out.suffix.lower() == ".pdf" and not given.out.is_dir():
        raise BadWords(
            f"“{given.out.name}” is one file, and a folder of maps gives several: "
            "please name a folder, or add --bundle."
        )
    return _many(given, maps_in(given.file), framework)


def _must_end_in_pdf(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise BadWords(f"“{shown(out)}” does not end with .pdf, and a PDF is what is made. Please add it.")


def _many(given: argparse.Namespace, maps: list[Path], framework: Framework) -> int:
    """One PDF for each map, or one of all; what fails is said at the end, and the rest is made."""
    made: list[Sheets] = []
    failed: list[str] = []
    figures: list[Figure] = []
    going = Going(len(maps))
    read, choose = partial(opened, given=given), partial(_choice, given)
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
    _note_signs(figures)
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


def blank(given: argparse.Namespace) -> int:
    """Empty maps."""
    _must_end_in_pdf(given.out)
    framework = words_in_force()
    made = Blank(
        preset=known_preset(framework, given.preset),
        paper=given.paper,
        upright=given.turned == "portrait",
        grey=given.greyscale,
        line=WHAT_TO_DO if given.line is None else clean_line(given.line, LONGEST_LINE),
        room=given.room_for_names,
    )
    write_made(given.out, blank_pdf(framework, made, given.copies, given.date))
    _note_signs([blank_page(framework, made).figure])
    return 0


def make_folder(folder: Path) -> None:
    """The folder, made where it is not there. CannotWrite where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CannotWrite(
            f"The folder “{shown(folder)}” cannot be made: {fault.strerror}. Please choose another place."
        ) from fault
