"""What can be printed and exported of the open map, and of others: each dialogue made when it is asked for."""

from PySide6.QtWidgets import QStatusBar, QWidget

from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing.session import Session
from sociomap_app.vocabulary.entries import Framework

from .blank_dialog import BlankDialog
from .folder_dialog import FolderDialog
from .paper_output import PaperOutput
from .print_dialog import PrintDialog


class PrintDialogs:
    """Opens the dialogues over one window; ``paper`` is the way out without one."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        framework: Framework,
        canvas: MapView,
        files: MapFiles,
        ask: Questions,
        screen: ScreenState,
        status: QStatusBar,
    ) -> None:
        self._over, self._session, self._framework = over, session, framework
        self._files, self._ask, self._screen = files, ask, screen
        self.paper = PaperOutput(session, framework, canvas, files, ask, screen, status)

    def show(self, what: str = "") -> PrintDialog:
        """Print and export; ``what`` is ``sheets`` or ``alone``, empty for what the map remembers."""
        made = PrintDialog(
            self._over,
            self._session,
            self._framework,
            self.paper,
            self._ask,
            what=what,
            hidden=self._screen.names_hidden,
        )
        made.open()
        return made

    def show_blank(self) -> BlankDialog:
        """Empty maps to fill in by hand."""
        design, hidden = self._session.document.design, self._screen.names_hidden
        made = BlankDialog(self._over, self._framework, design, self.paper, self._ask, hidden=hidden)
        made.open()
        return made

    def show_folder(self) -> FolderDialog:
        """Sheets for a folder of maps."""
        made = FolderDialog(self._over, self._framework, self._ask, self._files.folder)
        made.open()
        return made
