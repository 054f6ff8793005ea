"""The command line where Qt cannot be had, and the window before anything heavy is loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, files_in

NO_QT = """
import socket, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not on this machine")

def refuse(*_):
    raise BaseException("there is no network on this machine")

sys.meta_path.insert(0, Refuse())
socket.socket.connect = socket.getaddrinfo = refuse
try:
    import PySide6
except ImportError:
    pass
else:
    sys.exit("Qt could be loaded after all")
from sociomap_app.__main__ import main
code = main(sys.argv[1:])
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
sys.exit(code)
"""


def without_qt(*words: object) -> subprocess.CompletedProcess[str]:
    """The program on a machine with neither Qt, nor a display, nor a network."""
    bare = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY", "WAYLAND"))
    }
    done = subprocess.run(
        [sys.executable, "-c", NO_QT, *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=bare,
        timeout=120,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "; --with " not in line]
    assert (done.returncode, told) == (0, []), done.stderr
    return done


def test_demo(tmp_path: Path) -> None:
    done = without_qt("demo", "--no-window", tmp_path)
    assert files_in(tmp_path) == {"sample.pdf", "sample.svg", "sample.json"}
    assert (tmp_path / "sample.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sample.svg").read_text().rstrip().endswith("</svg>")
    assert json.loads((tmp_path / "sample.json").read_text())["format"] == "sociomap-analysis"
    assert "end of course" in done.stdout


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("draw", "MAP", "-o", "OUT.svg"), "out.svg"),
        (("draw", "MAP", "-o", "OUT.pdf"), "out.pdf"),
        (("draw", "MAP", "-o", "OUT.png"), "out.png"),
        (("report", "MAP", "-o", "OUT.pdf", "--with", "people,coverage,comparison,notes"), "out.pdf"),
        (("blank", "-o", "OUT.pdf"), "out.pdf"),
        (("convert", "MAP", "OUT.sociomap"), "out.sociomap"),
        (("analyse", "MAP"), None),
        (("analyse", "MAP", "--json"), None),
        (("compare", "MAP"), None),
        (("check", "MAP"), None),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_every_verb(sample: Path, tmp_path: Path, words: tuple[str, ...], made: str | None) -> None:
    done = without_qt(*(sample if word == "MAP" else word.replace("OUT", str(tmp_path / "out")) for word in words))
    assert files_in(tmp_path) == ({made} if made else set())
    assert done.stdout or made


HEAVY = ("numpy", "pandas", "networkx", "reportlab", "cryptography")


def test_nothing_heavy_is_loaded_before_the_window() -> None:
    code = f"""
import sys
import sociomap_app.app.shell.window
print([name for name in {HEAVY} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
