"""How the program looks by the settings: light or dark, how large its text is, and with it the words on the
map."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sociomap_app.app.appearance.palette import use
from sociomap_app.app.commands.bars import Bars
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.app.settings.settings import Settings
from sociomap_app.canvas.map_view import MapView
from sociomap_app.storage.preferences import Preferences

from .window_frame import WindowFrame

SHARED = 1.35
"""How much larger the words on the map are while names are hidden for a shared screen."""


def dress(settings: Settings) -> None:
    """Put the look of the settings on the whole program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    use(application, settings.now.appearance, settings.now.text_size)


class Appearance(QObject):
    """Follows settings, system and screen in one window."""

    def __init__(
        self, settings: Settings, screen: ScreenState, canvas: MapView, frame: WindowFrame, bars: Bars
    ) -> None:
        super().__init__(frame)
        self._settings, self._screen = settings, screen
        self._canvas, self._frame, self._bars = canvas, frame, bars
        settings.changed.connect(self._changed)
        screen.changed.connect(self.enlarge)
        QApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self.enlarge()

    def _changed(self, before: Preferences, after: Preferences) -> None:
        if (before.appearance, before.text_size) != (after.appearance, after.text_size):
            self._dress()

    def _scheme_changed(self) -> None:
        """The system went light or dark; with a look of one's own nothing changes."""
        if self._settings.now.appearance == "system":
            self._dress()

    def _dress(self) -> None:
        dress(self._settings)
        self.enlarge()
        self._bars.dress(self._settings.now.text_size)

    def enlarge(self) -> None:
        """The words on the map as large as the text of the window; larger on a shared screen."""
        size = self._settings.now.text_size
        self._canvas.read_at(size * (SHARED if self._screen.names_hidden else 1.0))
        self._frame.read_at(size)
