"""The guided start with real keys and clicks: questions, placing, giving, joining, looking; left at any moment."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociomap_app.canvas.pointer.tools import JOIN, POINT
from sociomap_app.editing import operations
from sociomap_app.panels.guided_questions import LAST, GuidePanel
from sociomap_app.panels.person.person_page import PersonPanel
from tests.app.conftest import Make
from tests.app.hand import click, drag, press, rim, spot, token, type_line
from tests.app.parts import Whole

from .test_drawing import named


def begin(window: Whole, guide: str = "support") -> GuidePanel:
    """The empty map's own button, then one set of questions."""
    person = window.panel.page("person")
    assert isinstance(person, PersonPanel)
    click(person.start)
    panel = window.guided.panel
    assert panel is not None
    assert window.guided.on
    number = list(window.framework.guides).index(guide)
    click(panel._sets[number * 2])
    return panel


def labels(window: Whole) -> list[str]:
    return [alter.label for alter in window.session.wave.alters.values()]


@pytest.mark.parametrize("guide", ["support", "work", "knots", "free"])
def test_from_an_empty_map_to_the_figures(make_window: Make, guide: str) -> None:
    window = make_window("halves")
    panel, session = begin(window, guide), window.session
    for number, question in enumerate(panel.questions, start=1):
        assert panel.ask.text() == question.words
        type_line(panel.line, f"P{number}")
        (alter,) = [one for one in session.wave.alters.values() if one.label == f"P{number}"]
        assert alter.functions == ({question.gives} if question.gives else frozenset())
        click(panel.on)
        assert not question.gives or question.gives in session.wave.asked
    assert panel.task_now == "place"
    count = len(panel.questions)
    assert panel.waiting.text() == f"{count} not placed yet"
    for number in range(count):
        view = window.canvas
        drag(view, token(view, named(window, f"P{number + 1}")), spot(view, 2, "personal", (number + 0.5) / count))
    assert panel.waiting.text() == "Everybody has a place."
    click(panel.on)
    assert window.canvas.pointer.tool.name == "give"
    click(panel.on)
    assert window.canvas.pointer.tool == JOIN
    click(panel.on)
    assert not window.guided.on
    assert window.panel.current() == "shows"
    assert window.canvas.pointer.tool == POINT


