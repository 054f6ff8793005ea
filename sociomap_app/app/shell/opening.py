"""Opens one window on a map, and stays until it is closed."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sociomap_app.app.background.tasks import PATIENCE, AbandonedWork
from sociomap_app.app.files.map_files import sample_map
from sociomap_app.app.settings import preferences
from sociomap_app.app.settings.settings import Settings
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.editing.session import Session
from sociomap_app.model.ids import random_ids
from sociomap_app.vocabulary.loader import load

from . import crash
from .appearance import dress
from .assembly import Assembly


def open_window(path: Path | None, sample: bool = False) -> int:
    """Open the window on a file, on a copy of the sample, or on an empty map; the exit code once it is closed."""
    application = QApplication.instance() or QApplication(["sociomap", "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Sociomap")
    whole = assembled(sample=sample)
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


def assembled(*, sample: bool = False) -> Assembly:
    """A window as this user has it, in the look of the settings, not shown yet."""
    file = preferences.default_file()
    settings = Settings(preferences.read(file), file)
    dress(settings)
    framework = load(Path(settings.now.own_folder) if settings.now.own_folder else None)
    document = sample_map(random_ids()) if sample else new_sociomap(framework)
    return Assembly(Session(document), framework, settings, state=file.with_name("window.json"))


def end_soon(code: int) -> None:
    """Wait a little for work that was let go of. A thread that does not end then goes with the program, for what
    it makes is wanted by nobody, and whatever was to be kept is kept."""
    if not AbandonedWork.of_program().wait(PATIENCE):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)
