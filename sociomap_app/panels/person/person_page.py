"""The page for whatever is selected: a person, several, a connection, an outline, a note, or me.

Forms are made when they are first needed, and stay, so that focus and folded sections stay too.
"""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sociomap_app.editing.session import News, Session
from sociomap_app.panels.controls.labels import button, words
from sociomap_app.panels.controls.panel import Panel
from sociomap_app.panels.dates.carried_notice import CarriedNotice, of_somebody
from sociomap_app.vocabulary.entries import Framework

from .alter_form import AlterForm
from .drawn_forms import NoteForm, OutlineForm, TieForm
from .ego_form import EgoForm

ROUND = "Show me round"
START = "Start with questions that help"
HINT = "Choose somebody on the map, or type a name above it. What you say about them stands here."
Form = AlterForm | TieForm | OutlineForm | NoteForm | EgoForm
FORMS: dict[str, type[Form]] = {
    "alters": AlterForm,
    "tie": TieForm,
    "outline": OutlineForm,
    "note": NoteForm,
    "ego": EgoForm,
}

WHOLE_MAP = frozenset({"design", "own_words", "ego", "code", "settings"})
"""What of the map concerns the page whoever it shows."""
WHOLE_DATE = frozenset({"ego_role", "ego_setting", "carried"})
"""The same of a date."""


class PersonPanel(Panel):
    """Shows the form that goes with the selection. On an empty map it also offers the guided start."""

    guide_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__(session, framework)
        self.hint = words(HINT, "quiet")
        self.column.addWidget(self.hint)
        self.start = button(START, "main")
        self.start.clicked.connect(self.guide_wanted)
        self.round = button(ROUND, "link")
        self.round.clicked.connect(self.tour_wanted)
        for one in (self.start, self.round):
            self.column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.carried = CarriedNotice(session, of_somebody, "Still so")
        self.column.addLayout(self.carried)
        self._forms: dict[str, Form] = {}
        self._now = ""
        self.fill()

    def form(self, name: str) -> Form:
        """The form of that name: alters, tie, outline, note or ego."""
        if name not in self._forms:
            made = self._forms[name] = FORMS[name](self.session, self.framework)
            made.setVisible(False)
            self.column.addWidget(made)
        return self._forms[name]

    def fill(self) -> None:
        chosen = self.session.selection
        if chosen.alters:
            name = "alters"
        elif chosen.tie or chosen.outline or chosen.note:
            name = "tie" if chosen.tie else "outline" if chosen.outline else "note"
        else:
            name = "ego"
        form = self.form(name)
        self.carried.show_people(chosen.alters)
        self.hint.setVisible(name == "ego" and not chosen.ego)
        for one in (self.start, self.round):
            one.setVisible(name == "ego" and not self.session.wave.alters)
        if isinstance(form, AlterForm):
            order = self.session.wave.alters
            form.show_alters(tuple(one for one in order if one in chosen.alters))
        else:
            form.fill()
        if name != self._now:
            self._now = name
            for key, other in self._forms.items():
                other.setVisible(key == name)
            self.area.verticalScrollBar().setValue(0)

    def hear(self, news: News) -> None:
        if news.selection or news.wave or self._concerns(news) or self._first_or_last(news):
            self.fill()

    def _first_or_last(self, news: News) -> bool:
        """Whether the map is no longer, or again, empty."""
        return self.start.isHidden() != bool(self.session.wave.alters)

    def _concerns(self, news: News) -> bool:
        chosen, change = self.session.selection, news.change.of(self.session.wave.id)
        if news.change.fields & WHOLE_MAP or change.fields & WHOLE_DATE:
            return True
        if chosen.alters:
            return bool(change.alters & chosen.alters)
        if chosen.tie:
            return chosen.tie in change.ties or not change.alters.isdisjoint(chosen.tie)
        return bool(chosen.outline or chosen.note) and bool(change.outlines or change.notes or change.alters)

    def show_section(self, key: str) -> None:
        """Unfold one part of what is said about people, at the top, with the keyboard on its heading."""
        form = self._forms.get(self._now)
        if isinstance(form, AlterForm):
            section = form.sections[key]
            section.open()
            section.head.setFocus(Qt.FocusReason.OtherFocusReason)
            # Where it stands is known once the form has been laid out.
            QTimer.singleShot(0, section, lambda: self._to_the_top_with(section))

    def _to_the_top_with(self, section: QWidget) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + section.mapTo(self, QPoint(0, -8)).y())

    def focus_first(self) -> None:
        """Put the keyboard on the first field of what is shown, as Enter on the map does."""
        form = self._forms.get(self._now)
        if isinstance(form, AlterForm) and len(form.ids) > 1:
            form.controls["role"].setFocus()
        elif isinstance(form, AlterForm | EgoForm | OutlineForm):
            form.label.setFocus()
            form.label.selectAll()
        elif isinstance(form, NoteForm):
            form.text.setFocus()
        elif isinstance(form, TieForm):
            form.knows.setFocus()
