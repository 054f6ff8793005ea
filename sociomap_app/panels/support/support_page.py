"""Who gives what: one row for each kind of support, with its state in words and the names.

An empty row is an open question, never a fault, and “not asked” is not even that.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget, QWidgetAction

from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Session
from sociomap_app.model.asked import givers
from sociomap_app.panels.controls.labels import Fitted, button, line, tip, words
from sociomap_app.panels.controls.panel import Panel, Rows, body, empty
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.panels.person.alter_form import called
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for
from sociomap_app.vocabulary.wording import listed

if TYPE_CHECKING:
    from sociomap_app.analysis.support.coverage import Coverage

INTRO = "Who gives what. Choose a line to see the people on the map."
WHOLE = "All at once, as a table …"
THOUGHT = "I have thought about this: nobody"
GONE = "Nobody does just now"
SIGNS = {"covered": "●●", "one": "●○", "nobody": "○○", "not_asked": "··"}
ASKED = frozenset({"asked", "carried"})
"""What of a date changes what stands here besides its people."""


class SupportRow(QWidget):
    """One kind of support."""

    chosen = Signal()
    thought = Signal(bool)
    people = Signal()
    give = Signal(bool)

    def __init__(self, function: str, label: str, asks: str) -> None:
        super().__init__()
        self.function, self.label = function, label
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(tip(asks))
        rows = Rows(spacing=1)
        rows.setContentsMargins(0, 5, 0, 5)
        self.setLayout(rows)
        top = QHBoxLayout()
        top.setSpacing(6)
        self.title = words(label)
        self.sign = words("", "quiet", wrap=False)
        top.addWidget(self.title, 1)
        top.addWidget(self.sign)
        rows.addLayout(top)
        below = QHBoxLayout()
        below.setSpacing(2)
        self.names = Fitted("", "link")
        self.names.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pick = button("who …", "link", name=f"{label}: choose who gives this")
        self.box = Tick(THOUGHT)
        self.box.setAccessibleName(f"{label}: {THOUGHT}")
        below.addWidget(self.names, 1)
        below.addWidget(self.box, 1)
        below.addWidget(self.pick)
        rows.addLayout(below)
        self.selected = Tick("")
        rows.addWidget(self.selected)
        self.names.clicked.connect(self.chosen)
        self.pick.clicked.connect(self.people)
        self.box.clicked.connect(lambda: self.thought.emit(self.box.isChecked()))
        self.selected.clicked.connect(lambda: self.give.emit(self.selected.isChecked()))

    def show_cover(
        self, cover: "Coverage", state: str, called: Callable[[Iterable[str]], list[str]], *, gone: bool
    ) -> None:
        """Its state in words, who gives it, and who gave it last time and was not looked at since; ``gone`` that
        somebody gave it then."""
        self.sign.setText(f"{state} {SIGNS[cover.state]}")
        names, before = called(cover.alters), called(cover.carried)
        said = _now_and_before(listed(names, most=5), listed(before, most=5))
        self.names.say(said or " ")
        self.names.setEnabled(bool(said))
        self.names.setVisible(bool(said))
        self.names.setAccessibleName(f"{self.label}: {state}. {said}")
        self.names.setToolTip(tip(_now_and_before(listed(names, most=60), listed(before, most=60))))
        self.box.setVisible(not said)
        self.box.say(GONE if gone else THOUGHT)
        self.box.show_state(cover.state == "nobody")

    def show_selected(self, said: str, all_give: bool, some: bool) -> None:
        """The tick for whoever is selected on the map; none where nobody is."""
        self.selected.setVisible(bool(said))
        self.selected.say(said)
        self.selected.setAccessibleName(f"{self.label}: {self.selected.words()}")
        self.selected.show_state(all_give, some)


def _now_and_before(now: str, before: str) -> str:
    return " · ".join(filter(None, (now, before and f"last time: {before}")))


class SupportPanel(Panel):
    """Coverage of the wave in view, and a quick way to say who gives what."""

    whole_wanted = Signal()

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework)
        self.rows: dict[str, SupportRow] = {}
        self.whole = button(WHOLE, "link")
        self.whole.clicked.connect(self.whole_wanted)
        self.column.addWidget(words(INTRO, "quiet"))
        self.column.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        self.list, self.list_rows = body()
        self.list_rows.setSpacing(0)
        self.column.addWidget(self.list)
        self.fill()

    def fill(self) -> None:
        from sociomap_app.analysis.support.coverage import coverage, state_words  # not before a page is filled

        self.whole.setVisible(any(alter.counted for alter in self.session.wave.alters.values()))
        found, earlier = (
            coverage(self.session.wave, self.framework),
            self.session.document.before(self.session.wave),
        )
        before = coverage(earlier, self.framework) if earlier is not None else {}
        if list(found) != list(self.rows):
            self._build(list(found))
        alters = self.session.wave.alters
        for function, cover in found.items():
            state = state_words(cover, before.get(function), self.framework)
            last = before.get(function)
            gone = last is not None and bool(last.alters or last.carried)
            self.rows[function].show_cover(cover, state, lambda ids: [alters[one].label for one in ids], gone=gone)
        self._show_selected()

    def hear(self, news: News) -> None:
        change = news.change.of(self.session.wave.id)
        if news.wave or change.alters or change.fields & ASKED or "own_words" in news.change.fields:
            self.fill()
        elif news.selection:
            self._show_selected()

    def _build(self, functions: list[str]) -> None:
        empty(self.list_rows)
        self.rows = {}
        family = ""
        for function in functions:
            entry = self.framework.functions.get(function)
            now = self.framework.families[entry.family].label if entry is not None else "Words of this map"
            if now != family:
                family = now
                self.list_rows.addSpacing(8)
                self.list_rows.addWidget(words(now, "heading"))
            else:
                self.list_rows.addWidget(line())
            label = word_for(self.framework, self.session.document, "function", function)
            row = self.rows[function] = SupportRow(function, label, entry.asks if entry is not None else "")
            row.chosen.connect(lambda f=function: self._select(f))
            row.thought.connect(lambda on, f=function: self._thought(f, on))
            row.people.connect(lambda f=function: self._pick(f))
            row.give.connect(lambda on, f=function: operations.give(self.session, self._chosen(), f, on))
            self.list_rows.addWidget(row)

    def _chosen(self) -> list[str]:
        wave = self.session.wave
        return [one for one in wave.alters if one in self.session.selection.alters and wave.alters[one].counted]

    def _show_selected(self) -> None:
        wave = self.session.wave
        alters = [wave.alters[one] for one in self._chosen()]
        who = called(alters) if len(alters) < 4 else f"The {len(alters)} selected"
        several = len(alters) > 1
        for function, row in self.rows.items():
            count = len(givers(wave, function) & self.session.selection.alters)
            row.show_selected(
                f"{who} {'give' if several else 'gives'} this" if who else "",
                count == len(alters),
                0 < count < len(alters),
            )

    def _select(self, function: str) -> None:
        wave = self.session.wave
        gave = {one for one in wave.carried if function in wave.alters[one].functions}
        those = givers(wave, function) | gave
        self.session.point_out(one for one, alter in wave.alters.items() if alter.counted and one in those)

    def _thought(self, function: str, on: bool) -> None:
        label = word_for(self.framework, self.session.document, "function", function)
        operations.say_asked(self.session, function, label, on)

    def menu(self, function: str) -> QMenu:
        """Everybody with a tick for whether they give this; it stays open while ticking."""
        menu = QMenu(self)
        those = givers(self.session.wave, function)
        for alter in self.session.wave.alters.values():
            if not alter.counted:
                continue
            box = Tick(alter.label)
            box.setAccessibleName(f"{alter.label} gives this")
            box.show_state(alter.id in those)
            box.setMinimumSize(box.sizeHint())
            box.clicked.connect(
                lambda _=False, b=box, one=alter.id: operations.give(self.session, [one], function, b.isChecked())
            )
            action = QWidgetAction(menu)
            action.setDefaultWidget(box)
            menu.addAction(action)
        return menu

    def _pick(self, function: str) -> None:
        menu = self.menu(function)
        menu.aboutToHide.connect(menu.deleteLater)
        pick = self.rows[function].pick
        menu.popup(pick.mapToGlobal(QPoint(0, pick.height())))
