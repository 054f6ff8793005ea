"""Beginning: a new map, or the sample of an invented trainee."""

from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.files.map_files import MapFiles

from .guided_start import GuidedStart
from .naming import Naming

SAMPLE = "A sample: everybody on this map is invented."


class NewMaps:
    """What stands there at the beginning of a map."""

    def __init__(self, files: MapFiles, naming: Naming, guided: GuidedStart, status: QStatusBar) -> None:
        self._files, self._naming, self._guided, self._status = files, naming, guided, status

    def begin(self) -> None:
        """A new map is begun by naming somebody, whatever stood beside the last one."""
        if self._files.new():
            self._guided.rest()
            self._naming.start()

    def open_sample(self) -> None:
        """The sample map, with a word on it."""
        if self._files.open_sample():
            self.tell_of_sample()

    def tell_of_sample(self) -> None:
        """Say below the map that nobody on it is real."""
        self._status.showMessage(SAMPLE, 15_000)
