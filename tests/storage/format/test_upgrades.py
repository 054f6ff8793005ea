"""A file of an older version goes through every step to the newest, in order.

The chain is tried with two invented versions before the first: the third of these is as version 1 is, the fourth
as version 2.
"""

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from sociomap_app.model.errors import BrokenReference, CannotRead, TooNew
from sociomap_app.model.sociomap import Sector, Wave
from sociomap_app.storage.encryption.encrypted_map import encrypt, new_key
from sociomap_app.storage.format import upgrades, version_1
from sociomap_app.storage.format.json_writer import canonical
from sociomap_app.storage.format.version_1 import as_version_2
from sociomap_app.storage.sociomap_file import _checksum, decode, encode, read, write
from sociomap_app.vocabulary.naming import area_word, ring_words, wave_word
from tests.networks import framework

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
    monkeypatch.setattr(upgrades, "STEPS", (first_step, second_step, as_version_2))


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
    assert upgrades.upgraded(whole, 1)["version"] == 4 and whole == before
    newest = upgrades.upgraded(of_version(3), 3)
    assert upgrades.upgraded(newest, 4) is newest


def test_an_unknown_newer_one_is_refused_unread() -> None:
    with pytest.raises(TooNew, match="file version 5, and this program reads up to version 4"):
        decode(b'{"format": "sociomap", "version": 5, "sociomap": []}', "x")
    assert STEPPED == []


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None])
def test_what_is_no_version_goes_through_no_step(version: object) -> None:
    with pytest.raises(CannotRead, match=r"\$.version: a whole number from 1 belongs there"):
        decode(written({**of_version(1), "version": version}), "x")
    assert STEPPED == []


def test_faults_are_named_as_they_stand_in_a_version_with_a_shape_of_its_own() -> None:
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


def test_what_was_opened_is_saved_as_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "map.sociomap"
    path.write_bytes(written(of_version(1)))
    opened = read(path)
    write(path, opened.sociomap, expected_digest=opened.digest)
    again = json.loads(path.read_bytes())
    assert again["version"] == 4 and again["sociomap"]["title"] == "My map" and "heading" not in again["sociomap"]
    STEPPED.clear()
    assert read(path).sociomap == opened.sociomap and STEPPED == []


def test_an_encrypted_one_goes_the_same_way() -> None:
    key = new_key("two words")
    assert decode(encrypt(written(of_version(1)), key), "x", encryption=key).intact
    assert STEPPED == ["1 to 2", "2 to 3"]


def test_there_is_one_step_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert len(upgrades.STEPS) == 1 and upgrades.newest() == 2
    assert json.loads(encode(read(FILE).sociomap))["version"] == 2


KEYS_OF_2 = {
    "code": ("sociomap", "code"),
    "copy_key": ("sociomap", "copy_key"),
    "same_map_as": ("sociomap", "same_map_as"),
    "highest_number": ("sociomap", "highest_number"),
    "settings": ("sociomap", "settings"),
    "far_from_others": ("sociomap", "ego", "census", "far_from_others"),
    "ego_role": ("sociomap", "waves", 0, "ego_role"),
    "occasion": ("sociomap", "waves", 0, "occasion"),
    "carried": ("sociomap", "waves", 0, "carried"),
    "helped": ("sociomap", "waves", 0, "helped"),
    "number": ("sociomap", "waves", 0, "alters", 1, "number"),
    "peer_code": ("sociomap", "waves", 0, "alters", 1, "peer_code"),
    "withdrawn_on": ("sociomap", "lenses", 0, "withdrawn_on"),
}


@pytest.mark.parametrize("key", KEYS_OF_2)
def test_a_key_of_version_2_is_none_of_version_1(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    whole = inner = copy.deepcopy(WHOLE)
    *way, last = KEYS_OF_2[key]
    for step in way:
        inner = inner[step]
    inner[last] = None
    where = "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in way)
    with pytest.raises(CannotRead) as fault:
        decode(written(whole), "x")
    assert f"{where}: object contains unknown field “{key}”" in str(fault.value)


@pytest.mark.parametrize(
    ("way", "value"),
    [("ego.role", "astronaut"), ("design.sectors[1].side", "undivided")],
)
def test_a_value_that_is_none_of_version_1_is_told_at_its_place(
    way: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    whole = copy.deepcopy(WHOLE)
    inner = whole["sociomap"]["ego"] if way == "ego.role" else whole["sociomap"]["design"]["sectors"][1]
    inner[way.split(".")[-1]] = value
    with pytest.raises(CannotRead) as fault:
        decode(written(whole), "x")
    assert f"$.sociomap.{way}: “{value}” is not one of" in str(fault.value)


def test_of_each_date_only_the_latest_says_what_ego_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    whole = copy.deepcopy(WHOLE)
    for wave, date in zip(whole["sociomap"]["waves"], ("2027-06-30", "2026-09-01"), strict=True):
        wave["date"] = date
    first, second = decode(written(whole), "x").sociomap.waves
    assert (first.ego_role, first.ego_setting) == ("trainee", "placement_a")
    assert (second.ego_role, second.ego_setting) == (None, None)


def test_words_that_the_presets_have_are_stored_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for meaning, counts in version_1.RING_WORDS.items():
        for words in counts:
            whole = copy.deepcopy(WHOLE)
            design = whole["sociomap"]["design"]
            design["ring_meaning"] = meaning
            design["rings"] = [{"label": word} for word in words]
            if len(words) > 2:
                design["rings"][0]["label"] = "mine"
            whole["sociomap"]["waves"][0].update(alters=[], ties=[], outlines=[], notes=[], conversation={})
            whole["sociomap"]["lenses"] = []
            sociomap = decode(written(whole), "x").sociomap
            kept = [ring.label for ring in sociomap.design.rings]
            assert kept == ["mine" if len(words) > 2 else "", *[""] * (len(words) - 1)]
            assert ring_words(sociomap.design, framework())[1:] == list(words[1:])
    for area, word in version_1.AREA_WORDS.items():
        assert area_word(Sector(area, "personal"), framework().design("halves"), framework()) == word
    for word, occasion in version_1.OCCASIONS.items():
        wave = Wave(id="w", date=dt.date(2026, 9, 1), occasion=occasion)
        assert wave_word(wave, framework()) == word
