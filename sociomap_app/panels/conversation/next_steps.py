"""Next steps: what, with whom, by when, and whether it is done."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Action, Sociomap
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.drop_down import OpenDropDown
from sociomap_app.panels.controls.labels import button, day, describe, line, words
from sociomap_app.panels.controls.panel import Fields, Rows, empty
from sociomap_app.panels.controls.text_fields import TextField
from sociomap_app.panels.controls.tick_boxes import Tick
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import wave_word

SAID = {
    "what": "Next step: what",
    "alter": "Next step: with whom",
    "by": "Next step: by when",
    "done": "Next step: done or not",
}


class ActionRow(QWidget):
    """One next step. ``said`` tells a field and its value; with whom tells two."""

    said = Signal(dict)
    removed = Signal()

    def __init__(self, number: int, framework: Framework) -> None:
        super().__init__()
        self.framework = framework
        self.what = TextField("What will you do?", lines=1)
        describe(self.what, f"Next step {number}: what")
        self.whom, self.by = OpenDropDown(placeholder="from the map, or anybody"), DateField()
        fields = Fields()
        fields.add("With whom", self.whom)
        fields.add("By when", self.by)
        self.done = Tick("Done")
        self.carried = words("", "quiet")
        self.remove = button("Remove", "link", name=f"Remove next step {number}")
        below = QHBoxLayout()
        below.addWidget(self.done, 1)
        below.addWidget(self.remove)
        rows = Rows((self.what, fields, self.carried), spacing=6)
        self.setLayout(rows)
        rows.addLayout(below)
        self.what.typed.connect(lambda text: self.said.emit({"what": text}))
        self.whom.said.connect(self._whom)
        self.by.picked.connect(lambda day: self.said.emit({"by": day}))
        self.done.clicked.connect(lambda: self.said.emit({"done": self.done.isChecked()}))
        self.remove.clicked.connect(self.removed)

    def _whom(self, value: Any) -> None:
        on_map = isinstance(value, tuple)
        self.said.emit({"alter": value[0] if on_map else None, "with_whom": "" if on_map else value or ""})

    def show_action(self, action: Action, document: Sociomap, wave_id: str) -> None:
        """Show what holds now. People of the map are offered by an id in a tuple, so words stay words."""
        alters = document.wave(wave_id).alters
        self.whom.offer([((one,), alter.label) for one, alter in alters.items()])
        self.what.show_text(action.what)
        self.whom.show_value((action.alter,) if action.alter in alters else action.with_whom or None)
        self.by.near = document.wave(wave_id).date
        self.by.show_value(action.by)
        self.done.show_state(action.done)
        earlier = {wave.id: wave_word(wave, self.framework) or day(wave.date) for wave in document.waves}.get(
            action.carried_from or ""
        )
        self.carried.setVisible(earlier is not None)
        self.carried.setText(f"First agreed: {earlier}" if earlier is not None else "")


class ActionsList(QWidget):
    """The next steps of the wave in view, and a button for one more."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.rows_by_id: dict[str, ActionRow] = {}
        self.list = QWidget()
        self.list_rows = Rows(spacing=10)
        self.list.setLayout(self.list_rows)
        self.add = button("Add a next step")
        self.setLayout(Rows((self.list, self.add), spacing=8))
        self.add.clicked.connect(self._add)

    def fill(self) -> None:
        """Show what holds now; rows stay while the steps are the same."""
        agreed = self.session.wave.conversation.actions
        actions = sorted(agreed, key=lambda action: action.done)  # what is still open stands first
        if [action.id for action in actions] != list(self.rows_by_id):
            empty(self.list_rows)
            self.rows_by_id = {}
            for number, action in enumerate(actions, start=1):
                if number > 1:
                    self.list_rows.addWidget(line())
                self.list_rows.addWidget(self._row(action.id, number))
        self.list.setVisible(bool(actions))
        for action in actions:
            self.rows_by_id[action.id].show_action(action, self.session.document, self.session.wave.id)

    def _row(self, action_id: str, number: int) -> ActionRow:
        row = self.rows_by_id[action_id] = ActionRow(number, self.framework)
        row.said.connect(lambda fields: self._say(action_id, fields))
        row.removed.connect(lambda: self._remove(action_id))
        return row

    def _say(self, action_id: str, fields: dict[str, Any]) -> None:
        new = edits.change_action(self.session.document, self.session.wave.id, action_id, **fields)
        name = next(iter(fields))
        merge = f"action {action_id} {name}" if name in ("what", "by") or fields.get("with_whom") else None
        self.session.apply(SAID[name], new, merge=merge)

    def _remove(self, action_id: str) -> None:
        new = edits.remove_action(self.session.document, self.session.wave.id, action_id)
        self.session.apply("Remove next step", new)
        self.add.setFocus()

    def _add(self) -> None:
        action = Action(id=self.session.new_id(), what="")
        self.session.apply(
            "Add a next step", edits.add_action(self.session.document, self.session.wave.id, action)
        )
        if action.id in self.rows_by_id:
            self.rows_by_id[action.id].what.setFocus()
