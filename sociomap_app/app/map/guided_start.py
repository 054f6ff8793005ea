"""The guided start in the window: the questions beside the map, and in the hand what each step needs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from sociomap_app.canvas.pointer.tools import JOIN, POINT
from sociomap_app.editing.session import News

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window
    from sociomap_app.panels.guided_questions import GuidePanel


class GuidedStart:
    """Shows and hides the questions. Where they were is kept until another map is opened."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.panel: GuidePanel | None = None
        window.session.subscribe(self._heard)

    def _heard(self, news: News) -> None:
        if news.opened and self.panel is not None:
            self.panel.begin()

    @property
    def on(self) -> bool:
        """Whether the questions stand beside the map, where they can be seen."""
        return self._in_front and not self._window.beside.isHidden()

    @property
    def _in_front(self) -> bool:
        return self.panel is not None and self._window.beside.currentWidget() is self.panel

    def turn(self) -> None:
        """Show the questions, or put them away."""
        if self.on:
            self.rest()
        else:
            self.show()

    def show(self) -> None:
        """The questions beside the map, where they were left."""
        window = self._window
        if self.panel is None:
            from sociomap_app.panels.guided_questions import GuidePanel

            self.panel = GuidePanel(window.session, window.framework)
            self.panel.tool_wanted.connect(self._hold)
            self.panel.ended.connect(self._end)
            window.beside.addWidget(self.panel)
        window.beside.setCurrentWidget(self.panel)
        window.acts["panel"].setChecked(True)
        window.acts["guide"].setChecked(True)
        window.beside.show()
        self._hold(self.panel.task_now)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.focusNextChild()

    def rest(self) -> None:
        """Put the questions away; the pages stand beside the map again, and the keyboard is on it."""
        window = self._window
        window.acts["guide"].setChecked(False)
        if self._in_front:
            now = window.focusWidget()
            if now is not None and window.beside.isAncestorOf(now):
                window.map.setFocus(Qt.FocusReason.OtherFocusReason)
            window.beside.setCurrentWidget(window.panel)
            window.map.hand.take(POINT)

    def _hold(self, name: str) -> None:
        window = self._window
        if name == "give":
            window.pencil.ask_who_gives(window.pencil.strips.give.function)
        else:
            window.map.hand.take(JOIN if name == "join" else POINT)

    def _end(self, whole: bool) -> None:
        self.rest()
        if whole and self.panel is not None:
            self.panel.begin()
        self._window.panel.show_page("shows" if whole else "person")
        self._window.map.setFocus(Qt.FocusReason.OtherFocusReason)
