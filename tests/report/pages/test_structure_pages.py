"""Partnerships, the shape and the mosaic on paper: in words, whole, and only where they were asked for."""

from itertools import combinations

import pytest
from msgspec.structs import replace

from sociomap_app.drawing.marks import Words
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.report.output import report_pages
from sociomap_app.report.pages.further_pages import why_not
from sociomap_app.report.paper_choice import FURTHER, PaperChoice
from tests.networks import a_map, a_wave, framework, person


def two_groups(*, done: bool = True, size: int = 5) -> Sociomap:
    """Two groups in which all know each other, joined by one person."""
    names = [f"{group}{number}" for group in "ab" for number in range(size)]
    ties = [ends for ends in combinations(names, 2) if ends[0][0] == ends[1][0]]
    ties += [("k", "a0"), ("k", "a1"), ("k", "b0"), ("k", "b1")]
    mentor = person("m", 1, formal=True, role="itt_mentor", functions=frozenset({"challenge"}))
    people = [person(one, 2, formal=False if one == "a0" else None) for one in (*names, "k")]
    people = [replace(one, functions=frozenset({"challenge"})) if one.id == "b0" else one for one in people]
    return a_map(a_wave([mentor, *people], ties, done=done, asked=("belonging",)))


def printed(document: Sociomap, *further: str, **chosen: object) -> str:
    choice = PaperChoice(wave=document.latest.id, further=further, **chosen)  # type: ignore[arg-type]  # by name
    pages = report_pages(document, choice, framework())
    return " ".join(mark.text for page in pages for mark in page.figure.marks if isinstance(mark, Words))


def test_partnerships_are_told_ring_by_ring_in_numbers_and_words() -> None:
    text = printed(two_groups(), "partnerships")
    assert "Formal partnerships, ring by ring" in text
    assert (
        "1 (closest) 1 0 0 One person or group stands in ring 1 (closest): in a formal partnership with you."
        in text
    )
    assert "2 (close) 0 1 10 Of the eleven people and groups in ring 2 (close), none is in" in text
    assert "3 (further out) 0 0 0 Nobody stands here." in text


def test_the_shape_and_possible_roles_are_sentences() -> None:
    text = printed(two_groups(), "shape")
    assert (
        "people and groups on the professional side stand in two groups: A0, A1, A2, A3 and A4; "
        "B0, B1, B2, B3 and B4." in text
    )
    assert "K stands on the only way between groups as you drew it: possibly a gatekeeper" in text


def test_without_who_knows_whom_nothing_is_said_but_why() -> None:
    text = printed(two_groups(done=False), "shape")
    assert "left open: who knows whom has not been drawn yet." in text and "gatekeeper" not in text


def test_the_mosaic_says_what_it_is_and_who_was_assigned() -> None:
    text = printed(two_groups(), "mosaic")
    assert "What a mentor is looked to for, and from how many it comes." in text
    assert "M, B0" in text and "assigned" not in text, "a mentor by role is not said to be assigned"
    whole = two_groups()
    said = edits.change_alters(whole, "w1", ["m"], assigned="assigned")
    assert "M (assigned to you), B0" in printed(said, "mosaic")


@pytest.mark.parametrize("further", [(), tuple(one for one in FURTHER if one not in ("shape", "partnerships"))])
def test_neither_is_printed_by_default(further: tuple[str, ...]) -> None:
    text = printed(two_groups(), *further)
    assert "gatekeeper" not in text and "partnership" not in text and "two groups" not in text


def test_no_name_is_cut_off_however_many_there_are() -> None:
    document = two_groups(size=60)
    wave = document.latest
    long = {key: replace(one, label=f"Bartholomew Featherstone {key}") for key, one in wave.alters.items()}
    document = replace(document, waves=(replace(wave, alters=long),))
    for turn in ("landscape", "portrait"):
        text = " ".join(printed(document, "shape", turn=turn).split())
        assert [one for one in long if f"Featherstone {one}" not in text] == []


def test_names_level_reaches_every_sentence() -> None:
    document = two_groups()
    text = printed(document, "shape", "partnerships", "mosaic", names="numbers")
    assert "possibly a gatekeeper" in text and " K " not in text and "B4" not in text


def test_what_would_say_nothing_says_why() -> None:
    asked, not_asked = two_groups(), a_map(a_wave([person("ann")], done=False))
    for kind in ("shape", "partnerships", "mosaic"):
        assert why_not(kind, asked, "w1", "numbers") == ""
    assert "has not been drawn" in why_not("shape", not_asked, "w1", "typed")
    assert "not been asked" in why_not("partnerships", not_asked, "w1", "typed")
    assert "Nobody" in why_not("mosaic", a_map(a_wave()), "w1", "typed")
