"""Whatever bytes come in, one clear sentence of the right family goes out, with the place in it."""

import copy
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociomap_app.model.errors import BrokenReference, CannotRead, CannotWrite, TooNew, UserFault
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.format import strict_json
from sociomap_app.storage.sociomap_file import decode, read

GOOD = (Path(__file__).parents[1] / "files" / "version-1.sociomap").read_bytes()
WHOLE = json.loads(GOOD)
WAVE = "$.sociomap.waves[0]"


def bent(change: Callable[[Any], object]) -> bytes:
    """The good file with one thing changed."""
    value = copy.deepcopy(WHOLE)
    change(value)
    return json.dumps(value).encode()


def at(*path: str | int, to: object) -> bytes:
    """The good file with another value at that path."""

    def change(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = to

    return bent(change)


def twice(name: str) -> bytes:
    """The good file with the first of the wave's list there twice."""
    return bent(lambda value: value["sociomap"]["waves"][0][name].append(value["sociomap"]["waves"][0][name][0]))


def raw(old: str, new: str) -> bytes:
    """The good file with other signs, which need not be JSON."""
    assert old in GOOD.decode()
    return GOOD.decode().replace(old, new, 1).encode()


def turned_tie(value: Any) -> None:
    ties = value["sociomap"]["waves"][0]["ties"]
    ties.append({**ties[0], "ends": ties[0]["ends"][::-1]})


CASES: dict[str, tuple[bytes, type[UserFault], str]] = {
    "empty": (b"", CannotRead, "empty"),
    "blank": (b" \n\t ", CannotRead, "empty"),
    "bom only": (b"\xef\xbb\xbf", CannotRead, "empty"),
    "cut short": (GOOD[: len(GOOD) // 2], CannotRead, "cut short: it breaks off at line "),
    "cut in a string": (GOOD[: GOOD.index(b"Staff") + 2], CannotRead, "cut short: it breaks off at line "),
    "not JSON": (b"Dear all,\nhello", CannotRead, "line 1, column 1 is not JSON"),
    "a comma too many": (raw('"app"', ',"app"'), CannotRead, "line 2, column 2"),
    "two values": (GOOD + b"{}", CannotRead, "is not JSON (Extra data)"),
    "a picture": (b"\x89PNG\r\n\x1a\n", CannotRead, "line 1, byte 1 is not UTF-8"),
    "latin-1": (GOOD.replace("Ó".encode(), b"\xd3"), CannotRead, "is not UTF-8 text"),
    "utf-16": (GOOD.decode().encode("utf-16"), CannotRead, "line 1, byte 1 is not UTF-8"),
    "another program": (b'{"format": "gephi", "version": 1}', CannotRead, "$.format"),
    "a list": (b"[1]", CannotRead, "$.format"),
    "a number": (b"5", CannotRead, "$.format"),
    "format is a list": (at("format", to=["sociomap"]), CannotRead, "$.format"),
    "version 3": (at("version", to=3), TooNew, "file version 3, and this program reads up to version 2"),
    "version 3, all else new": (b'{"format": "sociomap", "version": 3, "x": []}', TooNew, "version 3"),
    "version 10^30": (at("version", to=10**30), TooNew, "version 1000000"),
    "version 0": (at("version", to=0), CannotRead, "$.version"),
    "version -1": (at("version", to=-1), CannotRead, "$.version"),
    "version text": (at("version", to="1"), CannotRead, "$.version"),
    "version bool": (at("version", to=True), CannotRead, "$.version"),
    "version 1.0": (at("version", to=1.0), CannotRead, "$.version"),
    "no version": (bent(lambda value: value.pop("version")), CannotRead, "$.version"),
    "no sociomap": (bent(lambda value: value.pop("sociomap")), CannotRead, "field “sociomap”"),
    "sociomap null": (at("sociomap", to=None), CannotRead, "$.sociomap: expected an object, got nothing"),
    "unknown key on top": (at("extra", to=1), CannotRead, "unknown field “extra”"),
    "unknown key below": (
        at("sociomap", "waves", 0, "alters", 1, "colour", to="red"),
        CannotRead,
        f"{WAVE}.alters[1]: object contains unknown field “colour”",
    ),
    "wrong type": (
        at("sociomap", "waves", 0, "alters", 1, "frequency", to=3),
        CannotRead,
        f"{WAVE}.alters[1].frequency: expected text or nothing, got a whole number",
    ),
    "yes for a number": (
        at("sociomap", "waves", 0, "alters", 1, "closeness", to=True),
        CannotRead,
        f"{WAVE}.alters[1].closeness",
    ),
    "no such value": (
        at("sociomap", "waves", 0, "alters", 1, "frequency", to="often"),
        BrokenReference,
        "wave “w1” alter “a1” frequency: “often” is not one of daily",
    ),
    "no such day": (at("sociomap", "waves", 0, "date", to="2026-02-30"), CannotRead, f"{WAVE}.date"),
    "tie to nobody": (
        at("sociomap", "waves", 0, "ties", 0, "ends", to=["a1", "zz"]),
        BrokenReference,
        "there is no person “zz”",
    ),
    "tie to oneself": (
        at("sociomap", "waves", 0, "ties", 0, "ends", to=["a1", "a1"]),
        BrokenReference,
        "joined to themselves",
    ),
    "tie with three ends": (
        at("sociomap", "waves", 0, "ties", 0, "ends", to=["a1", "a2", "a4"]),
        CannotRead,
        f"{WAVE}.ties[0].ends",
    ),
    "ring 9": (
        at("sociomap", "waves", 0, "alters", 1, "place", "ring", to=9),
        BrokenReference,
        "there is no ring 9",
    ),
    "outline of nobody known": (
        at("sociomap", "waves", 0, "outlines", 0, "members", to=["zz"]),
        BrokenReference,
        "outline “o1”",
    ),
    "lens on nobody": (at("sociomap", "lenses", 0, "alter", to="zz"), BrokenReference, "lenses[0]"),
    "no waves": (at("sociomap", "waves", to=[]), BrokenReference, "waves"),
    "NaN": (raw('"across": 0.25', '"across": NaN'), CannotRead, f"{WAVE}.alters[1].place.across"),
    "Infinity": (raw('"across": 0.25', '"across": -Infinity'), CannotRead, "alters[1].place.across"),
    "1e999": (raw('"across": 0.25', '"across": 1e999'), CannotRead, f"{WAVE}.alters[1].place.across"),
    "5,000 digits": (raw('"across": 0.25', '"across": ' + "9" * 5000), CannotRead, "place.across"),
    "99 digits": (raw('"ring": 1', '"ring": ' + "9" * 99), BrokenReference, "there is no ring 9"),
    "half a character": (raw("two\\nlines", "\\ud83d"), CannotRead, f"{WAVE}.alters[1].note"),
    "a sign that is none": (raw("two\\nlines", "a\\u0000b"), CannotRead, f"{WAVE}.alters[1].note"),
    "half a character in a key": (raw('"Jahrgang"', '"\\udc00"'), CannotRead, f"{WAVE}.alters[1].attr"),
    "brackets": (b"[" * 200_000, CannotRead, "line 1, column 33 is nested too deeply"),
    "closed brackets": (b"[" * 200_000 + b"]" * 200_000, CannotRead, "nested too deeply"),
    "deep objects": (b'{"a":' * 200_000, CannotRead, "nested too deeply"),
    "deep in a good file": (
        at("sociomap", "title", to=json.loads("[" * 40 + "]" * 40)),
        CannotRead,
        "nested too deeply",
    ),
    "two alters of one id": (twice("alters"), BrokenReference, f"{WAVE}.alters[4]: the id “a2”"),
    "two outlines of one id": (twice("outlines"), BrokenReference, f"{WAVE}.outlines[1]: the id “o1”"),
    "two notes of one id": (twice("notes"), BrokenReference, f"{WAVE}.notes[2]: the id “n2”"),
    "two ties of one pair": (twice("ties"), BrokenReference, f"{WAVE}.ties[3]: the connection “a1”–“a2”"),
    "a tie turned round": (bent(turned_tie), BrokenReference, f"{WAVE}.ties[3]"),
    "two waves of one id": (
        at("sociomap", "waves", 1, "id", to="w1"),
        BrokenReference,
        "waves[1]: the id “w1” is used twice",
    ),
    "a key twice": (
        raw('"label": "Start"', '"label": "Start", "label": "End"'),
        CannotRead,
        f"at {WAVE} the key “label” stands twice",
    ),
    "a key twice on top": (raw('"app"', '"version": 1, "app"'), CannotRead, "at $ the key “version”"),
    "a key twice, spelled otherwise": (
        raw('"label": "Start"', '"label": "Start", "l\\u0061bel": "End"'),
        CannotRead,
        f"at {WAVE} the key “label” stands twice",
    ),
    "a raw control sign": (raw("Start", "St\x01art"), CannotRead, "is not JSON"),
}


@pytest.mark.parametrize("content, kind, place", CASES.values(), ids=CASES)
def test_one_clear_sentence(content: bytes, kind: type[UserFault], place: str) -> None:
    start = time.process_time()
    with pytest.raises(UserFault) as caught:
        decode(content, "map.sociomap")
    sentence = str(caught.value)
    assert type(caught.value) is kind, sentence
    assert place in sentence
    assert "“map.sociomap”" in sentence
    assert "\n" not in sentence and "`" not in sentence and len(sentence) < 600
    assert time.process_time() - start < 1


def test_a_byte_order_mark_does_no_harm() -> None:
    opened = decode(b"\xef\xbb\xbf" + GOOD, "x")
    assert opened.intact and opened.sociomap == decode(GOOD, "x").sociomap


@pytest.mark.parametrize(
    "content",
    [
        at("checksum", to="sha256:" + "0" * 64),
        at("checksum", to=None),
        at("sociomap", "title", to="another"),
        bent(lambda value: value.pop("checksum")),
    ],
)
def test_a_checksum_that_fails_opens_with_a_notice(content: bytes) -> None:
    opened = decode(content, "x")
    assert not opened.intact and opened.sociomap.waves


def test_white_space_and_order_of_keys_break_no_checksum() -> None:
    assert decode(json.dumps(dict(reversed(WHOLE.items())), indent=7).encode(), "x").intact


def test_no_matter_of_time_with_quotes_and_backslashes() -> None:
    start = time.process_time()
    for content in (b'"' + b'\\"' * 500_000, b'{"a":"' + b"\\" * 1_000_001, b'""' * 500_000):
        with pytest.raises(CannotRead):
            decode(content, "x")
    assert time.process_time() - start < 5


def test_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.sociomap"
    with path.open("wb") as file:
        file.truncate(strict_json.MAX_BYTES + 1)
    with pytest.raises(CannotRead, match=r"large.sociomap.*larger than 64 MB"):
        read(path)
    monkeypatch.setattr(strict_json, "MAX_BYTES", 10)
    with pytest.raises(CannotRead, match="larger"):
        decode(GOOD, "x")


def test_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"gone.sociomap.*not there"):
        read(tmp_path / "gone.sociomap")
    with pytest.raises(CannotRead, match="is a folder"):
        read(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotRead, match="below"):
        read(tmp_path / "file" / "below")
    with pytest.raises(CannotRead):
        read(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotRead, match="device"):
        read(tmp_path / "pipe")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.sociomap"
    path.write_bytes(GOOD)

    def refuse(*args: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotRead, match=r"closed.sociomap.*may not be read"):
        read(path)


def test_what_would_not_open_again_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.sociomap"
    path.write_bytes(GOOD)
    sociomap = decode(GOOD, "x").sociomap
    other = at("sociomap", "title", to="another")
    for content in (b"{}", other):
        monkeypatch.setattr(sociomap_file, "encode", lambda *_, content=content: content)
        with pytest.raises(CannotWrite, match="not saved"):
            sociomap_file.write(path, sociomap)
        assert path.read_bytes() == GOOD


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_random_damage_stays_in_the_family(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        match data.draw(st.sampled_from(("put", "cut", "cut off", "double"))):
            case "put":
                signs = st.sampled_from(b'"{}[]:,\\0159-e.ntf\x00\xff') | st.integers(0, 255)
                content[start : start + 1] = bytes([data.draw(signs)])
            case "cut":
                del content[start : start + data.draw(st.integers(1, 30))]
            case "cut off":
                del content[start:]
            case _:
                content[start:start] = content[start : start + data.draw(st.integers(1, 80))]
    try:
        opened = decode(bytes(content), "x")
    except UserFault as fault:
        assert "\n" not in str(fault)
    else:
        assert not opened.intact or opened.sociomap == decode(GOOD, "x").sociomap


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text('{}[]":,019eE.-ntf aé\\u\n', max_size=60).map(str.encode))
def test_any_bytes_stay_in_the_family(content: bytes) -> None:
    with pytest.raises(UserFault):
        decode(content, "x")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.data(), JSON)
def test_any_value_anywhere_stays_in_the_family(data: st.DataObject, value: object) -> None:
    """JSON that is sound as such, with something else at a random place in it."""
    whole = copy.deepcopy(WHOLE)
    spot: Any = whole
    for _ in range(data.draw(st.integers(0, 7))):
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
        inner = [key for key in keys if isinstance(spot[key], dict | list) and spot[key]]
        if not inner:
            break
        spot = spot[data.draw(st.sampled_from(inner))]
    keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
    spot[data.draw(st.sampled_from(keys))] = value
    try:
        decode(json.dumps(whole).encode(), "x")
    except UserFault as fault:
        assert str(fault)
