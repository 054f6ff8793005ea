"""A small map with one of everything that can be drawn, a session over it, and a view of that and nothing else."""

import datetime as dt

import pytest
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sociomap_app.canvas.map_view import MapView
from sociomap_app.drawing.map.map_figure import Drawing, draw_map
from sociomap_app.drawing.sheet import in_window
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Alter, Note, Outline, Place, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load

SIZE = (900, 700)


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load()


@pytest.fixture
def document(framework: Framework) -> Sociomap:
    """Anna knows Ben, Ben knows Cleo and works with her, Ed and Fay share an outline; Dan is not placed."""
    wave = Wave(id="w1", label="now", date=dt.date(2026, 9, 4))
    document = Sociomap(id="d", design=framework.design("six-areas"), waves=(wave,))
    places = {
        "anna": Place(1, "school"),
        "ben": Place(3, "family"),
        "cleo": Place(3, "friends"),
        "ed": Place(3, "peers", 0.2),
        "fay": Place(3, "peers", 0.8),
        "dan": Place(),
    }
    people = [Alter(id=one, label=one.capitalize(), place=place) for one, place in places.items()]
    document = edits.add_alters(document, "w1", people)
    document = edits.join(document, "w1", [("anna", "ben"), ("ben", "cleo")])
    document = edits.set_tie(document, "w1", "ben", "cleo", knows=True, works_closely=True)
    document = edits.add_outline(document, "w1", Outline(id="o1", label="Both", members=frozenset({"ed", "fay"})))
    return edits.add_note(document, "w1", Note(id="n1", text="Moving", place=Place(3, "school", 0.1)))


@pytest.fixture
def session(document: Sociomap) -> Session:
    return Session(document, ids=counted_ids("new-"))


@pytest.fixture
def drawing(document: Sociomap, framework: Framework) -> Drawing:
    return draw_map(document, "w1", framework, in_window(*SIZE))


@pytest.fixture
def view(qtbot: QtBot, session: Session, framework: Framework) -> MapView:
    """A map on the screen, with the keyboard on it."""
    shown = MapView(session, framework)
    qtbot.addWidget(shown)
    shown.resize(*SIZE)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.setFocus()
    return shown


@pytest.fixture(scope="session")
def screen(qapp: object) -> QPointingDevice:
    """A screen that takes fingers."""
    return QTest.createTouchDevice()
