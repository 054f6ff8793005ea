"""Every place of the program by keys: opened, used for what it is there for, closed, and back where one was."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QListWidget, QMenu, QWidget

from sociomap_app.app.commands.command_box import CommandBox
from sociomap_app.app.dialogs.keys_page import KeysPage
from sociomap_app.app.dialogs.settings_page import SettingsPage
from sociomap_app.app.shell.tour import Tour
from sociomap_app.canvas.pointer.tools import POINT
from sociomap_app.panels.design.design_dialog import DesignDialog
from sociomap_app.panels.guided_questions import GuidePanel
from sociomap_app.panels.history_list import HistoryPanel
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.panels.tables.people_table import PeopleTable
from sociomap_app.panels.view_form import ViewForm
from tests.app.conftest import Make
from tests.app.keys import CONTROL, SHIFT, Key, focus, key, line, region_to, tab_to, write
from tests.app.parts import Whole


def drawn(make_window: Make) -> Whole:
    """Two people, one selected, the keyboard on the map."""
    window = make_window()
    for name in ("Mum", "Jo"):
        line(name)
    key(Key.Key_Escape)
    assert focus() is window.canvas
    return window


def command(words: str) -> None:
    """Do an act by its words, through the box that finds everything."""
    key(Key.Key_K, CONTROL)
    line(words)


def opened(window: Whole, name: str) -> QDialog:
    made = window.findChild(QDialog, name)
    assert made is not None and made.isAncestorOf(focus()), "the keyboard is in what was opened"
    return made


def closed(window: Whole) -> None:
    """Esc closes what is open, and the map has the keyboard again."""
    key(Key.Key_Escape)
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert focus() is window.canvas


def test_find(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_K, CONTROL)
    assert isinstance(focus().window(), CommandBox)
    write("Mu")
    key(Key.Key_Escape)
    assert focus() is window.canvas and window.session.selection.alters
    command("Mum")
    (chosen,) = window.session.selection.alters
    assert window.session.wave.alters[chosen].label == "Mum" and focus() is window.canvas
    key(Key.Key_K, CONTROL)
    write("Jo")
    key(Key.Key_Return, SHIFT)
    assert len(window.session.selection.alters) == 2


def test_the_card_that_changes_the_look(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_V)
    form = QApplication.activePopupWidget()
    assert isinstance(form, ViewForm)
    assert focus() is form.by_colour
    key(Key.Key_Down)
    assert window.session.document.view.colour_by != "sector"
    tab_to(form.lines)
    key(Key.Key_Space)
    assert window.session.document.view.ties_to_me
    key(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None and focus() is window.canvas


def test_the_questions(make_window: Make) -> None:
    window = make_window()
    key(Key.Key_G, CONTROL)
    panel = window.guided.panel
    assert isinstance(panel, GuidePanel) and panel.isAncestorOf(focus())
    key(Key.Key_Space)
    assert focus() is panel.line
    line("Mum")
    line("")
    assert panel.step == 2
    line("Jo")
    assert len(window.session.wave.alters) == 2
    box = next(iter(panel.people.boxes.values()))
    tab_to(box)
    key(Key.Key_Space)
    assert box.isChecked()
    tab_to(panel.on)
    while panel.task_now != "place":
        key(Key.Key_Space)
        tab_to(panel.on)
    key(Key.Key_F6, SHIFT)
    assert focus() is window.canvas
    command("Mum")
    key(Key.Key_Right, CONTROL)
    assert any(alter.place.on_map for alter in window.session.wave.alters.values())
    region_to(window.pages.stack)
    key(Key.Key_Escape)
    assert not window.guided.on and focus() is window.canvas


def test_who_gives_what(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_W)
    strip = window.strips.give
    assert strip.isVisible() and focus() is window.canvas
    first = strip.function
    key(Key.Key_Return)
    (chosen,) = window.session.selection.alters
    assert first in window.session.wave.alters[chosen].functions
    region_to(window.strips)
    tab_to(strip.on)
    key(Key.Key_Space)
    assert strip.function != first
    region_to(window.canvas)
    key(Key.Key_Period, times=2)
    key(Key.Key_Return)
    assert sum(strip.function in alter.functions for alter in window.session.wave.alters.values()) == 1
    region_to(window.strips)
    key(Key.Key_Escape)
    assert window.canvas.pointer.tool == POINT and focus() is window.canvas and not strip.isVisible()


def test_the_design(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_D, CONTROL)
    dialog = opened(window, "design")
    assert isinstance(dialog, DesignDialog)
    tab_to(dialog.form.count)
    key(Key.Key_Right)
    tab_to(dialog.take)
    key(Key.Key_Space)
    assert len(window.session.document.design.rings) == 4
    assert focus() is window.canvas
    key(Key.Key_D, CONTROL)
    closed(window)


def test_the_lists(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_L, CONTROL)
    dialog = opened(window, "tables")
    table = dialog.findChild(PeopleTable)
    assert table is not None
    tab_to(table.view)
    key(Key.Key_Home, CONTROL)
    key(Key.Key_F2)
    key(Key.Key_A, CONTROL)
    line("Mother")
    assert "Mother" in [alter.label for alter in window.session.wave.alters.values()]
    closed(window)


def test_the_history(make_window: Make) -> None:
    window = drawn(make_window)
    command("History")
    dialog = opened(window, "history")
    panel = dialog.findChild(HistoryPanel)
    assert panel is not None
    tab_to(panel.list)
    key(Key.Key_Up)
    key(Key.Key_Return)
    assert len(window.session.history.future) == 1
    closed(window)


def test_the_settings(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_Comma, CONTROL)
    page = window.findChild(SettingsPage)
    assert page is not None and page.isAncestorOf(focus())
    tab_to(page.text_size)
    key(Key.Key_Down)
    assert window.settings.now.text_size > 100
    closed(window)


def test_the_keys(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_F1, CONTROL)
    dialog = opened(window, "keys")
    page = dialog.findChild(KeysPage)
    assert page is not None
    tab_to(page.edits["tidy"])
    key(Key.Key_F7)
    tab_to(page.shipped)
    assert window.commands["tidy"].shortcut().toString() == "F7"
    key(Key.Key_Space)
    assert window.commands["tidy"].shortcut().toString() == "Ctrl+T"
    closed(window)


@pytest.mark.parametrize("words", ["Help", "What happens to what I write", "About Sociomap"])
def test_pages_to_read(make_window: Make, words: str) -> None:
    window = drawn(make_window)
    command(words)
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert dialog.isAncestorOf(focus())
    closed(window)


def test_the_walk_round(make_window: Make) -> None:
    window = drawn(make_window)
    command("Show me round")
    tour = window.findChild(Tour)
    assert tour is not None and focus() is tour.on
    key(Key.Key_Space)
    assert tour.number == 1
    for _ in range(4):
        key(Key.Key_Tab)
        assert tour.isAncestorOf(focus()), "Tab stays on the card"
    key(Key.Key_Escape)
    assert focus() is window.canvas


def test_a_menu_for_what_is_selected(make_window: Make) -> None:
    window = drawn(make_window)
    menu_key(window.canvas)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    key(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None and focus() is window.canvas


def menu_key(widget: QWidget) -> None:
    """What the menu key comes to on every system."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, widget.rect().center(), QPoint(0, 0))
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def test_the_tools_by_arrows(make_window: Make) -> None:
    window = drawn(make_window)
    region_to(window.bars.tools)
    key(Key.Key_Down)
    now = focus()
    assert isinstance(now, QAbstractButton) and now.text() == "Group"
    key(Key.Key_Return)
    assert window.canvas.kind == "group" and focus() is window.bars.name_box
    line("choir")
    assert [alter.kind for alter in window.session.wave.alters.values()][-1] == "group"


