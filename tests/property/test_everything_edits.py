"""Whatever is done to a map in whatever order, it stays sound, can be saved, and can all be undone.

``SOCIOMAP_EXAMPLES`` says how many stories are tried; the default is for every day.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sociomap_app.editing.session import News, Selection, Session
from sociomap_app.model import edits
from sociomap_app.model import fields as allowed
from sociomap_app.model.change import compare
from sociomap_app.model.ids import counted_ids
from sociomap_app.model.integrity import faults
from sociomap_app.model.sociomap import (
    Action,
    Answer,
    LensView,
    Note,
    Outline,
    OwnWord,
    Place,
    Printing,
    Sector,
    Sharing,
    Sociomap,
    Wave,
)
from sociomap_app.report.paper_choice import FURTHER
from sociomap_app.storage.sociomap_file import _surely_the_same, decode, encode
from tests import making
from tests.designs import with_meaning, with_rings, with_sectors

EXAMPLES = int(os.environ.get("SOCIOMAP_EXAMPLES", "60"))
MOST_ALTERS, MOST_WAVES = 8, 4

Data = st.DataObject


def one_of(values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(sorted(values))


def some_of(values: Any, least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(one_of(values), unique=True, min_size=least, max_size=4)


def pointed_to(sociomap: Sociomap) -> set[str | None]:
    """The ids of all alters that anything in the document is, joins, holds or points to."""
    ids: set[str | None] = {lens.alter for lens in sociomap.lenses}
    for wave in sociomap.waves:
        ids.update(wave.alters)
        ids.update(alter.id for alter in wave.alters.values())
        ids.update(end for ends, tie in wave.ties.items() for end in (*ends, *tie.ends))
        ids.update(member for outline in wave.outlines.values() for member in outline.members)
        ids.update(note.alter for note in wave.notes.values())
        ids.update(action.alter for action in wave.conversation.actions)
    return ids


def people_here(machine: "EverythingEdits") -> bool:
    return bool(machine.wave.alters)


def pair_here(machine: "EverythingEdits") -> bool:
    return len(machine.wave.alters) > 1


PRINTINGS = st.builds(
    Printing,
    pages=st.frozensets(st.sampled_from(("map", "conversation", *FURTHER))),
    paper=st.sampled_from(allowed.PAPERS),
    greyscale=st.booleans(),
)


class EverythingEdits(RuleBasedStateMachine):
    """One open map; every edit there is; undo, redo, saving and looking at other dates in between."""

    def __init__(self) -> None:
        super().__init__()
        self.new_id = counted_ids("i")
        self.told: list[News] = []
        self.past: list[Sociomap] = []
        self.future: list[Sociomap] = []

    @initialize(start=making.sociomaps(max_waves=2, max_alters=4))
    def begin(self, start: Sociomap) -> None:
        self.session = Session(start, ids=self.new_id)
        self.session.subscribe(self.told.append)
        self.first = start

    # --- what every rule uses ---------------------------------------------------------------------------

    @property
    def doc(self) -> Sociomap:
        return self.session.document

    @property
    def wave(self) -> Wave:
        return self.session.wave

    def do(self, edit: Callable[..., Sociomap], *args: Any, **fields: Any) -> None:
        old, heard = self.doc, len(self.told)
        kept = encode(old)
        new = edit(old, *args, **fields)
        assert encode(old) == kept, "an edit changed the document it was given"
        assert (new is old) == (new == old), "an edit that changes nothing gives back the same document"
        happened = self.session.apply(edit.__name__, new)
        assert happened == (new is not old)
        assert self.doc is new
        assert len(self.told) == heard + happened
        if happened:
            assert self.told[-1].change == compare(old, new)
            self.past.append(old)
            self.future.clear()

    def here(self, edit: Callable[..., Sociomap], *args: Any, **fields: Any) -> None:
        self.do(edit, self.wave.id, *args, **fields)

    def someone(self, data: Data) -> str:
        return str(data.draw(one_of(self.wave.alters)))

    def ring(self) -> st.SearchStrategy[int | None]:
        return st.none() | st.integers(0, len(self.doc.design.rings))

    # --- people -----------------------------------------------------------------------------------------

    @precondition(lambda self: len(self.wave.alters) < MOST_ALTERS)
    @rule(data=st.data())
    def add_alters(self, data: Data) -> None:
        known = {alter for wave in self.doc.waves for alter in wave.alters} - self.wave.alters.keys()
        again = data.draw(some_of(known)) if known and data.draw(st.booleans()) else []
        self.here(
            edits.add_alters,
            [data.draw(making.alters(one, self.doc.design)) for one in (*again, self.new_id())],
        )

    @precondition(people_here)
    @rule(data=st.data())
    def change_alters(self, data: Data) -> None:
        wanted = data.draw(making.alters("pattern", self.doc.design))
        names = data.draw(some_of([*allowed.FIELDS_BY_NAME, "label", "place", "attributes"], 1))
        fields = {name: getattr(wanted, name) for name in names}
        self.here(edits.change_alters, data.draw(some_of(self.wave.alters)), **fields)

    @precondition(people_here)
    @rule(data=st.data())
    def change_each(self, data: Data) -> None:
        wanted = data.draw(making.alters("pattern", self.doc.design))
        names = st.lists(one_of([*allowed.FIELDS_BY_NAME, "label", "place"]), unique=True, max_size=4)
        ids = data.draw(some_of(self.wave.alters))
        each = {one: {name: getattr(wanted, name) for name in data.draw(names)} for one in ids}
        self.here(edits.change_each, each)

    @precondition(people_here)
    @rule(data=st.data(), status=st.sampled_from(allowed.STATUSES))
    def change_status(self, data: Data, status: str) -> None:
        self.here(edits.change_alters, data.draw(some_of(self.wave.alters, 1)), status=status)

    @precondition(people_here)
    @rule(data=st.data())
    def place_alters(self, data: Data) -> None:
        place = making.places(self.doc.design, self.ring())
        self.here(edits.place_alters, {one: data.draw(place) for one in data.draw(some_of(self.wave.alters))})

    @precondition(people_here)
    @rule(data=st.data())
    def remove_alters(self, data: Data) -> None:
        self.here(edits.remove_alters, data.draw(some_of(self.wave.alters)))

    @precondition(people_here)
    @rule(data=st.data())
    def erase_alter(self, data: Data) -> None:
        gone = self.someone(data)
        self.do(edits.erase_alter, gone)
        assert gone not in pointed_to(self.doc)

    @precondition(people_here)
    @rule(data=st.data())
    def unname_alter(self, data: Data) -> None:
        self.do(edits.unname_alter, self.someone(data), frozenset({"Who", ""}))

    # --- ties, outlines, notes --------------------------------------------------------------------------

    @precondition(pair_here)
    @rule(data=st.data(), kind=st.sampled_from(allowed.TIE_KINDS))
    def join(self, data: Data, kind: str) -> None:
        pair = st.permutations(sorted(self.wave.alters)).map(lambda ids: (ids[0], ids[1]))
        self.here(edits.join, data.draw(st.lists(pair, max_size=4)), kind)

    @precondition(pair_here)
    @rule(data=st.data(), knows=st.booleans(), works_closely=st.booleans())
    def set_tie(self, data: Data, knows: bool, works_closely: bool) -> None:
        one, other, *_ = data.draw(st.permutations(sorted(self.wave.alters)))
        self.here(edits.set_tie, one, other, knows=knows, works_closely=works_closely)

    @precondition(people_here)
    @rule(data=st.data(), label=making.labels, note=making.texts, all_know=st.booleans())
    def add_outline(self, data: Data, label: str, note: str, all_know: bool) -> None:
        members = frozenset(data.draw(some_of(self.wave.alters, 1)))
        outline = Outline(id=self.new_id(), label=label, members=members, note=note, all_know=all_know)
        self.here(edits.add_outline, outline)

    @precondition(lambda self: self.wave.outlines)
    @rule(data=st.data(), kind=making._one(allowed.GROUP_TYPES), goal=making._one(allowed.GROUP_GOALS))
    def change_outline(self, data: Data, kind: str | None, goal: str | None) -> None:
        fields: dict[str, Any] = {"group_type": kind, "group_goal": goal}
        if self.wave.alters and data.draw(st.booleans()):
            fields["members"] = frozenset(data.draw(some_of(self.wave.alters)))
        self.here(edits.change_outline, data.draw(one_of(self.wave.outlines)), **fields)

    @rule(data=st.data())
    def remove_outlines(self, data: Data) -> None:
        self.here(edits.remove_outlines, data.draw(some_of([*self.wave.outlines, "never"])))

    @rule(data=st.data(), text=making.texts)
    def add_note(self, data: Data, text: str) -> None:
        self.here(edits.add_note, Note(id=self.new_id(), text=text, **self.anchor(data)))

    @precondition(lambda self: self.wave.notes)
    @rule(data=st.data(), text=making.texts)
    def change_note(self, data: Data, text: str) -> None:
        anchor = self.anchor(data) if data.draw(st.booleans()) else {}
        self.here(edits.change_note, data.draw(one_of(self.wave.notes)), text=text, **anchor)

    def anchor(self, data: Data) -> dict[str, Any]:
        design = self.doc.design
        if self.wave.alters and data.draw(st.booleans()):
            return {"alter": self.someone(data), "place": data.draw(making.places(design, self.ring()))}
        sector = data.draw(st.sampled_from([sector.id for sector in design.sectors]))
        ring = data.draw(st.integers(0, len(design.rings)))
        return {"alter": None, "place": Place(ring, sector, data.draw(making.shares), data.draw(making.shares))}

    @rule(data=st.data())
    def remove_notes(self, data: Data) -> None:
        self.here(edits.remove_notes, data.draw(some_of([*self.wave.notes, "never"])))

    # --- dates ------------------------------------------------------------------------------------------

    @precondition(lambda self: len(self.doc.waves) < MOST_WAVES)
    @rule(data=st.data(), label=making.labels, date=making.days)
    def add_wave(self, data: Data, label: str, date: Any) -> None:
        clone = data.draw(st.none() | st.sampled_from([wave.id for wave in self.doc.waves]))
        self.do(edits.add_wave, self.new_id(), label, date, clone=clone)

    @rule(label=making.labels, date=making.days)
    def change_wave(self, label: str, date: Any) -> None:
        self.here(edits.change_wave, label=label, date=date)

    @rule(role=st.none() | st.sampled_from(allowed.EGO_ROLES), setting=st.none() | making.texts)
    def change_what_ego_is(self, role: Any, setting: Any) -> None:
        self.here(edits.change_wave, ego_role=role, ego_setting=setting, occasion="mid_year")

    @rule(helped=making._some(("confide", "cohort", " my own ", "")))
    def set_helped(self, helped: frozenset[str]) -> None:
        self.here(edits.set_helped, helped)

    @rule(data=st.data(), words=making.texts)
    def note_change(self, data: Data, words: str) -> None:
        others = [wave.id for wave in self.doc.waves if wave is not self.wave]
        if others:
            self.here(edits.note_change, data.draw(st.sampled_from(others)), words)

    @rule()
    def remove_wave(self) -> None:
        self.here(edits.remove_wave)

    @rule(names=making._some((*making.FUNCTIONS, "quality", "role")), asked=st.booleans())
    def set_asked(self, names: frozenset[str], asked: bool) -> None:
        self.here(edits.set_asked, names, asked)

    @rule(data=st.data())
    def still_so(self, data: Data) -> None:
        self.here(edits.still_so, data.draw(some_of([*self.wave.alters, "nobody"])))

    @rule(done=st.booleans())
    def set_who_knows_whom_done(self, done: bool) -> None:
        self.here(edits.set_who_knows_whom_done, done)

    @rule(finding=st.sampled_from(("G0", "G2")), reason=making.texts)
    def set_aside(self, finding: str, reason: str) -> None:
        self.here(edits.set_aside, finding, reason)

    @rule(finding=st.sampled_from(("G0", "G2")))
    def take_back(self, finding: str) -> None:
        self.here(edits.take_back, finding)

    # --- the conversation -------------------------------------------------------------------------------

    @rule(agreed=making.texts, held_on=st.none() | making.days)
    def change_conversation(self, agreed: str, held_on: Any) -> None:
        self.here(edits.change_conversation, agreed=agreed, held_on=held_on)

    @rule(prompt=st.sampled_from(("p1", "p2")), stage=st.sampled_from(allowed.STAGES), words=making.texts)
    def write_answer(self, prompt: str, stage: str, words: str) -> None:
        self.here(edits.write_answer, Answer(prompt=prompt, stage=stage, question="Who?", words=words))

    @rule(data=st.data(), what=making.texts, done=st.booleans())
    def add_action(self, data: Data, what: str, done: bool) -> None:
        alter = data.draw(st.none() | one_of(self.wave.alters)) if self.wave.alters else None
        self.here(edits.add_action, Action(id=self.new_id(), what=what, alter=alter, done=done))

    @precondition(lambda self: self.wave.conversation.actions)
    @rule(data=st.data(), with_whom=making.texts, done=st.booleans())
    def change_action(self, data: Data, with_whom: str, done: bool) -> None:
        fields: dict[str, Any] = {"with_whom": with_whom, "done": done}
        if self.wave.alters:
            fields["alter"] = self.someone(data)
        self.here(edits.change_action, self.an_action(data), **fields)

    @precondition(lambda self: self.wave.conversation.actions)
    @rule(data=st.data())
    def remove_action(self, data: Data) -> None:
        self.here(edits.remove_action, self.an_action(data))

    def an_action(self, data: Data) -> str:
        return str(data.draw(one_of(action.id for action in self.wave.conversation.actions)))

    # --- the design -------------------------------------------------------------------------------------

    @rule(meaning=st.sampled_from(allowed.RING_MEANINGS), labels=st.lists(making.labels, min_size=2, max_size=5))
    def change_meaning(self, meaning: str, labels: list[str]) -> None:
        self.do(with_meaning, meaning, labels)

    @rule(labels=st.lists(making.labels, min_size=2, max_size=5))
    def change_rings(self, labels: list[str]) -> None:
        self.do(with_rings, labels)

    @rule(data=st.data(), preset=st.sampled_from(sorted(making.SECTORS)), width=st.floats(0.1, 10))
    def change_sectors(self, data: Data, preset: str, width: float) -> None:
        sectors = [Sector(one.id, one.side, one.label, width) for one in making.SECTORS[preset]]
        sectors = data.draw(st.permutations(sectors))[: data.draw(st.integers(1, len(sectors)))]
        self.do(with_sectors, sectors, moved=self.moved(data, sectors))

    @rule(data=st.data(), design=making.designs())
    def set_design(self, data: Data, design: Any) -> None:
        rings = data.draw(st.dictionaries(st.integers(1, 5), st.none() | st.integers(1, 5)))
        self.do(edits.set_design, design, moved=self.moved(data, design.sectors), rings=rings)

    @rule()
    def keep_closeness(self) -> None:
        self.do(edits.keep_closeness)

    def moved(self, data: Data, sectors: Any) -> dict[str, str] | None:
        if not data.draw(st.booleans()):
            return None
        into = st.sampled_from([*(one.id for one in sectors), "nowhere"])
        return {one.id: data.draw(into) for one in self.doc.design.sectors}

    @rule(on=st.booleans())
    def set_ask_quality(self, on: bool) -> None:
        self.do(edits.set_ask_quality, on)

    # --- the document -----------------------------------------------------------------------------------

    @rule(title=making.texts)
    def set_title(self, title: str) -> None:
        self.do(edits.set_title, title)

    @rule(ego=making.egos())
    def change_ego(self, ego: Any) -> None:
        self.do(edits.change_ego, label=ego.label, started=ego.started)

    @rule(code=making.texts)
    def set_code(self, code: str) -> None:
        self.do(edits.set_code, code)

    @rule(setting=st.sampled_from(making.SETTINGS), kind=st.none() | st.sampled_from(allowed.SETTING_KINDS))
    def set_kind_of_setting(self, setting: str, kind: Any) -> None:
        self.do(edits.set_kind_of_setting, setting, kind)

    @rule()
    def under_another_id(self) -> None:
        self.do(edits.under_another_id, self.new_id())

    @rule()
    def with_numbers(self) -> None:
        self.do(edits.with_numbers)

    @rule(ego=making.egos())
    def change_census(self, ego: Any) -> None:
        fields = ("subject", "route", "career_changer", "personal_styles_on")
        self.do(edits.change_census, **{name: getattr(ego.census, name) for name in fields})

    @precondition(people_here)
    @rule(data=st.data(), side=st.sampled_from(allowed.LENS_SIDES), done=st.booleans())
    def set_lens(self, data: Data, side: str, done: bool) -> None:
        answers = {"D1": data.draw(st.none() | st.integers(1, 5))}
        self.do(edits.set_lens, LensView(alter=self.someone(data), side=side, answers=answers, done=done))

    @rule(one=st.sampled_from(("s1", "s2")), whom=making.texts, names=st.sampled_from(allowed.NAMES_LEVELS))
    def record_sharing(self, one: str, whom: str, names: str) -> None:
        self.do(edits.record_sharing, Sharing(id=one, with_whom=whom, names=names))

    @rule(one=st.sampled_from(("s1", "s2")))
    def forget_sharing(self, one: str) -> None:
        self.do(edits.forget_sharing, one)

    @rule(day=st.none() | making.days)
    def set_review_date(self, day: Any) -> None:
        self.do(edits.set_review_date, day)

    @rule(colour=st.sampled_from(("sector", "role")), size=making._one(("usefulness",)), lines=st.booleans())
    def set_view(self, colour: str, size: str | None, lines: bool) -> None:
        self.do(edits.set_view, colour_by=colour, size_by=size, ties_to_me=lines)

    @rule(printing=st.none() | PRINTINGS)
    def remember_printing(self, printing: Printing | None) -> None:
        self.do(edits.remember_printing, printing)

    @rule(word=st.builds(OwnWord, st.sampled_from(("role", "setting")), st.just("own"), making.labels))
    def keep_own_word(self, word: OwnWord) -> None:
        self.do(edits.keep_own_word, word)

    @rule(words=st.lists(st.builds(OwnWord, st.just("function"), making.labels, making.labels), max_size=3))
    def keep_own_words(self, words: list[OwnWord]) -> None:
        self.do(edits.keep_own_words, words)

    # --- undo, redo, looking, saving --------------------------------------------------------------------

    @rule()
    def undo(self) -> None:
        now = self.doc
        assert self.session.undo() == bool(self.past)
        if self.past:
            self.future.append(now)
            assert self.doc is self.past.pop()
            assert self.told[-1].change == compare(now, self.doc)

    @rule()
    def redo(self) -> None:
        now = self.doc
        assert self.session.redo() == bool(self.future)
        if self.future:
            self.past.append(now)
            assert self.doc is self.future.pop()
            assert self.told[-1].change == compare(now, self.doc)

    @rule(data=st.data())
    def look_at(self, data: Data) -> None:
        wave = data.draw(st.sampled_from([wave.id for wave in self.doc.waves]))
        self.session.look_at(wave)
        assert self.wave.id == wave

    @rule(data=st.data())
    def select(self, data: Data) -> None:
        wave = self.wave
        self.session.select(
            Selection(
                alters=frozenset(data.draw(some_of([*wave.alters, "never"]))),
                tie=data.draw(st.sampled_from([None, *wave.ties])),
                outline=data.draw(st.sampled_from([None, "never", *wave.outlines])),
                note=data.draw(st.sampled_from([None, "never", *wave.notes])),
                ego=data.draw(st.booleans()),
            )
        )

    @rule()
    def save_and_open_again(self) -> None:
        """What comes back from the file is as good as what went in: every later edit may build on it."""
        opened = decode(encode(self.doc), "map.sociomap").sociomap
        assert compare(self.doc, opened) == compare(opened, self.doc) == compare(self.doc, self.doc)
        assert not self.session.apply("open", opened)
        self.session.saved(Path("map.sociomap"), "digest")
        assert _surely_the_same(encode(self.doc), self.doc, None)
        assert not self.session.unsaved

    # --- what always holds ------------------------------------------------------------------------------

    @invariant()
    def sound(self) -> None:
        assert faults(self.doc) == []

    @invariant()
    def can_be_saved(self) -> None:
        opened = decode(encode(self.doc), "map.sociomap")
        assert opened.sociomap == self.doc
        assert opened.intact

    @invariant()
    def in_order_where_dates_were_sorted(self) -> None:
        assert self.doc.waves
        assert self.doc.latest.date == max(wave.date for wave in self.doc.waves)

    @invariant()
    def the_look_is_at_what_is_there(self) -> None:
        wave, chosen = self.wave, self.session.selection
        assert any(wave is one for one in self.doc.waves)
        assert chosen.alters <= wave.alters.keys()
        assert chosen.tie is None or chosen.tie in wave.ties
        assert chosen.outline is None or chosen.outline in wave.outlines
        assert chosen.note is None or chosen.note in wave.notes
        hash(chosen)

    @invariant()
    def the_history_is_the_documents_that_were(self) -> None:
        history = self.session.history
        assert [id(step.document) for step in history.past] == [id(one) for one in self.past]
        assert [id(step.document) for step in history.future] == [id(one) for one in self.future]

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        while self.future:
            self.redo()
        last = self.doc
        while self.session.undo():
            pass
        assert self.doc is self.first
        while self.session.redo():
            pass
        assert self.doc is last


TestEverythingEdits = EverythingEdits.TestCase
TestEverythingEdits.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=30,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_no_edit_is_left_out() -> None:
    told = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in edits.__all__ if f"edits.{name}," not in told and f"edits.{name})" not in told] == []
