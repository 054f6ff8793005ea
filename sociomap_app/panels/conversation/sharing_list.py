"""What was agreed to be shared, written down where its owner can see it and take it back.

Writing it down sends nothing: sharing itself is an export that its owner makes.
"""

import datetime as dt
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.fields import NAMES_LEVELS
from sociomap_app.model.sociomap import Sharing
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.controls.labels import button, line, words
from sociomap_app.panels.controls.panel import Fields, Rows, empty
from sociomap_app.panels.controls.text_fields import LineField, TextField
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.vocabulary.entries import Framework

INTRO = "A note of what you agreed to share. It sends nothing, and you can take it back."
PARTS = (("all", "the whole map"), ("professional", "professional only"), ("personal", "personal only"))


class SharingRow(QWidget):
    """One note of what was agreed to be shared."""

    def __init__(self, session: Session, framework: Framework, sharing_id: str) -> None:
        super().__init__()
        self.session, self.id = session, sharing_id
        self.whom = LineField("my mentor, my tutor …")
        self.part = DropDown(PARTS)
        self.names = DropDown([(level, framework.values.names.get(level, level)) for level in NAMES_LEVELS])
        self.on, self.purpose = DateField(), TextField("What for?", lines=1)
        self.research = Tick("I also agree to its use in research")
        self.remove = button("Take back", "link")
        fields = Fields()
        fields.add("With whom", self.whom)
        fields.add("How much", self.part)
        fields.add("Names", self.names)
        fields.add("Agreed on", self.on)
        fields.add("What for", self.purpose, wide=True)
        self.setLayout(Rows((fields, self.research, self.remove), spacing=6))
        self.whom.typed.connect(lambda text: self._say("with_whom", text, typed=True))
        self.part.picked.connect(lambda value: self._say("part", value))
        self.names.picked.connect(lambda value: self._say("names", value))
        self.on.picked.connect(lambda value: self._say("on", value))
        self.purpose.typed.connect(lambda text: self._say("purpose", text, typed=True))
        self.research.clicked.connect(lambda: self._say("research", self.research.isChecked()))
        self.remove.clicked.connect(self._forget)

    def show_sharing(self, sharing: Sharing) -> None:
        """Show what holds now."""
        self.whom.show_text(sharing.with_whom)
        self.part.show_value(sharing.part)
        self.names.show_value(sharing.names)
        self.on.show_value(sharing.on)
        self.purpose.show_text(sharing.purpose)
        self.research.show_state(sharing.research)

    def _say(self, name: str, value: Any, *, typed: bool = False) -> None:
        now = next((one for one in self.session.document.sharing if one.id == self.id), None)
        if now is not None:
            new = edits.record_sharing(self.session.document, replace(now, **{name: value}))
            self.session.apply("What is shared", new, merge=f"sharing {self.id} {name}" if typed else None)

    def _forget(self) -> None:
        self.session.apply("Take back sharing", edits.forget_sharing(self.session.document, self.id))


class SharingList(QWidget):
    """All such notes of the document, and a button for one more."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.rows_by_id: dict[str, SharingRow] = {}
        self.list = QWidget()
        self.list_rows = Rows(spacing=10)
        self.list.setLayout(self.list_rows)
        self.add = button("Note what is shared")
        self.setLayout(Rows((words(INTRO, "quiet"), self.list, self.add), spacing=8))
        self.add.clicked.connect(self._add)

    def fill(self) -> None:
        """Show what holds now."""
        sharing = self.session.document.sharing
        if [one.id for one in sharing] != list(self.rows_by_id):
            empty(self.list_rows)
            self.rows_by_id = {}
            for number, one in enumerate(sharing):
                if number:
                    self.list_rows.addWidget(line())
                row = self.rows_by_id[one.id] = SharingRow(self.session, self.framework, one.id)
                self.list_rows.addWidget(row)
        self.list.setVisible(bool(sharing))
        for one in sharing:
            self.rows_by_id[one.id].show_sharing(one)

    def _add(self) -> None:
        new = Sharing(id=self.session.new_id(), with_whom="", on=dt.date.today())
        self.session.apply("Note what is shared", edits.record_sharing(self.session.document, new))
        if new.id in self.rows_by_id:
            self.rows_by_id[new.id].whom.setFocus()
