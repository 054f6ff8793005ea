"""What a screen reader hears: the map describes itself in sentences, and what happens is announced."""

import pytest
from PySide6.QtGui import QAccessible

from tests.app.conftest import Make
from tests.app.keys import CONTROL, SHIFT, Key, key, line, region_to, write
from tests.app.map.test_places_by_keys import command
from tests.app.parts import Whole


def heard(window: Whole) -> list[str]:
    """What is announced from now on."""
    said: list[str] = []
    window.announcer.said.connect(said.append)
    return said


def described(window: Whole) -> str:
    """The description as a screen reader asks for it."""
    face = QAccessible.queryAccessibleInterface(window.canvas)
    assert face.text(QAccessible.Text.Name) == "Map"
    return str(face.text(QAccessible.Text.Description))


def test_each_act_is_announced(make_window: Make) -> None:
    window = make_window()
    said = heard(window)
    line("Mum")
    line("Jo")
    assert said == ["Added Mum", "Added Jo"]
    key(Key.Key_Escape)
    said.clear()
    key(Key.Key_Right, CONTROL)
    key(Key.Key_Up, CONTROL)
    assert said == [
        "Moved Jo to further out, placement or employing school",
        "Moved Jo to close, placement or employing school",
    ]
    said.clear()
    key(Key.Key_J)
    line("Mum")
    assert said == ["Mum and Jo know each other"] or said == ["Jo and Mum know each other"]
    said.clear()
    key(Key.Key_Z, CONTROL)
    key(Key.Key_Z, CONTROL | SHIFT)
    key(Key.Key_Z, CONTROL)
    assert said == ["Undone: Join", "Done again: Join", "Undone: Join"]
    said.clear()
    key(Key.Key_W)
    key(Key.Key_Return)
    assert len(said) == 2 and said[0].startswith("Who gives: ") and said[1].startswith("Jo gives ")
    key(Key.Key_Escape)
    key(Key.Key_Delete)
    assert said[-1] == "Removed Jo"


def test_a_new_step_after_undo_is_no_redo(make_window: Make) -> None:
    window = make_window()
    for name in ("Mum", "Jo"):
        line(name)
    key(Key.Key_Escape)
    said = heard(window)
    key(Key.Key_Z, CONTROL)
    key(Key.Key_N)
    line("Jo")
    assert said == ["Undone: Add Jo", "Added Jo"]


def test_what_is_selected_is_a_sentence(make_window: Make) -> None:
    window = make_window()
    window.files.open_sample()
    said = heard(window)
    key(Key.Key_Escape)
    assert "on the map" in described(window) and "Nothing is selected" in described(window)
    command("K.S. mentor")
    sentence = "K.S. mentor, ITT mentor, closest, placement or employing school"
    assert said[-1].startswith(sentence) and "supports me" in said[-1] and "joined with " in said[-1]
    assert sentence in described(window)
    everything = []
    for _ in range(60):
        key(Key.Key_Period)
        everything.append(said[-1])
        assert said[-1] in described(window)
    assert any(" know each other" in one or "work closely" in one for one in everything)
    assert any(one.startswith("Outline home: ") for one in everything)
    assert any("said yes to September!" in one for one in everything)
    assert "Rosa" in " ".join(everything) or "Me, in the middle" in everything
    key(Key.Key_Escape)
    assert said[-1] == "Nothing is selected"
    key(Key.Key_A, CONTROL)
    assert " selected: " in said[-1]


def test_hidden_names_are_never_said(make_window: Make) -> None:
    window = make_window()
    for name in ("Agatha", "Bertram"):
        line(name)
    key(Key.Key_Escape)
    key(Key.Key_F8)
    said = heard(window)
    key(Key.Key_Right, CONTROL)
    key(Key.Key_Comma)
    key(Key.Key_Period)
    key(Key.Key_J)
    line("1")
    key(Key.Key_G)
    key(Key.Key_T)
    line("Agatha phones on Sundays")
    key(Key.Key_Z, CONTROL)
    key(Key.Key_Z, CONTROL | SHIFT)
    key(Key.Key_Comma, times=8)
    key(Key.Key_Delete)
    said.append(described(window))
    assert len(said) > 12 and any(one.startswith("Moved 2 to ") for one in said)
    for name in ("Agatha", "Bertram"):
        assert not [one for one in said if name in one]


def test_fields_of_a_page_speak_for_themselves(make_window: Make) -> None:
    window = make_window()
    line("Mum")
    key(Key.Key_Escape)
    key(Key.Key_Return)
    said = heard(window)
    write("Mother")
    assert said == []
    key(Key.Key_Z, CONTROL)
    assert said == ["Undone: Rename"]
    region_to(window.waves)
    key(Key.Key_Escape)


@pytest.mark.parametrize("listening", [False, True])
def test_it_is_said_to_whoever_listens(make_window: Make, listening: bool) -> None:
    window = make_window()
    QAccessible.setActive(listening)
    try:
        said = heard(window)
        line("Mum & <b>Co</b>")
        assert said == ["Added Mum & <b>Co</b>"]
    finally:
        QAccessible.setActive(False)
