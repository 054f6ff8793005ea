"""Commands as the window offers them: menus, the bar above the map with the box for names, the tools beside it."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from sociomap_app.app.appearance.icons import SIDE, icon
from sociomap_app.shelf import shelf

from .command_set import CommandSet
from .commands import COMMANDS, DRAWING_TOOLS, MENUS, TOP_TOOLS

NAME_BOX, NARROW_NAME_BOX, WIDEST_NAME_BOX = 320, 270, 420
"""Widths of the box for names, in pixels: the least, usually and where there is little room; and the most."""
GROWS = 0.6
"""How signs grow with the text: 150 % makes them larger by 28 %."""
HINT_AIR = 44
"""What the box needs beside the words it shows while it is empty, in pixels."""
NAME_HINT = "Type a name or initials, Enter to add"


class Bars:
    """Menus and bars of one window; ``name_box`` stands in the bar above the map."""

    def __init__(self, window: QMainWindow, commands: CommandSet, recent: QMenu, text_size: int) -> None:
        self._window, self._commands = window, commands
        self.menus = [self._menu(title, ids, recent) for title, ids in MENUS]
        self.name_box = make_name_box()
        self.top, self.tools = self._top_bar(), self._tool_bar()
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.top)
        window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tools)
        self.dress(text_size)

    def _menu(self, title: str, ids: tuple[str, ...], recent: QMenu) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        for one in ids:
            if one == "-":
                menu.addSeparator()
            elif one == "recent":
                menu.addMenu(recent)
            else:
                menu.addAction(self._commands[one])
        return menu

    def _top_bar(self) -> QToolBar:
        """The box for names in the middle, and what is used most at its right."""
        bar = QToolBar("Map")
        bar.setObjectName("top")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        left, right = QWidget(), QWidget()
        for spring in (left, right):
            spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for part in (left, self.name_box, right):
            bar.addWidget(part)
        for one in TOP_TOOLS:
            bar.addAction(self._commands[one])
        Fitting(bar, self.name_box)
        return bar

    def _tool_bar(self) -> QToolBar:
        """The tools to draw with."""
        bar = QToolBar("Draw")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setOrientation(Qt.Orientation.Vertical)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        for one in DRAWING_TOOLS:
            bar.addAction(self._commands[one])
        Fitting(bar)
        return bar

    def dress(self, text_size: int) -> None:
        """Style the bars, and them alone: a sheet for the whole program would cut the pages off from its palette.
        Signs are drawn in the colours of the look, and grow with the text, in percent."""
        side, style = sign_side(text_size), (shelf() / "style" / "bars.qss").read_text(encoding="utf-8")
        for one in (self.top, self.tools):
            one.setIconSize(QSize(side, side))
        for bar in (self.top, self.tools, self._window.statusBar()):
            bar.setStyleSheet("")
            bar.setStyleSheet(style)
        self._draw_signs(side)

    def _draw_signs(self, side: int) -> None:
        colour = QApplication.palette().color(QPalette.ColorRole.WindowText)  # the window's own follows later
        for command in COMMANDS:
            if command.icon:
                self._commands[command.id].setIcon(icon(command.icon, colour, side))
        for bar, sign in ((self.top, "onward"), (self.tools, "downward")):
            more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
            if more is not None:
                more.setIcon(icon(sign, colour))
                more.setToolTip("More tools")
                more.setAccessibleName("More tools")

    def set_visible(self, shown: bool) -> None:
        """Show or hide menus, bars and the line of state."""
        for part in (self._window.menuBar(), self._window.statusBar(), self.top, self.tools):
            part.setVisible(shown)


def sign_side(text_size: int) -> int:
    """The side of a sign, in pixels: it grows with the text, but less, so that the words keep their room."""
    larger: float = max(text_size / 100, 1.0) ** GROWS
    return round(SIDE * larger)


class Fitting(QObject):
    """Words beside the signs of a bar while there is room for all of them; signs alone where it is narrow."""

    def __init__(self, bar: QToolBar, name_box: QLineEdit | None = None) -> None:
        super().__init__(bar)
        self._bar, self._name_box, self._words = bar, name_box, bar.toolButtonStyle()
        self._needed = 0
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wear(self._words)
            self._make_room()
            self._fit()
        elif event.type() == QEvent.Type.WindowDeactivate:
            # A window that opens over the bar takes the pointer, and its leaving is not always told.
            for one in self._bar.findChildren(QToolButton):
                one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
                one.update()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        bar = self._bar
        wanted, room = bar.sizeHint(), bar.size()
        upright = bar.orientation() == Qt.Orientation.Vertical
        if bar.toolButtonStyle() == self._words:
            self._needed = wanted.height() if upright else wanted.width()
        fits = (room.height() if upright else room.width()) >= self._needed
        self._wear(self._words if fits else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _wear(self, style: Qt.ToolButtonStyle) -> None:
        if self._bar.toolButtonStyle() != style:
            self._bar.setToolButtonStyle(style)
            self._make_room()
            layout = self._bar.layout()
            if layout is not None:
                layout.activate()  # at once: else an arrow for what has no room flashes up meanwhile

    def _make_room(self) -> None:
        """The box for names is wide enough for what it says while it is empty, however large the text."""
        box = self._name_box
        if box is not None:
            usual = NAME_BOX if self._bar.toolButtonStyle() == self._words else NARROW_NAME_BOX
            said = box.fontMetrics().horizontalAdvance(box.placeholderText()) + HINT_AIR
            box.setMinimumWidth(max(usual, said))
            box.setMaximumWidth(max(WIDEST_NAME_BOX, said))


class NameBox(QLineEdit):
    """Undo takes back what is being typed; where nothing is, it is the undo of the map."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.text():
            keys = cast("QKeyEvent", event)
            if keys.matches(QKeySequence.StandardKey.Undo) or keys.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return False
        return super().event(event)

    def empty(self) -> None:
        """Ready for the next name. What was typed is on the map, and does not come back into the box."""
        self.setText("")


def make_name_box() -> NameBox:
    """The box for names, above the map."""
    box = NameBox()
    box.setObjectName("add")
    box.setAccessibleName("Add a name")
    box.setPlaceholderText(NAME_HINT)
    box.setClearButtonEnabled(True)
    box.setMinimumWidth(NAME_BOX)
    box.setMaximumWidth(WIDEST_NAME_BOX)
    box.setMaxLength(500)
    return box
