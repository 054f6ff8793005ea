"""Whatever is saved comes back the same, in every field, and the same map gives the same bytes."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociomap_app.model import sociomap as model
from sociomap_app.model.errors import CannotWrite
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage.format import schema
from sociomap_app.storage.format.conversion import lean
from sociomap_app.storage.format.json_writer import canonical
from sociomap_app.storage.sociomap_file import decode, encode, read, write
from tests.making import sociomaps

slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CLASSES = [
    value for value in vars(model).values() if isinstance(value, type) and issubclass(value, msgspec.Struct)
]


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


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_no_field_of_the_model_is_forgotten(kind: type) -> None:
    record = getattr(schema, kind.__name__)
    there = [field.name for field in msgspec.structs.fields(record)]
    assert sorted(there) == sorted(field.name for field in msgspec.structs.fields(kind))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_what_is_left_out_means_what_the_model_takes_it_for(kind: type) -> None:
    """A default that drifts apart between model and file would change old files without a word."""
    ours = {field.name: field for field in msgspec.structs.fields(kind)}
    for field in msgspec.structs.fields(getattr(schema, kind.__name__)):
        if field.required:
            continue
        told = schema.defaults(getattr(schema, kind.__name__))[field.name]
        own = ours[field.name]
        expected: Any = own.default_factory() if callable(own.default_factory) else own.default
        if isinstance(told, msgspec.Struct):
            assert schema.plain(told) == {}
            assert expected == type(expected)()
        elif isinstance(told, tuple | dict):
            assert len(told) == len(expected) == 0
        else:
            assert told == expected and type(told) is type(expected)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_what_the_file_must_say_is_written_though_it_is_usual(kind: type) -> None:
    """Pages for print, which the model has a usual choice of and the file has not."""
    required = {field.name for field in msgspec.structs.fields(getattr(schema, kind.__name__)) if field.required}
    own = [field for field in msgspec.structs.fields(kind) if field.name in required]
    made = kind(**{field.name: SOMETHING[field.name] for field in own if field.required})
    assert set(lean(made)) >= required


SOMETHING: dict[str, Any] = {
    **dict.fromkeys(("id", "label", "text", "prompt", "stage", "question", "what", "alter", "side"), "x"),
    **dict.fromkeys(("with_whom", "vocabulary", "preset", "ring_meaning"), "x"),
    "ends": ("a", "b"),
    "members": frozenset("a"),
    "date": dt.date(2026, 9, 1),
    "rings": (model.Ring("x"),),
    "sectors": (model.Sector("x", "x", "personal"),),
    "design": model.Design(preset="x", ring_meaning="x", rings=(), sectors=()),
    "waves": (model.Wave(id="x", label="x", date=dt.date(2026, 9, 1)),),
}


def test_the_walk_sees_every_class() -> None:
    assert len(CLASSES) >= 20


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
    bent = msgspec.structs.replace(sociomap, review_on=None, ego=msgspec.structs.replace(sociomap.ego, role=None))
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
