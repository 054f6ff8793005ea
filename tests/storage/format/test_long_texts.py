"""No text in a file is longer than the program itself would ever keep: it is refused at its place, at once."""

import json
import time
from typing import Any

import pytest

from sociomap_app.model.errors import CannotRead
from sociomap_app.model.fields import MAX_ASKED, MAX_LABEL, MAX_TEXT
from sociomap_app.shelf import shelf
from sociomap_app.storage.format.strict_json import MAX_INNER, MAX_PARTS, MAX_QUOTES, check_amount
from sociomap_app.storage.sociomap_file import decode

SAMPLE = (shelf() / "samples" / "sample.sociomap").read_bytes()

LABELS: tuple[tuple[str | int, ...], ...] = (
    ("title",),
    ("ego", "label"),
    ("waves", 0, "ego_setting"),
    ("design", "rings", 0, "label"),
    ("design", "sectors", 0, "label"),
    ("waves", 2, "label"),
    ("waves", 2, "alters", 0, "label"),
    ("waves", 2, "alters", 0, "role"),
    ("waves", 2, "alters", 0, "setting"),
    ("waves", 2, "outlines", 0, "label"),
)
TEXTS: tuple[tuple[str | int, ...], ...] = (
    ("id",),
    ("waves", 2, "alters", 0, "note"),
    ("waves", 2, "alters", 0, "id"),
    ("waves", 2, "notes", 0, "text"),
)


def changed(spot: tuple[str | int, ...], to: object) -> bytes:
    whole = json.loads(SAMPLE)
    inner: Any = whole["sociomap"]
    for key in spot[:-1]:
        inner = inner[key]
    inner[spot[-1]] = to
    return json.dumps(whole).encode()


@pytest.mark.parametrize("spot", LABELS)
def test_a_name_of_more_than_a_line(spot: tuple[str | int, ...]) -> None:
    decode(changed(spot, "x" * MAX_LABEL), "x")
    with pytest.raises(CannotRead, match="at most 500 signs"):
        decode(changed(spot, "x" * (MAX_LABEL + 1)), "x")


@pytest.mark.parametrize("spot", TEXTS)
def test_a_text_of_more_than_pages(spot: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotRead, match="longer than 20,000 signs"):
        decode(changed(spot, "x" * (MAX_TEXT + 1)), "x")


def test_a_key_of_more_than_pages() -> None:
    with pytest.raises(CannotRead, match="longer than 20,000 signs"):
        decode(changed(("waves", 2, "set_aside"), {"x" * (MAX_TEXT + 1): ""}), "x")


@pytest.mark.parametrize("spot", [("waves", 2, "asked"), ("waves", 2, "alters", 0, "functions")])
def test_more_kinds_of_support_than_there_can_be(spot: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotRead, match="1,000"):
        decode(changed(spot, [f"f{n}" for n in range(MAX_ASKED + 1)]), "x")


@pytest.mark.parametrize("part", [b"1,", b"[],", b'"",'])
def test_more_parts_than_there_can_be_are_refused_before_they_take_memory(part: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(CannotRead, match="more parts than any sociomap"):
        decode(b"[" + part * 10_000_000 + b"1]", "x")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("sign", "most"), [(b",", MAX_PARTS), (b"[", MAX_INNER), (b"{", MAX_INNER), (b'"', MAX_QUOTES)]
)
def test_how_many_there_can_be_is_the_same_in_a_file_of_nothing_else(sign: bytes, most: int) -> None:
    check_amount(sign * most, "x")
    with pytest.raises(CannotRead, match="more parts than any sociomap"):
        check_amount(sign * (most + 1), "x")
