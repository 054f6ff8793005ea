"""A window as start-up makes it, in folders of its own, with every dialogue answered by the test."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sociomap_app.app.appearance import palette
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.model.ids import counted_ids
from sociomap_app.storage.preferences import Preferences
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load

from .hand import in_front
from .parts import Whole, whole_window


class Answers(Questions):
    """Answers given beforehand; what was told is kept to be looked at."""

    def __init__(self, window: QWidget, screen: ScreenState) -> None:
        super().__init__(window, screen)
        self.told: list[str] = []
        self.titles: list[str] = []
        self.open_path: Path | None = None
        self.save_path: Path | None = None
        self.export_path: Path | None = None
        self.folders: list[Path] = []
        self.changes = "discard"
        self.agree = True
        self.picked: str | None = None
        self.picks: Iterator[str] = iter(())
        self.offered: list[tuple[str, tuple[str, ...]]] = []
        self.chosen_preset: str | None = "six-areas"
        self.passwords: list[str] = []
        self.password_asked: list[tuple[str, str]] = []

    def to_open(self, folder: Path) -> Path | None:
        return self.open_path

    def to_save(self, suggested: Path, title: str = "Save the map") -> Path | None:
        self.titles.append(title)
        return self.save_path

    def to_export(self, suggested: Path, kinds: str, endings: tuple[str, ...]) -> Path | None:
        return self.export_path

    def folder(self, title: str, start: Path) -> Path | None:
        return self.folders.pop(0) if self.folders else None

    def keep_changes(self) -> str:
        return self.changes

    def yes(self, words: str) -> bool:
        return self.agree

    def pick(self, words: str, choices: Sequence[str]) -> int:
        self.offered.append((words, tuple(choices)))
        picked = next(self.picks, self.picked)
        return choices.index(picked) if picked in choices else len(choices) - 1

    def tell(self, words: str) -> None:
        self.told.append(words)

    def password(self, name: str, trouble: str) -> str | None:
        self.password_asked.append((name, trouble))
        return self.passwords.pop(0) if self.passwords else None

    def preset(self, framework: Framework) -> str | None:
        return self.chosen_preset


Make = Callable[..., Whole]


@pytest.fixture(autouse=True)
def own_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the program keeps for a user is kept for one test only: their maps have the same ids."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "of the user"))


@pytest.fixture
def make_window(qapp: QApplication, tmp_path: Path, own_copies: None) -> Iterator[Make]:
    made: list[Whole] = []
    qapp.setStyle("Fusion")

    def make(preset: str = "six-areas", size: tuple[int, int] = (1280, 800)) -> Whole:
        framework = load()
        palette.use(qapp, "light", 100)
        session = Session(new_sociomap(framework, preset, ids=counted_ids("w")), ids=counted_ids("p"))
        file = tmp_path / "settings" / "preferences.toml"
        window = whole_window(session, framework, Preferences(), file, ask=Answers)
        window.resize(*size)
        window.show()
        in_front(window)
        made.append(window)
        return window

    yield make
    for window in made:
        answers = window.ask
        assert isinstance(answers, Answers)
        answers.changes = "discard"
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        vars(window.canvas).clear()  # Python lets go of a window late; its pictures are megabytes
    qapp.processEvents()


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    """A screen that takes fingers."""
    return QTest.createTouchDevice()
