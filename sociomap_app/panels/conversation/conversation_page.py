"""The conversation over the map: its questions in stages, the owner's words, and what was agreed.

Which questions are on offer follows from what the map shows: what was noticed, and others. Eight at most stand
beside those that were answered before, and any may stay empty.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from sociomap_app.editing.session import News, Session
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Answer
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe, words
from sociomap_app.panels.controls.panel import Fields, Panel, body, empty
from sociomap_app.panels.controls.section import Section
from sociomap_app.panels.controls.text_fields import TextField
from sociomap_app.panels.findings.map_reading import MapReading, Readings
from sociomap_app.vocabulary.entries import Framework, Prompt

from .helped_ticks import HelpedTicks
from .next_steps import ActionsList
from .sharing_list import SharingList

FOR_THIS_MAP = "Questions for this map"
INTRO = "Questions to talk over. Take those that fit; any may stay empty."
REVIEW = "You are asked then; nothing is ever deleted by itself."


class ConversationPanel(Panel):
    """The conversation of the wave in view, and what the document says of sharing and review. ``sources_wanted``
    tells the ids of the works that a set of questions rests on."""

    sources_wanted = Signal(list)

    def __init__(self, session: Session, framework: Framework, readings: Readings) -> None:
        super().__init__(session, framework)
        self.readings = readings
        self.boxes: dict[str, TextField] = {}
        self._offered: list[Prompt] = []
        self.list, self.list_rows = body()
        self.decks = DropDown()
        self.decks.setAccessibleName("Set of questions")
        self.decks.picked.connect(lambda deck: self._offer())
        self.column.addWidget(words(INTRO, "quiet"))
        self.idea = words("", "quiet")
        self.sources = button("Sources …", "link")
        self.sources.clicked.connect(self._tell_sources)
        self.column.addWidget(self.decks)
        self.column.addWidget(self.idea)
        self.column.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.list)
        self.steps = ActionsList(session, framework)
        self.agreed = TextField("In your own words", lines=2)
        describe(self.agreed, "What we agreed")
        self.held, self.next, self.review = DateField(), DateField(), DateField()
        self.sharing, self.helped = SharingList(session, framework), HelpedTicks(session, framework)
        self._agreements()
        readings.arrived.connect(self.show_reading)
        self.fill()

    def _agreements(self) -> None:
        next_steps, agreed, shared = Section("Next steps"), Section("Agreed"), Section("Shared with", opened=False)
        self.helping = Section("What has helped", opened=False)
        self.helping.rows.addWidget(self.helped)
        next_steps.rows.addWidget(self.steps)
        agreed.rows.addWidget(self.agreed)
        dates = Fields()
        dates.add("We talked on", self.held)
        dates.add("We talk again on", self.next)
        dates.add("Ask whether to keep this map on", self.review, REVIEW)
        agreed.rows.addWidget(dates)
        shared.rows.addWidget(self.sharing)
        self.shared = shared
        for section in (next_steps, agreed, self.helping, shared):
            self.column.addWidget(section)
        self.agreed.typed.connect(lambda text: self._say("agreed", text, merge=True))
        self.held.picked.connect(lambda day: self._say("held_on", day))
        self.next.picked.connect(lambda day: self._say("next_on", day))
        self.review.picked.connect(
            lambda day: self.session.apply("Review date", edits.set_review_date(self.session.document, day))
        )

    def show_reading(self, reading: MapReading) -> None:
        """Offer the questions that go with a reading, unless somebody is writing under one."""
        if not any(box.hasFocus() for box in self.boxes.values()):
            self._offer()

    def fill(self) -> None:
        talk = self.session.wave.conversation
        self._offer()
        said = {answer.prompt: answer.words for answer in talk.answers}
        for prompt, box in self.boxes.items():
            box.show_text(said.get(prompt, ""))
        self.steps.fill()
        self.helped.fill()
        ticked = len(self.session.wave.helped)
        self.helping.head.say(f"{ticked} ticked" if ticked else "")
        self.agreed.show_text(talk.agreed)
        for field in (self.held, self.next):
            field.near = self.session.wave.date
        self.held.show_value(talk.held_on)
        self.next.show_value(talk.next_on)
        self.review.show_value(self.session.document.review_on)
        self.sharing.fill()
        count = len(self.session.document.sharing)
        self.shared.head.say(str(count) if count else "nobody")

    def hear(self, news: News) -> None:
        change = news.change.of(self.session.wave.id)
        if (
            news.wave
            or change.alters
            or change.fields & {"conversation", "helped", "ego_role", "label", "occasion"}
            or news.change.fields & {"sharing", "review_on"}
        ):
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.readings.want(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.readings.want(False)

    def _offer(self) -> None:
        from sociomap_app.analysis.prompts import Talk, questions  # not before a page is filled

        latest = self.readings.latest
        mine = latest is not None and latest.wave_id == self.session.wave.id
        findings = latest.findings if latest is not None and mine else ()
        talk = Talk.of(self.session.document, self.session.wave)
        self._offer_decks(talk.role)
        offered = questions(self.framework, talk, findings, deck=self.decks.value() or "")
        written = self._focused()
        if written is not None and all(one.id != written.id for one in offered):
            offered.append(written)
        if offered != self._offered:
            self._build(offered)

    def _offer_decks(self, role: str | None) -> None:
        """The sets of questions to choose from: those of the map, and the decks meant for this reader."""
        from sociomap_app.analysis.prompts import decks_for  # not before a page is filled

        decks = decks_for(self.framework, role)
        self.decks.offer([("", FOR_THIS_MAP), *((deck.id, deck.label) for deck in decks)])
        if self.decks.currentIndex() < 0:
            self.decks.show_value("")
        self.decks.setVisible(bool(decks))
        chosen = self.framework.decks.get(self.decks.value() or "")
        self.idea.setText(f"After {chosen.source}." if chosen is not None and chosen.source else "")
        self.idea.setVisible(bool(self.idea.text()))
        self.sources.setVisible(chosen is not None and bool(chosen.sources))

    def _tell_sources(self) -> None:
        self.sources_wanted.emit(list(self.framework.decks[self.decks.value() or ""].sources))

    def _focused(self) -> Prompt | None:
        return next((one for one in self._offered if self.boxes[one.id].hasFocus()), None)

    def _build(self, offered: list[Prompt]) -> None:
        """Put the questions in order; the box somebody writes in is moved, never made anew."""
        old, self.boxes, self._offered = self.boxes, {}, offered
        kept = {one.id: old[one.id] for one in offered if one.id in old}
        focused = next((one for one, box in kept.items() if box.hasFocus()), None)
        for box in kept.values():
            box.setParent(None)
        empty(self.list_rows)
        stage = ""
        for prompt in offered:
            if prompt.stage != stage:
                stage = prompt.stage
                if self.list_rows.count():
                    self.list_rows.addSpacing(8)
                self.list_rows.addWidget(words(self.framework.values.stage.get(stage, stage), "heading"))
            self.boxes[prompt.id] = kept.get(prompt.id) or self._box(prompt)
            question = words(prompt.words)
            question.setBuddy(self.boxes[prompt.id])
            self.list_rows.addWidget(question)
            self.list_rows.addWidget(self.boxes[prompt.id])
        said = {answer.prompt: answer.words for answer in self.session.wave.conversation.answers}
        for one, box in self.boxes.items():
            box.setVisible(True)
            box.show_text(said.get(one, ""))
        if focused is not None:
            self.boxes[focused].setFocus()

    def _box(self, prompt: Prompt) -> TextField:
        box = TextField("Your words", lines=1)
        describe(box, prompt.words)
        box.typed.connect(lambda text: self._write(prompt.id, text))
        return box

    def _write(self, prompt_id: str, text: str) -> None:
        prompt = next(one for one in self._offered if one.id == prompt_id)  # worded as it stands there now
        answer = Answer(prompt=prompt.id, stage=prompt.stage, question=prompt.words, words=text)
        new = edits.write_answer(self.session.document, self.session.wave.id, answer)
        self.session.apply("Write an answer", new, merge=f"answer {prompt.id} {self.session.wave.id}")

    def _say(self, name: str, value: object, *, merge: bool = False) -> None:
        new = edits.change_conversation(self.session.document, self.session.wave.id, **{name: value})
        key = f"talk {name} {self.session.wave.id}" if merge else None
        self.session.apply("What we agreed" if merge else "Date of the conversation", new, merge=key)
