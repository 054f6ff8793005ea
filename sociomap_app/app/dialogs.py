"""Windows that open beside the map: tables, history, keys, comparison, and the plain pages of help."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sociomap_app import __version__
from sociomap_app.shelf import shelf

from .actions import ACTS, MENUS

if TYPE_CHECKING:
    from .window import Window

MAP_KEYS = (
    ("Walk from person to person", "Arrows"),
    ("Select further people", "Shift + arrows, Shift + click, or draw round them"),
    ("One ring in or out", "Ctrl + up or down"),
    ("One area round", "Ctrl + left or right"),
    ("A little within the cell", "Alt + arrows"),
    ("Edit what is selected", "Enter"),
    ("Rename in place", "F2, or double-click a label"),
    ("Join two people", "Drag from the rim of one to the other, or J and a name"),
    ("Move the map", "Space + drag, two fingers, or the middle button"),
    ("Zoom", "Wheel or pinch"),
    ("Let go of what you are doing", "Esc"),
    ("Next or last page of the panel", "Ctrl + Page Down, Ctrl + Page Up"),
)


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
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(made.reject)
    rows.addWidget(buttons)
    made.resize(size)
    made.show()
    return made


def show_tables(window: "Window") -> QDialog:
    """Everything the map does, as two tables."""
    from sociomap_app.panels.connections_table import ConnectionsTable
    from sociomap_app.panels.people_table import PeopleTable

    tabs, people = QTabWidget(), PeopleTable(window.session, window.framework, window.pasting.work.run)
    people.names_pasted.connect(lambda text: window.pasting.paste_text(text))
    tabs.addTab(people, "People, groups and resources")
    tabs.addTab(ConnectionsTable(window.session, window.framework), "Connections")
    return dialog(window, "People and connections", tabs, QSize(1120, 560), "tables")


def show_design(window: "Window") -> QDialog:
    """Rings, what they mean, and areas."""
    from sociomap_app.panels.design_dialog import DesignDialog

    from .map_picture import MapPicture

    picture = MapPicture(window.framework)
    made = DesignDialog(window, window.session, window.framework, picture, lambda words: window.ask.yes(words))
    made.setObjectName("design")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.finished.connect(lambda _: picture.stop())
    made.open()
    return made


def show_history(window: "Window") -> QDialog:
    """The steps by name."""
    from sociomap_app.panels.history_list import HistoryPanel

    return dialog(window, "History", HistoryPanel(window.session, window.framework), QSize(360, 480), "history")


def show_lenses(window: "Window") -> QDialog:
    """Five lenses on one relationship."""
    from sociomap_app.panels.lenses import LensesPanel

    panel = LensesPanel(window.session, window.framework)
    return dialog(window, "Five lenses on one relationship", panel, QSize(520, 640), "lenses")


def show_keys(window: "Window") -> QDialog:
    """Every act with its keys, by menu, and what the keys do on the map."""
    rows: list[tuple[str, str]] = list(MAP_KEYS)
    by_id = {act.id: act for act in ACTS}
    for _, ids in MENUS:
        for one in ids:
            act = by_id.get(one)
            if act is not None and act.keys:
                native = QKeySequence.SequenceFormat.NativeText
                keys = " or ".join(QKeySequence(key).toString(native) for key in act.keys)
                rows.append((act.words.rstrip(" …"), keys))
    table = QTableWidget(len(rows), 2)
    table.setAccessibleName("Keys")
    table.setHorizontalHeaderLabels(["What", "Keys"])
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.setItem(number, column, QTableWidgetItem(text))
    return dialog(window, "Keys", table, QSize(640, 560), "keys")


def page(window: "Window", title: str, markup: str, name: str) -> QDialog:
    """A plain page of our own text. Links lead nowhere: the program opens no network."""
    text = QTextBrowser()
    text.setOpenLinks(False)
    text.setAccessibleName(title)
    text.setHtml(markup)
    return dialog(window, title, text, QSize(560, 520), name)


def show_privacy(window: "Window") -> QDialog:
    """The plain page on privacy."""
    words = (shelf() / "help" / "privacy.html").read_text(encoding="utf-8")
    return page(window, "What happens to what I write", words, "privacy")


def show_about(window: "Window") -> QDialog:
    """Version, licence, and whose work it stands on."""
    words = (shelf() / "help" / "about.html").read_text(encoding="utf-8")
    return page(window, "About Sociomap", words.replace("{version}", escape(__version__)), "about")


def show_comparison(window: "Window", earlier_id: str) -> QDialog | None:
    """What changed since an earlier date, in words, with the people named."""
    from sociomap_app.analysis.changes import compare
    from sociomap_app.drawing.heading import wave_in_words
    from sociomap_app.report.further import ring_words

    document, later = window.session.document, window.session.wave
    earlier = document.wave(earlier_id)
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
    parts.append("<p>People come and go when settings change; that is ordinary. What do you make of it?</p>")
    return page(window, "What changed", "".join(parts), "comparison")
