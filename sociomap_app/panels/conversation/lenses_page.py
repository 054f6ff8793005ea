"""Five lenses on one relationship: each side answers alone, and both are shown only when both agree.

On one machine a side that was answered is covered as soon as one turns away from it, and opens to whoever says
that it is theirs. No total and no verdict: two dots for each lens, and a word where it may be worth a talk.
"""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sociomap_app.editing.session import News, Session
from sociomap_app.model import edits
from sociomap_app.model.sociomap import LensView
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe, line, words
from sociomap_app.panels.controls.panel import Fields, Panel, Rows, body, empty
from sociomap_app.panels.controls.style import colours
from sociomap_app.panels.controls.tick_boxes import ShortChoice, Tick
from sociomap_app.vocabulary.entries import Framework, Lens, LensesFile

if TYPE_CHECKING:
    from sociomap_app.analysis.support.lens_answers import LensReading

INTRO = (
    "One relationship, seen from both sides. Each side answers for itself; the two are shown together only "
    "when both are done and both say so. These are our own questions, to talk with, not a test."
)
SIDES = (("mine", "my side"), ("theirs", "their side"))
COVERED = "Of this side {} of {} are answered. They are covered, so that the other side does not see them."
NOT_YET = "Both sides are shown here when both are done and both may be shown."


class Dots(QWidget):
    """One lens from 1 to 5: a filled dot for my side, a ring for theirs."""

    def __init__(self, reading: "LensReading", ends: tuple[str, str]) -> None:
        super().__init__()
        self.reading = reading
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        said = [
            f"{side}: {f'{mean:g} of 5' if mean is not None else 'too early to say'}"
            for side, mean in (("my side", reading.mine), ("their side", reading.theirs))
        ]
        describe(self, ", ".join(said), f"1 is “{ends[0]}”, 5 is “{ends[1]}”.")

    def sizeHint(self) -> QSize:
        return QSize(round(em(self) * 10), round(em(self) * 1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, unit, y = colours(self.palette()), em(self), self.height() / 2
        left, right = unit * 0.6, self.width() - unit * 0.6
        painter.setPen(QPen(c.hair, 2))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for step in range(5):
            x = left + (right - left) * step / 4
            painter.drawLine(QPointF(x, y - unit * 0.18), QPointF(x, y + unit * 0.18))
        for mean, filled, size in ((self.reading.theirs, False, 0.46), (self.reading.mine, True, 0.28)):
            if mean is None:
                continue
            x, radius = left + (right - left) * (mean - 1) / 4, unit * size
            painter.setPen(QPen(c.ink, 2))
            painter.setBrush(c.accent if filled else c.ground)
            painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))


