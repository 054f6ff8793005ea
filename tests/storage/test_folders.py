"""The user's folders are where the system wants them, and nothing breaks for an account that has none."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from sociomap_app.storage.user_folders import NOWHERE, home_folder, user_folder

KINDS: list[Literal["cache", "config", "data"]] = ["cache", "config", "data"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the environment does not say it")
@pytest.mark.parametrize("kind", KINDS)
def test_folders_are_where_the_environment_says_if_it_names_a_whole_path(
    kind: Literal["cache", "config", "data"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"XDG_{kind.upper()}_HOME"
    monkeypatch.delenv(name, raising=False)
    usual = user_folder(kind)
    assert usual.is_absolute() and usual.name == "sociomap" and home_folder() in usual.parents
    for told in ("", "somewhere/else"):
        monkeypatch.setenv(name, told)
        assert user_folder(kind) == usual
    monkeypatch.setenv(name, str(tmp_path))
    assert user_folder(kind) == tmp_path / "sociomap"


def test_an_account_without_a_home_has_one_in_which_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", *(f"XDG_{kind.upper()}_HOME" for kind in KINDS)):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where no list of accounts has it
    assert home_folder() == NOWHERE and not NOWHERE.exists()
    if sys.platform.startswith("linux"):
        assert all(NOWHERE in user_folder(kind).parents for kind in KINDS)


HOMELESS = """
import os, sys
os.environ.pop("HOME", None)
os.path.expanduser = lambda path: path
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
