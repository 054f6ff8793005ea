"""The windows beside the map that show it in another way: tables, design, history, grid, figures, lenses."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QTabBar, QTabWidget

from sociomap_app.app.background.long_work import LongWork
from sociomap_app.app.questions.questions import Questions
from sociomap_app.editing.session import Session
from sociomap_app.panels.controls.control_painting import focus_ring
from sociomap_app.panels.conversation.lenses_page import LensesPanel
from sociomap_app.panels.design.design_dialog import DesignDialog
from sociomap_app.panels.findings.figures_page import FiguresPanel
from sociomap_app.panels.findings.map_reading import Readings
from sociomap_app.panels.history_list import HistoryPanel
from sociomap_app.panels.support.coverage_grid import CoveragePanel
from sociomap_app.panels.support.mosaic_page import MosaicPanel
from sociomap_app.panels.tables.connections_table import ConnectionsTable
from sociomap_app.panels.tables.people_table import PeopleTable
from sociomap_app.vocabulary.entries import Framework

from .dialogs import Dialogs
from .map_picture import MapPicture
from .sources_page import show_sources


class RingedTabs(QTabBar):
    """Tabs with the ring that everything else wears where the keyboard is."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                focus_ring(painter, QRectF(self.tabRect(self.currentIndex())), self)


class MapTables(QTabWidget):
    """Everybody with all that is said of them, and who knows whom, as two tables without outlines and notes.
    ``names_pasted`` tells lines of text that were pasted as names."""

    names_pasted = Signal(str)

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.work = LongWork(self)
        self.people = PeopleTable(session, framework, self.work.run)
        self.people.names_pasted.connect(self.names_pasted)
        self.setTabBar(RingedTabs())
        self.addTab(self.people, "People, groups and resources")
        self.addTab(ConnectionsTable(session, framework), "Connections")


class MapDialogs:
    """Opens them over one window."""

    def __init__(
        self, dialogs: Dialogs, session: Session, framework: Framework, ask: Questions, readings: Readings
    ) -> None:
        self._dialogs, self._session, self._framework = dialogs, session, framework
        self._ask, self._readings = ask, readings

    def show_tables(self) -> MapTables:
        """People and connections."""
        tables = MapTables(self._session, self._framework)
        made = self._dialogs.show("People and connections", tables, QSize(1120, 560), "tables")
        made.finished.connect(lambda _: tables.work.cancel())
        tables.people.setFocus(Qt.FocusReason.OtherFocusReason)
        return tables

    def show_design(self) -> QDialog:
        """Rings, what they mean, and areas."""
        picture = MapPicture(self._framework)
        made = DesignDialog(self._dialogs.over, self._session, self._framework, picture, self._ask.yes)
        made.setObjectName("design")
        made.finished.connect(lambda _: picture.stop())
        return self._dialogs.open(made)

    def show_history(self) -> QDialog:
        """The steps by name."""
        panel = HistoryPanel(self._session, self._framework)
        return self._dialogs.show("History", panel, QSize(360, 480), "history")

    def show_grid(self) -> QDialog:
        """Who gives what, as a grid, and who shares in the mentoring."""
        tabs = QTabWidget()
        tabs.setTabBar(RingedTabs())
        tabs.addTab(CoveragePanel(self._session, self._framework), "As a grid")
        tabs.addTab(MosaicPanel(self._session, self._framework), "Who shares in the mentoring")
        return self._dialogs.show("Who gives what", tabs, QSize(980, 660), "grid")

    def show_figures(self) -> QDialog:
        """Every figure with its formula."""
        panel = FiguresPanel(self._session, self._framework, self._readings)
        panel.sources_wanted.connect(lambda: show_sources(self._dialogs, self._session, self._framework))
        return self._dialogs.show("Figures", panel, QSize(600, 680), "figures")

    def show_lenses(self) -> QDialog:
        """Five lenses on one relationship."""
        panel = LensesPanel(self._session, self._framework)
        return self._dialogs.show("Five lenses on one relationship", panel, QSize(520, 640), "lenses")
