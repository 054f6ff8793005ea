"""The plan of the map: where rings and sectors lie on a sheet, and which cell a point is in.

Ring widths follow area, not equal steps: the inner rings hold a fifth and a third of the people of a
usual map and get room in proportion.
"""

from math import atan2, cos, hypot, pi, sin, sqrt

import msgspec

from sociomap_app.model.sociomap import WISHED, Design, Place

from .marks import Box

# Share of the area of the rings, the innermost first, by number of rings.
SHARES: dict[int, tuple[float, ...]] = {
    2: (0.36, 0.64),
    3: (0.20, 0.33, 0.47),
    4: (0.13, 0.21, 0.29, 0.37),
    5: (0.10, 0.15, 0.20, 0.25, 0.30),
}
WISHED_SHARE = 0.145
"""Width of the zone outside the last ring, as a share of the last ring's radius."""

TURN = 2 * pi


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
        low, high = self._span(cell)
        radius = low + (high - low) * place.along
        start, end = self._swing(cell, radius)
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
        low, high = self._span(cell)
        along = (radius - low) / (high - low) if high > low else 0.5
        start, end = self._swing(cell, min(max(radius, low), high))
        turned = angle + TURN if angle < cell.start - 1e-9 else angle
        across = (turned - start) / (end - start) if end > start else 0.5
        return Place(ring, cell.sector, min(max(across, 0.0), 1.0), min(max(along, 0.0), 1.0))

    def _sector_at(self, angle: float) -> str:
        for number, sector in enumerate(self.sectors):
            start, end = self.angles[number], self.angles[number + 1]
            if start <= angle < end or start <= angle + TURN < end:
                return sector
        return self.sectors[-1]

    def _span(self, cell: Cell) -> tuple[float, float]:
        pad = min(self.token * 1.25, (cell.outer - cell.inner) * 0.45)
        return cell.inner + pad, cell.outer - pad

    def _swing(self, cell: Cell, radius: float) -> tuple[float, float]:
        if len(self.sectors) == 1:
            return cell.start, cell.end
        pad = min(self.token * 1.25 / max(radius, 1.0), (cell.end - cell.start) * 0.45)
        return cell.start + pad, cell.end - pad


def make_plan(design: Design, area: Box, token: float, ego: float) -> Plan:
    """The largest map of that design in an area of the sheet."""
    edge = max(min(area.right - area.left, area.bottom - area.top) / 2, ego * 3)
    rim = edge / (1 + WISHED_SHARE)
    shares = SHARES[len(design.rings)]
    inner = ego * 1.25
    radii = [inner]
    for number in range(len(shares)):
        part = sum(shares[: number + 1])
        radii.append(sqrt(inner**2 + (rim**2 - inner**2) * part))
    radii.append(edge)
    whole = sum(sector.width for sector in design.sectors)
    angles = [0.0]
    for sector in design.sectors:
        angles.append(angles[-1] + TURN * sector.width / whole)
    return Plan(
        x=(area.left + area.right) / 2,
        y=(area.top + area.bottom) / 2,
        radii=tuple(radii),
        angles=tuple(angles),
        sectors=tuple(sector.id for sector in design.sectors),
        token=token,
    )
