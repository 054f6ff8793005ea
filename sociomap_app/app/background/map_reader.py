"""The map read for the pages: at once where that takes less than a frame, else beside the window."""

from PySide6.QtCore import QObject

from sociomap_app.model.sociomap import Sociomap
from sociomap_app.panels.findings.map_reading import MapReading, TakeReading, is_quick, read_map
from sociomap_app.vocabulary.entries import Framework

from .tasks import BackgroundWork


class MapReader:
    """Answers with what is said of a wave; an answer that comes too late is dropped."""

    def __init__(self, framework: Framework, parent: QObject) -> None:
        self._framework = framework
        self._work = BackgroundWork(_hand_over, wait=0, parent=parent)

    def read(self, document: Sociomap, wave_id: str, answer: TakeReading) -> None:
        """Read that wave. KeyError for one that is not there."""
        framework = self._framework
        if is_quick(document, wave_id):
            answer(read_map(document, wave_id, framework))
        else:
            self._work.ask(lambda: (answer, read_map(document, wave_id, framework)))

    def leave(self) -> None:
        """Nothing more is wanted."""
        self._work.let_go()


def _hand_over(done: tuple[TakeReading, MapReading]) -> None:
    answer, reading = done
    answer(reading)
