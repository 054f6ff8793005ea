"""The commands as actions of Qt: with keys, ticks, and whether each is possible now. What they do is bound to
them.

Whatever a command does, what was typed and not left yet counts first; while the map is locked only closing is
done.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from sociomap_app.app.screen_state import ScreenState
from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing.history import Step
from sociomap_app.editing.session import News, Session
from sociomap_app.panels.controls.drop_down import commit_typed

from .commands import CHANGING, COMMANDS, OWN_FIRST, Command
from .possible import Conditions

KINDS = ("person", "group", "resource")
"""Of these one is on: the kind of whoever is named next."""
CLOSE = "close"


class CommandSet:
    """The actions of one window, by the ids of their commands."""

    def __init__(
        self, window: QWidget, session: Session, canvas: MapView, screen: ScreenState, keys: Mapping[str, str]
    ) -> None:
        """``keys`` are those of one's own, by command."""
        self._session, self._canvas, self._screen = session, canvas, screen
        self.actions = {one.id: self._made(one, window) for one in COMMANDS}
        self._possible = Conditions(session, screen, self.ticked).by_command()
        for name in ("panel", "person"):
            self.tick(name, True)
        self.give_keys(keys)
        session.subscribe(self._heard)
        screen.changed.connect(self.refresh)

    def _made(self, command: Command, window: QWidget) -> QAction:
        action = QAction(command.words, window)
        action.setCheckable(command.tick or command.id in KINDS)
        if command.short:
            action.setIconText(command.short)
        if command.on_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._canvas.addAction(action)
        else:
            window.addAction(action)
        return action

    def __getitem__(self, name: str) -> QAction:
        return self.actions[name]

    def bind(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """What each command does. Each is bound once."""
        for name, do in acts.items():
            self.actions[name].triggered.connect(lambda _=False, name=name, do=do: self._do(name, do))

    def _do(self, name: str, do: Callable[[], object]) -> None:
        if name == CLOSE or not self._screen.locked:
            self.commit()
            do()

    def run(self, do: Callable[[], object]) -> None:
        """Do something else that was asked for by hand, under the same conditions as a command."""
        self._do("", do)

    def commit(self) -> None:
        """Whatever has been typed, on the map or in a field, and not left yet, counts."""
        commit_typed()
        self._canvas.commit()

    def undo(self) -> None:
        """Back one step; whatever gesture is open is closed first."""
        if not self._canvas.give_up():
            self._session.undo()

    def redo(self) -> None:
        """Forward one step."""
        self._canvas.give_up()
        self._session.redo()

    # Ticks and keys

    def tick(self, name: str, on: bool) -> None:
        """Show a command as on or off, without doing it."""
        self.actions[name].setChecked(on)

    def ticked(self, name: str) -> bool:
        """Whether a command is on."""
        return self.actions[name].isChecked()

    def keys_of(self, name: str) -> str:
        """The first keys of a command, as the system writes them; empty for none."""
        return self.actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def give_keys(self, own: Mapping[str, str]) -> None:
        """Each command its keys: those of one's own before those shipped."""
        for one in COMMANDS:
            keys = (own[one.id], *one.keys[1:]) if own.get(one.id) else () if one.id in own else one.keys
            self.actions[one.id].setShortcuts([QKeySequence(key) for key in keys])
        self.describe()

    def describe(self) -> None:
        """What each says when the pointer rests on it."""
        for one in COMMANDS:
            self._describe(one, one.why)

    def _describe(self, command: Command, why: str) -> None:
        action, keys = self.actions[command.id], self.keys_of(command.id)
        plain = command.words.rstrip(" …")
        if why and not action.isEnabled():
            action.setToolTip(f"{plain}: {why}")
        else:
            action.setToolTip(f"{plain} ({keys})" if keys else plain)

    # What is possible

    def _heard(self, news: News) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show what is possible now, and what would be undone."""
        locked, shown = self._screen.locked, not self._screen.names_hidden and not self._screen.locked
        if locked:
            for name, action in self.actions.items():
                action.setEnabled(name == CLOSE)  # else a key would tick what it does not do
        else:
            self.show_possible()
        past, future = self._session.history.past, self._session.history.future
        self._name_step("undo", "Undo", past if shown else ())
        self._name_step("redo", "Redo", future if shown else ())
        self.tick("lines", self._session.document.view.ties_to_me)

    def _name_step(self, name: str, word: str, steps: tuple[Step, ...]) -> None:
        said = f": {steps[-1].words}" if steps else ""
        self.actions[name].setText(word + said.replace("&", "&&"))
        self.actions[name].setIconText(word)

    def show_possible(self) -> None:
        """Offer what is possible now; what is not says why, where that can be said."""
        for one in COMMANDS:
            action, kept = self.actions[one.id], self._session.only_to_look and one.id in CHANGING
            possible = not kept and (one.id not in self._possible or self._possible[one.id]())
            if action.isEnabled() != possible or (not possible and one.id in CHANGING):
                action.setEnabled(possible)
                self._describe(one, OWN_FIRST if kept else one.why)
