"""A map that is not whole: one sentence, exit code 1, nothing written, whatever verb it was given to."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Door, files_in

Damage = Callable[[dict[str, Any]], None]


def _version_3(whole: dict[str, Any]) -> None:
    whole["version"] = 3


def _unknown_key(whole: dict[str, Any]) -> None:
    whole["sociomap"]["waves"][0]["alters"][0]["favourite"] = "tea"


def _nobody_there(whole: dict[str, Any]) -> None:
    whole["sociomap"]["waves"][1]["ties"][0]["ends"] = ["anna", "nobody"]


def _two_of_one_id(whole: dict[str, Any]) -> None:
    alters = whole["sociomap"]["waves"][0]["alters"]
    alters.append(dict(alters[0]))


def _not_a_number(whole: dict[str, Any]) -> None:
    whole["sociomap"]["waves"][0]["alters"][0]["place"]["across"] = float("nan")


def _changed(damage: Damage) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        whole = json.loads(content)
        damage(whole)
        return json.dumps(whole).encode()

    return change


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "empty"),
    "white space": (lambda _: b" \n\t ", "empty"),
    "cut short": (lambda content: content[: len(content) // 2], "cut short"),
    "not JSON": (lambda _: b"Dear diary,\n", "not JSON"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n\x00\x00\xff", "UTF-8"),
    "another program's": (lambda _: b'{"format": "netcanvas", "version": 1, "nodes": []}', "$.format"),
    "a list": (lambda _: b"[1, 2]", "$.format"),
    "version 3": (_changed(_version_3), "later version"),
    "an unknown key": (_changed(_unknown_key), "favourite"),
    "a tie to nobody": (_changed(_nobody_there), "nobody"),
    "NaN": (_changed(_not_a_number), "across"),
    "200,000 brackets": (lambda _: b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
    "200,000 braces": (lambda _: b'{"a":' * 200_000 + b"1" + b"}" * 200_000, "nested too deeply"),
    "two of one id": (_changed(_two_of_one_id), "used twice"),
}

VERBS: dict[str, tuple[str, ...]] = {
    "check": ("check", "FILE"),
    "draw": ("draw", "FILE", "-o", "OUT.svg"),
    "report": ("report", "FILE", "-o", "OUT.pdf"),
    "analyse": ("analyse", "FILE", "--json"),
    "compare": ("compare", "FILE"),
    "convert": ("convert", "FILE", "OUT"),
    "erase": ("erase", "FILE", "--person", "wil", "--yes"),
}


def _words(verb: str, file: Path, folder: Path) -> list[str]:
    return [word.replace("FILE", str(file)).replace("OUT", str(folder / "out")) for word in VERBS[verb]]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("fault", BAD)
def test_it_is_said_and_nothing_is_written(
    run: Door, map_file: Path, tmp_path: Path, fault: str, verb: str
) -> None:
    damage, named = BAD[fault]
    bad = tmp_path / "bad.sociomap"
    bad.write_bytes(damage(map_file.read_bytes()))
    content, before = bad.read_bytes(), files_in(tmp_path)
    said = run(*_words(verb, bad, tmp_path))
    assert (said.code, said.out) == (1, "")
    assert named in said.sentence
    assert "bad.sociomap" in said.sentence
    assert len(said.sentence) < 500
    assert files_in(tmp_path) == before
    assert bad.read_bytes() == content


@pytest.mark.parametrize("fault", ["cut short", "200,000 brackets", "two of one id"])
def test_as_a_process(start: Door, map_file: Path, tmp_path: Path, fault: str) -> None:
    damage, named = BAD[fault]
    bad = tmp_path / "bad.sociomap"
    bad.write_bytes(damage(map_file.read_bytes()))
    said = start("check", bad)
    assert (said.code, said.out) == (1, "")
    assert named in said.sentence


@pytest.mark.parametrize("verb", VERBS)
def test_a_file_that_is_not_there(run: Door, tmp_path: Path, verb: str) -> None:
    said = run(*_words(verb, tmp_path / "gone.sociomap", tmp_path))
    assert said.code == 1
    assert "is not there" in said.sentence
    assert files_in(tmp_path) == set()


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in ("report", "convert")])
def test_a_folder_in_place_of_a_file(run: Door, tmp_path: Path, verb: str) -> None:
    (tmp_path / "maps.sociomap").mkdir()
    said = run(*_words(verb, tmp_path / "maps.sociomap", tmp_path))
    assert said.code == 1
    assert "is a folder" in said.sentence


def test_a_wrong_checksum_is_a_note_to_most_and_a_fault_to_check(run: Door, map_file: Path) -> None:
    whole = json.loads(map_file.read_bytes())
    whole["sociomap"]["title"] = "changed by hand"
    map_file.write_text(json.dumps(whole))
    said = run("check", map_file)
    assert said.code == 1
    assert "checksum" in said.sentence
    said = run("analyse", map_file)
    assert said.code == 0
    assert "checksum" in said.err
