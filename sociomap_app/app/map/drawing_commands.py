"""The acts that draw: naming, joining, saying who gives what, outlines, notes, tidying, taking away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from sociomap_app.app.shell.bars import show_possible
from sociomap_app.app.shell.commands import ON_SELECTED
from sociomap_app.canvas.pointer.tools import JOIN, OUTLINE, POINT, Tool
from sociomap_app.editing import operations
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.panels.tool_strips import Strips

from .removed import RemovalNotice

if TYPE_CHECKING:
    from sociomap_app.app.shell.window import Window

KIND_HINT = {
    "person": "Type a name or initials, Enter to add",
    "group": "Name a group or organisation, Enter to add",
    "resource": "Name a resource, Enter to add",
}

SAMPLE = "A sample: everybody on this map is invented."
ENTRY_HINT = "Initials or a role are enough: the people on your map do not know they are on it."


class DrawingCommands:
    """What the menus, keys and tools draw with. The strips above the map say what the tool in hand is for."""

    def __init__(self, window: "Window") -> None:
        self._window, self._session, self._map = window, window.session, window.map
        self.removed = RemovalNotice(window)
        self.strips = Strips(window.session, window.framework)
        self.strips.give.asked.connect(lambda function: self._take(Tool("give", function)))
        self.strips.join.called = lambda one: self._map.drawing.scene.wave.alters[one].label
        for strip in (self.strips.give, self.strips.join, self.strips.outline):
            strip.ended.connect(lambda: self._take(POINT))
        for one in (self.strips.give, self.strips.join, self.strips.outline, self.strips.filter):
            one.ended.connect(lambda: self._map.setFocus(Qt.FocusReason.OtherFocusReason))

    def _take(self, tool: Tool) -> None:
        self._map.hand.take(tool)

    def took(self, tool: Tool) -> None:
        """Another tool is in the hand: show which, and what it is for."""
        for name in ("join", "give", "outline"):
            self._window.acts[name].setChecked(tool.name == name)
        show_possible(self._window)
        self._show_kind()
        if tool == JOIN:
            self._session.select_alters(())
        self.strips.show_tool(tool.name)

    # Naming

    def name(self) -> None:
        """Add whoever is named in the box above the map."""
        window = self._window
        if operations.add(self._session, [window.name_box.text()], kind=self._map.kind):
            window.name_box.empty()
            if window.preferences.entry_hint and len(self._session.wave.alters) == 1:
                window.statusBar().showMessage(ENTRY_HINT, 12_000)

    def begin(self) -> None:
        """A new map is begun by naming somebody, whatever stood beside the last one."""
        if self._window.files.new():
            self._window.guiding.rest()
            self.start_naming()

    def open_sample(self) -> None:
        """The sample map, with a word on it."""
        if self._window.files.open_sample():
            self.tell_of_sample()

    def tell_of_sample(self) -> None:
        """Say below the map that nobody on it is real."""
        self._window.statusBar().showMessage(SAMPLE, 15_000)

    def start_naming(self) -> None:
        """Put the keyboard into the box for names."""
        self._window.name_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.name_box.selectAll()

    def name_kind(self, kind: str) -> None:
        """What the next name is: a person, a group or a resource."""
        self._take(POINT)
        self._map.kind = kind
        self._show_kind()
        self._window.name_box.setPlaceholderText(KIND_HINT[kind])
        self.start_naming()

    def _show_kind(self) -> None:
        """The kind of the next name looks pressed, but for while the hand holds a tool: that one does then."""
        for one in KIND_HINT:
            self._window.acts[one].setChecked(one == self._map.kind and self._map.hand.tool == POINT)

    # Joining and giving

    def join(self) -> None:
        """Join two or more selected people; else join by hand on the map, until Esc or the tool again."""
        if len(self._session.selection.alters) >= 2:
            operations.join_selected(self._session)
            self._window.acts["join"].setChecked(self._map.hand.tool == JOIN)
        else:
            self._take(JOIN if self._window.acts["join"].isChecked() else POINT)

    def give(self) -> None:
        """Say by clicks who gives one kind of support after another, until Esc or the tool again."""
        if self._map.hand.tool.name == "give":
            self._take(POINT)
        else:
            self.ask_who_gives(self.strips.give.function)

    def ask_who_gives(self, function: str) -> None:
        """Say by clicks who gives this kind of support."""
        self.strips.give.ask(function)
        self._map.setFocus(Qt.FocusReason.OtherFocusReason)

    # Whoever is selected

    def show_menu(self, at: QPoint) -> None:
        """The menu for what is selected, at a point of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ON_SELECTED:
            if name == "-":
                menu.addSeparator()
            elif self._window.acts[name].isEnabled():
                menu.addAction(self._window.acts[name])
            if name == "rename" and self._session.selection.alters and not self._window.names_hidden:
                menu.addAction("What they give", self.show_given)
        menu.popup(at)

    def show_given(self) -> None:
        """What those selected give, on their page."""
        window = self._window
        window.edit_selected()
        page = window.panel.page("person")
        if isinstance(page, PersonPanel):
            page.show_section("gives")

    def outline(self) -> None:
        """An outline round those selected, and the place to name it; without any, drawn by hand on the map."""
        if operations.outline_selected(self._session):
            self._take(POINT)
            self._window.edit_selected()
        else:
            self._take(POINT if self._map.hand.tool == OUTLINE else OUTLINE)
        self._window.acts["outline"].setChecked(self._map.hand.tool == OUTLINE)

    def add_note(self) -> None:
        """A note at the person selected, or at the middle of the map."""
        self._map.editors.write_note()

    def tidy(self) -> None:
        """Spread people inside their cells."""
        if not operations.tidy(self._session):
            self._window.statusBar().showMessage("Nothing to tidy", 4000)

    def take_off(self) -> None:
        """Put those selected beside the map again; what was said about them stays."""
        operations.take_off(self._session, self._session.selection.alters)

    def remove(self) -> None:
        """Take away what is selected."""
        operations.remove_selected(self._session)

    def select_all(self) -> None:
        """Everybody in the wave in view."""
        self._session.select_alters(self._session.wave.alters)
