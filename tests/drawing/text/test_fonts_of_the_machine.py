"""A sign the shipped fonts lack: drawn by a font of the machine where one has it, else as its code.

The tests look at no font of the machine they run on; here a folder of fonts is made, so that each kind of machine
is seen on any.
"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pymupdf_fonts
import pytest

from sociomap_app.drawing.text import shaping
from sociomap_app.drawing.text.typesetting import line, wrap
from tests.conftest import FontsIn

LACKED = "\u250c\u2518"
"""Two corners of a frame, which Fira Mono has and no font that the program itself looks into."""


def font_file(at: Path, name: str = "fimo") -> Path:
    """A font as a machine has it; ``fimo`` is Fira Mono."""
    at.parent.mkdir(parents=True, exist_ok=True)
    at.write_bytes(pymupdf_fonts.myfont(name))
    return at


def test_where_no_font_has_a_sign_its_code_is_drawn(fonts_in: FontsIn, tmp_path: Path) -> None:
    fonts_in()
    bare = line(LACKED, 10)
    assert bare.unsigned == frozenset(LACKED)
    fonts_in(tmp_path / "not there", tmp_path)
    assert line(LACKED, 10) == bare
    assert bare.width == pytest.approx(line("[U+250C][U+2518]", 10).width)


def test_a_font_of_the_machine_serves_wherever_it_lies(fonts_in: FontsIn, tmp_path: Path) -> None:
    font_file(tmp_path / "b" / "deep" / "One.TTF")
    fonts_in(tmp_path / "a", tmp_path / "b")
    drawn = line(f"a{LACKED}", 10)
    assert drawn.unsigned == frozenset() and len(drawn.glyphs) == 3
    assert drawn.width < line("aMM", 10).width + 1


def test_a_machine_without_fonts_wraps_the_same_words_and_loses_none(fonts_in: FontsIn, tmp_path: Path) -> None:
    font_file(tmp_path / "One.ttf")
    for folders in ((), (tmp_path,)):
        fonts_in(*folders)
        lines = wrap(f"{LACKED} and {LACKED}", 10, 100, 9)
        assert " ".join(one.text for one in lines) == f"{LACKED} and {LACKED}"
        assert all(one.width <= 100 for one in lines)


def test_the_upright_font_of_usual_weight_serves_first(fonts_in: FontsIn, tmp_path: Path) -> None:
    font_file(tmp_path / "Some-Bold.ttf", "ubuntm")
    fonts_in(tmp_path)
    bold = line(LACKED, 10)
    font_file(tmp_path / "Some-Regular.ttf")
    fonts_in(tmp_path)
    assert line(LACKED, 10).glyphs != bold.glyphs


def test_the_last_of_very_many_fonts_is_found(fonts_in: FontsIn, tmp_path: Path) -> None:
    first = font_file(tmp_path / "0000.ttf", "spacemo")
    for number in range(1, 1500):
        os.link(first, tmp_path / f"{number:04}.ttf")
    font_file(tmp_path / "last.ttf")
    fonts_in(tmp_path)
    assert line(LACKED, 10).unsigned == frozenset()


def broken(folder: Path, kind: str) -> None:
    at = folder / "0.ttf"
    if kind == "link to nothing":
        at.symlink_to(folder / "gone")
    elif kind == "circle of links":
        at.symlink_to(folder / "1.ttf")
        (folder / "1.ttf").symlink_to(at)
    elif kind == "link to above":
        (folder / "0").symlink_to(folder.parent)
        at.symlink_to(folder)
    elif kind == "pipe":
        os.mkfifo(at)
    elif kind == "folder":
        at.mkdir()
    elif kind == "odd name":
        font_file(folder / os.fsdecode(b"0\xff.ttf"), "spacemo")
    else:
        whole = pymupdf_fonts.myfont("fimo")
        at.write_bytes({"nothing": b"", "noise": b"noise" * 99, "half": whole[: len(whole) // 2]}[kind])


@pytest.mark.parametrize(
    "kind",
    [
        *("link to nothing", "circle of links", "link to above", "pipe"),
        *("folder", "odd name", "nothing", "noise", "half"),
    ],
)
def test_a_broken_font_is_passed_over(fonts_in: FontsIn, tmp_path: Path, kind: str) -> None:
    try:
        broken(tmp_path, kind)
    except (OSError, AttributeError) as error:
        pytest.skip(f"this disk takes no such name, link or pipe: {error}")
    font_file(tmp_path / "whole.ttf")
    fonts_in(tmp_path)
    assert line(LACKED, 10).unsigned == frozenset()


def test_a_folder_that_does_not_answer_is_passed_over(
    fonts_in: FontsIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font_file(tmp_path / "b" / "whole.ttf")
    (tmp_path / "a").mkdir()
    found = Path.rglob

    def silent(folder: Path, pattern: str) -> Iterator[Path]:
        if folder.name == "a":
            raise OSError(errno.EIO, "the disk does not answer")
        return iter(found(folder, pattern))

    monkeypatch.setattr(Path, "rglob", silent)
    fonts_in(tmp_path / "a", tmp_path / "b")
    assert line(LACKED, 10).unsigned == frozenset()


def test_a_font_that_is_gone_since_is_passed_over(fonts_in: FontsIn, tmp_path: Path) -> None:
    gone = font_file(tmp_path / "0.ttf")
    fonts_in(tmp_path)
    assert shaping._system_fonts() == (gone,)
    gone.unlink()
    assert line(LACKED, 10).unsigned == frozenset(LACKED)


def test_a_font_of_frames_for_every_sign_is_none(fonts_in: FontsIn, tmp_path: Path) -> None:
    font_file(tmp_path / "LastResort.otf")
    fonts_in(tmp_path)
    assert line(LACKED, 10).unsigned == frozenset(LACKED)


def test_the_machines_own_folders_are_looked_into_where_nothing_else_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(shaping.FONTS)
    own = list(shaping._font_folders())
    assert own and all(folder.is_absolute() for folder in own)


def test_nobody_without_a_home_is_without_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(shaping.FONTS)
    monkeypatch.setattr(Path, "home", homeless)
    assert list(shaping._font_folders())
