"""Encrypted maps on the command line: opened with the first line of a file, and kept encrypted."""

import errno
import os
from pathlib import Path

import pytest

from sociomap_app.storage.encryption.encrypted_map import is_encrypted, new_key
from sociomap_app.storage.sociomap_file import read, write
from sociomap_app.vocabulary.loader import load

from .conftest import Door, files_in
from .story import story

PASSWORD = "two wörds"


@pytest.fixture
def sealed_map(tmp_path: Path) -> Path:
    path = tmp_path / "Zebedee.sociomap"
    write(path, story(load()), encryption=new_key(PASSWORD))
    return path


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The password as an editor of any system leaves it."""
    path = tmp_path / "word.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PASSWORD.encode() + b"\r\nand a second line\n")
    return path


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("draw", "MAP", "-o", "OUT.svg"), "out.svg"),
        (("report", "MAP", "-o", "OUT.pdf"), "out.pdf"),
        (("convert", "MAP", "OUT.sociomap"), "out.sociomap"),
        (("analyse", "MAP", "--json"), None),
        (("compare", "MAP"), None),
        (("compare", "MAP", "MAP"), None),
        (("check", "MAP"), None),
        (("erase", "MAP", "--person", "a1", "--yes"), None),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_every_verb_that_reads_a_map(
    run: Door, tmp_path: Path, sealed_map: Path, word: Path, words: tuple[str, ...], made: str | None
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    given = [sealed_map if one == "MAP" else one.replace("OUT", str(out / "out")) for one in words]
    if words[0] == "erase":
        given[3] = next(iter(read(sealed_map, password=PASSWORD).sociomap.latest.alters))
    before = sealed_map.read_bytes()
    shut = run(*given)
    assert shut.code == 1 and "is encrypted" in shut.sentence and "--password-file" in shut.sentence
    (tmp_path / "other.txt").write_text("another\n")
    wrong = run(*given, "--password-file", tmp_path / "other.txt")
    assert wrong.code == 1 and "not the password of “Zebedee.sociomap”" in wrong.sentence
    assert files_in(out) == set() and sealed_map.read_bytes() == before
    done = run(*given, "--password-file", tmp_path / "other.txt", "--password-file", word)
    assert done.code == 0 and all("; --with " in line for line in done.err.splitlines())
    assert files_in(out) == ({made} if made else set())
    assert is_encrypted(sealed_map.read_bytes())
    if made == "out.sociomap":
        assert read(out / made, password=PASSWORD).encryption is not None


def test_from_standard_input_as_a_process_of_its_own(start: Door, sealed_map: Path) -> None:
    done = start("check", sealed_map, "--password-file", "-", typed=f"{PASSWORD}\n")
    assert done.code == 0 and "is whole and encrypted" in done.out, done.err


def test_standard_input_is_read_like_a_file(start: Door, sealed_map: Path) -> None:
    assert start("check", sealed_map, "--password-file", "-", typed=f"\ufeff{PASSWORD}\r\n").code == 0


def test_a_person_is_erased_with_the_password_and_the_answer_from_standard_input(
    start: Door, sealed_map: Path
) -> None:
    person = next(iter(read(sealed_map, password=PASSWORD).sociomap.latest.alters))
    done = start("erase", sealed_map, "--person", person, "--password-file", "-", typed=f"{PASSWORD}\ny\n")
    assert done.code == 0, done.err
    assert person not in read(sealed_map, password=PASSWORD).sociomap.latest.alters


def test_tables_of_an_encrypted_map_are_said_not_to_be(
    run: Door, tmp_path: Path, sealed_map: Path, word: Path
) -> None:
    done = run("convert", sealed_map, tmp_path / "tables", "--password-file", word)
    assert done.code == 0 and "The map was encrypted; the tables are not." in done.err


def test_a_map_is_decrypted_and_encrypted_by_name_only(
    run: Door, tmp_path: Path, sealed_map: Path, word: Path
) -> None:
    plain, again = tmp_path / "plain.sociomap", tmp_path / "again.sociomap"
    assert run("convert", sealed_map, plain, "--password-file", word, "--no-password").code == 0
    assert read(plain).encryption is None
    assert run("convert", plain, again, "--password-file", word).code == 0
    assert read(again, password=PASSWORD).encryption is not None
    assert run("convert", plain, tmp_path / "tables").code == 0
    assert run("convert", tmp_path / "tables", again, "--password-file", word).code == 0
    assert is_encrypted(again.read_bytes())


def test_a_folder_with_maps_of_several_passwords(run: Door, tmp_path: Path, word: Path) -> None:
    maps, out = tmp_path / "maps", tmp_path / "out"
    maps.mkdir()
    (tmp_path / "b.txt").write_text("b")
    for name, password in (("a", PASSWORD), ("b", "b"), ("c", "c"), ("d", None)):
        write(maps / f"{name}.sociomap", story(load()), encryption=new_key(password) if password else None)
    done = run("report", maps, "-o", out, "--password-file", word, "--password-file", tmp_path / "b.txt")
    assert done.code == 1 and "c.sociomap" in done.err and "3 of 4" in done.out
    assert files_in(out) == {"a.pdf", "b.pdf", "d.pdf"}


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no password"), (b"\nword", "no password"), (b"\xff\n", "UTF-8"), (None, None)],
)
def test_a_file_without_a_password_is_said_to_be_so(
    run: Door, tmp_path: Path, sealed_map: Path, content: bytes | None, said: str | None
) -> None:
    path = tmp_path / "word.txt"
    if content is not None:
        path.write_bytes(content)
    said = said or os.strerror(errno.ENOENT)  # in the language of the machine, once Qt has taken that up
    done = run("check", sealed_map, "--password-file", path)
    assert done.code == 1 and said in done.sentence and "word.txt" in done.sentence
