"""A name is found in a text however either is spelled, and only as words of its own."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.names_in_text import NameSearch

APART = "Jose\u0301 Ibarra"
MIXED = "Ame\u0301lie Zoé"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("José Ibarra", f"met through {APART}"),
        (APART, "met through José Ibarra."),
        (MIXED, "Amélie Zoe\u0301 listens"),
        ("José Ibarra", "JOSE\u0301 IBARRA!"),
        ("José Ibarra", "José\n  Ibarra"),
        ("José Ibarra", "Jo\u00adsé\u200b Ibarra"),
        ("Straßer", "and STRASSER"),
        ("A.S.", "with a.s."),
        ("O'Neill", "with O’Neill’s sister"),
        ("O’Neill", "with O'Neill"),
        ("Ann-Marie", "Ann‑Marie helps"),
        ("Ann–Marie", "Ann-Marie helps"),
        ("한결", unicodedata.normalize("NFD", "한결, 친구")),
    ],
)
def test_found(name: str, text: str) -> None:
    assert NameSearch([name]).finds(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jose", f"met through {APART}"),
        ("Jo", "Joan and Mojo"),
        ("x", "x\u0302 is no x̂"),
        ("राम", "रामा"),
        ("", "nothing"),
        ("\u200b", "nothing \u200b"),
    ],
)
def test_not_found(name: str, text: str) -> None:
    assert not NameSearch([name]).finds(text)
    assert NameSearch([name]).without(text, "somebody") == text


@pytest.mark.parametrize(
    ("names", "text", "left"),
    [
        ({"José Ibarra"}, f"Is {APART} there,\nor JOSÉ IBARRA?", "Is somebody there,\nor somebody?"),
        ({APART}, "Is josé ibarra there?", "Is somebody there?"),
        ({MIXED}, "Ame\u0301lie Zoé, Amélie Zoe\u0301", "somebody, somebody"),
        ({"Jo", "Jo Smith"}, "Jo Smith and Jo and Jo Smithson", "somebody and somebody and somebody Smithson"),
        ({"Will"}, "Will Will help? WILL? How will he?", "somebody somebody help? somebody? How will he?"),
        ({"mum"}, "Mum, mum", "somebody, somebody"),
        ({"O'Neill"}, "Is O’Neill there, or oʼneill?", "Is somebody there, or oʼneill?"),
        ({"山田"}, "山田 と", "somebody と"),
        ({"Straßer"}, "A STRASSER B", "A somebody B"),
    ],
)
def test_taken_out(names: set[str], text: str, left: str) -> None:
    assert NameSearch(names).without(text, "somebody") == left


WORDS = st.text("aàbcJé\u0301\u200d .", min_size=1, max_size=6).filter(lambda typed: clean_line(typed, 99) != "")


@given(WORDS, st.text("aàbJé\u0301 .\n", max_size=12), st.sampled_from(["NFC", "NFD"]))
def test_a_name_beside_anything_is_found_and_gone(name: str, text: str, form: str) -> None:
    spelled = unicodedata.normalize(form, f"{name} – {text}")  # type: ignore[arg-type]  # one of the two
    search = NameSearch([name])
    clean = clean_line(name, 99)
    if not unicodedata.category(clean[0]).startswith("M"):
        assert search.finds(spelled)
        assert search.without(spelled, "*").startswith("*")
    assert not NameSearch([name.upper()]).finds(search.without(spelled.upper(), "*"))
