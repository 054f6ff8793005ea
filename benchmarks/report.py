"""Sheets of a map, and of thirty maps in one PDF, against their limits; and beside reportlab writing bare marks.

The peer writes as many shapes and strings, of the same number of steps and letters, as the sheets have, with
nothing composed, measured or placed: what no program that writes its PDF with reportlab can do without.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociomap_app.report.pages.page import Page
    from sociomap_app.vocabulary.entries import Framework

LIMIT_MS, MANY, LIMIT_S, LIMIT = 150.0, 30, 5.0, 4.0
ROUNDS = 15
DAY = dt.date(2026, 9, 17)


def run() -> bool:
    """Print the figures with their limits; whether all were kept."""
    from sociomap_app.report.output import report_pages, report_pdf
    from sociomap_app.report.paper_choice import PaperChoice
    from sociomap_app.shelf import shelf
    from sociomap_app.storage.sociomap_file import read_shipped
    from sociomap_app.vocabulary.loader import load

    framework = load()
    sample = read_shipped(shelf() / "samples" / "sample.sociomap")
    choice = PaperChoice(wave=sample.latest.id, date=DAY)
    first = _timed(lambda: report_pdf(sample, choice, framework)) * 1000
    pages = report_pages(sample, choice, framework)
    ours = _median(lambda: _afresh(lambda: report_pdf(sample, choice, framework))) * 1000
    theirs = _median(lambda: _bare(pages)) * 1000
    many = _many(framework)
    share = first / LIMIT_MS
    print(f"report of the sample: {first:.0f} ms the first time, {share:.2f} of the limit of {LIMIT_MS:.0f} ms")
    print(
        f"report of the sample: {ours / theirs:.2f} of reportlab’s bare marks (limit {LIMIT:.0f}); "
        f"{ours:.1f} ms and {theirs:.1f} ms"
    )
    print(f"bundle of {MANY} maps: {many:.2f} s, {many / LIMIT_S:.2f} of the limit of {LIMIT_S:.0f} s")
    return first <= LIMIT_MS and ours / theirs <= LIMIT and many <= LIMIT_S


def _many(framework: "Framework") -> float:
    """Seconds for different maps, read, drawn and written as one PDF."""
    from sociomap_app.report.batch import bundle_pdf, each_map, maps_in
    from sociomap_app.report.paper_choice import PaperChoice
    from sociomap_app.storage.sociomap_file import read, write

    from .maps import map_of

    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(MANY):
            write(folder / f"{number:02}.sociomap", map_of(10 + number, 2 * number, framework, seed=number))

        def make() -> None:
            made = list(
                each_map(
                    maps_in(folder),
                    "initials",
                    lambda path: read(path).sociomap,
                    lambda one: PaperChoice(wave=one.latest.id, names="initials"),
                    framework,
                )
            )
            assert not any(one.fault for one in made)
            assert bundle_pdf(made, PaperChoice(wave="", names="initials"), DAY).startswith(b"%PDF")

        return _timed(make)


def _afresh(make: Callable[[], object]) -> None:
    """With no line of an earlier round remembered."""
    from sociomap_app.drawing.text.typesetting import forget_lines

    forget_lines()
    make()


def _bare(pages: list["Page"]) -> None:
    from reportlab.pdfgen.canvas import Canvas

    from sociomap_app.drawing.marks import Shape
    from sociomap_app.report.pdf.pdf_painter import font_name

    canvas = Canvas(BytesIO(), invariant=1, pageCompression=1)
    for page in pages:
        for mark in page.figure.marks:
            if isinstance(mark, Shape):
                path = canvas.beginPath()
                path.moveTo(10, 10)
                for letter, *numbers in mark.steps:
                    if letter == "C":
                        path.curveTo(*numbers)
                    elif letter != "Z":
                        path.lineTo(*numbers)
                canvas.drawPath(path)
            else:
                canvas.setFont(font_name(mark.bold), mark.size)
                canvas.drawString(mark.x, mark.y, mark.text)
        canvas.showPage()
    canvas.save()


def _median(act: Callable[[], object]) -> float:
    return statistics.median(_timed(act) for _ in range(ROUNDS))


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
