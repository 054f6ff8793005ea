"""Verbs that put something on paper: demo, draw, report, blank."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from sociomap_app.analysis.analysis import analyse, as_json
from sociomap_app.drawing.marks import Figure
from sociomap_app.drawing.svg import svg
from sociomap_app.frameworks.entries import Framework
from sociomap_app.model.errors import BadRequest, BadWords, CannotRead, CannotWrite, UserFault
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.model.text import clean_line
from sociomap_app.report.blank import LONGEST_LINE, WHAT_TO_DO, Blank, blank_page, blank_pdf
from sociomap_app.report.build import (
    Choice,
    map_figure,
    map_png,
    map_svg,
    pdf,
    report_pages,
    report_pdf,
)
from sociomap_app.report.page import Page, lacking
from sociomap_app.shelf import shelf
from sociomap_app.storage.safe_write import shown, write_safely

from .common import known_preset, opened, wave_of, words_in_force
from .reading_verbs import print_findings


def demo(given: argparse.Namespace) -> int:
    """Write PDF, SVG and analysis of the sample into a folder, and print what the map shows."""
    framework, folder = words_in_force(), given.no_window
    if folder is None:
        raise BadWords("Without a window, demo needs a folder to write into: demo --no-window FOLDER.")
    sociomap = opened(shelf() / "samples" / "sample.sociomap")
    wave = sociomap.latest
    choice = Choice(wave=wave.id)
    analysis = analyse(sociomap, framework)
    written = {
        "sample.pdf": report_pdf(sociomap, choice, framework),
        "sample.svg": map_svg(sociomap, choice, framework),
        "sample.json": (json.dumps(as_json(analysis), ensure_ascii=False, indent=1) + "\n").encode(),
    }
    make_folder(folder)
    for name, content in written.items():
        write_safely(folder / name, content)
    print_findings(analysis.waves[-1])
    print(f"\nWritten to {folder}: {', '.join(written)}")
    return 0


def draw(given: argparse.Namespace) -> int:
    """The map as SVG, PDF or PNG, by the ending of the file."""
    kind = given.out.suffix.lower()
    if kind not in (".svg", ".pdf", ".png"):
        raise BadWords(f"“{shown(given.out)}” does not say what to draw: please end it with .svg, .pdf or .png.")
    framework, sociomap = words_in_force(), opened(given.file)
    choice = _choice(given, sociomap)
    figure = map_figure(sociomap, choice, framework)
    if kind == ".svg":
        content = svg(figure).encode("utf-8")
    elif kind == ".pdf":
        content = pdf([Page(figure, "Map")], "Sociomap", choice.date)
    else:
        content = map_png(sociomap, choice, framework, given.dpi)
    write_safely(given.out, content)
    _note_signs([figure])
    return 0


def _note_signs(figures: Iterable[Figure]) -> None:
    """Say on standard error which signs no font has; what was asked for is made all the same."""
    said = lacking(figures)
    if said:
        print(f"sociomap: note: {said}", file=sys.stderr)


def _choice(given: argparse.Namespace, sociomap: Sociomap) -> Choice:
    return Choice(
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
        sociomap = opened(given.file)
        choice = _choice(given, sociomap)
        pages = report_pages(sociomap, choice, framework)
        write_safely(given.out, pdf(pages, "Sociomap", choice.date))
        _note_signs(page.figure for page in pages)
        return 0
    if given.bundle:
        _must_end_in_pdf(given.out)
    elif given.out.suffix.lower() == ".pdf" and not given.out.is_dir():
        raise BadWords(
            f"“{given.out.name}” is one file, and a folder of maps gives several: "
            "please name a folder, or add --bundle."
        )
    maps = _maps_in(given.file)
    return _bundle(given, maps, framework) if given.bundle else _each(given, maps, framework)


def _must_end_in_pdf(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise BadWords(f"“{shown(out)}” does not end with .pdf, and a PDF is what is made. Please add it.")


def _maps_in(folder: Path) -> list[Path]:
    """The maps in a folder, in order of their names. BadRequest where there is none."""
    try:
        maps = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".sociomap" and path.is_file())
    except OSError as fault:
        raise CannotRead(f"The folder “{shown(folder)}” cannot be read: {fault.strerror}.") from fault
    if not maps:
        raise BadRequest(f"There is no map in “{shown(folder)}”. A map is a file that ends with .sociomap.")
    return maps


def _each(given: argparse.Namespace, maps: list[Path], framework: Framework) -> int:
    """One PDF for each map; what fails is said, the rest is made. Other names than typed number the files."""
    failed = 0
    for number, path in enumerate(maps, start=1):
        name = f"{path.stem}.pdf" if given.names == "typed" else f"map {number:02}.pdf"
        try:
            sociomap = opened(path)
            content = report_pdf(sociomap, _choice(given, sociomap), framework)
            make_folder(given.out)
            write_safely(given.out / name, content)
        except UserFault as fault:
            failed += 1
            print(f"sociomap: not made: {fault}", file=sys.stderr)
    return _said(len(maps), failed)


def _bundle(given: argparse.Namespace, maps: list[Path], framework: Framework) -> int:
    """All maps in one PDF, each found by its bookmark."""
    pages: list[Page] = []
    failed = 0
    for number, path in enumerate(maps, start=1):
        try:
            sociomap = opened(path)
            sheets = report_pages(sociomap, _choice(given, sociomap), framework)
        except UserFault as fault:
            failed += 1
            print(f"sociomap: not made: {fault}", file=sys.stderr)
            continue
        name = path.stem if given.names == "typed" else f"Map {number}"
        pages += [Page(sheet.figure, f"{name}: {sheet.bookmark}") for sheet in sheets]
    if pages:
        write_safely(given.out, pdf(pages, "Sociomaps", given.date))
    return _said(len(maps), failed)


def _said(count: int, failed: int) -> int:
    print(f"{count - failed} of {count} maps made.")
    return 1 if failed else 0


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
    write_safely(given.out, blank_pdf(framework, made, given.copies, given.date))
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
