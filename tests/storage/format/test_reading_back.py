"""A save reads back as the same map before it goes to the disk, and what does not is never written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.errors import CannotWrite, ChangedOutside
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, new_key
from sociomap_app.storage.sociomap_file import _surely_the_same, decode, encode, read, write
from tests.making import sociomaps

MAP = read(Path(__file__).parents[1] / "files" / "version-1.sociomap").sociomap

some = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def encryption() -> EncryptionKey:
    return new_key("two words")


def renamed(sociomap: Sociomap, label: str) -> Sociomap:
    """Somebody of the fullest date under another name, as a hand edits."""
    wave = max(sociomap.waves, key=lambda one: len(one.alters))
    return edits.change_alters(sociomap, wave.id, [next(iter(wave.alters))], label=label)


@st.composite
def stories(draw: st.DrawFn) -> list[Sociomap]:
    """Documents one after the other that share dates, people, ties and other parts, and need not be sound."""
    first, other = (draw(sociomaps(max_waves=2, max_alters=4)) for _ in range(2))
    told = [first]
    for _ in range(draw(st.integers(1, 5))):
        told.append(draw(st.sampled_from(MIXES))(draw, draw(st.sampled_from(told)), other))
    return told


def _dates(draw: st.DrawFn, one: Sociomap, other: Sociomap) -> Sociomap:
    waves = draw(st.lists(st.sampled_from((*one.waves, *other.waves)), max_size=4))
    return replace(one, waves=tuple(waves))


def _part_of_a_date(draw: st.DrawFn, one: Sociomap, other: Sociomap) -> Sociomap:
    if not one.waves:
        return replace(one, waves=other.waves)
    at, wave = draw(st.integers(0, len(one.waves) - 1)), draw(st.sampled_from(other.waves))
    name = draw(st.sampled_from(Wave.__struct_fields__))
    changed: Any = {name: getattr(wave, name)}
    if name == "alters" and draw(st.booleans()):
        changed["alters"] = dict(draw(st.permutations([*one.waves[at].alters.items(), *wave.alters.items()])))
    return replace(one, waves=(*one.waves[:at], replace(one.waves[at], **changed), *one.waves[at + 1 :]))


def _part(draw: st.DrawFn, one: Sociomap, other: Sociomap) -> Sociomap:
    name = draw(st.sampled_from(Sociomap.__struct_fields__))
    return replace(one, **{name: getattr(other, name)})


MIXES: tuple[Callable[[st.DrawFn, Sociomap, Sociomap], Sociomap], ...] = (_dates, _part_of_a_date, _part)


@some
@given(stories())
def test_the_quick_look_says_what_the_reader_says(told: list[Sociomap]) -> None:
    """Also where a part is at fault: what the reader refuses is never passed."""
    for document in told:
        content = encode(document)
        assert _surely_the_same(content, document, None) == (not faults(document))
        if not faults(document):
            assert decode(content, "x").sociomap == document


@some
@given(stories(), st.data())
def test_the_quick_look_passes_no_other_document(told: list[Sociomap], data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(told)), data.draw(st.sampled_from(told))
    if one != other:
        assert not _surely_the_same(encode(one), other, None)


@some
@given(stories(), st.data())
def test_damage_between_making_and_looking_is_seen(told: list[Sociomap], data: st.DataObject) -> None:
    """One sign less, one more, or another: what then passes is the very same map."""
    document = told[-1]
    content = encode(document)
    at = data.draw(st.integers(0, len(content) - 1))
    with_what = data.draw(st.sampled_from((b"", b" ", b"0", b"}", b'"', b"x")))
    bent = content[:at] + with_what + content[at + data.draw(st.integers(0, 1)) :]
    if _surely_the_same(bent, document, None):
        assert decode(bent, "x").sociomap == document


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "encrypted"])
def test_what_is_saved_after_edits_opens(tmp_path: Path, encryption: EncryptionKey, sealed: bool) -> None:
    path, used = tmp_path / "map", encryption if sealed else None
    digest, document = write(path, MAP, encryption=used), MAP
    for number in range(4):
        document = renamed(document, f"Somebody {number}")
        digest = write(path, document, encryption=used, expected_digest=digest)
        opened = read(path, encryption=used)
        assert (opened.sociomap, opened.intact, opened.digest) == (document, True, digest)


def test_what_somebody_else_put_there_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "map"
    digest = write(path, MAP)
    theirs = path.read_bytes().replace(b"a", b"b")
    path.write_bytes(theirs)
    with pytest.raises(ChangedOutside):
        write(path, renamed(MAP, "New"), expected_digest=digest)
    assert path.read_bytes() == theirs


FULL = max(range(len(MAP.waves)), key=lambda at: len(MAP.waves[at].alters))
SLIPS: dict[str, Callable[[Any], object]] = {
    "a date too few": lambda inner: inner["waves"].pop(),
    "dates turned": lambda inner: inner["waves"].reverse(),
    "a person too few": lambda inner: inner["waves"][FULL]["alters"].pop(),
    "people turned": lambda inner: inner["waves"][FULL]["alters"].reverse(),
    "notes turned": lambda inner: inner["waves"][FULL]["notes"].reverse(),
    "a connection too few": lambda inner: inner["waves"][FULL]["ties"].pop(),
    "a connection bent": lambda inner: inner["waves"][FULL]["ties"][0].update(knows=False),
    "a person under another name": lambda inner: inner["waves"][FULL]["alters"][1].update(label="x"),
    "a key that nobody knows": lambda inner: inner["waves"][FULL]["alters"][1].update(ID="x"),
    "a value too few": lambda inner: inner["waves"][FULL]["alters"][1].pop("id"),
    "an old title": lambda inner: inner.update(title="old"),
}


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_in_how_it_is_put_together_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = tmp_path / "map"
    digest, new = write(path, MAP), renamed(MAP, "New")
    before, plain = path.read_bytes(), sociomap_file.plain_record

    def slipped(sociomap: Sociomap) -> object:
        inner = plain(sociomap)
        SLIPS[kind](inner)
        return inner

    monkeypatch.setattr(sociomap_file, "plain_record", slipped)
    assert not _surely_the_same(encode(new), new, None)
    with pytest.raises(CannotWrite, match="would not"):
        write(path, new, expected_digest=digest)
    assert path.read_bytes() == before


def test_a_line_of_text_is_measured_right() -> None:
    most = sociomap_file.MAX_TEXT
    for long in (most - 1, most, most + 1, 3 * most):
        for before in (0, 1, 5, most - 1, most, 2 * most):
            text = b"x\n" * before + b"y" * long + b"\n" + b"z\n" * 3
            assert sociomap_file._has_long_line(text) == (max(map(len, text.split(b"\n"))) > most), (long, before)
