"""The map with a session and nothing else: no window, no bars. It draws, is typed on, and says what it wants."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sociomap_app.canvas.inline.inline_fields import InlineName, JoinByName
from sociomap_app.canvas.map_view import MapView
from sociomap_app.canvas.pointer.pointer import HOVER_MS
from sociomap_app.canvas.pointer.tools import JOIN, OUTLINE, POINT, Tool
from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Selection, Session
from sociomap_app.model.sociomap import Place
from sociomap_app.vocabulary.entries import Framework
from tests.app.hand import SHIFT, click, drag, loop, press, rim, spot, token, type_line

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def place_of(session: Session, one: str) -> tuple[int | None, str | None]:
    place = session.wave.alters[one].place
    return place.ring, place.sector


def editors(view: MapView) -> list[InlineName]:
    return [one for one in view.findChildren(InlineName) if one.isVisible()]


def test_people_are_dragged_joined_and_outlined(view: MapView, session: Session) -> None:
    drag(view, token(view, "ed"), spot(view, 1, "peers"))
    assert place_of(session, "ed") == (1, "peers") and session.selection.alters == {"ed"}
    drag(view, rim(view, "ed"), token(view, "cleo"))
    assert ("cleo", "ed") in session.wave.ties
    view.pointer.take(OUTLINE)
    x, y = token(view, "anna").toTuple()
    loop(view, [QPoint(x - 30, y - 30), QPoint(x + 30, y - 30), QPoint(x + 30, y + 30), QPoint(x - 30, y + 30)])
    assert {"anna"} in [set(one.members) for one in session.wave.outlines.values()]


def test_a_drag_broken_off_never_happened(view: MapView, session: Session) -> None:
    before = session.document
    for end in (lambda: press(view, Key.Key_Escape), view.give_up, lambda: view.resize(880, 690)):
        drag(view, token(view, "ed"), spot(view, 1, "peers"), drop=False)
        assert view.pointer.preview is not None and view.pointer.moving()
        end()
        QApplication.processEvents()
        assert view.pointer.preview is None and not view.pointer.moving()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot(view, 1, "peers"))
        assert session.document is before


def test_whoever_hears_first_is_shown_the_present_map(
    qtbot: QtBot, session: Session, framework: Framework
) -> None:
    """Listeners are told in the order they came; the first came before there was a map at all."""
    views: list[MapView] = []
    seen: list[int] = []

    def heard(news: News) -> None:
        seen.append(len(views[0].drawing.figure.tokens))

    session.subscribe(heard)
    views.append(MapView(session, framework))
    qtbot.addWidget(views[0])
    before = len(views[0].drawing.figure.tokens)
    operations.add(session, ["Gus"])
    session.undo()
    assert seen == [before + 1, before]


def test_a_name_is_typed_in_place_and_somebody_new_on_bare_ground(view: MapView, session: Session) -> None:
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=token(view, "anna"))
    (line,) = editors(view)
    assert line.text() == "Anna"
    type_line(line, "Annette")
    assert session.wave.alters["anna"].label == "Annette"
    view.kind = "resource"
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=spot(view, 3, "profession"))
    (line,) = editors(view)
    type_line(line, "Library")
    (new,) = [one for one in session.wave.alters.values() if one.label == "Library"]
    assert new.kind == "resource" and (new.place.ring, new.place.sector) == (3, "profession")


def test_an_editor_makes_way_for_a_press_and_a_drag_for_an_editor(view: MapView, session: Session) -> None:
    before = session.document
    drag(view, token(view, "ed"), spot(view, 1, "peers"), drop=False)
    view.editors.rename("anna")
    assert view.pointer.preview is None and len(editors(view)) == 1
    view.pointer.press(QPointF(token(view, "ben")))
    assert not editors(view) and view.editors.open is None and view.pointer.preview is not None
    view.give_up()
    assert session.document is before


def test_what_is_typed_counts_when_it_is_left_and_not_after_esc(view: MapView, session: Session) -> None:
    for end, label in ((Key.Key_Escape, "Anna"), (None, "Annette")):
        view.editors.rename("anna")
        QTest.keyClicks(editors(view)[0], "Annette")
        if end is None:
            view.commit()
        else:
            QTest.keyClick(editors(view)[0], end)
        assert session.wave.alters["anna"].label == label and not editors(view) and view.hasFocus()


def test_joining_by_name_joins_all_who_are_selected(view: MapView, session: Session) -> None:
    session.select_alters({"ed", "fay"})
    view.editors.join_by_name()
    (line,) = editors(view)
    assert isinstance(line, JoinByName)
    type_line(line, "cl")
    assert {("cleo", "ed"), ("cleo", "fay")} <= session.wave.ties.keys()
    session.select(Selection())
    view.editors.join_by_name()
    assert not editors(view), "nobody is selected"


def test_a_note_is_written_on_somebody_or_near_where_the_menu_was_asked_for(
    view: MapView, session: Session
) -> None:
    session.select_alters({"anna"})
    view.write_note()
    type_line(editors(view)[0], "On Anna")
    assert "anna" in {one.alter for one in session.wave.notes.values()}
    view.pointer.ask_for_menu(QPointF(spot(view, 3, "profession")))
    view.write_note()
    type_line(editors(view)[0], "There")
    (there,) = [one for one in session.wave.notes.values() if one.text == "There"]
    assert there.alter is None and there.place.sector == "profession"


def test_while_names_are_hidden_nobody_is_renamed(view: MapView) -> None:
    view.show_names("numbers")
    assert view.drawing.scene.wave.alters["anna"].label == "1" and view.names == "numbers"
    view.editors.rename("anna")
    assert not editors(view)


def test_it_asks_for_its_description_whenever_there_is_another(view: MapView, session: Session) -> None:
    asked: list[int] = []
    view.description_wanted.connect(lambda: asked.append(len(view.drawing.figure.tokens)))
    operations.add(session, ["Gus"])
    session.select_alters({"anna"})
    view.show_names("initials")
    assert len(asked) == 3 and asked[0] == 7, "the map it is to describe is the present one"


def test_tools_and_menus_and_editing_are_told_to_whoever_shows_the_map(view: MapView, session: Session) -> None:
    told: list[object] = []
    view.tool_taken.connect(told.append)
    view.menu_wanted.connect(told.append)
    view.editing_wanted.connect(lambda: told.append("edit"))
    view.pointer.take(JOIN)
    at = token(view, "anna")
    view.pointer.take(POINT)
    view.pointer.ask_for_menu(QPointF(at))
    press(view, Key.Key_Return)
    assert told == [JOIN, POINT, view.mapToGlobal(at), "edit"] and session.selection.alters == {"anna"}


def test_esc_puts_the_tool_down_then_gives_up_then_selects_nobody(view: MapView, session: Session) -> None:
    session.select_alters({"anna"})
    view.pointer.take(Tool("give", "confide"))
    press(view, Key.Key_Escape)
    assert view.pointer.tool == POINT and session.selection
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=token(view, "anna"))
    press(view, Key.Key_Escape)
    assert view.pointer.preview is None and session.selection
    press(view, Key.Key_Escape)
    assert not session.selection


def test_keys_move_whoever_is_selected_and_keep_them_in_view(view: MapView, session: Session) -> None:
    session.select_alters({"ed"})
    press(view, Key.Key_Up, CONTROL)
    assert place_of(session, "ed") == (2, "peers")
    view.zoom_by(6, QPointF(0, 0))
    press(view, Key.Key_Period)
    assert session.selection.alters == {"fay"} and view.rect().contains(token(view, "fay"))


def test_space_and_the_middle_button_move_the_map(view: MapView) -> None:
    before = view.seen
    QTest.mousePress(view, Qt.MouseButton.MiddleButton, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(330, 310))
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=QPoint(330, 310))
    assert (view.seen.x - before.x, view.seen.y - before.y) == (30, 10)
    QTest.keyPress(view, Key.Key_Space)
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(view, token(view, "anna"), token(view, "anna") + QPoint(40, 0))
    QTest.keyRelease(view, Key.Key_Space)
    assert view.seen.x - before.x == 70 and not view.session.selection


def test_another_document_is_shown_as_a_whole_with_no_tool(view: MapView, session: Session) -> None:
    view.zoom_by(3)
    view.pointer.take(JOIN)
    session.open(session.document)
    assert view.zoom == 1.0 and view.pointer.tool == POINT


def test_whoever_is_pointed_at_stands_out_in_a_moment(view: MapView, qtbot: QtBot) -> None:
    assert view.painter.light() is None
    view.pointer.move(QPointF(token(view, "anna")))
    assert view.painter.light() is None, "not at once"
    qtbot.waitUntil(lambda: view.pointer.pointed == "anna", timeout=20 * HOVER_MS)
    light = view.painter.light()
    assert light is not None and "ben" in light.lit and "ed" not in light.lit
    view.pointer.leave()
    qtbot.waitUntil(lambda: view.painter.light() is None, timeout=20 * HOVER_MS)


def test_what_is_selected_and_what_is_edited_are_seen(view: MapView, session: Session) -> None:
    pictures = [view.grab().toImage()]
    for act in (
        lambda: session.select_alters({"anna"}),
        lambda: session.select(Selection(tie=("anna", "ben"))),
        lambda: session.select(Selection(outline="o1")),
        lambda: session.select(Selection(note="n1")),
        lambda: session.select(Selection(ego=True)),
        lambda: operations.give(session, ["anna"], "confide", True) and view.pointer.take(Tool("give", "confide")),
        lambda: operations.move(session, {"ed": Place(1, "friends")}),
    ):
        act()
        pictures.append(view.grab().toImage())
        assert all(pictures[-1] != one for one in pictures[:-1])
    session.undo()
    assert view.grab().toImage() == pictures[-2], "no picture of the map as it was is left over"


def test_with_shift_people_are_gathered(view: MapView, session: Session) -> None:
    click(view, token(view, "anna"))
    click(view, token(view, "ben"), SHIFT)
    assert session.selection.alters == {"anna", "ben"}


@pytest.mark.parametrize("size", [(320, 260), (1400, 500)])
def test_an_open_editor_stays_in_view_at_any_size(view: MapView, size: tuple[int, int]) -> None:
    view.resize(1000, 900)
    view.editors.rename("fay")
    view.resize(*size)
    QApplication.processEvents()
    (line,) = editors(view)
    assert view.rect().contains(line.geometry())


def test_a_name_to_join_is_found_in_either_spelling(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    line = JoinByName(parent, {"a": "Zoe\u0308", "b": "Müller"}, QRect(0, 0, 90, 20), lambda one: None)
    assert [line.match(typed) for typed in ("zoë", "Mu\u0308l", "LLE", "x", "\u200b")] == [
        "a",
        "b",
        "b",
        None,
        None,
    ]
