"""The user's folders are where the library for it would have them, whatever the environment says."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

import platformdirs
import pytest

from sociomap_app.storage.user_folders import NOWHERE, home_folder, user_folder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is the library that answers")
@pytest.mark.parametrize("told", [None, "", " ", "/somewhere/else", "somewhere/else"])
@pytest.mark.parametrize("kind", ["cache", "config", "data"])
def test_folders_follow_the_rule(
    kind: Literal["cache", "config", "data"], told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"XDG_{kind.upper()}_HOME"
    if told is None:
        monkeypatch.delenv(name, raising=False)
    else:
        monkeypatch.setenv(name, told)
    if told == "somewhere/else":  # a relative one is to be ignored, which not every version of the library does
        monkeypatch.delenv(name)
        without = user_folder(kind)
        monkeypatch.setenv(name, told)
        assert user_folder(kind) == without
        return
    asked = {
        "cache": platformdirs.user_cache_dir,
        "config": platformdirs.user_config_dir,
        "data": platformdirs.user_data_dir,
    }
    assert user_folder(kind) == Path(asked[kind]("sociomap", appauthor=False))


def nobody() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_an_account_without_a_home_has_one_in_which_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", nobody)
    assert home_folder() == NOWHERE and not NOWHERE.exists()
    if sys.platform.startswith("linux"):
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        assert user_folder("cache") == NOWHERE / ".cache" / "sociomap"


HOMELESS = """
import sys
from pathlib import Path
def nobody():
    raise RuntimeError("Could not determine home directory.")
Path.home = nobody
from sociomap_app.__main__ import main
sys.exit(main(["demo", "--no-window", sys.argv[1]]))
"""


def test_an_account_without_a_home_has_its_sheets_made(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    done = subprocess.run(
        [sys.executable, "-c", HOMELESS, str(tmp_path)], env=bare, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {one.name for one in tmp_path.iterdir()} == {"sample.pdf", "sample.svg", "sample.json"}
