"""Me: the few facts the figures need about the person at the centre, and an optional census, folded.

Each fact of the census says beside it why it is asked; whoever answers decides.
"""

from typing import Any

from PySide6.QtWidgets import QWidget

from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model.sociomap import Census
from sociomap_app.panels.controls import field_options
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown
from sociomap_app.panels.controls.labels import words
from sociomap_app.panels.controls.panel import Fields, Rows
from sociomap_app.panels.controls.section import Section
from sociomap_app.panels.controls.text_fields import LineField
from sociomap_app.panels.controls.tick_boxes import yes_no
from sociomap_app.vocabulary.entries import CensusItem, Framework

CENSUS_HINT = "All of it may stay empty. It is never in an export unless you say so."
YES_NO_ITEMS = ("career_changer", "moved_for_course", "far_from_others")


class EgoForm(QWidget):
    """The form of the person at the centre."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.label = LineField("Me")
        self.role = DropDown(field_options.ego_roles(framework))
        self.setting = OpenDropDown(placeholder="placement A …")
        self.started, self.code = DateField(), LineField("such as MN-23")
        fields = Fields()
        fields.add("On the map", self.label, "What stands in the middle.")
        fields.add("I am a", self.role, "On this date; another date may say something else.")
        fields.add("My setting", self.setting, "A code is enough. Nothing here needs your name.")
        fields.add("Started on", self.started, "If you like: some questions wait until you have settled in.")
        fields.add("Code of this map", self.code, "From your programme, or one of your own; never your name.")
        self.census: dict[str, Any] = {}
        self._items: dict[str, QWidget] = {}
        self.more = Section("More about me", opened=False)
        self.more.head.say("optional")
        self.more.rows.addWidget(words(CENSUS_HINT, "quiet"))
        for item in framework.census.values():
            if item.id in Census.__struct_fields__:
                self._item(item)
        self.setLayout(Rows((words("Me", "title"), fields, self.more), spacing=10))
        self.label.typed.connect(lambda text: self._say(label=text))
        self.label.left.connect(self.fill)
        self.role.picked.connect(lambda value: self._say(ego_role=value))
        self.setting.said.connect(lambda value: self._say(ego_setting=value))
        self.setting.left.connect(self._keep_setting)
        self.started.picked.connect(lambda value: self._say(started=value))
        self.code.typed.connect(lambda text: self._say(code=text))

    def _item(self, item: CensusItem) -> None:
        control: Any
        if item.id == "personal_styles_on":
            control = DateField()
        elif item.id in YES_NO_ITEMS:
            control = yes_no()
        elif item.values:
            control = DropDown(self._offered(item.id))
        else:
            control = LineField()
        fields = Fields()
        fields.add(item.label, control)
        control.setAccessibleDescription(item.reason)
        told = control.typed if isinstance(control, LineField) else control.picked
        told.connect(lambda value: self._say(census={item.id: value if value is False else value or None}))
        self.census[item.id] = control
        whole = self._items[item.id] = QWidget()
        rows = Rows((fields, words(item.reason, "quiet")), spacing=4)
        rows.setContentsMargins(0, 0, 0, 4)
        whole.setLayout(rows)
        self.more.rows.addWidget(whole)

    def _offered(self, name: str) -> field_options.Options:
        return [(None, field_options.UNSAID), *((value, value) for value in self.framework.census[name].values)]

    def fill(self) -> None:
        """Show what holds now."""
        ego = self.session.document.ego
        if not (self.label.hasFocus() and not self.label.text().strip()):
            self.label.show_text(ego.label)
        wave = self.session.wave
        self.role.show_value(wave.ego_role)
        self.setting.offer(field_options.settings(self.framework, self.session.document))
        self.setting.show_value(wave.ego_setting)
        self.started.show_value(ego.started)
        self.code.show_text(self.session.document.code)
        role = wave.ego_role or "trainee"
        for name, control in self.census.items():
            value = getattr(ego.census, name)
            audience = self.framework.census[name].audience
            self._items[name].setVisible(value is not None or not audience or role in audience)
            self._show_fact(name, control, value)

    def _show_fact(self, name: str, control: Any, value: Any) -> None:
        if isinstance(control, LineField):
            control.show_text(value or "")
            return
        if isinstance(control, DropDown) and value is not None and control.index_of(value) < 0:
            control.offer([*self._offered(name), (value, value)])
        control.show_value(value)

    def _say(self, **fields: Any) -> None:
        operations.change_ego(self.session, **fields)

    def _keep_setting(self) -> None:
        operations.keep_setting_word(self.session, self.framework)