def test_a_page_of_the_panel(make_window: Make) -> None:
    window = drawn(make_window)
    region_to(window.pages.stack)
    for name in ("support", "shows", "talk", "person"):
        key(Key.Key_PageDown, CONTROL)
        assert window.panel.current() == name
    key(Key.Key_Right)
    assert window.panel.current() == "support"
    key(Key.Key_Escape)
    assert focus() is window.canvas


def test_me_in_the_middle(make_window: Make) -> None:
    window = drawn(make_window)
    key(Key.Key_Period, times=1)
    while not window.session.selection.ego:
        key(Key.Key_Period)
    key(Key.Key_Return)
    page = window.panel.page("person")
    assert isinstance(page, PersonPanel) and page.isAncestorOf(focus())
    write("Rosa")
    assert window.session.document.ego.label == "Rosa"


def test_a_list_is_left_by_tab(make_window: Make) -> None:
    window = drawn(make_window)
    command("History")
    dialog = opened(window, "history")
    at = {focus()}
    key(Key.Key_Tab)
    at.add(focus())
    assert len(at) == 2 and dialog.isAncestorOf(focus()) and dialog.findChild(QListWidget) in at


def test_a_new_date_and_back(make_window: Make) -> None:
    window = drawn(make_window)
    region_to(window.waves)
    answered = []

    def answer() -> None:
        key(Key.Key_A, CONTROL)
        write("end of placement A")
        key(Key.Key_Tab)
        answered.append(focus())
        key(Key.Key_Return)

    QTimer.singleShot(100, answer)
    key(Key.Key_Space)
    assert answered and window.session.document.waves[-1].occasion == "end_of_placement_a"
    QApplication.processEvents()
    assert focus() is window.waves.new
    region_to(window.canvas)
    region_to(window.waves)
    tab_to(next(iter(window.waves.buttons.values())), back=True)
    key(Key.Key_Space)
    assert window.session.wave is window.session.document.waves[0]
    key(Key.Key_Escape)
    assert focus() is window.canvas


def test_pasted_names(make_window: Make) -> None:
    window = drawn(make_window)
    QApplication.clipboard().setText("Ada\nBen\nCleo")
    key(Key.Key_V, CONTROL)
    for _ in range(200):
        QTest.qWait(10)
        if window.pasting.dialog is not None:
            break
    opened(window, "paste")
    key(Key.Key_Return)
    for _ in range(200):
        QTest.qWait(10)
        if len(window.session.wave.alters) == 5:
            break
    assert len(window.session.wave.alters) == 5
    assert focus() is window.canvas
