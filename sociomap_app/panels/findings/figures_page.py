"""Every figure with its formula, what it leaves out, and why it is a dash; for those who want them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent

from sociomap_app.editing.session import News, Session
from sociomap_app.panels.controls.labels import button, describe, line, words
from sociomap_app.panels.controls.panel import Panel, body, empty
from sociomap_app.vocabulary.entries import Framework, MeasureWords
from sociomap_app.vocabulary.naming import area_word, ring_words

from .map_reading import MapReading, Readings
from .overview import CountBars, counts

INTRO = (
    "Figures are for looking closer, not for marking anybody. A dash is a figure that cannot be had; the reason "
    "stands beside it. Structure is that of the people as you drew them, with you taken out."
)
COPIED = "The figures are on the clipboard, as a table."
CHARTS = ("size_by_ring", "size_by_sector")
HEADINGS = ("name", "figure", "value", "what it means", "formula", "leaves out", "source", "why there is none")


class FiguresPanel(Panel):
    """The figures of the wave in view, in groups, with small charts by ring, area and kind. ``sources_wanted``
    asks for the page of sources."""

    sources_wanted = Signal()

    def __init__(self, session: Session, framework: Framework, readings: Readings) -> None:
        super().__init__(session, framework)
        self.readings = readings
        self.list, self.list_rows = body()
        self.copy = button("Copy the figures as a table")
        self.copy.clicked.connect(self.copy_table)
        self.told = words("", "quiet")
        sources = button("Sources and terms …", "link")
        sources.clicked.connect(self.sources_wanted)
        self.column.addWidget(words(INTRO, "quiet"))
        self.column.addWidget(sources, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.list)
        self.column.addWidget(line())
        self.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.told)
        self.reading: MapReading | None = None
        readings.arrived.connect(self.show_reading)
        if readings.is_current() and readings.latest is not None:
            self.show_reading(readings.latest)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.readings.want(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.readings.want(False)

    def hear(self, news: News) -> None:
        """New figures come as a reading."""

    def show_reading(self, reading: MapReading) -> None:
        """Show the figures of a reading."""
        self.reading = reading
        self.told.setText("")
        empty(self.list_rows)
        group = ""
        for entry in self.framework.measures.values():
            if entry.group != group:
                group = entry.group
                self.list_rows.addSpacing(8)
                self.list_rows.addWidget(words(group, "title"))
            self._figure(entry, reading)
            if entry.id == CHARTS[-1]:
                self._chart("By kind", _kinds(reading, self.framework))

    def _figure(self, entry: MeasureWords, reading: MapReading) -> None:
        value = reading.measures.values.get(entry.id)
        if entry.id in CHARTS and isinstance(value, Mapping):
            self._chart(entry.label, counts(value, _labels(entry.id, reading, self.framework)))
        else:
            said = words(f"{entry.label}: {shown(value)}", "strong")
            said.setAccessibleName(f"{entry.label}: {shown(value)}")
            self.list_rows.addWidget(said)
        if value is None:
            self.list_rows.addWidget(words(f"– because {reading.measures.undefined.get(entry.id, '')}.", "quiet"))
        if entry.means:
            self.list_rows.addWidget(words(entry.means))
        self.list_rows.addWidget(
            words(f"{entry.formula}. Leaves out {entry.leaves_out}. ({entry.source})", "quiet")
        )

    def _chart(self, label: str, values: list[tuple[str, int]]) -> None:
        bars = CountBars()
        bars.show_values(values)
        describe(bars, f"{label}: " + ", ".join(f"{one} {count}" for one, count in values))
        self.list_rows.addWidget(words(label, "strong"))
        self.list_rows.addWidget(bars)

    def copy_table(self) -> None:
        """Every figure as a row of a table, for a spreadsheet."""
        if self.reading is None:
            return
        rows = ["\t".join(HEADINGS)]
        for entry in self.framework.measures.values():
            value = self.reading.measures.values.get(entry.id)
            reason = self.reading.measures.undefined.get(entry.id, "")
            labels = _labels(entry.id, self.reading, self.framework)
            parts = value.items() if isinstance(value, Mapping) else [("", value)]
            for key, number in parts:
                label = f"{entry.label}: {labels.get(key, key)}" if key else entry.label
                told = "" if number is None else repr(number)
                cells = (entry.id, label, told, entry.means, entry.formula, entry.leaves_out, entry.source, reason)
                rows.append("\t".join(" ".join(cell.split()) for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(rows) + "\n")
        self.told.setText(COPIED)


def shown(value: Any) -> str:
    """A figure as people read it: whole numbers as they are, others with two places, a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, int):
        return str(value)
    return f"{value:.0f}" if abs(value) >= 10 and value == int(value) else f"{value:.2f}"


def _labels(name: str, reading: MapReading, framework: Framework) -> Mapping[str, str]:
    design = reading.document.design
    if name == "size_by_ring":
        return {str(number): word for number, word in enumerate(ring_words(design, framework), start=1)}
    return {sector.id: area_word(sector, design, framework) for sector in design.sectors}


def _kinds(reading: MapReading, framework: Framework) -> list[tuple[str, int]]:
    alters = [one for one in reading.document.wave(reading.wave_id).alters.values() if one.counted]
    kinds = framework.values.field["kind"].values
    return [(label, sum(one.kind == kind for one in alters)) for kind, label in kinds.items()]
