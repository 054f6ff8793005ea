"""The open document: one place where it changes, one announcement of what did."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from sociomap_app.editing.map_file import MapFile
from sociomap_app.editing.session import News, Selection, Session
from sociomap_app.model import edits
from sociomap_app.model.change import compare
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.sociomap import Note, Outline, Sociomap
from tests.networks import DAY, a_map, a_wave, person

HERE = Path("map.sociomap")


def document() -> Sociomap:
    people = [person("a1"), person("a2"), person("a3")]
    return a_map(
        a_wave(people, [("a1", "a2")]),
        a_wave(people[:1], wave_id="w2", date=DAY + dt.timedelta(days=60)),
    )


class Listening:
    """A session at its first wave and all it said."""

    def __init__(self, sociomap: Sociomap | None = None) -> None:
        self.session = Session(sociomap or document(), ids=counted_ids("n"))
        self.session.look_at("w1")
        self.heard: list[News] = []
        self.session.subscribe(self.heard.append)

    def title(self, text: str, merge: str | None = None) -> bool:
        return self.session.apply("Title", edits.set_title(self.session.document, text), merge=merge)


def test_it_opens_at_the_latest_date() -> None:
    session = Session(document())
    assert session.wave.id == "w2"
    assert not session.selection
    assert not session.unsaved
    assert session.file == MapFile(saved=session.document)
    assert len({session.new_id() for _ in range(100)}) == 100


def test_an_edit_is_announced_with_exactly_what_changed() -> None:
    it = Listening()
    old = it.session.document
    new = edits.add_alters(old, "w1", [person("b")])
    assert it.session.apply("Add B", new, select=Selection(frozenset({"b"})))
    assert it.session.document is new
    assert it.heard == [News(change=compare(old, new), selection=True)]
    assert it.session.selection.alters == {"b"}
    assert [step.words for step in it.session.history.past] == ["Add B"]


def test_what_changes_nothing_is_not_announced() -> None:
    it = Listening()
    assert not it.session.apply("Nothing", it.session.document)
    assert not it.session.apply("Equal", document())
    assert it.heard == []
    assert not it.session.history.past
    assert not it.session.apply("Select", it.session.document, select=Selection(ego=True))
    assert it.heard == [News(selection=True)]


def test_all_undone_is_the_first_document_itself_and_all_redone_the_last() -> None:
    it = Listening()
    first = it.session.document
    for text in "abc":
        it.title(text)
    last = it.session.document
    while it.session.undo():
        pass
    assert it.session.document is first
    assert not it.session.unsaved
    while it.session.redo():
        pass
    assert it.session.document is last
    assert it.session.document.title == "c"
    assert all(news.change.fields == {"title"} for news in it.heard)
    assert len(it.heard) == 9


def test_nothing_to_undo_says_nothing() -> None:
    it = Listening()
    assert not it.session.undo()
    assert not it.session.redo()
    assert it.heard == []


def test_typing_is_one_step_until_something_else_happens() -> None:
    it = Listening()
    for text in ("h", "he", "hel"):
        it.title(text, "title")
    assert len(it.session.history.past) == 1
    it.session.select_alters(["a1"])
    it.title("hell", "title")
    it.session.look_at("w2")
    it.title("hello", "title")
    assert len(it.session.history.past) == 3
    it.session.undo()
    assert it.session.document.title == "hell"
    it.session.undo()
    it.session.undo()
    assert it.session.document.title == ""


def test_selecting_the_same_again_does_not_break_typing() -> None:
    it = Listening()
    it.session.select_alters(["a1"])
    it.title("h", "title")
    it.session.select_alters(["a1"])
    it.title("he", "title")
    assert len(it.session.history.past) == 1
    assert [bool(news.change) for news in it.heard] == [False, True, True]


def test_what_is_not_there_cannot_be_selected() -> None:
    it = Listening()
    it.session.select(Selection(frozenset({"a1", "zz"}), ("a1", "a3"), "o9", "n9", True))
    assert it.session.selection == Selection(frozenset({"a1"}), ego=True)
    hash(it.session.selection)


def test_the_selection_follows_what_vanishes() -> None:
    it = Listening()
    session = it.session
    sociomap = edits.add_outline(
        session.document, "w1", Outline(id="o1", label="x", members=frozenset({"a1", "a2"}))
    )
    session.apply("", edits.add_note(sociomap, "w1", Note(id="n1", text="x", alter="a1")))
    session.select(Selection(frozenset({"a1", "a3"}), ("a1", "a2"), "o1", "n1"))
    it.heard.clear()
    session.apply("Remove", edits.remove_alters(session.document, "w1", ["a1"]))
    assert session.selection == Selection(frozenset({"a3"}), outline="o1")
    assert it.heard[-1].selection
    session.apply("Remove", edits.remove_alters(session.document, "w1", ["a2"]))
    assert session.selection == Selection(frozenset({"a3"}))
    session.undo()
    assert not it.heard[-1].selection, "undo brings people back, not the selection"


def test_the_selection_does_not_outlive_another_date() -> None:
    it = Listening()
    it.session.select_alters(["a1", "a2"])
    it.session.look_at("w2")
    assert it.session.selection.alters == {"a1"}
    assert it.heard[-1] == News(wave=True, selection=True)
    it.session.look_at("w2")
    assert len(it.heard) == 2
    with pytest.raises(KeyError):
        it.session.look_at("w9")


def test_undo_shows_the_date_at_which_it_happened() -> None:
    it = Listening()
    session = it.session
    session.apply("Move", edits.change_alters(session.document, "w1", ["a1"], label="x"))
    session.look_at("w2")
    it.heard.clear()
    session.undo()
    assert session.wave.id == "w1"
    assert it.heard[-1].wave
    session.look_at("w2")
    session.redo()
    assert session.wave.id == "w1"


def test_a_date_that_vanishes_is_looked_at_no_more() -> None:
    it = Listening()
    it.session.apply("Remove", edits.remove_wave(it.session.document, "w1"))
    assert it.session.wave.id == "w2"
    assert it.heard[-1].wave
    it.session.undo()
    assert it.session.wave.id == "w1"


def test_saved_and_not_saved() -> None:
    it = Listening()
    session = it.session
    it.title("a")
    assert session.unsaved
    session._file = replace(session.file, intact=False)
    session.saved(HERE, "digest")
    assert it.heard[-1] == News(file=True)
    assert (session.path, session.file.digest, session.file.intact) == (HERE, "digest", True)
    assert not session.unsaved and session.file.saved is session.document and session.file.saved_at is not None
    it.title("b")
    assert session.unsaved
    session.undo()
    assert not session.unsaved
    it.title("b")
    it.title("a")
    assert not session.unsaved, "as it stands in the file, however it came about"
    session.undo()
    session.undo()
    session.undo()
    assert session.unsaved, "the file holds more than the map now"


def test_a_new_map_somebody_drew_on_is_unsaved_even_without_its_history() -> None:
    """After an erasure the past is dropped; the drawing is still in no file."""
    it = Listening()
    it.session.apply("Erase", edits.erase_alter(it.session.document, "a1"))
    it.session.history.forget()
    assert it.session.unsaved


def test_another_document_begins_anew() -> None:
    it = Listening()
    session = it.session
    it.title("a")
    session.select_alters(["a1"])
    other = a_map(a_wave(wave_id="x"))
    before = session.document
    session.open(other, MapFile(path=HERE, digest="d", intact=False, saved=other))
    assert session.document is other
    assert (session.wave.id, session.path, session.file.digest, session.file.intact) == ("x", HERE, "d", False)
    assert not session.selection
    assert not session.unsaved
    assert not session.undo()
    news = it.heard[-1]
    assert news == News(change=compare(before, other), selection=True, wave=True, file=True, opened=True)
    it.title("b")
    assert session.unsaved
    session.open(document())
    assert (session.path, session.file.digest, session.file.intact, session.unsaved) == (None, None, True, False)
    it.title("c")
    assert session.unsaved


def test_nobody_is_told_after_leaving() -> None:
    session = Session(document())
    heard: list[str] = []

    def once(news: News) -> None:
        heard.append("once")
        leave()

    leave = session.subscribe(once)
    session.subscribe(lambda news: heard.append("always"))
    session.apply("", edits.set_title(session.document, "a"))
    session.apply("", edits.set_title(session.document, "b"))
    leave()
    assert heard == ["once", "always", "always"]


def test_everything_is_in_place_before_anybody_is_told() -> None:
    it = Listening()
    seen: list[tuple[str, bool, int]] = []
    session = it.session
    session.subscribe(
        lambda news: seen.append((session.document.title, session.unsaved, len(session.history.past)))
    )
    it.title("a")
    session.undo()
    assert seen == [("a", True, 1), ("", False, 0)]
