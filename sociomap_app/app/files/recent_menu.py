"""The maps opened last, as a menu."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from sociomap_app.app.settings import preferences as prefs

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window


class RecentMenu(QMenu):
    """Lists itself anew whenever it opens."""

    def __init__(self, window: "Window") -> None:
        super().__init__("Recent maps", window)
        self._window = window
        self.aboutToShow.connect(self.list_maps)

    def list_maps(self) -> None:
        """The maps by the names of their files, and a way to forget them."""
        window, recent = self._window, self._window.preferences.recent
        self.clear()
        for number, one in enumerate(recent, start=1):
            action = self.addAction(f"&{number} {Path(one).name.replace('&', '&&')}")
            action.setToolTip(one)
            action.triggered.connect(lambda _=False, path=one: window.act(lambda to: to.files.open(Path(path))))
        if not recent:
            self.addAction("None yet").setEnabled(False)
        else:
            self.addSeparator()
            clear = self.addAction("Forget these")
            clear.triggered.connect(lambda: window.take(prefs.forgotten(window.preferences)))
