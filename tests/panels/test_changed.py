"""What happened, in words: from two maps alone, whatever was done to get from one to the other."""

import pytest

from sociomap_app.model import edits
from sociomap_app.model.sociomap import Alter, Note, Outline, Place
from sociomap_app.panels.spoken_changes import changed


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda d: edits.add_alters(d, "w1", [Alter(id="x", label="Mum")]), "Added Mum"),
        (
            lambda d: edits.add_alters(d, "w1", [Alter(id="x", label="Mum", place=Place(1, "school"))]),
            "Added Mum, closest, placement or employing school",
        ),
        (
            lambda d: edits.add_alters(d, "w1", [Alter(id=f"x{n}", label=str(n)) for n in range(9)]),
            "Added 0, 1, 2, 3, 4, 5 and 3 others",
        ),
        (lambda d: edits.remove_alters(d, "w1", ["as"]), "Removed A.S."),
        (
            lambda d: edits.place_alters(d, "w1", {"as": Place(1, "school", 0.3, 0.3)}),
            "Moved A.S. to closest, placement or employing school",
        ),
        (lambda d: edits.place_alters(d, "w1", {"as": Place()}), "Moved A.S. to not placed yet"),
        (lambda d: edits.join(d, "w1", [("as", "jo")], "knows"), "A.S. and Jo know each other"),
        (
            lambda d: edits.set_tie(d, "w1", "as", "bt", knows=False, works_closely=False),
            "No longer joined: A.S. and B.T. know each other",
        ),
        (
            lambda d: edits.add_outline(d, "w1", Outline(id="x", label="Band", members=frozenset({"as", "jo"}))),
            "Outline Band: A.S. and Jo",
        ),
        (lambda d: edits.remove_outlines(d, "w1", ["o1"]), "Removed: Outline Cohort: F.D. and R.B."),
        (lambda d: edits.add_note(d, "w1", Note(id="x", text="soon", alter="as")), "Note beside A.S.: soon"),
        (lambda d: edits.set_who_knows_whom_done(d, "w1", True), ""),
    ],
)
def test_in_words(document, framework, edit, said):
    assert changed(document, edit(document), "w1", framework) == said


def test_a_little_within_the_cell(document, framework):
    place = document.wave("w1").alters["as"].place
    near = Place(place.ring, place.sector, 0.9, 0.1)
    new = edits.place_alters(document, "w1", {"as": near})
    assert changed(document, new, "w1", framework) == "Moved A.S. a little"


def test_what_somebody_gives(document, framework):
    had = document.wave("w1").alters["as"].functions
    function = next(one for one in framework.functions if one not in had)
    more = edits.change_alters(document, "w1", ["as"], functions=had | {function})
    gives = framework.functions[function].gives
    assert changed(document, more, "w1", framework) == f"A.S. gives {gives}"
    assert changed(more, document, "w1", framework) == f"A.S. no longer gives {gives}"


def test_a_wave_that_was_not_there_is_no_news(document, framework):
    assert changed(document, document, "nowhere", framework) == ""
