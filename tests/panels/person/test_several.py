"""Every field said of a whole selection at once, as one step, and nothing touched that was left alone."""

import pytest
from msgspec.structs import fields
from PySide6.QtCore import Qt

from sociomap_app.model import edits
from sociomap_app.model.fields import ALTER_FIELDS, GROUP_FIELDS, FieldShape
from sociomap_app.model.sociomap import Alter
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown
from sociomap_app.panels.person.person_page import PersonPanel
from tests.designs import with_meaning

from .test_person import back_to_the_start, change_by_hand

CHOSEN = ("as", "mum", "fd", "sa")
SEVERAL = [field for field in ALTER_FIELDS if field.shape not in (FieldShape.LINE, FieldShape.TEXT)]


@pytest.fixture
def panel(session, framework, shown):
    first = edits.set_ask_quality(session.document, True)
    session.open(with_meaning(first, "frequency", ["a", "b", "c"]))
    session.select_alters(CHOSEN)
    return shown(PersonPanel(session, framework))


def state(session):
    return {
        one: {field.name: getattr(alter, field.name) for field in fields(Alter)}
        for one, alter in session.wave.alters.items()
    }


@pytest.mark.parametrize("field", [*SEVERAL, *GROUP_FIELDS], ids=lambda one: one.name)
def test_a_field_is_said_of_all_as_one_step(panel, session, qtbot, field):
    first, before = session.document, state(session)
    control = panel.form("alters").controls[field.name]
    assert control.isVisible()
    if isinstance(control, DropDown) and not isinstance(control, OpenDropDown):
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_End)
    else:
        change_by_hand(qtbot, control)
    after = state(session)
    spoken_of = ("sa",) if field in GROUP_FIELDS else CHOSEN
    touched = {one for one in after if after[one] != before[one]}
    assert touched and touched <= set(spoken_of)
    if field.shape not in (FieldShape.TERMS, FieldShape.CHOICES):
        assert len({after[one][field.name] for one in spoken_of}) == 1
    for one in touched:
        changed = {name for name in after[one] if after[one][name] != before[one][name]}
        # Wished-for and the outer zone mean each other; a group that is none has no type.
        assert changed <= {field.name, "place", *(each.name for each in GROUP_FIELDS)}
        if field.name not in ("status", "kind"):
            assert changed == {field.name}
    assert len(session.history.past) == 1
    assert back_to_the_start(session) is first


def test_a_whole_selection_comes_onto_the_map_side_by_side(session, framework, shown, qtbot):
    session.apply("x", edits.add_alters(session.document, "w1", [Alter(id=f"p{n}", label="P") for n in range(6)]))
    ids = [f"p{n}" for n in range(6)]
    session.select_alters(ids)
    form, steps = shown(PersonPanel(session, framework)).form("alters"), len(session.history.past)
    form.ring.setFocus()
    qtbot.keyClick(form.ring, Qt.Key.Key_Down)
    form.area.setFocus()
    qtbot.keyClick(form.area, Qt.Key.Key_End)
    places = [session.wave.alters[one].place for one in ids]
    assert {(place.ring, place.sector) for place in places} == {(1, "family")}
    assert len({(place.across, place.along) for place in places}) == 6
    assert len(session.history.past) == steps + 2
    kept = session.wave.alters["p0"].place
    session.select_alters(["p0"])
    form.ring.setFocus()
    qtbot.keyClick(form.ring, Qt.Key.Key_Down)
    assert (session.wave.alters["p0"].place.across, session.wave.alters["p0"].place.ring) == (kept.across, 2)


def test_what_differs_says_so_and_stays(panel, session, qtbot):
    form = panel.form("alters")
    assert form.several_hint.isVisible()
    assert form.controls["role"].lineEdit().placeholderText() == "various"
    assert form.controls["role"].currentText() == ""
    before = state(session)
    for control in form.controls.values():
        if control.isVisible():
            control.setFocus()
    panel.area.setFocus()
    assert state(session) == before and session.history.past == ()


def test_a_word_typed_is_the_one_that_is_offered_in_either_spelling(qtbot):
    control = OpenDropDown([("gardener", "Ga\u0308rtner")])
    qtbot.addWidget(control)
    assert control.value_of(" gärtner ") == control.value_of("GA\u0308RTNER") == "gardener"
    assert control.value_of("Kita\u0308 \u200b") == "Kitä"
    assert control.value_of(" \u200b") is None
