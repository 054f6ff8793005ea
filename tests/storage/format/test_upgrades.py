"""A file of an older version goes through every step to the newest, in order.

There is one version so far: the chain is tried with invented ones, of which the newest is as version 1 is.
"""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from sociomap_app.model.errors import BrokenReference, CannotRead, TooNew
from sociomap_app.storage.encryption.encrypted_map import encrypt, new_key
from sociomap_app.storage.format import upgrades
from sociomap_app.storage.format.json_writer import canonical
from sociomap_app.storage.sociomap_file import _checksum, decode, encode, read, write

FILE = Path(__file__).parents[1] / "files" / "version-1.sociomap"
WHOLE = json.loads(FILE.read_bytes())
STEPPED: list[str] = []


def first_step(whole: dict[str, Any]) -> dict[str, Any]:
    """From the invented version 1, whose map has a heading and whose people live in one list for all dates."""
    STEPPED.append("1 to 2")
    inner = whole["sociomap"]
    inner["name"] = inner.pop("heading")
    people = inner.pop("people", {})
    for wave in inner["waves"]:
        if wave["id"] in people:
            wave["alters"] = people[wave["id"]]
    return whole


def second_step(whole: dict[str, Any]) -> dict[str, Any]:
    """From the invented version 2, whose map has a name."""
    STEPPED.append("2 to 3")
    inner = {"title" if key == "name" else key: value for key, value in whole["sociomap"].items()}
    return {**whole, "sociomap": inner}


@pytest.fixture(autouse=True)
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    STEPPED.clear()
    monkeypatch.setattr(upgrades, "STEPS", (first_step, second_step))


def of_version(version: int) -> dict[str, Any]:
    whole = copy.deepcopy(WHOLE)
    inner = whole["sociomap"]
    if version < 3:
        inner["name"] = inner.pop("title")
    if version < 2:
        inner["heading"] = inner.pop("name")
        inner["people"] = {wave["id"]: wave.pop("alters") for wave in inner["waves"] if "alters" in wave}
    return {**whole, "version": version, "checksum": _checksum(canonical(inner))}


def written(whole: dict[str, Any]) -> bytes:
    return json.dumps(whole).encode()


@pytest.mark.parametrize("version, steps", [(1, ["1 to 2", "2 to 3"]), (2, ["2 to 3"]), (3, [])])
def test_every_step_from_its_own_version_in_order(version: int, steps: list[str]) -> None:
    opened = decode(written(of_version(version)), "x")
    assert steps == STEPPED
    assert opened.sociomap == decode(written(of_version(3)), "x").sociomap
    assert opened.sociomap.title == "My map" and list(opened.sociomap.waves[0].alters) == ["a2", "a1", "a3", "a4"]


@pytest.mark.parametrize("version", [1, 2, 3])
def test_the_checksum_is_that_of_the_file_as_it_stands(version: int) -> None:
    assert decode(written(of_version(version)), "x").intact
    bent = of_version(version)
    bent["sociomap"]["review_on"] = "2030-01-01"
    assert not decode(written(bent), "x").intact


def test_what_is_given_stays_as_it_is() -> None:
    whole = of_version(1)
    before = copy.deepcopy(whole)
    assert upgrades.upgraded(whole, 1)["version"] == 3 and whole == before
    newest = of_version(3)
    assert upgrades.upgraded(newest, 3) is newest


def test_an_unknown_newer_one_is_refused_unread() -> None:
    with pytest.raises(TooNew, match="file version 4, and this program reads up to version 3"):
        decode(b'{"format": "sociomap", "version": 4, "sociomap": []}', "x")
    assert STEPPED == []


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None])
def test_what_is_no_version_goes_through_no_step(version: object) -> None:
    with pytest.raises(CannotRead, match=r"\$.version: a whole number from 1 belongs there"):
        decode(written({**of_version(1), "version": version}), "x")
    assert STEPPED == []


def test_faults_are_named_as_they_stand_in_the_newest() -> None:
    strange = of_version(1)
    strange["sociomap"]["people"]["w1"][1]["frequency"] = 3
    with pytest.raises(CannotRead, match=r"\$.sociomap.waves\[0\].alters\[1\].frequency: expected text"):
        decode(written(strange), "x")
    strange["sociomap"]["people"]["w1"][1]["frequency"] = "often"
    with pytest.raises(BrokenReference, match="“often” is not one of"):
        decode(written(strange), "x")
    newer_key = of_version(2)
    newer_key["sociomap"]["title"] = newer_key["sociomap"]["colour"] = "x"
    with pytest.raises(CannotRead, match="unknown field “colour”"):
        decode(written(newer_key), "x")


@pytest.mark.parametrize("inner", [[], None, 5, {}, {"heading": "x"}, {"heading": "x", "waves": [1]}], ids=str)
def test_an_old_one_that_no_step_can_go_through_is_one_sentence(inner: object) -> None:
    with pytest.raises(CannotRead, match="“x” breaks the format at \\$: it is not as a file of version 1 is"):
        decode(written({**of_version(1), "sociomap": inner}), "x")


def test_what_was_opened_is_saved_as_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "map.sociomap"
    path.write_bytes(written(of_version(1)))
    opened = read(path)
    write(path, opened.sociomap, expected_digest=opened.digest)
    again = json.loads(path.read_bytes())
    assert again["version"] == 3 and again["sociomap"]["title"] == "My map" and "heading" not in again["sociomap"]
    STEPPED.clear()
    assert read(path).sociomap == opened.sociomap and STEPPED == []


def test_an_encrypted_one_goes_the_same_way() -> None:
    key = new_key("two words")
    assert decode(encrypt(written(of_version(1)), key), "x", encryption=key).intact
    assert STEPPED == ["1 to 2", "2 to 3"]


def test_without_steps_there_is_version_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert upgrades.STEPS == () and upgrades.newest() == 1
    assert json.loads(encode(read(FILE).sociomap))["version"] == 1
