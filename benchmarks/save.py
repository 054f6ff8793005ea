"""How long a save, and a recovery copy, hold up the window: 60 people at 5 dates, in the whole window.

The window is held up while its event loop does not turn. A timer that is always due is asked how long it had to
wait; the longest wait from the save to its end counts, or from the moment a recovery copy is due until it is kept.
Before each save one small edit is made, as a person makes it, and painted; only what comes after is measured. How
long the same timer has to wait while nothing is done at all is told as well: so much of it is the machine's.
"""

import os
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from .edit import edit_by_hand
from .maps import map_of

PEOPLE, TIES, DATES = 60, 150, 5
RUNS = 60
FRAME = 1000 / 60
LIMIT = 1.0
IDLE = "nothing at all"
QUIET = 0.06
"""Seconds in which nothing is done at all: about as long as a save takes."""
REST = 0.3
"""Seconds after an edit in which all is painted; its recovery copy begins later."""


def run() -> bool:
    """Print both, as 95 of 100 are, as a ratio to one frame with its limit; whether both were kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from sociomap_app.app.settings.settings import Settings
    from sociomap_app.app.shell.assembly import Assembly
    from sociomap_app.editing.session import Session
    from sociomap_app.storage.preferences import Preferences
    from sociomap_app.vocabulary.loader import load

    application = QApplication.instance() or QApplication([])
    framework = load()
    sociomap = map_of(PEOPLE, TIES, framework)
    first = sociomap.latest
    for number in range(1, DATES):
        day = first.date.replace(month=10 + number % 3)
        sociomap = replace(
            sociomap,
            waves=(*sociomap.waves, replace(first, id=f"w{number}", label=f"date {number}", date=day)),
        )
    with tempfile.TemporaryDirectory(prefix="sociomap-save-") as folder:
        os.environ.update(dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder))
        settings = Settings(Preferences(), Path(folder) / "preferences.toml")
        whole = Assembly(Session(sociomap), framework, settings)
        whole.window.resize(1400, 900)
        whole.window.show()
        held = _held_up(whole, Path(folder) / "map.sociomap", application.processEvents)
        whole.session.open(sociomap)
        whole.window.close()
    kept = True
    for name, times in held.items():
        times.sort()
        usual = times[int(len(times) * 0.95)]
        limit = "no limit" if name == IDLE else f"limit {LIMIT}"
        kept = kept and (name == IDLE or usual / FRAME <= LIMIT)
        print(
            f"{name}: {usual / FRAME:.2f} of a frame of {FRAME:.1f} ms ({limit}); "
            f"p95 {usual:.1f} ms, median {times[len(times) // 2]:.1f} ms"
        )
    print(f"  {PEOPLE} people at {DATES} dates, {RUNS} runs")
    return kept


def _held_up(whole: Any, path: Path, turn: Callable[[], object]) -> dict[str, list[float]]:
    held: dict[str, list[float]] = {"save": [], "recovery copy": [], IDLE: []}
    whole.files._write(path, None, whole.session.document.id)
    for number in range(RUNS):
        _edited(whole, number, turn)
        held["recovery copy"].append(
            _longest(turn, lambda: None, until=lambda: whole.autosave.kept_at is not None)
        )
        held[IDLE].append(_longest(turn, lambda: None, until=_until(time.perf_counter() + QUIET)))
        _edited(whole, number + RUNS, turn)
        held["save"].append(_longest(turn, whole.files.save, until=lambda: not whole.session.unsaved))
    return held


def _edited(whole: Any, number: int, turn: Callable[[], object]) -> None:
    whole.autosave.kept_at = None
    edit_by_hand(whole.session, number)()
    until = time.perf_counter() + REST
    while time.perf_counter() < until:
        turn()
        time.sleep(0.001)


def _until(moment: float) -> Callable[[], bool]:
    return lambda: time.perf_counter() > moment


def _longest(turn: Callable[[], object], begin: Callable[[], object], until: Callable[[], bool]) -> float:
    """The longest time, in milliseconds, between two turns of the event loop."""
    from PySide6.QtCore import QTimer

    turns = [time.perf_counter()]
    always = QTimer()
    always.setInterval(0)
    always.timeout.connect(lambda: turns.append(time.perf_counter()))
    always.start()
    begin()
    turns.append(time.perf_counter())
    give_up = time.perf_counter() + 10
    while not until():
        assert time.perf_counter() < give_up, "it never came to its end"
        turn()
    always.stop()
    return max(after - before for before, after in pairwise(turns)) * 1000
