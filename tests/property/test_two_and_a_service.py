"""Two people and a service that syncs use one file, in any order and into the middle of one another's saves.

Whatever anybody saved still exists somewhere afterwards: in the file, in one beside it, or as a version. What the
service itself writes over is its own affair, as long as it was not one of ours. ``SOCIOMAP_STORIES`` says how many
stories are tried.
"""

import datetime as dt
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sociomap_app.model.errors import ChangedOutside
from sociomap_app.storage.digests import digest_at, digest_of
from sociomap_app.storage.safety import safe_write, versions
from sociomap_app.storage.safety.file_lock import NOTHING_THERE, write_conflict
from sociomap_app.storage.safety.safe_write import write_safely

STORIES = int(os.environ.get("SOCIOMAP_STORIES", "60"))
ID, TODAY = "0123456789", dt.date(2026, 11, 22)


class Story:
    """One folder, and everything that has to be found in the end."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.path = folder / "shared" / "map.sociomap"
        self.path.parent.mkdir(parents=True)
        homes = [folder / "one", folder / ("one" if seed % 2 else "other")]
        self.homes, self.must, self.number = homes, {b"the first"}, 0
        self.theirs = {b"the first"}
        self.path.write_bytes(b"the first")
        self.people = [Person(self, home) for home in homes]
        self.deep = False
        self.cut_in = 0

    def content(self, who: str) -> bytes:
        self.number += 1
        return f"{who} {self.number}".encode()

    def step(self) -> None:
        person = self.chance.choice(self.people)
        self.chance.choice(
            [person.open, person.edit, person.save, person.save, self.sync, self.revert, self.touch]
        )()

    def interrupt(self) -> None:
        """Somebody else does something in the middle of a save."""
        if not self.deep and self.chance.random() < 0.4:
            self.deep = True
            self.cut_in += 1
            self.step()
            self.deep = False

    # The service

    def put(self, content: bytes) -> None:
        """The service writes over what is there; if that was its own, nobody has to keep it."""
        there = self.path.read_bytes() if self.path.exists() else b""
        if there in self.theirs:
            self.must.discard(there)
        self.must.add(content)
        if self.chance.random() < 0.5:
            passing = self.path.with_name("passing")
            passing.write_bytes(content)
            passing.replace(self.path)
        else:
            self.path.write_bytes(content)

    def sync(self) -> None:
        content = self.content("elsewhere")
        self.theirs.add(content)
        self.put(content)

    def revert(self) -> None:
        self.put(self.chance.choice(sorted(self.must)))

    def touch(self) -> None:
        if self.path.exists():
            self.path.touch()

    def found(self) -> set[bytes]:
        there = [one for one in self.path.parent.iterdir() if one.is_file()]
        kept = [one.path for home in self.homes for one in versions.versions(ID, home)]
        return {one.read_bytes() for one in (*there, *kept)}


class Person:
    """Opens, draws and saves, as the window does it."""

    def __init__(self, story: Story, home: Path) -> None:
        self.story, self.home = story, home
        self.path, self.busy = story.path, False
        self.open_now()

    def open_now(self) -> None:
        self.document = self.path.read_bytes()
        self.digest, self.unsaved = digest_of(self.document), False

    def open(self) -> None:
        if not self.unsaved and not self.busy:
            self.path = self.story.path
            self.open_now()

    def edit(self) -> None:
        if not self.busy:
            self.document, self.unsaved = self.story.content("drawn"), True

    def keep(self) -> None:
        if digest_at(self.path) == self.digest:
            content = self.path.read_bytes()
            if digest_of(content) == self.digest:
                versions.keep(ID, content, dt.datetime(2026, 11, 22, 12), inside=self.home)

    def save(self) -> None:
        if not self.unsaved or self.busy:
            return
        self.busy = True
        self.keep()
        content = self.document
        try:
            self.digest = write_safely(self.path, content, expected_digest=self.digest)
        except ChangedOutside:
            self.path, self.digest = write_conflict(
                self.path, lambda at: write_safely(at, content, expected_digest=NOTHING_THERE), TODAY
            )
        self.story.must.add(content)
        self.story.interrupt()
        versions.keep(ID, content, dt.datetime(2026, 11, 22, 12), inside=self.home)
        self.busy, self.unsaved = False, False


def interrupted(monkeypatch: pytest.MonkeyPatch, story: list[Story]) -> None:
    """Let others do something before and after every step that counts."""

    def around(name: str) -> None:
        real: Callable[..., Any] = getattr(safe_write, name)

        def cut(*given: Any) -> Any:
            at = Path(given[1] if name == "_checked" else given[0])
            if story[0].path.parent in (at, at.parent):
                story[0].interrupt()
                done = real(*given)
                story[0].interrupt()
                return done
            return real(*given)

        monkeypatch.setattr(safe_write, name, cut)

    for name in ("_checked", "_put_for", "_settle_folder"):
        around(name)


def test_what_anybody_saved_still_exists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now: list[Story] = []
    first, cut_in = random.randrange(1 << 30), 0
    for number in range(STORIES):
        seed = first + number
        with monkeypatch.context() as patch:
            story = Story(tmp_path / str(number), seed)
            now[:] = [story]
            interrupted(patch, now)
            for _ in range(10):
                story.step()
        cut_in += story.cut_in
        missing = story.must - story.found()
        assert not missing, f"seed {seed}: {missing}"
        left = [one.name for one in story.path.parent.iterdir() if one.name.startswith(".~")]
        assert not left, f"seed {seed}: {left}"
    sys.stdout.write(f"{STORIES} stories, {cut_in} times somebody cut in\n")
    assert cut_in > STORIES / 2
