"""The map in a window: shows the session's wave, takes pointer and keys, and asks the session for acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from sociomap_app.canvas.painting.map_painter import MapPainter
from sociomap_app.drawing.labels.label_blocks import forget_names
from sociomap_app.drawing.sheet import SMALLEST, in_window
from sociomap_app.editing.session import News, Selection, Session

from .composed import ComposedMap, compose
from .later import later
from .zoomable import Zoomable

if TYPE_CHECKING:
    # Each class of Qt is made when it is first imported, and the kinds of event come by themselves.
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTouchEvent,
    )

    from sociomap_app.canvas.inline import inline_editors as editors
    from sociomap_app.canvas.painting import overlay, spotlight
    from sociomap_app.canvas.pointer import map_keys as keys
    from sociomap_app.canvas.pointer import pointer as hands
    from sociomap_app.canvas.pointer import tools
    from sociomap_app.canvas.pointer import touch as fingers
    from sociomap_app.drawing.map.map_figure import Drawing
    from sociomap_app.drawing.sheet import Sheet
    from sociomap_app.model.sociomap import Sociomap
    from sociomap_app.vocabulary.entries import Framework
else:
    editors, fingers, hands, keys, overlay, spotlight, tools = (
        later(f"sociomap_app.canvas.{name}")
        for name in (
            "inline.inline_editors",
            "pointer.touch",
            "pointer.pointer",
            "pointer.map_keys",
            "painting.overlay",
            "painting.spotlight",
            "pointer.tools",
        )
    )

DRAWN_BY = frozenset({"design", "ego", "view", "own_words", "title"})


class MapView(Zoomable):
    """The canvas. It keeps no data: every change comes from the session, every act goes to it."""

    editing_wanted = Signal()
    tool_taken = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        session: Session,
        framework: Framework,
        parent: QWidget | None = None,
        *,
        composed: ComposedMap | None = None,
    ) -> None:
        """``composed`` is the map as it is on the screen already."""
        super().__init__(parent)
        self.session, self.framework = session, framework
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(*SMALLEST)
        self.setAccessibleName("Map")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.kind = "person"
        self.in_words: Callable[[], str] = str
        self._names = "typed"
        self._reading = 1.0
        self._composed, self._stale = composed, False
        if composed is not None:
            self.resize(round(composed.sheet.width), round(composed.sheet.height))
        self.face = MapPainter(self)
        self._panning: QPointF | None = None
        self._space = False
        self._hand: hands.MapPointer | None = None
        self._editors: editors.InlineEditors | None = None
        self._fingers: fingers.TouchReader | None = None
        session.subscribe(self._heard)

    # What is shown

    @property
    def drawing(self) -> Drawing:
        """The drawing of the wave in view, composed for the size of the window."""
        known = self._composed
        if known is None or (self._stale and not known.is_of(*self._asked())):
            known = self._composed = compose(*self._asked(), self.framework)
        self._stale = False
        return known.drawing

    def _asked(self) -> tuple[Sociomap, str, str, Sheet]:
        sheet = in_window(self.width(), self.height(), self._reading)
        return self.session.document, self.session.wave.id, self._names, sheet

    @property
    def names(self) -> str:
        """How people are called on the screen."""
        return self._names

    def show_names(self, level: str) -> None:
        """Call people by another level of names: typed, initials, roles or numbers."""
        self.give_up()
        self._put_tip_away()
        self._names = level
        self._redraw()
        self.describe()

    def read_at(self, percent: float) -> None:
        """Enlarge the words on the map with the rest of the window's text."""
        self.give_up()
        self._reading = percent / 100
        self._redraw()

    def _put_tip_away(self) -> None:
        from PySide6.QtWidgets import QToolTip

        self.setToolTip("")
        QToolTip.hideText()

    def sizeHint(self) -> QSize:
        return QSize(820, 620)

    def _heard(self, news: News) -> None:
        if news.opened:
            forget_names()
        touched = news.change.of(self.session.wave.id)
        if news.wave or news.opened or touched or news.change.fields & DRAWN_BY:
            self.give_up()
            self._redraw()
        elif news.selection or news.filter:
            self.update()
        if news.opened:
            self.fit()
            if self._hand is not None:
                self._hand.take(tools.POINT)
        self.describe()

    def _redraw(self) -> None:
        self._stale = True
        self.face.forget()
        if self._hand is not None:
            self._hand.forget()
        self.update()

    def describe(self) -> None:
        """Say to a screen reader what there is and what is selected."""
        self.setAccessibleDescription(self.in_words())

    def show_alter(self, alter_id: str) -> None:
        """Move the map so that somebody's token is in view. Without a token nothing happens."""
        token = self.drawing.figure.tokens.get(alter_id)
        if token is not None:
            at = self.to_window(token.x, token.y)
            dx = min(max(at.x(), 60), self.width() - 60) - at.x()
            dy = min(max(at.y(), 60), self.height() - 60) - at.y()
            self.pan_by(QPointF(dx, dy))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.face.paint(painter, self._seen, self._hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._hand is not None:
            self._hand.give_up()
        if self._editors is not None:
            self._editors.keep_in_view()
        self._redraw()
        self._look(self._seen)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.face.forget()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._space:
            self._space = False
            self.hand.wear()
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason and self._hand is not None:
            self._hand.give_up()
        self.update()

    # Pointer and fingers

    @property
    def hand(self) -> hands.MapPointer:
        """What the pointer does on the map."""
        if self._hand is None:
            self._hand = hands.MapPointer(self)
        return self._hand

    @property
    def editors(self) -> editors.InlineEditors:
        """What is typed on the map itself."""
        if self._editors is None:
            self._editors = editors.InlineEditors(self)
        return self._editors

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self.give_up()
            self._panning = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event.position(), shift=_shift(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self.pan_by(event.position() - self._panning)
            self._panning = event.position()
        else:
            self.hand.move(event.position(), shift=_shift(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            if event.button() == Qt.MouseButton.MiddleButton or not event.buttons():
                self._panning = None
                self.hand.wear()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(event.position(), shift=_shift(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.twice(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        if self._hand is not None:
            self._hand.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Keyboard:
            chosen = sorted(self.session.selection.alters & self.drawing.figure.tokens.keys())
            token = self.drawing.figure.tokens[chosen[0]] if chosen else None
            at = self.to_window(token.x, token.y) if token else self.rect().center()
            self.menu_wanted.emit(self.mapToGlobal(at))
        else:
            self.hand.ask_for_menu(QPointF(event.pos()))

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (
            QEvent.Type.TouchBegin,
            QEvent.Type.TouchUpdate,
            QEvent.Type.TouchEnd,
            QEvent.Type.TouchCancel,
        ):
            if self._fingers is None:
                self._fingers = fingers.TouchReader(fingers.on_map(self), self)
            self._fingers.read(cast("QTouchEvent", event))
            return True
        if kind == QEvent.Type.ToolTip:
            from html import escape

            self.setToolTip(f"<span>{escape(self.hand.words())}</span>" if self.hand.words() else "")
        return super().event(event)

    def commit(self) -> None:
        """What has been typed on the map counts."""
        if self._editors is not None:
            self._editors.finish()

    def give_up(self) -> bool:
        """Close whatever gesture or editor is open; nothing of it happened. False where there was none."""
        if self._editors is not None and self._editors.give_up():
            return True
        return self._hand is not None and self._hand.give_up()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, hand = event.key(), self.hand
        if key == Qt.Key.Key_Escape:
            if hand.tool != tools.POINT:
                hand.take(tools.POINT)
            elif not self.give_up():
                self.session.select(Selection())
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.session.selection:
            if not tools.enter(hand.tool, self.session):
                self.editing_wanted.emit()
        else:
            act = keys.key_act(self.drawing, self.session, event)
            if act is None:
                super().keyPressEvent(event)
            else:
                self.give_up()
                hand.do(act)
                for one in self.session.selection.alters:
                    self.show_alter(one)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.hand.wear()
        super().keyReleaseEvent(event)


def _shift(event: QMouseEvent) -> bool:
    """Whether Shift or Ctrl is held: both add to the selection."""
    held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    return bool(event.modifiers() & held)
