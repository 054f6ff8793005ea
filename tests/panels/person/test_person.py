"""Every field of an alter by hand, several at once, and every step back to the very first document."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from sociomap_app.editing import operations
from sociomap_app.editing.session import Selection
from sociomap_app.model import edits
from sociomap_app.model.fields import ALTER_FIELDS, GROUP_FIELDS, FieldShape
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown, commit_typed
from sociomap_app.panels.controls.text_fields import LineField, TextField
from sociomap_app.panels.controls.tick_boxes import ShortChoice
from sociomap_app.panels.person.function_ticks import Ticks
from sociomap_app.panels.person.person_page import PersonPanel
from tests.designs import with_meaning
from tests.panels.conftest import NASTY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session, framework, shown):
    session.select_alters(["as"])
    return shown(PersonPanel(session, framework))


def alter(session, one="as"):
    return session.wave.alters[one]


def change_by_hand(qtbot, control):
    """Change a field with the keyboard or the mouse, whatever it is made of."""
    if isinstance(control, OpenDropDown):
        line = control.lineEdit()
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, "Gardener")
        qtbot.keyClick(control, Qt.Key.Key_Return)
    elif isinstance(control, DropDown):
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Down)
    elif isinstance(control, ShortChoice):
        qtbot.mouseClick(control.parts[-1], LEFT)
    elif isinstance(control, Ticks):
        box = list(control.boxes.values())[1]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    elif isinstance(control, (LineField, TextField)):
        control.setFocus()
        qtbot.keyClicks(control, "quiet word")
    else:
        raise AssertionError(control)


def back_to_the_start(session):
    while session.undo():
        pass
    return session.document


@pytest.mark.parametrize("field", ALTER_FIELDS + GROUP_FIELDS, ids=lambda one: one.name)
def test_every_field_can_be_said_and_taken_back(field, session, framework, shown, qtbot):
    who = "sa" if field in GROUP_FIELDS else "as"
    first = edits.set_ask_quality(session.document, True)
    first = with_meaning(first, "frequency", ["a", "b", "c"])
    session.open(first)
    session.select_alters([who])
    panel = shown(PersonPanel(session, framework))
    before = getattr(alter(session, who), field.name)
    control = panel.form("alters").controls[field.name]
    assert control.isVisible()
    assert control.accessibleName() or field.shape is FieldShape.TERMS
    change_by_hand(qtbot, control)
    after = getattr(alter(session, who), field.name)
    assert after != before
    assert len(session.history.past) == 1, "one act is one step, typing too"
    assert back_to_the_start(session) is first
    assert getattr(alter(session, who), field.name) == before


def test_a_name_is_typed_as_one_step_with_the_cursor_kept(panel, session, qtbot):
    first, label = session.document, panel.form("alters").label
    label.setFocus()
    label.setCursorPosition(1)
    qtbot.keyClicks(label, "lex ")
    assert alter(session).label == "Alex .S."
    assert label.cursorPosition() == 5
    assert [step.words for step in session.history.past] == ["Rename"]
    session.undo()
    assert session.document is first
    assert label.text() == "A.S."


def test_a_space_being_typed_is_not_taken_away(panel, session, qtbot):
    label = panel.form("alters").label
    label.setFocus()
    label.setCursorPosition(len(label.text()))
    qtbot.keyClicks(label, " B")
    assert label.text() == "A.S. B"
    qtbot.keyClicks(label, " ")
    assert label.text() == "A.S. B "


def test_a_name_cannot_be_emptied(panel, session, qtbot):
    label = panel.form("alters").label
    label.setFocus()
    label.selectAll()
    qtbot.keyClick(label, Qt.Key.Key_Backspace)
    assert alter(session).label == "A.S."
    panel.form("alters").controls["kind"].setFocus()
    assert label.text() == "A.S."


def test_ring_and_area_place_by_keyboard(panel, session, qtbot):
    form, first = panel.form("alters"), session.document
    form.ring.setFocus()
    qtbot.keyClick(form.ring, Qt.Key.Key_End)
    assert alter(session).status == "wished" and alter(session).place.ring == 0
    qtbot.keyClick(form.ring, Qt.Key.Key_Home)
    assert alter(session).place.ring is None and alter(session).status == "current"
    form.area.setFocus()
    qtbot.keyClick(form.area, Qt.Key.Key_Down)
    assert alter(session).place.sector == "provider"
    assert back_to_the_start(session) is first


def test_a_role_of_ones_own_is_kept_with_the_map(panel, session, qtbot):
    first, role = session.document, panel.form("alters").controls["role"]
    role.lineEdit().setFocus()
    role.lineEdit().selectAll()
    qtbot.keyClicks(role.lineEdit(), "Choir master")
    assert session.document is first, "half typed it is no role"
    panel.form("alters").controls["kind"].setFocus()
    assert alter(session).role == "Choir master"
    assert [word.id for word in session.document.own_words] == ["Choir master"]
    assert len(session.history.past) == 1
    session.undo()
    assert session.document is first
    assert role.currentText() == "ITT mentor"


@pytest.mark.parametrize("suggested", [False, True])
def test_escape_takes_half_a_word_back(panel, session, qtbot, suggested):
    first, role = session.document, panel.form("alters").controls["role"]
    role.lineEdit().setFocus()
    role.lineEdit().selectAll()
    qtbot.keyClicks(role.lineEdit(), "teach" if suggested else "xq")
    assert role.completer().popup().isVisible() == suggested
    qtbot.keyClick(role.completer().popup() if suggested else role, Qt.Key.Key_Escape)
    assert role.currentText() == "ITT mentor"
    panel.form("alters").controls["kind"].setFocus()
    assert session.document is first


@pytest.mark.parametrize("typed", ["Chaplain", "teach"])
def test_tab_leaves_a_field_that_showed_suggestions(panel, session, qtbot, typed):
    controls = panel.form("alters").controls
    role = controls["role"]
    role.lineEdit().setFocus()
    role.lineEdit().selectAll()
    qtbot.keyClicks(role.lineEdit(), typed)
    qtbot.keyClick(role, Qt.Key.Key_Return)
    qtbot.keyClick(role, Qt.Key.Key_Tab)
    assert controls["setting"].hasFocus()
    qtbot.keyClick(controls["setting"], Qt.Key.Key_Backtab)
    assert role.hasFocus()


def test_words_typed_over_different_ones_and_taken_away_again_say_nothing(panel, session, qtbot):
    session.select_alters(["as", "bt"])
    first, role = session.document, panel.form("alters").controls["role"]
    role.lineEdit().setFocus()
    qtbot.keyClicks(role.lineEdit(), "x")
    qtbot.keyClick(role, Qt.Key.Key_Backspace)
    panel.form("alters").controls["kind"].setFocus()
    assert session.document is first


def test_what_is_half_typed_counts_before_an_act_of_the_window(panel, session, qtbot):
    role = panel.form("alters").controls["role"]
    role.lineEdit().setFocus()
    role.lineEdit().selectAll()
    qtbot.keyClicks(role.lineEdit(), "Choir master")
    commit_typed()
    assert alter(session).role == "Choir master"


def test_a_shipped_role_typed_is_the_shipped_role(panel, session, qtbot):
    role = panel.form("alters").controls["role"]
    role.lineEdit().setFocus()
    role.lineEdit().selectAll()
    qtbot.keyClicks(role.lineEdit(), "class teacher")
    qtbot.keyClick(role, Qt.Key.Key_Return)
    assert alter(session).role == "class_teacher"


def test_the_wheel_changes_nothing(panel, session, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    ring = panel.form("alters").ring
    where = QPointF(ring.rect().center())
    wheel = QWheelEvent(
        where, ring.mapToGlobal(where), QPoint(), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    first = session.document
    QApplication.sendEvent(ring, wheel)
    assert session.document is first


def test_several_at_once(session, framework, shown, qtbot):
    session.select_alters(["as", "mum"])
    form = shown(PersonPanel(session, framework)).form("alters")
    assert form.several.text() == "2 selected"
    assert not form.label.isVisible()
    assert form.controls["role"].lineEdit().placeholderText() == "various"
    assert form.controls["functions"].boxes["confide"].checkState() == Qt.CheckState.PartiallyChecked
    assert form.controls["direction"].currentIndex() == -1
    first = session.document
    qtbot.mouseClick(form.controls["functions"].boxes["confide"], LEFT)
    assert all("confide" in alter(session, one).functions for one in ("as", "mum"))
    qtbot.mouseClick(form.controls["assesses_me"].parts[2], LEFT)
    assert alter(session, "mum").assesses_me is False
    form.controls["frequency"].setFocus()
    qtbot.keyClick(form.controls["frequency"], Qt.Key.Key_Home)
    assert {alter(session, one).frequency for one in ("as", "mum")} == {None}
    assert back_to_the_start(session) is first


def test_optional_fields_wait_to_be_wanted(panel, session, qtbot):
    form = panel.form("alters")
    for name in ("closeness", "quality", "group_type"):
        assert not form.controls[name].isVisible()
    qtbot.mouseClick(form.ask_quality, LEFT)
    assert session.document.design.ask_quality
    assert form.controls["quality"].isVisible()
    session.select_alters(["sa"])
    assert form.controls["group_type"].isVisible()
    assert not form.controls["career_stage"].isVisible()


def test_nothing_selected_is_a_hint_and_me(session, framework, shown, qtbot):
    panel = shown(PersonPanel(session, framework))
    assert panel.hint.isVisible()
    ego, first = panel.form("ego"), session.document
    ego.label.setFocus()
    ego.label.selectAll()
    qtbot.keyClicks(ego.label, "Z.")
    ego.setting.lineEdit().setFocus()
    ego.setting.lineEdit().selectAll()
    qtbot.keyClicks(ego.setting.lineEdit(), "placement B")
    ego.started.line.setFocus()
    qtbot.keyClicks(ego.started.line, "1/9/2026")
    qtbot.mouseClick(ego.more.head, LEFT)
    qtbot.mouseClick(ego.census["career_changer"].parts[2], LEFT)
    ego.census["subject"].setFocus()
    qtbot.keyClicks(ego.census["subject"], "History")
    ego.census["route"].setFocus()
    qtbot.keyClick(ego.census["route"], Qt.Key.Key_Down)
    me = session.document.ego
    assert (me.label, session.wave.ego_setting, me.started.isoformat()) == ("Z.", "placement B", "2026-09-01")
    assert (me.census.career_changer, me.census.subject, me.census.route) == (False, "History", "SCITT")
    assert back_to_the_start(session) is first


def test_the_census_gives_its_reasons(session, framework, shown):
    panel = shown(PersonPanel(session, framework))
    panel.form("ego").more.open()
    said = {label.text() for label in panel.findChildren(QLabel)}
    assert {item.reason for item in framework.census.values()} <= said


def test_a_connection(session, framework, shown, qtbot):
    panel = shown(PersonPanel(session, framework))
    session.select(Selection(tie=("as", "bt")))
    form, first = panel.form("tie"), session.document
    assert form.who.text() == "A.S. – B.T."
    qtbot.mouseClick(form.closely, LEFT)
    assert session.wave.ties["as", "bt"].works_closely
    qtbot.mouseClick(form.remove, LEFT)
    assert ("as", "bt") not in session.wave.ties
    assert panel.form("ego").isVisible()
    assert back_to_the_start(session) is first


def test_an_outline(session, framework, shown, qtbot):
    panel = shown(PersonPanel(session, framework))
    session.select(Selection(outline="o1"))
    form, first = panel.form("outline"), session.document
    form.label.setFocus()
    form.label.selectAll()
    qtbot.keyClicks(form.label, "Year group")
    form.fields["group_type"].setFocus()
    qtbot.keyClick(form.fields["group_type"], Qt.Key.Key_Down)
    qtbot.mouseClick(form.all_know, LEFT)
    outline = session.wave.outlines["o1"]
    assert (outline.label, outline.group_type, outline.all_know) == ("Year group", "community_of_practice", True)
    box = form.members_rows.itemAt(0).widget()
    qtbot.mouseClick(box, LEFT)
    assert session.wave.outlines["o1"].members == {"rb"}
    assert back_to_the_start(session) is first


def test_a_note(session, framework, shown, qtbot):
    panel = shown(PersonPanel(session, framework))
    session.select(Selection(note="n1"))
    form, first = panel.form("note"), session.document
    form.text.setFocus()
    qtbot.keyClicks(form.text, "Soon: ")
    assert session.wave.notes["n1"].text == "Soon: Moving house"
    session.undo()
    assert session.document is first
    assert form.text.toPlainText() == "Moving house"


def test_undo_in_a_field_is_left_to_the_map(panel, session, qtbot):
    label = panel.form("alters").label
    label.setFocus()
    qtbot.keyClicks(label, "x")
    typed = label.text()
    qtbot.keyClick(label, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert label.text() == typed, "the field undoes nothing of its own: the window's undo does"


def test_a_name_that_would_be_markup_is_shown_as_typed(nasty, framework, shown):
    nasty.select_alters(["as"])
    panel = shown(PersonPanel(nasty, framework))
    assert panel.form("alters").label.text() == NASTY
    nasty.select(Selection(tie=("as", "bt")))
    form = panel.form("tie")
    assert NASTY in form.who.text()
    assert form.who.textFormat() == Qt.TextFormat.PlainText
    assert "&&" in form.people[0].text()
    for label in panel.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for button in panel.findChildren(QAbstractButton):
        assert "<img" not in button.toolTip()


def test_everything_can_be_reached_and_named(panel):
    for widget in (
        panel.findChildren(QAbstractButton) + panel.findChildren(DropDown) + panel.findChildren(TextField)
    ):
        if widget.isVisibleTo(panel) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget
    seen, widget = set(), panel.form("alters").label
    while widget not in seen:
        seen.add(widget)
        widget = widget.nextInFocusChain()
    for name, control in panel.form("alters").controls.items():
        if control.isVisible():
            assert control in seen or control.focusProxy() in seen or control.findChildren(QAbstractButton), name


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_cut_off_at_the_side(session, framework, shown, width):
    session.select_alters(["as"])
    panel = shown(PersonPanel(session, framework), width)
    edge = panel.area.viewport().width()
    for child in panel.form("alters").findChildren(QAbstractButton):
        if child.isVisible():
            right = child.mapTo(panel.area.viewport(), child.rect().topRight()).x()
            assert right <= edge, child.accessibleName()


def test_what_a_setting_is_holds_for_everybody_there(panel, session, framework, qtbot):
    form = panel.form("alters")
    operations.change(session, ["as", "bt"], "There", setting="St Nowhere")
    assert form.setting_kind.isVisible() and form.setting_kind.value() is None
    first = session.document
    form.setting_kind.setFocus()
    qtbot.keyClick(form.setting_kind, Qt.Key.Key_Down)
    (said,) = session.document.settings
    assert (said.id, said.kind) == ("St Nowhere", "school")
    session.select_alters(["bt"])
    assert form.setting_kind.value() == "school"
    session.undo()
    assert session.document is first and form.setting_kind.value() is None
    operations.change(session, ["bt"], "There", setting="provider")
    assert form.setting_kind.value() == "provider", "the list says it"
    operations.change(session, ["bt"], "Nowhere", setting=None)
    assert not form.setting_kind.isVisible()


def test_the_map_has_a_code(session, framework, shown, qtbot):
    panel = shown(PersonPanel(session, framework))
    ego = panel.form("ego")
    ego.code.setFocus()
    qtbot.keyClicks(ego.code, "MN-23")
    assert session.document.code == "MN-23"
    assert len(session.history.past) == 1
    session.undo()
    assert ego.code.text() == "" and session.document.code == ""


def test_what_to_mind_about_a_group_stands_beside_its_type(session, framework, shown):
    page = shown(PersonPanel(session, framework))
    session.select_alters(["sa"])
    form = page.form("alters")
    assert not form.care.isVisibleTo(form)
    for kind, begin, lines in (("online", "What is written", 3), ("union", "Whoever sees this map", 1)):
        session.apply("x", edits.change_alters(session.document, "w1", ["sa"], group_type=kind))
        assert form.care.text().startswith(begin) and len(form.care.text().split("\n")) == lines
        assert form.care.isVisibleTo(form)
    session.select_alters(["mum"])
    assert not form.care.isVisibleTo(form)
