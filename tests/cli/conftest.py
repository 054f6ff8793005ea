"""The command line through both of its doors, and maps to give it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sociomap_app.__main__ import main
from sociomap_app.shelf import shelf
from sociomap_app.storage.sociomap_file import write
from sociomap_app.vocabulary.loader import load

from .story import story

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line on standard error of a command that failed."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("sociomap: "), self.err
        assert "Traceback" not in self.err
        return lines[0].removeprefix("sociomap: ")


Door = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Door:
    """The program in this process."""

    def through(*words: object) -> Said:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return through


@pytest.fixture
def start() -> Door:
    """The program as a process of its own, as a person starts it."""

    def through(*words: object, typed: str = "", **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "sociomap_app", *map(str, words)],
            input=typed.encode(),
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **environment},
            timeout=120,
            check=False,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return through


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample that ships with the program: three dates."""
    return shelf() / "samples" / "sample.sociomap"


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """A small map with two dates, full of words that must not get out under another name."""
    path = tmp_path / "Zebedee.sociomap"
    write(path, story(load()))
    return path


def files_in(folder: Path) -> set[str]:
    """Everything below a folder, hidden files too."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
