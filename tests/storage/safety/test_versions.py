"""The state saved before is kept at each save, thinned with time, and nothing else goes."""

import datetime as dt
import os
import stat
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociomap_app.model.errors import CannotWrite
from sociomap_app.storage.safety import versions

NOW = dt.datetime(2026, 11, 22, 12)
ID = "0123456789"


def keep(inside: Path, content: bytes, saved: dt.datetime, now: dt.datetime = NOW) -> bool:
    return versions.keep(ID, content, saved, inside=inside, now=now)


def test_versions_are_listed_the_latest_first(tmp_path: Path) -> None:
    for hour in (1, 3, 2):
        assert keep(tmp_path, b"%d" % hour, NOW - dt.timedelta(hours=hour))
    assert [one.path.read_bytes() for one in versions.versions(ID, tmp_path)] == [b"1", b"2", b"3"]
    assert versions.versions("9876543210", tmp_path) == []
    assert {stat.S_IMODE(one.path.stat().st_mode) for one in versions.versions(ID, tmp_path)} == {0o600}


def test_the_same_bytes_are_not_kept_twice(tmp_path: Path) -> None:
    assert keep(tmp_path, b"one", NOW)
    assert not keep(tmp_path, b"one", NOW + dt.timedelta(hours=1))
    assert keep(tmp_path, b"two", NOW)
    assert len(versions.versions(ID, tmp_path)) == 2


def test_a_year_of_work_leaves_eleven_then_days_then_weeks(tmp_path: Path) -> None:
    start = NOW - dt.timedelta(days=365)
    for step in range(365 * 2 + 1):
        at = start + dt.timedelta(hours=12 * step)
        keep(tmp_path, b"%d" % step, at, at)
    kept = [one.saved for one in versions.versions(ID, tmp_path)]
    ages = [(NOW.date() - one.date()).days for one in kept]
    assert ages[:11] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert ages[11:19] == list(range(6, 14)), "one for each day of two weeks"
    assert 7 <= len(ages[19:]) <= 9 and max(ages) < 14 + 56
    assert all(6 <= later - earlier <= 8 for earlier, later in pairwise(ages[19:]))


moments = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 1, 1))


@given(st.lists(moments, max_size=60), moments)
def test_the_latest_stay_and_thinning_again_takes_nothing(saved: list[dt.datetime], now: dt.datetime) -> None:
    ordered = sorted(saved, reverse=True)
    stays = versions.staying(ordered, now)
    assert all(stays[:11])
    left = [one for one, stay in zip(ordered, stays, strict=True) if stay]
    assert all(versions.staying(left, now))
    recent = {one.date() for one in ordered if 0 <= (now.date() - one.date()).days < 14}
    assert recent <= {one.date() for one in left}


def test_what_is_no_version_is_passed_over_and_left(tmp_path: Path) -> None:
    keep(tmp_path, b"one", NOW)
    folder = versions.folder_of(ID, tmp_path)
    (folder / "notes.txt").write_text("mine")
    (folder / "99999999T999999.0123456789abcdef.sociomap").write_text("odd")
    assert len(versions.versions(ID, tmp_path)) == 1
    keep(tmp_path, b"two", NOW)
    assert (folder / "notes.txt").exists()


def test_all_there_is_can_be_forgotten(tmp_path: Path) -> None:
    keep(tmp_path, b"one", NOW)
    versions.keep("9876543210", b"two", NOW, inside=tmp_path)
    assert versions.versions(ID, tmp_path) and versions.versions("9876543210", tmp_path)
    versions.forget_all(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever may do anything is never refused")
def test_a_folder_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="could not be kept"):
            keep(tmp_path, b"one", NOW)
    finally:
        tmp_path.chmod(0o700)


def test_a_file_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(CannotWrite, match="could not be kept"):
        keep(tmp_path / "data" / "versions", b"one", NOW)
