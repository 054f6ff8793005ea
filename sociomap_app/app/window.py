"""The window: puts map, panels and bars in their places and hands acts on. It knows no verb of the domain."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from sociomap_app.canvas.later import later
from sociomap_app.canvas.view import MapView
from sociomap_app.editing.session import News, Session
from sociomap_app.frameworks.entries import Framework
from sociomap_app.model.sociomap import Sociomap

from . import preferences as prefs
from .asking import Asking
from .bars import (
    draw_signs,
    dress_bars,
    fill_menus,
    give_keys,
    make_acts,
    make_menus,
    make_name_box,
    show_possible,
    tool_bar,
    top_bar,
)
from .files import Files
from .share import LEAST, Share

if TYPE_CHECKING:
    from sociomap_app.editing import verbs
    from sociomap_app.panels import choice
    from sociomap_app.panels.reading import Answer
    from sociomap_app.panels.side_panel import SidePanel
    from sociomap_app.panels.wave_bar import WaveBar

    from . import dialogs, focus
    from .guiding import Guiding
    from .looking import Looking
    from .paper import Paper
    from .pasting import Pasting
    from .pencil import Pencil
    from .spoken import Spoken
else:
    verbs, choice = later("sociomap_app.editing.verbs"), later("sociomap_app.panels.choice")
    dialogs, focus = later("sociomap_app.app.dialogs"), later("sociomap_app.app.focus")

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
    panel: "SidePanel"
    waves: "WaveBar"
    beside: QStackedWidget
    name_box: QLineEdit
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
        middle, self._beside, self._below = QWidget(), QWidget(), QWidget()
        self._beside.setMinimumWidth(LEAST)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.map, 1)
        self._column.addWidget(self._below)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(middle)
        self._split.addWidget(self._beside)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setCollapsible(0, False)
        Share(self, self._split)
        frame = QWidget()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(4, 0, 8, 4)
        inside.addWidget(self._split)
        self.setCentralWidget(frame)
        self._state, self._note = QLabel(), QLabel()
        for label in (self._state, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addPermanentWidget(self._state)
        self.statusBar().addWidget(self._note, 1)
        dress_bars(self)

    def _dates_height(self) -> int:
        """The room dates take below the map: a line for the way to a new one; more where there are several."""
        line = self.fontMetrics().height()
        return round(max(line * 2.75, 44)) + 16 if len(self.session.document.waves) > 1 else round(line * 2.4)

    def furnish(self) -> None:
        """Fill the room kept round the map: menus, signs, pages, dates. A window is furnished once."""
        if self._furnished:
            return
        self._furnished = True
        # Read only now, so that the map is on the screen before the pages are even looked for.
        from sociomap_app.panels.side_panel import SidePanel
        from sociomap_app.panels.wave_bar import WaveBar

        from .guiding import Guiding
        from .keeping import Keeping
        from .locking import Locking
        from .looking import Looking
        from .namesakes import Namesakes
        from .outside import Outside
        from .paper import Paper
        from .pasting import Pasting
        from .pencil import Pencil
        from .recent import RecentMenu
        from .reviewing import Reviewing
        from .spoken import Spoken
        from .tasks import Background

        self.paper, self.pencil, self.looking = Paper(self), Pencil(self), Looking(self)
        self.pasting, self.namesakes, self.keeping = Pasting(self), Namesakes(self), Keeping(self)
        self.outside, self.reviewing, self.locking = Outside(self), Reviewing(self), Locking(self)
        self._readings = Background(lambda done: done[0](done[1]), wait=0, parent=self)
        self.panel = SidePanel(self.session, self.framework, self._read)
        self.guiding = Guiding(self)
        self.waves = WaveBar(self.session, self.framework)
        self.panel.wanted.connect(lambda name: self.acts[name].trigger())
        self.waves.compare_asked.connect(self.compare)
        sizes = self._split.sizes()
        self.beside = QStackedWidget()
        self.beside.setMinimumWidth(LEAST)
        self.beside.addWidget(self.panel)
        self._split.replaceWidget(1, self.beside)
        self._column.replaceWidget(self._below, self.waves)
        self._column.insertWidget(0, self.pencil.strips)
        for room in (self._beside, self._below):
            room.hide()
            room.deleteLater()
        self._split.setSizes(sizes)
        self.recent = RecentMenu(self)
        fill_menus(self, self.recent)
        draw_signs(self)
        self.spoken = Spoken(self)
        focus.lead_back(self)

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
        name = session.path.name if session.path is not None else "New map"
        self.setWindowTitle("Sociomap[*]" if self.names_hidden else f"{name}[*] – Sociomap")
        self.setWindowModified(session.unsaved)
        self._state.setText(self.files.in_words(self.keeping.kept_at if self._furnished else None))
        if news.opened and not self._furnished:
            self._below.setFixedHeight(self._dates_height())
        show_possible(self)
        past, future = session.history.past, session.history.future
        for one, word, steps in (("undo", "Undo", past), ("redo", "Redo", future)):
            said = f": {steps[-1].words}" if steps and not self.names_hidden else ""
            self.acts[one].setText(word + said.replace("&", "&&"))
            self.acts[one].setIconText(word)
        self.acts["lines"].setChecked(session.document.view.ties_to_me)
        waiting = sum(1 for alter in session.wave.alters.values() if not alter.place.on_map)
        self._note.setText(f"{waiting} not placed yet: drag them to how close they are" if waiting else "")

    def refresh(self) -> None:
        """Show anew what the window itself says: title, state, what is possible."""
        self._heard(News())

    def _read(self, document: Sociomap, wave_id: str, answer: "Answer") -> None:
        """Have a map read: at once where that takes less than a frame, else in the background."""
        from sociomap_app.panels.reading import is_quick, read_map

        framework = self.framework
        if is_quick(document, wave_id):
            answer(read_map(document, wave_id, framework))
        else:
            self._readings.ask(lambda: (answer, read_map(document, wave_id, framework)))

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
        """Do an act of the menus, keys or tools; whoever is quicker than the pages waits for them."""
        self.furnish()
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

    def _used(self, path: Path) -> None:
        self.take(prefs.with_recent(self.preferences, path.absolute()))

    # Coming and going

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.act(lambda window: window.files.open(files[0])))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commit()
        self.map.give_up()
        locked = self._furnished and self.locking.locked
        if not (self.locking.may_close() if locked else self.files.may_leave()):
            event.ignore()
            return
        if self._furnished:
            self._readings.stop()
            for one in (self.pasting, self.keeping, self.outside, self.locking):
                one.leave()
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
        event.accept()
