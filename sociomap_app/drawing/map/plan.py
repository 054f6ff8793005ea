"""The plan of the map: where rings and sectors lie on a sheet, and which cell a point is in."""

from math import atan2, cos, hypot, sin

import msgspec

from sociomap_app.drawing.marks import Box
from sociomap_app.model.ring_geometry import TURN, ring_radii, sector_angles, span, swing
from sociomap_app.model.sociomap import WISHED, Design, Place


class Cell(msgspec.Struct, frozen=True):
    """One ring in one sector: radii in points, angles in radians clockwise from twelve o'clock."""

    ring: int
    sector: str
    inner: float
    outer: float
    start: float
    end: float


class Plan(msgspec.Struct, frozen=True):
    """Centre, radii and angles of the map on a sheet. ``radii`` starts with ego's own and ends with the
    rim of the wished-for zone; ``angles`` has one more entry than there are sectors."""

    x: float
    y: float
    radii: tuple[float, ...]
    angles: tuple[float, ...]
    sectors: tuple[str, ...]
    token: float

    @property
    def rings(self) -> int:
        """How many rings there are."""
        return len(self.radii) - 2

    @property
    def rim(self) -> float:
        """Radius of the last ring."""
        return self.radii[-2]

    @property
    def edge(self) -> float:
        """Radius of the whole drawing, the wished-for zone included."""
        return self.radii[-1]

    def cell(self, ring: int, sector: str) -> Cell:
        """The cell of a ring (``WISHED`` for the outer zone) and a sector. KeyError for an unknown one."""
        if sector not in self.sectors:
            raise KeyError(sector)
        number = self.sectors.index(sector)
        band = self.rings + 1 if ring == WISHED else ring
        return Cell(
            ring,
            sector,
            self.radii[band - 1],
            self.radii[band],
            self.angles[number],
            self.angles[number + 1],
        )

    def point(self, place: Place) -> tuple[float, float]:
        """Where a place that is on the map lies, in points; tokens stay clear of the cell's lines."""
        assert place.ring is not None and place.sector is not None
        cell = self.cell(place.ring, place.sector)
        low, high = span(cell.inner, cell.outer, self.token)
        radius = low + (high - low) * place.along
        start, end = swing(cell.start, cell.end, radius, self.token)
        angle = start + (end - start) * place.across
        return self.x + radius * sin(angle), self.y - radius * cos(angle)

    def place(self, x: float, y: float) -> Place | None:
        """The place at a point: None beyond the wished-for zone. Inside ego's disc the first ring is meant."""
        radius = hypot(x - self.x, y - self.y)
        if radius > self.edge + self.token:
            return None
        angle = atan2(x - self.x, self.y - y) % TURN
        band = next((n for n in range(1, len(self.radii)) if radius <= self.radii[n]), self.rings + 1)
        ring = WISHED if band == self.rings + 1 else band
        cell = self.cell(ring, self._sector_at(angle))
        low, high = span(cell.inner, cell.outer, self.token)
        along = (radius - low) / (high - low) if high > low else 0.5
        start, end = swing(cell.start, cell.end, min(max(radius, low), high), self.token)
        turned = angle + TURN if angle < cell.start - 1e-9 else angle
        across = (turned - start) / (end - start) if end > start else 0.5
        return Place(ring, cell.sector, min(max(across, 0.0), 1.0), min(max(along, 0.0), 1.0))

    def nearest(self, x: float, y: float) -> Place:
        """The place at a point; beyond the wished-for zone the nearest in it."""
        away = max(hypot(x - self.x, y - self.y), 1.0)
        share = min(self.edge / away, 1.0)
        found = self.place(self.x + (x - self.x) * share, self.y + (y - self.y) * share)
        assert found is not None
        return found

    def _sector_at(self, angle: float) -> str:
        for number, sector in enumerate(self.sectors):
            start, end = self.angles[number], self.angles[number + 1]
            if start <= angle < end or start <= angle + TURN < end:
                return sector
        return self.sectors[-1]


def make_plan(design: Design, area: Box, token: float, ego: float) -> Plan:
    """The largest map of that design in an area of the sheet."""
    edge = max(min(area.right - area.left, area.bottom - area.top) / 2, ego * 3)
    return Plan(
        x=(area.left + area.right) / 2,
        y=(area.top + area.bottom) / 2,
        radii=ring_radii(len(design.rings), ego, edge),
        angles=sector_angles(design),
        sectors=tuple(sector.id for sector in design.sectors),
        token=token,
    )
