"""Names pasted with real keys: shown first, added as one step, twins noticed, tables copied."""

import threading
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QPushButton, QTabWidget
from pytestqt.exceptions import capture_exceptions

from sociomap_app.editing import operations
from sociomap_app.editing.new_map import new_sociomap
from sociomap_app.exchange.field_words import COLUMNS
from sociomap_app.panels.paste_dialog import PasteDialog
from sociomap_app.panels.tables.people_table import PeopleTable
from tests.app.conftest import Answers, Make
from tests.app.hand import click, in_front, press, type_line
from tests.app.parts import Whole

CONTROL = Qt.KeyboardModifier.ControlModifier


def settle(window: Whole) -> None:
    for _ in range(500):
        QTest.qWait(5)
        if not window.pasting.work.busy:
            return
    raise AssertionError("it never came to an end")


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        QTest.qWait(5)
    raise AssertionError("it never came to be")


def paste(window: Whole, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    in_front(window)
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_V, CONTROL)
    settle(window)


def dialog_of(window: Whole) -> PasteDialog:
    dialog = window.findChild(PasteDialog, "paste")
    assert dialog is not None
    in_front(dialog)
    return dialog


def labels(window: Whole) -> list[str]:
    return [one.label for one in window.session.wave.alters.values()]


def test_one_line_is_added_at_once(make_window: Make) -> None:
    window = make_window()
    paste(window, "A.S.\tITT mentor")
    settle(window)
    (one,) = window.session.wave.alters.values()
    assert (one.label, one.role) == ("A.S.", "itt_mentor")
    assert window.session.history.past[-1].words == "Paste A.S."


def test_several_lines_are_shown_first_and_are_one_step(make_window: Make) -> None:
    window = make_window()
    type_line(window.bars.name_box, "Mum")
    first = window.session.document
    paste(window, "Mum\tfamily\nJo\tfriend\n<b>K.S.</b>\tITT mentor")
    dialog = dialog_of(window)
    assert window.session.document is first
    assert dialog.take.text() == "Add 2 names", "who is there already is left out"
    assert dialog.table.item(2, 0).text() == "<b>K.S.</b>"
    assert "already" in dialog.table.item(0, 0).text()
    click(dialog.known.parts[0])
    assert dialog.take.text() == "Add 3 names"
    click(dialog.known.parts[1])
    press(dialog.take, Qt.Key.Key_Space)
    settle(window)
    assert labels(window) == ["Mum", "Jo", "<b>K.S.</b>"]
    assert window.session.history.past[-1].words == "Paste 2 names"
    assert not window.session.selection, "so that the first drag moves one person"
    window.commands.run(window.commands.undo)
    assert window.session.document is first


def test_the_columns_can_be_read_another_way(make_window: Make) -> None:
    window = make_window()
    paste(window, "Smith, Anna\nJones, Kim")
    dialog = dialog_of(window)
    assert [one.label for one in dialog.pasted.people] == ["Anna Smith", "Kim Jones"]
    assert "“Smith, Anna” is Anna Smith" in dialog.problems.text() and "surname" in dialog.separator.currentText()
    dialog.separator.picked.emit(",")
    settle(window)
    assert [(one.label, one.role) for one in dialog.pasted.people] == [("Smith", "Anna"), ("Jones", "Kim")]
    assert dialog.separator.value() == "," and dialog.area.isHidden()
    dialog.separator.setFocus()
    QTest.keyClicks(dialog.separator, "noth")
    settle(window)
    assert dialog.separator.value() == "" and dialog.table.columnCount() == 1
    click(dialog.take)
    settle(window)
    assert labels(window) == ["Smith, Anna", "Jones, Kim"]
    assert window.session.document.own_words == ()


def test_problems_are_shown_and_escape_adds_nobody(make_window: Make) -> None:
    window = make_window()
    paste(window, "name\tring\nA\t7\nB\t1")
    dialog = dialog_of(window)
    assert "Line 2: “7” is not one of" in dialog.problems.text()
    press(dialog, Qt.Key.Key_Escape)
    assert labels(window) == []
    paste(window, "C\nD")
    click(dialog_of(window).take)
    settle(window)
    assert labels(window) == ["C", "D"]


