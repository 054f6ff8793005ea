"""The tools the pointer holds: to join, to say who gives, to outline; and the kind of whoever is named next."""

from PySide6.QtCore import Qt

from sociomap_app.app.commands.command_set import KINDS, CommandSet
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.tools import JOIN, OUTLINE, POINT, Tool
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model.fields import Kind
from sociomap_app.panels.tool_strips import Strips

from .side_pages import SidePages


class Tools:
    """Takes tools into the hand, and shows which is held: by the commands, and by the strips above the map."""

    def __init__(
        self, session: Session, canvas: MapView, commands: CommandSet, strips: Strips, pages: SidePages
    ) -> None:
        self._session, self._canvas, self._commands = session, canvas, commands
        self._strips, self._pages = strips, pages
        strips.give.asked.connect(lambda function: self.take(Tool("give", function)))
        for strip in (strips.give, strips.join, strips.outline):
            strip.ended.connect(lambda: self.take(POINT))
        for one in (strips.give, strips.join, strips.outline, strips.filter):
            one.ended.connect(lambda: canvas.setFocus(Qt.FocusReason.OtherFocusReason))
        canvas.tool_taken.connect(lambda tool: commands.run(lambda: self._took(tool)))

    def take(self, tool: Tool) -> None:
        """Hold that tool."""
        self._canvas.pointer.take(tool)

    def _took(self, tool: Tool) -> None:
        """Another tool is in the hand: show which, and what it is for."""
        for name in ("join", "give", "outline"):
            self._commands.tick(name, tool.name == name)
        self._commands.show_possible()
        self._show_kind()
        if tool == JOIN:
            self._session.select_alters(())
        self._strips.show_tool(tool.name)

    def next_is(self, kind: Kind) -> None:
        """What the next name is: a person, a group or a resource."""
        self.take(POINT)
        self._canvas.kind = kind
        self._show_kind()

    def _show_kind(self) -> None:
        """The kind of the next name looks pressed, but for while the hand holds a tool: that one does then."""
        for one in KINDS:
            self._commands.tick(one, one == self._canvas.kind and self._canvas.pointer.tool == POINT)

    def join(self) -> None:
        """Join two or more selected people; else join by hand on the map, until Esc or the tool again."""
        if len(self._session.selection.alters) >= 2:
            operations.join_selected(self._session)
            self._commands.tick("join", self._canvas.pointer.tool == JOIN)
        else:
            self.take(JOIN if self._commands.ticked("join") else POINT)

    def give(self) -> None:
        """Say by clicks who gives one kind of support after another, until Esc or the tool again."""
        if self._canvas.pointer.tool.name == "give":
            self.take(POINT)
        else:
            self.ask_who_gives(self._strips.give.function)

    def ask_who_gives(self, function: str) -> None:
        """Say by clicks who gives this kind of support."""
        self._strips.give.ask(function)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, name: str) -> None:
        """Hold what a step of the guided start needs: ``give``, ``join``, or nothing."""
        if name == "give":
            self.ask_who_gives(self._strips.give.function)
        else:
            self.take(JOIN if name == "join" else POINT)

    def outline(self) -> None:
        """An outline round those selected, and the place to name it; without any, drawn by hand on the map."""
        if operations.outline_selected(self._session):
            self.take(POINT)
            self._pages.edit_selected()
        else:
            self.take(POINT if self._canvas.pointer.tool == OUTLINE else OUTLINE)
        self._commands.tick("outline", self._canvas.pointer.tool == OUTLINE)
