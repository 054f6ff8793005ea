"""What stands beside the map: the pages, or in their place the questions that help; folded away or not."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.panels.side_panel import SidePanel


class SidePages(QObject):
    """``changed`` tells that something else stands beside the map, or nothing."""

    changed = Signal()

    def __init__(self, panel: SidePanel, commands: CommandSet, screen: ScreenState, parent: QObject) -> None:
        super().__init__(parent)
        self.panel, self.stack = panel, QStackedWidget()
        self._commands, self._screen = commands, screen
        self.stack.addWidget(panel)
        self.stack.currentChanged.connect(lambda _: self.changed.emit())
        screen.changed.connect(self.fold)

    def fold(self) -> None:
        """Show them or not, as the command says; never while names are hidden."""
        self.stack.setVisible(self._commands.ticked("panel") and not self._screen.names_hidden)
        self.changed.emit()

    def unfold(self) -> None:
        """Show what stands there."""
        self._commands.tick("panel", True)
        self.stack.show()
        self.changed.emit()

    def is_shown(self, page: QWidget) -> bool:
        """Whether that stands beside the map, where it can be seen."""
        return self.is_in_front(page) and not self.stack.isHidden()

    def is_in_front(self, page: QWidget) -> bool:
        """Whether that is what stands there, folded away or not."""
        return self.stack.currentWidget() is page

    def put_in_front(self, page: QWidget) -> None:
        """Let that stand there in place of the pages."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.unfold()

    def show_pages(self) -> None:
        """The pages stand beside the map again."""
        self.stack.setCurrentWidget(self.panel)

    def edit_selected(self) -> None:
        """Show what is selected on its page, ready to type."""
        if not self._screen.names_hidden:
            self.unfold()
            self.show_pages()
            self.panel.show_page("person", focus=True)
