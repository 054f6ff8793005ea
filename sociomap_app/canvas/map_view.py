"""The map in a window: shows the session's wave, takes pointer and keys, and asks the session for acts."""

from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from sociomap_app.canvas.inline.inline_editors import InlineEditors
from sociomap_app.canvas.painting.map_painter import MapPainter
from sociomap_app.canvas.pointer import tools
from sociomap_app.canvas.pointer.gestures import MapAct
from sociomap_app.canvas.pointer.map_keys import key_act
from sociomap_app.canvas.pointer.pointer import MapPointer
from sociomap_app.canvas.pointer.touch import TOUCHES, TouchReader
from sociomap_app.drawing.labels.label_blocks import forget_names
from sociomap_app.drawing.map.map_figure import Drawing
from sociomap_app.drawing.sheet import SMALLEST
from sociomap_app.editing.session import News, Selection, Session
from sociomap_app.model.fields import Kind, NamesLevel
from sociomap_app.model.sociomap import Place
from sociomap_app.vocabulary.entries import Framework

from .present_map import PresentMap
from .zoomable import Zoomable

DRAWN_BY = frozenset({"design", "ego", "view", "own_words", "title"})
"""The fields of a document, besides its waves, that show on the map."""

FROM_EDGE = 60
"""How far from the edge of the window somebody stands who is brought into view, in pixels."""


