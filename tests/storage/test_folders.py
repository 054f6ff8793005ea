"""The user's folders are where the library for it would have them, whatever the environment says."""

import sys
from pathlib import Path
from typing import Literal

import platformdirs
import pytest

from sociomap_app.storage.user_folders import user_folder


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
