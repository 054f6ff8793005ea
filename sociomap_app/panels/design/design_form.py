"""The design of a map as a form: its rings, what they mean, its areas, and where people go who must."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sociomap_app.editing import redesign
from sociomap_app.editing.redesign import Draft
from sociomap_app.model.clean_text import clean_line
from sociomap_app.model.fields import MAX_LABEL, MAX_RINGS, MIN_RINGS, RING_MEANINGS
from sociomap_app.model.ids import IdSource
from sociomap_app.model.sociomap import Design, Ring, Sociomap
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import words
from sociomap_app.panels.controls.panel import Fields, Rows, empty
from sociomap_app.panels.controls.text_fields import LineField
from sociomap_app.panels.controls.tick_boxes import ShortChoice, Tick
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import in_words

from .area_rows import AreaRows

BESIDE = "beside the map"


class DesignForm(QWidget):
    """Holds a draft. ``changed`` tells that it is another one."""

    changed = Signal()

    def __init__(self, document: Sociomap, framework: Framework, new_id: IdSource) -> None:
        super().__init__()
        self.setObjectName("column")
        self.document, self.framework = in_words(document, framework), framework
        self._design = self.document.design
        self._moved: dict[str, str | None] = {}
        self._rings: dict[int, int | None] = {}
        self.names: list[LineField] = []
        self.targets: dict[str | int, DropDown] = {}
        self.column = Rows(spacing=8)
        self.column.setContentsMargins(2, 2, 10, 8)
        self.setLayout(self.column)
        self._start()
        self._ring_part()
        self.areas = AreaRows(new_id)
        self.areas.changed.connect(self._areas_changed)
        self.column.addWidget(words("Areas", "heading"))
        self.column.addWidget(
            words(
                "Clockwise from the top. Each is part of personal or of professional life, or undivided.", "quiet"
            )
        )
        self.column.addWidget(self.areas)
        self._going_part()
        self.column.addStretch(1)
        self._show()

    def _start(self) -> None:
        presets = [(one.id, one.label) for one in self.framework.presets.values()]
        self.preset = DropDown([(None, "choose a layout …"), *presets])
        self.preset.show_value(None)
        self.preset.picked.connect(self._start_from)
        fields = Fields()
        fields.add("Start from", self.preset, "Its areas take the place of these. Rings that are in use stay.")
        self.column.addWidget(fields)

    def _ring_part(self) -> None:
        meanings = self.framework.values.meaning
        self.meaning = DropDown([(one, meanings[one].label) for one in RING_MEANINGS])
        self.meaning.picked.connect(self._mean)
        self.count = ShortChoice([(number, str(number)) for number in range(MIN_RINGS, MAX_RINGS + 1)])
        self.count.picked.connect(self._number)
        self.column.addWidget(words("Rings", "heading"))
        fields = Fields()
        fields.add("What they mean", self.meaning)
        fields.add("How many", self.count)
        self.column.addWidget(fields)
        self.keep = Tick("Keep how close people are, with each of them")
        self.keep.setChecked(True)
        self.keep.clicked.connect(self.changed)
        self.column.addWidget(self.keep)
        self._names = Rows(spacing=5)
        self.column.addLayout(self._names)

    def _going_part(self) -> None:
        self._going_title = words("Where people go", "heading")
        self.column.addWidget(self._going_title)
        self._going = Rows(spacing=5)
        self.column.addLayout(self._going)

    # --- the draft

    @property
    def draft(self) -> Draft:
        """The design as the form says it now."""
        rings = {ring: self._ring_for(ring) for ring in self.targets if isinstance(ring, int)}
        return Draft(self._design, dict(self._moved), rings, self.keep.isChecked())

    def _ring_for(self, ring: int) -> int | None:
        """Where the people of a ring go: where somebody said, else where they would usually."""
        usual = redesign.usual_ring(self.document, self._design, ring, self.framework)
        said = self._rings.get(ring, usual)
        return said if said is None or said <= len(self._design.rings) else usual

    @property
    def lacking(self) -> str:
        """What is still to be said before it can be a design; empty where nothing is."""
        for what, parts in (("ring", self._design.rings), ("area", self._design.sectors)):
            if not all(clean_line(one.label, MAX_LABEL) for one in parts):
                return f"Each {what} needs a name."
        return ""

    def _start_from(self, preset: str | None) -> None:
        if preset is None:
            return
        draft = redesign.starting_from(self.document, self.framework, preset)
        self._design, self._moved = draft.design, dict(draft.moved)
        self._rings = {}
        self._show()
        self.changed.emit()

    def _mean(self, meaning: str) -> None:
        if meaning != self._design.ring_meaning:
            self._take(redesign.with_meaning(self._design, meaning, self.framework))

    def _number(self, count: int) -> None:
        self._take(redesign.renumbered(self._design, count, self.framework))

    def _take(self, design: Design) -> None:
        self._design = design
        self._show_rings()
        self._show_going()
        self.changed.emit()

    def _name(self, number: int, label: str) -> None:
        rings = list(self._design.rings)
        rings[number] = Ring(label)
        self._design = replace(self._design, rings=tuple(rings))
        self._show_going()
        self.changed.emit()

    def _areas_changed(self) -> None:
        self._design = replace(self._design, sectors=self.areas.sectors())
        self._show_going()
        self.changed.emit()

    # --- showing

    def _show(self) -> None:
        self.areas.show_sectors(self._design.sectors)
        self._show_rings()
        self._show_going()

    def _show_rings(self) -> None:
        design = self._design
        self.meaning.show_value(design.ring_meaning)
        self.count.show_value(len(design.rings))
        ends = redesign.meaning_asked(self.document, self.draft)
        self.keep.setVisible(ends and self.document.design.ring_meaning == "closeness")
        if len(self.names) != len(design.rings):
            empty(self._names)
            fields = Fields()
            self._names.addWidget(fields)
            self.names = [LineField("Name of the ring") for _ in design.rings]
            for number, line in enumerate(self.names):
                where = " (innermost)" if not number else " (outermost)" if number + 1 == len(self.names) else ""
                fields.add(f"Ring {number + 1}{where}", line)
                line.setMaxLength(MAX_LABEL)
                line.typed.connect(partial(self._name, number))
        for line, ring in zip(self.names, design.rings, strict=True):
            line.show_text(ring.label)
        self._order()

    def _show_going(self) -> None:
        """A choice of where to for each area and ring that goes and has people in it."""
        areas = redesign.areas_that_go(self.document, self._design)
        rings = redesign.rings_to_place(self.document, self._design, self.framework)
        if self.targets.keys() != areas.keys() | rings.keys():
            empty(self._going)
            self.targets = {}
            fields = Fields()
            self._going.addWidget(fields)
            for ring, who in rings.items():
                label = self.document.design.rings[ring - 1].label
                self._target(fields, ring, f"Ring {ring}, {label}: {who}", partial(self._rings.__setitem__, ring))
            for area, who in areas.items():
                sector = self.document.design.sector(area)
                assert sector is not None
                self._target(fields, area, f"{sector.label}: {who}", partial(self._moved.__setitem__, area))
        self._going_title.setVisible(bool(self.targets))
        self._offer()
        self._order()

    def _target(self, fields: Fields, key: str | int, label: str, put: Callable[[object], None]) -> None:
        choice = self.targets[key] = DropDown()
        fields.add(label, choice)

        def pick(value: object) -> None:
            put(value)
            self.changed.emit()

        choice.picked.connect(pick)

    def _offer(self) -> None:
        design = self._design
        there = {one.id for one in design.sectors}
        for key, choice in self.targets.items():
            if isinstance(key, int):
                rings = [(n, f"ring {n}, {ring.label}") for n, ring in enumerate(design.rings, start=1)]
                choice.offer([(None, BESIDE), *rings])
                choice.show_value(self._ring_for(key))
            else:
                choice.offer([(None, BESIDE), *((one.id, one.label) for one in design.sectors)])
                area = self._moved.get(key)
                choice.show_value(area if area in there else None)

    def _order(self) -> None:
        """The keyboard goes through the form from the top down, whatever was made last."""
        rows = [one for part in self.areas.parts for one in part.controls()]
        chain: list[QWidget] = [self.preset, self.meaning, *self.count.parts, self.keep, *self.names]
        for one, other in pairwise([*chain, *rows, self.areas.add, *self.targets.values()]):
            QWidget.setTabOrder(one, other)
