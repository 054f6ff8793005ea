"""The settings in force in one window: kept in their file at once, and told to whoever goes by them."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sociomap_app.model.errors import UserFault
from sociomap_app.storage import preferences as prefs
from sociomap_app.storage.preferences import Preferences


class Settings(QObject):
    """``changed`` tells the settings before and after; ``not_kept`` says why the file could not be written."""

    changed = Signal(object, object)
    not_kept = Signal(str)

    def __init__(self, now: Preferences, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._file = now, file

    @property
    def now(self) -> Preferences:
        """The settings as they are."""
        return self._now

    def take(self, preferences: Preferences) -> None:
        """Put new settings into force and keep them; where they cannot be kept, say so."""
        before = self._now
        after = self._now = prefs.beside_others(before, preferences, self._file)
        self.changed.emit(before, after)
        try:
            prefs.write(self._file, after)
        except UserFault as fault:
            self.not_kept.emit(str(fault))

    def remember_map(self, path: Path) -> None:
        """That map was opened or saved last."""
        self.take(prefs.with_recent(self._now, path.absolute()))

    def forget_map(self, path: Path) -> None:
        """That map stands in no list any more."""
        self.take(prefs.without(self._now, path))

    def forget_maps(self) -> None:
        """No map stands in the list of those opened last."""
        self.take(prefs.forgotten(self._now))
