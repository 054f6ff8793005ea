"""What goes of a map is what was chosen, whoever asks."""

import datetime as dt

import pytest

from sociomap_app.exchange.chosen_parts import with_only
from sociomap_app.model.asked import asked_by
from sociomap_app.model.sociomap import LensView, Sociomap
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
