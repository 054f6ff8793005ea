"""Edits of ties, outlines and notes."""

import pytest
from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import WISHED, Note, Outline, Place, Sector, Sociomap, Tie
from tests.designs import with_sectors
from tests.networks import a_map, a_wave, person


def three() -> Sociomap:
    """Three people, the first two joined."""
    return a_map(a_wave([person("a1"), person("a2"), person("a3")], [("a1", "a2")]))


def outlined() -> Sociomap:
    outline = Outline(id="o1", label=" the  two ", members=frozenset({"a1", "a2"}), note="x\r\n")
    return edits.add_outline(three(), "w1", outline)


# --- ties --------------------------------------------------------------------------------------------------


def test_joining_whichever_end_is_named_first() -> None:
    new = edits.join(three(), "w1", [("a3", "a1")])
    assert new.wave("w1").ties["a1", "a3"] == Tie(("a1", "a3"), True, False)
    assert faults(new) == []
    assert edits.join(new, "w1", [("a1", "a3"), ("a3", "a1")]) is new
    assert edits.join(new, "w1", []) is new


def test_joining_adds_a_kind_and_takes_none_away() -> None:
    closely = edits.join(three(), "w1", [("a1", "a2"), ("a2", "a3")], "works_closely")
    assert closely.wave("w1").ties["a1", "a2"] == Tie(("a1", "a2"), True, True)
    assert closely.wave("w1").ties["a2", "a3"] == Tie(("a2", "a3"), False, True)
    assert faults(closely) == []


def test_a_tie_set_to_exactly_this() -> None:
    old = three()
    new = edits.set_tie(old, "w1", "a2", "a1", knows=False, works_closely=True)
    assert new.wave("w1").ties == {("a1", "a2"): Tie(("a1", "a2"), False, True)}
    gone = edits.set_tie(new, "w1", "a1", "a2", knows=False, works_closely=False)
    assert gone.wave("w1").ties == {}
    assert edits.set_tie(gone, "w1", "a1", "a2", knows=False, works_closely=False) is gone
    assert edits.set_tie(old, "w1", "a1", "a2", knows=True, works_closely=False) is old


def test_ties_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="themselves"):
        edits.join(three(), "w1", [("a1", "a1")])
    with pytest.raises(ValueError, match="themselves"):
        edits.set_tie(three(), "w1", "a1", "a1", knows=False, works_closely=False)
    with pytest.raises(ValueError, match="kind"):
        edits.join(three(), "w1", [("a1", "a3")], "hates")
    with pytest.raises(KeyError):
        edits.join(three(), "w1", [("a1", "nobody")])
    with pytest.raises(KeyError):
        edits.set_tie(three(), "w9", "a1", "a2", knows=True, works_closely=False)


# --- outlines ----------------------------------------------------------------------------------------------


def test_an_outline_drawn_changed_and_taken_away() -> None:
    new = outlined()
    assert new.wave("w1").outlines["o1"].label == "the two"
    assert new.wave("w1").outlines["o1"].note == "x"
    named = edits.change_outline(new, "w1", "o1", label="us", group_type="trust", all_know=True)
    assert named.wave("w1").outlines["o1"].group_type == "trust"
    assert edits.change_outline(named, "w1", "o1", label=" us ") is named
    assert edits.change_outline(named, "w1", "o1", members=frozenset()).wave("w1").outlines == {}
    gone = edits.remove_outlines(named, "w1", ["o1", "never there"])
    assert gone.wave("w1").outlines == {}
    assert list(gone.wave("w1").alters) == ["a1", "a2", "a3"]
    assert edits.remove_outlines(gone, "w1", ["o1"]) is gone
    for one in (new, named, gone):
        assert faults(one) == []


def test_members_are_kept_as_a_frozen_set() -> None:
    new = edits.change_outline(outlined(), "w1", "o1", members={"a3"})
    assert type(new.wave("w1").outlines["o1"].members) is frozenset


def test_outlines_that_cannot_be() -> None:
    new = outlined()
    one = new.wave("w1").outlines["o1"]
    with pytest.raises(KeyError):
        edits.add_outline(new, "w1", one)
    with pytest.raises(KeyError):
        edits.add_outline(new, "w1", replace(one, id="o2", members=frozenset({"nobody"})))
    with pytest.raises(ValueError, match="inside"):
        edits.add_outline(new, "w1", replace(one, id="o2", members=frozenset()))
    with pytest.raises(ValueError, match="group_type"):
        edits.add_outline(new, "w1", replace(one, id="o2", group_type="gang"))
    with pytest.raises(ValueError, match="group_goal"):
        edits.change_outline(new, "w1", "o1", group_goal="world peace")
    with pytest.raises(KeyError):
        edits.change_outline(new, "w1", "o9", label="x")
    with pytest.raises(KeyError):
        edits.change_outline(new, "w1", "o1", members=frozenset({"nobody"}))


# --- notes -------------------------------------------------------------------------------------------------


def test_a_note_written_moved_and_taken_away() -> None:
    place = Place(WISHED, "personal", 0.2, 0.4)
    new = edits.add_note(three(), "w1", Note(id="n1", text=" quiet here ", place=place))
    assert new.wave("w1").notes["n1"].text == "quiet here"
    at_somebody = edits.change_note(new, "w1", "n1", alter="a2", place=Place())
    assert at_somebody.wave("w1").notes["n1"].alter == "a2"
    assert edits.change_note(at_somebody, "w1", "n1", text="quiet here") is at_somebody
    gone = edits.remove_notes(at_somebody, "w1", ["n1", "n7"])
    assert gone.wave("w1").notes == {}
    assert edits.remove_notes(gone, "w1", ["n1"]) is gone
    for one in (new, at_somebody, gone):
        assert faults(one) == []


def test_notes_that_cannot_be() -> None:
    new = edits.add_note(three(), "w1", Note(id="n1", text="x", alter="a1"))
    with pytest.raises(KeyError):
        edits.add_note(new, "w1", Note(id="n1", text="again", alter="a2"))
    with pytest.raises(KeyError):
        edits.add_note(new, "w1", Note(id="n2", text="x", alter="nobody"))
    with pytest.raises(ValueError, match="person or a place"):
        edits.add_note(new, "w1", Note(id="n2", text="x", place=Place(1, None)))
    with pytest.raises(ValueError, match="ring"):
        edits.add_note(new, "w1", Note(id="n2", text="x", place=Place(9, "personal")))
    with pytest.raises(ValueError, match="sector"):
        edits.change_note(new, "w1", "n1", place=Place(1, "nowhere"))
    with pytest.raises(ValueError, match="person or a place"):
        edits.change_note(new, "w1", "n1", alter=None)
    with pytest.raises(KeyError):
        edits.change_note(new, "w1", "n9", text="x")


def test_a_note_in_a_sector_that_is_removed_keeps_a_place() -> None:
    spot = Place(2, "professional", 0.3, 0.6)
    sociomap = edits.add_note(three(), "w1", Note(id="n1", text="x", place=spot))
    sociomap = edits.add_note(sociomap, "w1", Note(id="n2", text="y", alter="a1", place=spot))
    left = with_sectors(sociomap, [Sector("new", "personal", "New")])
    assert left.wave("w1").notes["n1"].place == replace(spot, sector="new")
    assert left.wave("w1").notes["n2"].place == replace(spot, sector=None)
    assert left.wave("w1").alters["a1"].place == Place(2, None)
    assert faults(left) == []
