"""Start-up: everything is made here by hand, in order, on one page."""

import ctypes.util
import sys
from collections.abc import Sequence
from pathlib import Path

QT_LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
    "xkbcommon": "libxkbcommon0",
    "X11": "libx11-6",
    "dbus-1": "libdbus-1-3",
}
"""What Qt needs to load at all, wherever it shows its windows, and the Debian package of each."""

XCB_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
"""What it needs besides to show a window on X11."""


def run(words: Sequence[str]) -> int:
    """Open the window: empty, with the file given, or with a copy of the sample. The answer is the exit code."""
    trouble = missing()
    if trouble:
        print(f"sociomap: {trouble}", file=sys.stderr)
        return 1
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from sociomap_app.editing.fresh import new_sociomap
    from sociomap_app.editing.session import Session
    from sociomap_app.frameworks.read import load

    from . import crash, palette, preferences
    from .window import Window

    application = QApplication.instance() or QApplication(["sociomap"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Sociomap")
    application.setStyle("Fusion")
    file = preferences.default_file()
    chosen = preferences.read(file)
    palette.use(application, chosen.appearance, chosen.text_size)
    framework = load(Path(chosen.own_folder) if chosen.own_folder else None)
    session = Session(new_sociomap(framework))
    settings = QSettings(str(file.with_name("window.ini")), QSettings.Format.IniFormat)
    window = Window(session, framework, chosen, file, settings)
    crash.catch(window)
    if list(words) == ["demo"]:
        window.open_sample()
    elif words:
        window.files.show(Path(words[0]))
    window.show()
    for problem in framework.problems:
        window.ask.tell(f"Words of your provider's folder were left out. {problem}")
    return application.exec()


def missing() -> str | None:
    """What the machine lacks to show a window, with the package to install; None where nothing is known."""
    import os

    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    lacking = [package for library, package in QT_LIBRARIES.items() if ctypes.util.find_library(library) is None]
    if lacking:
        return f"the window needs system libraries. Please install: {' '.join(lacking)}."
    if platform in ("offscreen", "minimal", "vnc") or platform.startswith("wayland"):
        return None
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return (
            "there is no display to open a window on. The same works without one: "
            "sociomap demo --no-window FOLDER, and see sociomap --help."
        )
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return None
    lacking = [package for library, package in XCB_LIBRARIES.items() if ctypes.util.find_library(library) is None]
    if lacking:
        return f"the window needs system libraries. Please install: {' '.join(lacking)}."
    return None
