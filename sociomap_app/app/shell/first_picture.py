"""The first thing on the screen: a picture of the map, where the map itself will be in a moment.

It comes from the figure by way of SVG, which Qt paints without pens and brushes of the binding: the first of those
makes a hundred enumerations, and the bars a hundred more. They can wait until somebody sees something.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from sociomap_app.app.settings.preferences import Preferences
from sociomap_app.canvas.composed import ComposedMap, compose
from sociomap_app.canvas.painting.qt_fonts import family
from sociomap_app.drawing.sheet import in_window
from sociomap_app.drawing.svg import svg_for_here
from sociomap_app.editing.session import Session
from sociomap_app.vocabulary.entries import Framework

from .colours import colours
from .room import Bars, Place, of_map

FRAME_MS = 16
"""The time of one frame on most screens: so long the picture has to reach it undisturbed."""


class FirstPicture(QWidget):
    """Fills the window until the window is whole."""

    def __init__(self, session: Session, framework: Framework, preferences: Preferences, bars: Bars) -> None:
        super().__init__()
        self._session, self._framework, self._preferences, self._bars = session, framework, preferences, bars
        self.composed: ComposedMap | None = None
        self.then: Callable[[], object] | None = None

    def place(self) -> Place:
        """Where the map is."""
        several, text_size = len(self._session.document.waves) > 1, self._preferences.text_size
        return of_map(self.width(), self.height(), self._bars, text_size, several=several)

    def paintEvent(self, event: object) -> None:
        try:
            self._paint()
        finally:  # a fault in the picture keeps nobody from the window
            self.go_on()

    def go_on(self) -> None:
        """Let that be done which waits for the picture, once."""
        then, self.then = self.then, None
        if then is not None:
            QTimer.singleShot(FRAME_MS, self.window(), then)

    def _paint(self) -> None:
        place = self.place()
        with QPainter(self) as painter:
            if self._preferences.appearance != "system":  # else the window has the ground of the system's look
                ground = QPixmap(self.size())
                ground.fill(QColor(colours(self._preferences.appearance == "dark")["Window"]))
                painter.drawPixmap(0, 0, ground)
            painter.drawPixmap(place.x, place.y, self._map(place.width, place.height))

    def _map(self, width: int, height: int) -> QPixmap:
        """The map in that much room; nothing where Qt was installed without its reader of SVG."""
        session, sheet = self._session, in_window(width, height, self._preferences.text_size / 100)
        asked, shown = (session.document, session.wave.id, "typed", sheet), self.composed
        if shown is None or not shown.is_of(*asked):
            shown = self.composed = compose(*asked, self._framework)
        ratio = self.devicePixelRatioF()
        family(bold=True)
        picture = QPixmap()
        text = svg_for_here(shown.drawing.figure, ratio, family())
        picture.loadFromData(text.encode(), "SVG")
        picture.setDevicePixelRatio(ratio)
        return picture
