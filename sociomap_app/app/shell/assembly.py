"""Everything in one window, put together in reading order. This is the only place that knows all of it: each part
is handed the few things it works with, and what it tells is connected here to whoever acts on it."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sociomap_app.app.background.autosave import Autosave
from sociomap_app.app.background.file_lock import FileLock
from sociomap_app.app.background.file_watch import FileWatch
from sociomap_app.app.background.locking import AutoLock
from sociomap_app.app.background.map_reader import MapReader
from sociomap_app.app.commands.bars import Bars
from sociomap_app.app.commands.command_box import Finder
from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.dialogs.dialogs import Dialogs
from sociomap_app.app.dialogs.keys_page import show_keys
from sociomap_app.app.dialogs.settings_page import SettingsPage
from sociomap_app.app.dialogs.sources_page import show_sources
from sociomap_app.app.dialogs.text_pages import TextPages
from sociomap_app.app.files.conflict import Conflict
from sociomap_app.app.files.erase_dialog import WhomToErase
from sociomap_app.app.files.erasing import Erasing
from sociomap_app.app.files.file_access import FileAccess
from sociomap_app.app.files.map_files import MapFiles
from sociomap_app.app.files.password_dialog import PasswordDialog
from sociomap_app.app.files.recent_menu import RecentMenu
from sociomap_app.app.files.recovery_list import Recoveries
from sociomap_app.app.files.review_date import ReviewDate
from sociomap_app.app.files.versions_list import EarlierVersions
from sociomap_app.app.map.guided_start import GuidedStart
from sociomap_app.app.map.namesakes import NamesakeNotice
from sociomap_app.app.map.naming import Naming
from sociomap_app.app.map.new_maps import NewMaps
from sociomap_app.app.map.pasting import Pasting
from sociomap_app.app.map.read_only import ReadOnlyMap
from sociomap_app.app.map.removal_notice import RemovalNotice
from sociomap_app.app.map.selection_commands import SelectionCommands, SelectionMenu
from sociomap_app.app.map.shared_screen import SharedScreen
from sociomap_app.app.map.side_pages import SidePages
from sociomap_app.app.map.tools import Tools
from sociomap_app.app.questions.questions import Questions
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.app.settings import window_state
from sociomap_app.app.settings.settings import Settings
from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.panels.dates.wave_bar import WaveBar
from sociomap_app.panels.side_panel import SidePanel
from sociomap_app.panels.tool_strips import Strips
from sociomap_app.panels.view_form import ViewForm, open_card
from sociomap_app.vocabulary.entries import Framework

from .accessibility import Announcer
from .apply_appearance import Appearance
from .closing import Closing
from .file_drop import FileDrop
from .line_of_state import LineOfState
from .lock_cover import LockCover
from .regions import Regions
from .tour import TourGuide
from .window import Window
from .window_frame import WindowFrame

if TYPE_CHECKING:
    from sociomap_app.app.dialogs.comparison import Comparison
    from sociomap_app.app.dialogs.map_dialogs import MapDialogs, MapTables
    from sociomap_app.app.printing.print_dialogs import PrintDialogs


class Assembly:
    """One window and its parts, by name."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        settings: Settings,
        *,
        state: Path | None = None,
        ask: Callable[[QWidget, ScreenState], Questions] = Questions,
    ) -> None:
        """``state`` is the file that says how the last window was left, ``ask`` makes whoever asks the
        questions."""
        self.session, self.framework, self.settings = session, framework, settings
        self.window = Window(window_state.read(state))
        self.status = self.window.statusBar()
        self.screen_state = ScreenState(self.window)
        self.ask = ask(self.window, self.screen_state)
        self.canvas = MapView(session, framework)
        keys = dict(settings.now.keys)
        self.commands = CommandSet(self.window, session, self.canvas, self.screen_state, keys)
        self.dialogs = Dialogs(self.window, session, framework)
        self._keep_files()
        self._surround_map()
        self._draw()
        self._mind_files()
        self._mind_window(state)
        self._bind()

    def _keep_files(self) -> None:
        """The map as a file."""
        session, ask, window = self.session, self.ask, self.window
        self.access = FileAccess(session, ask)
        self.file_lock = FileLock(session, ask, window)
        self.autosave = Autosave(
            session, self.settings, self.access.pack, self.file_lock, ask, self.screen_state, self.status
        )
        self.files = MapFiles(
            session, self.framework, ask, self.access, self.file_lock, self.autosave, self.settings, window
        )

    def _surround_map(self) -> None:
        """Bars, pages, strips and dates round the map."""
        session, framework, window = self.session, self.framework, self.window
        self.recent = RecentMenu(self.settings, window)
        self.bars = Bars(window, self.commands, self.recent, self.settings.now.text_size)
        self.reader = MapReader(framework, window)
        self.panel = SidePanel(session, framework, self.reader.read)
        self.pages = SidePages(self.panel, self.commands, self.screen_state, window)
        self.strips = Strips(session, framework, self.canvas.called)
        self.waves = WaveBar(session, framework)
        self.frame = WindowFrame(self.canvas, self.strips, self.waves, self.pages.stack)
        window.setCentralWidget(self.frame)
        self.appearance = Appearance(self.settings, self.screen_state, self.canvas, self.frame, self.bars)
        self.panel.wanted.connect(lambda name: self.commands[name].trigger())
        self.panel.sources_wanted.connect(self._show_sources)

    def _draw(self) -> None:
        """Whatever draws on the map, pastes onto it and looks at it."""
        session, framework, canvas, commands = self.session, self.framework, self.canvas, self.commands
        self.tools = Tools(session, canvas, commands, self.strips, self.pages)
        self.naming = Naming(session, canvas, self.bars.name_box, self.tools, self.settings, self.status)
        self.guided = GuidedStart(session, framework, canvas, commands, self.pages, self.tools)
        self.new_maps = NewMaps(self.files, self.naming, self.guided, self.status)
        self.selected = SelectionCommands(session, framework, self.status)
        self.menu = SelectionMenu(session, commands, self.screen_state, self.pages, self.window)
        self.pasting = Pasting(session, framework, self.ask, self.dialogs, self.status)
        self.namesakes = NamesakeNotice(session, self.screen_state, self.status)
        self.removed = RemovalNotice(session, commands, self.screen_state, self.status)
        self.shared = SharedScreen(
            canvas, self.waves, self.strips, self.guided, commands, self.screen_state, self._put_names_away
        )
        self.finder = Finder(session, framework, canvas, commands, self.tools.ask_who_gives)
        canvas.menu_wanted.connect(lambda at: commands.run(lambda: self.menu.show(at)))
        canvas.editing_wanted.connect(lambda: commands.run(self.pages.edit_selected))
        self.bars.name_box.returnPressed.connect(lambda: commands.run(self.naming.name))

    def _put_names_away(self) -> None:
        """Close whatever shows names: windows over the map, what is pasted, what is told below."""
        self.dialogs.close_all()
        self.pasting.leave()
        self.status.clearMessage()

    def _let_go(self) -> None:
        """End whatever is being done to the map just now, and close every window over it."""
        self.commands.commit()
        self.canvas.give_up()
        self.pasting.leave()
        self.dialogs.close_all()

    def _mind_files(self) -> None:
        """Whatever looks after the file and what is kept of it."""
        session, framework, ask, files = self.session, self.framework, self.ask, self.files
        access, dialogs, screen = self.access, self.dialogs, self.screen_state
        self.watch = FileWatch(session, files.show, ask, screen, self.status, self.commands.commit)
        self.conflict = Conflict(session, framework, files, access, ask, screen, dialogs)
        self.recoveries = Recoveries(session, framework, files, access, self.autosave, ask, dialogs)
        self.versions = EarlierVersions(session, framework, files, access, self.settings, dialogs)
        self.erasing = Erasing(session, framework, access, self.file_lock, self.autosave, self.settings, ask)
        self.review = ReviewDate(session, ask, self.erasing.erase_map, self.window)
        self.read_only = ReadOnlyMap(
            session, files, self.strips.look, self.naming, self.canvas, self.status, self.guided.rest
        )
        self.auto_lock = AutoLock(session, self.settings, screen, self.autosave, ask, self._let_go, self.window)
        files.unreadable.connect(self.erasing.tell_unreadable)
        self.strips.look.ended.connect(lambda: self.commands["save_as"].trigger())
        self.recent.chosen.connect(lambda path: self.commands.run(lambda: files.open(path)))
        self.settings.not_kept.connect(lambda why: self.status.showMessage(why, 8000))

    def _mind_window(self, state: Path | None) -> None:
        """Whatever speaks for the window as a whole."""
        session, framework, window, screen = self.session, self.framework, self.window, self.screen_state
        self.line = LineOfState(window, session, self.files, self.autosave, screen)
        self.cover = LockCover(self.frame, self.bars, screen, self.auto_lock.unlock, window.close)
        self.regions = Regions(self.bars, self.strips, self.canvas, self.pages, self.waves)
        self.announcer = Announcer(session, framework, self.canvas, screen, self.pages.stack)
        self.text_pages = TextPages(self.dialogs, self._show_sources)
        self.tour = TourGuide(window, self._places(), self.pages, self.settings)
        leave = (
            self.reader.leave,
            self.pasting.leave,
            self.autosave.leave,
            self.watch.leave,
            self.file_lock.leave,
            self.auto_lock.leave,
        )
        finish = [self.naming.finish, self.guided.finish]
        self.closing = Closing(
            window, self.commands, self.canvas, finish, self.files, self.auto_lock, screen, leave, state
        )
        self.drop = FileDrop(window)
        self.drop.dropped.connect(lambda path: self.commands.run(lambda: self.files.open(path)))
        window.activated.connect(self.watch.look)
        window.tabbing.connect(self.regions.arrange)
        screen.locked_changed.connect(self._shown_again)
        self.waves.compare_asked.connect(lambda one, other: self.comparison.show(one, other))

    def _places(self) -> Mapping[str, QWidget]:
        """What the walk round the window leads to."""
        return {
            "name box": self.bars.name_box,
            "map": self.canvas,
            "tools": self.bars.tools,
            "pages": self.pages.stack,
            "bar": self.bars.top,
            "state": self.status,
        }

    def _shown_again(self, locked: bool) -> None:
        if not locked:
            self.canvas.setFocus()
            self.watch.look()

    # What is made when it is first asked for: what it leans on would be read at every start

    @cached_property
    def print_dialogs(self) -> "PrintDialogs":
        """Whatever goes onto paper."""
        from sociomap_app.app.printing.print_dialogs import PrintDialogs  # with reportlab and the pages

        session, framework, screen = self.session, self.framework, self.screen_state
        return PrintDialogs(
            self.window, session, framework, self.canvas, self.files, self.ask, screen, self.status
        )

    @cached_property
    def map_dialogs(self) -> "MapDialogs":
        """The windows that show the map in another way."""
        from sociomap_app.app.dialogs.map_dialogs import MapDialogs  # with tables, grids and figures

        return MapDialogs(self.dialogs, self.session, self.framework, self.ask, self.panel.readings)

    @cached_property
    def comparison(self) -> "Comparison":
        """What changed between two dates."""
        from sociomap_app.app.dialogs.comparison import Comparison  # with the analysis

        return Comparison(self.text_pages, self.session, self.framework)

    # What the commands do

    def _bind(self) -> None:
        self.commands.bind({**self._file_acts(), **self._drawing_acts(), **self._looking_acts()})
        self.commands.refresh()
        self.line.refresh()

    def _file_acts(self) -> Mapping[str, Callable[[], object]]:
        files, dialogs = self.files, self.dialogs
        return {
            "new": self.new_maps.begin,
            "open": files.open,
            "save": files.save,
            "save_as": files.save_as,
            "save_copy": files.save_copy,
            "revert": files.revert,
            "password": lambda: dialogs.open(
                PasswordDialog(self.session, files, self.ask, self.status, self.window)
            ),
            "lock": self.auto_lock.lock,
            "versions": self.versions.show,
            "recovery": self.recoveries.show_all,
            "erase_person": lambda: dialogs.open(WhomToErase(self.session, self.erasing, dialogs)),
            "erase_map": self.erasing.erase_map,
            "report": lambda: self.print_dialogs.paper.save_report(),
            "picture": lambda: self.print_dialogs.show("alone"),
            "copy_picture": lambda: self.print_dialogs.paper.copy_picture(),
            "print": lambda: self.print_dialogs.show(),
            "blank": lambda: self.print_dialogs.show_blank(),
            "folder": lambda: self.print_dialogs.show_folder(),
            "settings": self._show_settings,
            "close": self.window.close,
        }

    def _show_settings(self) -> None:
        page = SettingsPage(self.session, self.framework, self.settings, self.autosave, self.ask, self.dialogs)
        self.dialogs.open(page)

    def _drawing_acts(self) -> Mapping[str, Callable[[], object]]:
        selected, tools, naming, editors = self.selected, self.tools, self.naming, self.canvas.editors
        return {
            "undo": self.commands.undo,
            "redo": self.commands.redo,
            "copy_lists": self.pasting.copy,
            "paste": self.pasting.paste,
            "all": selected.select_all,
            "rename": editors.rename_selected,
            "edit": self.pages.edit_selected,
            "off": selected.take_off,
            "remove": selected.remove,
            "name": naming.start,
            "guide": self.guided.turn,
            "person": lambda: naming.name_kind("person"),
            "group": lambda: naming.name_kind("group"),
            "resource": lambda: naming.name_kind("resource"),
            "join": tools.join,
            "join_name": editors.join_by_name,
            "give": tools.give,
            "outline": tools.outline,
            "note": self.canvas.write_note,
            "tidy": selected.tidy,
            "lines": lambda: operations.show_lines(self.session, self.commands.ticked("lines")),
        }

    def _looking_acts(self) -> Mapping[str, Callable[[], object]]:
        canvas = self.canvas
        return {
            "history": lambda: self.map_dialogs.show_history(),
            "find": lambda: self.finder.open(self.settings.now.text_size),
            "design": lambda: self.map_dialogs.show_design(),
            "closer": lambda: canvas.zoom_by(1.25),
            "further": lambda: canvas.zoom_by(0.8),
            "fit": canvas.fit,
            "hide": self.shared.turn,
            "view": self._show_view,
            "people": self._show_tables,
            "grid": lambda: self.map_dialogs.show_grid(),
            "figures": lambda: self.map_dialogs.show_figures(),
            "lenses": lambda: self.map_dialogs.show_lenses(),
            "panel": self.pages.fold,
            "onward": lambda: self.regions.go(1),
            "back": lambda: self.regions.go(-1),
            "sample": self.new_maps.open_sample,
            "help": self.text_pages.show_help,
            "tour": self.tour.begin,
            "keys": lambda: show_keys(self.dialogs, self.commands, self.settings),
            "sources": self._show_sources,
            "privacy": self.text_pages.show_privacy,
            "about": self.text_pages.show_about,
        }

    def _show_sources(self, marked: Sequence[str] = ()) -> None:
        """Where everything said comes from, at the sources of a finding where it is asked from there."""
        show_sources(self.dialogs, self.session, self.framework, marked)

    def _show_tables(self) -> "MapTables":
        tables = self.map_dialogs.show_tables()
        tables.names_pasted.connect(self.pasting.paste_text)
        return tables

    def _show_view(self) -> None:
        """How the map looks and who stands out, on a card over the pages."""
        button = self.bars.top.widgetForAction(self.commands["view"]) or self.bars.top
        form = ViewForm(self.session, self.framework)
        open_card(form, button, over=self.pages.stack, then=self.canvas)
