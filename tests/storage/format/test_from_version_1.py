"""Random files of version 1, written here as they were then, are opened, say the same, and are saved as version 2.

The writer goes back from a document of today to what version 1 had room for. More with SOCIOMAP_OLD_FILES=1000.
"""

import json
import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from sociomap_app.analysis.wave_analysis import analyse
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage.format.json_writer import canonical
from sociomap_app.storage.format.plain_records import plain_record
from sociomap_app.storage.sociomap_file import _checksum, decode, encode
from sociomap_app.vocabulary.naming import area_word, in_words, ring_words, wave_word
from tests.making import sociomaps
from tests.networks import framework

COUNT = int(os.environ.get("SOCIOMAP_OLD_FILES", "60"))
NEW_OF_THE_MAP = (
    "same_map_as", "copy_key", "copy", "code", "settings", "highest_number", "lens_requests",
)  # fmt: skip
NEW_OF_A_DATE = ("occasion", "ego_role", "ego_setting", "carried", "helped", "change_notes")
NEW_OF_A_PERSON = ("number", "peer_code")


def as_it_was(sociomap: Sociomap) -> dict[str, Any]:
    """The file of version 1: every label in words, ego's role and setting with the map."""
    words = framework()
    plain: dict[str, Any] = plain_record(in_words(sociomap, words))
    latest = sociomap.latest
    for name in NEW_OF_THE_MAP:
        plain.pop(name, None)
    ego = plain.setdefault("ego", {})
    ego.get("census", {}).pop("far_from_others", None)
    for name, value in (("role", latest.ego_role), ("setting", latest.ego_setting)):
        if value is not None:
            ego[name] = value
    for ring, word in zip(plain["design"]["rings"], ring_words(sociomap.design, words), strict=True):
        ring["label"] = word
    for area, sector in zip(plain["design"]["sectors"], sociomap.design.sectors, strict=True):
        area["label"] = area_word(sector, sociomap.design, words)
    for lens in plain.get("lenses", ()):
        lens.pop("withdrawn_on", None)
    for wave, plain_wave in zip(sociomap.waves, plain["waves"], strict=True):
        for name in NEW_OF_A_DATE:
            plain_wave.pop(name, None)
        plain_wave["label"] = wave_word(wave, words)
        for alter in plain_wave.get("alters", ()):
            for name in NEW_OF_A_PERSON:
                alter.pop(name, None)
    checksum = _checksum(canonical(plain))
    return {"app": "Sociomap 0.1.0", "format": "sociomap", "version": 1, "checksum": checksum, "sociomap": plain}


def as_version_1_could_say(sociomap: Sociomap) -> Sociomap:
    """What is left of a document where only version 1 told of it, but for numbers."""
    latest = sociomap.latest
    waves = tuple(
        replace(
            wave,
            ego_role=wave.ego_role if wave is latest else None,
            ego_setting=wave.ego_setting if wave is latest else None,
            alters={key: replace(one, number=None, peer_code="") for key, one in wave.alters.items()},
            carried=frozenset(),
            helped=frozenset(),
            change_notes={},
        )
        for wave in sociomap.waves
    )
    return replace(
        sociomap,
        same_map_as=frozenset(),
        copy_key="",
        code="",
        settings=(),
        highest_number=0,
        lens_requests=(),
        lenses=tuple(replace(one, withdrawn_on=None) for one in sociomap.lenses),
        ego=replace(sociomap.ego, census=replace(sociomap.ego.census, far_from_others=None)),
        waves=waves,
    )


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sociomaps())
def test_an_old_file_says_the_same_and_is_saved_as_version_2(sociomap: Sociomap) -> None:
    expected = as_version_1_could_say(sociomap)
    opened = decode(json.dumps(as_it_was(sociomap), ensure_ascii=False).encode(), "old")
    assert opened.intact
    again = opened.sociomap
    bare = replace(as_version_1_could_say(again), own_words=expected.own_words)
    assert in_words(bare, framework()).design == in_words(expected, framework()).design
    for one, other in zip(in_words(bare, framework()).waves, in_words(expected, framework()).waves, strict=True):
        assert replace(one, occasion=None) == replace(other, occasion=None)
    assert replace(bare, waves=(), design=expected.design) == replace(expected, waves=())
    before, after = (analyse(one, framework()).waves for one in (expected, again))
    for was, now in zip(before, after, strict=True):
        assert (was.measures, was.coverage, was.findings) == (now.measures, now.coverage, now.findings)
    names = list(dict.fromkeys(key for wave in sociomap.waves for key in wave.alters))
    numbers = {key: alter.number for wave in again.waves for key, alter in wave.alters.items()}
    assert numbers == {key: number for number, key in enumerate(names, start=1)}
    saved = json.loads(encode(again))
    assert saved["version"] == 2 and decode(encode(again), "new").sociomap == again
