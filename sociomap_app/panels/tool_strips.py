"""Strips above the map: what the tool in hand is for, and what is looked at while some people step back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sociomap_app.editing import operations
from sociomap_app.editing.people_filter import Only
from sociomap_app.editing.session import News, Session
from sociomap_app.model.asked import givers
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.field_options import condition_words
from sociomap_app.panels.controls.labels import button, tip, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.panels.controls.style import colours
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for

JOINING = "Drag from one person to another, or click one and then the other."
OUTLINING = "Draw a line round the people who belong together. Then you can name the group."
DONE = "Done"
NOBODY = "Nobody does just now"
ONLY_TO_LOOK = "Only to look at: this map stays as it is. Saved under another name it is yours to draw on."
OWN, TO_DRAW = "Save as …", "Open it to draw"
ALL_DRAWN = "I have drawn everybody who knows each other"


class Strip(Panel):
    """One line above the map. ``ended`` tells that it is done with."""

    ended = Signal()
    _made = False

    def __init__(self, session: Session, framework: Framework, end: str) -> None:
        super().__init__(session, framework, scrolls=False)
        # Not Fixed: Qt would keep the room the words need in the narrowest strip, which a small screen has not.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(10, 5, 8, 5)
        self.row.setSpacing(10)
        self.below = QHBoxLayout()
        self.below.setSpacing(self.row.spacing())
        self.column.setSpacing(0)
        self.column.addLayout(self.row)
        self.column.addLayout(self.below)
        self.end = button(end, "main")
        self.end.clicked.connect(self.ended)

    def add_tick(self, tick: Tick) -> None:
        """A tick box with its words on one line."""
        tick.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.row.addWidget(tick)

    def _finish(self) -> None:
        self.row.addWidget(self.end)
        self.hide()
        self._made = True

    def _fit(self) -> None:
        """Take two lines where there is no room for one. A strip that has more than words does this."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._made:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, c = QPainter(self), colours(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.accent_soft)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), em(self) * 0.4, em(self) * 0.4)


