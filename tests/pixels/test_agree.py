"""Screen, SVG and PDF are painted from one figure: at 150 dpi at most 0.5 % of their pixels differ strongly.

The SVG is made into pixels by a rasteriser that is handed the very letters embedded in the file, so a wrong or
missing font would show.
"""

import base64
import datetime as dt
import re
from itertools import combinations
from math import ceil
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import resvg_py

from sociomap_app.app.printing.paper_output import image_of
from sociomap_app.drawing.marks import Figure
from sociomap_app.drawing.svg import FAMILY, svg
from sociomap_app.report.output import map_figure, pdf, report_pages
from sociomap_app.report.pages.page import Page
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.shelf import shelf
from sociomap_app.storage.sociomap_file import read
from sociomap_app.vocabulary.loader import load

from .compare import Pixels, pixels, strongly_different

DPI = 150
SCALE = DPI / 72
MOST = 0.005


def whole(figure: Figure) -> Figure:
    """The same marks on a sheet of a whole number of pixels: else one rasteriser stretches the last one."""
    return Figure(ceil(figure.width * SCALE) / SCALE, ceil(figure.height * SCALE) / SCALE, figure.marks)


def of_screen(figure: Figure) -> Pixels:
    return pixels(image_of(figure, SCALE))


def of_pdf(figure: Figure) -> Pixels:
    document = pypdfium2.PdfDocument(pdf([Page(figure, "Map")], "t", dt.date(2026, 1, 1)))
    try:
        return np.asarray(document[0].render(scale=SCALE).to_pil().convert("RGB")).astype(int)
    finally:
        document.close()


def of_svg(figure: Figure, folder: Path) -> Pixels:
    from io import BytesIO

    from PIL import Image

    text = svg(figure)
    files = []
    for number, data in enumerate(re.findall(r"data:font/ttf;base64,([A-Za-z0-9+/=]+)", text)):
        file = folder / f"letters-{number}.ttf"
        file.write_bytes(base64.b64decode(data))
        files.append(str(file))
    embedded = text.replace(f'"{FAMILY}"', '"FiraGO"')
    png = resvg_py.svg_to_bytes(svg_string=embedded, zoom=SCALE, dpi=72, font_files=files, skip_system_fonts=True)
    return np.asarray(Image.open(BytesIO(bytes(png))).convert("RGB")).astype(int)


def check(figure: Figure, folder: Path, *, most: float = MOST, with_pdf: bool = True) -> None:
    figure = whole(figure)
    pictures = {"screen": of_screen(figure), "svg": of_svg(figure, folder)}
    if with_pdf:
        pictures["pdf"] = of_pdf(figure)
    for (one, a), (other, b) in combinations(pictures.items(), 2):
        share = strongly_different(a, b)
        assert share <= most, f"{one} and {other} differ in {share:.3%} of pixels"
        assert a.min() < 80 and b.min() < 80


@pytest.mark.parametrize("number", [0, 1, 2])
def test_screen_svg_and_pdf_of_the_sample_agree(qapp: object, tmp_path: Path, number: int) -> None:
    framework = load()
    sample = read(shelf() / "samples" / "sample.sociomap").sociomap
    check(map_figure(sample, PaperChoice(wave=sample.waves[number].id), framework), tmp_path)


def test_they_agree_on_the_very_full_map_with_many_scripts(qapp: object, tmp_path: Path) -> None:
    framework = load()
    full = read(shelf() / "samples" / "full.sociomap").sociomap
    # The rasteriser of the PDF draws each of its 1,500 hair lines a whole pixel wide, the others do not.
    check(map_figure(full, PaperChoice(wave=full.latest.id, paper="a3"), framework), tmp_path, with_pdf=False)


def test_they_agree_within_one_per_cent_on_the_conversation_sheet(qapp: object, tmp_path: Path) -> None:
    """A page of nothing but small letters, where the edges of letters are most of what there is."""
    framework = load()
    sample = read(shelf() / "samples" / "sample.sociomap").sociomap
    check(report_pages(sample, PaperChoice(wave=sample.latest.id), framework)[1].figure, tmp_path, most=0.01)


def test_a_shifted_picture_is_noticed(qapp: object) -> None:
    framework = load()
    sample = read(shelf() / "samples" / "sample.sociomap").sociomap
    screen = of_screen(map_figure(sample, PaperChoice(wave=sample.latest.id), framework))
    assert strongly_different(screen, np.roll(screen, 3, axis=1)) > MOST
