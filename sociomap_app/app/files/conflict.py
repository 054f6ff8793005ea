"""Where two people have saved one map, both are kept: it is told, and what differs can be looked at."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt

from sociomap_app.app.dialogs.dialogs import Dialogs
from sociomap_app.app.dialogs.map_picture import MapPicture
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing.session import Session
from sociomap_app.model.errors import UserFault
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.storage.safety.safe_write import shown
from sociomap_app.vocabulary.entries import Framework

from .file_access import FileAccess
from .map_files import MapFiles
from .versions_list import between

COMPARE, OTHER, GO_ON = "Compare the two", "Open the other one", "Go on with mine"


class Conflict:
    """Hears from the files that both were kept."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        files: MapFiles,
        access: FileAccess,
        ask: Questions,
        screen: ScreenState,
        dialogs: Dialogs,
    ) -> None:
        self._session, self._framework, self._files, self._access = session, framework, files, access
        self._ask, self._screen, self._dialogs = ask, screen, dialogs
        files.both_kept.connect(self.tell)

    def tell(self, other: Path) -> None:
        """Tell that the map was saved beside another, and offer to see what differs."""
        mine = self._session.path
        assert mine is not None
        choices = (OTHER, GO_ON) if self._screen.names_hidden else (COMPARE, OTHER, GO_ON)
        told = (
            f"“{shown(other)}” was changed by somebody else meanwhile. Both are kept: theirs as it is, "
            f"and yours as “{shown(mine)}”."
        )
        chosen = choices[self._ask.pick(told, choices)]
        if chosen == COMPARE:
            self.show_difference(other)
        elif chosen == OTHER:
            self._files.open(other)

    def show_difference(self, other: Path) -> None:
        """Two maps of one origin: what is in mine and not in theirs, and the other way round."""
        try:
            theirs = self._access.read(other).sociomap
        except UserFault as fault:
            self._ask.tell(str(fault))
            return
        panel, picture, take = self._dialogs.panel(), MapPicture(self._framework), button(OTHER)
        panel.column.setContentsMargins(16, 14, 16, 14)
        panel.column.addWidget(words(f"The other map: {shown(other)}", "title"))
        panel.column.addWidget(words(between(self._session.document, theirs)))
        picture.setAccessibleName("The other map")
        panel.column.addWidget(picture, 1)
        panel.column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        made = self._dialogs.show("Both maps are kept", panel, QSize(640, 560), "both")
        made.finished.connect(lambda _: picture.stop())
        take.clicked.connect(lambda: made.close() and self._files.open(other))
        picture.show_map(theirs, theirs.latest.id)
