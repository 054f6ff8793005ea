"""What goes of a map is what was chosen, whoever asks."""

import datetime as dt

import pytest

from sociomap_app.exchange.chosen_parts import with_only
from sociomap_app.model.asked import asked_by
from sociomap_app.model.sociomap import LensView, Note, Outline, OwnWord, Sociomap
from tests.networks import a_map, a_wave, person


def _with_lenses(*views: LensView) -> Sociomap:
    return a_map(a_wave([person("ann"), person("bo")]), lenses=views)


def _side(side: str, alter: str = "ann", **values: object) -> LensView:
    return LensView(
        alter=alter, side=side, answers={"contact_1": 3}, **({"done": True, "may_show": True} | values)
    )  # type: ignore[arg-type]


def test_answers_both_sides_released_go_when_they_are_asked_for() -> None:
    both = _with_lenses(_side("me"), _side("them"))
    assert with_only(both, {"lenses"})[0].lenses == both.lenses
    bare, said = with_only(both, set())
    assert bare.lenses == () and any("lenses" in one for one in said)


@pytest.mark.parametrize(
    "views",
    [
        (_side("me"),),
        (_side("me"), _side("them", done=False)),
        (_side("me"), _side("them", may_show=False)),
        (_side("me"), _side("them", withdrawn_on=dt.date(2026, 1, 1))),
        (_side("me"), _side("them", alter="bo")),
    ],
)
def test_answers_that_are_not_released_never_go(views: tuple[LensView, ...]) -> None:
    kept, said = with_only(_with_lenses(*views), {"lenses"})
    assert kept.lenses == () and said == ["answers to the five lenses that both sides have not released: left out"]


def test_support_kept_back_is_not_told_as_nobody() -> None:
    ann = person("ann", functions=frozenset({"confide"}), frequency="daily")
    whole = a_map(a_wave([ann], asked={"confide", "switch_off", "frequency", "a word of my own"}))
    kept, said = with_only(whole, set(), {"support"})
    assert kept.latest.asked == {"frequency"}
    assert asked_by(kept.latest.alters.values()) == {"frequency"}
    assert any("what people give" in one for one in said)


def test_how_to_take_a_part_along_is_told_only_where_that_can_be_done() -> None:
    wave = a_wave([person("ann", note="x")], helped=frozenset({"cohort"}))
    told = {
        tables: [one for one in with_only(a_map(wave), set(), tables=tables)[1] if "--with" in one]
        for tables in (False, True)
    }
    assert told[True] == ["notes on people: left out; --with notes takes that along"]
    assert told[False] == [*told[True], "what has helped: left out; --with helped takes that along"]


def test_unions_go_only_where_they_are_named() -> None:
    group = {"kind": "group", "group_type": "union"}
    members = frozenset({"ann", "nasuwt"})
    late = a_wave(
        [person("ann"), person("bo"), person("nasuwt")],
        ties=[("ann", "nasuwt"), ("ann", "bo")],
        outlines={
            "o1": Outline(id="o1", label="x", members=frozenset({"ann", "bo"}), group_type="union"),
            "o2": Outline(id="o2", label="y", members=members),
        },
        notes={"n1": Note(id="n1", text="x", alter="nasuwt")},
    )
    early = a_wave([person("ann"), person("nasuwt", **group)], wave_id="w0")
    whole = a_map(early, late)
    kept, said = with_only(whole, {"notes"})
    assert said == ["groups of the type union: left out; --with unions takes that along"]
    assert [sorted(wave.alters) for wave in kept.waves] == [["ann"], ["ann", "bo"]]
    assert list(kept.latest.ties) == [("ann", "bo")] and list(kept.latest.outlines) == ["o2"]
    assert kept.latest.outlines["o2"].members == {"ann"} and not kept.latest.notes
    assert with_only(whole, {"notes", "unions"}) == (whole, [])


def test_own_words_for_support_kept_back_stay_behind_unless_they_helped() -> None:
    words = OwnWord("function", "honey", "x"), OwnWord("function", "tea", "x"), OwnWord("role", "honey", "x")
    wave = a_wave([person("ann", functions=frozenset({"honey", "tea"}))], helped=frozenset({"tea"}))
    whole = a_map(wave, own_words=words)
    assert with_only(whole, {"helped"}, {"support"})[0].own_words == words[1:]
    assert with_only(whole, set(), {"support"})[0].own_words == words[2:]
    assert with_only(whole, set())[0].own_words == words
