"""The guided start: one question at a time, then placing, then what each gives, then who knows whom, then looking.

Whatever is said goes into the map at once, so that it can be left at any moment and nothing is lost. The guide
itself keeps nothing but where it is.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Session
from sociomap_app.model.asked import givers
from sociomap_app.panels.controls.labels import button, line, tip, words
from sociomap_app.panels.controls.panel import Panel, empty
from sociomap_app.panels.controls.text_fields import LineField
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.panels.person.function_ticks import Ticks
from sociomap_app.vocabulary.entries import Framework, Guide, Question
from sociomap_app.vocabulary.naming import word_for

LAST = ("place", "give", "join")
"""The steps after the questions: each is done on the map."""

TITLES = {
    "place": "Who is close?",
    "give": "What do they give?",
    "join": "Who knows whom?",
}
TASKS = {
    "place": "Drag each to how close they are, and into the area they belong to. Nobody has to be close.",
    "give": "Above the map stands one kind of support after another. Click everybody who gives it. "
    "Stop whenever you like: what you did not ask about is never counted as missing.",
    "join": "Join those who know each other: drag from one to the other, or click one and then the other. "
    "When all you know of are drawn, say so above the map.",
}
GO_ON = "Go on. Without a name, or without saying that there is nobody, this stays open"
PASS_BY = "Pass this by. It stays open, and is never counted as missing"
THOUGHT = "I have thought about this: nobody"
LEAVE = "Leave the questions and just draw"


class GuidePanel(Panel):
    """The questions of one set beside the map. ``tool_wanted`` tells what the hand should hold (point, give or
    join); ``ended`` tells whether it went to the end, so that the figures may be shown."""

    tool_wanted = Signal(str)
    ended = Signal(bool)

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework)
        self.guide: Guide | None = None
        self.step = 0
        self._named: set[str] = set()
        self._last = ""
        self.where = words("", "quiet")
        self.ask = words("", "title")
        self.task = words("")
        self.line = LineField("A name or initials, then Enter")
        self.line.setMaxLength(500)
        self.line.setAccessibleName("Name somebody")
        self.line.returnPressed.connect(self._name)
        self.noted = words("", "quiet")
        self.nobody = Tick(THOUGHT)
        self.nobody.clicked.connect(self._say_nobody)
        self.known = words("Already on your map: tick whoever it is as well", "heading")
        self.people = Ticks([])
        self.people.ticked.connect(self._tick)
        self.waiting = words("", "strong")
        self.choices = QWidget()
        self._sets: list[QWidget] = []
        said: Sequence[QWidget] = (self.line, self.noted, self.nobody, self.waiting, self.known, self.people)
        for part in (self.where, self.ask, self.task, *said):
            self.column.addWidget(part)
        self._set_buttons()
        self._foot()
        self.begin()

    def _set_buttons(self) -> None:
        for guide in self.framework.guides.values():
            start = button(guide.label)
            start.clicked.connect(lambda _=False, one=guide: self._choose(one))
            note = words(guide.note, "quiet")
            for part in (start, note):
                self.column.addWidget(part)
                self._sets.append(part)

    def _foot(self) -> None:
        self.back, self.skip, self.on = button("Back"), button("Skip"), button("Next", "main")
        self.back.clicked.connect(lambda: self.go(self.step - 1))
        self.skip.clicked.connect(lambda: self.go(self.step + 1))
        self.on.clicked.connect(lambda: self.go(self.step + 1))
        self.leave = button(LEAVE, "link")
        self.leave.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.on)
        self.column.addWidget(line())
        self.column.addLayout(row)
        self.column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)

    # Where it is

    @property
    def questions(self) -> Sequence[Question]:
        """The questions of the set that was chosen; none before."""
        return self.guide.question if self.guide is not None else ()

    @property
    def question(self) -> Question | None:
        """The question that is asked now; None before the first and after the last."""
        number = self.step - 1
        return self.questions[number] if 0 <= number < len(self.questions) else None

    @property
    def task_now(self) -> str:
        """What is done on the map now: place, give, join; empty while questions are asked."""
        number = self.step - 1 - len(self.questions)
        return LAST[number] if self.guide is not None and 0 <= number < len(LAST) else ""

    def begin(self) -> None:
        """Back to the choice of questions."""
        self.guide, self.step = None, 0
        self.line.clear()
        self._forget_named()
        self.fill()

    def _forget_named(self) -> None:
        self._named.clear()
        self._last = ""

    def _choose(self, guide: Guide) -> None:
        self.guide = guide
        self.go(1)

    def go(self, step: int) -> None:
        """To another step; before the first question stands the choice of questions, after the last is the end.

        A name that stands typed is taken; going on by itself says nothing.
        """
        self.take_typed()
        if step > len(self.questions) + len(LAST):
            self.tool_wanted.emit("point")
            self.ended.emit(True)
            return
        self.step = max(step, 0)
        if self.step == 0:
            self.guide = None
        self._forget_named()
        self.tool_wanted.emit(self.task_now if self.task_now in ("give", "join") else "point")
        self.fill()
        self.area.verticalScrollBar().setValue(0)
        if self.question is not None:
            self.line.setFocus()
        elif self.step:
            self.on.setFocus()

    def _leave(self) -> None:
        self.take_typed()
        self.ended.emit(False)

    # What is said

    def _name(self) -> None:
        """Enter: name whoever is typed; on an empty line, go on."""
        if self.line.text():
            self.take_typed()
        elif self.question is not None:
            self.go(self.step + 1)

    def take_typed(self) -> None:
        """Name whoever stands typed, in answer to the question that is asked."""
        question, typed = self.question, self.line.text()
        if not typed:
            return
        self.line.clear()
        named = operations.name_for(self.session, typed, question.gives) if question is not None else None
        if named is not None:
            self._named.add(named)
            self._last = named
            self.fill()

    def _say_nobody(self) -> None:
        question = self.question
        if question is not None:
            called = word_for(self.framework, self.session.document, "function", question.gives)
            operations.say_asked(self.session, question.gives, called, self.nobody.isChecked())

    def _tick(self, alter_id: str, on: bool) -> None:
        question = self.question
        if question is None:
            return
        self._last = alter_id if on else ""
        (self._named.add if on else self._named.discard)(alter_id)
        if question.gives:
            operations.give(self.session, [alter_id], question.gives, on)

    # What is shown

    def hear(self, news: News) -> None:
        if news.wave or news.change.of(self.session.wave.id):
            self.fill()

    def fill(self) -> None:
        question, task, choosing = self.question, self.task_now, self.guide is None
        label = self.guide.label if self.guide is not None else "Guided start"
        self.where.setText(label if choosing else f"{label} · {self._where_words()}")
        self.ask.setText("How shall we begin?" if choosing else question.words if question else TITLES[task])
        self.task.setText(self._task_words(question, task))
        self.line.setVisible(question is not None)
        for part in self._sets:
            part.setVisible(choosing)
        for part in (self.back, self.skip, self.on):
            part.setVisible(not choosing)
        self.skip.setVisible(question is not None)
        self.on.setText("Look at the map" if task == LAST[-1] else "Next")
        for part, said in ((self.on, GO_ON), (self.skip, PASS_BY)):
            part.setToolTip(tip(said) if question is not None else "")
            part.setAccessibleDescription(said if question is not None else "")
        self._show_noted(question)
        self._show_nobody(question)
        self._show_waiting(task)
        self._show_people(question)

    def _where_words(self) -> str:
        count = len(self.questions)
        if self.step <= count:
            return f"question {self.step} of {count}"
        return f"on the map, {self.step - count} of {len(LAST)}"

    def _task_words(self, question: Question | None, task: str) -> str:
        if self.guide is None:
            return "Questions help to think of people. Each can be skipped, and you can leave at any moment."
        return TASKS[task] if question is None else "Name as many as come to mind. Initials or a role are enough."

    def _show_noted(self, question: Question | None) -> None:
        """What is noted of whoever is named, before and when it happens; nothing where only the name counts."""
        gives = question.gives if question is not None else ""
        last = self.session.wave.alters.get(self._last)
        who = last.label if last is not None and gives in last.functions else ""
        words = f"noted as giving: {word_for(self.framework, self.session.document, 'function', gives)}."
        before = f"Whoever you name here is {words}" if gives else ""
        self.noted.setText(before)
        # Its room stays as it is, so that nothing below moves when somebody is named.
        room = self.noted.heightForWidth(self.noted.width()) if self.noted.isVisible() else 0
        self.noted.setMinimumHeight(room)
        self.noted.setText(f"{_short(who)} is {words}" if who else before)
        self.noted.setVisible(bool(gives))
        self.line.setAccessibleDescription(self.noted.text())

    def _show_nobody(self, question: Question | None) -> None:
        """The tick stands where a kind of support is asked about, and can be set while nobody gives it."""
        gives = question.gives if question is not None else ""
        given = bool(givers(self.session.wave, gives)) if gives else False
        self.nobody.setVisible(bool(gives))
        self.nobody.setEnabled(not given)
        self.nobody.show_state(gives in self.session.wave.asked and not given)

    def _show_waiting(self, task: str) -> None:
        count = sum(1 for alter in self.session.wave.alters.values() if not alter.place.on_map)
        said = "Everybody has a place." if not count else f"{count} not placed yet"
        self.waiting.setText(said if self.session.wave.alters else "Nobody is named yet. Go back, or just draw.")
        self.waiting.setVisible(task == "place")

    def _show_people(self, question: Question | None) -> None:
        alters = self.session.wave.alters if question is not None else {}
        gives = question.gives if question is not None else ""
        held = givers(self.session.wave, gives) | (self._named & alters.keys())
        if list(self.people.boxes) != list(alters):
            empty(self.people.rows)
            self.people.boxes.clear()
            for alter in alters.values():
                self.people.add(alter.id, alter.label)
        for one, box in self.people.boxes.items():
            box.say(alters[one].label)
            box.show_state(one in held)
        self.known.setVisible(bool(alters))
        self.people.setVisible(bool(alters))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is made small leaves what is typed where it stands
            self.take_typed()


def _short(name: str) -> str:
    """A name that takes no more room than the words it stands for."""
    return name if len(name) <= 20 else f"{name[:19].rstrip()}…"
