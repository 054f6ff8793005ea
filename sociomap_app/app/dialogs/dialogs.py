"""Windows that open beside the map: tables, history, keys, comparison, and the plain pages of help."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QTabBar,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sociomap_app import __version__
from sociomap_app.panels.controls.control_painting import focus_ring
from sociomap_app.panels.controls.labels import button
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.shelf import shelf

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window


class RingedTabs(QTabBar):
    """Tabs with the ring that everything else wears where the keyboard is."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                focus_ring(painter, QRectF(self.tabRect(self.currentIndex())), self)


def dialog(window: "Window", title: str, inside: QWidget, size: QSize, name: str) -> QDialog:
    """A window beside the map; asked for again it comes to the front, with what is new in it."""
    for old in window.findChildren(QDialog, name):
        old.close()
        old.deleteLater()
        old.setObjectName("")
    made = QDialog(window)
    made.setObjectName(name)
    made.setWindowTitle(title)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    rows = QVBoxLayout(made)
    rows.addWidget(inside)
    rows.addWidget(foot(window, made))
    made.resize(size)
    give_back(made, window)
    made.show()
    return made


def foot(window: "Window", made: QDialog) -> QWidget:
    """The way out at the end of a window."""
    holder, close = Panel(window.session, window.framework, scrolls=False), button("Close")
    close.clicked.connect(made.reject)
    holder.column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    return holder


def give_back(made: QDialog, window: "Window") -> None:
    """When it closes the keyboard is back in the window, with whom it was, whatever the desktop thinks of it."""
    made.finished.connect(lambda _: window.activateWindow())


def show_tables(window: "Window") -> QDialog:
    """Everybody with all that is said of them, and who knows whom, as two tables without outlines and notes."""
    from sociomap_app.app.background.long_work import LongWork
    from sociomap_app.panels.tables.connections_table import ConnectionsTable
    from sociomap_app.panels.tables.people_table import PeopleTable

    tabs = QTabWidget()
    work = LongWork(tabs)
    people = PeopleTable(window.session, window.framework, work.run)
    tabs.setTabBar(RingedTabs())
    people.names_pasted.connect(lambda text: window.pasting.paste_text(text))
    tabs.addTab(people, "People, groups and resources")
    tabs.addTab(ConnectionsTable(window.session, window.framework), "Connections")
    made = dialog(window, "People and connections", tabs, QSize(1120, 560), "tables")
    made.finished.connect(lambda _: work.cancel())
    people.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


def show_design(window: "Window") -> QDialog:
    """Rings, what they mean, and areas."""
    from sociomap_app.panels.design.design_dialog import DesignDialog

    from .map_picture import MapPicture

    picture = MapPicture(window.framework)
    made = DesignDialog(window, window.session, window.framework, picture, lambda words: window.ask.yes(words))
    made.setObjectName("design")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.finished.connect(lambda _: picture.stop())
    give_back(made, window)
    made.open()
    return made


def show_history(window: "Window") -> QDialog:
    """The steps by name."""
    from sociomap_app.panels.history_list import HistoryPanel

    return dialog(window, "History", HistoryPanel(window.session, window.framework), QSize(360, 480), "history")


def show_grid(window: "Window") -> QDialog:
    """Who gives what, as a grid, and mentoring as a mosaic."""
    from sociomap_app.panels.support.coverage_grid import CoveragePanel
    from sociomap_app.panels.support.mosaic_page import MosaicPanel

    tabs = QTabWidget()
    tabs.setTabBar(RingedTabs())
    tabs.addTab(CoveragePanel(window.session, window.framework), "As a grid")
    tabs.addTab(MosaicPanel(window.session, window.framework), "Mentoring as a mosaic")
    return dialog(window, "Who gives what", tabs, QSize(980, 660), "grid")


def show_figures(window: "Window") -> QDialog:
    """Every figure with its formula."""
    from sociomap_app.panels.findings.figures_page import FiguresPanel

    panel = FiguresPanel(window.session, window.framework, window.panel.readings)
    return dialog(window, "Figures", panel, QSize(600, 680), "figures")


def show_lenses(window: "Window") -> QDialog:
    """Five lenses on one relationship."""
    from sociomap_app.panels.conversation.lenses_page import LensesPanel

    panel = LensesPanel(window.session, window.framework)
    return dialog(window, "Five lenses on one relationship", panel, QSize(520, 640), "lenses")


def page(window: "Window", title: str, markup: str, name: str) -> QDialog:
    """A plain page of our own text. Links lead nowhere: the program opens no network."""
    text = QTextBrowser()
    text.setOpenLinks(False)
    text.setAccessibleName(title)
    text.setHtml(markup)
    holder = Panel(window.session, window.framework, scrolls=False)
    holder.column.addWidget(text)
    return dialog(window, title, holder, QSize(560, 520), name)


def show_help(window: "Window") -> QDialog:
    """How to draw, read and pass on a map."""
    words = (shelf() / "help" / "drawing.html").read_text(encoding="utf-8")
    return page(window, "Help", words, "help")


def show_privacy(window: "Window") -> QDialog:
    """The plain page on privacy."""
    words = (shelf() / "help" / "privacy.html").read_text(encoding="utf-8")
    return page(window, "What happens to what I write", words, "privacy")


def show_about(window: "Window") -> QDialog:
    """Version, licence, and whose work it stands on."""
    words = (shelf() / "help" / "about.html").read_text(encoding="utf-8")
    return page(window, "About Sociomap", words.replace("{version}", escape(__version__)), "about")


def show_comparison(window: "Window", one: str, other: str) -> QDialog | None:
    """What changed between two dates, from the earlier to the later, in words, with the people named."""
    from sociomap_app.analysis.comparison.wave_changes import compare, support_changes, wishes_met
    from sociomap_app.drawing.map.heading import wave_in_words
    from sociomap_app.report.pages.further_pages import ring_words, support_words

    document = window.session.document
    earlier, later = (wave for wave in document.waves if wave.id in (one, other))
    found = compare(document, earlier, later)

    def names(ids: tuple[str, ...]) -> str:
        labels = [(later.alters.get(one) or earlier.alters[one]).label for one in ids]
        return escape(", ".join(labels)) if labels else "nobody"

    parts = [
        f"<h3>From {escape(wave_in_words(earlier))}<br>to {escape(wave_in_words(later))}</h3>",
        f"<p><b>Still here ({len(found.kept)}):</b> {names(found.kept)}</p>",
        f"<p><b>New ({len(found.new)}):</b> {names(found.new)}</p>",
        f"<p><b>No longer here ({len(found.lost)}):</b> {names(found.lost)}</p>",
    ]
    if found.moved:
        moves = "".join(
            f"<li>{escape(later.alters[one].label)}: {escape(ring_words(document, earlier.alters[one]))} → "
            f"{escape(ring_words(document, later.alters[one]))}</li>"
            for one in found.moved
        )
        parts.append(f"<p><b>Moved ({len(found.moved)}):</b></p><ul>{moves}</ul>")
    met = wishes_met(earlier, later)
    if met:
        parts.append(f"<p><b>Wished for before, and there now:</b> {names(met)}</p>")
    given = support_changes(earlier, later, window.framework)
    if given:
        said = (escape(support_words(one, document, later, window.framework)) for one in given)
        parts.append(f"<p><b>What they give:</b></p><ul>{''.join(f'<li>{one}</li>' for one in said)}</ul>")
    parts.append("<p>People come and go when settings change; that is ordinary. What do you make of it?</p>")
    return page(window, "What changed", "".join(parts), "comparison")
