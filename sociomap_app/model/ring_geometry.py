"""The map as a circle, on no sheet: how wide rings are, where sectors begin, where in a cell a place lies.

Ring widths follow area, not equal steps: the inner rings hold a fifth and a third of the people of a
usual map and get room in proportion. Lengths are in any unit; angles in radians clockwise from twelve o'clock.
"""

from math import pi, sqrt

from .sociomap import Design

# Share of the area of the rings, the innermost first, by number of rings.
SHARES: dict[int, tuple[float, ...]] = {
    2: (0.36, 0.64),
    3: (0.20, 0.33, 0.47),
    4: (0.13, 0.21, 0.29, 0.37),
    5: (0.10, 0.15, 0.20, 0.25, 0.30),
}
WISHED_SHARE = 0.145
"""Width of the zone outside the last ring, as a share of the last ring's radius."""

EGO_ROOM = 1.25
"""Where the first ring begins, in radii of ego's disc."""

CLEAR = 1.25
"""How far the middle of a token keeps from the lines of its cell, in radii of the token."""

TURN = 2 * pi


def ring_radii(rings: int, ego: float, edge: float) -> tuple[float, ...]:
    """Where the first ring begins, where each ring ends, and the rim of the wished-for zone."""
    inner, rim = ego * EGO_ROOM, edge / (1 + WISHED_SHARE)
    shares = SHARES[rings]
    ends = (sqrt(inner**2 + (rim**2 - inner**2) * sum(shares[: number + 1])) for number in range(rings))
    return (inner, *ends, edge)


def sector_angles(design: Design) -> tuple[float, ...]:
    """Where each sector begins, and a whole turn at the end."""
    whole = sum(sector.width for sector in design.sectors)
    angles = [0.0]
    for sector in design.sectors:
        angles.append(angles[-1] + TURN * sector.width / whole)
    return tuple(angles)


def span(inner: float, outer: float, token: float) -> tuple[float, float]:
    """The radii between which tokens stand in a ring from ``inner`` to ``outer``."""
    pad = min(token * CLEAR, (outer - inner) * 0.45)
    return inner + pad, outer - pad


def swing(start: float, end: float, radius: float, token: float) -> tuple[float, float]:
    """The angles between which tokens stand at that radius in a sector from ``start`` to ``end``."""
    if end - start > TURN - 1e-6:
        return start, end
    pad = min(token * CLEAR / max(radius, 1.0), (end - start) * 0.45)
    return start + pad, end - pad
