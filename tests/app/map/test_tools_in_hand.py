"""Tools in the hand: joining begins with nobody, outlines are drawn by hand, and what is greyed says why."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from sociomap_app.app.commands.commands import DRAWING_TOOLS
from sociomap_app.canvas.pointer.tools import OUTLINE, POINT
from sociomap_app.editing import operations
from sociomap_app.panels.person.alter_form import AlterForm
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.panels.tool_strips import JOINING
from tests.app.conftest import Make
from tests.app.hand import LEFT, NONE, click, drag, in_front, loop, press, spot, token
from tests.app.parts import Whole

from .test_drawing import named, with_people

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_join_forgets_who_was_selected_and_says_from_whom(make_window: Make) -> None:
    window = with_people(make_window)
    view, strip = window.canvas, window.strips.join
    window.session.select_alters([named(window, "Cleo")])
    window.commands["join"].trigger()
    assert not window.session.selection and strip.how.text() == JOINING
    click(view, token(view, named(window, "Anna")))
    assert not window.session.wave.ties and strip.how.text() == "From Anna to …"
    click(view, token(view, named(window, "Ben")))
    assert set(window.session.wave.ties) == {tuple(sorted((named(window, "Anna"), named(window, "Ben"))))}
    assert strip.how.text() == JOINING


def test_the_join_strip_says_no_name_that_is_hidden(make_window: Make) -> None:
    window = with_people(make_window)
    press(window, Qt.Key.Key_F8)
    window.commands["join"].trigger()
    click(window.canvas, token(window.canvas, named(window, "Anna")))
    assert window.strips.join.how.text() == "From 1 to …"


def test_outline_is_drawn_by_hand_and_then_named(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    assert window.commands["outline"].isEnabled() and not session.selection
    view.setFocus()
    press(view, Qt.Key.Key_G)
    assert view.pointer.tool == OUTLINE and window.strips.outline.isVisible()
    assert window.commands["outline"].isChecked()
    loop(view, _round(token(view, named(window, "Anna"))))
    (outline,) = session.wave.outlines.values()
    assert outline.members == {named(window, "Anna")}
    assert view.pointer.tool == POINT and not window.commands["outline"].isChecked()
    assert window.strips.outline.isHidden()
    focused = QApplication.focusWidget()
    assert focused is not None and window.panel.isAncestorOf(focused), "its name is ready to type"


def test_a_line_round_nobody_draws_no_outline_and_keeps_the_tool(make_window: Make) -> None:
    window = with_people(make_window)
    window.commands["outline"].trigger()
    loop(window.canvas, _round(spot(window.canvas, 2, "peers")))
    assert not window.session.wave.outlines and window.canvas.pointer.tool == OUTLINE
    press(window.canvas, Qt.Key.Key_Escape)
    assert window.canvas.pointer.tool == POINT


@pytest.mark.parametrize("act", ["", "outline"])
def test_a_straight_line_spans_a_rectangle(make_window: Make, act: str) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    if act:
        window.commands[act].trigger()
    at = token(view, named(window, "Ben"))
    if not act:
        at = _free_corner(window, at)
    drag(view, at - QPoint(30, 24) if act else at, at + QPoint(30, 24) if act else at + QPoint(60, 48))
    found = session.selection.alters
    if act:
        (outline,) = session.wave.outlines.values()
        found = outline.members
    assert found == {named(window, "Ben")}


def test_control_and_a_click_add_to_the_selection(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    click(view, token(view, named(window, "Anna")))
    click(view, token(view, named(window, "Ben")), CONTROL)
    assert window.session.selection.alters == {named(window, "Anna"), named(window, "Ben")}
    click(view, token(view, named(window, "Anna")), CONTROL)
    assert window.session.selection.alters == {named(window, "Ben")}


def test_a_greyed_tool_says_what_is_to_be_done_first(make_window: Make) -> None:
    window = make_window()
    assert window.commands["join"].toolTip() == "Join: name somebody first"
    assert window.commands["undo"].toolTip() == "Undo: nothing was done yet"
    operations.add(window.session, ["Anna"])
    assert window.commands["join"].toolTip() == "Join"
    assert window.commands["outline"].toolTip() == "Outline (G)"


def test_a_dragged_note_says_whose_it_will_be(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    operations.add_note(session, "ask her", alter=named(window, "Anna"))
    (note,) = session.wave.notes.values()
    start = _slip(window, note.id)
    drag(view, start, token(view, named(window, "Ben")), drop=False)
    assert view.pointer.preview is not None and view.pointer.preview.words == "Note: Ben"
    ground = spot(view, 2, "peers")
    QTest.mouseMove(view, ground)
    assert view.pointer.preview.words.startswith("Note: no longer at Anna – Close · ")
    margin = QPoint(view.width() - 8, 8)
    QTest.mouseMove(view, margin)
    assert view.pointer.preview.words == (
        "Note: no longer at Anna – Would like · Placement or employing school, the nearest place on the map"
    )
    before = session.document
    QTest.mouseRelease(view, LEFT, NONE, margin)
    assert session.wave.notes[note.id].place.on_map
    session.undo()
    assert session.document is before
    drag(view, start, ground)
    (note,) = session.wave.notes.values()
    assert note.alter is None and (note.place.ring, note.place.sector) == (2, "peers")


def _round(at: QPoint) -> list[QPoint]:
    return [at + QPoint(x, y) for x, y in ((-26, -26), (26, -26), (26, 26), (-26, 26))]


def _free_corner(window: Whole, at: QPoint) -> QPoint:
    """A point up and left of somebody where nothing lies, so that a drag from there selects."""
    for far in range(20, 50):
        corner = at - QPoint(far, round(far * 0.8))
        if window.canvas.pointer.under(corner.toPointF()).kind == "":
            return corner
    raise AssertionError("no free ground")


def _slip(window: Whole, note: str) -> QPoint:
    view = window.canvas
    steps = next(m.steps for m in view.drawing.figure.marks if m.of == ("note", note) and getattr(m, "fill", None))
    points = [step[-2:] for step in steps if len(step) > 1]
    xs, ys = [float(p[0]) for p in points], [float(p[1]) for p in points]
    return view.to_window((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


@pytest.mark.parametrize("tool", ["join", "give", "outline"])
def test_only_the_tool_in_hand_looks_pressed(make_window: Make, tool: str) -> None:
    window = with_people(make_window)
    bar = window.bars.tools

    def pressed() -> list[str]:
        return [one for one in DRAWING_TOOLS if window.commands[one].isChecked()]

    click(bar.widgetForAction(window.commands["group"]))
    assert pressed() == ["group"]
    click(bar.widgetForAction(window.commands[tool]))
    assert pressed() == [tool]
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_Escape)
    assert pressed() == ["group"], "the kind for new names comes back"
    click(bar.widgetForAction(window.commands[tool]))
    click(bar.widgetForAction(window.commands["resource"]))
    assert pressed() == ["resource"] and window.canvas.pointer.tool == POINT


def test_the_menu_on_somebody_leads_to_what_they_give(make_window: Make) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    view.pointer.ask_for_menu(QPointF(token(view, anna)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [one for one in menu.actions() if one.text() == "What they give"]
    menu.setActiveAction(action)
    press(menu, Qt.Key.Key_Return)
    page = window.panel.page("person")
    assert isinstance(page, PersonPanel)
    form = page.form("alters")
    assert isinstance(form, AlterForm) and form.ids == (anna,)
    head = form.sections["gives"].head
    in_front(window)
    assert head.hasFocus() and 0 <= head.mapTo(page.area.viewport(), QPoint(0, 0)).y() < 60
    press(window, Qt.Key.Key_F8)
    view.pointer.ask_for_menu(QPointF(token(view, anna)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and "What they give" not in [one.text() for one in menu.actions()]
    menu.close()


def test_no_tool_looks_pointed_at_while_another_window_is_in_front(make_window: Make) -> None:
    window = with_people(make_window)
    tool = window.bars.tools.widgetForAction(window.commands["resource"])
    QTest.mouseMove(tool)
    QApplication.processEvents()
    tool.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    window.commands["help"].trigger()
    (dialog,) = window.findChildren(QDialog, "help")
    in_front(dialog)
    assert not tool.underMouse()
    dialog.close()
