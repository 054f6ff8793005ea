"""The program is killed while somebody draws: at most a second of what they did is missing afterwards.

The real window runs in a process of its own, without a display, and says of every edit when it was done.
``SOCIOMAP_KILLS`` says how often it is killed.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery

KILLS = int(os.environ.get("SOCIOMAP_KILLS", "3"))
LONGEST = 1.0
"""Seconds of work that may be missing."""

DRAWS = """
import random, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sociomap_app.storage.preferences import Preferences
from tests.app.parts import whole_window
from sociomap_app.editing import operations
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.vocabulary.loader import load
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Place

chance, folder = random.Random(int(sys.argv[1])), Path(sys.argv[2])
app = QApplication([])
framework = load()
window = whole_window(Session(new_sociomap(framework, "six-areas")), framework, Preferences(), folder / "p.toml")
window.show()
session, number = window.session, 0
sectors = [one.id for one in session.document.design.sectors]

def edit():
    global number
    number += 1
    people = list(session.wave.alters)
    what = chance.choice(["add", "add", "move", "join", "rename", "note", "save", "wave"])
    if what == "add" or len(people) < 3:
        operations.add(session, [f"P{number}"])
    elif what == "move":
        operations.move(session, {chance.choice(people): Place(chance.randint(1, 3), chance.choice(sectors))})
    elif what == "join":
        operations.join(session, [tuple(chance.sample(people, 2))])
    elif what == "rename":
        operations.rename(session, chance.choice(people), f"Q{number}")
    elif what == "note":
        operations.change(session, [chance.choice(people)], "note", note=f"said {number}", merge="note")
    session.apply("number", edits.set_title(session.document, str(number)))
    print(number, time.monotonic(), flush=True)
    if what == "save" and chance.random() < 0.3:
        window.ask.to_save = lambda suggested: folder / "map.sociomap"
        window.ask = window.ask
        assert window.files.save()
    QTimer.singleShot(chance.choice([1, 5, 20, 60, 150, 400]), edit)

QTimer.singleShot(0, edit)
app.exec()
"""


def kept(folder: Path) -> int:
    """The last edit that is anywhere: in the file, or in a copy of what was not saved."""
    there = [one.map for one in recovery.found()]
    if (folder / "map.sociomap").exists():
        there.append(folder / "map.sociomap")
    return max((int(sociomap_file.read(one).sociomap.title or 0) for one in there), default=0)


def killed(folder: Path, seed: int) -> float:
    """Draw and kill; how many seconds of work are missing."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    drawing = subprocess.Popen(
        [sys.executable, "-c", DRAWS, str(seed), str(folder)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert drawing.stdout is not None
    first = drawing.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 2.5))
    at = time.monotonic()
    drawing.send_signal(signal.SIGKILL)
    drawing.wait()
    said = (first + drawing.stdout.read()).split("\n")
    drawing.stdout.close()
    whole = [line.split() for line in said[:-1] if len(line.split()) == 2]
    assert whole, "it did not draw at all"
    last = kept(folder)
    missing = [float(when) for number, when in whole if int(number) > last]
    return at - min(missing) if missing else 0.0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such end")
def test_at_most_a_second_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, longest, none = random.randrange(1 << 30), 0.0, 0
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
        seconds = killed(folder, first + number)
        assert seconds <= LONGEST, f"seed {first + number}: {seconds:.2f} s of work are missing"
        longest, none = max(longest, seconds), none + (seconds == 0)
    sys.stdout.write(f"{KILLS} kills, at most {longest:.2f} s of work missing, nothing at all in {none}\n")
