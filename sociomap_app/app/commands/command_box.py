"""One box that finds everything: people on the map, kinds of support, dates, and every command."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing.session import Selection, Session
from sociomap_app.model.clean_text import folded
from sociomap_app.panels.controls.style import colours, sheet
from sociomap_app.vocabulary.days import wave_in_words
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for

from .command_set import CommandSet
from .commands import COMMANDS

MOST = 60
"""So many finds are shown; whoever looks for more types another letter."""

BESIDE = Qt.ItemDataRole.UserRole
WIDE = 520
AIR = 10
"""Room round the finds, in pixels."""


class Find(msgspec.Struct, frozen=True):
    """Something to go to or to do: its words, what stands beside them, and the act; for people also the act that
    takes them besides those selected."""

    words: str
    beside: str
    do: Callable[[], object]
    besides: Callable[[], object] | None = None

    def rank(self, typed: str) -> int | None:
        """How well it fits what was typed, 0 best; None where it does not."""
        wanted = folded(typed).split()
        words, whole = folded(self.words), folded(f"{self.words} {self.beside}")
        if not all(one in whole for one in wanted):
            return None
        if not wanted or words.startswith(wanted[0]):
            return 0
        return 1 if any(word.startswith(wanted[0]) for word in whole.split()) else 2


class Finder:
    """Gathers everything that can be found now, and opens the box over the map."""

    def __init__(
        self,
        session: Session,
        framework: Framework,
        canvas: MapView,
        commands: CommandSet,
        ask_who_gives: Callable[[str], object],
    ) -> None:
        self._session, self._framework, self._canvas = session, framework, canvas
        self._commands, self._ask_who_gives = commands, ask_who_gives

    def open(self, text_size: int) -> "CommandBox":
        """The box over the upper middle of the map; the text is that large, in percent."""
        box = CommandBox(self._canvas.window(), list(self.finds()))
        box.open_over(self._canvas, text_size)
        return box

    def finds(self) -> Iterator[Find]:
        """People first, then commands, then kinds of support and dates."""
        yield from self._people()
        yield from self._outlines()
        for one in COMMANDS:
            action = self._commands[one.id]
            if action.isEnabled() and one.id != "find":
                words = action.iconText() if one.id in ("undo", "redo") else one.words
                yield Find(words, self._commands.keys_of(one.id), action.trigger)
        if self._session.wave.alters:
            for function in self._framework.functions.values():
                ask = partial(self._ask_who_gives, function.id)
                yield Find(f"Who gives: {function.label}", "say by clicks", ask)
        shown = self._canvas.drawing.scene.sociomap
        if len(shown.waves) > 1:
            for wave in shown.waves:
                yield Find(wave_in_words(wave, self._framework), "date", partial(self._session.look_at, wave.id))

    def _people(self) -> Iterator[Find]:
        """Whoever is on the map or waits beside it, by the names that are shown."""
        shown = self._canvas.drawing.scene
        for alter in shown.wave.alters.values():
            role = word_for(self._framework, shown.sociomap, "role", alter.role) if alter.role else ""
            select, gather = partial(self._select, alter.id), partial(self._gather, alter.id)
            yield Find(alter.label, role or alter.kind, select, gather)

    def _outlines(self) -> Iterator[Find]:
        for outline in self._canvas.drawing.scene.wave.outlines.values():
            if outline.label:
                yield Find(outline.label, "outline", partial(self._pick, outline.id))

    def _select(self, alter_id: str) -> None:
        self._session.select_alters({alter_id})
        self._canvas.show_alter(alter_id)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gather(self, alter_id: str) -> None:
        self._session.select_alters(self._session.selection.alters | {alter_id})
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, outline_id: str) -> None:
        self._session.select(Selection(outline=outline_id))
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)


class _Rows(QStyledItemDelegate):
    """A find with its words on the left and what stands beside them on the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        rect = option.rect.adjusted(12, 0, -12, 0)
        painter.setPen(colours(option.palette).muted)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        words = painter.fontMetrics().horizontalAdvance(str(index.data())) + 24
        room = rect.adjusted(words, 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data(BESIDE) or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(right), text)


class CommandBox(QFrame):
    """A line to type into and what was found. Enter does it, with Shift it adds to who is selected; Esc closes."""

    def __init__(self, parent: QWidget, finds: Sequence[Find]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Find people and commands")
        self._finds = finds
        self.line, self.list = QLineEdit(), QListWidget()
        self.line.setPlaceholderText("Find a person, a kind of support or a command")
        self.line.setAccessibleName("Find")
        self.line.setMaxLength(200)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 10, 10, 10)
        rows.addWidget(self.line)
        rows.addWidget(self.list)
        self.setStyleSheet(sheet(self.palette(), self.font()))
        self.line.textChanged.connect(self._show)
        self.list.itemClicked.connect(lambda item: self._do())
        self.line.installEventFilter(self)
        self._shown: list[Find] = []
        self._most = WIDE
        self._show("")

    def open_over(self, view: QWidget, text_size: int) -> None:
        """Show it over the upper middle of a view; the text is that large, in percent."""
        wide = min(WIDE * max(text_size, 100) // 100, view.width() - 20)
        self._most = min(round(wide * 0.8), view.height() - 30)
        corner = view.mapToGlobal(QPoint((view.width() - wide) // 2, 14))
        self.setGeometry(corner.x(), corner.y(), wide, self._most)
        self._fit()
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show(self, typed: str) -> None:
        ranked = [
            (rank, number) for number, one in enumerate(self._finds) if (rank := one.rank(typed)) is not None
        ]
        self._shown = [self._finds[number] for _, number in sorted(ranked)[:MOST]]
        self.list.clear()
        for one in self._shown:
            item = QListWidgetItem(one.words)
            item.setData(BESIDE, one.beside)
            self.list.addItem(item)
        if not self._shown:
            self.list.addItem("Nothing is called that")
            self.list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)
        self._fit()

    def _fit(self) -> None:
        """As high as what was found needs, and no higher than there is room."""
        rows = self.list.count() * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + AIR
        self.list.setMinimumHeight(min(rows, self._most // 2))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        margins = layout.contentsMargins()
        around = margins.top() + margins.bottom() + layout.spacing() + self.line.sizeHint().height()
        self.resize(self.width(), min(around + rows, self._most))

    def _do(self, besides: bool = False) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.close()
            (chosen.besides if besides and chosen.besides is not None else chosen.do)()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }.get(Qt.Key(event.key()))
            if step is not None:
                row = min(max(self.list.currentRow() + step, 0), max(len(self._shown) - 1, 0))
                self.list.setCurrentRow(row)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(besides=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(watched, event)
