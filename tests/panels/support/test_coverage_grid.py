"""The grid of who gives what: ticks by mouse and keys, how each row stands, who carries how much."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociomap_app.analysis.support.coverage import coverage
from sociomap_app.panels.support.coverage_grid import GIVES, SET_ASIDE, CoveragePanel

LEFT = Qt.MouseButton.LeftButton


def said(page, row, column):
    return page.model.data(page.model.index(row, column))


def test_the_grid_says_what_the_map_says(session, framework, shown):
    page = shown(CoveragePanel(session, framework), 900, 600)
    model, found = page.model, coverage(session.wave, framework)
    assert model.functions == list(found)
    for row, function in enumerate(model.functions):
        givers = [a.id for column, a in enumerate(model.people, start=1) if said(page, row, column) == GIVES]
        assert tuple(givers) == found[function].alters
        assert said(page, row, 0) == framework.values.state[found[function].state]
    shares = [said(page, len(model.functions), column) for column in range(1, len(model.people) + 1)]
    assert all(share.endswith("%") for share in shares)
    assert abs(sum(int(share.removesuffix("%")) for share in shares) - 100) <= len(shares)


def test_a_click_and_a_space_turn_a_tick_and_can_be_undone(session, framework, shown):
    page = shown(CoveragePanel(session, framework), 900, 600)
    first, index = session.document, page.model.index(0, 1)
    before = page.model.gives(index)
    QTest.mouseClick(page.view.viewport(), LEFT, pos=page.view.visualRect(index).center())
    assert page.model.gives(page.model.index(0, 1)) is not before
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.currentIndex().column() == 2
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert page.view.currentIndex().column() == 2
    session.undo()
    session.undo()
    assert session.document is first
    assert page.model.gives(page.model.index(0, 1)) is before


def test_a_click_on_how_a_row_stands_says_nothing(session, framework, shown):
    page = shown(CoveragePanel(session, framework), 900, 600)
    first = session.document
    page.model.turn(page.model.index(0, 0))
    page.model.turn(page.model.index(len(page.model.functions), 1))
    assert session.document is first


def test_those_who_assess_can_be_set_aside(session, framework, shown):
    from sociomap_app.editing import operations

    one = next(a for a in session.wave.alters.values() if a.counted and a.functions)
    page = shown(CoveragePanel(session, framework), 900, 600)
    assert not page.aside.isVisible()
    operations.change(session, [one.id], "x", assesses_me=True)
    assert page.aside.isVisible()
    people = len(page.model.people)
    page.aside.click()
    assert len(page.model.people) == people - 1
    assert one.id not in [a.id for a in page.model.people]
    found = coverage(session.wave, framework, without=frozenset({one.id}))
    for row, function in enumerate(page.model.functions):
        gone = function in one.functions and not found[function].alters
        assert said(page, row, 0) == (SET_ASIDE if gone else framework.values.state[found[function].state])
    assert SET_ASIDE in [said(page, row, 0) for row in range(len(page.model.functions))]
    assert page.aside.words().endswith(f": {one.label}")


def test_every_cell_can_be_read_aloud(session, framework, shown):
    page = shown(CoveragePanel(session, framework), 900, 600)
    role = Qt.ItemDataRole.AccessibleTextRole
    model = page.model
    for row in range(model.rowCount() - 1):
        for column in range(model.columnCount()):
            assert model.data(model.index(row, column), role)
