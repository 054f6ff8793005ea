"""The window: puts map, panels and bars in their places and hands acts on. It knows no verb of the domain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from sociomap_app.app.dialogs.questions import Questions
from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.app.settings import preferences as prefs
from sociomap_app.app.settings import window_state
from sociomap_app.canvas.later import later
from sociomap_app.editing.session import News, Session
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.vocabulary.entries import Framework

if TYPE_CHECKING:
    # Whatever makes classes of Qt waits for the first picture: its own, and all of the bars and pages.
    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
    from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QToolBar

    from sociomap_app.app.background import locking as locks
    from sociomap_app.app.background.autosave import Autosave
    from sociomap_app.app.background.file_watch import FileWatch
    from sociomap_app.app.background.locking import AutoLock
    from sociomap_app.app.background.tasks import BackgroundWork
    from sociomap_app.app.dialogs import dialogs
    from sociomap_app.app.files import erase_dialog as erasing
    from sociomap_app.app.files.read_only import ReadOnlyMap
    from sociomap_app.app.files.recent_menu import RecentMenu
    from sociomap_app.app.files.review_date import ReviewDate
    from sociomap_app.app.map.drawing_commands import DrawingCommands
    from sociomap_app.app.map.guided_start import GuidedStart
    from sociomap_app.app.map.namesakes import NamesakeNotice
    from sociomap_app.app.map.pasting import Pasting
    from sociomap_app.app.map.view_commands import ViewCommands
    from sociomap_app.app.printing.paper import PaperOutput
    from sociomap_app.canvas.map_view import MapView
    from sociomap_app.panels.controls import drop_down as choice
    from sociomap_app.panels.dates.wave_bar import WaveBar
    from sociomap_app.panels.findings.map_reading import TakeReading
    from sociomap_app.panels.side_panel import SidePanel

    from . import bars as offers
    from . import commands as actions
    from . import first_picture, furnishing
    from . import regions as focus
    from .accessibility import Announcer
    from .bars import NameBox
    from .first_picture import FirstPicture
    from .window_frame import WindowFrame
else:
    choice, offers = later("sociomap_app.panels.controls.drop_down"), later("sociomap_app.app.shell.bars")
    furnishing, first_picture = (
        later(f"sociomap_app.app.shell.{name}") for name in ("furnishing", "first_picture")
    )
    actions = later("sociomap_app.app.shell.commands")
    dialogs, focus = later("sociomap_app.app.dialogs.dialogs"), later("sociomap_app.app.shell.regions")
    erasing, locks = later("sociomap_app.app.files.erase_dialog"), later("sociomap_app.app.background.locking")

SHARED = 1.35
"""How much larger the words on the map are while names are hidden for a shared screen."""


class Window(QMainWindow):
    """One window with one open map."""

    session: Session
    map: MapView
    files: MapFiles
    paper: PaperOutput
    pasting: Pasting
    pencil: DrawingCommands
    guiding: GuidedStart
    looking: ViewCommands
    spoken: Announcer
    namesakes: NamesakeNotice
    keeping: Autosave
    outside: FileWatch
    reviewing: ReviewDate
    locking: AutoLock
    only_to_look: ReadOnlyMap
    recent: RecentMenu
    readings: BackgroundWork
    panel: SidePanel
    waves: WaveBar
    beside: QStackedWidget
    frame: WindowFrame
    name_box: NameBox
    acts: dict[str, QAction]
    menus: list[QMenu]
    bars: tuple[QToolBar, QToolBar]
    state: QLabel
    note: QLabel

    def __init__(
        self,
        session: Session,
        framework: Framework,
        preferences: prefs.Preferences,
        preferences_file: Path,
        left: Path | None = None,
        *,
        staged: bool = False,
    ) -> None:
        """The whole window; ``staged``, only a picture of the map, until it is furnished. The file ``left`` says
        how the last one was left."""
        super().__init__()
        self.session, self.framework = session, framework
        self.preferences, self._preferences_file, self._left = preferences, preferences_file, left
        self.ask = Questions(self)
        self.files = MapFiles(session, framework, self.ask, used=self._used)
        self.files.unread = lambda path, fault, told: erasing.tell_unread(self, path, fault, told)
        self.first: FirstPicture | None = None
        self._furnished = False
        self.setAcceptDrops(True)
        before = window_state.read(left)
        self._restore(before)
        if staged:
            self.say_title()
            session.subscribe(lambda news: None if self._furnished else self.say_title())
            self.first = first_picture.FirstPicture(session, framework, preferences, before.bars)
            self.setCentralWidget(self.first)
        else:
            self.furnish()

    # Building

    def furnish(self) -> None:
        """Make everything there is, in place of the picture of the map. A window is furnished once."""
        if not self._furnished:
            self._furnished = True
            if self.first is not None:
                self.first.go_on()  # it may never have been painted
            furnishing.furnish(self)
            self.first = None

    def _restore(self, before: window_state.WindowState) -> None:
        free = self.screen().availableSize()  # the frame of the system comes on top
        self.resize(min(1280, free.width() - 16), min(800, free.height() - 40))
        if before.geometry:
            self.restoreGeometry(before.geometry)

    def _remember(self) -> None:
        """How the window is left. Of bars that were never seen, or are covered, nothing can be said."""
        seen = self.frame.isVisible() and self.bars[0].isVisible()
        bars = self.frame.room_of_bars() if seen else window_state.read(self._left).bars
        window_state.write(self._left, window_state.WindowState(bytes(self.saveGeometry().data()), bars))

    def say_title(self) -> None:
        """What the window is called: the name of the map, unless names are hidden."""
        self.setWindowTitle(self.files.title(named=not self.names_hidden))

    # What is heard

    def hear(self, news: News) -> None:
        """Say what the window itself says, after whatever has happened."""
        session, locked = self.session, self.locking.locked
        if locked:
            self.setWindowTitle(locks.LOCKED)
        else:
            self.say_title()
        self.setWindowModified(session.unsaved and not locked)
        self.state.setText(self.files.in_words(self.keeping.kept_at))
        offers.show_possible(self)
        if locked:
            for name, act in self.acts.items():
                act.setEnabled(name == "close")  # else a key would tick what it does not do
        past, future = session.history.past, session.history.future
        shown = not self.names_hidden and not locked
        for one, word, steps in (("undo", "Undo", past), ("redo", "Redo", future)):
            said = f": {steps[-1].words}" if steps and shown else ""
            self.acts[one].setText(word + said.replace("&", "&&"))
            self.acts[one].setIconText(word)
        self.acts["lines"].setChecked(session.document.view.ties_to_me)
        waiting = sum(1 for alter in session.wave.alters.values() if not alter.place.on_map)
        self.note.setText(f"{waiting} not placed yet: drag to where they belong" if waiting else "")

    def refresh(self) -> None:
        """Show anew what the window itself says: title, state, what is possible."""
        self.hear(News())

    def have_read(self, document: Sociomap, wave_id: str, answer: TakeReading) -> None:
        """Have a map read: at once where that takes less than a frame, else in the background."""
        from sociomap_app.panels.findings.map_reading import is_quick, read_map

        framework = self.framework
        if is_quick(document, wave_id):
            answer(read_map(document, wave_id, framework))
        else:
            self.readings.ask(lambda: (answer, read_map(document, wave_id, framework)))

    def edit_selected(self) -> None:
        """Show what is selected in the panel, ready to type."""
        if self.names_hidden:
            return
        self.acts["panel"].setChecked(True)
        self.beside.show()
        self.guiding.rest()
        self.panel.show_page("person", focus=True)

    # Acts

    def act(self, do: Callable[[Window], object]) -> None:
        """Do an act of the menus, keys or tools; whoever is quicker than the window waits for it.

        While the map is locked nothing is done but to leave.
        """
        self.furnish()
        if self.locking.locked and do is not actions.leave:
            return
        self.commit()
        do(self)

    def commit(self) -> None:
        """Whatever has been typed, on the map or in a field, and not left yet, counts."""
        choice.commit_typed()
        self.map.commit()

    def undo(self) -> None:
        """Back one step; whatever gesture is open is closed first."""
        if not self.map.give_up():
            self.session.undo()

    def redo(self) -> None:
        """Forward one step."""
        self.map.give_up()
        self.session.redo()

    @property
    def names_hidden(self) -> bool:
        """Whether the screen is shared and nothing that names people may open."""
        return self._furnished and self.acts["hide"].isChecked()

    def compare(self, one: str, other: str) -> None:
        """What changed between two dates."""
        dialogs.show_comparison(self, one, other)

    def focusNextPrevChild(self, onward: bool) -> bool:
        if self._furnished:
            focus.arrange(self)
        return super().focusNextPrevChild(onward)

    # Settings and recent maps

    def take(self, preferences: prefs.Preferences) -> None:
        """Put new settings into force and keep them; where they cannot be kept, say so."""
        from sociomap_app.model.errors import UserFault

        before, file = self.preferences, self._preferences_file
        preferences = self.preferences = prefs.beside_others(before, preferences, file)
        if (before.appearance, before.text_size) != (preferences.appearance, preferences.text_size):
            self.looking.dress()
        try:
            prefs.write(file, preferences)
        except UserFault as fault:
            self.furnish()
            self.statusBar().showMessage(str(fault), 8000)

    def enlarge(self) -> None:
        """The words on the map as large as the text of the window; larger on a shared screen."""
        self.map.read_at(self.preferences.text_size * (SHARED if self.names_hidden else 1.0))
        self.frame.read_at(self.preferences.text_size)

    def _used(self, path: Path) -> None:
        self.take(prefs.with_recent(self.preferences, path.absolute()))

    # Coming and going

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            _take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            _take_copy(event)
            QTimer.singleShot(0, self, lambda: self.act(lambda window: window.files.open(files[0])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._furnished:
            super().keyPressEvent(event)
        else:
            self.furnish()
            offers.press(self, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.furnish()
        self.commit()
        self.map.give_up()
        if self.name_box.text().strip() and not self.locking.locked:
            self.pencil.name()  # what was typed and not entered is not lost unasked
        if not (self.locking.may_close() if self.locking.locked else self.files.may_leave()):
            event.ignore()
            return
        self.readings.let_go()
        for one in (self.pasting, self.keeping, self.outside, self.locking):
            one.leave()
        self._remember()
        event.accept()


def _take_copy(event: QDropEvent) -> None:
    """Take a file that is dropped, and say that it was only looked at: whoever moved it would delete it."""
    event.setDropAction(QtCore.Qt.DropAction.CopyAction)
    event.accept()
