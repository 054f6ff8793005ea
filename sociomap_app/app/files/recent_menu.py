"""The maps opened last, as a menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from sociomap_app.app.settings.settings import Settings
from sociomap_app.storage.preferences import MOST_RECENT


class RecentMenu(QMenu):
    """Lists itself anew whenever it opens. ``chosen`` names the map to open."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__("Recent maps", parent)
        self._settings = settings
        self.aboutToShow.connect(self.list_maps)

    def list_maps(self) -> None:
        """The maps by the names of their files, and a way to forget them."""
        recent = self._settings.now.recent[:MOST_RECENT]
        self.clear()
        for number, one in enumerate(recent, start=1):
            action = self.addAction(f"&{number} {Path(one).name.replace('&', '&&')}")
            action.setToolTip(one)
            action.triggered.connect(partial(self._choose, Path(one)))
        if not recent:
            self.addAction("None yet").setEnabled(False)
        else:
            self.addSeparator()
            self.addAction("Forget these").triggered.connect(self._settings.forget_maps)

    def _choose(self, path: Path, _: bool = False) -> None:
        self.chosen.emit(path)
