"""Plain pages of our own text: help, privacy, about, and what changed between two dates in words."""

from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QTextBrowser

from sociomap_app import __version__
from sociomap_app.shelf import shelf

from .dialogs import Dialogs

BY_KEYS = "Right and left go from link to link, Enter follows."


class Reader(QTextBrowser):
    """A text to read, in which everything that was typed is escaped. Links lead to places in it and nowhere else:
    the program opens no network. Tab leaves it, however many links it has; right and left go from link to link."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setOpenLinks(False)
        mouse = Qt.TextInteractionFlag.LinksAccessibleByMouse
        self.setTextInteractionFlags(mouse | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(title)
        self.anchorClicked.connect(self._follow)

    def show_markup(self, markup: str) -> None:
        """Show that text."""
        self.setHtml(markup)
        self.document().setDocumentMargin(self.fontMetrics().height() * 0.8)
        self.setAccessibleDescription(BY_KEYS if "<a href" in markup else "")

    def go_to(self, place: str) -> None:
        """Scroll until that place stands at the top, with a little room above."""
        self.scrollToAnchor(place)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - self.fontMetrics().height())

    def places_of(self, wanted: str) -> Iterator[QTextCursor]:
        """Wherever those words stand, in any case."""
        at = self.document().find(wanted) if wanted.strip() else QTextCursor()
        while not at.isNull():
            yield at
            at = self.document().find(wanted, at)

    def links(self) -> Iterator[QTextCursor]:
        """Every link, in the order of the text."""
        block = self.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                part = at.fragment()
                if part.charFormat().anchorHref():
                    link = QTextCursor(self.document())
                    link.setPosition(part.position())
                    link.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                    yield link
                at += 1
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.textCursor()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen.charFormat().anchorHref():
            self.anchorClicked.emit(QUrl(chosen.charFormat().anchorHref()))
        else:
            super().keyPressEvent(event)

    def _turn(self, onward: bool) -> None:
        """Choose the next link or the one before, from the one that is chosen or from what is in view."""
        start = self.textCursor().selectionStart()
        if not (self.textCursor().hasSelection() and self.viewport().rect().contains(self.cursorRect())):
            start = self.cursorForPosition(QPoint(0, 0)).position() - (1 if onward else 0)
        links = [one for one in self.links() if onward == (one.selectionStart() > start)]
        others = [one for one in links if one.selectionStart() != start]
        if others:
            self.setTextCursor(others[0 if onward else -1])

    def _follow(self, link: QUrl) -> None:
        if link.toString().startswith("#"):
            self.go_to(link.fragment())


class TextPages:
    """Opens them over one window. ``open_sources`` opens the page that help leads on to."""

    def __init__(self, dialogs: Dialogs, open_sources: Callable[[], object]) -> None:
        self._dialogs, self._open_sources = dialogs, open_sources

    def show(self, title: str, markup: str, name: str) -> QDialog:
        """A page with that markup."""
        text = Reader(title)
        text.show_markup(markup)
        text.anchorClicked.connect(self._lead_on)
        holder = self._dialogs.panel()
        holder.column.addWidget(text)
        return self._dialogs.show(title, holder, QSize(560, 520), name)

    def show_help(self) -> QDialog:
        """How to draw, read and pass on a map."""
        return self.show("Help", shipped_page("drawing.html"), "help")

    def show_privacy(self) -> QDialog:
        """The plain page on privacy."""
        return self.show("What happens to what I write", shipped_page("privacy.html"), "privacy")

    def show_about(self) -> QDialog:
        """Version, licence, and whose work it stands on."""
        return self.show(
            "About Sociomap", shipped_page("about.html").replace("{version}", escape(__version__)), "about"
        )

    def _lead_on(self, link: QUrl) -> None:
        if link.toString() == "sources":
            self._open_sources()


def shipped_page(name: str) -> str:
    """A page of our own text, as it ships."""
    return (shelf() / "help" / name).read_text(encoding="utf-8")
