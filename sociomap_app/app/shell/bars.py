"""Acts as the window offers them: keys, menus, the bar above the map and the tools beside it."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from .commands import CHANGING, COMMANDS, DRAWING_TOOLS, MENUS, OWN_FIRST, TOP_TOOLS, Command
from .palette import BAR_STYLE, SIGN, STATUS_STYLE, icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from .window import Window

NAME_BOX, NARROW_NAME_BOX, WIDEST_NAME_BOX = 320, 270, 420
"""Widths of the box for names, in pixels: the least, usually and where there is little room; and the most."""

GROWS = 0.6
"""How signs grow with the text: 150 % makes them larger by 28 %."""

HINT_AIR = 44
"""What the box needs beside the words it shows while it is empty, in pixels."""

KINDS = ("person", "group", "resource")

NAME_HINT = "Type a name or initials, Enter to add"


def make_acts(window: "Window") -> dict[str, QAction]:
    """Every act, without keys and signs."""
    made: dict[str, QAction] = {}
    for act in COMMANDS:
        action = QAction(act.words, window)
        action.setCheckable(act.tick or act.id in KINDS)
        if act.short:
            action.setIconText(act.short)
        action.triggered.connect(lambda _=False, do=act.do: window.act(do))
        if act.on_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            window.map.addAction(action)
        else:
            window.addAction(action)
        made[act.id] = action
    made["panel"].setChecked(True)
    made["person"].setChecked(True)
    return made


def give_keys(window: "Window") -> None:
    """Each act its keys: those of one's own before those shipped."""
    own = dict(window.preferences.keys)
    for act in COMMANDS:
        keys = (own[act.id], *act.keys[1:]) if own.get(act.id) else () if act.id in own else act.keys
        window.acts[act.id].setShortcuts([QKeySequence(one) for one in keys])


def sign_side(window: "Window") -> int:
    """The side of a sign, in pixels: it grows with the text, but less, so that the words keep their room."""
    larger: float = max(window.preferences.text_size / 100, 1.0) ** GROWS
    return round(SIGN * larger)


def draw_signs(window: "Window") -> None:
    """Signs in the colours of the look, and what each act says when the pointer rests on it."""
    colour = QApplication.palette().color(QPalette.ColorRole.WindowText)  # the window's own follows later
    for act in COMMANDS:
        action = window.acts[act.id]
        if act.sign:
            action.setIcon(icon(act.sign, colour, sign_side(window)))
        _say_what(act, action, act.why)
    for bar, sign in zip(window.bars, ("onward", "downward"), strict=True):
        more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setIcon(icon(sign, colour))
            more.setToolTip("More tools")
            more.setAccessibleName("More tools")


def show_possible(window: "Window") -> None:
    """Offer what is possible now; what is not says why, where that can be said."""
    for act in COMMANDS:
        action, kept = window.acts[act.id], window.session.only_to_look and act.id in CHANGING
        possible = not kept and act.possible(window)
        if action.isEnabled() != possible or (not possible and act.id in CHANGING):
            action.setEnabled(possible)
            _say_what(act, action, OWN_FIRST if kept else act.why)


def _say_what(act: Command, action: QAction, why: str = "") -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    plain = act.words.rstrip(" …")
    if why and not action.isEnabled():
        action.setToolTip(f"{plain}: {why}")
    else:
        action.setToolTip(f"{plain} ({keys})" if keys else plain)


def dress_bars(window: "Window") -> None:
    """Style the bars, and them alone: a sheet for the whole program would cut the pages off from its palette."""
    side = sign_side(window)
    for one in window.bars:
        one.setIconSize(QSize(side, side))
    for bar in (*window.bars, window.statusBar()):
        bar.setStyleSheet("")
        bar.setStyleSheet(STATUS_STYLE if bar is window.statusBar() else BAR_STYLE)


def make_menus(window: "Window") -> list[QMenu]:
    """The menus, with the maps opened last among them."""
    made = []
    for title, ids in MENUS:
        menu = window.menuBar().addMenu(title)
        made.append(menu)
        for one in ids:
            if one == "-":
                menu.addSeparator()
            elif one == "recent":
                menu.addMenu(window.recent)
            else:
                menu.addAction(window.acts[one])
    return made


def press(window: "Window", event: "QKeyEvent") -> None:
    """Do what a key is for that was pressed before there was anything to hear it. Whoever types begins a name."""
    pressed = QKeySequence(event.keyCombination())
    for act in window.acts.values():
        anywhere = act.shortcutContext() != Qt.ShortcutContext.WidgetShortcut
        if anywhere and act.isEnabled() and pressed in act.shortcuts():
            act.trigger()
            return
    QApplication.sendEvent(window.name_box, event)


def top_bar(window: "Window", name_box: QLineEdit) -> QToolBar:
    """The box for names in the middle, and what is used most at its right."""
    bar = QToolBar("Map")
    bar.setObjectName("top")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    left, right = QWidget(), QWidget()
    for spring in (left, right):
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(left)
    bar.addWidget(name_box)
    bar.addWidget(right)
    for one in TOP_TOOLS:
        bar.addAction(window.acts[one])
    Fitting(bar, name_box)
    return bar


def tool_bar(window: "Window") -> QToolBar:
    """The tools to draw with."""
    bar = QToolBar("Draw")
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setOrientation(Qt.Orientation.Vertical)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    for one in DRAWING_TOOLS:
        bar.addAction(window.acts[one])
    Fitting(bar)
    return bar


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
