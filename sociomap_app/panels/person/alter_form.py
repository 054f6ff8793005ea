"""Everything that can be said of a person, group or resource, and of several of them at once.

One table, ``SECTIONS``, says which field stands where. What several people have in common is shown, what
differs is “various”, and saying something says it of them all.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.fields import FIELDS_BY_NAME, GROUP_FIELDS, Field, FieldShape, SettingKind
from sociomap_app.model.sociomap import Alter
from sociomap_app.panels.controls import field_options
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown
from sociomap_app.panels.controls.labels import button, describe, words
from sociomap_app.panels.controls.panel import Fields, Rows
from sociomap_app.panels.controls.section import Section
from sociomap_app.panels.controls.text_fields import LineField, TextField
from sociomap_app.panels.controls.tick_boxes import Tick, one_to_five, yes_no
from sociomap_app.panels.sentences import where
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import kind_of_setting, own_word
from sociomap_app.vocabulary.wording import listed

from .function_ticks import FunctionTicks, Ticks

SECTIONS = (
    ("who", "Who", ("kind", "role", "setting", "career_stage", "same_subject", "peer_code")),
    ("where", "Where", ("status",)),
    ("gives", "What they give", ("functions",)),
    (
        "tie",
        "Between us",
        (
            "direction",
            "frequency",
            "known_since",
            "closeness",
            "usefulness",
            "quality",
            "assigned",
            "lasting",
            "formal",
            "assesses_me",
            "collaboration",
            "purpose",
        ),
    ),
    ("note", "Private note", ("note",)),
)
KIND_HINT = "A school, a college, a business … Said once, it holds for everybody in that setting."
LINE_HINTS = {"peer_code": "such as MN-23"}
LABEL_HINT = (
    "Initials or a role are enough: so a map left lying about tells nobody’s story. "
    "You alone decide who sees this map."
)
SEVERAL_HINT = "What you say here is said of all of them. What you leave alone stays as it is with each."


class AlterForm(QWidget):
    """A form over the alters of the wave in view whose ids are in ``ids``."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.ids: tuple[str, ...] = ()
        self.controls: dict[str, QWidget] = {}
        self.sections: dict[str, Section] = {}
        self._shows: dict[str, Callable[[list[Alter]], None]] = {}
        self._places: dict[str, Fields] = {}
        self.rows = Rows(spacing=4)
        self.setLayout(self.rows)
        self._head()
        for key, title, names in SECTIONS:
            section = self.sections[key] = Section(title)
            self.rows.addWidget(section)
            fields = Fields()
            section.rows.addWidget(fields)
            if key == "where":
                self._where(fields)
            for name in names:
                self._field(FIELDS_BY_NAME[name], fields)
                if name == "setting":
                    self._kind_of_setting(fields)
            if key == "who":
                for group_field in GROUP_FIELDS:
                    self._field(group_field, fields)
                self.care = words("", "quiet")
                section.rows.addWidget(self.care)
        self._foot()

    # --- the parts

    def _head(self) -> None:
        self.several = words("", "title")
        self.label = LineField("Initials or a role")
        describe(self.label, "Name, initials or role", LABEL_HINT)
        self.label.typed.connect(self._rename)
        self.label.left.connect(self.fill)
        self.hint = words(LABEL_HINT, "quiet")
        self.several_hint = words(SEVERAL_HINT, "quiet")
        self.rows.addWidget(self.several)
        self.rows.addWidget(self.several_hint)
        self.rows.addWidget(self.label)
        self.rows.addWidget(self.hint)
        self.rows.addSpacing(6)

    def _where(self, fields: Fields) -> None:
        self.ring, self.area = DropDown(), DropDown()
        fields.add("Ring", self.ring)
        fields.add("Area", self.area)
        self.controls.update(ring=self.ring, sector=self.area)
        self.ring.picked.connect(lambda ring: self._place(ring=ring))
        self.area.picked.connect(lambda area: self._place(sector=area))

    def _foot(self) -> None:
        self.ask_quality = Tick("Also ask how each relationship feels")
        self.ask_quality.setAccessibleDescription("Adds one question, how it feels, to everybody on this map.")
        self.ask_quality.clicked.connect(self._ask_quality)
        self.sections["tie"].rows.addWidget(self.ask_quality)
        self.attributes = words("", "quiet")
        self.sections["note"].rows.addWidget(self.attributes)
        self.remove = button("Remove from this date", "link")
        self.remove.clicked.connect(lambda: operations.remove_selected(self.session))
        self.rows.addWidget(self.remove)

    def _field(self, field: Field, fields: Fields) -> None:
        name = field.name
        label, more = (f(self.framework, name) for f in (field_options.field_label, field_options.field_help))
        control, show = self._control(field, name)
        if isinstance(control, FunctionTicks):
            self.sections["gives"].rows.addWidget(control)
        elif isinstance(control, TextField):
            self.sections["note"].rows.addWidget(control)
            self.sections["note"].rows.addWidget(words(more, "quiet"))
            describe(control, label, "")
            control.setAccessibleDescription(more)
        else:
            fields.add(label, control, "" if name == "setting" else more, wide=isinstance(control, Ticks))
            self._places[name] = fields
        self.controls[name] = control
        self._shows[name] = show

    def _control(self, field: Field, name: str) -> tuple[QWidget, Callable[[list[Alter]], None]]:
        """The control of a field, wired, and how it shows what holds."""
        if field.shape is FieldShape.TERMS:
            ticks = FunctionTicks(self.session, self.framework)
            ticks.given.connect(lambda word, on: operations.give(self.session, self.ids, word, on))
            return ticks, ticks.show_alters
        if field.shape is FieldShape.CHOICES:
            several = Ticks([(v, self.framework.value(name, v)) for v in field.values])
            several.ticked.connect(lambda value, on: self._tick(name, value, on))
            return several, lambda alters: several.show_sets([getattr(a, name) for a in alters])
        if field.shape is FieldShape.TEXT:
            text = TextField("Only for you", lines=3)
            text.typed.connect(lambda said: self._say(name, said))
            return text, lambda alters: text.show_text(getattr(alters[0], name))
        if field.shape is FieldShape.LINE:
            return self._line(name)
        control: Any
        if field.shape is FieldShape.TERM:
            control = OpenDropDown(placeholder="placement A …" if name == "setting" else "choose or type")
            control.said.connect(lambda value: self._say(name, value))
            control.left.connect(lambda: self._keep_word(name))
        else:
            made = {FieldShape.YES_NO: yes_no, FieldShape.SCALE: one_to_five}.get(field.shape)
            control = made() if made else DropDown(field_options.values(field, self.framework))
            control.picked.connect(lambda value: self._say(name, value))
        return control, lambda alters: self._show_one(control, [getattr(a, name) for a in _asked(name, alters)])

    def _line(self, name: str) -> tuple[QWidget, Callable[[list[Alter]], None]]:
        line = LineField(LINE_HINTS.get(name, ""))
        line.typed.connect(lambda said: self._say(name, said))
        return line, lambda alters: line.show_text(getattr(alters[0], name))

    def _kind_of_setting(self, fields: Fields) -> None:
        """What is behind a setting: said once, and true for everybody who is there."""
        self.setting_kind = DropDown(field_options.setting_kinds(self.framework))
        fields.add("Kind of place", self.setting_kind, KIND_HINT)
        self._places["setting_kind"] = fields
        self.setting_kind.picked.connect(self._say_kind)

    def _settings(self) -> set[str]:
        return {alter.setting for alter in self.alters() if alter.setting}

    def _say_kind(self, kind: SettingKind | None) -> None:
        for setting in self._settings():
            operations.say_kind_of_setting(self.session, setting, kind)

    def _show_kind(self) -> None:
        settings = self._settings()
        self._places["setting_kind"].set_shown(self.setting_kind, len(settings) == 1)
        for setting in settings:
            self.setting_kind.show_value(kind_of_setting(self.framework, self.session.document, setting))

    # --- showing

    def show_alters(self, ids: tuple[str, ...]) -> None:
        """Turn to these alters."""
        self.ids = ids
        self.fill()

    def alters(self) -> list[Alter]:
        """Those of the form that are in the wave in view."""
        there = self.session.wave.alters
        return [there[one] for one in self.ids if one in there]

    def fill(self) -> None:
        """Show what holds now."""
        alters = self.alters()
        if not alters:
            return
        one = len(alters) == 1
        for widget in (self.label, self.hint, self.sections["note"]):
            widget.setVisible(one)
        self.several.setVisible(not one)
        self.several_hint.setVisible(not one)
        if one:
            self.label.show_text(alters[0].label)
        else:
            self.several.setText(f"{len(alters)} selected")
            self.several.setToolTip("")
        self._offer()
        self._show_one(self.ring, [a.place.ring for a in alters])
        self._show_one(self.area, [a.place.sector for a in alters])
        for show in self._shows.values():
            show(alters)
        self._show_optional(alters)
        self._show_asides(alters)

    def _offer(self) -> None:
        document = self.session.document
        self.ring.offer(field_options.rings(document.design, self.framework))
        self.area.offer(field_options.areas(document.design, self.framework))
        role, setting = self.controls["role"], self.controls["setting"]
        assert isinstance(role, DropDown) and isinstance(setting, DropDown)
        role.offer(field_options.roles(self.framework, document))
        setting.offer(field_options.settings(self.framework, document))

    @staticmethod
    def _show_one(control: Any, held: list[Any]) -> None:
        control.show_value(held[0], any(value != held[0] for value in held))

    def _show_optional(self, alters: list[Alter]) -> None:
        design = self.session.document.design
        groups = any(alter.kind == "group" for alter in alters)
        for group_field in GROUP_FIELDS:
            self._shown(group_field.name, groups)
        self._show_care(alters)
        self._show_kind()
        people = any(alter.kind == "person" for alter in alters)
        for name in ("career_stage", "same_subject"):
            self._shown(name, people)
        self._shown("peer_code", people and len(alters) == 1)
        self._shown("closeness", design.ring_meaning != "closeness")
        self._shown("quality", design.ask_quality)
        self.ask_quality.show_state(design.ask_quality)
        kept = alters[0].attributes if len(alters) == 1 else {}
        self.attributes.setVisible(bool(kept))
        self.attributes.setText("\n".join(f"{name}: {value}" for name, value in kept.items()))
        self.remove.setVisible(self.session.selection.alters == frozenset(self.ids))

    def _show_care(self, alters: list[Alter]) -> None:
        """What to mind about a type of group that was chosen."""
        types = dict.fromkeys(alter.group_type for alter in alters if alter.group_type)
        said = "\n".join(filter(None, (self.framework.care(one) for one in types)))
        self.care.setText(said)
        self.care.setVisible(bool(said))

    def _shown(self, name: str, shown: bool) -> None:
        self._places[name].set_shown(self.controls[name], shown)

    def _show_asides(self, alters: list[Alter]) -> None:
        design = self.session.document.design
        places = {" · ".join(where(alter.place, design, self.framework)) for alter in alters}
        self.sections["where"].head.say(places.pop() if len(places) == 1 else "various")
        given = {len(alter.functions) for alter in alters}
        count = given.pop() if len(given) == 1 else 0
        self.sections["gives"].head.say(f"{count} ticked" if count else "")

    # --- saying

    def _words(self, what: str) -> str:
        alters = self.alters()
        who = alters[0].label[:30] if len(alters) == 1 else f"{len(alters)} people"
        return f"{who}: {what}"

    def _merge(self, name: str) -> str:
        return f"{name} {' '.join(self.ids)}"

    def _rename(self, text: str) -> None:
        if text.strip() and self.ids:
            operations.change(self.session, self.ids, "Rename", merge=self._merge("label"), label=text)

    def _say(self, name: str, value: Any) -> None:
        if not self.alters():
            return
        words_ = self._words(field_options.field_label(self.framework, name).lower())
        typed = name in ("role", "setting", "peer_code", "note")
        operations.change(
            self.session, self.ids, words_, merge=self._merge(name) if typed else None, **{name: value}
        )

    def _tick(self, name: str, value: str, on: bool) -> None:
        said = self._words(field_options.field_label(self.framework, name).lower())
        operations.tick(self.session, [one.id for one in self.alters()], said, name, value, on)

    def _place(self, **part: Any) -> None:
        operations.put(self.session, [alter.id for alter in self.alters()], **part)

    def _ask_quality(self) -> None:
        on = self.ask_quality.isChecked()
        self.session.apply("Ask how it feels", edits.set_ask_quality(self.session.document, on))

    def _keep_word(self, vocabulary: str) -> None:
        """A word that is in no list is kept with the map, as part of the typing that said it."""
        said = {getattr(alter, vocabulary) for alter in self.alters()}
        document = self.session.document
        shipped = self.framework.roles if vocabulary == "role" else self.framework.settings
        known = {one.id for one in document.own_words if one.vocabulary == vocabulary}
        for word in sorted(one for one in said if one and one not in shipped and one not in known):
            document = edits.keep_own_word(document, own_word(vocabulary, word))
        self.session.apply(self._words(f"own {vocabulary}"), document, merge=self._merge(vocabulary))


def _asked(name: str, alters: list[Alter]) -> list[Alter]:
    """Of whom a field can be said: what groups have only of groups, where there is one."""
    if name not in (field.name for field in GROUP_FIELDS):
        return alters
    return [alter for alter in alters if alter.kind == "group"] or alters


def called(alters: list[Alter]) -> str:
    """How several people are named in one line."""
    return listed([alter.label for alter in alters], most=6)
