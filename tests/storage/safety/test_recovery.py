"""Copies of what was not saved: found when their process is gone, never touched while it lives."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.model import edits
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Alter, Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery
from sociomap_app.storage.sociomap_file import encode
from sociomap_app.vocabulary.loader import load


def drawn(*names: str, document_id: str = "0123456789") -> Sociomap:
    empty = replace(new_sociomap(load(), ids=counted_ids("w")), id=document_id, copy_key="")
    alters = [Alter(id=f"a{number}", label=name) for number, name in enumerate(names)]
    return edits.add_alters(empty, empty.latest.id, alters) if alters else empty


def left(
    inside: Path, sociomap: Sociomap, path: Path | None = None, digest: str | None = None
) -> recovery.RecoveryFile:
    """A copy whose process is gone."""
    copy = recovery.begin(sociomap.id, path, digest, inside=inside)
    copy.write(encode(sociomap))
    copy.release()
    return copy


def test_a_copy_is_found_when_its_process_is_gone_and_not_before(tmp_path: Path) -> None:
    copy = recovery.begin("0123456789", None, None, inside=tmp_path)
    assert not list(tmp_path.iterdir())
    copy.write(encode(drawn("Mum")))
    assert recovery.found(tmp_path) == []
    copy.release()
    (one,) = recovery.found(tmp_path)
    assert sociomap_file.read(one.map).sociomap == drawn("Mum")
    assert one.about.process == os.getpid() and one.about.path is None


def test_a_copy_is_for_its_owner_only(tmp_path: Path) -> None:
    copy = left(tmp_path / "data" / "recovery", drawn("Mum"))
    for one in (copy.folder, copy.folder.parent):
        assert stat.S_IMODE(one.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in copy.folder.iterdir()} == {0o600}


def test_nothing_of_the_map_stands_in_the_note_beside_it(tmp_path: Path) -> None:
    copy = left(tmp_path, drawn("Przybylski", document_id="Kinga's map"))
    note = (copy.folder / recovery.ABOUT).read_bytes()
    assert b"Przybylski" not in note and b"Kinga" not in note and "Kinga" not in copy.folder.name


KEEPS = """
import sys, time
from pathlib import Path
from sociomap_app.storage.safety import recovery
copy = recovery.begin("0123456789", None, None, inside=Path(sys.argv[1]))
copy.write(b"anything")
print("kept", flush=True)
time.sleep(60)
"""


def test_another_process_holds_its_copy_until_it_is_killed(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", KEEPS, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "kept\n"
    assert recovery.found(tmp_path) == []
    other.kill()
    other.wait()
    other.stdout.close()
    (one,) = recovery.found(tmp_path)
    assert one.map.read_bytes() == b"anything"
    assert one.about.process == other.pid


def test_only_one_takes_a_copy_over_and_it_goes_when_it_is_saved(tmp_path: Path) -> None:
    left(tmp_path, drawn("Mum"))
    (one,) = recovery.found(tmp_path)
    mine = recovery.adopt(one)
    assert mine is not None
    assert recovery.adopt(one) is None and recovery.found(tmp_path) == []
    mine.write(encode(drawn("Mum", "Jo")))
    assert sociomap_file.read(one.map).sociomap == drawn("Mum", "Jo")
    mine.remove()
    assert not list(tmp_path.iterdir())
    assert recovery.adopt(one) is None and not list(tmp_path.iterdir())


def test_what_differs_from_the_file_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.sociomap"
    before = drawn("Mum")
    digest = sociomap_file.write(file, before)
    after = edits.set_tie(drawn("Mum", "Jo", "Ana"), before.latest.id, "a1", "a2", knows=True, works_closely=False)
    left(tmp_path / "r", after, file, digest)
    looked = recovery.look(recovery.found(tmp_path / "r")[0])
    assert (looked.people, looked.connections, looked.dates, looked.same) == (2, 1, 1, False)
    assert looked.base == before
    sociomap_file.write(file, drawn("Somebody"))
    looked = recovery.look(recovery.found(tmp_path / "r")[0])
    assert (looked.people, looked.connections, looked.dates, looked.base) == (3, 1, 1, None)


def test_a_copy_that_equals_its_file_is_known(tmp_path: Path) -> None:
    file = tmp_path / "a.sociomap"
    digest = sociomap_file.write(file, drawn("Mum"))
    left(tmp_path / "r", drawn("Mum"), file, digest)
    assert recovery.look(recovery.found(tmp_path / "r")[0]).same


def test_a_damaged_copy_loses_only_itself(tmp_path: Path) -> None:
    bad = left(tmp_path, drawn("Mum"))
    left(tmp_path, drawn("Jo", document_id="9876543210"))
    (bad.folder / recovery.MAP).write_bytes(b"{ half")
    (bad.folder / recovery.ABOUT).write_bytes(b"\xff{")
    looked = {one.found.folder == bad.folder: one for one in map(recovery.look, recovery.found(tmp_path))}
    assert looked[True].document is None and not looked[True].said
    assert looked[False].document == drawn("Jo", document_id="9876543210")
    assert (bad.folder / recovery.MAP).read_bytes() == b"{ half"


def test_a_copy_of_a_later_version_says_so_and_stays(tmp_path: Path) -> None:
    copy = left(tmp_path, drawn("Mum"))
    later = encode(drawn("Mum")).replace(b'"version": 2', b'"version": 3')
    (copy.folder / recovery.MAP).write_bytes(later)
    (copy.folder / recovery.ABOUT).write_bytes(b'{"path": null, "digest": null, "more": [1], "process": 1}')
    (one,) = recovery.found(tmp_path)
    assert "later version" in recovery.look(one).said and one.about.process == 1
    assert (copy.folder / recovery.MAP).read_bytes() == later


def test_a_stray_file_and_an_empty_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "0123456789.0123456789abcdef").mkdir()
    assert recovery.found(tmp_path) == []
    assert recovery.found(tmp_path / "nowhere") == []
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["ä ö.sociomap", "a\udcff.sociomap", "a\nb.sociomap"])
def test_a_file_of_any_name_is_found_again(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    digest = sociomap_file.write(file, drawn("Mum"))
    left(tmp_path / "r", drawn("Mum", "Jo"), file, digest)
    (one,) = recovery.found(tmp_path / "r")
    assert one.about.path == str(file) and recovery.look(one).base == drawn("Mum")