def test_two_thousand_names_are_one_step(make_window: Make) -> None:
    window = make_window()
    first = window.session.document
    paste(window, "\n".join(f"P{n}\tgardener" for n in range(2000)))
    dialog = dialog_of(window)
    assert dialog.take.text() == "Add 2,000 names" and dialog.more.text() == "and 1,800 more"
    click(dialog.take)
    settle(window)
    assert len(window.session.wave.alters) == 2000
    window.commands.run(window.commands.undo)
    assert window.session.document is first


def test_more_than_a_map_holds_is_told_and_nobody_added(make_window: Make) -> None:
    window = make_window()
    paste(window, "\n".join(f"P{n}" for n in range(5001)))
    answers = window.ask
    assert isinstance(answers, Answers)
    assert answers.told and "at most 5,000" in answers.told[0]
    assert labels(window) == [] and window.findChild(PasteDialog, "paste") is None


def test_long_work_is_seen_and_can_be_left(make_window: Make) -> None:
    window = make_window()
    work, done, begun = window.pasting.work, [], threading.Event()

    def compute(go_on):  # type: ignore[no-untyped-def]  # what it is handed is what is tested
        begun.set()
        while go_on():
            threading.Event().wait(0.01)

    work._soon.setInterval(60_000)
    work.run("Reading names …", compute, done.append)
    until(begun.is_set)
    assert work.sign is None, "short work is not announced"
    work._soon.start(1)
    until(lambda: work.sign is not None)
    sign = work.sign
    assert isinstance(sign, QProgressDialog) and sign.isVisible()
    button = sign.findChild(QPushButton)
    assert button is not None
    click(button)
    assert not work.busy and work.sign is None
    QTest.qWait(50)
    assert done == []


def test_pasting_into_a_text_field_stays_pasting(make_window: Make) -> None:
    window = make_window()
    QGuiApplication.clipboard().setText("A.S.\nB.T.")
    window.bars.name_box.setFocus()
    press(window.bars.name_box, Qt.Key.Key_V, CONTROL)
    assert window.bars.name_box.text().startswith("A.S.")
    assert labels(window) == [] and not window.pasting.work.busy


def test_names_come_in_from_the_list_of_people_too(make_window: Make) -> None:
    window = make_window()
    type_line(window.bars.name_box, "Mum")
    window.commands["people"].trigger()
    table = window.findChild(PeopleTable)
    assert table is not None
    QGuiApplication.clipboard().setText("Jo\nKim")
    click(table.add)
    settle(window)
    click(dialog_of(window).take)
    settle(window)
    assert labels(window) == ["Mum", "Jo", "Kim"]
    assert [table.proxy.index(row, 0).data() for row in range(3)] == ["Mum", "Jo", "Kim"]


def test_many_cells_are_filled_beside_the_window_as_one_step(make_window: Make) -> None:
    window = make_window()
    paste(window, "\n".join(f"P{n}" for n in range(700)))
    click(dialog_of(window).take)
    settle(window)
    window.commands["people"].trigger()
    table = window.findChild(PeopleTable)
    assert table is not None
    before = window.session.document
    table.view.selectColumn(COLUMNS.index("kind"))
    table.paste("\n".join(["group or organisation\tclose\tFamily & household\tfriend"] * 700))
    assert window.session.document is before
    until(lambda: window.session.document is not before)
    assert {(one.kind, one.place.ring, one.role) for one in window.session.wave.alters.values()} == {
        ("group", 2, "friend")
    }
    assert "2,800 cells filled" in table.told.text()
    window.commands.run(window.commands.undo)
    assert window.session.document is before


def test_lists_that_close_while_cells_are_filled_let_go_of_it(make_window: Make) -> None:
    window = make_window()
    operations.add(window.session, [f"P{n}" for n in range(700)])
    before = window.session.document
    window.commands["people"].trigger()
    table, dialog = window.findChild(PeopleTable), window.findChild(QDialog, "tables")
    assert table is not None and dialog is not None
    with capture_exceptions() as faults:
        table.view.selectColumn(COLUMNS.index("kind"))
        table.paste("\n".join(["group or organisation\tclose\tFamily & household\tfriend"] * 700))
        dialog.close()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
        QTest.qWait(300)
    assert not faults and window.session.document is before


