"""draw, report, blank and demo: what lands on paper, under which names, and what does not."""

import json
import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from sociomap_app.model import edits
from sociomap_app.model.sociomap import Place
from sociomap_app.report.paper_choice import STEPS_AS_TYPED
from sociomap_app.storage import sociomap_file
from sociomap_app.vocabulary.loader import load
from sociomap_app.vocabulary.naming import design_in_words

from .conftest import Door, files_in
from .story import TYPED

AGREED = "loveletter"
"""The next step, which stands on sheets as it was typed."""
FURTHER = "people,coverage,mosaic,partnerships,shape,comparison,notes"
A4, A3 = (842, 595), (1191, 842)


def text_of(content: bytes) -> str:
    """All a PDF says: its pages, its bookmarks and what it says of itself."""
    found = pypdf.PdfReader(BytesIO(content))
    marks = [str(one.title) for one in found.outline if not isinstance(one, list)]
    about = [str(value) for value in (found.metadata or {}).values()]
    return "\n".join([page.extract_text() for page in found.pages] + marks + about)


def size_of(content: bytes) -> tuple[int, int]:
    box = pypdf.PdfReader(BytesIO(content)).pages[0].mediabox
    return round(box.width), round(box.height)


def pages_of(content: bytes) -> int:
    return len(pypdf.PdfReader(BytesIO(content)).pages)


