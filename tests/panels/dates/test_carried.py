"""On a new date people are as last time until they were looked at, and every page says so."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from sociomap_app.editing import operations
from sociomap_app.panels.findings.findings_page import FindingsPanel
from sociomap_app.panels.findings.map_reading import Readings, read_map
from sociomap_app.panels.person.person_page import PersonPanel
from sociomap_app.panels.support.coverage_grid import CoverageModel
from sociomap_app.panels.support.support_page import SupportPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def later(session, framework):
    """The sample on a second date that began as the first."""
    assert operations.add_wave(session, framework, dt.date(2027, 6, 1))
    assert session.wave.carried == session.wave.alters.keys()
    return session


def test_all_are_still_so_in_one_act_and_one_step_back(later, framework, shown, qtbot):
    readings = Readings(later, lambda document, wave, answer: answer(read_map(document, wave, framework)))
    page = shown(FindingsPanel(later, framework, readings))
    assert page.carried.said.text().startswith("Everybody is only carried over from last time.")
    assert readings.latest.findings and all(one.rule != "G1" for one in readings.latest.findings)
    qtbot.mouseClick(page.carried.still, LEFT)
    assert later.wave.carried == frozenset()
    assert page.carried.still.isHidden() and page.carried.said.text() == ""
    assert {"confide", "direction", "role"} <= later.wave.asked
    assert later.undo()
    assert later.wave.asked == frozenset() and not page.carried.still.isHidden()


def test_somebody_is_looked_at_on_their_own_page(later, framework, shown, qtbot):
    page = shown(PersonPanel(later, framework))
    assert page.carried.still.isHidden()
    operations_before = later.document
    later.select_alters(["mum"])
    assert page.carried.said.text().startswith("Carried over from last time")
    qtbot.mouseClick(page.carried.still, LEFT)
    assert later.wave.carried == later.document.wave("w1").alters.keys() - {"mum"}
    assert page.carried.still.isHidden()
    assert later.undo() and later.document is operations_before
    assert not page.carried.still.isHidden()


def test_who_gave_it_last_time_stands_beside_who_gives_it_now(later, framework, shown, qtbot):
    page = shown(SupportPanel(later, framework))
    row = page.rows["confide"]
    assert row.sign.text().startswith("not asked") and row.names.text() == "last time: Mum and F.D."
    qtbot.mouseClick(row.names, LEFT)
    assert later.selection.pointed_out == {"mum", "fd"} and not later.selection
    operations.still_so(later, ["mum"])
    assert row.sign.text().startswith("not all looked at") and row.names.text() == "Mum · last time: F.D."
    operations.still_so(later, ["fd"])
    assert row.sign.text().startswith("several") and row.names.text() == "Mum and F.D."


def test_the_whole_table_shows_what_was_said_on_this_date_alone(later, framework):
    grid = CoverageModel(later, framework)
    column = [one.id for one in grid.people].index("mum") + 1
    cell = grid.index(grid.functions.index("confide"), column)
    assert grid.gives(cell) is False
    grid.turn(cell)
    assert grid.gives(cell) is True
    assert later.wave.alters["mum"].functions == {"confide", "long_term", "practical_help"}
    assert "mum" not in later.wave.carried
