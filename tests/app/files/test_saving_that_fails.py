"""A save that fails in the window: the old file stands, the map counts as not saved, and one sentence says why."""

import errno
import os
import time
from pathlib import Path

import pytest

from sociomap_app.editing import operations
from sociomap_app.model.ids import random_ids
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import new_key
from sociomap_app.storage.safety.write_in_place import copy_of
from tests.app.conftest import Make
from tests.storage.breaking import Disk, breaking

from .test_files import answers, saved


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=lambda code: errno.errorcode[code])
def test_the_map_is_unsaved_as_long_as_no_save_went_well(
    make_window: Make, tmp_path: Path, code: int, encrypted: bool
) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    if encrypted:
        assert window.files.protect(new_key("two words"))
    failed: set[str] = set()
    for number in range(1, 100):
        window.session.new_id = random_ids()
        operations.add(window.session, [f"Jo {number}"])
        before, told = path.read_bytes(), len(answers(window).told)
        with breaking(Disk(number, code)) as disk:
            done = window.files.save()
        failed.add(disk.failed)
        if not disk.failed:
            break
        if done:  # nothing beside it could be made, or the swap was over
            assert not window.session.unsaved and path.read_bytes() != before
            continue
        assert path.read_bytes() == before and window.session.unsaved
        assert window.line.state.text().startswith("Not saved yet")
        assert len(answers(window).told) == told + 1 and "a.sociomap" in answers(window).told[-1]
    assert done and failed >= {"open", "write", "fsync", "replace", "close", "read", ""}
    assert not window.session.unsaved
    again = sociomap_file.read(path, encryption=window.session.encryption)
    assert again.sociomap == window.session.document and again.digest == window.session.file.digest


def test_saved_in_place_is_told_once(make_window: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    real = os.open

    def opened(where: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(where).parent == tmp_path:
            raise PermissionError(errno.EACCES, "no")
        return real(where, flags, mode)

    monkeypatch.setattr(os, "open", opened)
    for name in ("Jo", "Sam"):
        operations.add(window.session, [name])
        assert window.files.save()
    assert len(answers(window).told) == 1 and "in place" in answers(window).told[0]
    assert len(sociomap_file.read(path).sociomap.latest.alters) == 3


def test_only_a_map_that_opens_is_cleared_up_after(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    left = tmp_path / ".~a.sociomap.01234567.tmp"
    left.write_bytes(path.read_bytes())
    os.utime(left, (time.time() - 3600,) * 2)
    good = path.read_bytes()
    path.write_bytes(good[:100])
    assert not window.files.show(path) and left.exists()
    path.write_bytes(good)
    assert window.files.show(path) and not left.exists()


def test_a_file_torn_in_place_says_where_its_old_bytes_are(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    kept = copy_of(path)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes()[:100])
    assert not window.files.show(path)
    assert str(kept) in answers(window).told[-1]
    kept.unlink()
