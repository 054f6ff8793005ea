"""Where everything said comes from: every id is that of a source, and a source says what it does not show."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from sociomap_app.shelf import shelf
from sociomap_app.vocabulary.entries import Source, WorkTerm
from sociomap_app.vocabulary.loader import load

from .test_files import RULE, own_file

NAMING = {"rules": "rule", "measures": "measure", "functions": "function", "guides": "guide"}
SOURCE = """
[[source]]
id = "local"
author = "Our partnership"
year = "2026"
title = "What our trainees told us"
where = "kept with us"
shows = "That trainees like to meet on Thursdays."
strength = "Eleven trainees."
not_shown = "Anything about anybody else."
"""
UNWANTED = re.compile(
    r"stay well|free year|\bNQTs?\b|(?<!ITT)\bECF\b|Relational Proximity|first year free|\bLA appropriate body",
    re.IGNORECASE,
)


def entries(name: str) -> list[Mapping[str, Any]]:
    text = (shelf() / "words" / f"{name}.toml").read_text(encoding="utf-8")
    found: list[Mapping[str, Any]] = tomllib.loads(text)[NAMING[name]]
    return found


@pytest.mark.parametrize("name", NAMING)
def test_every_entry_names_sources_that_are_there(name: str) -> None:
    known = load().sources
    for entry in entries(name):
        assert entry["sources"], entry["id"]
        assert [one for one in entry["sources"] if one not in known] == [], entry["id"]


def test_terms_name_sources_that_are_there_and_what_is_ours_is_called_so() -> None:
    framework = load()
    assert framework.terms and "ours" in framework.sources
    for term in framework.terms.values():
        assert term.sources and set(term.sources) <= framework.sources.keys()
    for rule in framework.rules.values():
        assert rule.basis != "J" or "ours" in rule.sources, rule.id
        assert rule.basis != "L" or rule.sources != ["ours"], rule.id


def test_every_source_serves_something() -> None:
    framework = load()
    named = {one for name in NAMING for entry in entries(name) for one in entry["sources"]}
    named |= {one for term in framework.terms.values() for one in term.sources}
    further = {one.id for one in framework.sources.values() if one.used_for}
    assert set(framework.sources) == named | further


def told(entry: Source | WorkTerm) -> Iterator[tuple[str, str]]:
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if isinstance(value, str) and name != "used_for":
            yield name, value


def test_every_source_says_all_of_it_and_no_more_than_it_may() -> None:
    framework = load()
    for entry in (*framework.sources.values(), *framework.terms.values()):
        for name, text in told(entry):
            assert text.strip() or name == "also", (entry.id, name)
            assert not UNWANTED.search(text), (entry.id, name, text)


@pytest.mark.parametrize("path", sorted((shelf() / "words").glob("*.toml")), ids=lambda path: path.stem)
def test_no_word_file_says_what_no_source_does(path: Path) -> None:
    if path.stem in ("prompts", "values"):
        return
    assert UNWANTED.findall(path.read_text(encoding="utf-8")) == []


def test_words_that_are_not_said_are_found() -> None:
    for text in ("their NQT year", "the ECF, then", "Relational Proximity®", "a free year"):
        assert UNWANTED.search(text)
    assert not UNWANTED.search("the ITTECF and the ECTE")


def test_a_provider_adds_and_replaces_sources_and_rules_name_them(tmp_path: Path) -> None:
    mine = SOURCE + SOURCE.replace('"local"', '"ours"').replace("Our partnership", "We and you")
    own_file(tmp_path, "words/sources.toml", mine)
    own_file(tmp_path, "words/rules.toml", RULE + 'sources = ["local", "thomas_2019"]\n')
    framework = load(tmp_path)
    assert framework.problems == ()
    assert framework.rules["OWN"].sources == ["local", "thomas_2019"]
    assert framework.sources["ours"].author == "We and you"
    assert framework.sources["local"].shows.endswith("Thursdays.")
    assert framework.sources["thomas_2019"] == load().sources["thomas_2019"]


def test_a_provider_s_rule_without_sources_is_no_fault(tmp_path: Path) -> None:
    framework = load(own_file(tmp_path, "words/rules.toml", RULE))
    assert framework.problems == () and framework.rules["OWN"].sources == []


BROKEN = [
    (
        "rules",
        RULE + 'sources = ["ours", "nobody_1999"]\n',
        r"line 13, rule\[1\]\.sources\[2\]: “nobody_1999” is not",
    ),
    ("rules", RULE + 'sources = "ours"\n', r"line 13, rule\[1\]\.sources"),
    ("sources", SOURCE.replace("strength", "weight"), r"line 9, source\[1\]\.weight"),
    ("sources", SOURCE + SOURCE, r"line 13, source\[2\]\.id: the id “local” is used twice"),
    ("sources", SOURCE.replace('"Eleven trainees."', '" "'), r"line 9, source\[1\]\.strength: a source says"),
    ("sources", SOURCE.replace('"Anything about anybody else."', '""'), r"line 10, source\[1\]\.not_shown"),
    ("sources", SOURCE.replace('"2026"', "2026"), r"line 5, source\[1\]\.year"),
    ("sources", SOURCE.replace('not_shown = "Anything about anybody else."', ""), r"source\[1\]: .*not_shown"),
    (
        "terms",
        '[[term]]\nid = "x"\nlabel = "X"\nmeans = "x"\nsources = ["n"]\n',
        r"line 5, term\[1\]\.sources\[1\]",
    ),
    (
        "guides",
        '[[guide]]\nid = "a"\nlabel = "A"\nnote = ""\nsource = ""\nsources = ["n"]\n'
        '[[guide.question]]\nwords = "?"\n',
        r"line 6, guide\[1\]\.sources\[1\]: “n” is not",
    ),
]


@pytest.mark.parametrize(("name", "text", "fault"), BROKEN)
def test_a_fault_is_told_with_its_line_and_key(tmp_path: Path, name: str, text: str, fault: str) -> None:
    framework = load(own_file(tmp_path, f"words/{name}.toml", text))
    (problem,) = framework.problems
    assert problem.startswith(f"{name}.toml, line ") and re.search(fault, problem), problem
    assert framework.sources == load().sources and framework.rules == load().rules
