"""The areas of a design, one row each: name, side, width, order, and the way out."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sociomap_app.model.fields import MAX_LABEL, MAX_SECTORS, SIDES
from sociomap_app.model.ids import IdSource
from sociomap_app.model.sociomap import Sector
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe
from sociomap_app.panels.controls.panel import Rows, empty
from sociomap_app.panels.controls.text_fields import LineField

WIDTHS = ((0.5, "narrow"), (1.0, "ordinary"), (1.5, "wide"), (2.0, "double"))
NEW_AREA = "New area"


class AreaRow(QWidget):
    """One area. ``said`` tells it as it is now; ``pushed`` one place up (-1) or down (+1); ``gone`` removes it."""

    said = Signal(object)
    pushed = Signal(int)
    gone = Signal()

    def __init__(self, sector: Sector) -> None:
        super().__init__()
        self.sector = sector
        self.name = LineField("Name of the area")
        self.name.setMaxLength(MAX_LABEL)
        self.name.setText(sector.label)
        self.name.setCursorPosition(0)
        self.side = DropDown([(side, side) for side in reversed(SIDES)])
        self.side.show_value(sector.side)
        widths = list(WIDTHS)
        if sector.width not in dict(widths):
            widths.append((sector.width, f"{sector.width:g} ×"))
        self.width_ = DropDown(sorted(widths))
        self.width_.show_value(sector.width)
        self.up, self.down = _small("↑"), _small("↓")
        self.remove = _small("✕")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 13)
        row.addWidget(self.side, 7)
        row.addWidget(self.width_, 6)
        for small in (self.up, self.down, self.remove):
            row.addWidget(small)
        self.name.typed.connect(lambda text: self._say(label=text))
        self.side.picked.connect(lambda side: self._say(side=side))
        self.width_.picked.connect(lambda width: self._say(width=width))
        self.up.clicked.connect(lambda: self.pushed.emit(-1))
        self.down.clicked.connect(lambda: self.pushed.emit(1))
        self.remove.clicked.connect(self.gone)
        self._describe()

    def controls(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self.name, self.side, self.width_, self.up, self.down, self.remove]

    def _say(self, **fields: Any) -> None:
        self.sector = replace(self.sector, **fields)
        self._describe()
        self.said.emit(self.sector)

    def _describe(self) -> None:
        name = self.sector.label or "this area"
        describe(self.name, "Name of the area")
        describe(
            self.side,
            f"{name}: personal, professional or undivided",
            "Which half of life this area is part of, if any.",
        )
        describe(self.width_, f"{name}: width", "Its share of the circle beside the other areas.")
        describe(self.up, f"{name}: one place earlier", "One place earlier, going round clockwise from the top.")
        describe(self.down, f"{name}: one place later", "One place later, going round clockwise from the top.")
        describe(
            self.remove, f"Remove {name}", "Remove this area. What happens to the people in it is shown first."
        )


def _small(sign: str) -> QPushButton:
    made = button(sign)
    made.setFixedWidth(round(em(made) * 2.0))
    return made


class AreaRows(QWidget):
    """All areas in their order. ``changed`` tells that something of them did."""

    changed = Signal()

    def __init__(self, new_id: IdSource) -> None:
        super().__init__()
        self._new_id = new_id
        self.parts: list[AreaRow] = []
        self.column = Rows(spacing=5)
        self._rows = Rows(spacing=5)
        self.column.addLayout(self._rows)
        self.add = button("Add an area", "link")
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.add)
        self.setLayout(self.column)

    def sectors(self) -> tuple[Sector, ...]:
        """The areas as they are now."""
        return tuple(part.sector for part in self.parts)

    def show_sectors(self, sectors: tuple[Sector, ...]) -> None:
        """Show these."""
        empty(self._rows)
        self.parts = [self._part(sector) for sector in sectors]
        for number, part in enumerate(self.parts):
            part.up.setEnabled(number > 0)
            part.down.setEnabled(number < len(self.parts) - 1)
            part.remove.setEnabled(len(self.parts) > 1)
        self.add.setEnabled(len(self.parts) < MAX_SECTORS)
        before: QWidget | None = None
        for one in [*(each for part in self.parts for each in part.controls()), self.add]:
            if before is not None:
                QWidget.setTabOrder(before, one)
            before = one

    def _part(self, sector: Sector) -> AreaRow:
        part = AreaRow(sector)
        part.said.connect(lambda _: self.changed.emit())
        part.pushed.connect(lambda by: self._push(part, by))
        part.gone.connect(lambda: self._remove(part))
        self._rows.addWidget(part)
        return part

    def _push(self, part: AreaRow, by: int) -> None:
        sectors, at = list(self.sectors()), self.parts.index(part)
        sectors.insert(at + by, sectors.pop(at))
        self._show_anew(tuple(sectors))
        moved = self.parts[at + by]
        wanted, other = (moved.up, moved.down) if by < 0 else (moved.down, moved.up)
        (wanted if wanted.isEnabled() else other).setFocus()

    def _remove(self, part: AreaRow) -> None:
        at = self.parts.index(part)
        self._show_anew(tuple(one for one in self.sectors() if one is not part.sector))
        self.parts[min(at, len(self.parts) - 1)].name.setFocus()

    def _add(self) -> None:
        side = self.parts[-1].sector.side
        self._show_anew((*self.sectors(), Sector(self._new_id(), side, NEW_AREA)))
        self.parts[-1].name.setFocus()
        self.parts[-1].name.selectAll()

    def _show_anew(self, sectors: tuple[Sector, ...]) -> None:
        self.show_sectors(sectors)
        self.changed.emit()
