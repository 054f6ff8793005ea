"""Lines of any signs at all: they are measured, their ink stays beside them, and nothing falls over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociomap_app.drawing.marks import path_of
from sociomap_app.drawing.text.shaping import HIGHEST_TOWER, as_seen
from sociomap_app.drawing.text.typesetting import line

ODD = "\u0378\uffff\ufffe\U0010ffff\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u061c\u200d\u0301\u2029"


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("around", ["{}", "a{}b", "שלום {} 12", "{}مرحبا"])
def test_no_sign_is_too_odd(odd: str, around: str) -> None:
    assert line(around.format(odd), 10).width >= 0
    letters = sorted(sign for sign in around.format(odd) if sign.isalnum())
    assert sorted(sign for sign in as_seen(around.format(odd)) if sign.isalnum()) == letters


@given(st.text(st.sampled_from(ODD + "aא1 م"), max_size=8))
@settings(max_examples=200)
def test_nor_any_row_of_them(text: str) -> None:
    assert line(text, 10).width >= 0


def test_a_tower_of_marks_does_not_climb_out_of_the_page() -> None:
    some, many = line("a" + "\u0301" * HIGHEST_TOWER, 10), line("a" + "\u0301" * 400, 10)
    assert many.glyphs == some.glyphs
    highest = min(number for _, *numbers in path_of(many.glyphs, 10) for number in numbers[1::2])
    assert highest > -40
