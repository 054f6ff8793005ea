"""What the window says of its map: its title, how safe the map is, and who is not placed yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sociomap_app.app.background.autosave import Autosave
from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing.session import News, Session

from .window import Window

LOCKED = "Locked – Sociomap"


class LineOfState:
    """Hears whatever happens to the map, its file, its recovery file and the screen, and says how it stands."""

    def __init__(
        self, window: Window, session: Session, files: MapFiles, autosave: Autosave, screen: ScreenState
    ) -> None:
        self._window, self._session, self._files = window, session, files
        self._autosave, self._screen = autosave, screen
        self.state, self.note = QLabel(), QLabel()
        for label in (self.state, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        window.statusBar().addPermanentWidget(self.state)
        window.statusBar().addWidget(self.note, 1)
        session.subscribe(self._heard)
        autosave.kept.connect(self.refresh)
        screen.changed.connect(self.refresh)

    def _heard(self, news: News) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Say it anew."""
        session, locked = self._session, self._screen.locked
        title = LOCKED if locked else self._files.title(named=not self._screen.names_hidden)
        self._window.setWindowTitle(title)
        self._window.setWindowModified(session.unsaved and not locked)
        self.state.setText(self._files.in_words(self._autosave.kept_at))
        waiting = sum(1 for alter in session.wave.alters.values() if not alter.place.on_map)
        self.note.setText(f"{waiting} not placed yet: drag to where they belong" if waiting else "")