class LensesPanel(Panel):
    """The lenses over a person of the wave in view. ``opened`` is the side in hand, whose answers may be seen."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework)
        self.alter: str | None = next(iter(session.selection.alters), None)
        self.side = "mine"
        self.opened: tuple[str | None, str] | None = None
        self.items: dict[str, ShortChoice] = {}
        self.who, self.whose = DropDown(), ShortChoice(SIDES)
        fields = Fields()
        fields.add("With whom", self.who)
        fields.add("Whose side", self.whose)
        self.questions, question_rows = body()
        self.questions_file: LensesFile = framework.lenses
        for lens in framework.lenses.lens:
            self._lens(lens, question_rows)
        self.covered, self.uncover = words("", "strong"), button("I am this side: show what I answered")
        self.uncover.clicked.connect(self._open)
        self.done, self.may_show = Tick("This side is done"), Tick("It may be shown beside the other side")
        self.both, self.both_rows = body()
        scale = framework.lenses.scale
        said = f"1 {scale[0]} … 5 {scale[-1]}. – is “{framework.lenses.too_early}”." if scale else ""
        heading = words("Both sides", "heading")
        for part in (words(INTRO, "quiet"), fields, heading, self.both, line()):
            self.column.addWidget(part)
        self.column.addWidget(self.covered)
        self.column.addWidget(self.uncover, 0, Qt.AlignmentFlag.AlignLeft)
        self.scale = words(said, "quiet")
        for part in (self.scale, self.questions, self.done, self.may_show):
            self.column.addWidget(part)
        self.who.picked.connect(self.look_at)
        self.whose.picked.connect(self._turn)
        self.done.clicked.connect(lambda: self._say(done=self.done.isChecked()))
        self.may_show.clicked.connect(lambda: self._say(may_show=self.may_show.isChecked()))
        self.fill()

    def _lens(self, lens: Lens, rows: object) -> None:
        assert isinstance(rows, Rows)
        if rows.count():
            rows.addSpacing(8)
        rows.addWidget(words(f"{lens.label}: {lens.note}", "heading"))
        early = self.questions_file.too_early
        for item in lens.items:
            parts = ShortChoice(
                ((None, "–"), *((number, str(number)) for number in range(1, 6))),
                names=(early, *(f"{n}, {word}" for n, word in enumerate(self.questions_file.scale, start=1))),
            )
            question = words(item.words)
            question.setBuddy(parts)
            parts.setAccessibleName(item.words)
            parts.picked.connect(lambda value, one=item.id: self._answer(one, value))
            rows.addWidget(question)
            rows.addWidget(parts)
            self.items[item.id] = parts

    def look_at(self, alter_id: str | None) -> None:
        """Turn to another person."""
        self.alter, self.opened = alter_id, None
        self.fill()

    def _turn(self, side: str) -> None:
        self.side, self.opened = side, None
        self.fill()

    def _open(self) -> None:
        self.opened = (self.alter, self.side)
        self.fill()

    def view(self) -> LensView | None:
        """What this side said so far; None where nobody is chosen."""
        if self.alter is None:
            return None
        kept = (one for one in self.session.document.lenses if (one.alter, one.side) == (self.alter, self.side))
        return next(kept, LensView(alter=self.alter, side=self.side))

    def fill(self) -> None:
        alters = self.session.wave.alters
        if self.alter not in alters:
            self.alter = None
        people = [(one, alter.label) for one, alter in alters.items() if alter.kind == "person"]
        self.who.offer([(None, "choose somebody"), *people])
        self.who.show_value(self.alter)
        self.whose.show_value(self.side)
        view = self.view()
        for part in (self.questions, self.done, self.may_show):
            part.setEnabled(view is not None)
        answers = view.answers if view is not None else {}
        for item, parts in self.items.items():
            parts.show_value(answers.get(item), various=item not in answers)
            parts.setToolTip("")
        self.done.show_state(view is not None and view.done)
        self.may_show.show_state(view is not None and view.may_show)
        self._cover(view, self._show_both())

    def _cover(self, view: LensView | None, both: bool) -> None:
        """Cover what was answered on this side, unless whoever it is of is at it, or both may be seen."""
        count = len(view.answers) if view is not None else 0
        covered = bool(count) and not both and self.opened != (self.alter, self.side)
        self.covered.setText(COVERED.format(count, len(self.items)))
        over: tuple[QWidget, ...] = (self.covered, self.uncover)
        under: tuple[QWidget, ...] = (self.scale, self.questions, self.done, self.may_show)
        for part in (*over, *under):
            part.setVisible(covered == (part in over))

    def hear(self, news: News) -> None:
        if news.wave or "lenses" in news.change.fields or news.change.of(self.session.wave.id).alters:
            self.fill()

    def _show_both(self) -> bool:
        """Show both sides where that may be; whether it may."""
        from sociomap_app.analysis.support.lens_answers import lens_readings  # not before a page is filled

        empty(self.both_rows)
        readings = lens_readings(self.session.document, self.framework, self.alter) if self.alter else ()
        if not readings:
            self.both_rows.addWidget(words(NOT_YET, "quiet"))
            return False
        self.both_rows.addWidget(words("● my side   ◯ their side", "quiet"))
        labels = {lens.id: lens.label for lens in self.framework.lenses.lens}
        scale = self.framework.lenses.scale
        for reading in readings:
            talk = " – may be worth a talk" if reading.talk else ""
            self.both_rows.addWidget(words(labels.get(reading.lens, reading.lens) + talk))
            self.both_rows.addWidget(Dots(reading, (scale[0], scale[-1])))
        return True

    def _answer(self, item: str, value: int | None) -> None:
        view = self.view()
        if view is not None:
            self._say(answers={**view.answers, item: value})

    def _say(self, **fields: object) -> None:
        view = self.view()
        if view is not None:
            self.opened = (self.alter, self.side)
            new = edits.set_lens(self.session.document, replace(view, **fields))
            self.session.apply("Five lenses", new)
