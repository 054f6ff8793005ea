"""The shipped font and its kept copy: the same widths from the package, from the cache, and from HarfBuzz."""

from pathlib import Path

import pytest
import uharfbuzz as hb

from sociomap_app.drawing.text import fonts

SAMPLE = "AVATAR Tom Yates łódź Ελλάδα Жук – … 0123456789"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fonts, "user_folder", lambda kind: tmp_path)
    monkeypatch.setattr(fonts, "font", fonts.font.__wrapped__)
    return tmp_path / "fonts"


def widths(one: fonts.Font) -> list[float]:
    return [one.width_of(sign) for sign in SAMPLE]


@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_the_fonts_own(folder: Path, bold: bool) -> None:
    made = fonts.font(bold)
    whole = hb.Font(hb.Face(made.data))
    own = [whole.get_glyph_h_advance(whole.get_nominal_glyph(ord(sign)) or 0) / 1000 for sign in SAMPLE]
    assert widths(made) == own
    assert len(list(folder.iterdir())) == 1


def test_a_kept_copy_is_the_same_and_needs_no_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = fonts.font()

    def forbidden(name: str) -> fonts.Font:
        raise AssertionError(f"{name} was unpacked again")

    monkeypatch.setattr(fonts, "_measured", forbidden)
    again = fonts.font()
    assert widths(again) == widths(made)
    assert again.data == made.data and again.signs == made.signs


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_copy_is_made_anew(folder: Path, damage: bytes | None) -> None:
    made = fonts.font()
    (kept,) = folder.iterdir()
    content = kept.read_bytes()
    kept.write_bytes(damage if damage is not None else content[:5000] + b"\x00" + content[5001:])
    assert widths(fonts.font()) == widths(made)
    (again,) = folder.iterdir()
    assert again.read_bytes() == content


def test_where_nothing_can_be_kept_the_font_is_there_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(fonts, "user_folder", lambda kind: tmp_path / "file")
    assert fonts.font.__wrapped__(False).width_of("A") > 0
    assert (tmp_path / "file").read_text() == "in the way"
