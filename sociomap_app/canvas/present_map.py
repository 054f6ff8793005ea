"""The map as it is now, drawn anew when it is asked for and anything that it shows is another. No Qt.

What is drawn never depends on who was told first of a change: whoever asks, asks for the present.
"""

from typing import Protocol

from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.drawing.sheet import Sheet, in_window
from sociomap_app.editing.session import Session
from sociomap_app.model.fields import NamesLevel
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework

from .composed import ComposedMap, compose


class Room(Protocol):
    """The room a map has on the screen, in pixels; a widget is one."""

    def width(self) -> int:
        """From left to right."""

    def height(self) -> int:
        """From top to bottom."""


class PresentMap:
    """The wave in view of a session, composed once for whatever room there is. It has no data of its own but how
    people are called (``names``) and how much larger than usual the words are (``reading``)."""

    def __init__(self, room: Room, session: Session, framework: Framework) -> None:
        self._room, self._session, self._framework = room, session, framework
        self._composed: ComposedMap | None = None
        self.names: NamesLevel = "typed"
        self.reading = 1.0

    @property
    def drawing(self) -> Drawing:
        """The drawing of the wave in view; the very same one for as long as nothing has changed."""
        asked, known = self._asked(), self._composed
        if known is None or not known.is_of(*asked):
            known = self._composed = compose(*asked, self._framework)
        return known.drawing

    def _asked(self) -> tuple[Sociomap, str, NamesLevel, Sheet]:
        sheet = in_window(self._room.width(), self._room.height(), self.reading)
        return self._session.document, self._session.wave.id, self.names, sheet