def test_what_is_noted_of_whoever_is_named_is_said_before_and_when_it_happens(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    label = window.framework.functions[panel.questions[0].gives].label
    assert panel.noted.isVisible() and panel.noted.text() == f"Whoever you name here is noted as giving: {label}."
    QApplication.processEvents()
    room = panel.noted.geometry()
    type_line(panel.line, "Sam")
    QApplication.processEvents()
    assert panel.noted.text() == f"Sam is noted as giving: {label}."
    assert panel.noted.geometry() == room, "nothing below it moves"
    click(panel.people.boxes[named(window, "Sam")])
    assert panel.noted.text().startswith("Whoever you name here")
    click(panel.people.boxes[named(window, "Sam")])
    assert panel.noted.text().startswith("Sam is noted")
    click(panel.on)
    assert panel.noted.text().startswith("Whoever you name here")


def test_a_question_that_only_helps_to_think_of_people_notes_nothing(make_window: Make) -> None:
    window = make_window()
    panel = begin(window, "work")
    assert not panel.questions[0].gives
    type_line(panel.line, "Sam")
    assert not panel.noted.isVisible()
    assert not window.session.wave.alters[named(window, "Sam")].functions


def test_whoever_is_named_already_is_offered_again_and_never_doubled(make_window: Make) -> None:
    window = make_window()
    panel, session = begin(window), window.session
    type_line(panel.line, "Mum")
    first = panel.questions[0].gives
    click(panel.on)
    second = panel.questions[1].gives
    mum = named(window, "Mum")
    click(panel.people.boxes[mum])
    assert session.wave.alters[mum].functions == {first, second}
    click(panel.people.boxes[mum])
    assert session.wave.alters[mum].functions == {first}
    type_line(panel.line, "  MUM ")
    assert labels(window) == ["Mum"]
    assert session.wave.alters[mum].functions == {first, second}
    assert panel.people.boxes[mum].isChecked()


def test_passing_by_asks_nothing(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    click(panel.skip)
    click(panel.on)
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert panel.step == 4
    assert window.session.wave.asked == frozenset() and not window.session.undo()
    click(panel.back)
    assert panel.step == 3


def test_nobody_is_said_by_a_tick_of_its_own_and_taken_back(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    gives = panel.questions[0].gives
    click(panel.nobody)
    assert window.session.wave.asked == {gives} and panel.nobody.isChecked()
    click(panel.on)
    assert not panel.nobody.isChecked()
    click(panel.back)
    assert panel.nobody.isChecked()
    click(panel.nobody)
    assert window.session.wave.asked == frozenset()
    type_line(panel.line, "Mum")
    assert not panel.nobody.isEnabled() and not panel.nobody.isChecked()
    assert window.session.wave.asked == {gives}


LEAVING: dict[str, Callable[[Whole, GuidePanel], object]] = {
    "next": lambda window, panel: click(panel.on),
    "skip": lambda window, panel: click(panel.skip),
    "back": lambda window, panel: click(panel.back),
    "leave": lambda window, panel: click(panel.leave),
    "escape": lambda window, panel: press(panel, Qt.Key.Key_Escape),
    "put away": lambda window, panel: window.commands["guide"].trigger(),
    "folded": lambda window, panel: window.commands["panel"].trigger(),
    "close": lambda window, panel: window.guided.finish(),
}


@pytest.mark.parametrize("how", LEAVING)
def test_a_name_that_stands_typed_answers_the_question_that_was_asked(make_window: Make, how: str) -> None:
    window = make_window()
    panel = begin(window)
    click(panel.on)
    gives = panel.questions[1].gives
    panel.line.setFocus()
    QTest.keyClicks(panel.line, "Mum")
    LEAVING[how](window, panel)
    assert labels(window) == ["Mum"] and panel.line.text() == ""
    assert window.session.wave.alters[named(window, "Mum")].functions == {gives}
    assert window.session.wave.asked == {gives}


@pytest.mark.parametrize("how", ["link", "escape", "menu"])
def test_it_can_be_left_at_any_moment_and_nothing_is_lost(make_window: Make, how: str) -> None:
    window = make_window()
    panel = begin(window)
    type_line(panel.line, "Mum")
    if how == "link":
        click(panel.leave)
    elif how == "escape":
        press(panel, Qt.Key.Key_Escape)
    else:
        window.commands["guide"].trigger()
    assert not window.guided.on
    assert not window.commands["guide"].isChecked()
    assert labels(window) == ["Mum"]
    window.commands.undo()
    assert labels(window) == []


@pytest.mark.parametrize("how", ["menu", "link"])
@pytest.mark.parametrize("named_one", [True, False])
def test_put_away_it_goes_on_where_it_was(make_window: Make, how: str, named_one: bool) -> None:
    window = make_window()
    panel = begin(window)
    if named_one:
        type_line(panel.line, "Mum")
    click(panel.on)
    if how == "menu":
        window.commands["guide"].trigger()
    else:
        click(panel.leave)
    window.commands["guide"].trigger()
    assert window.guided.on
    assert panel.step == 2


def test_left_while_joining_it_holds_the_tool_again(make_window: Make) -> None:
    window = make_window("halves")
    panel = begin(window, "free")
    type_line(panel.line, "A")
    panel.go(1 + len(LAST))
    assert panel.where.text().endswith("on the map, 3 of 3")
    click(panel.leave)
    assert window.canvas.pointer.tool == POINT
    window.commands["guide"].trigger()
    assert window.canvas.pointer.tool == JOIN


def test_at_the_end_and_on_another_map_it_begins_anew(make_window: Make) -> None:
    window = make_window("halves")
    panel = begin(window, "free")
    type_line(panel.line, "A")
    panel.go(1 + len(LAST))
    click(panel.on)
    assert panel.step == 0
    window.commands["guide"].trigger()
    click(panel._sets[0])
    window.files.open_sample()
    assert panel.step == 0


def test_it_says_where_it_is_and_what_its_buttons_mean(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    assert panel.where.text().endswith(f"question 1 of {len(panel.questions)}")
    assert "stays open" in panel.on.toolTip()
    assert "never counted as missing" in panel.skip.toolTip()
    panel.go(len(panel.questions) + 2)
    assert panel.where.text().endswith("on the map, 2 of 3")
    assert panel.on.toolTip() == ""


def test_it_begins_anew_for_another_map(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    type_line(panel.line, "Mum")
    click(panel.on)
    window.commands["guide"].trigger()
    window.files.open_sample()
    window.commands["guide"].trigger()
    assert window.guided.on and panel.step == 0 and panel.guide is None


def test_folded_away_the_same_keys_bring_it_back(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    window.commands["panel"].trigger()
    assert not window.guided.on and not window.commands["guide"].isChecked()
    window.commands["guide"].trigger()
    assert window.guided.on and panel.isVisible() and panel.step == 1
    assert window.commands["guide"].isChecked() and window.commands["panel"].isChecked()


def test_put_away_the_keyboard_is_on_the_map(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    assert panel.line.hasFocus()
    window.commands["guide"].trigger()
    assert window.canvas.hasFocus()


def test_undo_and_the_map_are_heard(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    type_line(panel.line, "Mum")
    assert len(panel.people.boxes) == 1
    window.commands.undo()
    QApplication.processEvents()
    assert not panel.people.boxes
    assert not panel.known.isVisible()
    window.commands.redo()
    operations.rename(window.session, named(window, "Mum"), "<b>M</b> & co")
    QApplication.processEvents()
    (box,) = panel.people.boxes.values()
    assert box.words() == "<b>M</b> & co"


def test_joining_in_the_last_step(make_window: Make) -> None:
    window = make_window("halves")
    panel, view = begin(window, "free"), window.canvas
    for name in ("A", "B"):
        type_line(panel.line, name)
    click(panel.on)
    for name, across in (("A", 0.2), ("B", 0.8)):
        drag(view, token(view, named(window, name)), spot(view, 2, "professional", across))
    panel.go(1 + len(LAST))
    drag(view, rim(view, named(window, "A")), token(view, named(window, "B")))
    assert len(window.session.wave.ties) == 1
    click(window.strips.join.drawn)
    assert window.session.wave.who_knows_whom_done


def test_hidden_names_put_the_questions_away(make_window: Make) -> None:
    window = make_window()
    panel = begin(window)
    type_line(panel.line, "Mum")
    window.commands["hide"].trigger()
    assert not window.guided.on
    assert not window.commands["guide"].isEnabled()


def test_the_first_name_takes_the_offer_away_and_the_last_undo_brings_it_back(make_window: Make) -> None:
    window = make_window()
    person = window.panel.page("person")
    assert isinstance(person, PersonPanel)
    assert person.start.isVisible()
    operations.add(window.session, ["Mum"])
    window.session.select_alters([])
    assert not person.start.isVisible()
    window.commands.undo()
    assert person.start.isVisible()
