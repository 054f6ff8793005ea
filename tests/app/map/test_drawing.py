"""Drawing by hand and by keys, one act at a time, with real events; and nothing half done when one breaks off."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from sociomap_app.canvas.inline.inline_fields import InlineName, JoinByName
from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing import operations
from sociomap_app.model.sociomap import WISHED, Place
from tests.app.conftest import Make
from tests.app.hand import SHIFT, click, drag, in_front, press, rim, spot, token, type_line, wheel
from tests.app.parts import Whole

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def with_people(make_window: Make) -> Whole:
    """Anna in the school's first ring, Ben in the family's second, Cleo with the provider, Dan not placed."""
    window = make_window()
    for label, place in (
        ("Anna", Place(1, "school")),
        ("Ben", Place(2, "family")),
        ("Cleo", Place(3, "provider")),
        ("Dan", None),
    ):
        operations.add(window.session, [label], place=place)
    window.session.select_alters([])
    QApplication.processEvents()
    return window


def named(window: Whole, label: str) -> str:
    return next(one.id for one in window.session.wave.alters.values() if one.label == label)


def place_of(window: Whole, label: str) -> tuple[int | None, str | None]:
    place = window.session.wave.alters[named(window, label)].place
    return place.ring, place.sector


def editor(view: MapView) -> QLineEdit:
    QApplication.processEvents()
    found = [one for one in view.findChildren(InlineName) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_drag_names_the_cell_and_moves_on_release_only(make_window: Make) -> None:
    window = with_people(make_window)
    view, before = window.canvas, window.session.document
    anna = named(window, "Anna")
    drag(view, token(view, anna), spot(view, 2, "peers"), drop=False)
    assert view.pointer.preview is not None
    assert view.pointer.preview.words == "Close · Fellow trainees & ECTs"
    assert window.session.document is before
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(view, 2, "peers"))
    assert place_of(window, "Anna") == (2, "peers")
    assert [step.words for step in window.session.history.past][-1] == "Move"


def test_somebody_stands_where_they_were_dropped(make_window: Make) -> None:
    window = with_people(make_window)
    target = spot(window.canvas, 3, "peers", 0.3, 0.7)
    drag(window.canvas, token(window.canvas, named(window, "Anna")), target)
    there = token(window.canvas, named(window, "Anna"))
    assert (there - target).manhattanLength() <= 4


@pytest.mark.parametrize("how", ["escape", "undo", "new map"])
def test_a_drag_that_is_broken_off_changes_nothing(make_window: Make, how: str) -> None:
    window = with_people(make_window)
    view, before = window.canvas, window.session.document
    drag(view, token(view, named(window, "Anna")), spot(view, 2, "peers"), drop=False)
    if how == "escape":
        press(view, Qt.Key.Key_Escape)
    elif how == "undo":
        press(view, Qt.Key.Key_Z, CONTROL)
    else:
        window.resize(1100, 700)
        QApplication.processEvents()
    assert window.session.document is before
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert window.session.document is before
    assert view.pointer.preview is None and view.pointer.preview is None


def test_dragged_off_the_map_somebody_stands_beside_it_and_out_of_the_rings_is_wished_for(
    make_window: Make,
) -> None:
    window = with_people(make_window)
    view = window.canvas
    drag(view, token(view, named(window, "Anna")), QPoint(view.width() - 12, view.height() - 60))
    assert place_of(window, "Anna") == (None, None)
    drag(view, token(view, named(window, "Cleo")), spot(view, WISHED, "provider"))
    assert window.session.wave.alters[named(window, "Cleo")].status == "wished"
    drag(view, token(view, named(window, "Cleo")), spot(view, 3, "provider"))
    assert window.session.wave.alters[named(window, "Cleo")].status == "current"


def test_several_are_dragged_together_as_one_step(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    click(view, token(view, named(window, "Anna")))
    click(view, token(view, named(window, "Ben")), SHIFT)
    assert window.session.selection.alters == {named(window, "Anna"), named(window, "Ben")}
    steps = len(window.session.history.past)
    start = token(view, named(window, "Anna"))
    drag(view, start, start + QPoint(0, 14))
    assert len(window.session.history.past) == steps + 1


def test_joining_from_the_rim_and_by_name(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    drag(view, rim(view, named(window, "Anna")), token(view, named(window, "Ben")))
    assert set(window.session.wave.ties) == {tuple(sorted((named(window, "Anna"), named(window, "Ben"))))}
    click(view, token(view, named(window, "Anna")))
    press(view, Qt.Key.Key_J)
    line = editor(view)
    assert isinstance(line, JoinByName)
    type_line(line, "cl")
    assert len(window.session.wave.ties) == 2
    drag(view, rim(view, named(window, "Anna")), QPoint(20, view.height() - 80))
    assert len(window.session.wave.ties) == 2, "released on nobody"


def test_names_are_changed_in_place(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    QTest.mouseDClick(
        view,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        token(view, named(window, "Ben")),
    )
    line = editor(view)
    assert line.text() == "Ben"
    type_line(line, "B.E.")
    assert named(window, "B.E.")
    click(view, token(view, named(window, "B.E.")))
    press(view, Qt.Key.Key_F2)
    line = editor(view)
    QTest.keyClicks(line, "nobody")
    press(line, Qt.Key.Key_Escape)
    assert named(window, "B.E.")
    before = window.session.document
    press(view, Qt.Key.Key_F2)
    type_line(editor(view), "   ")
    assert window.session.document is before, "an empty name leaves the old"


def test_a_double_click_on_the_ground_names_somebody_there(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    where = spot(view, 3, "friends", 0.5, 0.5)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    type_line(editor(view), "Eve")
    assert place_of(window, "Eve") == (3, "friends")


def test_the_keyboard_places_walks_nudges_outlines_and_removes(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    view.setFocus()
    session.select_alters([named(window, "Dan")])
    press(view, Qt.Key.Key_Up, CONTROL)
    assert place_of(window, "Dan") == (3, "school")
    press(view, Qt.Key.Key_Up, CONTROL)
    press(view, Qt.Key.Key_Right, CONTROL)
    assert place_of(window, "Dan") == (2, "provider")
    press(view, Qt.Key.Key_Left, CONTROL)
    press(view, Qt.Key.Key_Left, CONTROL)
    assert place_of(window, "Dan") == (2, "family")
    for _ in range(2):
        press(view, Qt.Key.Key_Down, CONTROL)
    assert place_of(window, "Dan") == (WISHED, "family")
    across = session.wave.alters[named(window, "Dan")].place.across
    press(view, Qt.Key.Key_Left, ALT)
    assert session.wave.alters[named(window, "Dan")].place.across < across
    session.select_alters([named(window, "Anna")])
    press(view, Qt.Key.Key_Down)
    assert session.selection.alters == {named(window, "Cleo")}
    press(view, Qt.Key.Key_Up, SHIFT)
    assert len(session.selection.alters) == 2
    press(view, Qt.Key.Key_G)
    assert len(session.wave.outlines) == 1
    view.setFocus()
    press(view, Qt.Key.Key_A, CONTROL)
    assert len(session.selection.alters) == 4
    press(view, Qt.Key.Key_Delete)
    assert not session.wave.alters and not session.wave.outlines
    press(view, Qt.Key.Key_Z, CONTROL)
    assert len(session.wave.alters) == 4 and len(session.wave.outlines) == 1


def test_a_note_is_written_on_the_map(make_window: Make) -> None:
    window = with_people(make_window)
    click(window.canvas, token(window.canvas, named(window, "Ben")))
    press(window.canvas, Qt.Key.Key_T)
    type_line(editor(window.canvas), "ask about Tuesday")
    (note,) = window.session.wave.notes.values()
    assert (note.text, note.alter) == ("ask about Tuesday", named(window, "Ben"))


def test_looking_closer_keeps_the_point_under_the_pointer_and_fit_brings_all_back(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    at = QPointF(token(view, named(window, "Anna")))
    before = view.to_figure(at)
    wheel(view, 240, at=at)
    assert view.zoom > 1.2
    assert view.to_figure(at) == pytest.approx(before, abs=0.01)
    view.setFocus()
    press(view, Qt.Key.Key_F)
    assert view.zoom == 1.0
    document = window.session.document
    QTest.keyPress(view, Qt.Key.Key_Space)
    drag(view, QPoint(400, 300), QPoint(460, 340))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.to_window(0, 0) == QPoint(60, 40)
    assert window.session.document is document


def test_hidden_names_are_not_on_the_screen_nor_in_what_is_saved_meanwhile(make_window: Make) -> None:
    window = with_people(make_window)
    press(window, Qt.Key.Key_F8)
    words = {getattr(mark, "text", "") for mark in window.canvas.drawing.figure.marks}
    assert not words & {"Anna", "Ben", "Cleo", "Dan"}
    assert window.pages.stack.isHidden()
    assert window.paper.choice().names == "numbers"
    press(window, Qt.Key.Key_F8)
    assert not window.pages.stack.isHidden()
    assert window.paper.choice().names == "typed"


def test_letters_typed_into_the_box_for_names_are_never_taken_for_acts(make_window: Make) -> None:
    window = with_people(make_window)
    window.session.select_alters([named(window, "Anna"), named(window, "Ben")])
    window.bars.name_box.setFocus()
    QTest.keyClicks(window.bars.name_box, "jgtfn0")
    assert window.bars.name_box.text() == "jgtfn0"
    assert not window.session.wave.ties and not window.session.wave.outlines


@pytest.mark.parametrize(
    "label",
    ["x" * 500, "<img src='/etc/hosts'>", "\u202eevil\u202c", "a\x07b\tc", "<b>&amp;</b>", "שלום עולם", "👩‍🏫"],
)
def test_any_label_is_shown_as_plain_text(make_window: Make, label: str) -> None:
    window = make_window()
    operations.add(window.session, [label], place=Place(1, "school"))
    QApplication.processEvents()
    (alter,) = window.session.wave.alters.values()
    assert "\u202e" not in alter.label and "\x07" not in alter.label
    figure = window.canvas.drawing.figure
    box = figure.tokens[alter.id].label
    assert box.left >= 0 and box.right <= figure.width
    assert not window.canvas.grab().isNull()


def test_only_spaces_name_nobody(make_window: Make) -> None:
    window = make_window()
    before = window.session.document
    type_line(window.bars.name_box, "     ")
    assert window.session.document is before


def test_the_tool_to_join_takes_a_drag_or_two_clicks_until_escape(make_window: Make) -> None:
    window = with_people(make_window)
    view = window.canvas
    window.commands["join"].trigger()
    drag(view, token(view, named(window, "Anna")), token(view, named(window, "Ben")))
    assert len(window.session.wave.ties) == 1
    assert place_of(window, "Anna") == (1, "school"), "a drag joins and does not move"
    window.session.select_alters([])
    click(view, token(view, named(window, "Ben")))
    click(view, token(view, named(window, "Cleo")))
    assert len(window.session.wave.ties) == 2
    view.setFocus()
    press(view, Qt.Key.Key_Escape)
    assert not window.commands["join"].isChecked()
    drag(view, token(view, named(window, "Anna")), spot(view, 2, "peers"))
    assert place_of(window, "Anna") == (2, "peers") and len(window.session.wave.ties) == 2


def test_a_name_that_nobody_has_keeps_the_line_open(make_window: Make) -> None:
    window = with_people(make_window)
    in_front(window)
    click(window.canvas, token(window.canvas, named(window, "Anna")))
    press(window.canvas, Qt.Key.Key_J)
    line = editor(window.canvas)
    type_line(line, "Zoe")
    assert line.isVisible() or not line.hasFocus()
    assert not window.session.wave.ties


def test_enter_in_a_line_on_the_map_gives_the_keyboard_back_to_the_map(make_window: Make) -> None:
    window = with_people(make_window)
    click(window.canvas, token(window.canvas, named(window, "Anna")))
    press(window.canvas, Qt.Key.Key_F2)
    type_line(editor(window.canvas), "A.N.")
    QApplication.processEvents()
    press(window.canvas, Qt.Key.Key_J)
    assert named(window, "A.N.")
    assert QApplication.focusWidget() is editor(window.canvas) or window.canvas.hasFocus()


def test_hidden_names_close_what_would_show_them(make_window: Make) -> None:
    window = with_people(make_window)
    window.commands["people"].trigger()
    press(window, Qt.Key.Key_F8)
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]
    for act in ("people", "history", "lenses", "rename"):
        assert not window.commands[act].isEnabled()
    assert "Dan" not in window.commands["undo"].text()
    QTest.mouseDClick(
        window.canvas,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        token(window.canvas, named(window, "Ben")),
    )
    assert not [one for one in window.canvas.findChildren(InlineName) if one.isVisible()]
    window.commands["hide"].trigger()
    assert window.commands["people"].isEnabled() and "Dan" in window.commands["undo"].text()


def test_the_map_does_not_move_when_the_last_person_is_placed(make_window: Make) -> None:
    window = with_people(make_window)
    before = window.canvas.drawing.plan.x, window.canvas.drawing.plan.y
    drag(window.canvas, token(window.canvas, named(window, "Dan")), spot(window.canvas, 3, "peers"))
    assert (window.canvas.drawing.plan.x, window.canvas.drawing.plan.y) == before


def test_icons_follow_the_look(make_window: Make) -> None:
    from msgspec.structs import replace

    window = make_window()

    def ink() -> int:
        image = window.commands["fit"].icon().pixmap(24, 24).toImage()
        return max(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        )

    assert ink() < 100
    window.settings.take(replace(window.settings.now, appearance="dark"))
    assert ink() > 150
    window.settings.take(replace(window.settings.now, appearance="light"))
    assert ink() < 100


def test_a_name_just_added_is_taken_back_by_the_same_keys_as_anything(make_window: Make) -> None:
    window = make_window()
    first = window.session.document
    in_front(window)
    window.bars.name_box.setFocus()
    type_line(window.bars.name_box, "Quin")
    type_line(window.bars.name_box, "Vera")
    press(window.bars.name_box, Qt.Key.Key_Z, CONTROL)
    assert window.bars.name_box.text() == "", "no name comes back into the box"
    assert [one.label for one in window.session.wave.alters.values()] == ["Quin"]
    press(window.bars.name_box, Qt.Key.Key_Z, CONTROL)
    assert window.session.document is first
    press(window.bars.name_box, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert [one.label for one in window.session.wave.alters.values()] == ["Quin"]
    QTest.keyClicks(window.bars.name_box, "Mu")
    press(window.bars.name_box, Qt.Key.Key_Z, CONTROL)
    assert window.bars.name_box.text() == "", "what is being typed goes first"
    assert len(window.session.wave.alters) == 1
