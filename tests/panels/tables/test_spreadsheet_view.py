"""The people table as a spreadsheet: moving on, changing every cell, blocks copied, pasted and emptied."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sociomap_app.exchange.field_words import COLUMNS, GROUP_ONLY
from sociomap_app.model import edits
from sociomap_app.model.integrity import faults
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown
from sociomap_app.panels.controls.text_fields import LineField, TextField
from sociomap_app.panels.tables.cell_editors import TickList
from sociomap_app.panels.tables.connections_table import ConnectionsTable
from sociomap_app.panels.tables.people_table import PeopleTable
from tests.designs import with_meaning
from tests.panels.person.test_person import back_to_the_start

K = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(session, framework, shown):
    first = edits.set_ask_quality(session.document, True)
    session.open(with_meaning(first, "frequency", ["every day", "every week", "less often"]))
    return shown(PeopleTable(session, framework), 1100, 420)


def go(people, alter_id, name):
    people.view.setFocus()
    people.view.scrollTo(people.cell(alter_id, name))
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
    people.view.selectionModel().setCurrentIndex(people.cell(alter_id, name), chosen)


def block(people, first, last):
    """Select from one cell to another, as a drag with the mouse does."""
    go(people, *first)
    choice = QItemSelection(people.cell(*first), people.cell(*last))
    people.view.selectionModel().select(choice, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def where(people):
    current = people.current()
    return current[0], people.model.columns[current[1]].name


def clipboard(text=None):
    if text is not None:
        QGuiApplication.clipboard().setText(text)
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_changed_by_keyboard(people, session, qtbot, name):
    first, who = session.document, "sa" if name in GROUP_ONLY else "as"
    go(people, who, name)
    qtbot.keyClick(people.view, K.Key_F2)
    index = people.cell(who, name)
    editor = people.view.indexWidget(index)
    assert editor is not None and people.view.isVisible()
    assert editor.accessibleName() == people.model.columns[index.column()].title
    if isinstance(editor, OpenDropDown):
        qtbot.keyClicks(editor, "Gardener")
        qtbot.keyClick(editor, K.Key_Return)
    elif isinstance(editor, TickList):
        qtbot.keyClick(editor, K.Key_Down)
        qtbot.keyClick(editor, K.Key_Space)
        qtbot.keyClick(editor, K.Key_Return)
    elif isinstance(editor, DropDown):
        qtbot.keyClick(editor, K.Key_Down)
    else:
        assert isinstance(editor, LineField | TextField)
        qtbot.keyClicks(editor, "Gardener")
        qtbot.keyClick(editor, K.Key_Return)
    assert len(session.history.past) == 1
    assert faults(session.document) == []
    assert back_to_the_start(session) is first


def test_enter_and_tab_move_on(people, session, qtbot):
    go(people, "as", "label")
    qtbot.keyClick(people.view, K.Key_Return)
    assert where(people) == ("bt", "label")
    qtbot.keyClick(people.view, K.Key_Return, SHIFT)
    qtbot.keyClick(people.view, K.Key_Tab)
    assert where(people) == ("as", "kind")
    qtbot.keyClick(people.view, K.Key_Backtab, SHIFT)
    qtbot.keyClick(people.view, K.Key_Right)
    qtbot.keyClick(people.view, K.Key_Down)
    assert where(people) == ("bt", "kind")
    go(people, "as", "note")
    qtbot.keyClick(people.view, K.Key_Tab)
    assert where(people) == ("bt", "label")


def test_an_editor_left_by_enter_goes_down_and_by_tab_right(people, session, qtbot):
    go(people, "as", "label")
    qtbot.keyClicks(people.view, "Z")
    editor = people.view.indexWidget(people.cell("as", "label"))
    qtbot.keyClicks(editor, "oe")
    qtbot.keyClick(editor, K.Key_Return)
    assert session.wave.alters["as"].label == "Zoe" and where(people) == ("bt", "label")
    qtbot.keyClick(people.view, K.Key_F2)
    editor = people.view.indexWidget(people.cell("bt", "label"))
    qtbot.keyClicks(editor, "Bea")
    qtbot.keyClick(editor, K.Key_Tab)
    qtbot.waitUntil(lambda: session.wave.alters["bt"].label == "Bea")
    assert where(people) == ("bt", "kind")
    qtbot.keyClick(people.view, K.Key_F2)
    editor = people.view.indexWidget(people.cell("bt", "kind"))
    qtbot.keyClick(editor, K.Key_Escape)
    assert session.wave.alters["bt"].kind == "person"
    assert len(session.history.past) == 2


def test_the_keyboard_gets_out_at_the_end(people, qtbot):
    last = people.model.ids[-1]
    go(people, last, "note")
    qtbot.keyClick(people.view, K.Key_Tab)
    assert QApplication.focusWidget() is people.add
    go(people, people.model.ids[0], "label")
    qtbot.keyClick(people.view, K.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is not people.view


def test_ticks_are_set_with_the_mouse_and_kept(people, session, qtbot):
    go(people, "bt", "functions")
    qtbot.keyClick(people.view, K.Key_F2)
    editor = people.view.indexWidget(people.cell("bt", "functions"))
    assert isinstance(editor, TickList)
    assert people.view.viewport().rect().contains(editor.geometry())
    qtbot.mouseClick(
        editor.viewport(), Qt.MouseButton.LeftButton, pos=editor.visualItemRect(editor.item(1)).center()
    )
    qtbot.keyClick(editor, K.Key_Return)
    assert len(session.wave.alters["bt"].functions) == 1


def test_a_long_note_keeps_its_lines(people, session, qtbot):
    session.apply("x", edits.change_alters(session.document, "w1", ["as"], note="one\ntwo"))
    go(people, "as", "note")
    qtbot.keyClick(people.view, K.Key_F2)
    editor = people.view.indexWidget(people.cell("as", "note"))
    assert editor.toPlainText() == "one\ntwo"
    qtbot.keyClick(editor, K.Key_End)
    qtbot.keyClick(editor, K.Key_Return, SHIFT)
    qtbot.keyClicks(editor, "three")
    qtbot.keyClick(editor, K.Key_Return)
    assert session.wave.alters["as"].note == "one\ntwo\nthree"


def test_a_block_is_copied_and_pasted_as_one_step(people, session, qtbot):
    first = session.document
    block(people, ("as", "role"), ("bt", "frequency"))
    qtbot.keyClick(people.view, K.Key_C, CONTROL)
    assert clipboard().splitlines() == ["ITT mentor\tplacement A\tcurrent\tweekly", "Class teacher\t\tcurrent\t"]
    go(people, "jo", "role")
    qtbot.keyClick(people.view, K.Key_V, CONTROL)
    jo, fd = session.wave.alters["jo"], session.wave.alters["fd"]
    assert (jo.role, jo.setting, jo.frequency) == ("itt_mentor", "placement A", "weekly")
    assert (fd.role, fd.setting) == ("class_teacher", None)
    assert [step.words for step in session.history.past] == ["Paste 8 cells"]
    assert "8 cells filled" in people.told.text()
    qtbot.keyClick(people.view, K.Key_Z, CONTROL)
    assert session.document is first
    clipboard("")


def test_what_cannot_be_read_is_told_by_row_and_left(people, session, qtbot):
    before = session.wave.alters
    clipboard("2\tMoon\nevery day\tFamily & household\n\t")
    go(people, "as", "ring")
    qtbot.keyClick(people.view, K.Key_V, CONTROL)
    after = session.wave.alters
    assert (after["as"].place.ring, after["as"].place.sector) == (2, before["as"].place.sector)
    assert (after["bt"].place.ring, after["bt"].place.sector) == (1, "family")
    assert after["mum"].place.ring is None
    assert "Row 1 (A.S.), Area: “Moon” is not one of" in people.told.text()
    clipboard("union")
    go(people, "as", "group_type")
    qtbot.keyClick(people.view, K.Key_V, CONTROL)
    assert "Group" not in people.told.text() and "only a group has that" in people.told.text()
    assert faults(session.document) == []


def test_one_word_fills_a_whole_selection(people, session, qtbot):
    clipboard("Moor Lane")
    block(people, ("as", "setting"), ("jo", "setting"))
    qtbot.keyClick(people.view, K.Key_V, CONTROL)
    assert [session.wave.alters[one].setting for one in ("as", "bt", "mum", "jo")] == ["Moor Lane"] * 4
    assert [word.id for word in session.document.own_words] == ["Moor Lane"]
    assert session.history.past[-1].words == "Paste 4 cells"


def test_those_pasted_into_one_cell_of_the_map_stand_apart(people, session):
    clipboard("1\tfamily\n1\tfamily\n1\tfamily")
    block(people, ("as", "ring"), ("as", "ring"))
    people.paste(clipboard())
    places = [session.wave.alters[one].place for one in ("as", "bt", "mum")]
    assert {(one.ring, one.sector) for one in places} == {(1, "family")}
    assert len({(one.across, one.along) for one in places}) == 3


def test_headings_of_a_copied_table_are_passed_over_and_rows_beyond_are_told(people, session, qtbot):
    clipboard("Role\tSetting\nfriend\there\nfriend\tthere")
    go(people, "kl", "role")
    qtbot.keyClick(people.view, K.Key_V, CONTROL)
    assert session.wave.alters["kl"].role == "friend" and session.wave.alters["kl"].setting == "here"
    assert "1 more row had no room" in people.told.text()
    assert len(session.wave.alters) == 9


def test_delete_empties_cells_and_whole_rows_go(people, session, qtbot):
    first = session.document
    block(people, ("as", "role"), ("mum", "frequency"))
    qtbot.keyClick(people.view, K.Key_Delete)
    assert {(a.role, a.setting, a.frequency) for a in map(session.wave.alters.get, ("as", "bt", "mum"))} == {
        (None, None, None)
    }
    assert session.history.past[-1].words == "Clear 12 cells"
    go(people, "as", "label")
    qtbot.keyClick(people.view, K.Key_Delete)
    assert session.wave.alters["as"].label == "A.S." and "the name is empty" in people.told.text()
    qtbot.keyClick(people.view, K.Key_Space, SHIFT)
    qtbot.keyClick(people.view, K.Key_Delete)
    assert "as" not in session.wave.alters
    assert back_to_the_start(session) is first


def test_nobody_goes_whose_whole_row_was_not_chosen(people, session, qtbot):
    first, adding = session.document, QItemSelectionModel.SelectionFlag.Select
    block(people, ("as", COLUMNS[0]), ("as", COLUMNS[-1]))
    people.view.selectionModel().select(people.cell("mum", "frequency"), adding)
    assert set(people.view.chosen_columns()) == set(people.view.seen_columns())
    session.apply("x", edits.change_alters(session.document, "w1", ["mum"], frequency="weekly", role="family"))
    qtbot.keyClick(people.view, K.Key_Delete)
    assert session.wave.alters.keys() == first.wave("w1").alters.keys()
    mum = session.wave.alters["mum"]
    assert (mum.frequency, mum.role) == (None, "family"), "of her only the cell that was chosen"
    assert session.wave.alters["as"].role is None


def test_a_private_note_is_not_copied_along(people, session, qtbot):
    session.apply("x", edits.change_alters(session.document, "w1", ["as"], note="secret"))
    session.select_alters(["as"])
    people.view.setFocus()
    qtbot.keyClick(people.view, K.Key_C, CONTROL)
    assert clipboard().startswith("A.S.\tperson") and "secret" not in clipboard()
    go(people, "as", "note")
    qtbot.keyClick(people.view, K.Key_C, CONTROL)
    assert clipboard() == "secret"
    clipboard("")


def test_selected_cells_are_people_on_the_map(people, session):
    block(people, ("as", "role"), ("mum", "role"))
    assert session.selection.alters == {"as", "bt", "mum"}
    session.select_alters(["jo"])
    assert people.view.chosen_columns() == people.view.seen_columns()


def test_no_heading_is_cut_off_and_each_says_more(people):
    header = people.view.horizontalHeader()
    for column in people.view.seen_columns():
        title = people.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        assert header.fontMetrics().horizontalAdvance(title) < people.view.columnWidth(column)
        assert people.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert people.view.horizontalScrollBar().maximum() > 0


def test_a_heading_sorts_and_selects_nobody(people, session, qtbot):
    header = people.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    names = [people.proxy.index(row, 0).data() for row in range(people.proxy.rowCount())]
    assert names in (sorted(names, key=str.casefold), sorted(names, key=str.casefold, reverse=True))
    assert not session.selection.alters


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_sorts_and_a_paste_goes_where_one_sees_it(people, session, name):
    people.view.sortByColumn(COLUMNS.index(name), Qt.SortOrder.DescendingOrder)
    top = people.proxy.index(0, 0).data()
    people.view.setCurrentIndex(people.proxy.index(0, COLUMNS.index("setting")))
    people.paste("Moor Lane")
    assert [one.label for one in session.wave.alters.values() if one.setting == "Moor Lane"] == [top]


def test_whose_row_it_is_is_seen_when_the_name_is_out_of_view(people, session):
    header = people.view.verticalHeader()
    assert not header.isVisible()
    go(people, "bt", "note")
    assert header.isVisible()
    row = people.view.currentIndex().row()
    assert people.proxy.headerData(row, Qt.Orientation.Vertical) == "B.T."
    go(people, "bt", "label")
    assert not header.isVisible()


def test_an_empty_table_takes_names(session, framework, shown, qtbot):
    session.apply("x", edits.remove_alters(session.document, "w1", session.wave.alters))
    people = shown(PeopleTable(session, framework), 1100, 420)
    with qtbot.waitSignal(people.names_pasted) as caught:
        clipboard("A\nB")
        people.view.setFocus()
        qtbot.keyClick(people.view, K.Key_V, CONTROL)
    assert caught.args == ["A\nB"]
    with qtbot.waitSignal(people.names_pasted):
        qtbot.mouseClick(people.add, Qt.MouseButton.LeftButton)


def test_connections_are_copied_and_pasted(session, framework, shown, qtbot):
    ties = shown(ConnectionsTable(session, framework), 640, 300)
    ties.view.setFocus()
    ties.view.selectRow(0)
    qtbot.keyClick(ties.view, K.Key_C, CONTROL)
    assert clipboard() == "A.S.\tB.T.\tyes\tno"
    first = session.document
    clipboard("Jo\tMum\nJo\tK.L.\tno\tyes\nJo\tNobody")
    qtbot.keyClick(ties.view, K.Key_V, CONTROL)
    assert ties.model.rowCount() == 4 and session.wave.ties["jo", "kl"].works_closely
    assert "Line 3: nobody on this map is called “Nobody”" in ties.told.text()
    assert [step.words for step in session.history.past] == ["Paste 2 connections"]
    session.undo()
    assert session.document is first
    clipboard("")
