"""What people type is made safe to keep, and cleaning what is clean changes nothing."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociomap_app.model.clean_text import NO_LIMIT, clean_line, clean_text, folded
from sociomap_app.model.ids import counted_ids, random_ids

ODD = (
    "a\u0308\u0301\u0323\u094d\u200b\u200c\u200d\u2060\u00ad\ufe0f\u034f\u180b \n1.ßİŉα\u0345=\u0338क각ᄒ"
    "\u1161😀\u2000🏴\U000e0067\U000e007f"
)
ANY = st.text(st.characters(codec=None), max_size=40) | st.text(ODD, max_size=14)  # surrogates too


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
        ("Mu\u0308ller", "Müller"),
        ("\u1112\u1161\u11ab", "한"),
        ("Mu\u200b\u0308l\u00adl\u2060er", "Müller"),
        ("\u200bzero\u200d wi\u200cdth\u200c \u200d", "zero wi\u200cdth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("نامه\u200c ها", "نامه ها"),
        ("അവന\u0d4d\u200d", "അവന\u0d4d\u200d"),
        ("❤\ufe0f \ufe0f", "❤\ufe0f"),
        ("a\U000e0061b", "ab"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("\u3164\ufeff\u115f", ""),
        ("x" * 18 + "é\u200d🏫", "x" * 18 + "é"),
        ("x" * 19 + "e\u0301y", "x" * 19 + "é"),
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
        ("u\u0308\nu\u00ad\u0308", "ü\nü"),
        ("a\u200d\n\u200cb", "a\nb"),
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


@given(ANY)
def test_what_reads_the_same_is_kept_and_compared_the_same(typed: str) -> None:
    apart, together = unicodedata.normalize("NFD", typed), unicodedata.normalize("NFC", typed)
    assert clean_line(apart, NO_LIMIT) == clean_line(together, NO_LIMIT) == clean_line(typed, NO_LIMIT)
    assert clean_text(apart, NO_LIMIT) == clean_text(together, NO_LIMIT)
    assert folded(apart) == folded(together) == folded(typed)
    assert folded(clean_line(typed, NO_LIMIT)) == folded(clean_text(typed, NO_LIMIT)) == folded(typed)
    assert folded(folded(typed)) == folded(typed)
    for kept in (clean_line(typed, NO_LIMIT), clean_text(typed, NO_LIMIT), folded(typed)):
        assert unicodedata.is_normalized("NFC", kept)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MU\u0308LLER"),
        ("  José \n Ibarra", "jose\u0301 ibarra"),
        ("Straße", "STRASSE"),
        ("mid\u00adwife", "Midwife"),
        ("می\u200cخواهم", "میخواهم"),
        ("❤\ufe0f", "❤"),
        ("ᾳ", "ΑΙ"),
        ("ΜΆΪΟΣ", "μάϊος"),
    ],
)
def test_texts_that_read_the_same_are_compared_as_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Muller", "Müller"), ("Anna", "Anne"), ("ab", "a b")])
def test_texts_that_read_otherwise_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_counted_ids_start_at_one_each_time() -> None:
    new = counted_ids("x")
    assert [new(), new(), new()] == ["x1", "x2", "x3"]
    assert counted_ids()() == "a1"


def test_random_ids_say_nothing_and_differ() -> None:
    new = random_ids()
    made = {new() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch("[0-9a-f]{10}", one) for one in made)
