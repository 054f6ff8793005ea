"""What is done to whoever is selected: by keys, by the menus, and by the menu that opens on the map."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStatusBar, QWidget

from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.commands.commands import ON_SELECTED
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.vocabulary.entries import Framework

from .side_pages import SidePages


class SelectionCommands:
    """Acts on the selection of one session."""

    def __init__(self, session: Session, framework: Framework, status: QStatusBar) -> None:
        self._session, self._framework, self._status = session, framework, status

    def tidy(self) -> None:
        """Spread people inside their cells."""
        if not operations.tidy(self._session, self._framework):
            self._status.showMessage("Nothing to tidy", 4000)

    def take_off(self) -> None:
        """Put those selected beside the map again; what was said about them stays."""
        operations.take_off(self._session, self._session.selection.alters)

    def remove(self) -> None:
        """Take away what is selected."""
        operations.remove_selected(self._session)

    def select_all(self) -> None:
        """Everybody in the wave in view."""
        self._session.select_alters(self._session.wave.alters)


class SelectionMenu:
    """The menu on the map for what is selected."""

    def __init__(
        self, session: Session, commands: CommandSet, screen: ScreenState, pages: SidePages, over: QWidget
    ) -> None:
        self._session, self._commands, self._screen = session, commands, screen
        self._pages, self._over = pages, over

    def show(self, at: QPoint) -> None:
        """Open it at a point of the screen, with what is possible now."""
        menu = QMenu(self._over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ON_SELECTED:
            if name == "-":
                menu.addSeparator()
            elif self._commands[name].isEnabled():
                menu.addAction(self._commands[name])
            if name == "rename" and self._session.selection.alters and not self._screen.names_hidden:
                menu.addAction("What they give", self.show_given)
        menu.popup(at)

    def show_given(self) -> None:
        """What those selected give, on their page."""
        self._pages.edit_selected()
        page = self._pages.panel.page("person")
        if isinstance(page, PersonPanel):
            page.show_section("gives")
