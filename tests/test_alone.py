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
conftest.pytest_unconfigure()
"""
DESKTOP = {"QT_SCALE_FACTOR": "2", "QT_STYLE_OVERRIDE": "kvantum", "QT_QPA_PLATFORM": "xcb", "XDG_DATA_HOME": "/x"}


def test_nothing_of_a_desktop_is_taken_up() -> None:
    before = {name: value for name, value in os.environ.items() if name != "SOCIOMAP_FONTS"}
    done = subprocess.run(
        [sys.executable, "-c", SAYS],
        env={**before, **DESKTOP},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    now = json.loads(done.stdout)
    assert {name: now[name] for name in now if name.startswith("QT_")} == {"QT_QPA_PLATFORM": "offscreen"}
    assert now["SOCIOMAP_FONTS"] == "" and Path(now["XDG_DATA_HOME"]).parent == Path(now["HOME"])
