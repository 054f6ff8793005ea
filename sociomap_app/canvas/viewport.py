"""Which part of the map the window shows."""

import msgspec
from PySide6.QtGui import QTransform

LEAST_ZOOM, MOST_ZOOM = 0.5, 8.0

IN_VIEW = 80.0
"""So much of the map always stays in the window, in pixels."""


class Viewport(msgspec.Struct, frozen=True):
    """How many pixels a point of the figure takes, and where the figure's corner lies in the window."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_figure(self, x: float, y: float) -> tuple[float, float]:
        """A point of the window in points of the figure."""
        return (x - self.x) / self.zoom, (y - self.y) / self.zoom

    def to_window(self, x: float, y: float) -> tuple[float, float]:
        """A point of the figure in pixels of the window."""
        return x * self.zoom + self.x, y * self.zoom + self.y

    def closer(self, factor: float, x: float, y: float) -> "Viewport":
        """Closer, or with a factor under 1 further, about a point of the window that stays where it is."""
        zoom = min(max(self.zoom * factor, LEAST_ZOOM), MOST_ZOOM)
        grown = zoom / self.zoom
        return Viewport(zoom, x - (x - self.x) * grown, y - (y - self.y) * grown)

    def moved(self, dx: float, dy: float) -> "Viewport":
        """The map moved under the window."""
        return Viewport(self.zoom, self.x + dx, self.y + dy)

    def kept(self, width: float, height: float) -> "Viewport":
        """The same with some of the map in a window of that size."""
        x = min(max(self.x, IN_VIEW - width * self.zoom), width - IN_VIEW)
        y = min(max(self.y, IN_VIEW - height * self.zoom), height - IN_VIEW)
        return Viewport(self.zoom, x, y)

    def transform(self) -> QTransform:
        """The same for a painter."""
        return QTransform(self.zoom, 0, 0, self.zoom, self.x, self.y)