class JoinStrip(Strip):
    """While people are joined: how, and whether everybody who knows each other is drawn."""

    def __init__(self, session: Session, framework: Framework, called: Callable[[str], str]) -> None:
        """``called`` says how somebody is called on the map, by their id."""
        super().__init__(session, framework, DONE)
        self.drawn = Tick(ALL_DRAWN)
        self.drawn.clicked.connect(self._say_drawn)
        self._called = called
        self.how = words(JOINING)
        self.row.addWidget(self.how, 1)
        self.add_tick(self.drawn)
        self._finish()
        self.setMinimumWidth(1)  # where there is less room than for one line, it takes two
        self.fill()

    def _fit(self) -> None:
        """What the tool is for, and the tick beside it; or below, where the words would be squeezed."""
        said = self.how.fontMetrics().horizontalAdvance(JOINING)
        taken = self.drawn.sizeHint().width() + self.end.sizeHint().width() + self.row.spacing() * 4
        short = self.width() < taken + said * 0.6
        if short == (self.below.indexOf(self.drawn) >= 0):
            return
        (self.row if short else self.below).removeWidget(self.drawn)
        if short:
            self.below.addWidget(self.drawn, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.row.insertWidget(1, self.drawn)
        self.below.setContentsMargins(*((10, 0, 8, 5) if short else (0, 0, 0, 0)))

    def fill(self) -> None:
        self.drawn.show_state(self.session.wave.who_knows_whom_done)
        chosen = self.session.selection.alters
        self.how.setText(f"From {self._called(next(iter(chosen)))} to …" if len(chosen) == 1 else JOINING)

    def _say_drawn(self) -> None:
        operations.say_drawn(self.session, self.drawn.isChecked())


class OutlineStrip(Strip):
    """While an outline is drawn: how."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, DONE)
        self.row.addWidget(words(OUTLINING), 1)
        self._finish()


class GiveStrip(Strip):
    """While it is said who gives what: one kind of support after another. ``asked`` tells which one now."""

    asked = Signal(str)

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, DONE)
        self.choice = DropDown((one.id, one.label) for one in framework.functions.values())
        self.choice.picked.connect(self.ask)
        self.choice.setAccessibleName("Kind of support")
        self.back, self.on = button("‹", name="The kind before"), button("›", name="The next kind")
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.nobody = Tick(NOBODY)
        self.nobody.clicked.connect(self._say_nobody)
        self.count = words("", "strong", wrap=False)
        self.how = words("Click everybody who gives this:", wrap=False)
        self._one_place()
        self._short = False
        self._finish()
        self._lay(short=False)
        self.setMinimumWidth(1)  # where there is less room than for one line, it takes two

    def _lay(self, *, short: bool) -> None:
        """All on one line; or what is asked and answered on one, and the kinds on another."""
        self._short = short
        first: tuple[QWidget, ...] = (self.how, self.back, self.choice, self.on, self._answer, self.end)
        if short:
            first = self.how, self._answer
        for layout in (self.row, self.below):
            while layout.takeAt(0) is not None:
                pass
        for one in first:
            self.row.addWidget(one, 1 if one is self.choice else 0)
        if short:
            self.row.insertStretch(1, 1)
            for one in (self.back, self.choice, self.on, self.end):
                self.below.addWidget(one, 1 if one is self.choice else 0)
        self.below.setContentsMargins(*((10, 0, 8, 5) if short else (0, 0, 0, 0)))

    def _fit(self) -> None:
        """On one line while the longest kind of support can be read there, else on two."""
        metrics = self.choice.fontMetrics()
        longest = max(metrics.horizontalAdvance(one.label) for one in self.framework.functions.values())
        others = (self.how, self.back, self.on, self._answer, self.end)
        taken = sum(one.sizeHint().width() for one in others) + self.row.spacing() * 5 + 20
        short = self.width() < taken + longest + em(self) * 3
        if short != self._short:
            self._lay(short=short)

    def _one_place(self) -> None:
        """How many give it, or that nobody does: one or the other in the same room, so that nothing moves."""
        self.nobody.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._answer = QStackedWidget()
        self._answer.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._answer.addWidget(self.nobody)
        self._answer.addWidget(self.count)

    @property
    def function(self) -> str:
        """The kind of support that is asked about."""
        return str(self.choice.value() or next(iter(self.framework.functions)))

    def ask(self, function: str) -> None:
        """Ask about another kind of support."""
        self.choice.show_value(function)
        self.fill()
        self.asked.emit(function)

    def step(self, by: int) -> None:
        """The next kind of support, or the one before."""
        every = list(self.framework.functions)
        self.ask(every[(every.index(self.function) + by) % len(every)])

    def fill(self) -> None:
        function, wave = self.function, self.session.wave
        gives = len(givers(wave, function))
        self.count.setText({0: "", 1: "1 person"}.get(gives, f"{gives} people"))
        self._answer.setCurrentWidget(self.count if gives else self.nobody)
        self.nobody.show_state(function in wave.asked and not gives)
        entry = self.framework.functions.get(function)
        self.choice.setToolTip(tip(entry.gives) if entry is not None else "")

    def _say_nobody(self) -> None:
        label = word_for(self.framework, self.session.document, "function", self.function)
        operations.say_asked(self.session, self.function, label, self.nobody.isChecked())


class FilterStrip(Strip):
    """While only some people are looked at: whom, how many of how many, and the way back to everybody."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, "Show everybody")
        self._named = True
        self.said = words("")
        self.row.addWidget(self.said, 1)
        self._finish()
        self.ended.connect(self.session.show_only)

    def show_names(self, shown: bool) -> None:
        """Say by what they are picked out, or, on a shared screen, only how many they are."""
        self._named = shown
        self.fill()

    def hear(self, news: News) -> None:
        self.fill()

    def fill(self) -> None:
        kept, conditions = self.session.kept, self.session.filter
        if kept is not None:
            everybody = len(self.session.wave.alters)
            only = self._words(conditions) if self._named else "some"
            self.said.setText(f"Only {only}: {len(kept)} of {everybody}. The rest steps back.")

    def _words(self, conditions: Sequence[Only]) -> str:
        return ", ".join(condition_words(one, self.session.document, self.framework) for one in conditions)


class LookStrip(Strip):
    """While a map is open only to look at: that it stays as it is. ``again`` asks to open it to draw on."""

    again = Signal()

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework, OWN)
        self.open = button(TO_DRAW)
        self.open.clicked.connect(self.again)
        self.row.addWidget(words(ONLY_TO_LOOK), 1)
        self.row.addWidget(self.open)
        self._finish()


class Strips(QWidget):
    """The strips that are on, one below the other; without any it takes no room."""

    def __init__(self, session: Session, framework: Framework, called: Callable[[str], str]) -> None:
        """``called`` says how somebody is called on the map, by their id."""
        super().__init__()
        self.join = JoinStrip(session, framework, called)
        self.give = GiveStrip(session, framework)
        self.outline = OutlineStrip(session, framework)
        self.filter = FilterStrip(session, framework)
        self.look = LookStrip(session, framework)
        self._all = (self.look, self.join, self.give, self.outline, self.filter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for strip in self._all:
            rows.addWidget(strip)
        self.hide()
        leave = session.subscribe(lambda news: self._heard(session))
        self.destroyed.connect(lambda: leave())

    def _heard(self, session: Session) -> None:
        self._show(self.filter, bool(session.filter))
        self._show(self.look, session.only_to_look)

    def show_tool(self, name: str) -> None:
        """Show the strip of the tool in hand: point, join, give or outline."""
        for strip, tool in ((self.join, "join"), (self.give, "give"), (self.outline, "outline")):
            self._show(strip, name == tool)

    def _show(self, strip: Strip, shown: bool) -> None:
        if strip.isHidden() == shown:
            strip.setVisible(shown)
            self.setVisible(not all(one.isHidden() for one in self._all))
