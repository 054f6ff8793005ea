"""What the program says of the map in view, asked for quietly and never while somebody waits.

``read_map`` is a plain function of a snapshot, so that it can run in a thread. ``Readings`` asks for one
when the map has rested for a moment, drops an answer that comes too late, and tells the pages.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from sociomap_app.editing.session import News, Session
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework

if TYPE_CHECKING:
    from sociomap_app.analysis.measures import Measures
    from sociomap_app.analysis.rules.findings import Finding
    from sociomap_app.analysis.structure.structure_summary import Parts
    from sociomap_app.analysis.support.coverage import Coverage

QUICK_READ = 100
"""Up to so many people, a thread takes longer to wake than the reading does."""

REST_MS = 180
"""How long after one reading the next is asked for, while somebody goes on drawing."""


@dataclass(frozen=True, slots=True)
class MapReading:
    """One wave read: figures, findings, who gives what, how many ties there are of each strength (None where it is
    not known), and what can be said of who knows whom."""

    document: Sociomap
    wave_id: str
    measures: "Measures"
    findings: "tuple[Finding, ...]"
    coverage: "Mapping[str, Coverage]"
    strengths: Mapping[int | None, int]
    structure_sections: "Parts" = ()


TakeReading = Callable[[MapReading], None]
ReadingRequest = Callable[[Sociomap, str, TakeReading], None]
"""Asks for a reading of a document's wave; the answer is called in the window's thread when it is there."""


def is_quick(document: Sociomap, wave_id: str) -> bool:
    """Whether reading a wave takes about a millisecond: its people are few, and what reads is there already."""
    few = len(document.wave(wave_id).alters) <= QUICK_READ
    return few and "sociomap_app.analysis.wave_analysis" in sys.modules


def read_map(document: Sociomap, wave_id: str, framework: Framework) -> MapReading:
    """Read one wave. Touches no window, so it may run in any thread. KeyError for a wave not there."""
    from sociomap_app.analysis.structure.structure_summary import structure_sections  # not before a page is filled
    from sociomap_app.analysis.tie_strength import strength  # not before a page is filled
    from sociomap_app.analysis.wave_analysis import analyse_wave  # not before a page is filled

    wave = document.wave(wave_id)
    said = analyse_wave(document, wave, framework)
    strengths = Counter(strength(alter, document.design) for alter in wave.alters.values() if alter.counted)
    parts = structure_sections(document, wave, framework, found=said.shape)
    return MapReading(document, wave_id, said.measures, said.findings, said.coverage, strengths, parts)


class Readings(QObject):
    """The latest reading of the wave in view. ``arrived`` tells each new one."""

    arrived = Signal(object)

    def __init__(self, session: Session, request: ReadingRequest | None = None) -> None:
        super().__init__()
        self._session, self._request = session, request
        self.latest: MapReading | None = None
        self._wanted = 0
        self._asked = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask)
        leave = session.subscribe(self._told)
        self.destroyed.connect(lambda: leave())

    def want(self, wanted: bool) -> None:
        """A page that shows readings came into view, or went out of it."""
        self._wanted = max(self._wanted + (1 if wanted else -1), 0)
        if wanted and not self.is_current():
            self._soon()

    def is_current(self) -> bool:
        """Whether the latest reading speaks of the map as it is."""
        latest, session = self.latest, self._session
        return latest is not None and latest.document is session.document and latest.wave_id == session.wave.id

    def show_reading(self, reading: MapReading) -> None:
        """Take a reading. One of another map or another date is dropped, and asked for anew."""
        if reading.document is not self._session.document or reading.wave_id != self._session.wave.id:
            if self._wanted:
                self._soon()
            return
        self.latest = reading
        self.arrived.emit(reading)

    def _told(self, news: News) -> None:
        if self._wanted and (news.change or news.wave):
            self._soon()

    def _soon(self) -> None:
        """Ask once what is going on has been painted; after a reading just asked for, when the map has rested."""
        self._rest.start(REST_MS if self._asked.isValid() and self._asked.elapsed() < REST_MS else 0)

    def _ask(self) -> None:
        if self._request is not None and not self.is_current():
            self._asked.start()
            self._request(self._session.document, self._session.wave.id, self.show_reading)
