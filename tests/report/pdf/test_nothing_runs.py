"""Code that lies about in the working folder or in the user's own is not run when a PDF is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PLACES = (".reportlab_mods", ".reportlab_settings", "reportlab_mods.py", "reportlab_settings.py")
WRITES = "from pathlib import Path\nPath({0!r}).write_text('run')\n"


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("guarded", [True, False], ids=["program", "library alone"])
def test_code_beside_the_map_is_left_alone(tmp_path: Path, name: str, guarded: bool) -> None:
    home, trace = tmp_path / "home", tmp_path / "trace"
    home.mkdir()
    (home / name).write_text(WRITES.format(str(trace)))
    loads = "sociomap_app.report.output" if guarded else "reportlab.pdfgen.canvas"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(1, {str(ROOT)!r}); import {loads}"],
        cwd=home,
        env={**os.environ, "HOME": str(home), "USERPROFILE": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    (home / name).unlink()  # nothing that looks like a module of ours stays
    assert done.returncode == 0, done.stderr
    assert trace.exists() is not guarded, "without the program's guard the library does run it"
