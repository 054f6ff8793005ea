"""What belongs to the file of the open map is one value, and says alone whether a document is saved."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.editing.map_file import MapFile, in_no_file, opened_from, to_draw_on
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Copy
from sociomap_app.storage.encryption.encrypted_map import EncryptionKey
from sociomap_app.storage.sociomap_file import decode, encode
from tests.networks import a_map, a_wave, person

HERE = Path("map.sociomap")
MAP = a_map(a_wave([person("a1")]))
KEY, OTHER = EncryptionKey(bytes(32), bytes(96)), EncryptionKey(bytes([1]) * 32, bytes(96))


def test_it_holds_the_document_that_is_saved_and_any_that_is_the_same() -> None:
    file = MapFile(path=HERE, saved=MAP)
    assert file.holds(MAP) and file.holds(replace(MAP)) and not file.holds(edits.set_title(MAP, "New"))
    assert not in_no_file().holds(MAP)


@pytest.mark.parametrize("key", [KEY, OTHER, None])
@pytest.mark.parametrize("its", [KEY, OTHER, None])
def test_under_another_key_it_holds_nothing(key: EncryptionKey | None, its: EncryptionKey | None) -> None:
    file = MapFile(path=HERE, saved=MAP, encryption=key, its_encryption=its)
    assert file.holds(MAP) is (key == its)
    assert in_no_file(key) == MapFile(encryption=key, its_encryption=key)


def test_one_that_was_opened_is_as_it_was_found() -> None:
    opened = decode(encode(MAP), "x")
    file = opened_from(HERE, opened, opened.sociomap)
    assert file == MapFile(path=HERE, digest=opened.digest, saved=MAP) and file.holds(opened.sociomap)
    bent = decode(encode(MAP).replace(b"sha256:", b"sha256:0"), "x")
    assert not opened_from(HERE, bent, bent.sociomap).intact


def test_what_is_drawn_on_has_a_secret_and_numbers() -> None:
    drawn = to_draw_on(replace(MAP, copy_key="", highest_number=0))
    assert len(drawn.copy_key) == 64 and to_draw_on(drawn) is drawn
    assert to_draw_on(replace(MAP, copy_key="")).copy_key != drawn.copy_key
    numbers = [one.number for wave in drawn.waves for one in wave.alters.values()]
    assert (
        sorted({one for one in numbers if one}) == list(range(1, drawn.highest_number + 1)) and None not in numbers
    )
    handed = replace(MAP, copy_key="", copy=Copy(of="x", audience="person"))
    assert to_draw_on(handed).copy_key == ""


def test_the_session_replaces_it_whole() -> None:
    session = Session(MAP)
    new = session.file
    assert new == MapFile(saved=MAP) and not session.unsaved
    session.protect(KEY)
    assert session.file == replace(new, encryption=KEY) and session.unsaved and new.encryption is None
    session.saved(HERE, "d")
    assert session.file == MapFile(
        path=HERE, digest="d", saved=MAP, saved_at=session.file.saved_at, encryption=KEY, its_encryption=KEY
    )
    session.open(MAP, in_no_file(OTHER))
    assert session.file == in_no_file(OTHER) and session.unsaved and session.encryption is OTHER


@pytest.mark.parametrize("drawn", [True, False])
def test_who_was_erased_from_no_file_leaves_it_as_saved_as_it_was(drawn: bool) -> None:
    session = Session(MAP)
    if drawn:
        session.open(MAP, in_no_file())
    session.erase(edits.erase_alter(MAP, "a1"))
    assert session.unsaved is drawn and session.file.saved is (None if drawn else session.document)


def test_who_was_erased_from_the_file_too_is_in_neither() -> None:
    session = Session(MAP)
    session.saved(HERE, "d")
    without = edits.erase_alter(MAP, "a1")
    session.erase(without)
    assert session.unsaved and session.file.saved is MAP
    session.erase(without, saved=without, digest="e")
    assert not session.unsaved and (session.file.saved, session.file.digest, session.path) == (without, "e", HERE)
