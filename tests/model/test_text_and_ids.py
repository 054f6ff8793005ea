"""What people type is made safe to keep, and cleaning what is clean changes nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.ids import counted_ids, random_ids

ANY = st.text(st.characters(codec=None), max_size=40)  # surrogates too


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jo \t\n Smith ", "Jo Smith"),
        ("a\u2028b\u2029c\x00d\x7fe", "a b c d e"),
        ("\u202eevil\u202c", "evil"),
        ("\u200emark\ufeff", "mark"),
        ("half \ud83d sign", "half sign"),
        ("👩🏽\u200d🏫", "👩🏽\u200d🏫"),
        ("क्\u200dष", "क्\u200dष"),
        ("\u200f \u2066", ""),
        ("x" * 30, "x" * 20),
        ("x" * 19 + " yz", "x" * 19),
    ],
)
def test_a_line(typed: str, kept: str) -> None:
    assert clean_line(typed, 20) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("  start kept inside\n  indented  \n\n", "start kept inside\n  indented"),
        ("a\tb\x07c", "a b c"),
        ("\u202dx\n\u2067y", "x\ny"),
        ("", ""),
        ("12345 789012", "12345 7890"),
        ("123456789 12", "123456789"),
    ],
)
def test_several_lines(typed: str, kept: str) -> None:
    assert clean_text(typed, 10 if "789" in typed else 100) == kept


@given(ANY, st.integers(1, 30))
def test_cleaning_twice_is_cleaning_once(typed: str, limit: int) -> None:
    line, text = clean_line(typed, limit), clean_text(typed, limit)
    assert clean_line(line, limit) == line
    assert clean_text(text, limit) == text
    assert len(line) <= limit
    assert len(text) <= limit
    assert "\n" not in line
    (line + text).encode()


def test_counted_ids_start_at_one_each_time() -> None:
    new = counted_ids("x")
    assert [new(), new(), new()] == ["x1", "x2", "x3"]
    assert counted_ids()() == "a1"


def test_random_ids_say_nothing_and_differ() -> None:
    new = random_ids()
    made = {new() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch("[0-9a-f]{10}", one) for one in made)
