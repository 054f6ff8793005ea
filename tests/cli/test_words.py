"""The words of a command: what is off ends with 2, and help and version are always to be had."""

from pathlib import Path

import pytest

from sociomap_app import __version__
from sociomap_app.cli.verb_list import VERBS, wants_window

from .conftest import Door, files_in

OFF = [
    ("frobnicate", "MAP"),
    ("--frobnicate",),
    ("draw",),
    ("draw", "MAP"),
    ("draw", "MAP", "-o", "OUT.gif"),
    ("draw", "MAP", "-o", "OUT"),
    ("draw", "MAP", "-o", "OUT.svg", "--names", "secret"),
    ("draw", "MAP", "-o", "OUT.svg", "--part", "half"),
    ("draw", "MAP", "-o", "OUT.svg", "--paper", "letter"),
    ("draw", "MAP", "-o", "OUT.svg", "--date", "yesterday"),
    ("draw", "MAP", "-o", "OUT.svg", "--date", "2026-02-30"),
    ("draw", "MAP", "-o", "OUT.png", "--dpi", "0"),
    ("draw", "MAP", "-o", "OUT.png", "--dpi", "many"),
    ("draw", "MAP", "-o", "OUT.svg", "--frobnicate"),
    ("report", "MAP"),
    ("report", "MAP", "-o", "OUT.svg"),
    ("report", "MAP", "-o", "OUT"),
    ("report", "MAP", "-o", "OUT.pdf", "--bundle"),
    ("report", "MAP", "-o", "OUT.pdf", "--with", "gossip"),
    ("report", "MAPS", "-o", "OUT.pdf"),
    ("report", "MAPS", "-o", "OUT", "--bundle"),
    ("blank",),
    ("blank", "-o", "OUT.svg"),
    ("blank", "-o", "OUT.pdf", "--preset", "quarters"),
    ("blank", "-o", "OUT.pdf", "--copies", "0"),
    ("blank", "-o", "OUT.pdf", "--copies", "501"),
    ("analyse",),
    ("compare",),
    ("convert", "MAP"),
    ("convert", "MAP", "OUT.xlsx"),
    ("convert", "MAP", "OUT", "--to", "netcanvas"),
    ("convert", "MAPS", "OUT"),
    ("convert", "MAP", "MAP"),
    ("convert", "TABLES", "OUT.sociomap", "--preset", "quarters"),
    ("check",),
    ("check", "MAP", "MAP"),
    ("erase",),
    ("demo", "--no-window"),
    ("demo", "MAP"),
    ("demo", "--frobnicate"),
]


@pytest.mark.parametrize("words", OFF, ids=" ".join)
def test_words_that_are_off(run: Door, map_file: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    for name in ("maps", "tables"):
        (tmp_path / name).mkdir()
    (tmp_path / "maps" / "one.sociomap").write_bytes(map_file.read_bytes())
    (tmp_path / "tables" / "people.csv").write_text("label\nAnn\n")
    places = {"MAPS": tmp_path / "maps", "TABLES": tmp_path / "tables", "MAP": map_file}
    before, content = files_in(tmp_path), map_file.read_bytes()
    said = run(*(places.get(word, word.replace("OUT", str(tmp_path / "out"))) for word in words))
    assert (said.code, said.out) == (2, "")
    assert said.sentence
    assert files_in(tmp_path) == before
    assert map_file.read_bytes() == content


@pytest.mark.parametrize(
    "words", [("frobnicate", "x"), ("draw",), ("draw", "x", "-o", "x.gif"), ("demo", "--no-window")], ids=" ".join
)
def test_as_a_process(start: Door, words: tuple[str, ...]) -> None:
    said = start(*words)
    assert (said.code, said.out) == (2, "")
    assert said.sentence


def test_version(run: Door, start: Door) -> None:
    assert run("--version").out == f"sociomap {__version__}\n"
    said = start("--version")
    assert (said.code, said.out, said.err) == (0, f"sociomap {__version__}\n", "")


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help(run: Door, verb: str) -> None:
    said = run(*filter(None, [verb, "--help"]))
    assert said.code == 0
    assert said.err == ""
    assert f"sociomap {verb}".strip() in said.out


def test_help_names_every_verb(start: Door) -> None:
    said = start("--help")
    assert said.code == 0
    assert all(verb in said.out for verb in VERBS)


@pytest.mark.parametrize("words", [(), ("demo",), ("mine.sociomap",)])
def test_these_open_the_window(words: tuple[str, ...]) -> None:
    assert wants_window(words)


@pytest.mark.parametrize(
    "words", [("demo", "--no-window", "x"), ("demo", "--no-window=x"), ("--help",), ("check",), ("draw", "x")]
)
def test_these_do_not(words: tuple[str, ...]) -> None:
    assert not wants_window(words)
