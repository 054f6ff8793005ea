"""From an edit to the repainted map and pages, in the whole window with 60 people.

An edit is shown when the map and the page in view have been painted anew and, where the page says what the map
shows, when that is of the edited map. Each page is measured in turn; between edits the window rests.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .maps import map_of

PEOPLE, TIES = 60, 150
EDITS = 40
LIMIT_MS = 50.0
REST = 0.25
"""Seconds of rest between two edits: somebody drawing by hand is not faster."""


def run() -> bool:
    """Print for each page the time under which 95 of 100 edits stay, with its limit; whether all keep it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from sociomap_app.app.settings.settings import Settings
    from sociomap_app.app.shell.assembly import Assembly
    from sociomap_app.editing.session import Session
    from sociomap_app.storage.preferences import Preferences
    from sociomap_app.vocabulary.loader import load

    application = QApplication.instance() or QApplication([])
    framework = load()
    kept = []
    with tempfile.TemporaryDirectory(prefix="sociomap-edit-") as folder:
        session = Session(map_of(PEOPLE, TIES, framework))
        whole = Assembly(session, framework, Settings(Preferences(), Path(folder) / "preferences.toml"))
        window = whole.window
        window.resize(1400, 900)
        window.show()
        for page in ("person", "support", "shows", "talk"):
            whole.panel.show_page(page)
            _rest(1.0)
            taken = [
                _shown(whole, page, act) for act in [edit_by_hand(session, number) for number in range(EDITS)]
            ]
            p95 = sorted(taken)[int(len(taken) * 0.95) - 1]
            print(
                f"edit, page {page}: p95 {p95:.1f} ms, {p95 / LIMIT_MS:.2f} of the limit of {LIMIT_MS:.0f} ms; "
                f"median {sorted(taken)[len(taken) // 2]:.1f} ms, {PEOPLE} people, {TIES} connections"
            )
            kept.append(p95 <= LIMIT_MS)
        session.saved(Path(folder) / "x.sociomap", "")
        window.close()
        window.deleteLater()
        application.processEvents()
    return all(kept)


def edit_by_hand(session: Any, number: int) -> Callable[[], object]:
    """Moves, ticks and connections in turn, as a hand makes them on the date in view."""
    from sociomap_app.editing import operations
    from sociomap_app.model.sociomap import tie_key

    def worked(ties: Any, one: str, other: str) -> bool:
        tie = ties.get(tie_key(one, other))
        return tie is not None and tie.works_closely

    one, other = f"a{number % PEOPLE}", f"a{(number * 7 + 3) % PEOPLE}"
    alters, ties = session.wave.alters, session.wave.ties
    kinds: tuple[Callable[[], object], ...] = (
        lambda: operations.nudge(session, [one], 0.05 if alters[one].place.across < 0.5 else -0.05, 0.0),
        lambda: operations.give(session, [one], "confide", "confide" not in alters[one].functions),
        lambda: operations.set_tie(session, one, other, knows=True, works_closely=not worked(ties, one, other)),
        lambda: operations.step_ring(session, [one], 1 if alters[one].place.ring in (1, 2) else -1),
    )
    return kinds[number % 4]


def _shown(whole: Any, page: str, act: Callable[[], object]) -> float:
    """Milliseconds from the edit to the paint after which everything in view is of the edited map."""
    from PySide6.QtWidgets import QApplication

    before = whole.session.document
    began = time.perf_counter()
    act()
    assert whole.session.document is not before, "the edit changed nothing"
    reads = page in ("shows", "talk")
    while True:
        QApplication.processEvents()
        if not reads or whole.panel.readings.is_current():
            break
        time.sleep(0.0005)
    QApplication.processEvents()
    taken = (time.perf_counter() - began) * 1000
    _rest(REST)
    return taken


def _rest(seconds: float) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.005)
