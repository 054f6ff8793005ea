"""A small map with a bit of everything, the words, and a session over it."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Alter, Note, Outline, Place, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.loader import load

NASTY = "<b>x</b><img src=file:///etc/passwd> & Co"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the offscreen platform says of itself is no fault of ours."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load()


def sample(framework: Framework) -> Sociomap:
    """Nine alters on two halves, two dates, a connection, an outline and a note."""
    design = framework.design("six-areas")
    wave = Wave(
        id="w1",
        occasion="start_of_course",
        date=dt.date(2026, 9, 4),
        ego_role="trainee",
        ego_setting="placement A",
    )
    document = Sociomap(id="d", design=design, waves=(wave,))
    alters = [
        Alter(
            id="as",
            label="A.S.",
            role="itt_mentor",
            setting="placement A",
            place=Place(2, "school"),
            direction="to_me",
            frequency="weekly",
            functions=frozenset({"teaching_feedback", "school_ways"}),
        ),
        Alter(id="bt", label="B.T.", role="class_teacher", place=Place(2, "school", 0.2)),
        Alter(
            id="mum",
            label="Mum",
            role="family",
            place=Place(1, "family"),
            functions=frozenset({"confide", "long_term", "practical_help"}),
            direction="both",
        ),
        Alter(id="jo", label="Jo", role="friend", place=Place(1, "friends"), functions=frozenset({"switch_off"})),
        Alter(
            id="fd",
            label="F.D.",
            role="fellow_trainee",
            place=Place(3, "peers"),
            functions=frozenset({"confide", "planning_subject"}),
        ),
        Alter(id="rb", label="R.B.", role="fellow_trainee", place=Place(3, "peers", 0.8)),
        Alter(
            id="sa",
            label="Subject association",
            kind="group",
            group_type="association",
            place=Place(3, "profession"),
        ),
        Alter(id="y4", label="someone in year 4", status="wished", place=Place(0, "school")),
        Alter(id="kl", label="K.L."),
    ]
    document = edits.add_alters(document, "w1", alters)
    document = edits.join(document, "w1", [("as", "bt"), ("fd", "rb")])
    document = edits.add_outline(document, "w1", Outline(id="o1", label="Cohort", members=frozenset({"fd", "rb"})))
    return edits.add_note(document, "w1", Note(id="n1", text="Moving house", place=Place(3, "family")))


@pytest.fixture
def document(framework: Framework) -> Sociomap:
    return sample(framework)


@pytest.fixture
def session(document: Sociomap) -> Session:
    return Session(document, ids=counted_ids("n"))


@pytest.fixture
def nasty(session: Session) -> Session:
    """The same map with a name that would be markup, were it read as such."""
    new = edits.change_alters(session.document, "w1", ["as"], label=NASTY)
    session.open(replace(new, title=NASTY))
    return session


@pytest.fixture
def shown(qtbot) -> Callable:
    """Show a panel as wide as the window leaves it, with the keyboard on it."""

    def show(widget, width: int = 360, height: int = 640):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show
