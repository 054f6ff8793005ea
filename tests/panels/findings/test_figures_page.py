"""Every figure stands on the page with its formula; a dash has its reason; all of it can be copied as a table."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from sociomap_app.analysis.measure_names import NAMES, STRUCTURE
from sociomap_app.model import edits
from sociomap_app.panels.findings import overview
from sociomap_app.panels.findings.figures_page import HEADINGS, FiguresPanel
from sociomap_app.panels.findings.figures_page import shown as said
from sociomap_app.panels.findings.map_reading import Readings, read_map


@pytest.fixture
def readings(session):
    return Readings(session)


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel)]


def test_every_measure_is_explained_once(framework):
    assert set(framework.measures) == set(NAMES)
    assert {name for name, _ in overview.STRUCTURE} <= STRUCTURE.keys()
    assert {name for name, _ in overview.FIGURES} | set(overview.SHARES) <= set(NAMES)
    groups = [entry.group for entry in framework.measures.values()]
    assert len(set(groups)) == sum(one != other for one, other in zip(groups, ["", *groups], strict=False))


def test_figures_stand_with_formula_and_reason(session, framework, readings, shown):
    page = shown(FiguresPanel(session, framework, readings), 500, 900)
    reading = read_map(session.document, session.wave.id, framework)
    readings.show_reading(reading)
    there = words_on(page)
    for entry in framework.measures.values():
        assert any(entry.formula in text for text in there)
        value = reading.measures.values[entry.id]
        if not hasattr(value, "items"):
            assert f"{entry.label}: {said(value)}" in there
        if value is None:
            assert any(reading.measures.undefined[entry.id] in text for text in there)


def test_an_edit_is_followed(session, framework, readings, shown):
    page = shown(FiguresPanel(session, framework, readings), 500, 900)
    readings.show_reading(read_map(session.document, session.wave.id, framework))
    before = next(text for text in words_on(page) if text.startswith("Size: "))
    one = next(alter.id for alter in session.wave.alters.values() if alter.counted)
    session.apply("x", edits.remove_alters(session.document, session.wave.id, [one]))
    readings.show_reading(read_map(session.document, session.wave.id, framework))
    after = next(text for text in words_on(page) if text.startswith("Size: "))
    assert int(after.split(": ")[1]) == int(before.split(": ")[1]) - 1


def test_copied_as_a_table(session, framework, readings, shown):
    page = shown(FiguresPanel(session, framework, readings), 500, 900)
    reading = read_map(session.document, session.wave.id, framework)
    readings.show_reading(reading)
    page.copy.click()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert tuple(rows[0]) == HEADINGS
    assert all(len(row) == len(HEADINGS) for row in rows)
    assert {row[0] for row in rows[1:]} == set(NAMES)
    sizes = [row for row in rows if row[0] == "size"]
    assert sizes[0][2] == repr(reading.measures.values["size"])
    assert page.told.text()
