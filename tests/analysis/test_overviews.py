"""Formal × ring, and the overviews of collaboration, purpose and type of group: counts and never gaps."""

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.belonging import asked, counted
from sociomap_app.analysis.structure.partnerships import Partnerships, partnership_sentences, partnerships
from sociomap_app.analysis.structure.tallies import FIELDS, tallies, tally_sentence
from sociomap_app.model.fields import COLLABORATIONS, GROUP_TYPES, PURPOSES
from sociomap_app.model.sociomap import Alter, Outline
from sociomap_app.vocabulary.naming import ring_words
from tests.networks import a_map, a_wave, framework, person, random_map


def formal(*alters: Alter, asked: tuple[str, ...] = ()) -> Partnerships:
    wave = a_wave(alters, asked=asked)
    return partnerships(a_map(wave), wave)


def told(found: Partnerships, most: int = 1) -> list[str]:
    return [one.words for one in partnership_sentences(found, ring_words(a_map().design, framework()), most)]


def test_ties_are_counted_by_ring_and_partnership() -> None:
    found = formal(
        person("yes", 1, formal=True),
        person("no", 1, formal=False),
        person("open", 1),
        person("further", 2, formal=True),
        person("nowhere", None, None, formal=True),
        person("wished", 0, formal=True),
        person("lost", 1, formal=True, status="lost"),
        person("site", 1, formal=True, kind="resource"),
    )
    assert found.asked
    assert [(row.formal, row.informal, row.unsaid) for row in found.rings] == [
        (("yes",), ("no",), ("open",)),
        (("further",), (), ()),
        ((), (), ()),
    ]


def test_not_asked_is_told_apart_from_not_said() -> None:
    assert told(formal(person("a", 1))) == [
        "Which connections to you belong to a formal partnership has not been asked."
    ]
    assert told(formal(person("a", 1), person("b", 1), asked=("formal",))) == [
        "Of the two people and groups in ring 1 (closest) you did not say whether any is in a "
        "formal partnership with you."
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((True,), "One person or group stands in ring 1 (closest): in a formal partnership with you."),
        ((False,), "One person or group stands in ring 1 (closest): not in a formal partnership with you."),
        (
            (None,),
            "One person or group stands in ring 1 (closest): you did not say whether that is a "
            "formal partnership.",
        ),
        (
            (True, True),
            "Of the two people and groups in ring 1 (closest), two are in a formal partnership with you.",
        ),
        (
            (False, False, None),
            "Of the three people and groups in ring 1 (closest), none is in a formal "
            "partnership with you, two are not and "
            "of one you did not say.",
        ),
    ],
)
def test_the_innermost_ring_in_words(values: tuple[bool | None, ...], expected: str) -> None:
    alters = [person(f"a{number}", 1, formal=value) for number, value in enumerate(values)]
    assert told(formal(*alters, asked=("formal",))) == [expected]


def test_an_empty_ring_is_passed_over_and_more_rings_can_be_had() -> None:
    alters = (person("a", 2, formal=True), person("b", 3, formal=False))
    assert len(told(formal(*alters))) == 1
    assert ["ring 2" in told(formal(*alters), 2)[0], "ring 3" in told(formal(*alters), 2)[1]] == [True, True]
    assert told(formal(asked=("formal",))) == ["Nobody stands on a ring yet."]


def test_overviews_count_what_was_named() -> None:
    wave = a_wave(
        [
            person("a", collaboration=frozenset({"aid", "sharing"}), purpose=frozenset({"personal"})),
            person("b", collaboration=frozenset({"aid"})),
            person("c"),
            person("lost", collaboration=frozenset({"aid"}), status="lost"),
            person("g", kind="group", group_type="work_group"),
            person("h", kind="group"),
        ],
        outlines={
            "o1": Outline(id="o1", label="x", members=frozenset({"a"}), group_type="work_group"),
            "o2": Outline(id="o2", label="y", members=frozenset({"a"})),
        },
    )
    found = tallies(wave)
    together, purpose, types = (found[name] for name in FIELDS)
    assert together.counts == {"storytelling": 0, "aid": 2, "sharing": 1, "joint_work": 0}
    assert together.named["aid"] == ("a", "b") and together.unsaid == ("c", "g", "h")
    assert purpose.counts == {"operational": 0, "personal": 1, "strategic": 0}
    assert types.counts["work_group"] == 2 and types.named["work_group"] == ("g",) and types.unsaid == ("h",)
    assert types.outlines["work_group"] == ("o1",)
    said = tally_sentence(together, framework())
    assert said.words.startswith(
        "How you work together: help when asked (2) and sharing ideas and materials (1). "
    )
    assert said.words.endswith(" Of three it is not said.")
    assert said.alters == ("a", "b")


def test_what_was_not_named_is_not_spoken_of() -> None:
    found = tallies(a_wave([person("a", collaboration=frozenset({"aid"}))]))["collaboration"]
    assert tally_sentence(found, framework()).words == "How you work together: help when asked (1)."


def test_not_asked_has_no_counts() -> None:
    wave = a_wave([person("a"), person("g", kind="group")])
    for name, found in tallies(wave).items():
        assert not found.asked and found.counts == {}
        assert tally_sentence(found, framework()).words.endswith("has not been asked.")
        known = tallies(replace(wave, asked=frozenset({name})))[name]
        assert known.asked and set(known.counts.values()) == {0}
        assert tally_sentence(known, framework()).words.endswith("nothing was named yet.")


@pytest.mark.parametrize("seed", range(30))
def test_everybody_is_named_or_unsaid_and_every_value_is_listed(seed: int) -> None:
    sociomap = random_map(seed)
    listed = dict(zip(FIELDS, (COLLABORATIONS, PURPOSES, GROUP_TYPES), strict=True))
    for wave in sociomap.waves:
        people = {one.id for one in counted(wave) if one.kind != "resource"}
        for name, found in tallies(wave).items():
            held = {one for ids in found.named.values() for one in ids}
            assert not held & set(found.unsaid) and held | set(found.unsaid) <= people
            assert found.asked == (name in asked(wave))
            assert tuple(found.counts) == (listed[name] if found.asked else ())
        rings = partnerships(sociomap, wave).rings
        placed = {one.id for one in counted(wave) if one.id in people and one.place.ring and one.place.sector}
        assert sorted(one for row in rings for one in row.alters) == sorted(placed)


def test_of_those_only_carried_over_nothing_is_named() -> None:
    people = [person(one, collaboration=frozenset({"aid"}), purpose=frozenset({"personal"})) for one in "ab"]
    found = tallies(a_wave(people, carried=frozenset("b")))
    assert found["collaboration"].named["aid"] == found["purpose"].named["personal"] == ("a",)
    assert found["collaboration"].unsaid == ("b",)
