"""The tests see nothing of the machine they run on: neither its fonts nor how its desktop wants windows to be."""

import json
import os
import subprocess
import sys
from pathlib import Path

SAYS = """
import json, os
from tests import conftest
print(json.dumps(dict(os.environ)))
"""
DESKTOP = {"QT_SCALE_FACTOR": "2", "QT_STYLE_OVERRIDE": "kvantum", "QT_QPA_PLATFORM": "xcb", "XDG_DATA_HOME": "/x"}


def environment_of(says: str) -> dict[str, str]:
    """What another process of the tests finds, begun on a desktop."""
    before = {name: value for name, value in os.environ.items() if name != "SOCIOMAP_FONTS"}
    done = subprocess.run(
        [sys.executable, "-c", says],
        env={**before, **DESKTOP},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_nothing_of_a_desktop_is_taken_up() -> None:
    now = environment_of(SAYS + "conftest.pytest_unconfigure()")
    assert {name: now[name] for name in now if name.startswith("QT_")} == {"QT_QPA_PLATFORM": "offscreen"}
    assert now["SOCIOMAP_FONTS"] == "" and Path(now["XDG_DATA_HOME"]).parent == Path(now["HOME"])
    assert not Path(now["HOME"]).exists()


def test_what_a_process_leaves_behind_that_died_goes_with_the_one_that_began_it() -> None:
    left = Path(environment_of(SAYS)["HOME"])
    assert left.is_dir() and left.parent == Path(os.environ["HOME"])
