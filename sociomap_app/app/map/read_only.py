"""A map that somebody else has open can be looked at: it is read and printed, and nothing done here changes it.

The session takes no edit, no notice stands beside the file, and no recovery file of it is kept. Saved under
another name it is a map of its own.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QStatusBar

from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing.session import News, Session
from sociomap_app.panels.tool_strips import LookStrip

from .naming import Naming

STAYS = "This map is open only to look at, so nothing on it was changed. Save it under another name to draw on it."


class ReadOnlyMap:
    """Shows in one window that its map stays as it is, and says so when somebody tries to change it."""

    def __init__(
        self,
        session: Session,
        files: MapFiles,
        strip: LookStrip,
        naming: Naming,
        canvas: MapView,
        status: QStatusBar,
        stop_asking: Callable[[], object],
    ) -> None:
        """``stop_asking`` puts away the questions that help."""
        self._session, self._files, self._naming, self._canvas = session, files, naming, canvas
        self._status, self._stop_asking, self._shown = status, stop_asking, False
        strip.again.connect(self._open_to_draw)
        session.subscribe(self._heard)

    def _heard(self, news: News) -> None:
        if news.refused:
            self._status.showMessage(STAYS, 8000)
        shown = self._session.only_to_look
        if shown != self._shown:
            self._shown = shown
            self._naming.allow(not shown)
            if shown:
                self._stop_asking()
                self._canvas.setFocus()  # else the keyboard would go on to the button that opens it to draw

    def _open_to_draw(self) -> None:
        """Open it as any map; it is asked how, if somebody has it open still."""
        path = self._session.path
        if path is not None:
            self._files.show(path)
