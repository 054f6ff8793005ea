"""Windows come, draw, save, crash and go in any order: nothing unsaved is ever lost, nobody's copy is touched.

Each window is a process as storage sees it: it holds the lock of its copy, and a crash lets go of the lock and of
nothing else. ``SOCIOMAP_EXAMPLES`` says how many stories are tried.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from sociomap_app.model import edits
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.safety import recovery
from sociomap_app.storage.sociomap_file import encode
from tests.storage.safety.test_recovery import drawn

EXAMPLES = int(os.environ.get("SOCIOMAP_EXAMPLES", "60"))


class Window:
    """A window that keeps what is drawn in it, as ``app.keeping`` does."""

    def __init__(self, document: Sociomap, path: Path | None, digest: str | None) -> None:
        self.document, self.path, self.digest = document, path, digest
        self.copy: recovery.RecoveryFile | None = None
        self.kept: Sociomap | None = None


class Recovering(RuleBasedStateMachine):
    """Two files and any number of windows, living and dead."""

    windows: Bundle[Window] = Bundle("windows")

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="recovering-"))
        self.inside = self.top / "recovery"
        self.files = [self.top / "a.sociomap", self.top / "b.sociomap"]
        for number, file in enumerate(self.files):
            sociomap_file.write(file, drawn("Mum", document_id=f"012345678{number}"))
        self.living: list[Window] = []
        self.lost: dict[Path, Sociomap] = {}
        self.damaged: set[Path] = set()
        self.number = 0

    def teardown(self) -> None:
        for window in self.living:
            if window.copy is not None:
                window.copy.release()
        shutil.rmtree(self.top)

    @rule(target=windows, file=st.sampled_from((0, 1, None)))
    def start(self, file: int | None) -> Window:
        """A window with a file, or with a map that was never saved. Starting looks at what was left, too."""
        for one in recovery.found(self.inside):
            recovery.look(one)
        if file is None:
            window = Window(drawn(document_id="9876543210"), None, None)
        else:
            opened = sociomap_file.read(self.files[file])
            window = Window(opened.sociomap, self.files[file], opened.digest)
        self.living.append(window)
        return window

    @rule(window=windows)
    def draw(self, window: Window) -> None:
        """An edit, and the copy a moment later."""
        self.number += 1
        window.document = edits.set_title(window.document, f"title {self.number}")
        if window.copy is None:
            window.copy = recovery.begin(window.document.id, window.path, window.digest, inside=self.inside)
        window.copy.write(encode(window.document))
        window.kept = window.document

    @rule(window=windows)
    def save(self, window: Window) -> None:
        """To its file, over whatever is there: that is another test's affair."""
        if window.path is not None:
            window.digest = sociomap_file.write(window.path, window.document)
            self.forget(window)

    @rule(window=consumes(windows))
    def close_without_keeping(self, window: Window) -> None:
        self.living.remove(window)
        self.forget(window)

    @rule(window=consumes(windows))
    def crash(self, window: Window) -> None:
        self.living.remove(window)
        if window.copy is not None and window.kept is not None:
            window.copy.release()
            self.lost[window.copy.folder] = window.kept

    @rule(target=windows, which=st.integers(0, 9))
    def recover(self, which: int) -> Any:
        there = recovery.found(self.inside)
        if not there:
            return multiple()
        one = there[which % len(there)]
        looked = recovery.look(one)
        if looked.document is None:
            return multiple()
        assert looked.document == self.lost[one.folder]
        copy = recovery.adopt(one)
        assert copy is not None and recovery.adopt(one) is None
        window = Window(looked.document, Path(one.about.path) if looked.base else None, one.about.digest)
        window.copy, window.kept = copy, looked.document
        del self.lost[one.folder]
        self.living.append(window)
        return window

    @rule(which=st.integers(0, 9))
    def discard(self, which: int) -> None:
        there = recovery.found(self.inside)
        if there:
            one = there[which % len(there)]
            copy = recovery.adopt(one)
            assert copy is not None
            copy.remove()
            del self.lost[one.folder]
            self.damaged.discard(one.folder)

    @rule(which=st.integers(0, 9), content=st.sampled_from((b"", b"{", b"\xff\x00")), note=st.booleans())
    def damage(self, which: int, content: bytes, note: bool) -> None:
        there = recovery.found(self.inside)
        if there:
            one = there[which % len(there)]
            (one.folder / (recovery.ABOUT if note else recovery.MAP)).write_bytes(content)
            if not note:
                self.damaged.add(one.folder)

    def forget(self, window: Window) -> None:
        if window.copy is not None:
            window.copy.remove()
        window.copy = window.kept = None

    @invariant()
    def what_was_lost_is_found(self) -> None:
        there = {one.folder: one for one in recovery.found(self.inside)}
        assert there.keys() == self.lost.keys()
        for folder, one in there.items():
            if folder not in self.damaged:
                assert sociomap_file.read(one.map).sociomap == self.lost[folder]

    @invariant()
    def what_lives_is_not_touched(self) -> None:
        for window in self.living:
            if window.copy is not None:
                kept = sociomap_file.read(window.copy.folder / recovery.MAP).sociomap
                assert kept == window.kept


Recovering.TestCase.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestRecovering = Recovering.TestCase
