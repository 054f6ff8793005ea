"""On a computer that others use, too: nothing opens by itself, what was opened can be forgotten, and a map that
has had its day is asked about and never taken away."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from sociomap_app.app.files import review_date
from sociomap_app.app.shell import first_map, opening
from sociomap_app.editing import operations
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.preferences import Preferences
from tests.app.conftest import Make
from tests.app.parts import Whole

from .test_files import answers, saved

TODAY = dt.date(2027, 2, 27)


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the clock of the machine says, and though midnight passes, it is one day for the map's day."""

    class Day(dt.date):
        @classmethod
        def today(cls) -> dt.date:
            return TODAY

    monkeypatch.setattr(review_date, "dt", SimpleNamespace(date=Day, timedelta=dt.timedelta))


def opened(make_window: Make, path: Path, review_on: dt.date | None, picked: str = review_date.NOT_NOW) -> Whole:
    """A window in which a map with that day is opened."""
    window = make_window()
    saved(window, path, "Mum")
    sociomap_file.write(path, replace(window.session.document, review_on=review_on))
    answers(window).picked = picked
    window.session.open(window.session.document)
    assert window.files.show(path)
    QApplication.processEvents()
    return window


def asked(window: Whole) -> list[str]:
    return [words for words, choices in answers(window).offered if review_date.AGAIN in choices]


@pytest.mark.parametrize("days, told", [(-1, True), (0, True), (1, False), (None, False)])
def test_a_map_past_its_day_is_asked_about_once(
    make_window: Make, tmp_path: Path, days: int | None, told: bool
) -> None:
    review_on = TODAY + dt.timedelta(days=days) if days is not None else None
    window = opened(make_window, tmp_path / "a.sociomap", review_on)
    assert bool(asked(window)) is told
    assert (tmp_path / "a.sociomap").exists() and not window.session.unsaved
    window.files.show(tmp_path / "a.sociomap")
    QApplication.processEvents()
    assert len(asked(window)) == told


def test_another_day_can_be_chosen_and_undone(make_window: Make, tmp_path: Path) -> None:
    window = opened(make_window, tmp_path / "a.sociomap", TODAY, review_date.AGAIN)
    assert window.session.document.review_on == TODAY + dt.timedelta(days=182)
    window.commands.undo()
    assert window.session.document.review_on == TODAY


def test_erasing_is_asked_about_once_more(make_window: Make, tmp_path: Path) -> None:
    window = opened(make_window, tmp_path / "a.sociomap", TODAY, review_date.ERASE)
    assert (tmp_path / "a.sociomap").exists()
    assert "Erase this map" in answers(window).offered[-1][1]


def test_no_map_opens_by_itself(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sociomap_app.storage import preferences

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    preferences.write(preferences.default_file(), Preferences(recent=(str(tmp_path / "a.sociomap"),)))
    whole = opening.assembled(first_map.to_open())
    session = whole.session
    assert whole.settings.now.recent and session.path is None and not session.wave.alters
    whole.window.close()
    whole.window.deleteLater()
    qapp.sendPostedEvents(whole.window, QEvent.Type.DeferredDelete)


def test_the_name_offered_for_a_file_names_nobody(make_window: Make) -> None:
    window = make_window()
    operations.add(window.session, ["Xanthippe"])
    operations.change_ego(window.session, label="Kinga")
    assert window.files.suggested(".sociomap") == f"sociomap {window.session.wave.date.isoformat()}.sociomap"
