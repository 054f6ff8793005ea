"""A save that takes over what was written before gives the same bytes as any, and a slip in it is noticed."""

import gc
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.errors import CannotWrite, ChangedOutside
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import Alter, Sociomap, Wave
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey, new_key
from sociomap_app.storage.format import json_writer, saved_texts
from sociomap_app.storage.format.json_writer import JsonText
from sociomap_app.storage.format.saved_texts import Spelt
from sociomap_app.storage.sociomap_file import _surely_the_same, decode, encode, read, write
from tests.making import sociomaps
from tests.storage.reached import everything

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
    """Documents one after the other that share dates, people, ties and other parts, and never in the same way."""
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
def test_the_same_bytes_with_and_without(told: list[Sociomap]) -> None:
    known = Spelt()
    for document in told:
        assert encode(document, spelt=known) == encode(document)


@some
@given(stories())
def test_what_was_sound_before_hides_no_fault(told: list[Sociomap]) -> None:
    for before in told:
        if faults(before):
            continue
        for now in told:
            assert bool(faults(now, before)) == bool(faults(now))
            assert set(map(str, faults(now, before))) <= set(map(str, faults(now)))


@some
@given(stories())
def test_the_quick_look_says_what_the_reader_says(told: list[Sociomap]) -> None:
    """Also where a part is at fault: what the reader refuses is never passed, whatever was passed before it."""
    known = Spelt()
    for document in told:
        content = encode(document, spelt=known)
        assert _surely_the_same(content, document, None, known) == (not faults(document))
        if not faults(document):
            assert decode(content, "x").sociomap == document


@some
@given(stories(), st.data())
def test_the_quick_look_passes_no_other_document(told: list[Sociomap], data: st.DataObject) -> None:
    known = Spelt()
    for document in told:
        _surely_the_same(encode(document, spelt=known), document, None, known)
    one, other = data.draw(st.sampled_from(told)), data.draw(st.sampled_from(told))
    if one != other:
        assert not _surely_the_same(encode(one), other, None, known)


@some
@given(stories(), st.data())
def test_damage_between_making_and_looking_is_seen(told: list[Sociomap], data: st.DataObject) -> None:
    """One sign less, one more, or another: what then passes is the very same map."""
    known, document = Spelt(), told[-1]
    for one in told:
        content = encode(one, spelt=known)
        _surely_the_same(content, one, None, known)
    at = data.draw(st.integers(0, len(content) - 1))
    with_what = data.draw(st.sampled_from((b"", b" ", b"0", b"}", b'"', b"x")))
    bent = content[:at] + with_what + content[at + data.draw(st.integers(0, 1)) :]
    if _surely_the_same(bent, document, None, known):
        assert decode(bent, "x").sociomap == document


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "encrypted"])
def test_what_is_saved_after_edits_opens(tmp_path: Path, encryption: EncryptionKey, sealed: bool) -> None:
    path, known, used = tmp_path / "map", Spelt(), encryption if sealed else None
    digest, document = write(path, MAP, encryption=used, spelt=known), MAP
    for number in range(4):
        document = renamed(document, f"Somebody {number}")
        digest = write(path, document, encryption=used, expected_digest=digest, spelt=known)
        opened = read(path, encryption=used)
        assert (opened.sociomap, opened.intact, opened.digest) == (document, True, digest)


def test_what_somebody_else_put_there_is_seen_though_the_bytes_were_known(tmp_path: Path) -> None:
    path, known = tmp_path / "map", Spelt()
    digest = write(path, MAP, spelt=known)
    theirs = path.read_bytes().replace(b"a", b"b")
    path.write_bytes(theirs)
    with pytest.raises(ChangedOutside):
        write(path, renamed(MAP, "New"), expected_digest=digest, spelt=known)
    assert path.read_bytes() == theirs


def with_date(made: Any, at: Wave, **instead: Any) -> Any:
    """What was made, with something else about one date."""
    text = made.waves[at.id]
    changed = {name: change(getattr(text, name)) for name, change in instead.items()}
    return replace(made, waves={**made.waves, at.id: replace(text, **changed)})


def bent(text: JsonText, old: bytes, new: bytes) -> JsonText:
    assert old in text.wide[0]
    return JsonText(text.close, [text.wide[0].replace(old, new)])


