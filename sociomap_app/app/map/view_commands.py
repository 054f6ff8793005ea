"""The acts that change what is seen and not the map: finding, the view, hidden names, the panel folded away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from sociomap_app.app.shell.bars import draw_signs, dress_bars
from sociomap_app.app.shell.palette import use
from sociomap_app.editing import operations

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window


def close_windows(window: "Window") -> None:
    """Close every window of this one: dialogues, boxes and cards that open over it, and the walk round it."""
    for walk in window.findChildren(QWidget, "tour"):
        walk.close()
    for one in window.findChildren(QWidget):
        if one.isWindow() and one.isVisible() and one.windowType() != Qt.WindowType.ToolTip:
            one.close()


class ViewCommands:
    """What the menus and keys of looking do."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        QApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def dress(self) -> None:
        """Put on the look and the size of text that the settings name."""
        window = self._window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        use(application, window.preferences.appearance, window.preferences.text_size)
        window.enlarge()
        dress_bars(window)
        draw_signs(window)

    def _scheme_changed(self) -> None:
        """The system went light or dark; with a look of one's own nothing changes."""
        if self._window.preferences.appearance == "system":
            self.dress()

    def find(self) -> None:
        """The box that finds people and commands."""
        from sociomap_app.app.shell.command_box import CommandBox

        CommandBox(self._window).open_over(self._window)

    def choose(self) -> None:
        """How the map looks and who stands out, on a card over the pages."""
        from sociomap_app.panels.view_form import ViewForm, open_card

        window = self._window
        button = window.bars[0].widgetForAction(window.acts["view"]) or window.bars[0]
        open_card(ViewForm(window.session, window.framework), button, over=window.beside, then=window.map)

    def hide_names(self) -> None:
        """Numbers instead of names on the map, large, for a shared screen; and the panel away."""
        window = self._window
        hidden = window.names_hidden
        if hidden:
            self._put_names_away()
        window.guiding.rest()
        window.map.show_names("numbers" if hidden else "typed")
        window.enlarge()
        window.beside.setVisible(not hidden and window.acts["panel"].isChecked())
        window.waves.show_names(window.map.names)
        window.pencil.strips.filter.show_names(not hidden)
        window.refresh()

    def _put_names_away(self) -> None:
        """Close whatever shows names: windows over the map, what is pasted, what is told below."""
        window = self._window
        close_windows(window)
        window.pasting.leave()
        window.statusBar().clearMessage()

    def lines_to_me(self) -> None:
        """Show or hide the lines between everybody and ego."""
        operations.show_lines(self._window.session, self._window.acts["lines"].isChecked())

    def fold_panel(self) -> None:
        """Show or hide the panel on the right."""
        window = self._window
        window.beside.setVisible(window.acts["panel"].isChecked() and not window.names_hidden)
        window.acts["guide"].setChecked(window.guiding.on)