class MapView(Zoomable):
    """The canvas. It keeps no data: every change comes from the session, every act goes to it.

    It puts together what shows the map and what is done on it: ``pointer`` and ``editors`` tell what they want of
    each other and of the window, and do not know each other.
    """

    editing_wanted = Signal()
    """What is selected is to be edited beside the map."""
    tool_taken = Signal(object)
    """Another ``Tool`` is held."""
    menu_wanted = Signal(QPoint)
    """The menu for what is selected, at that point of the screen."""
    description_wanted = Signal()
    """What a screen reader is told of the map may be another: whoever knows the words sets them."""

    def __init__(self, session: Session, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind: Kind = "person"
        self._present = PresentMap(self, session, framework)
        self.pointer = MapPointer(self, self._present, session)
        self.editors = InlineEditors(self, self._present, session)
        self.painter = MapPainter(self, self._present, session, self.pointer)
        self._fingers = TouchReader(self.pointer, self)
        self._panning: QPointF | None = None
        self._space = False
        self._dress()
        self._connect()
        session.subscribe(self._heard)

    def _dress(self) -> None:
        """What Qt and a screen reader are to know of the widget."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(*SMALLEST)
        self.setAccessibleName("Map")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def _connect(self) -> None:
        """Let pointer and editors make way for each other, and the window hear what they want of it."""
        pointer, editors = self.pointer, self.editors
        pointer.beginning.connect(editors.give_up)
        editors.opening.connect(pointer.give_up)
        pointer.renaming_wanted.connect(editors.rename)
        pointer.naming_wanted.connect(self._name_at)
        pointer.editing_wanted.connect(self.editing_wanted)
        pointer.tool_taken.connect(self.tool_taken)
        pointer.menu_wanted.connect(self.menu_wanted)

    # What is shown

    @property
    def drawing(self) -> Drawing:
        """The drawing of the wave in view, composed for the size of the window."""
        return self._present.drawing

    @property
    def names(self) -> NamesLevel:
        """How people are called on the screen."""
        return self._present.names

    def called(self, alter_id: str) -> str:
        """How somebody is called on the map just now. KeyError for nobody in the wave in view."""
        return self.drawing.scene.wave.alters[alter_id].label

    def show_names(self, level: NamesLevel) -> None:
        """Call people by another level of names."""
        self.give_up()
        self.setToolTip("")
        QToolTip.hideText()
        self._present.names = level
        self._redraw()
        self.description_wanted.emit()

    def read_at(self, percent: float) -> None:
        """Enlarge the words on the map with the rest of the window's text."""
        self.give_up()
        self._present.reading = percent / 100
        self._redraw()

    def sizeHint(self) -> QSize:
        return QSize(820, 620)

    def _heard(self, news: News) -> None:
        if news.opened:
            forget_names()
        if self._shows(news):
            self.give_up()
            self._redraw()
        elif news.selection or news.filter:
            self.update()
        if news.opened:
            self.fit()
            self.pointer.take(tools.POINT)
        self.description_wanted.emit()

    def _shows(self, news: News) -> bool:
        """Whether the map looks otherwise after what happened, but for who stands out."""
        touched = news.change.of(self.session.wave.id)
        return news.wave or news.opened or bool(touched or news.change.fields & DRAWN_BY)

    def _redraw(self) -> None:
        self.pointer.forget()
        self.update()

    def show_alter(self, alter_id: str) -> None:
        """Move the map so that somebody's token is in view. Without a token nothing happens."""
        token = self.drawing.figure.tokens.get(alter_id)
        if token is not None:
            at = self.to_window(token.x, token.y)
            dx = min(max(at.x(), FROM_EDGE), self.width() - FROM_EDGE) - at.x()
            dy = min(max(at.y(), FROM_EDGE), self.height() - FROM_EDGE) - at.y()
            self.pan_by(QPointF(dx, dy))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.painter.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.pointer.give_up()
        self.editors.keep_in_view()
        self._redraw()
        self._look(self._seen)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.painter.forget()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._space:
            self._space = False
            self.pointer.show_shape()
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.pointer.give_up()
        self.update()

    # Pointer and fingers

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self.give_up()
            self._panning = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.pointer.press(event.position(), shift=_shift(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self.pan_by(event.position() - self._panning)
            self._panning = event.position()
        else:
            self.pointer.move(event.position(), shift=_shift(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            if event.button() == Qt.MouseButton.MiddleButton or not event.buttons():
                self._panning = None
                self.pointer.show_shape()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.pointer.release(event.position(), shift=_shift(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer.press_twice(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Keyboard:
            tokens = self.drawing.figure.tokens
            chosen = sorted(self.session.selection.alters & tokens.keys())
            token = tokens[chosen[0]] if chosen else None
            at = self.to_window(token.x, token.y) if token else self.rect().center()
            self.menu_wanted.emit(self.mapToGlobal(at))
        else:
            self.pointer.ask_for_menu(QPointF(event.pos()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            self._fingers.read(event)
            return True
        if event.type() == QEvent.Type.ToolTip:
            words = self.pointer.words()
            self.setToolTip(f"<span>{escape(words)}</span>" if words else "")
        return super().event(event)

    # What is typed

    def write_note(self) -> None:
        """A note at the one person selected, else near where the menu was asked for."""
        self.editors.write_note(self.pointer.asked_at)

    def _name_at(self, place: Place, where: QPoint) -> None:
        self.editors.add_at(place, where, self.kind)

    def commit(self) -> None:
        """What has been typed on the map counts."""
        self.editors.finish()

    def give_up(self) -> bool:
        """Close whatever gesture or editor is open; nothing of it happened. False where there was none."""
        return self.editors.give_up() or self.pointer.give_up()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._step_back()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.session.selection:
            if not tools.enter(self.pointer.tool, self.session):
                self.editing_wanted.emit()
        elif (act := key_act(self.drawing, self.session, event)) is not None:
            self._do(act)
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        """Esc: the tool is put down, else what is open is given up, else nothing is selected."""
        if self.pointer.tool != tools.POINT:
            self.pointer.take(tools.POINT)
        elif not self.give_up():
            self.session.select(Selection())

    def _do(self, act: MapAct) -> None:
        """What a key means, with those whom it moved or led to in view."""
        self.give_up()
        self.pointer.do(act)
        for one in self.session.selection.alters:
            self.show_alter(one)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.pointer.show_shape()
        super().keyReleaseEvent(event)


def _shift(event: QMouseEvent) -> bool:
    """Whether Shift or Ctrl is held: both add to the selection."""
    held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    return bool(event.modifiers() & held)