FULL = max(MAP.waves, key=lambda one: len(one.alters))
FIRST, SECOND, THIRD = [*FULL.alters][:3]
SLIPS: dict[str, Callable[[Any, Sociomap, Wave], Any]] = {
    "an old date": lambda made, new, now: with_date(made, FULL, wave=lambda _: now),
    "an old person": lambda made, new, now: with_date(
        made, FULL, wave=lambda one: replace(one, alters={**one.alters, FIRST: now.alters[FIRST]})
    ),
    "old ties": lambda made, new, now: with_date(made, FULL, wave=lambda one: replace(one, ties=now.ties)),
    "an old field": lambda made, new, now: with_date(made, FULL, wave=lambda one: replace(one, label=now.label)),
    "an old title": lambda made, new, now: replace(made, document=replace(made.document, title=new.title)),
    "a bent date": lambda made, new, now: with_date(
        made, MAP.waves[-1], whole=lambda text: bent(text, b"June", b"July")
    ),
    "a bent person": lambda made, new, now: with_date(
        made, FULL, people=lambda every: {**every, SECOND: bent(every[SECOND], b'"id"', b'"ID"')}
    ),
    "somebody under another name": lambda made, new, now: with_date(
        made, FULL, people=lambda every: {**every, SECOND: bent(every[SECOND], b'"label": "', b'"label": "x')}
    ),
    "other people": lambda made, new, now: with_date(
        made, FULL, people=lambda every: {**every, SECOND: every[THIRD], THIRD: every[SECOND]}
    ),
}


def edited() -> Sociomap:
    """The map with somebody's name, a title, a connection and the name of the date changed, all on one date."""
    new = edits.change_wave(edits.set_title(renamed(MAP, "New"), "New"), FULL.id, label="New", date=FULL.date)
    gone = next(iter(FULL.ties))
    return edits.set_tie(new, FULL.id, *gone, knows=False, works_closely=False)


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_in_what_is_taken_over_is_noticed_and_mended(tmp_path: Path, kind: str) -> None:
    path, known, new = tmp_path / "map", Spelt(), edited()
    digest = write(path, MAP, spelt=known)
    made: Any = known._made
    known._made = SLIPS[kind](made, new, new.wave(FULL.id))
    content = encode(new, spelt=known)
    assert content != encode(new), "no slip at all"
    known._made = SLIPS[kind](made, new, new.wave(FULL.id))
    assert not _surely_the_same(content, new, None, known)
    write(path, new, expected_digest=digest, spelt=known)
    assert path.read_bytes() == encode(new) and known._made is None
    write(path, new, spelt=known)
    assert path.read_bytes() == encode(new) and known._made is not None


def test_ties_that_are_not_as_they_were_read_are_noticed(tmp_path: Path) -> None:
    known, new = Spelt(), renamed(MAP, "New")
    write(tmp_path / "map", MAP, spelt=known)
    made: Any = known._made
    known._made = with_date(made, FULL, ties=lambda text: bent(text, b"true", b"false"))
    assert not _surely_the_same(encode(new, spelt=known), new, None, known)


@pytest.mark.parametrize("where", [saved_texts.DOCUMENT + 1, saved_texts.WAVE + 1], ids=["dates", "people"])
@pytest.mark.parametrize("turn", [lambda one: one[1:], lambda one: one[::-1]], ids=["one too few", "turned"])
def test_a_slip_in_how_it_is_put_together_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: Callable[[list[JsonText]], list[JsonText]], where: int
) -> None:
    path, known = tmp_path / "map", Spelt()
    digest, new = write(path, MAP, spelt=known), renamed(MAP, "New")
    before = path.read_bytes()

    def put(values: Iterable[JsonText], depth: int) -> JsonText:
        return json_writer.list_of(turn([*values]) if depth == where else values, depth)

    with monkeypatch.context() as patch:
        patch.setattr(saved_texts, "list_of", put)
        assert not _surely_the_same(encode(new, spelt=known), new, None, known)
        with pytest.raises(CannotWrite, match="would not"):
            write(path, new, expected_digest=digest, spelt=known)
    assert path.read_bytes() == before


def test_the_second_save_makes_and_reads_only_what_was_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Spelt()
    assert _surely_the_same(encode(MAP, spelt=known), MAP, None, known)
    made: list[object] = []
    again: list[bytes] = []
    lean, person = saved_texts.lean, saved_texts._person
    monkeypatch.setattr(saved_texts, "lean", lambda value, but=(): made.append(value) or lean(value, but))
    monkeypatch.setattr(saved_texts, "_person", lambda text: again.append(text) or person(text))
    new = renamed(MAP, "New")
    assert _surely_the_same(encode(new, spelt=known), new, None, known)
    assert [one.label for one in made if isinstance(one, Alter)] == ["New"] and len(again) == 1


def test_only_the_last_document_is_remembered_and_nothing_once_it_is_let_go() -> None:
    known = Spelt()
    first = renamed(MAP, "Canary")
    _surely_the_same(encode(first, spelt=known), first, None, known)
    assert b"Canary" in everything(known)
    _surely_the_same(encode(MAP, spelt=known), MAP, None, known)
    assert b"Canary" not in everything(known) and MAP.title.encode() in everything(known)
    gone = weakref.ref(known)
    del known
    gc.collect()
    assert gone() is None


def test_a_line_of_text_is_measured_right() -> None:
    most = sociomap_file.MAX_TEXT
    for long in (most - 1, most, most + 1, 3 * most):
        for before in (0, 1, 5, most - 1, most, 2 * most):
            text = b"x\n" * before + b"y" * long + b"\n" + b"z\n" * 3
            assert sociomap_file._has_long_line(text) == (max(map(len, text.split(b"\n"))) > most), (long, before)
