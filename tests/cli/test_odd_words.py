"""Words with line breaks, and no way in or out: one sentence all the same."""

import sys
from pathlib import Path

import pytest

from .conftest import Door


@pytest.mark.parametrize(
    "words",
    [
        ("analyse", "FILE", "--wave", "a\nb"),
        ("erase", "FILE", "--person", "a\nb", "--yes"),
        ("draw", "FILE", "-o", "x.svg", "--date", "a\nb"),
        ("report", "FILE", "-o", "x.pdf", "--with", "a\nb"),
        ("analyse", "FILE", "--wave", "w" * 100_000),
    ],
)
def test_what_is_repeated_of_the_words_stays_on_one_line(
    run: Door, map_file: Path, words: tuple[str, ...]
) -> None:
    said = run(*[word.replace("FILE", str(map_file)) for word in words])
    assert said.code in (1, 2)
    assert len(said.sentence) < 2100


def test_nobody_to_ask_is_a_no(run: Door, map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = map_file.read_bytes()
    monkeypatch.setattr(sys, "stdin", None)
    said = run("erase", map_file)
    assert (said.code, said.err) == (1, "sociomap: Nothing was erased.\n")
    assert map_file.read_bytes() == before


def test_nowhere_to_print_to_is_no_fault(run: Door, map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run("analyse", map_file).code == 0
