"""One finding: its words, its question, the people it rests on, and why it is said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from sociomap_app.model.sociomap import Wave
from sociomap_app.panels.controls.control_painting import em, focus_ring
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Rows, body
from sociomap_app.panels.controls.style import colours
from sociomap_app.panels.controls.text_fields import LineField
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.wording import listed

if TYPE_CHECKING:
    from sociomap_app.analysis.rules.findings import Finding

BASES = {
    "L": "That number stands in the source.",
    "LJ": "The idea stands in the source; the number is our own judgement.",
    "J": "Idea and number are our own judgement.",
}


REASON = "Why, if you like"


class FindingCard(QFrame):
    """A finding that can be clicked. ``chosen``: show its people; ``aside``: fine for me, or no longer;
    ``reasoned``: why it is fine, in the owner's words; ``lenses``: see what both sides said;
    ``sources``: look up the works it rests on, by their ids."""

    chosen = Signal()
    aside = Signal(bool)
    reasoned = Signal(str)
    lenses = Signal()
    sources = Signal(list)

    def __init__(self, finding: "Finding", framework: Framework, wave: Wave) -> None:
        super().__init__()
        self.finding = finding
        self._marked = False
        people = [wave.alters[one].label for one in finding.alters if one in wave.alters]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{finding.words} {finding.question}".strip())
        self.setAccessibleDescription("Enter shows the people it speaks of." if people else "")
        if people:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        rows = Rows(spacing=3)
        rows.setContentsMargins(10, 8, 10, 6)
        self.setLayout(rows)
        rows.addWidget(words(finding.words, "" if finding.state == "covered" else "strong"))
        if finding.question and not finding.set_aside:
            rows.addWidget(words(finding.question, "asking"))
        if not all(name in finding.words for name in people):
            rows.addWidget(words(listed(people, most=8), "quiet"))
        if finding.set_aside:
            self.reason = LineField(REASON)
            self.reason.setAccessibleName(f"Why it is fine: {finding.words}")
            self.reason.show_text(wave.set_aside.get(finding.rule, ""))
            self.reason.typed.connect(self.reasoned)
            rows.addWidget(self.reason)
        rows.addWidget(self._links(framework))
        self._reasons = self._reason(framework)
        self._reasons.hide()
        rows.addWidget(self._reasons)
        self.ideas = words(self._ideas(framework), "quiet")
        self.ideas.hide()
        rows.addWidget(self.ideas)

    def _links(self, framework: Framework) -> QWidget:
        made = QWidget()
        made.setObjectName("body")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(2)
        state = framework.values.finding[self.finding.state]
        row.addWidget(words(state, "quiet", wrap=False))
        row.addStretch(1)
        self.why = button("why this?", "link", name="Why am I told this?")
        self.why.setToolTip("Why am I told this?")
        self.why.setCheckable(True)
        self.why.toggled.connect(self._explain)
        row.addWidget(self.why)
        if any(self.finding.rule in kind.rules for kind in framework.suggestions.values()):
            self.look = button("where people look", "link", name=f"Where people look: {self.finding.words}")
            self.look.setCheckable(True)
            self.look.toggled.connect(self._suggest)
            row.addWidget(self.look)
        rule = framework.rules.get(self.finding.rule)
        if rule is not None and rule.measure == "lenses_to_talk":
            self.sides = button("both sides …", "link", name=f"Both sides: {self.finding.words}")
            self.sides.clicked.connect(self.lenses)
            row.addWidget(self.sides)
        if self.finding.state != "covered":
            said = "count it again" if self.finding.set_aside else "fine for me"
            self.fine = button(said, "link", name=f"{said}: {self.finding.words}")
            self.fine.clicked.connect(lambda: self.aside.emit(not self.finding.set_aside))
            row.addWidget(self.fine)
        return made

    def _reason(self, framework: Framework) -> QWidget:
        """Why it is said, with the way to the works behind it."""
        made, rows = body()
        self.because = words(self._because(framework), "quiet")
        rows.addWidget(self.because)
        rule = framework.rules.get(self.finding.rule)
        if rule is not None and rule.sources:
            self.look_up = button("Sources …", "link", name=f"Sources: {self.finding.words}")
            self.look_up.clicked.connect(lambda: self.sources.emit(rule.sources))
            rows.addWidget(self.look_up, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _because(self, framework: Framework) -> str:
        from sociomap_app.analysis.rules.rule_sentences import because  # not before a page is filled

        rule = framework.rules.get(self.finding.rule)
        reason = because(rule, framework, self.finding.value) if rule is not None else ""
        return f"{reason} Source: {self.finding.source}. {BASES.get(self.finding.basis, '')}".strip()

    def _ideas(self, framework: Framework) -> str:
        """Kinds of places with their names, as lines of text: ideas, not advice."""
        kinds = [kind for kind in framework.suggestions.values() if self.finding.rule in kind.rules]
        parts = []
        for kind in kinds:
            names = [f"·  {name}" for name in kind.names]
            parts.append("\n".join([f"{kind.label}:", *names, kind.note]).rstrip())
        return "\n\n".join(parts)

    def _suggest(self, shown: bool) -> None:
        self.ideas.setVisible(shown)
        self.updateGeometry()

    def _explain(self, shown: bool) -> None:
        self._reasons.setVisible(shown)
        self.updateGeometry()

    def mark(self, marked: bool) -> None:
        """Show that its people are those selected on the map."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def holds_focus(self) -> bool:
        """Whether the keyboard is on it or inside it."""
        focus = self.focusWidget() if not self.hasFocus() else self
        return focus is not None and focus.hasFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, rect, rounding = colours(self.palette()), QRectF(self.rect()), em(self) * 0.45
        fill = c.accent_soft if self._marked else c.soft
        painter.setPen(c.accent if self.underMouse() or self._marked else c.hair)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rounding, rounding)
        if self.finding.state == "covered":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.accent)
            painter.drawRoundedRect(QRectF(1, rounding, 3, rect.height() - 2 * rounding), 1.5, 1.5)
        if self.hasFocus():
            focus_ring(painter, rect, self)
