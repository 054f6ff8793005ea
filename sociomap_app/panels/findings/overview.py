"""How the map stands in plain figures: how many, where, how strong. A dash where a figure cannot be had."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.labels import button, tip, words
from sociomap_app.panels.controls.panel import Rows, body, empty
from sociomap_app.panels.controls.section import Section
from sociomap_app.panels.controls.style import colours, mix
from sociomap_app.panels.sentences import NOT_PLACED
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import area_word, ring_words
from sociomap_app.vocabulary.wording import percent

from .map_reading import MapReading

FIGURES = (
    ("multiplexity_mean", "Kinds of support from each, on average"),
    ("reciprocity", "Support goes both ways"),
    ("strength_mean", "Closeness, on average"),
    ("ei_setting", "Inside or outside your setting"),
)
STRUCTURE = (
    ("density", "Of all connections there could be"),
    ("components", "Separate parts without you"),
    ("isolates", "Not joined to anybody else"),
    ("effective_size", "People, less those that each of them knows"),
)
STRUCTURE_FROM = 5
TOO_FEW = "too few people to say"
SHARES = ("reciprocity", "density")


class CountBars(QWidget):
    """Small bars with their words and numbers. The numbers are the message; the bars only help the eye."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[tuple[str, int]]) -> None:
        """Show these words and numbers, from the top down."""
        if list(values) != self.values:
            self.values = list(values)
            self.setAccessibleName(", ".join(f"{label}: {count}" for label, count in values))
            self.setToolTip(tip("; ".join(f"{label}: {count}" for label, count in values)))
            self.updateGeometry()
            self.update()

    def _step(self) -> float:
        return em(self) * 1.55

    def sizeHint(self) -> QSize:
        return QSize(round(em(self) * 10), round(self._step() * max(len(self.values), 1)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, unit, step = colours(self.palette()), em(self), self._step()
        metrics = self.fontMetrics()
        left = min(
            max((metrics.horizontalAdvance(label) for label, _ in self.values), default=0) + unit * 0.6,
            self.width() * 0.62,
        )
        number = max((metrics.horizontalAdvance(str(count)) for _, count in self.values), default=0) + unit * 0.6
        most, room = max((count for _, count in self.values), default=0), self.width() - left - number
        for place, (label, count) in enumerate(self.values):
            top = place * step
            painter.setPen(c.muted)
            box = QRect(0, round(top), round(left - unit * 0.5), round(step))
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
            wide = room * count / most if most else 0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mix(c.accent, c.ground, 0.25))
            bar = QRectF(left, top + step * 0.26, max(wide, 2.0), step * 0.48)
            painter.drawRoundedRect(bar, step * 0.1, step * 0.1)
            painter.setPen(c.ink)
            beside = QRect(
                round(left + max(wide, 2.0) + unit * 0.4), round(top), round(number + unit), round(step)
            )
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), str(count))


