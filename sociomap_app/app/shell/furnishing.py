"""Everything in the window, made in order on one page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from sociomap_app.app.background.autosave import Autosave
from sociomap_app.app.background.file_watch import FileWatch
from sociomap_app.app.background.locking import AutoLock
from sociomap_app.app.background.tasks import BackgroundWork
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
from sociomap_app.editing.session import News
from sociomap_app.panels.dates.wave_bar import WaveBar
from sociomap_app.panels.side_panel import SidePanel

from . import bars, palette, regions
from .accessibility import Announcer
from .window_frame import WindowFrame

if TYPE_CHECKING:
    from .window import Window


def furnish(window: "Window") -> None:
    """Make it all, in this order: what is made later leans on what is there."""
    if window.first is not None:  # else the program has its look already
        _dress(window)
    window.setUpdatesEnabled(False)
    _draw(window)
    _offer(window)
    window.session.subscribe(window.hear)  # before all who hear of the same and then look at what it shows
    _surround(window)
    window.hear(News(file=True, opened=True))
    window.enlarge()
    regions.lead_back(window)
    if window.first is not None:
        window.name_box.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        # All of it is there, and the bars have found their width, before any of it is painted.
        for one in (window.menuBar(), *window.bars, window.frame, window.statusBar()):
            one.show()
        _let_in(QEvent.Type.LayoutRequest)
    window.setUpdatesEnabled(True)


def _dress(window: "Window") -> None:
    """Put on the look of the settings, while there is hardly anything yet that would have to put it on anew."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    palette.use(application, window.preferences.appearance, window.preferences.text_size)
    _let_in(QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange)


def _let_in(*kinds: QEvent.Type) -> None:
    """Do now what waits of these kinds. Nothing else that waits: it may lean on what is not there yet."""
    for kind in kinds:
        QCoreApplication.sendPostedEvents(None, kind.value)


def _draw(window: "Window") -> None:
    """The map."""
    composed = window.first.composed if window.first is not None else None
    window.map = MapView(window.session, window.framework, composed=composed)
    window.map.read_at(window.preferences.text_size)
    window.map.tool_taken.connect(lambda tool: window.act(lambda window: window.pencil.took(tool)))
    window.map.menu_wanted.connect(lambda at: window.act(lambda window: window.pencil.show_menu(at)))
    window.map.editing_wanted.connect(lambda: window.act(lambda window: window.edit_selected()))


def _offer(window: "Window") -> None:
    """Acts, menus, bars and the line of state."""
    window.acts = bars.make_acts(window)
    bars.give_keys(window)
    window.recent = RecentMenu(window)
    window.menus = bars.make_menus(window)
    window.name_box = bars.make_name_box()
    window.name_box.returnPressed.connect(lambda: window.act(lambda window: window.pencil.name()))
    window.bars = (bars.top_bar(window, window.name_box), bars.tool_bar(window))
    window.addToolBar(Qt.ToolBarArea.TopToolBarArea, window.bars[0])
    window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, window.bars[1])
    window.state, window.note = QLabel(), QLabel()
    for label in (window.state, window.note):
        label.setTextFormat(Qt.TextFormat.PlainText)
    window.statusBar().addPermanentWidget(window.state)
    window.statusBar().addWidget(window.note, 1)
    bars.dress_bars(window)
    bars.draw_signs(window)


def _surround(window: "Window") -> None:
    """Whatever works in the background, and the pages, dates and strips round the map."""
    window.paper, window.pencil, window.looking = (
        PaperOutput(window),
        DrawingCommands(window),
        ViewCommands(window),
    )
    window.pasting, window.namesakes, window.keeping = Pasting(window), NamesakeNotice(window), Autosave(window)
    window.outside, window.reviewing, window.locking = FileWatch(window), ReviewDate(window), AutoLock(window)
    window.only_to_look = ReadOnlyMap(window)
    window.readings = BackgroundWork(lambda done: done[0](done[1]), wait=0, parent=window)
    window.panel = SidePanel(window.session, window.framework, window.have_read)
    window.guiding = GuidedStart(window)
    window.waves = WaveBar(window.session, window.framework)
    window.panel.wanted.connect(lambda name: window.acts[name].trigger())
    window.waves.compare_asked.connect(window.compare)
    window.frame = WindowFrame(window.map, window.pencil.strips, window.waves, window.panel)
    window.beside = window.frame.beside
    window.setCentralWidget(window.frame)
    window.spoken = Announcer(window)