def streams_of(content: bytes) -> str:
    """The painting orders of all pages."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return "\n".join(page.get_contents().get_data().decode("latin-1") for page in pages)


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_draw(start: Door, map_file: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"map.{ending}"
    said = start("draw", map_file, "-o", out)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert out.read_bytes().startswith({"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG"}[ending])
    assert files_in(tmp_path) == {map_file.name, out.name}


def test_what_is_drawn_can_be_read(run: Door, map_file: Path, tmp_path: Path) -> None:
    run("draw", map_file, "-o", tmp_path / "map.pdf")
    run("draw", map_file, "-o", tmp_path / "map.svg")
    for text in (text_of((tmp_path / "map.pdf").read_bytes()), (tmp_path / "map.svg").read_text()):
        for word in ("Marmaduke", "Annabel", "Tuesdayclub", "end of placement A", "11 December 2026", "Zebedee"):
            assert word in text
        assert "Gregory" not in text


def test_an_earlier_date_is_drawn(run: Door, map_file: Path, tmp_path: Path) -> None:
    run("draw", map_file, "-o", tmp_path / "map.svg", "--wave", "start of course")
    text = (tmp_path / "map.svg").read_text()
    assert "Gregory" in text
    assert "Annabel" not in text


@pytest.mark.parametrize("level", ["initials", "roles", "numbers"])
@pytest.mark.parametrize("what", ["draw.svg", "draw.pdf", "report.pdf", "folder", "bundle"])
def test_no_typed_word_gets_out_under_other_names(
    run: Door, map_file: Path, tmp_path: Path, what: str, level: str
) -> None:
    out = tmp_path / "out"
    kind, _, ending = what.partition(".")
    if kind == "draw":
        out = out.with_suffix(f".{ending}")
        said = run("draw", map_file, "-o", out, "--names", level)
    elif kind == "report":
        out = out.with_suffix(".pdf")
        said = run("report", map_file, "-o", out, "--names", level, "--with", FURTHER)
    elif kind == "bundle":
        out = out.with_suffix(".pdf")
        said = run("report", tmp_path, "-o", out, "--bundle", "--names", level, "--with", FURTHER)
    else:
        said = run("report", tmp_path, "-o", out, "--names", level, "--with", FURTHER)
    assert said.code == 0
    made = sorted(out.iterdir()) if out.is_dir() else [out]
    assert made
    for path in made:
        content = path.read_bytes()
        text = text_of(content) if path.suffix == ".pdf" else content.decode()
        assert len(text) > 200
        for word in TYPED:
            assert (word.lower() not in text.lower()) or (word == AGREED and kind != "draw"), (word, path.name)
            assert word.encode() not in content
            assert word not in path.name
            assert word not in said.out
        assert (AGREED in text.lower()) == (kind != "draw")


def test_as_typed_they_do_so_that_the_test_above_means_something(
    run: Door, map_file: Path, tmp_path: Path
) -> None:
    run("report", map_file, "-o", tmp_path / "r.pdf", "--with", FURTHER)
    text = text_of((tmp_path / "r.pdf").read_bytes())
    for word in ("Zebedee", "Wilhelmina", "Marmaduke", "Vexford", "Tuesdayclub", "whispered", "loveletter"):
        assert word in text


def test_one_part_of_the_map(run: Door, map_file: Path, tmp_path: Path) -> None:
    text = {}
    for part in ("all", "personal", "professional"):
        assert run("draw", map_file, "-o", tmp_path / f"{part}.svg", "--part", part).code == 0
        run("report", map_file, "-o", tmp_path / f"{part}.pdf", "--part", part, "--with", FURTHER)
        text[part] = (tmp_path / f"{part}.svg").read_text() + text_of((tmp_path / f"{part}.pdf").read_bytes())
    assert all(name in text["all"] for name in ("Marmaduke", "Annabel"))
    assert "Marmaduke" in text["personal"]
    assert "Annabel" not in text["personal"]
    assert "Annabel" in text["professional"]
    assert "confettiword" in text["professional"], "a note lies in an area of this part"
    assert "confettiword" not in text["personal"]


def test_a_part_says_how_many_are_in_none(run: Door, map_file: Path, tmp_path: Path) -> None:
    whole = sociomap_file.read(map_file).sociomap
    sociomap_file.write(map_file, edits.place_alters(whole, "w2", {"anna": Place()}))
    told = "sociomap: note: 1 is undivided or not placed, belongs to neither part and is left out.\n"
    for words in (("draw", map_file, "-o", tmp_path / "a.svg"), ("report", map_file, "-o", tmp_path / "a.pdf")):
        assert run(*words, "--part", "professional").err == told
        assert run(*words).err == ""
    run("draw", map_file, "-o", tmp_path / "b.svg", "--part", "professional")
    assert "Annabel" in (tmp_path / "a.svg").read_text() and "Annabel" not in (tmp_path / "b.svg").read_text()
    many = run("report", tmp_path, "-o", tmp_path / "out", "--part", "personal")
    assert told in many.err and many.code == 0


@pytest.mark.parametrize(
    "words", [("draw", "MAP"), ("report", "MAP"), ("blank",)], ids=["draw", "report", "blank"]
)
def test_paper(run: Door, map_file: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    given = [map_file if word == "MAP" else word for word in words]
    for paper, size in (("a4", A4), ("a3", A3)):
        out = tmp_path / f"{paper}.pdf"
        assert run(*given, "-o", out, "--paper", paper).code == 0
        assert size_of(out.read_bytes()) == size
    run(*given, "-o", tmp_path / "plain.pdf")
    assert size_of((tmp_path / "plain.pdf").read_bytes()) == A4


def test_greyscale_has_no_colour_in_it(run: Door, map_file: Path, tmp_path: Path) -> None:
    def coloured(name: str) -> bool:
        orders = streams_of((tmp_path / name).read_bytes()).splitlines()
        inks = [line.split()[:3] for line in orders if line.endswith((" rg", " RG"))]
        assert inks
        return any(len(set(ink)) > 1 for ink in inks)

    run("report", map_file, "-o", tmp_path / "colour.pdf")
    run("report", map_file, "-o", tmp_path / "grey.pdf", "--greyscale")
    assert coloured("colour.pdf")
    assert not coloured("grey.pdf")
    run("draw", map_file, "-o", tmp_path / "grey.png", "--greyscale", "--dpi", "72")
    with Image.open(tmp_path / "grey.png") as picture:
        red, green, blue = picture.convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_the_same_date_gives_the_same_bytes(start: Door, map_file: Path, tmp_path: Path) -> None:
    for kind in ("svg", "pdf", "png"):
        words = ("draw", map_file, "--date", "2026-12-12", "-o")
        start(*words, tmp_path / f"one.{kind}", PYTHONHASHSEED="1")
        start(*words, tmp_path / f"two.{kind}", PYTHONHASHSEED="2")
        assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()
    words = ("report", map_file, "--with", FURTHER, "-o")
    start(*words, tmp_path / "one.pdf", "--date", "2026-12-12", PYTHONHASHSEED="1")
    start(*words, tmp_path / "two.pdf", "--date", "2026-12-12", PYTHONHASHSEED="2")
    start(*words, tmp_path / "late.pdf", "--date", "2026-12-13", PYTHONHASHSEED="2")
    one, two, late = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf", "late.pdf"))
    assert one == two
    assert one != late
    assert b"20261212" in one
    assert str(pypdf.PdfReader(BytesIO(one)).metadata.creation_date).startswith("2026-12-12")


def test_further_pages(run: Door, map_file: Path, tmp_path: Path) -> None:
    def made(*words: str) -> bytes:
        assert run("report", map_file, "-o", tmp_path / "r.pdf", *words).code == 0
        return (tmp_path / "r.pdf").read_bytes()

    plain, full = made(), made("--with", FURTHER)
    assert pages_of(plain) == 2
    assert pages_of(full) == 9
    for heading in (
        "People, groups",
        "Who gives what",
        "Who shares in the mentoring",
        "ring by ring",
        "as drawn",
        "Compared with",
        "Notes",
    ):
        assert heading in text_of(full)
        assert heading not in text_of(plain)
    assert "whispered" in text_of(full)
    for page in pypdf.PdfReader(BytesIO(full)).pages:
        text = page.extract_text()
        assert "end of placement A" in text
        assert "11 December 2026" in text


@pytest.mark.parametrize("dpi", [72, 300])
def test_png_has_the_pixels_asked_for(run: Door, map_file: Path, tmp_path: Path, dpi: int) -> None:
    assert run("draw", map_file, "-o", tmp_path / "m.png", "--dpi", dpi).code == 0
    with Image.open(tmp_path / "m.png") as picture:
        width, height = picture.size
        assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.5)
    assert abs(width - 841.89 * dpi / 72) <= 1
    assert abs(height - 595.28 * dpi / 72) <= 1


@pytest.mark.parametrize("preset", ["halves", "six-areas", "mentor", "free"])
def test_blank_maps(run: Door, tmp_path: Path, preset: str) -> None:
    said = run("blank", "-o", tmp_path / "b.pdf", "--preset", preset, "--copies", "3")
    assert (said.code, said.err) == (0, "")
    content = (tmp_path / "b.pdf").read_bytes()
    assert pages_of(content) == 3
    for sector in design_in_words(load().design(preset), load()).sectors:
        assert sector.label.split()[0] in text_of(content)


@pytest.fixture
def cohort(tmp_path: Path, map_file: Path) -> Path:
    """A folder with two maps, a damaged one, and something else."""
    folder = tmp_path / "cohort"
    folder.mkdir()
    for name in ("Annabel", "Gregory"):
        (folder / f"{name}.sociomap").write_bytes(map_file.read_bytes())
    (folder / "Broken.sociomap").write_bytes(map_file.read_bytes()[:200])
    (folder / "readme.txt").write_text("not a map")
    return folder


def test_a_folder_gives_a_file_each_and_says_what_failed(start: Door, cohort: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = start("report", cohort, "-o", out)
    assert said.code == 1
    assert "Broken.sociomap" in said.sentence
    assert said.out == "2 of 3 maps made.\n"
    assert files_in(out) == {"Annabel.pdf", "Gregory.pdf"}
    assert all(pages_of((out / name).read_bytes()) == 2 for name in files_in(out))


def test_file_names_of_a_folder_follow_the_names(run: Door, cohort: Path, tmp_path: Path) -> None:
    (cohort / "Broken.sociomap").unlink()
    assert run("report", cohort, "-o", tmp_path / "out", "--names", "numbers").code == 0
    assert not any(word in name for name in files_in(tmp_path / "out") for word in ("Annabel", "Gregory"))
    assert len(files_in(tmp_path / "out")) == 2


def test_a_bundle_is_one_file(run: Door, cohort: Path, tmp_path: Path) -> None:
    said = run("report", cohort, "-o", tmp_path / "all.pdf", "--bundle")
    assert said.code == 1
    assert "Broken.sociomap" in said.sentence
    found = pypdf.PdfReader(tmp_path / "all.pdf")
    assert len(found.pages) == 5
    titles = [str(one.title) for one in found.outline if not isinstance(one, list)]
    assert titles[0] == "Contents"
    assert titles[1].startswith("Annabel")
    assert titles[3].startswith("Gregory")
    words = found.pages[0].extract_text().split()
    assert re.search(r"Annabel.*?2026\s*(\d+)\s*2\b.*Gregory.*?2026\s*\1\s*4\b", " ".join(words))
    said = run("report", cohort, "-o", tmp_path / "all.pdf", "--bundle", "--names", "roles")
    contents = pypdf.PdfReader(tmp_path / "all.pdf").pages[0].extract_text()
    assert "Map 1" in contents and "Map 3" in contents and "Annabel" not in contents


def test_how_far_a_folder_is(run: Door, cohort: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sociomap_app.cli.progress.OFTEN", 0.0)
    said = run("report", cohort, "-o", tmp_path / "all.pdf", "--bundle")
    assert said.err.splitlines()[:2] == ["sociomap: 1 of 3", "sociomap: 2 of 3"]
    assert "Broken" in said.err.splitlines()[2] and len(said.err.splitlines()) == 3


@pytest.mark.parametrize("further", [(), ("--bundle",)])
def test_a_folder_of_nothing_but_damage_writes_nothing(
    run: Door, cohort: Path, tmp_path: Path, further: tuple[str, ...]
) -> None:
    for name in ("Annabel", "Gregory"):
        (cohort / f"{name}.sociomap").unlink()
    out = tmp_path / ("out.pdf" if further else "out")
    said = run("report", cohort, "-o", out, *further)
    assert said.code == 1
    assert not out.exists()


def test_a_folder_without_maps(run: Door, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    said = run("report", tmp_path / "none", "-o", tmp_path / "out")
    assert said.code == 1
    assert "no map" in said.sentence
    assert files_in(tmp_path) == {"none"}


WRITING: dict[str, tuple[str, ...]] = {
    "draw": ("draw", "MAP", "-o", "OUT.svg"),
    "report": ("report", "MAP", "-o", "OUT.pdf"),
    "report of a folder": ("report", "FOLDER", "-o", "OUT"),
    "bundle": ("report", "FOLDER", "-o", "OUT.pdf", "--bundle"),
    "blank": ("blank", "-o", "OUT.pdf"),
    "convert": ("convert", "MAP", "OUT.sociomap"),
    "convert to tables": ("convert", "MAP", "OUT"),
    "demo": ("demo", "--no-window", "OUT"),
}


def _placed(verb: str, map_file: Path, folder: Path) -> list[str]:
    places = {"MAP": str(map_file), "FOLDER": str(map_file.parent)}
    return [places.get(word, word.replace("OUT", str(folder / "out"))) for word in WRITING[verb]]


@pytest.mark.parametrize(
    "verb", [verb for verb in WRITING if verb not in ("report of a folder", "convert to tables", "demo")]
)
def test_a_folder_that_is_not_there(run: Door, map_file: Path, tmp_path: Path, verb: str) -> None:
    said = run(*_placed(verb, map_file, tmp_path / "missing"))
    assert said.code == 1
    assert "folder is not there" in said.sentence
    assert files_in(tmp_path) == {map_file.name}


@pytest.mark.parametrize("verb", WRITING)
def test_a_file_in_place_of_a_folder(run: Door, map_file: Path, tmp_path: Path, verb: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    said = run(*_placed(verb, map_file, tmp_path / "file"))
    assert said.code == 1
    assert said.err
    assert "Traceback" not in said.err
    assert files_in(tmp_path) == {map_file.name, "file"}


@pytest.mark.parametrize("verb", WRITING)
def test_a_folder_that_may_not_be_written(
    run: Door, map_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    if os.access(shut, os.W_OK):  # for whom every folder is open
        monkeypatch.setattr(os, "open", _refusing(os.open, shut))
        monkeypatch.setattr(os, "mkdir", _refusing(os.mkdir, shut))
    said = run(*_placed(verb, map_file, shut))
    assert said.code == 1
    assert said.sentence
    assert files_in(tmp_path) == {map_file.name, "shut"}


def _refusing(real: Callable[..., int | None], folder: Path) -> Callable[..., int | None]:
    def refuse(path: object, *more: object, **named: object) -> int | None:
        if str(path).startswith(str(folder)):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *more, **named)

    return refuse


def test_what_was_there_stays_where_writing_fails(
    run: Door, map_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(b"the old one")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    said = run("draw", map_file, "-o", out)
    monkeypatch.undo()
    assert said.code == 1
    assert "disk is full" in said.sentence
    assert out.read_bytes() == b"the old one"
    assert files_in(tmp_path) == {map_file.name, "map.pdf"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_printing_to_a_full_disk(map_file: Path, start: Door) -> None:
    import subprocess
    import sys

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sociomap_app", "analyse", map_file],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_demo_without_a_window(start: Door, tmp_path: Path) -> None:
    said = start("demo", "--no-window", tmp_path / "out")
    assert (said.code, said.err) == (0, "")
    assert files_in(tmp_path / "out") == {"sample.pdf", "sample.svg", "sample.json"}
    found = json.loads((tmp_path / "out" / "sample.json").read_bytes())
    assert found["format"] == "sociomap-analysis"
    assert found["waves"][-1]["findings"][0]["words"] in said.out


def test_demo_without_a_display_says_what_to_do_instead(start: Door) -> None:
    said = start("demo", QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")
    assert said.code == 1
    assert "--no-window" in said.sentence


def test_pages_turned(run: Door, map_file: Path, tmp_path: Path) -> None:
    upright = {}
    for turn in ("landscape", "portrait", "best"):
        out = tmp_path / f"{turn}.pdf"
        assert run("report", map_file, "-o", out, "--turned", turn, "--with", "people,coverage").code == 0
        boxes = [page.mediabox for page in pypdf.PdfReader(out).pages]
        upright[turn] = [float(one.height) > float(one.width) for one in boxes]
    assert not any(upright["landscape"]) and all(upright["portrait"])
    assert not any(upright["best"][2:])


def test_a_picture_without_a_ground(run: Door, map_file: Path, tmp_path: Path) -> None:
    assert run("draw", map_file, "-o", tmp_path / "a.png", "--dpi", "72", "--transparent").code == 0
    assert run("draw", map_file, "-o", tmp_path / "b.png", "--dpi", "72").code == 0
    with Image.open(tmp_path / "a.png") as clear, Image.open(tmp_path / "b.png") as white:
        assert clear.mode == "RGBA" and clear.getchannel("A").getextrema() == (0, 255)
        assert white.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
        under = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        under.alpha_composite(clear)
        apart = ImageChops.difference(under.convert("RGB"), white.convert("RGB")).getextrema()
        assert all(most <= 3 for _, most in apart)


@pytest.mark.parametrize("verb", ["draw", "report"])
def test_signs_no_font_has_are_noted_and_nothing_fails(
    run: Door, map_file: Path, tmp_path: Path, verb: str
) -> None:
    whole = sociomap_file.read(map_file).sociomap
    wave = whole.latest
    anna = replace(wave.alters["anna"], label="Jo \U000e0f00")
    odd = replace(whole, waves=(whole.waves[0], replace(wave, alters={**wave.alters, "anna": anna})))
    sociomap_file.write(tmp_path / "odd.sociomap", odd)
    said = run(verb, tmp_path / "odd.sociomap", "-o", tmp_path / "o.pdf")
    assert said.code == 0 and (tmp_path / "o.pdf").exists()
    steps = f"sociomap: note: {STEPS_AS_TYPED}\n" if verb == "report" else ""
    assert "U+E0F00" in said.sentence and "Jo" not in said.sentence
    assert run(verb, tmp_path / "odd.sociomap", "-o", tmp_path / "o.pdf", "--names", "initials").err == steps


def test_blank_maps_as_they_are_wanted(run: Door, tmp_path: Path) -> None:
    words = ("--turned", "portrait", "--line", "Who & <b>what</b>?", "--room-for-names", "--greyscale")
    assert run("blank", "-o", tmp_path / "b.pdf", "--copies", "2", *words).code == 0
    content = (tmp_path / "b.pdf").read_bytes()
    assert size_of(content) == (595, 842)
    text = text_of(content)
    assert text.count("Who & <b>what</b>?") == 2 and "People, groups and resources" in text
    assert run("blank", "-o", tmp_path / "b.pdf", "--line", "").code == 0
    assert "belongs" not in text_of((tmp_path / "b.pdf").read_bytes())
    assert run("blank", "-o", tmp_path / "b.pdf", "--turned", "best").code == 2
