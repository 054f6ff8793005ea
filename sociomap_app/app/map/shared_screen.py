"""Hiding names: numbers on the map, large, for a screen that others see; whatever shows names is put away."""

from collections.abc import Callable

from sociomap_app.app.commands.command_set import CommandSet
from sociomap_app.app.screen_state import ScreenState
from sociomap_app.canvas.map_view import MapView
from sociomap_app.panels.dates.wave_bar import WaveBar
from sociomap_app.panels.tool_strips import Strips

from .guided_start import GuidedStart


class SharedScreen:
    """Does what the command *Hide names* is for."""

    def __init__(
        self,
        canvas: MapView,
        waves: WaveBar,
        strips: Strips,
        guided: GuidedStart,
        commands: CommandSet,
        screen: ScreenState,
        put_away: Callable[[], object],
    ) -> None:
        """``put_away`` closes whatever shows names over the map or below it."""
        self._canvas, self._waves, self._strips, self._guided = canvas, waves, strips, guided
        self._commands, self._screen, self._put_away = commands, screen, put_away

    def turn(self) -> None:
        """Hide names or show them, as the command is ticked."""
        hidden = self._commands.ticked("hide")
        if hidden:
            self._put_away()
        self._guided.rest()
        self._canvas.show_names("numbers" if hidden else "typed")
        self._waves.show_names(self._canvas.names)
        self._strips.filter.show_names(not hidden)
        self._screen.hide_names(hidden)
