"""Work nobody wants any more is let go of: the window answers at once, nothing comes of it, the program ends."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sociomap_app.app.background.cancelling import Cancelled, GoOn, while_wanted
from sociomap_app.app.background.long_work import LongWork
from sociomap_app.app.background.tasks import AbandonedWork, BackgroundWork
from sociomap_app.app.printing import folder_work
from sociomap_app.editing import operations
from sociomap_app.report import output
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.storage.sociomap_file import write
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Make
from tests.app.files.test_files import answers
from tests.app.parts import show_printing
from tests.cli.story import story


class Stubborn:
    """Work that does not ask whether it is wanted, and does not end until it is let."""

    def __init__(self) -> None:
        self.began, self.may_end, self.ended = threading.Event(), threading.Event(), threading.Event()

    def __call__(self, go_on: GoOn) -> str:
        self.began.set()
        self.may_end.wait(20)
        self.ended.set()
        return "done"


def none_left(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: AbandonedWork.of_program().look() == 0, timeout=5000)


def test_the_window_answers_at_once_and_nothing_comes_of_the_work(qtbot: QtBot) -> None:
    window, heard, stubborn = QWidget(), list[str](), Stubborn()
    qtbot.addWidget(window)
    work = LongWork(window)
    work.run("Something long …", stubborn, heard.append)
    qtbot.waitUntil(stubborn.began.is_set, timeout=5000)
    work.cancel()
    assert not work.busy and not stubborn.ended.is_set(), "nobody waits for it"
    assert AbandonedWork.of_program().look() == 1
    work.run("Something short …", lambda go_on: "the next", heard.append)
    qtbot.waitUntil(lambda: heard == ["the next"], timeout=5000)
    stubborn.may_end.set()
    none_left(qtbot)
    qtbot.wait(50)
    assert stubborn.ended.is_set() and heard == ["the next"]


def test_work_that_was_let_go_of_is_not_taken_up_again_by_the_next(qtbot: QtBot) -> None:
    window, asked = QWidget(), list[bool]()
    qtbot.addWidget(window)
    began, go = threading.Event(), threading.Event()

    def first(go_on: GoOn) -> None:
        began.set()
        go.wait(20)
        asked.append(go_on())

    work = LongWork(window)
    work.run("The first …", first, lambda _: None)
    qtbot.waitUntil(began.is_set, timeout=5000)
    work.run("The second …", lambda go_on: None, lambda _: None)
    go.set()
    none_left(qtbot)
    assert asked == [False]


def test_what_has_not_begun_never_does(qtbot: QtBot) -> None:
    stubborn, ran = Stubborn(), list[int]()
    background = BackgroundWork(lambda _: None, wait=0)
    background.ask(lambda: stubborn(bool))
    qtbot.waitUntil(stubborn.began.is_set, timeout=5000)
    background.ask(lambda: ran.append(1))
    qtbot.wait(30)
    background.let_go()
    stubborn.may_end.set()
    none_left(qtbot)
    qtbot.wait(30)
    assert not ran


def test_the_dialogue_for_print_is_closed_while_pages_are_made(
    make_window: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    operations.add(window.session, ["Anna"])
    stubborn, path = Stubborn(), tmp_path / "out.pdf"
    monkeypatch.setattr(output, "map_pdf", lambda *_: stubborn(bool).encode())
    answers(window).export_path = path
    made = show_printing(window, "alone")
    made.save_file()
    qtbot.waitUntil(stubborn.began.is_set, timeout=10_000)
    assert made.work.busy
    made.reject()
    qtbot.wait(1)
    assert not stubborn.ended.is_set(), "nobody waits for it"
    assert operations.add(window.session, ["Ben"]), "and one goes on drawing"
    stubborn.may_end.set()
    none_left(qtbot)
    qtbot.wait(50)
    assert not path.exists()


def test_parts_are_made_as_long_as_they_are_wanted() -> None:
    left = [True, True, False]
    made = while_wanted("abc", lambda: left.pop(0))
    assert next(made) == "a" and next(made) == "b"
    with pytest.raises(Cancelled):
        next(made)


def test_a_bundle_that_is_stopped_while_it_is_put_together_is_not_written(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.sociomap", story(load()))
    wanted = folder_work.BatchOrder(
        folder=tmp_path,
        target=tmp_path / "all.pdf",
        bundle=True,
        choice=PaperChoice(),
    )
    told: list[int] = []

    def tell(done: int, of: int) -> bool:
        told.append(done)
        return len(told) < 4  # both maps and the first page

    done = folder_work.make_sheets(wanted, load(), tell)
    assert done.words == "Stopped. Nothing was written." and told == [1, 2, 2, 2]
    assert not (tmp_path / "all.pdf").exists()


CLOSED = """
import sys, threading, time
from PySide6.QtCore import QTimer
from sociomap_app.app.background import tasks
tasks.PATIENCE = int(sys.argv[1])
from sociomap_app.app.shell import opening, start
begun = threading.Event()
def work():
    begun.set()
    time.sleep(float(sys.argv[2]))
plain = opening.assembled
def watched(first):
    whole = plain(first)
    QTimer.singleShot(200, lambda: whole.reader._work.ask(work))
    QTimer.singleShot(500, whole.window.close)
    return whole
opening.assembled = watched
code = start.run([])
print("ended", begun.is_set(), flush=True)
sys.exit(code)
"""


@pytest.mark.parametrize(("works", "whole"), [("0.6", True), ("60", False)])
def test_the_program_ends_though_something_is_still_made(tmp_path: Path, works: str, whole: bool) -> None:
    folders = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("DATA", "CONFIG", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", CLOSED, "1500", works],
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    assert ("ended True" in done.stdout) is whole, "a thread that does not end goes with the program"
