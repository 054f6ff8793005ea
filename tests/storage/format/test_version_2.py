"""Files of version 2, never edited again, that use every feature: what they mean may not change.

If a test here fails, the program reads old files differently. Mend the program, never the files. A map somebody
draws on and a copy that was handed over hold things that exclude each other, so there is one file of each.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from sociomap_app.model import sociomap as model
from sociomap_app.model.sociomap import Copy, Design, KnownSetting, LensRequest, Ring, Sector, Sociomap
from sociomap_app.storage.sociomap_file import encode, read

from .test_version_1 import EXPECTED as OLD
from .test_version_1 import FIRST, MENTOR, SECOND

FILES = Path(__file__).parents[1] / "files"
FIRST_OF_2 = replace(
    FIRST,
    label="",
    occasion="start_of_course",
    ego_role="ect",
    ego_setting="placement_b",
    alters={**FIRST.alters, "a1": replace(MENTOR, peer_code="HK-07")},
    helped=frozenset({"confide", "mentor_time", "my own dog"}),
)
SECOND_OF_2 = replace(
    SECOND,
    alters={"a2": FIRST.alters["a2"]},
    carried=frozenset({"a2"}),
    asked=frozenset({"group_type"}),
    change_notes={"w1": "I left the department.\nIt was time."},
)
MAP = replace(
    OLD,
    same_map_as=frozenset({"00aa00aa00", "00bb00bb00"}),
    copy_key="0123456789abcdef" * 4,
    code="MN-23",
    design=Design(
        preset="rings",
        ring_meaning="importance",
        rings=(Ring(), Ring("quite"), Ring()),
        sectors=(
            Sector("home", "personal", "Home", 0.5),
            Sector("work", "professional", "Work"),
            Sector("all", "undivided"),
        ),
        ask_quality=True,
    ),
    printing=replace(OLD.printing, turned="best"),
    ego=replace(OLD.ego, census=replace(OLD.ego.census, far_from_others=True)),
    settings=(KnownSetting("placement_a", "college"),),
    highest_number=9,
    lenses=(replace(OLD.lenses[0], withdrawn_on=dt.date(2026, 10, 2)),),
    lens_requests=(
        LensRequest(
            id="r1",
            alter="a1",
            on=dt.date(2026, 9, 20),
            key="fedcba9876543210" * 4,
            withdrawn_on=dt.date(2026, 10, 2),
        ),
    ),
    waves=(FIRST_OF_2, SECOND_OF_2),
)
COPY = replace(
    MAP,
    id="00cc00cc00",
    same_map_as=frozenset(),
    copy_key="",
    lens_requests=(),
    copy=Copy(
        of="0f" * 10,
        audience="study",
        for_whom="my programme",
        on=dt.date(2027, 7, 1),
        names="numbers",
        part="professional",
        waves=("w1", "w2"),
        included=frozenset({"census", "helped"}),
        left_out=frozenset({"ties"}),
    ),
)
EXPECTED = {"version-2": MAP, "version-2-copy": COPY}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_means_what_it_meant(name: str) -> None:
    opened = read(FILES / f"{name}.sociomap")
    assert opened.intact
    for field in Sociomap.__struct_fields__:
        assert getattr(opened.sociomap, field) == getattr(EXPECTED[name], field), field
    assert opened.sociomap == EXPECTED[name]
    assert list(opened.sociomap.waves[0].alters) == ["a2", "a1", "a3", "a4"]


@pytest.mark.parametrize("name", EXPECTED)
def test_it_is_written_the_same_again(name: str) -> None:
    """All but the name of the program, which may be another by now."""
    there = (FILES / f"{name}.sociomap").read_text(encoding="utf-8").splitlines()
    again = encode(EXPECTED[name]).decode().splitlines()
    assert there[2:] == again[2:]
    assert there[1].startswith(' "app": ') and again[1].startswith(' "app": ')


@pytest.mark.parametrize("kind", [value for value in vars(model).values() if isinstance(value, type)])
def test_the_files_use_every_feature(kind: Any) -> None:
    if not issubclass(kind, model.Record) or kind is model.Record:
        return
    found = [one for document in EXPECTED.values() for one in _values(document) if type(one) is kind]
    for field in msgspec.structs.fields(kind):
        if not field.required:
            usual = field.default_factory() if callable(field.default_factory) else field.default
            assert any(getattr(one, field.name) != usual for one in found), f"{kind.__name__}.{field.name}"


def _values(value: Any) -> Any:
    yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _values(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item)
    elif hasattr(value, "values"):
        for item in value.values():
            yield from _values(item)