class Overview(QWidget):
    """Size, rings, areas, strength, and further figures folded away."""

    all_wanted = Signal()

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self.framework = framework
        self.size_words = words("", "title")
        self.parts = words("", "quiet")
        self.by_ring, self.by_area = CountBars(), CountBars()
        self.ring_title, self.area_title = words("", "heading"), words("By area", "heading")
        self.strength = words("")
        self.more = Section("More figures", opened=False)
        self.figures, self.figure_rows = body()
        self.more.rows.addWidget(self.figures)
        every = button("Every figure, with its formula …", "link")
        every.clicked.connect(self.all_wanted)
        self.more.rows.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        rows = Rows(spacing=5)
        self.setLayout(rows)
        for part in (self.size_words, self.parts):
            rows.addWidget(part)
        for title, bars in ((self.ring_title, self.by_ring), (self.area_title, self.by_area)):
            rows.addSpacing(6)
            rows.addWidget(title)
            rows.addWidget(bars)
        rows.addSpacing(6)
        rows.addWidget(words("How strong, by closeness alone", "heading"))
        rows.addWidget(self.strength)
        rows.addSpacing(4)
        rows.addWidget(self.more)
        self.hide()

    def show_reading(self, reading: MapReading) -> None:
        """Show the figures of a reading."""
        self.show()
        values, design = reading.measures.values, reading.document.design
        self.size_words.setText(size_sentence(reading))
        self.parts.setText(parts_sentence(reading))
        meaning = self.framework.values.meaning.get(design.ring_meaning)
        self.ring_title.setText(f"By ring: {meaning.label}" if meaning is not None else "By ring")
        rings = {str(number): word for number, word in enumerate(ring_words(design, self.framework), start=1)}
        self.by_ring.show_values(counts(values["size_by_ring"], rings))
        areas = {sector.id: area_word(sector, design, self.framework) for sector in design.sectors}
        self.by_area.show_values(counts(values["size_by_sector"], areas))
        self.strength.setText(strength_sentence(reading, self.framework))
        self._show_figures(reading)

    def _show_figures(self, reading: MapReading) -> None:
        empty(self.figure_rows)
        undefined = dict(reading.measures.undefined)
        values = dict(reading.measures.values)
        if _number(values["size"]) < STRUCTURE_FROM:
            for name, _ in STRUCTURE:
                if values.get(name) is not None:
                    values[name], undefined[name] = None, TOO_FEW
        for name, label in FIGURES + STRUCTURE:
            value = values.get(name)
            said = f"{label}: {_said(name, value)}" if value is not None else f"{label}: –"
            self.figure_rows.addWidget(words(said))
            if value is None:
                self.figure_rows.addWidget(words(undefined.get(name, TOO_FEW), "quiet"))


def counts(found: Any, labels: Mapping[str, str]) -> list[tuple[str, int]]:
    """Words and numbers for bars, in the order of the labels; those not placed at the end, if any."""
    known = [(label, found.get(key, 0)) for key, label in labels.items()]
    unplaced = found.get("unplaced", 0)
    return [*known, (NOT_PLACED, unplaced)] if unplaced else known


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _said(name: str, value: Any) -> str:
    if name in SHARES:
        return percent(value)
    if name == "ei_setting":
        return "as many inside as outside" if value == 0 else "more outside" if value > 0 else "more inside"
    return str(value) if isinstance(value, int) else f"{value:.1f}"


def size_sentence(reading: MapReading) -> str:
    """How many people, groups and resources there are."""
    kinds = {"person": 0, "group": 0, "resource": 0}
    for alter in reading.document.wave(reading.wave_id).alters.values():
        if alter.counted:
            kinds[alter.kind] += 1
    many = (("person", "people"), ("group", "groups"), ("resource", "resources"))
    said = [f"{kinds[one]} {one if kinds[one] == 1 else more}" for one, more in many if kinds[one]]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said) or "Nobody yet"


def parts_sentence(reading: MapReading) -> str:
    """How many are professional, personal, and would be liked."""
    values = reading.measures.values
    alters = reading.document.wave(reading.wave_id).alters.values()
    wished = sum(alter.status == "wished" for alter in alters)
    lost = sum(alter.status == "lost" for alter in alters)
    if values["size_professional"] is None:
        return reading.measures.undefined["size_professional"].capitalize()
    said = [f"{values['size_professional']} professional", f"{values['size_personal']} personal"]
    said += [f"{wished} you would like"] if wished else []
    said += [f"{lost} lost"] if lost else []
    return " · ".join(said)


def strength_sentence(reading: MapReading, framework: Framework) -> str:
    """How many ties there are of each strength: in the words of the rings, or on the scale of closeness."""
    design = reading.document.design
    if design.ring_meaning == "closeness":
        labels = dict(enumerate(reversed(ring_words(design, framework)), start=1))
    else:
        labels = {value: f"at {value} of 5" for value in range(1, 6)}
    many = reading.strengths
    said = [f"{many[value]} {labels[value]}" for value in sorted(labels, reverse=True) if many.get(value)]
    if not said:
        reason = reading.measures.undefined.get("strength_mean", TOO_FEW)
        return f"– {reason}"
    if many.get(None):
        said.append(f"{many[None]} not said")
    return ", ".join(said)
