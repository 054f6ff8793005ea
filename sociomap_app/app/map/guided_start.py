"""The guided start in the window: the questions beside the map, and the tool that each step needs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.tools import POINT
from sociomap_app.editing.session import News, Session
from sociomap_app.vocabulary.entries import Framework

from .side_pages import SidePages
from .tools import Tools

if TYPE_CHECKING:
    from sociomap_app.panels.guided_questions import GuidePanel


class GuidedStart:
    """Shows and hides the questions. Where they were is kept until another map is opened."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        canvas: MapView,
        commands: CommandSet,
        pages: SidePages,
        tools: Tools,
    ) -> None:
        self._session, self._framework, self._canvas = session, framework, canvas
        self._commands, self._pages, self._tools = commands, pages, tools
        self.panel: GuidePanel | None = None
        self._in_front = False
        session.subscribe(self._heard)
        pages.changed.connect(self._show_on)

    def _heard(self, news: News) -> None:
        if news.opened and self.panel is not None:
            self.panel.begin()

    @property
    def on(self) -> bool:
        """Whether the questions stand beside the map, where they can be seen."""
        return self.panel is not None and self._pages.is_shown(self.panel)

    def turn(self) -> None:
        """Show the questions, or put them away."""
        if self.on:
            self.rest()
        else:
            self.show()

    def show(self) -> None:
        """The questions beside the map, where they were left."""
        if self.panel is None:
            from sociomap_app.panels.guided_questions import GuidePanel  # not before somebody wants them

            self.panel = GuidePanel(self._session, self._framework)
            self.panel.tool_wanted.connect(self._tools.hold)
            self.panel.ended.connect(self._end)
        self._pages.put_in_front(self.panel)
        self._tools.hold(self.panel.task_now)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.focusNextChild()

    def rest(self) -> None:
        """Put the questions away; the pages stand beside the map again, and the keyboard is on it."""
        if self._in_front:
            now = QApplication.focusWidget()
            if now is not None and self._pages.stack.isAncestorOf(now):
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pages.show_pages()

    def finish(self) -> None:
        """Whoever was typed in answer to a question and not entered is not lost unasked."""
        if self.panel is not None:
            self.panel.take_typed()

    def _show_on(self) -> None:
        """Something else stands beside the map, or nothing: once the questions are away the hand is empty."""
        before, self._in_front = self._in_front, self.panel is not None and self._pages.is_in_front(self.panel)
        if before and not self._in_front:
            self._tools.take(POINT)
        self._commands.tick("guide", self.on)

    def _end(self, whole: bool) -> None:
        self.rest()
        if whole and self.panel is not None:
            self.panel.begin()
        self._pages.panel.show_page("shows" if whole else "person")
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
