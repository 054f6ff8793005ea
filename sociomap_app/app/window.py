"""The window: puts map, panels and bars in their places and hands acts on. It knows no verb of the domain."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QStackedWidget,
    QToolBar,
)

from sociomap_app.canvas.later import later
from sociomap_app.canvas.view import MapView
from sociomap_app.editing.session import News, Session
from sociomap_app.frameworks.entries import Framework
from sociomap_app.model.sociomap import Sociomap

from . import preferences as prefs
from .actions import leave
from .asking import Asking
from .bars import (
    NameBox,
    dress_bars,
    give_keys,
    make_acts,
    make_menus,
    make_name_box,
    show_possible,
    tool_bar,
    top_bar,
)
from .files import Files
from .frame import Frame

if TYPE_CHECKING:
    from sociomap_app.editing import verbs
    from sociomap_app.panels import choice
    from sociomap_app.panels.reading import Answer
    from sociomap_app.panels.side_panel import SidePanel
    from sociomap_app.panels.wave_bar import WaveBar

    from . import dialogs, erasing, focus
    from . import locking as locks
    from .guiding import Guiding
    from .keeping import Keeping
    from .locking import Locking
    from .looking import Looking
    from .namesakes import Namesakes
    from .only_to_look import OnlyToLook
    from .outside import Outside
    from .paper import Paper
    from .pasting import Pasting
    from .pencil import Pencil
    from .recent import RecentMenu
    from .reviewing import Reviewing
    from .spoken import Spoken
    from .tasks import Background
else:
    verbs, choice = later("sociomap_app.editing.verbs"), later("sociomap_app.panels.choice")
    dialogs, focus = later("sociomap_app.app.dialogs"), later("sociomap_app.app.focus")
    erasing, locks = later("sociomap_app.app.erasing"), later("sociomap_app.app.locking")

NAME_HINT = "Type a name or initials, Enter to add"

SHARED = 1.35
"""How much larger the words on the map are while names are hidden for a shared screen."""


class Window(QMainWindow):
    """One window with one open map."""

    session: Session
    map: MapView
    files: Files
    paper: "Paper"
    pasting: "Pasting"
    pencil: "Pencil"
    guiding: "Guiding"
    looking: "Looking"
    spoken: "Spoken"
    namesakes: "Namesakes"
    keeping: "Keeping"
    outside: "Outside"
    reviewing: "Reviewing"
    locking: "Locking"
    only_to_look: "OnlyToLook"
    recent: "RecentMenu"
    readings: "Background"
    panel: "SidePanel"
    waves: "WaveBar"
    beside: QStackedWidget
    name_box: NameBox
    bars: tuple[QToolBar, QToolBar]

    def __init__(
        self,
        session: Session,
        framework: Framework,
        preferences: prefs.Preferences,
        preferences_file: Path,
        settings: QSettings | None = None,
        *,
        staged: bool = False,
    ) -> None:
        """The whole window; ``staged``, only the map and the bars round it, until it is furnished."""
        super().__init__()
        self.session, self.framework = session, framework
        self.preferences, self._preferences_file, self._settings = preferences, preferences_file, settings
        self.ask = Asking(self)
        self.files = Files(session, framework, self.ask, used=self._used)
        self.files.unread = lambda path, fault, told: erasing.tell_unread(self, path, fault, told)
        self._furnished = False
        self.map = MapView(session, framework)
        self.acts = make_acts(self)
        give_keys(self)
        self.setAcceptDrops(True)
        self._build()
        self._restore()
        self.enlarge()
        self.map.tool_taken.connect(lambda tool: self.act(lambda window: window.pencil.took(tool)))
        self.map.menu_wanted.connect(lambda at: self.act(lambda window: window.pencil.show_menu(at)))
        self.map.editing_wanted.connect(lambda: self.act(Window.edit_selected))
        session.subscribe(self._heard)
        self._heard(News(file=True, opened=True))
        if not staged:
            self.furnish()

    # Building

    def _build(self) -> None:
        self.menus = make_menus(self)
        self.name_box = make_name_box()
        self.name_box.setPlaceholderText(NAME_HINT)
        self.name_box.returnPressed.connect(lambda: self.act(lambda window: window.pencil.name()))
        self.bars = (top_bar(self, self.name_box), tool_bar(self))
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.bars[0])
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.bars[1])
        self.frame = Frame(self.map)
        self.setCentralWidget(self.frame)
        self._state, self._note = QLabel(), QLabel()
        for label in (self._state, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addPermanentWidget(self._state)
        self.statusBar().addWidget(self._note, 1)
        dress_bars(self)

    def furnish(self) -> None:
        """Fill the room kept round the map. A window is furnished once."""
        if self._furnished:
            return
        self._furnished = True
        from .furnishing import furnish  # only now, so that the map is there before anything else is looked for

        furnish(self)

    def _restore(self) -> None:
        room = self.screen().availableSize() - QSize(16, 40)  # the frame comes on top
        self.resize(QSize(1280, 800).boundedTo(room))
        if self._settings is not None:
            shape = self._settings.value("window/geometry")
            if isinstance(shape, QByteArray):
                self.restoreGeometry(shape)

    # What is heard

    def _heard(self, news: News) -> None:
        session = self.session
        locked = self._furnished and self.locking.locked
        self.setWindowTitle(locks.LOCKED if locked else self.files.title(named=not self.names_hidden))
        self.setWindowModified(session.unsaved and not locked)
        self._state.setText(self.files.in_words(self.keeping.kept_at if self._furnished else None))
        if news.opened and not self._furnished:
            self.frame.keep_room(several=len(session.document.waves) > 1)
        show_possible(self)
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
        self._note.setText(f"{waiting} not placed yet: drag to where they belong" if waiting else "")

    def refresh(self) -> None:
        """Show anew what the window itself says: title, state, what is possible."""
        self._heard(News())

    def have_read(self, document: Sociomap, wave_id: str, answer: "Answer") -> None:
        """Have a map read: at once where that takes less than a frame, else in the background."""
        from sociomap_app.panels.reading import is_quick, read_map

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

    def act(self, do: "Callable[[Window], object]") -> None:
        """Do an act of the menus, keys or tools; whoever is quicker than the pages waits for them.

        While the map is locked nothing is done but to leave.
        """
        self.furnish()
        if self.locking.locked and do is not leave:
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
        return self.acts["hide"].isChecked()

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

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commit()
        self.map.give_up()
        locked = self._furnished and self.locking.locked
        if not (self.locking.may_close() if locked else self.files.may_leave()):
            event.ignore()
            return
        if self._furnished:
            self.readings.let_go()
            for one in (self.pasting, self.keeping, self.outside, self.locking):
                one.leave()
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
        event.accept()


def _take_copy(event: QDropEvent) -> None:
    """Take a file that is dropped, and say that it was only looked at: whoever moved it would delete it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
