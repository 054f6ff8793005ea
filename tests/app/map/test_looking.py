"""Looking at a map: who stands out, what the tools say, how tokens look, and a shared screen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTextBrowser
from pytestqt.qtbot import QtBot

from sociomap_app.canvas.painting.mark_painter import ReadyText, prepare
from sociomap_app.canvas.painting.overlay import stepping_back
from sociomap_app.canvas.painting.spotlight import spotlight
from sociomap_app.canvas.pointer.pointer import HOVER_MS
from sociomap_app.canvas.pointer.tools import JOIN, POINT, Tool
from sociomap_app.drawing.labels.label_blocks import blocks
from sociomap_app.editing import operations
from sociomap_app.editing.people_filter import Only
from sociomap_app.editing.redesign import Draft, change_design, renumbered
from sociomap_app.model.sociomap import Place
from sociomap_app.panels.controls.drop_down import DropDown
from sociomap_app.panels.view_form import CardShadow, ViewForm
from tests.app.conftest import Make
from tests.app.hand import LEFT, NONE, click, drag, in_front, press, spot, token
from tests.app.parts import Whole

from .test_drawing import named, with_people


def pick(choice: DropDown, value: object) -> None:
    choice.setCurrentIndex(choice.index_of(value))
    choice.activated.emit(choice.currentIndex())


def picture(window: Whole) -> QImage:
    QApplication.processEvents()
    return window.canvas.grab().toImage()


# --- who stands out -------------------------------------------------------------------------------------------


def test_whoever_is_pointed_at_stands_out_with_their_neighbours(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    anna, ben, cleo = (named(window, one) for one in ("Anna", "Ben", "Cleo"))
    operations.join(window.session, [(anna, ben)])
    window.session.select_alters([])
    QTest.mouseMove(view, QPoint(5, 5))
    before = picture(window)
    QTest.mouseMove(view, token(view, anna))
    assert view.pointer.pointed == ""
    QTest.qWait(HOVER_MS + 60)
    assert view.pointer.pointed == anna
    light = spotlight(view.drawing, [], anna, None)
    assert light is not None
    assert {anna, ben} <= light.lit
    assert cleo not in light.lit
    assert picture(window) != before
    QTest.mouseMove(view, QPoint(5, 5))
    QTest.qWait(HOVER_MS + 60)
    assert picture(window) == before


def test_a_filter_dims_and_never_removes(make_window: Make) -> None:
    window = with_people(make_window)
    before, plain = window.session.document, picture(window)
    strip = window.strips.filter
    assert not strip.isVisible()
    window.session.show_only(Only("side", "personal"))
    assert strip.isVisible()
    assert "1 of 4" in strip.said.text()
    assert picture(window) != plain
    assert window.canvas.drawing.figure.tokens.keys() == set(window.session.wave.alters)
    assert window.session.document is before
    click(strip.end)
    assert window.session.filter == ()
    assert not strip.isVisible()


def test_nobody_left_by_a_filter_is_said(make_window: Make) -> None:
    window = with_people(make_window)
    window.session.show_only(Only("kind", "group"))
    assert "0 of 4" in window.strips.filter.said.text()
    assert not picture(window).isNull()


# --- how tokens look ------------------------------------------------------------------------------------------


def test_the_look_is_chosen_on_a_card_and_can_be_undone(make_window: Make) -> None:
    window = with_people(make_window)
    first = window.session.document
    window.commands["view"].trigger()
    (form,) = [one for one in window.findChildren(ViewForm) if one.isVisible()]
    pick(form.by_colour, "role")
    pick(form.by_size, "usefulness")
    pick(form.by_outline, "assesses_me")
    click(form.lines)
    view = window.session.document.view
    assert (view.colour_by, view.size_by, view.outline_by, view.ties_to_me) == (
        "role",
        "usefulness",
        "assesses_me",
        True,
    )
    assert window.session.history.past[-4].words == "Colour by Role"
    pick(form.by, "functions")
    assert window.session.filter == (Only("functions", str(form.value.value())),)
    pick(form.value, "confide")
    assert window.session.filter == (Only("functions", "confide"),)
    pick(form.by, None)
    assert window.session.filter == ()
    click(form.plain)
    assert window.session.document.view == first.view
    form.close()
    for _ in range(5):
        window.commands.undo()
    assert window.session.document is first


def test_the_card_shows_what_the_map_already_has(make_window: Make) -> None:
    window = with_people(make_window)
    window.session.show_only(Only("side", "personal"))
    window.commands["view"].trigger()
    (form,) = [one for one in window.findChildren(ViewForm) if one.isVisible()]
    assert (form.by.value(), form.value.value()) == ("side", "personal")
    assert form.by_colour.value() == "sector"
    form.close()


# --- who gives what -------------------------------------------------------------------------------------------


def test_support_is_painted_over_people_one_click_each(make_window: Make) -> None:
    window = with_people(make_window)
    view, strip, session = window.canvas, window.strips.give, window.session
    anna, ben = named(window, "Anna"), named(window, "Ben")
    window.commands["give"].trigger()
    assert strip.isVisible()
    first = strip.function
    assert view.pointer.tool == Tool("give", first)
    click(view, token(view, anna))
    click(view, token(view, ben))
    assert [first in session.wave.alters[one].functions for one in (anna, ben)] == [True, True]
    assert strip.count.text() == "2 people"
    click(view, token(view, ben))
    assert first not in session.wave.alters[ben].functions
    click(strip.on)
    second = strip.function
    assert second != first
    click(view, token(view, ben))
    assert session.wave.alters[ben].functions == {second}
    press(view, Qt.Key.Key_Escape)
    assert view.pointer.tool == POINT
    assert not strip.isVisible()


def test_one_stroke_over_several_is_one_step(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    anna, ben = named(window, "Anna"), named(window, "Ben")
    window.commands["give"].trigger()
    before, steps = session.document, len(session.history.past)
    drag(view, token(view, anna), token(view, ben))
    function = window.strips.give.function
    assert all(function in session.wave.alters[one].functions for one in (anna, ben))
    assert len(session.history.past) == steps + 1
    window.commands.undo()
    assert session.document is before


def test_giving_by_keys(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    anna = named(window, "Anna")
    session.select_alters([anna])
    view.setFocus()
    press(view, Qt.Key.Key_W)
    press(view, Qt.Key.Key_Return)
    assert window.strips.give.function in session.wave.alters[anna].functions
    press(view, Qt.Key.Key_Return)
    assert not session.wave.alters[anna].functions


def test_nobody_gives_it_is_an_answer(make_window: Make) -> None:
    window = with_people(make_window)
    window.commands["give"].trigger()
    strip = window.strips.give
    click(strip.nobody)
    assert strip.function in window.session.wave.asked
    click(strip.nobody)
    assert strip.function not in window.session.wave.asked


def test_a_stroke_broken_off_gives_nothing(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    window.commands["give"].trigger()
    before = window.session.document
    drag(view, token(view, named(window, "Anna")), token(view, named(window, "Ben")), drop=False)
    press(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, token(view, named(window, "Ben")))
    assert window.session.document is before


def test_who_knows_whom_is_said_to_be_drawn_where_it_is_drawn(make_window: Make) -> None:
    window = with_people(make_window)
    window.commands["join"].trigger()
    strip = window.strips.join
    assert strip.isVisible()
    assert window.canvas.pointer.tool == JOIN
    click(strip.drawn)
    assert window.session.wave.who_knows_whom_done
    click(strip.end)
    assert window.canvas.pointer.tool == POINT
    assert not strip.isVisible()
    assert not window.commands["join"].isChecked()


# --- notes, broken-off drags, a shared screen ------------------------------------------------------------------


def test_a_note_is_dragged_to_somebody_and_to_a_place(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    operations.add_note(session, "ask", place=Place(3, "peers", 0.5, 0.5))
    (note,) = session.wave.notes.values()
    QApplication.processEvents()

    def slip() -> QPoint:
        boxes = [m for m in view.drawing.figure.marks if m.of == ("note", note.id) and getattr(m, "text", "")]
        return view.to_window(boxes[0].x + 4, boxes[0].y - 3)  # type: ignore[union-attr]  # words have a place

    drag(view, slip(), token(view, named(window, "Anna")))
    assert session.wave.notes[note.id].alter == named(window, "Anna")
    drag(view, slip(), spot(view, 3, "friends"))
    moved = session.wave.notes[note.id]
    assert (moved.alter, moved.place.ring, moved.place.sector) == (None, 3, "friends")
    assert session.history.past[-1].words == "Move note"


def test_a_drag_ends_when_the_window_loses_the_keyboard(make_window: Make) -> None:
    window = with_people(make_window)
    view, before = window.canvas, window.session.document
    drag(view, token(view, named(window, "Anna")), spot(view, 2, "peers"), drop=False)
    assert view.pointer.preview is not None
    QApplication.sendEvent(view, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert view.pointer.preview is None
    QTest.mouseRelease(view, LEFT, NONE, spot(view, 2, "peers"))
    assert window.session.document is before


def test_a_drag_out_of_the_window_takes_off_the_map_and_no_more(make_window: Make) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    drag(view, token(view, anna), QPoint(-300, -300))
    alter = window.session.wave.alters[anna]
    assert not alter.place.on_map
    window.commands.undo()
    assert window.session.wave.alters[anna].place.on_map


def test_zooming_in_mid_drag_keeps_one_of_everybody(make_window: Make) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    drag(view, token(view, anna), spot(view, 2, "peers"), drop=False)
    view.zoom_by(1.2, QPointF(200, 200))
    QApplication.processEvents()
    moving = view.pointer.moving()
    assert ("alter", anna) in moving
    view.give_up()
    assert view.pointer.moving() == frozenset()


@pytest.mark.parametrize("tool", ["join", "give"])
def test_a_tool_is_put_down_where_another_map_opens_and_can_be_where_everybody_goes(
    make_window: Make, tool: str
) -> None:
    window = with_people(make_window)
    window.commands[tool].trigger()
    assert window.commands[tool].isChecked() and window.canvas.pointer.tool.name == tool
    window.files.open_sample()
    assert not window.commands[tool].isChecked() and window.canvas.pointer.tool == POINT
    window.commands[tool].trigger()
    window.session.select_alters(window.session.wave.alters)
    window.commands["remove"].trigger()
    assert window.commands[tool].isEnabled()
    window.commands[tool].trigger()
    assert window.canvas.pointer.tool == POINT and not window.commands[tool].isEnabled()


def test_done_with_a_strip_the_keyboard_is_on_the_map(make_window: Make) -> None:
    window = with_people(make_window)
    strips = window.strips
    for strip, begin in (
        (strips.join, window.commands["join"].trigger),
        (strips.give, window.commands["give"].trigger),
        (strips.filter, lambda: window.session.show_only(Only("ring", "1"))),
    ):
        begin()
        QApplication.processEvents()
        strip.end.setFocus()
        press(strip.end, Qt.Key.Key_Space)
        assert strip.isHidden() and window.canvas.hasFocus()


def test_what_is_typed_on_the_map_outlives_another_size(make_window: Make) -> None:
    window = with_people(make_window)
    view, anna = window.canvas, named(window, "Anna")
    view.editors.rename(anna)
    editor = view.editors.open
    assert editor is not None
    QTest.keyClicks(editor, "Anneli")
    editor.move(view.width() - editor.width(), view.height() - editor.height())
    window.resize(1000, 640)
    QApplication.processEvents()
    assert view.editors.open is editor and editor.isVisible() and view.rect().contains(editor.geometry())
    press(editor, Qt.Key.Key_Return)
    assert window.session.wave.alters[anna].label == "Anneli"


def test_the_hand_that_moves_the_map_lets_go_with_the_keyboard(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    window.bars.name_box.setFocus()
    QApplication.processEvents()
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_filter_by_what_has_gone_is_dropped_and_undo_shows_a_name_as_it_is(make_window: Make) -> None:
    window = with_people(make_window)
    design = window.session.document.design
    window.session.show_only(Only("ring", str(len(design.rings))))
    change_design(window.session, Draft(renumbered(design, 2, window.framework)), window.framework)
    QApplication.processEvents()
    assert window.session.kept is None and window.strips.filter.isHidden()
    operations.add(window.session, ["Tom & Ann"])
    assert window.commands["undo"].text() == "Undo: Add Tom && Ann"
    assert window.commands["undo"].iconText() == "Undo"


def test_names_are_forgotten_with_their_map(make_window: Make) -> None:
    window = with_people(make_window)
    scene = window.canvas.drawing.scene
    kept = blocks("Anna", scene.sizes, False)
    assert blocks("Anna", scene.sizes, False) is kept
    window.files.open_sample()
    assert blocks("Anna", scene.sizes, False) is not kept


def test_the_same_act_has_one_name_wherever_it_is_done(make_window: Make) -> None:
    window = with_people(make_window)
    window.commands.run(lambda: window.commands["view"].trigger())
    (form,) = window.findChildren(ViewForm)
    form.lines.click()
    window.commands["lines"].trigger()
    window.commands["join"].trigger()
    window.strips.join.drawn.click()
    window.commands["give"].trigger()
    window.strips.give.nobody.click()
    words = [step.words for step in window.session.history.past]
    asked = window.framework.functions[window.strips.give.function].label
    assert words[-4:] == [
        "Show lines to me",
        "Hide lines to me",
        "Who knows whom is drawn",
        f"Asked about: {asked}",
    ]
    form.close()


def test_a_shared_screen_is_large_and_nameless(make_window: Make) -> None:
    window = with_people(make_window)
    small = window.canvas.drawing.scene.sizes.label
    window.commands["hide"].trigger()
    assert window.canvas.drawing.scene.sizes.label > small * 1.2
    texts = {getattr(mark, "text", "") for mark in window.canvas.drawing.figure.marks}
    assert not texts & {"Anna", "Ben", "Cleo", "Dan"}
    window.commands["hide"].trigger()
    assert window.canvas.drawing.scene.sizes.label == small


def test_finding_somebody_brings_them_into_view(make_window: Make) -> None:
    window = with_people(make_window)
    view, ben = window.canvas, named(window, "Ben")
    view.zoom_by(6, QPointF(view.width(), view.height()))
    assert not view.rect().contains(token(view, ben))
    view.show_alter(ben)
    assert view.rect().contains(token(view, ben))


def test_while_the_hand_moves_a_still_is_shown_and_then_made_sharp(make_window: Make, qtbot: QtBot) -> None:
    window = with_people(make_window)
    view = window.canvas
    picture(window)
    view.painter.frozen._took = 1.0
    view.zoom_by(2.0, QPointF(300, 300))
    rough = picture(window)
    qtbot.waitUntil(lambda: not view.painter.frozen._rested.isActive(), timeout=5000)
    sharp = picture(window)
    assert rough != sharp
    view.painter.forget()
    assert picture(window) == sharp


def card_of(window: Whole) -> ViewForm:
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_V)
    (form,) = [one for one in window.findChildren(ViewForm) if one.isVisible()]
    return form


def test_the_card_lies_over_the_pages_grows_and_leaves_nothing_behind(make_window: Make) -> None:
    window = with_people(make_window)
    for _ in range(3):
        form = card_of(window)
        assert form.pos().x() >= window.canvas.mapToGlobal(window.canvas.rect().topRight()).x()
        before = form.height()
        form.by.setFocus()
        press(form.by, Qt.Key.Key_Down)
        assert form.value.isVisible() and form.height() > before
        assert form.rect().contains(form.value.mapTo(form, form.value.rect().bottomRight()))
        press(form, Qt.Key.Key_Escape)
        assert window.canvas.hasFocus()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not window.findChildren(ViewForm) and not window.findChildren(CardShadow)
        window.session.show_only()


# --- how far the rest steps back ------------------------------------------------------------------------------


def opacity(one: object) -> float:
    colour = one.colour if isinstance(one, ReadyText) else one.brush.color()  # type: ignore[attr-defined]  # a Stroke
    return float(colour.alphaF())


def test_rings_and_areas_never_step_back_and_the_order_of_painting_stays(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    anna, ben, cleo = (named(window, one) for one in ("Anna", "Ben", "Cleo"))
    operations.join(session, [(anna, ben)])
    session.select_alters([anna, ben])
    operations.outline_selected(session, "Both")
    session.select_alters([ben, cleo])
    operations.outline_selected(session, "Others")
    operations.add_note(session, "ask", alter=cleo)
    _, others = session.wave.outlines
    (note,) = session.wave.notes
    drawing = view.drawing
    ready = prepare(drawing.figure.marks)
    light = spotlight(drawing, [anna], "", None)
    assert light is not None
    shown = stepping_back(drawing, ready, light)
    assert [one.of for one in shown] == [one.of for one in ready]
    changed = {one.of for one, before in zip(shown, ready, strict=True) if opacity(one) != opacity(before)}
    assert changed == {("alter", cleo), ("outline", others), ("note", note)}
    texts = [one for one in shown if isinstance(one, ReadyText) and one.of == ("alter", cleo)]
    assert texts and all(0.4 < opacity(one) < 0.5 for one in texts)


def test_those_of_whom_something_is_said_stand_out_without_their_neighbours(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    anna, ben, cleo = (named(window, one) for one in ("Anna", "Ben", "Cleo"))
    operations.join(session, [(anna, ben), (anna, cleo)])
    session.point_out([anna, ben])
    assert not session.selection
    light = view.painter.light()
    assert light is not None and light.lit == {anna, ben}
    ready = view.painter.ready
    shown = stepping_back(view.drawing, ready, light)
    stepped = {one.of for one, before in zip(shown, ready, strict=True) if opacity(one) != opacity(before)}
    assert ("tie", "|".join(sorted((anna, cleo)))) in stepped and ("alter", cleo) in stepped
    assert ("tie", "|".join(sorted((anna, ben)))) not in stepped
    session.select_alters([anna, ben])
    light = view.painter.light()
    assert light is not None and light.lit > {anna, ben, cleo}, "selected by hand they have their neighbours"
    session.point_out([anna])
    operations.nudge(session, [anna], 0.1, 0.0)
    assert session.selection.pointed_out == {anna}, "an edit does not change what is said"


def test_with_a_filter_choosing_somebody_keeps_all_whom_it_keeps(make_window: Make) -> None:
    window = with_people(make_window)
    anna, ben, cleo = (named(window, one) for one in ("Anna", "Ben", "Cleo"))
    light = spotlight(window.canvas.drawing, [anna], "", frozenset({ben, cleo}))
    assert light is not None and light.lit == {anna, ben, cleo}


def test_nobody_steps_back_while_people_are_joined(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    window.commands["join"].trigger()
    QTest.mouseMove(view, QPoint(5, 5))
    QTest.qWait(HOVER_MS + 60)
    click(view, token(view, named(window, "Anna")))
    assert window.session.selection.alters
    assert view.painter.light() is None
    press(view, Qt.Key.Key_Escape)
    assert view.painter.light() is not None


def test_on_the_first_date_the_link_compares_it_with_the_next(make_window: Make) -> None:
    window = make_window()
    window.files.open_sample()
    waves, session = window.waves, window.session
    first, second, last = session.document.waves
    click(waves.buttons[first.id])
    click(waves.compare)
    assert _compared(window) == (first.label, second.label)
    in_front(window)
    click(waves.buttons[last.id])
    click(waves.others)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert _compared(window) == (first.label, last.label)


def _compared(window: Whole) -> tuple[str, str]:
    """The two dates of the comparison that opened, which is closed."""
    (dialog,) = [one for one in window.findChildren(QDialog, "comparison") if one.isVisible()]
    said = dialog.findChildren(QTextBrowser)[0].toPlainText().splitlines()
    dialog.close()
    labels = [wave.label for wave in window.session.document.waves]
    earlier, later = (next(one for one in labels if one in line) for line in said[:2])
    return earlier, later


def test_the_key_that_shows_the_whole_everywhere_shows_the_whole_map(make_window: Make) -> None:
    """And takes nobody off it; that has a key of its own."""
    window = with_people(make_window)
    window.session.select_alters([named(window, "Anna")])
    window.canvas.zoom_by(2.0)
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.zoom == 1.0 and window.session.wave.alters[named(window, "Anna")].place.on_map
    press(window.canvas, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert not window.session.wave.alters[named(window, "Anna")].place.on_map
