"""Plain pages of our own text: help, privacy, about, and what changed between two dates in words."""

from html import escape

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QTextBrowser

from sociomap_app import __version__
from sociomap_app.shelf import shelf

from .dialogs import Dialogs


class TextPages:
    """Opens them over one window. Links lead nowhere: the program opens no network."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs

    def show(self, title: str, markup: str, name: str) -> QDialog:
        """A page with that markup, in which everything that was typed is escaped."""
        text = QTextBrowser()
        text.setOpenLinks(False)
        text.setAccessibleName(title)
        text.setHtml(markup)
        holder = self._dialogs.panel()
        holder.column.addWidget(text)
        return self._dialogs.show(title, holder, QSize(560, 520), name)

    def show_help(self) -> QDialog:
        """How to draw, read and pass on a map."""
        return self.show("Help", _shipped("drawing.html"), "help")

    def show_privacy(self) -> QDialog:
        """The plain page on privacy."""
        return self.show("What happens to what I write", _shipped("privacy.html"), "privacy")

    def show_about(self) -> QDialog:
        """Version, licence, and whose work it stands on."""
        return self.show(
            "About Sociomap", _shipped("about.html").replace("{version}", escape(__version__)), "about"
        )


def _shipped(name: str) -> str:
    return (shelf() / "help" / name).read_text(encoding="utf-8")
