"""Whatever is saved comes back the same, in every field, and the same map gives the same bytes."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociomap_app.model import sociomap as model
from sociomap_app.model.errors import CannotWrite
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage.format.json_writer import canonical
from sociomap_app.storage.sociomap_file import decode, encode, read, write
from tests.making import sociomaps

slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(sociomaps())
def test_what_is_saved_comes_back(sociomap: Sociomap) -> None:
    assert faults(sociomap) == []
    opened = decode(encode(sociomap), "map.sociomap")
    assert opened.sociomap == sociomap
    assert opened.intact
    for before, after in zip(sociomap.waves, opened.sociomap.waves, strict=True):
        for name in ("alters", "outlines", "notes"):
            assert list(getattr(before, name)) == list(getattr(after, name)), "order of naming"


@slow
@given(sociomaps())
def test_the_same_map_gives_the_same_bytes(sociomap: Sociomap) -> None:
    content = encode(sociomap)
    assert encode(sociomap) == content
    assert encode(decode(content, "x").sociomap) == content
    text = content.decode()
    assert text == json.dumps(json.loads(text), sort_keys=True, indent=1, ensure_ascii=False) + "\n"


@given(sociomaps(max_waves=1, max_alters=3))
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_write_and_read_agree_on_the_digest(tmp_path: Path, sociomap: Sociomap) -> None:
    path = tmp_path / "map.sociomap"
    digest = write(path, sociomap)
    opened = read(path)
    assert (opened.sociomap, opened.intact, opened.digest) == (sociomap, True, digest)
    assert write(path, sociomap, expected_digest=digest) == digest


@slow
@given(sociomaps(), st.floats(0, 1), st.text(max_size=20))
def test_the_checksum_is_that_of_the_page_on_the_format(sociomap: Sociomap, share: float, name: str) -> None:
    """However it is made quickly here: the formula of the page gives the same."""
    value = {"name": [name, share, 1e-07, None, True], **json.loads(encode(sociomap))}
    by_the_page = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical(value) == by_the_page.encode()
    del value["name"][2:4]
    by_the_page = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical(value) == by_the_page.encode()


@pytest.mark.parametrize("text", ["x" * 20_001, "a\0b", "half \ud83d"], ids=["too long", "no sign", "half a sign"])
def test_a_map_that_would_not_open_again_is_not_written(tmp_path: Path, text: str) -> None:
    """Some text may be in the open document that no file may hold."""
    path = tmp_path / "map.sociomap"
    sociomap = read(Path(__file__).parents[1] / "files" / "version-1.sociomap").sociomap
    write(path, sociomap)
    before = path.read_bytes()
    bent = msgspec.structs.replace(sociomap, review_on=None)
    action = model.Action(id="new", what=text)
    talk = msgspec.structs.replace(bent.latest.conversation, actions=(action,))
    waves = (*bent.waves[:-1], msgspec.structs.replace(bent.waves[-1], conversation=talk))
    with pytest.raises(CannotWrite):
        write(path, msgspec.structs.replace(bent, waves=waves))
    assert path.read_bytes() == before
    one = msgspec.structs.replace(bent.waves[-1], label="")
    odd = msgspec.structs.replace(one, alters={**one.alters, "zz": model.Alter(id="zz", label=" ")})
    with pytest.raises(CannotWrite, match="name is empty"):
        write(path, msgspec.structs.replace(bent, waves=(*bent.waves[:-1], odd)))
    assert path.read_bytes() == before
