"""The same map without the picture: read, sorted, selected and changed in tables."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from sociomap_app.editing.session import Selection
from sociomap_app.panels.tables.connections_table import ConnectionsTable
from sociomap_app.panels.tables.people_table import PeopleTable
from tests.panels.conftest import NASTY

LEFT = Qt.MouseButton.LeftButton
READ = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def people(session, framework, shown):
    return shown(PeopleTable(session, framework), 1100, 400)


@pytest.fixture
def ties(session, framework, shown):
    return shown(ConnectionsTable(session, framework), 640, 300)


def click(qtbot, view, index):
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())


def begin(qtbot, table, alter_id, name):
    """Put the keyboard on a cell and open its editor."""
    index = table.cell(alter_id, name)
    table.view.setFocus()
    table.view.setCurrentIndex(index)
    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    return table.view.indexWidget(index) or QApplication.focusWidget()


def test_each_row_reads_as_a_sentence(people):
    assert people.cell("as", "label").data(READ).startswith("A.S., ITT mentor, close, placement or employing")
    assert people.cell("as", "frequency").data(READ) == "In touch: weekly"
    assert people.cell("kl", "ring").data(READ) == "Ring: not placed yet"
    assert "ITT mentor" in people.cell("as", "label").data(Qt.ItemDataRole.ToolTipRole)


def test_a_name_is_changed_in_place(people, session, qtbot):
    first = session.document
    editor = begin(qtbot, people, "as", "label")
    qtbot.keyClicks(editor, "Alex")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.wave.alters["as"].label == "Alex")
    assert people.cell("as", "label").data() == "Alex"
    session.undo()
    assert session.document is first
    assert people.cell("as", "label").data() == "A.S."


@pytest.mark.parametrize(
    "name, keys, wanted",
    [
        ("kind", [Qt.Key.Key_Down], "group"),
        ("ring", [Qt.Key.Key_End], 0),
        ("sector", [Qt.Key.Key_Down], "provider"),
        ("status", [Qt.Key.Key_Down], "fading"),
        ("frequency", [Qt.Key.Key_Home], None),
        ("assesses_me", [Qt.Key.Key_Down], True),
        ("usefulness", [Qt.Key.Key_End], 5),
    ],
)
def test_a_cell_is_chosen_by_keyboard(people, session, qtbot, name, keys, wanted):
    first = session.document
    editor = begin(qtbot, people, "as", name)
    for key in keys:
        qtbot.keyClick(editor, key)
    alter = session.wave.alters["as"]
    value = getattr(alter.place, name) if name in ("ring", "sector") else getattr(alter, name)
    assert value == wanted
    while session.undo():
        pass
    assert session.document is first


def test_a_setting_of_ones_own(people, session, qtbot):
    editor = begin(qtbot, people, "bt", "setting")
    qtbot.keyClicks(editor, "Moor Lane")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert session.wave.alters["bt"].setting == "Moor Lane"
    assert people.cell("bt", "setting").data() == "Moor Lane"
    assert [word.id for word in session.document.own_words] == ["Moor Lane"]


def test_what_groups_have_can_only_be_said_of_groups(people):
    editable = Qt.ItemFlag.ItemIsEditable
    assert people.cell("sa", "group_type").flags() & editable
    assert not people.cell("as", "group_type").flags() & editable
    assert people.cell("as", "functions").flags() & editable


def test_selection_goes_both_ways(people, session, qtbot):
    click(qtbot, people.view, people.cell("mum", "label"))
    assert session.selection.alters == {"mum"}
    session.select_alters(["as", "jo"])
    assert {people.model.ids[people.proxy.mapToSource(r).row()] for r in
            people.view.selectionModel().selectedRows()} == {"as", "jo"}  # fmt: skip
    session.select(Selection())
    assert not people.view.selectionModel().selectedRows()
    people.view.setFocus()
    people.view.setCurrentIndex(people.cell("as", "label"))
    qtbot.keyClick(people.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert session.selection.alters == {"as", "bt"}


def test_selecting_on_the_map_does_not_echo(people, session):
    seen = []
    session.subscribe(lambda news: seen.append(news.selection))
    session.select_alters(["as", "jo"])
    assert seen == [True]


def test_sorting_keeps_who_is_who(people, session, qtbot):
    ring = [column.name for column in people.model.columns].index("ring")
    people.view.sortByColumn(ring, Qt.SortOrder.AscendingOrder)
    order = [people.proxy.index(row, 0).data() for row in range(people.proxy.rowCount())]
    assert set(order[:2]) == {"Mum", "Jo"}
    assert order[-2:] == ["someone in year 4", "K.L."]
    click(qtbot, people.view, people.proxy.index(0, 0))
    assert session.selection.alters <= {"mum", "jo"}


def test_people_come_and_go(people, session):
    from sociomap_app.editing import operations

    operations.add(session, ["N.N."])
    assert people.model.rowCount() == 10
    assert people.cell("n1", "label").data() == "N.N."
    session.undo()
    assert people.model.rowCount() == 9


def test_hostile_names_in_tables(nasty, framework, shown):
    people = shown(PeopleTable(nasty, framework), 900, 300)
    assert people.cell("as", "label").data() == NASTY
    assert "<img" not in people.cell("as", "label").data(Qt.ItemDataRole.ToolTipRole)
    ties = shown(ConnectionsTable(nasty, framework), 600, 300)
    assert NASTY in [ties.proxy.index(row, column).data() for row in range(2) for column in range(2)]


def test_a_connection_is_added_with_two_drop_downs(ties, session, qtbot):
    first = session.document
    assert not ties.add.isEnabled()
    for choice, key in ((ties.one, "J"), (ties.other, "M")):
        choice.setFocus()
        qtbot.keyClicks(choice, key)
    assert (ties.one.value(), ties.other.value()) == ("jo", "mum")
    qtbot.mouseClick(ties.add, LEFT)
    assert ("jo", "mum") in session.wave.ties
    assert ties.model.rowCount() == 3
    session.undo()
    assert session.document is first
    assert ties.model.rowCount() == 2


def test_a_connection_is_ticked_and_removed(ties, session, qtbot):
    first = session.document
    closely = ties.proxy.index(0, 3)
    click(qtbot, ties.view, closely)
    assert session.wave.ties["as", "bt"].works_closely
    assert session.selection.tie == ("as", "bt")
    ties.view.setCurrentIndex(ties.proxy.index(0, 3))
    qtbot.keyClick(ties.view, Qt.Key.Key_Space)
    assert not session.wave.ties["as", "bt"].works_closely
    qtbot.keyClick(ties.view, Qt.Key.Key_Delete)
    assert ("as", "bt") not in session.wave.ties
    while session.undo():
        pass
    assert session.document is first


def test_steps_are_undone_and_done_again_beside_the_connections_too(ties, session, qtbot):
    held = Qt.KeyboardModifier.ControlModifier
    first = session.document
    click(qtbot, ties.view, ties.proxy.index(0, 3))
    second = session.document
    for widget in (ties.view, ties.one):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Z, held)
        assert session.document is first
        qtbot.keyClick(widget, Qt.Key.Key_Z, held | Qt.KeyboardModifier.ShiftModifier)
        assert session.document is second


def test_a_connection_selected_on_the_map_is_selected_here(ties, session, qtbot):
    session.select(Selection(tie=("fd", "rb")))
    rows = ties.view.selectionModel().selectedRows()
    assert [row.data(READ) for row in rows] == ["F.D. and R.B. know each other"]
    qtbot.mouseClick(ties.remove, LEFT)
    assert list(session.wave.ties) == [("as", "bt")]


def test_the_last_kind_unticked_removes_the_row(ties, session, qtbot):
    click(qtbot, ties.view, ties.proxy.index(1, 2))
    assert list(session.wave.ties) == [("as", "bt")]
    assert ties.model.rowCount() == 1
    assert ties.view.rect().contains(QPoint(1, 1))
