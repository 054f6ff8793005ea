"""The map as it is now: composed once for what it is of, and anew for whoever asks after a change."""

import datetime as dt

import pytest
from msgspec.structs import replace

from sociomap_app.canvas.present_map import PresentMap
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model import edits
from sociomap_app.vocabulary.entries import Framework


class Paper:
    """Room that a test gives, without a widget."""

    wide, high = 900, 700

    def width(self) -> int:
        return self.wide

    def height(self) -> int:
        return self.high


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def present(paper: Paper, session: Session, framework: Framework) -> PresentMap:
    return PresentMap(paper, session, framework)


def test_nothing_is_composed_twice(present: PresentMap, session: Session) -> None:
    first = present.drawing
    session.select_alters({"anna"})
    assert present.drawing is first


def test_an_edit_a_date_a_size_and_another_way_of_calling_people_make_it_another(
    present: PresentMap, paper: Paper, session: Session
) -> None:
    seen = [present.drawing]

    def other() -> bool:
        seen.append(present.drawing)
        return seen[-1] is not seen[-2]

    operations.add(session, ["Gus"])
    assert other() and len(seen[-1].figure.tokens) == 7
    paper.wide = 1000
    assert other() and seen[-1].figure.width == 1000
    present.reading = 1.5
    assert other() and seen[-1].scene.sizes.label > seen[-2].scene.sizes.label
    present.names = "numbers"
    assert other() and seen[-1].scene.wave.alters["anna"].label == "1"
    session.apply("Add", edits.add_wave(session.document, "w2", "then", dt.date(2027, 1, 9)))
    session.look_at("w2")
    assert other() and seen[-1].scene.wave.id == "w2"
    session.open(replace(session.document, id="x"))
    assert other() and not other()


def test_whoever_is_told_first_of_a_change_is_shown_it(
    paper: Paper, session: Session, framework: Framework
) -> None:
    shown: list[PresentMap] = []
    heard = []
    session.subscribe(lambda news: heard.append("gus" in str(shown[0].drawing.scene.wave.alters).casefold()))
    shown.append(PresentMap(paper, session, framework))
    assert shown[0].drawing
    operations.add(session, ["Gus"])
    session.undo()
    assert heard == [True, False]
