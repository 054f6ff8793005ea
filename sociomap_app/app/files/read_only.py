"""A map that somebody else has open can be looked at: it is read and printed, and nothing done here changes it.

The session takes no edit, no notice stands beside the file, and no copy of it is kept. Saved under another name it
is a map of its own.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sociomap_app.app.map.drawing_commands import KIND_HINT
from sociomap_app.editing.session import News

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window

STAYS = "This map is open only to look at, so nothing on it was changed. Save it under another name to draw on it."
NO_NAMES = "Only to look at"


class ReadOnlyMap(QObject):
    """Shows in one window that its map stays as it is, and says so when somebody tries to change it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window, self._shown = window, False
        strip = window.pencil.strips.look
        strip.ended.connect(lambda: window.acts["save_as"].trigger())
        strip.again.connect(self._open_to_draw)
        window.session.subscribe(self._heard)

    def _heard(self, news: News) -> None:
        window = self._window
        if news.refused:
            window.statusBar().showMessage(STAYS, 8000)
        shown = window.session.only_to_look
        if shown != self._shown:
            self._shown = shown
            window.name_box.setEnabled(not shown)
            window.name_box.clear()
            window.name_box.setPlaceholderText(NO_NAMES if shown else KIND_HINT[window.map.kind])
            if shown:
                window.guiding.rest()
                window.map.setFocus()  # else the keyboard would go on to the button that opens it to draw

    def _open_to_draw(self) -> None:
        """Open it as any map; it is asked how, if somebody has it open still."""
        path = self._window.session.path
        if path is not None:
            self._window.files.show(path)
