"""Opens one window on a map, and stays until it is closed."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sociomap_app.app.background.tasks import PATIENCE, AbandonedWork
from sociomap_app.app.settings.settings import Settings

from . import crash
from .apply_appearance import dress
from .assembly import Assembly
from .first_map import ToOpen


def open_window(first: ToOpen, path: Path | None, *, sample: bool = False) -> int:
    """Open the window on that map, and then on a file where one is given; the exit code once it is closed."""
    application = QApplication.instance() or QApplication(["sociomap", "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Sociomap")
    whole = assembled(first)
    crash.catch(whole.ask, whole.auto_lock.may_close)
    whole.window.show()
    whole.bars.name_box.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    if path is not None:
        whole.files.show(path)
    for problem in whole.framework.problems:
        whole.ask.tell(f"Words of your provider's folder were left out. {problem}")
    whole.autosave.look()
    if sample:
        whole.new_maps.tell_of_sample()
    code = application.exec()
    end_soon(code)
    return code


def assembled(first: ToOpen) -> Assembly:
    """The window, in the look of the settings, not shown yet."""
    settings = Settings(first.preferences, first.file)
    dress(settings)
    state = first.file.with_name("window.json")
    return Assembly(first.session, first.framework, settings, state=state)


def end_soon(code: int) -> None:
    """Wait a little for work that was let go of. A thread that does not end then goes with the program, for what
    it makes is wanted by nobody, and whatever was to be kept is kept."""
    if not AbandonedWork.of_program().wait(PATIENCE):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)
