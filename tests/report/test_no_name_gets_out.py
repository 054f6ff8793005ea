"""Under other names than typed not one typed word is in any byte that leaves the program, however it is packed."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image

from sociomap_app.__main__ import main
from sociomap_app.storage.sociomap_file import write
from sociomap_app.vocabulary.loader import load

from .canaries import CANARIES, canaries, canary

FURTHER = "people,coverage,mosaic,partnerships,shape,comparison,notes"
LEVELS = ("initials", "roles", "numbers")
SHEETS = ("report", "MAP", "-o", "OUT.pdf", "--with", FURTHER)
WAYS: dict[str, tuple[str, ...]] = {
    "svg": ("draw", "MAP", "-o", "OUT.svg"),
    "pdf": ("draw", "MAP", "-o", "OUT.pdf"),
    "png": ("draw", "MAP", "-o", "OUT.png", "--dpi", "50"),
    "clear": ("draw", "MAP", "-o", "OUT.png", "--dpi", "50", "--transparent", "--turned", "best"),
    "sheets": SHEETS,
    "upright": (*SHEETS, "--turned", "portrait", "--paper", "a3"),
    "early": (*SHEETS, "--wave", "w1", "--greyscale"),
    "folder": ("report", "FOLDER", "-o", "OUT", "--with", FURTHER),
    "bundle": ("report", "FOLDER", "-o", "OUT.pdf", "--bundle", "--with", FURTHER),
    "tables": ("convert", "MAP", "OUT"),
    "copy": ("convert", "MAP", "OUT.sociomap"),
    "analysis": ("analyse", "MAP"),
    "analysis as json": ("analyse", "MAP", "--json"),
    "comparison": ("compare", "MAP"),
    "comparison as json": ("compare", "MAP", "--json"),
}
SAID = ("analysis", "analysis as json", "comparison", "comparison as json")
"""Ways that print and make no file."""
STEPS = {*("sheets", "upright", "early", "folder", "bundle")}
"""Ways on which what was agreed as a next step stands as it was typed."""


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    path = folder / f"{canary('label')}.sociomap"
    write(path, canaries(load()))
    return path


def made(map_file: Path, way: str, level: str) -> list[Path]:
    """What that command makes."""
    folder = map_file.parent.parent / "out"
    folder.mkdir(exist_ok=True)
    places = {"MAP": str(map_file), "FOLDER": str(map_file.parent)}
    words = [places.get(one, one.replace("OUT", str(folder / "out"))) for one in WAYS[way]]
    assert main([*words, "--names", level]) == 0
    return sorted(path for path in folder.rglob("*") if path.is_file())


def inside(path: Path) -> Iterator[str]:
    """Everything a file says: its bytes, its name, and what is packed in it."""
    content = path.read_bytes()
    yield path.name
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16", "replace")
    yield content.decode("utf-16-be", "replace")
    if path.suffix == ".pdf":
        yield from in_pdf(content)
    elif path.suffix == ".png":
        with Image.open(path) as picture:
            yield repr(picture.info)


def in_pdf(content: bytes) -> Iterator[str]:
    reader = pypdf.PdfReader(BytesIO(content))
    for number in range(1, len(reader.xref[0]) + 1):
        found = pypdf.generic.IndirectObject(number, 0, reader).get_object()
        yield repr(found)
        if isinstance(found, pypdf.generic.StreamObject):
            yield found.get_data().decode("latin-1")
    yield repr(reader.metadata)
    yield "".join(str(one) for one in reader.outline)
    for page in reader.pages:
        yield page.extract_text()
    document = pypdfium2.PdfDocument(content)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            yield text.get_text_bounded()
            text.close()
            page.close()
    finally:
        document.close()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("way", WAYS)
def test_not_one_typed_word(map_file: Path, way: str, level: str, capfd: pytest.CaptureFixture[str]) -> None:
    files = made(map_file, way, level)
    said = capfd.readouterr()
    assert files or (way in SAID and len(said.out) > 100)
    texts = [said.out, said.err, *(text for path in files for text in inside(path))]
    found = {word for word in CANARIES if any(word.lower() in text.lower() for text in texts)}
    assert found <= ({canary("action")} if way in STEPS else set())
    assert canary("action") in found or way not in STEPS - {"early"}


def test_as_typed_they_are_found(map_file: Path) -> None:
    seen = {}
    for way in ("svg", "sheets", "tables"):
        texts = [text for path in made(map_file, way, "typed") for text in inside(path)]
        seen[way] = {word for word in CANARIES if any(word in text for text in texts)}
    assert {canary("area"), canary("ring"), canary("group"), canary("wave")} <= seen["svg"]
    wanted = ("title", "setting", "function", "note", "slip", "action", "with", "outline", "early")
    assert {canary(one) for one in wanted} - seen["sheets"] <= {canary("function"), canary("setting")}
    assert canary("setting") in seen["tables"]


@pytest.mark.parametrize("way", ["pdf", "sheets", "upright", "bundle"])
def test_what_is_made_is_sound(map_file: Path, way: str) -> None:
    path = made(map_file, way, "typed")[0]
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf, which checks a PDF against its rules, is not on this machine")
    done = subprocess.run([qpdf, "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