def test_a_page_of_the_lists_that_was_behind_shows_the_map_as_it_is(make_window: Make) -> None:
    window = make_window()
    window.files.open_sample()
    session = window.session
    window.commands["people"].trigger()
    tabs = window.findChildren(QTabWidget)[-1]
    with capture_exceptions() as faults:
        for number in (1, 0, 1):
            tabs.setCurrentIndex(number)
            QTest.qWait(20)
            session.select_alters(next(iter(session.wave.ties)))
            window.commands["remove"].trigger()
            QTest.qWait(20)
    assert not faults
    tables = [tabs.widget(number) for number in range(2)]
    rows = [table.model.rowCount() for table in tables]  # type: ignore[union-attr]  # both tables have a model
    assert rows == [len(session.wave.alters), len(session.wave.ties)]


def test_work_that_fails_leaves_no_sign_in_the_way(make_window: Make) -> None:
    window = make_window()
    work, go = window.pasting.work, threading.Event()

    def compute(_: object) -> None:
        go.wait(5)
        raise ValueError

    with capture_exceptions() as faults:
        work.run("Adding names …", compute, lambda _: None)
        until(lambda: work.sign is not None)
        go.set()
        until(lambda: work.sign is None)
    assert [str(fault[1]) for fault in faults] == ["background work failed: ValueError"]
    assert not work.busy and QApplication.activeModalWidget() is None


def test_names_never_come_into_a_map_they_were_not_meant_for(make_window: Make) -> None:
    window = make_window()

    def another() -> None:
        window.session.open(new_sociomap(window.framework, "six-areas"))

    window.pasting.paste_text("Solo")
    another()
    settle(window)
    assert labels(window) == [] and "has changed in the meantime" in window.statusBar().currentMessage()
    window.statusBar().clearMessage()
    paste(window, "A\nB")
    dialog = dialog_of(window)
    another()
    click(dialog.take)
    settle(window)
    assert labels(window) == [] and "has changed in the meantime" in window.statusBar().currentMessage()
    window.pasting.paste_text("Solo")
    settle(window)
    assert labels(window) == ["Solo"]


def test_a_twin_is_noticed_and_not_refused(make_window: Make) -> None:
    window = make_window()
    type_line(window.bars.name_box, "A.S.")
    assert "now two" not in window.statusBar().currentMessage()
    type_line(window.bars.name_box, "a.s.")
    assert window.statusBar().currentMessage() == "There are now two called a.s."
    assert len(labels(window)) == 2
    paste(window, "Mum\nMum\nMum")
    click(dialog_of(window).take)
    settle(window)
    assert window.statusBar().currentMessage() == "There are now three called Mum."
    window.statusBar().clearMessage()
    window.commands.run(window.commands.undo)
    window.commands.run(window.commands.redo)
    type_line(window.bars.name_box, "Jo")
    assert window.statusBar().currentMessage() == ""


def test_a_twin_is_noticed_in_either_spelling(make_window: Make) -> None:
    window = make_window()
    type_line(window.bars.name_box, "A.S.")
    (one,) = window.session.wave.alters.values()
    before = replace(window.session.wave, alters={one.id: replace(one, label="Zoe\u0308")})
    window.session.open(replace(window.session.document, waves=(before,)))
    paste(window, "ZOË")
    settle(window)
    assert window.statusBar().currentMessage() == "There are now two called ZOË."


def test_the_lists_are_copied_as_a_table(make_window: Make) -> None:
    window = make_window()
    for name in ("=A.S.", "Mum"):
        type_line(window.bars.name_box, name)
    window.session.select_alters([])
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("'=A.S.\tperson")
    window.session.select_alters([next(reversed(window.session.wave.alters))])
    window.commands["copy_lists"].trigger()
    assert QGuiApplication.clipboard().text().splitlines()[1:] == ["Mum\tperson\tcurrent"]
    window.commands["hide"].trigger()
    assert not window.commands["copy_lists"].isEnabled() and not window.commands["paste"].isEnabled()
    QApplication.clipboard().clear()
