"""Start-up: everything is made here by hand, in order, on one page. First a picture of the map, then the rest."""

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sociomap_app.canvas.later import later

if TYPE_CHECKING:
    from sociomap_app.app.settings.preferences import Preferences
    from sociomap_app.editing.session import Session
    from sociomap_app.vocabulary.entries import Framework

    from .window import Window

QT_LIBRARIES = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libfontconfig.so.1": "libfontconfig1"}
"""What the library itself is linked against, with the package that has it."""

XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
}
"""What it loads to open a window under X, where it ends the process without a word if one is missing."""


UNUSED = ("argparse", "bz2", "ipaddress", "lzma")
"""Modules of the standard library that those read here only name: they are read if somebody comes to use them."""


def run(words: Sequence[str]) -> int:
    """Open the window: empty, with the file given, or with a copy of the sample. The answer is the exit code."""
    gc.disable()  # hardly anything is thrown away until the window is whole, and to look for it takes long
    try:
        return _open(words)
    finally:
        gc.enable()


def _open(words: Sequence[str]) -> int:
    begun = begin(words)
    trouble = missing()
    if trouble:
        print(f"sociomap: {trouble}", file=sys.stderr)
        return 1
    from PySide6.QtWidgets import QApplication

    from . import crash
    from .window import Window

    # The style by name, as one hands it to any Qt program: to ask for it later makes a second one.
    application = QApplication.instance() or QApplication(["sociomap", "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Sociomap")
    left = begun.file.with_name("window.json")
    window = Window(begun.session, begun.framework, begun.chosen, begun.file, left, staged=True)
    crash.catch(window)
    furnish_when_painted(window, sample=list(words) == ["demo"])
    window.show()
    if words and list(words) != ["demo"]:
        window.files.show(Path(words[0]))
    for problem in begun.framework.problems:
        window.ask.tell(f"Words of your provider's folder were left out. {problem}")
    code = application.exec()
    end_soon(code)
    return code


def end_soon(code: int) -> None:
    """Wait a little for work that was let go of. A thread that does not end then goes with the program, for what
    it makes is wanted by nobody, and whatever was to be kept is kept."""
    from sociomap_app.app.background.tasks import PATIENCE, AbandonedWork

    if not AbandonedWork.of_program().wait(PATIENCE):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)


class Begun(msgspec.Struct, frozen=True):
    """What a window is opened with."""

    file: Path
    chosen: "Preferences"
    framework: "Framework"
    session: "Session"


def begin(words: Sequence[str]) -> Begun:
    """Settings, words and map, and every module that needs no Qt.

    They come before Qt because its binding opens and searches the source of whatever is imported after it.
    """
    for name in UNUSED:
        with contextlib.suppress(ModuleNotFoundError):  # a Python without it does without it
            later(name)
    from sociomap_app.app.files.map_files import sample
    from sociomap_app.app.settings import preferences
    from sociomap_app.canvas import composed  # noqa: F401  (this and the next: only so that they are there)
    from sociomap_app.drawing import svg  # noqa: F401
    from sociomap_app.editing.new_map import new_sociomap
    from sociomap_app.editing.session import Session
    from sociomap_app.model.ids import random_ids
    from sociomap_app.vocabulary import naming  # noqa: F401
    from sociomap_app.vocabulary.loader import load

    from . import colours, crash  # noqa: F401

    file = preferences.default_file()
    chosen = preferences.read(file)
    framework = load(Path(chosen.own_folder) if chosen.own_folder else None)
    document = sample(random_ids()) if list(words) == ["demo"] else new_sociomap(framework)
    return Begun(file, chosen, framework, Session(document))


def furnish_when_painted(window: "Window", *, sample: bool = False) -> None:
    """Let the window be made as soon as the picture of the map has been on the screen for a frame."""

    def furnish() -> None:
        window.furnish()
        window.keeping.look()
        if sample:
            window.pencil.tell_of_sample()
        gc.freeze()  # what stands now stays: it is not looked through again
        gc.enable()

    if window.first is not None:
        window.first.then = furnish


def missing() -> str | None:
    """What the machine lacks to show a window, with the package to install; None where nothing is known."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        from PySide6 import QtWidgets  # noqa: F401  (whether it can be loaded is the question)
    except ImportError as fault:
        package = next((package for library, package in QT_LIBRARIES.items() if library in str(fault)), None)
        if package is None:
            raise
        return f"the window needs a system library. Please install the package {package}."
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in ("offscreen", "minimal", "vnc") or platform.startswith("wayland"):
        return None
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return (
            "there is no display to open a window on. The same works without one: "
            "sociomap demo --no-window FOLDER, and see sociomap --help."
        )
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return None
    lacking = [package for library, package in XCB_LIBRARIES.items() if not _loads(library)]
    if lacking:
        return f"the window needs system libraries. Please install: {' '.join(lacking)}."
    return None


def _loads(library: str) -> bool:
    import ctypes  # only under X

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
