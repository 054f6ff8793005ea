"""Notes on the map: a new one opens where nothing stands, near where it was asked for; none is refused a place."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sociomap_app.canvas.map_view import MapView
from sociomap_app.editing import operations
from sociomap_app.model.sociomap import WISHED, Place
from tests.app.conftest import Make
from tests.app.hand import click, drag, in_front, press, spot, token, type_line
from tests.app.parts import Whole

from .test_drawing import editor, named, with_people


def _hides(view: MapView, line: QRect) -> list[str]:
    """Whose token or name lies under a line that is typed."""
    hidden = []
    for one, its in view.drawing.figure.tokens.items():
        middle, r = view.to_window(its.x, its.y), round(its.radius * view.zoom)
        name = its.label
        label = QRect(view.to_window(name.left, name.top), view.to_window(name.right, name.bottom))
        if line.intersects(QRect(middle - QPoint(r, r), middle + QPoint(r, r))) or line.intersects(label):
            hidden.append(view.session.wave.alters[one].label)
    return hidden


def _crowded(make_window: Make) -> Whole:
    """People where a new note would open, and where it is asked for."""
    window = with_people(make_window)
    first = window.session.document.design.sectors[0].id
    for number in range(6):
        operations.add(window.session, [f"P{number}"], place=Place(3, first, number / 5, 0.5))
    window.session.select_alters([])
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("zoom", [1.0, 1.8])
def test_a_new_note_opens_over_nobody(make_window: Make, zoom: float) -> None:
    window = _crowded(make_window)
    view = window.canvas
    view.zoom_by(zoom)
    click(window.bars.tools.widgetForAction(window.commands["note"]))
    line = editor(view)
    assert not _hides(view, line.geometry())
    type_line(line, "Tuesday is the maths meeting")
    (note,) = window.session.wave.notes.values()
    assert note.alter is None and note.place.on_map


def test_a_note_asked_for_by_the_menu_opens_there(make_window: Make) -> None:
    window = _crowded(make_window)
    view = window.canvas
    at = spot(view, 3, "friends", 0.5, 0.5)
    view.pointer.ask_for_menu(QPointF(at))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.commands["note"] in menu.actions()
    menu.close()
    in_front(window)
    window.commands["note"].trigger()
    line = editor(view)
    assert line.geometry().contains(at) and not _hides(view, line.geometry())
    type_line(line, "here")
    (note,) = window.session.wave.notes.values()
    assert (note.place.ring, note.place.sector) == (3, "friends")


def test_a_note_at_somebody_leaves_them_and_their_name_in_sight(make_window: Make) -> None:
    window = _crowded(make_window)
    view, ben = window.canvas, named(window, "Ben")
    click(view, token(view, ben))
    press(view, Qt.Key.Key_T)
    line = editor(view)
    assert not _hides(view, line.geometry())
    type_line(line, "ask about Tuesday")
    (note,) = window.session.wave.notes.values()
    assert note.alter == ben


def test_let_go_beside_the_map_a_note_takes_the_nearest_place(make_window: Make) -> None:
    window = with_people(make_window)
    view, session = window.canvas, window.session
    operations.add_note(session, "ask", place=Place(3, "peers", 0.5, 0.5))
    (note,) = session.wave.notes.values()
    QApplication.processEvents()
    (words,) = [one for one in view.drawing.figure.marks if one.of == ("note", note.id) and hasattr(one, "text")]
    corner = QPoint(view.width() - 8, 8)
    drag(view, view.to_window(words.x + 4, words.y - 3), corner, drop=False)
    assert view.pointer.preview is not None
    assert view.pointer.preview.words.endswith(", the nearest place on the map")
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    moved = session.wave.notes[note.id]
    assert (moved.place.ring, moved.place.sector) == (WISHED, "school")
