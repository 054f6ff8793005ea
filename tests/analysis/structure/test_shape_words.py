"""The sentences on shape and roles: what they say, whom they speak of, and that names stay plain text."""

import random
import re

import pytest

from benchmarks import planted
from sociomap_app.analysis.structure.network_shape import NOT_DRAWN, NetworkShape, shape_of
from sociomap_app.analysis.structure.shape_sentences import DRAWING, ShapeSentence, role_sentences, shape_sentences

TWO = (("a", "b", "c"), ("d", "e", "f"))


def told(found: NetworkShape) -> list[str]:
    return [one.words for one in shape_sentences(found, str.upper)]


def bridging(link: str, *linking: str, apart: bool = False, people: int | None = None) -> NetworkShape:
    everybody = 6 + len(set(linking) - set("abcdef")) if people is None else people
    return NetworkShape(people=everybody, shape="bridging", groups=TWO, link=link, linking=linking, apart=apart)


GROUPS = "As you drew it, people and groups on the professional side stand in two groups: A, B and C; D, E and F."


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (NetworkShape(people=3, reason=NOT_DRAWN), [f"The shape of the map is left open: {NOT_DRAWN}."]),
        (
            NetworkShape(people=5, shape="connected"),
            [
                "As you drew it, the five people and groups on the professional side are joined "
                "by at least half of the connections "
                "there could be."
            ],
        ),
        (bridging("me", apart=True), [GROUPS, "As you drew it, nobody but you joins these groups to each other."]),
        (bridging("one", "x"), [GROUPS, "X is possibly the only link between the groups besides you."]),
        (
            bridging("some", "x"),
            [GROUPS, "Besides you, X possibly joins some of the groups, which would otherwise be apart."],
        ),
        (bridging("several"), [GROUPS, "Besides you, more than one person joins the groups."]),
        (
            bridging("one", "a", "d"),
            [
                GROUPS,
                "Besides you, the groups are joined only by way of A and D: without either of these people they "
                "would be apart.",
            ],
        ),
        (
            bridging("one", "x", apart=True),
            [
                GROUPS,
                "Some of the groups are joined through nobody but you.",
                "X is possibly the only link between the other groups besides you.",
            ],
        ),
        (
            bridging("several", people=8),
            [
                GROUPS,
                "Two on that side stand in none of them.",
                "Besides you, more than one person joins the groups.",
            ],
        ),
    ],
)
def test_the_shape_in_words(found: NetworkShape, expected: list[str]) -> None:
    assert told(found) == expected


def test_a_radial_drawing_says_what_it_may_mean() -> None:
    (words,) = told(NetworkShape(people=8, alone=6, shape="radial"))
    assert words.startswith(
        "As you drew it, six of the eight people and groups on the professional side are joined to nobody"
    )
    assert "you do not know whether they do" in words and "not drawn" in words


def test_a_mixed_drawing_claims_no_groups() -> None:
    (words,) = told(NetworkShape(people=8, shape="mixed"))
    assert "no groups stand out" in words


def test_sentences_go_with_the_people_they_speak_of() -> None:
    groups, link = shape_sentences(bridging("one", "x"), str.upper)
    assert groups.alters == ("a", "b", "c", "d", "e", "f")
    assert link.alters == ("x",)


def test_roles_are_possible_and_of_the_drawing() -> None:
    found = NetworkShape(people=9, shape="mixed", hubs=("a", "b"), gatekeepers=("c",), pulsetakers=("d",))
    hub, gate, pulse, last = role_sentences(found, str.upper)
    assert hub == ShapeSentence(hub.words, ("a", "b")) and hub.words.startswith(
        "A and B have far more connections"
    )
    assert "possibly hubs" in hub.words
    assert (
        gate.alters == ("c",)
        and "C stands on the only way" in gate.words
        and "possibly a gatekeeper" in gate.words
    )
    assert (
        pulse.alters == ("d",)
        and "D has few connections" in pulse.words
        and "possibly a pulsetaker" in pulse.words
    )
    assert last.words == DRAWING


def test_without_roles_it_says_so_or_why() -> None:
    (nobody,) = role_sentences(NetworkShape(people=9, shape="mixed"), str.upper)
    (silent,) = role_sentences(NetworkShape(people=9, roles_reason=NOT_DRAWN), str.upper)
    assert "nobody stands out" in nobody.words
    assert silent.words == f"Possible roles are left open: {NOT_DRAWN}."


@pytest.mark.parametrize("seed", range(40))
def test_every_sentence_is_whole_and_says_no_code(seed: int) -> None:
    chance = random.Random(seed)
    make = chance.choice((planted.shapeless, planted.joined, planted.separate, planted.unseen, planted.isolates))
    found = shape_of(make(chance))
    for said in (*shape_sentences(found, str.upper), *role_sentences(found, str.upper)):
        assert said.words.endswith(".") and said.words[0].isupper()
        assert not re.search(r"[{}]|bridging|radial|\bNone\b|  ", said.words)


def test_names_are_never_read_as_anything() -> None:
    found = bridging("one", "x")
    assert told(found) != [one.words for one in shape_sentences(found, lambda alter: f"{{who}} <b>&{alter}")]
    link = shape_sentences(found, lambda alter: "{who} <b>&")[1]
    assert link.words.startswith("{who} <b>& is possibly")
