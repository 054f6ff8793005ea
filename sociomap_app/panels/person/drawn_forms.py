"""Forms for what is drawn between and round people: a connection, an outline, a note."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model.fields import GROUP_FIELDS, FieldShape
from sociomap_app.panels.controls import field_options
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, describe, words
from sociomap_app.panels.controls.panel import Fields, Rows, empty
from sociomap_app.panels.controls.text_fields import LineField, TextField
from sociomap_app.panels.controls.tick_boxes import Tick, yes_no
from sociomap_app.vocabulary.entries import Framework


class TieForm(QWidget):
    """A connection between two people."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session = session
        self.who = words("", "title")
        self.knows = Tick("They " + framework.values.tie.get("knows", "know each other"))
        self.closely = Tick("They " + framework.values.tie.get("works_closely", "work closely together"))
        self.people = (button("", "link"), button("", "link"))
        self.remove = button("Remove connection", "link")
        rows = Rows((words("Connection", "heading"), self.who, self.knows, self.closely), spacing=8)
        self.setLayout(rows)
        rows.addWidget(words("As you see it. Both can hold.", "quiet"))
        for number, link in enumerate(self.people):
            rows.addWidget(link)
            link.clicked.connect(lambda _, n=number: self._look_at(n))
        rows.addWidget(self.remove)
        for box in (self.knows, self.closely):
            box.clicked.connect(self._say)
        self.remove.clicked.connect(lambda: operations.remove_selected(session))

    def fill(self) -> None:
        """Show what holds now."""
        tie = self.session.wave.ties.get(self.session.selection.tie or ("", ""))
        if tie is None:
            return
        labels = [self.session.wave.alters[end].label for end in tie.ends]
        self.who.setText(" – ".join(labels))
        for link, label in zip(self.people, labels, strict=True):
            link.setText(f"Show {label[:40]}".replace("&", "&&"))
            link.setAccessibleName(f"Show {label}")
        self.knows.show_state(tie.knows)
        self.closely.show_state(tie.works_closely)

    def _say(self) -> None:
        tie = self.session.selection.tie
        if tie is not None:
            knows, closely = self.knows.isChecked(), self.closely.isChecked()
            operations.set_tie(self.session, *tie, knows=knows, works_closely=closely)

    def _look_at(self, number: int) -> None:
        tie = self.session.selection.tie
        if tie is not None:
            self.session.select_alters([tie[number]])


class OutlineForm(QWidget):
    """A drawn boundary round several people."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.label = LineField("A name for the group")
        self.fields: dict[str, Any] = {}
        fields = Fields()
        fields.add("Name", self.label)
        for field in GROUP_FIELDS:
            control: Any = (
                yes_no() if field.shape is FieldShape.YES_NO else DropDown(field_options.values(field, framework))
            )
            fields.add(field_options.field_label(framework, field.name), control)
            control.picked.connect(lambda value, name=field.name: self._say(**{name: value}))
            self.fields[field.name] = control
        self.care = words("", "quiet")
        self.all_know = Tick("They all know each other")
        self.all_know.setAccessibleDescription("Counts as a connection between every two of them.")
        self.members = QWidget()
        self.members_rows = Rows(spacing=0)
        self.members.setLayout(self.members_rows)
        self.note = TextField("A note about this group")
        describe(self.note, "Note about this group")
        self.remove = button("Remove outline", "link")
        rows = Rows((words("Outline", "heading"), fields, self.care, self.all_know), spacing=8)
        self.setLayout(rows)
        inside = words("Inside – untick to leave out", "heading")
        for part in (inside, self.members, words("Note", "heading"), self.note, self.remove):
            rows.addWidget(part)
        self.label.typed.connect(lambda text: self._say(label=text))
        self.all_know.clicked.connect(lambda: self._say(all_know=self.all_know.isChecked()))
        self.note.typed.connect(lambda text: self._say(note=text))
        self.remove.clicked.connect(lambda: operations.remove_selected(session))
        self._listed: list[tuple[str, str]] = []

    def fill(self) -> None:
        """Show what holds now."""
        outline = self.session.wave.outlines.get(self.session.selection.outline or "")
        if outline is None:
            return
        self.label.show_text(outline.label)
        for name, control in self.fields.items():
            control.show_value(getattr(outline, name))
        care = self.framework.care(outline.group_type or "")
        self.care.setText(care)
        self.care.setVisible(bool(care))
        self.all_know.show_state(outline.all_know)
        self.note.show_text(outline.note)
        alters = self.session.wave.alters
        listed = [(one, alters[one].label) for one in alters if one in outline.members]
        if listed != self._listed:
            self._listed = listed
            empty(self.members_rows)
            for one, label in listed:
                self._member(one, label, alone=len(listed) == 1)

    def _member(self, alter_id: str, label: str, *, alone: bool) -> None:
        box = Tick(label)
        box.setAccessibleName(f"{label} is inside")
        box.show_state(True)
        box.setEnabled(not alone)
        box.clicked.connect(lambda: self._leave_out(alter_id))
        self.members_rows.addWidget(box)

    def _leave_out(self, alter_id: str) -> None:
        outline = self.session.wave.outlines.get(self.session.selection.outline or "")
        if outline is not None:
            self._say(members=outline.members - {alter_id})

    def _say(self, **fields: Any) -> None:
        outline = self.session.selection.outline
        if outline is not None:
            operations.change_outline(self.session, outline, **fields)


class NoteForm(QWidget):
    """A short text on the map."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session = session
        self.about = words("", "quiet")
        self.text = TextField("Write here", lines=4)
        describe(self.text, "Text of the note")
        self.remove = button("Remove note", "link")
        self.setLayout(Rows((words("Note", "heading"), self.about, self.text, self.remove), spacing=8))
        self.text.typed.connect(self._say)
        self.remove.clicked.connect(lambda: operations.remove_selected(session))

    def fill(self) -> None:
        """Show what holds now."""
        note = self.session.wave.notes.get(self.session.selection.note or "")
        if note is None:
            return
        alter = self.session.wave.alters.get(note.alter or "")
        self.about.setText(f"Beside {alter.label}" if alter is not None else "At a place on the map")
        self.text.show_text(note.text)

    def _say(self, text: str) -> None:
        note = self.session.selection.note
        if note is not None and text.strip():
            operations.change_note(self.session, note, text)
