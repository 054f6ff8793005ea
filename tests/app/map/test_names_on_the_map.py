"""Names in a window: clear of everything after *Tidy*, and whole for whoever is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sociomap_app.canvas.painting.overlay import cut_name
from sociomap_app.editing import operations
from sociomap_app.model.sociomap import Place
from tests.app.conftest import Make
from tests.app.hand import press
from tests.drawing.labels.test_legible import overlaps
from tests.spread import spread_map

LONG = "Bartholomew Featherstonehaugh-Cholmondeley, head of humanities and of much else besides " * 5


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("count", [12, 33, 60])
def test_after_tidy_no_name_in_the_window_covers_anything(
    make_window: Make, size: tuple[int, int], count: int
) -> None:
    window = make_window("six-areas", size)
    for alter in spread_map(count, count, "six-areas").latest.alters.values():
        operations.add(window.session, [alter.label], kind=alter.kind, place=alter.place)
    window.session.select_alters([])
    window.selected.tidy()
    QApplication.processEvents()
    assert overlaps(window.canvas.drawing) == []
    assert {round(one.block.size, 2) >= 9.0 for one in window.canvas.drawing.labels.values()} == {True}


def test_a_name_that_is_cut_is_shown_whole_when_its_owner_is_chosen_by_keys(make_window: Make) -> None:
    window = make_window("halves", (1280, 720))
    operations.add(window.session, [LONG], place=Place(1, "professional"))
    operations.add(window.session, ["Ben"], place=Place(1, "personal"))
    view, session = window.canvas, window.session
    long = next(one for one in session.wave.alters.values() if one.label != "Ben")
    assert cut_name(view.drawing, session.selection) is None, "Ben is chosen, and is shown whole"
    view.setFocus()
    before = view.grab().toImage()
    press(view, Qt.Key.Key_Right)
    assert session.selection.alters == {long.id}
    found = cut_name(view.drawing, session.selection)
    assert found is not None and found[0] == long.label
    assert long.label in view.accessibleDescription()
    assert view.grab().toImage() != before
