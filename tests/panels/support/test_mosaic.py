"""The mosaic of mentoring: a tile for everybody who gives something, framed where assigned, and its words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sociomap_app.editing import operations
from sociomap_app.panels.support.coverage_grid import SET_ASIDE
from sociomap_app.panels.support.mosaic_page import ASKING, MOST, MosaicPanel
from tests.panels.conftest import NASTY


def looks(page, function):
    return [tile.property("look") for tile in page.tiles[function]]


def test_a_tile_for_each_giver_and_a_click_shows_who_it_is(session, framework, shown):
    page = shown(MosaicPanel(session, framework), 800, 500)
    assert [tile.text() for tile in page.tiles["confide"]] == ["Mum", "F.D."]
    assert looks(page, "confide") == ["tile", "tile"]
    assert looks(page, "teaching_feedback") == ["assigned tile"]  # an ITT mentor, where nothing else is said
    QTest.mouseClick(page.tiles["confide"][0], Qt.MouseButton.LeftButton)
    assert session.selection.alters == frozenset({"mum"})


def test_it_says_what_comes_only_from_somebody_assigned(session, framework, shown):
    page = shown(MosaicPanel(session, framework), 800, 500)
    assert "come only from people who were assigned to you: A.S." in page.said.text()
    assert ASKING in page.said.text()
    operations.give(session, ["bt"], "teaching_feedback", True)
    operations.give(session, ["bt"], "school_ways", True)
    assert "assigned to you" not in page.said.text()
    assert page.said.text().startswith("3 of the ")
    assert len(page.tiles["teaching_feedback"]) == 2
    session.undo()
    session.undo()
    assert len(page.tiles["teaching_feedback"]) == 1


def test_those_who_assess_can_be_set_aside(session, framework, shown):
    page = shown(MosaicPanel(session, framework), 800, 500)
    assert page.aside.isHidden()
    operations.change(session, ["as"], "Assesses me", assesses_me=True)
    assert not page.aside.isHidden()
    page.aside.click()
    assert page.tiles["teaching_feedback"] == []
    assert page.aside.words().endswith(": A.S.")
    said = [label.text() for label in page.findChildren(QLabel)]
    assert said.count(SET_ASIDE) == 2 and "nobody yet" not in said


def test_many_givers_leave_room_to_read_and_names_are_as_typed(session, framework, shown):
    page = shown(MosaicPanel(session, framework), 800, 500)
    everybody = list(session.wave.alters)
    for one in everybody:
        operations.give(session, [one], "role_model", True)
    counted = [one for one in session.wave.alters.values() if one.counted]
    assert len(page.tiles["role_model"]) == min(len(counted), MOST)
    operations.change(session, [counted[0].id], "x", label=NASTY)
    said = page.tiles["role_model"][0]
    assert said.accessibleName().startswith("Role model: " + NASTY)
    assert "&lt;b&gt;" in said.toolTip()
