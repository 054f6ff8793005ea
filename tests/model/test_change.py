"""``compare`` names everything that differs between two documents, and nothing that does not."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from sociomap_app.model import edits
from sociomap_app.model.change import Change, WaveChange, compare
from sociomap_app.model.sociomap import (
    Action,
    Copy,
    Ego,
    KnownSetting,
    LensRequest,
    LensView,
    Note,
    Outline,
    OwnWord,
    Place,
    Printing,
    Sharing,
    Sociomap,
    Wave,
)
from tests.making import sociomaps, waves
from tests.networks import DAY, a_map, a_wave, person

MAPPINGS = ("alters", "ties", "outlines", "notes")
OWN_PARTS = tuple(part.name for part in fields(Wave) if part.name not in (*MAPPINGS, "id"))
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def base() -> Sociomap:
    wave = a_wave([person("a1"), person("a2"), person("a3")], [("a1", "a2")])
    wave = replace(
        wave,
        outlines={"o1": Outline(id="o1", label="x", members=frozenset({"a1"}))},
        notes={"n1": Note(id="n1", text="x", alter="a1")},
    )
    return a_map(wave, a_wave(wave_id="w2", date=DAY + dt.timedelta(days=9)))


EDITS: list[tuple[str, Any, WaveChange]] = [
    ("nothing", lambda s: s, WaveChange()),
    ("place", lambda s: edits.place_alters(s, "w1", {"a2": Place(1)}), WaveChange(alters=frozenset({"a2"}))),
    (
        "remove",
        lambda s: edits.remove_alters(s, "w1", ["a1"]),
        WaveChange(
            alters=frozenset({"a1"}),
            ties=frozenset({("a1", "a2")}),
            outlines=frozenset({"o1"}),
            notes=frozenset({"n1"}),
        ),
    ),
    (
        "ask by recording",
        lambda s: edits.change_alters(s, "w1", ["a1"], quality="mixed"),
        WaveChange(alters=frozenset({"a1"}), fields=frozenset({"asked"})),
    ),
    ("join", lambda s: edits.join(s, "w1", [("a3", "a2")]), WaveChange(ties=frozenset({("a2", "a3")}))),
    (
        "another kind",
        lambda s: edits.join(s, "w1", [("a1", "a2")], "works_closely"),
        WaveChange(ties=frozenset({("a1", "a2")})),
    ),
    (
        "part",
        lambda s: edits.set_tie(s, "w1", "a1", "a2", knows=False, works_closely=False),
        WaveChange(ties=frozenset({("a1", "a2")})),
    ),
    (
        "outline",
        lambda s: edits.change_outline(s, "w1", "o1", label="y"),
        WaveChange(outlines=frozenset({"o1"})),
    ),
    ("note", lambda s: edits.change_note(s, "w1", "n1", text="y"), WaveChange(notes=frozenset({"n1"}))),
    ("label", lambda s: edits.change_wave(s, "w1", label="y"), WaveChange(fields=frozenset({"label"}))),
    (
        "date",
        lambda s: edits.change_wave(s, "w1", date=DAY + dt.timedelta(days=1)),
        WaveChange(fields=frozenset({"date"})),
    ),
    (
        "what ego is",
        lambda s: edits.change_wave(s, "w1", occasion="later", ego_role="ect", ego_setting="home"),
        WaveChange(fields=frozenset({"occasion", "ego_role", "ego_setting"})),
    ),
    (
        "carried",
        lambda s: replace(s, waves=(replace(s.waves[0], carried=frozenset({"a1"})), *s.waves[1:])),
        WaveChange(fields=frozenset({"carried"})),
    ),
    ("helped", lambda s: edits.set_helped(s, "w1", ["cohort"]), WaveChange(fields=frozenset({"helped"}))),
    (
        "words on a change",
        lambda s: edits.note_change(s, "w1", "w2", "x"),
        WaveChange(fields=frozenset({"change_notes"})),
    ),
    ("asked", lambda s: edits.set_asked(s, "w1", ["confide"]), WaveChange(fields=frozenset({"asked"}))),
    (
        "who knows whom",
        lambda s: edits.set_who_knows_whom_done(s, "w1", False),
        WaveChange(fields=frozenset({"who_knows_whom_done"})),
    ),
    ("aside", lambda s: edits.set_aside(s, "w1", "G2"), WaveChange(fields=frozenset({"set_aside"}))),
    (
        "action",
        lambda s: edits.add_action(s, "w1", Action(id="x", what="x")),
        WaveChange(fields=frozenset({"conversation"})),
    ),
]


@pytest.mark.parametrize(("edit", "expected"), [one[1:] for one in EDITS], ids=[one[0] for one in EDITS])
def test_in_a_wave(edit: Any, expected: WaveChange) -> None:
    old = base()
    for change in (compare(old, edit(old)), compare(edit(old), old)):
        assert change.of("w1") == expected
        assert change == (Change(waves={"w1": expected}) if expected else Change())
        assert bool(change) == bool(expected)
        assert not change.of("w2")
        assert not change.of("never there")


def test_whoever_is_added_has_a_number() -> None:
    old = base()
    new = edits.add_alters(old, "w1", [person("n")])
    expected = {"w1": WaveChange(alters=frozenset({"n"}))}
    assert compare(old, new) == Change(waves=expected, fields=frozenset({"highest_number"}))


def test_every_part_of_a_wave_was_tried() -> None:
    assert {name for *_, change in EDITS for name in change.fields} == set(OWN_PARTS)


OTHERS: dict[str, Any] = {
    "id": "other",
    "design": replace(base().design, ask_quality=True),
    "same_map_as": frozenset({"older"}),
    "copy_key": "0" * 64,
    "copy": Copy(of="x", audience="study"),
    "code": "MN-23",
    "title": "other",
    "settings": (KnownSetting("home", "home"),),
    "highest_number": 7,
    "lens_requests": (LensRequest(id="r", alter="a1", on=DAY, key="0" * 64),),
    "ego": Ego(label="other"),
    "lenses": (LensView(alter="a1", side="mine"),),
    "sharing": (Sharing(id="s", with_whom="x"),),
    "review_on": DAY,
    "view": replace(base().view, ties_to_me=True),
    "printing": Printing(pages=frozenset({"map", "conversation"})),
    "own_words": (OwnWord("role", "x", "X"),),
}


@pytest.mark.parametrize("name", [part.name for part in fields(Sociomap) if part.name != "waves"])
def test_in_the_document(name: str) -> None:
    assert compare(base(), replace(base(), **{name: OTHERS[name]})) == Change(fields=frozenset({name}))


def test_a_wave_that_comes_and_goes() -> None:
    old = base()
    new = edits.add_wave(old, "w3", "new", DAY + dt.timedelta(days=20), clone="w1")
    every = WaveChange(
        alters=frozenset({"a1", "a2", "a3"}),
        ties=frozenset({("a1", "a2")}),
        outlines=frozenset({"o1"}),
        notes=frozenset({"n1"}),
        fields=frozenset(part.name for part in fields(Wave)),
    )
    for change in (compare(old, new), compare(new, old)):
        assert change == Change(waves={"w3": every}, fields=frozenset({"waves"}))


def test_an_empty_wave_that_comes_is_told() -> None:
    change = compare(base(), edits.add_wave(base(), "w3", "", DAY))
    assert change.of("w3")
    assert "waves" in change.fields


def test_waves_that_change_their_order() -> None:
    old = base()
    new = replace(old, waves=old.waves[::-1])
    assert compare(old, new) == Change(fields=frozenset({"waves"}))


def test_equal_but_not_the_same_is_no_change() -> None:
    assert compare(base(), base()) == Change()
    assert not compare(base(), base())


# --- for random pairs -------------------------------------------------------------------------------------


def patched(old: Sociomap, new: Sociomap, change: Change) -> Sociomap:
    """``old`` with those parts of ``new`` that the change names, and no others."""
    own = {name: getattr(new, name) for name in change.fields if name != "waves"}
    order = [wave.id for wave in (new if "waves" in change.fields else old).waves]
    return replace(old, waves=tuple(_patched_wave(old, new, one, change) for one in order), **own)


def _patched_wave(old: Sociomap, new: Sociomap, wave_id: str, change: Change) -> Wave:
    before = {wave.id: wave for wave in old.waves}.get(wave_id)
    if before is None:
        assert set(change.of(wave_id).fields) == {part.name for part in fields(Wave)}
        return new.wave(wave_id)
    after, told = {wave.id: wave for wave in new.waves}.get(wave_id, before), change.of(wave_id)
    mappings = {
        name: _patched_mapping(getattr(before, name), getattr(after, name), getattr(told, name))
        for name in MAPPINGS
    }
    return replace(before, **mappings, **{name: getattr(after, name) for name in told.fields})


def _patched_mapping(before: Mapping[Any, Any], after: Mapping[Any, Any], told: frozenset[Any]) -> dict[Any, Any]:
    kept = {key: value for key, value in before.items() if key not in told}
    return {**kept, **{key: after[key] for key in told if key in after}}


def check(old: Sociomap, new: Sociomap) -> None:
    """The change holds all that differs (the patch gives the new one) and nothing else."""
    change = compare(old, new)
    assert bool(change) == (old != new)
    assert patched(old, new, change) == new
    before, after = ({wave.id: wave for wave in one.waves} for one in (old, new))
    for name in change.fields:
        if name == "waves":
            assert list(before) != list(after)
        else:
            assert getattr(old, name) != getattr(new, name)
    for wave_id, told in change.waves.items():
        assert told
        if wave_id in before and wave_id in after:
            _check_wave(before[wave_id], after[wave_id], told)


def _check_wave(before: Wave, after: Wave, told: WaveChange) -> None:
    for name in told.fields:
        assert getattr(before, name) != getattr(after, name)
    for name in MAPPINGS:
        for key in getattr(told, name):
            assert getattr(before, name).get(key) != getattr(after, name).get(key)


@slow
@given(sociomaps(), sociomaps())
def test_of_two_documents_it_tells_exactly_what_differs(old: Sociomap, new: Sociomap) -> None:
    check(old, new)
    check(new, old)
    check(old, old)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Sociomap, Sociomap]:
    """A document and one that shares most with it: one wave drawn anew, gone or come, or one field."""
    old = draw(sociomaps())
    number = draw(st.integers(0, len(old.waves) - 1))
    pool = tuple(old.waves[number].alters)
    other = draw(waves(old.waves[number].id, old.design, pool))
    parts = draw(st.sets(st.sampled_from((*OWN_PARTS, *MAPPINGS))))
    changed = replace(old.waves[number], **{name: getattr(other, name) for name in parts})
    made = [*old.waves[:number], *draw(st.sampled_from(([changed], []))), *old.waves[number + 1 :]]
    donor = draw(sociomaps(max_waves=1))
    own = draw(st.sets(st.sampled_from([part.name for part in fields(Sociomap) if part.name != "waves"])))
    return old, replace(old, waves=tuple(made), **{name: getattr(donor, name) for name in own})


@slow
@given(pairs())
def test_of_two_that_share_most_as_well(pair: tuple[Sociomap, Sociomap]) -> None:
    check(*pair)
    check(pair[1], pair[0])
