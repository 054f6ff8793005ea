"""Earlier versions come by themselves, are looked at and opened as maps of their own, and can be off."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sociomap_app.app.background.autosave import anything_kept
from sociomap_app.app.files.recovery_list import times
from sociomap_app.app.files.versions_list import VersionsPanel
from sociomap_app.editing import operations
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.encryption.encrypted_map import is_encrypted, new_key
from sociomap_app.storage.safety import recovery, versions
from tests.app.conftest import Make
from tests.app.parts import Whole, come_to_rest, show_settings

from .test_files import answers, saved


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def kept(window: Whole) -> list[versions.Version]:
    return versions.versions(window.session.document.id)


def three_saves(window: Whole, path: Path) -> list[bytes]:
    held = []
    for name in ("Mum", "Jo", "Ana"):
        saved(window, path, name)
        held.append(path.read_bytes())
    return held


def panel_of(window: Whole) -> VersionsPanel:
    window.commands["versions"].trigger()
    panel = window.findChild(VersionsPanel)
    assert panel is not None
    return panel


def test_each_save_is_kept(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    held = three_saves(window, tmp_path / "a.sociomap")
    assert {one.path.read_bytes() for one in kept(window)} == set(held)


def test_times_that_would_read_the_same_are_told_to_the_second() -> None:
    moments = [
        dt.datetime(2026, 9, 4, 10, 5, 2),
        dt.datetime(2026, 9, 4, 10, 5, 40),
        dt.datetime(2026, 9, 4, 9, 5),
    ]
    assert times(moments) == ["4 Sep 2026, 10:05:02", "4 Sep 2026, 10:05:40", "4 Sep 2026, 09:05"]


def test_what_a_service_puts_back_takes_nothing_away(make_window: Make, tmp_path: Path) -> None:
    window, path = make_window(), tmp_path / "a.sociomap"
    held = three_saves(window, path)
    path.write_bytes(held[0])
    window.files.show(path)
    panel = panel_of(window)
    assert {one.path.read_bytes() for one in panel.versions} == set(held[1:])


def test_what_somebody_else_wrote_is_no_version_of_mine(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    saved(window, tmp_path / "a.sociomap", "Mum")
    (tmp_path / "a.sociomap").write_bytes(b"theirs")
    operations.add(window.session, ["Jo"])
    window.files.save()
    assert len(kept(window)) == 2 and b"theirs" not in {one.path.read_bytes() for one in kept(window)}


def test_a_version_opens_as_a_new_map_and_replaces_nothing(make_window: Make, tmp_path: Path) -> None:
    window, path = make_window(), tmp_path / "a.sociomap"
    held = three_saves(window, path)
    document = window.session.document
    panel = panel_of(window)
    assert panel.list.count() == 2
    row = next(number for number, one in enumerate(panel.versions) if one.path.read_bytes() == held[0])
    panel.list.setFocus()
    panel.list.setCurrentRow(row)
    assert panel.told.text() == "New since then: Jo, Ana."
    QTest.keyClick(panel.open, Qt.Key.Key_Space)
    session = window.session
    assert [one.label for one in session.wave.alters.values()] == ["Mum"]
    assert session.path is None and session.unsaved and session.document.id != document.id
    assert sociomap_file.read(path).sociomap == document


def test_a_version_opened_again_is_kept_until_it_is_saved(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    three_saves(window, tmp_path / "a.sociomap")
    panel_of(window).open.click()
    qtbot.waitUntil(lambda: bool(recovery.copies()))


def test_a_version_of_an_encrypted_map_stays_encrypted(make_window: Make, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    three_saves(window, tmp_path / "a.sociomap")
    encryption = new_key("two words")
    assert window.files.protect(encryption)
    panel_of(window).open.click()
    assert window.session.path is None and window.session.encryption == encryption
    qtbot.waitUntil(lambda: bool(recovery.copies()))
    qtbot.waitUntil(lambda: (recovery.copies()[0] / recovery.MAP).exists())
    assert is_encrypted((recovery.copies()[0] / recovery.MAP).read_bytes())


def test_many_names_are_cut_short() -> None:
    from sociomap_app.app.files.versions_list import since
    from tests.storage.safety.test_recovery import drawn

    assert since(drawn(), drawn(*(f"P{number}" for number in range(15)))).endswith("P11 and 3 more.")


def test_a_damaged_version_says_so_and_the_others_stay(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    three_saves(window, tmp_path / "a.sociomap")
    panel = panel_of(window)
    panel.versions[0].path.write_bytes(b"{")
    panel.list.setCurrentRow(1)
    panel.list.setCurrentRow(0)
    assert panel.told.text()
    assert not panel.open.isEnabled()
    panel.list.setCurrentRow(1)
    assert panel.open.isEnabled()


def test_without_versions_the_window_says_so(make_window: Make) -> None:
    window = make_window()
    panel = panel_of(window)
    assert panel.list.isHidden() and panel.open.isHidden()


@pytest.mark.parametrize("agree", [True, False])
def test_no_copies_are_kept_where_nobody_wants_them(
    make_window: Make, qtbot: QtBot, tmp_path: Path, agree: bool
) -> None:
    window = make_window()
    three_saves(window, tmp_path / "a.sociomap")
    operations.add(window.session, ["Zoe"])
    qtbot.waitUntil(lambda: bool(recovery.copies()))
    answers(window).agree = agree
    page = show_settings(window)
    page.copies.setChecked(False)
    page.deleteLater()
    assert not recovery.copies() and anything_kept() is not agree
    operations.add(window.session, ["Una"])
    come_to_rest(window)
    assert not recovery.copies()
    before = len(kept(window))
    assert window.files.save() and len(kept(window)) == before
    assert not window.autosave.keep_now()


def test_a_version_that_cannot_be_kept_does_not_stop_the_save(make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    path = saved(window, tmp_path / "a.sociomap", "Mum")
    versions.forget_all()
    versions.root().rmdir()
    versions.root().write_text("in the way")
    operations.add(window.session, ["Jo"])
    assert window.files.save()
    assert len(sociomap_file.read(path).sociomap.latest.alters) == 2
    assert "could not be kept" in window.statusBar().currentMessage()
