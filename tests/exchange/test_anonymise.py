"""Nothing a person typed is left in a map under other names, not even what nobody gives yet."""

import pytest
from msgspec.structs import replace

from sociomap_app.exchange.anonymise import renamed
from sociomap_app.model.sociomap import Census, Printing
from sociomap_app.storage import sociomap_file
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story

CANARY = "Qzwordyk"


@pytest.mark.parametrize("level", ["initials", "roles", "numbers"])
def test_what_was_asked_set_aside_and_said_of_oneself_is_renamed_too(level: str) -> None:
    framework = load()
    whole = story(framework)
    late = replace(
        whole.latest,
        asked=whole.latest.asked | {f"{CANARY} listens", "frequency"},
        set_aside={f"{CANARY} rule": "", "G2": CANARY},
    )
    whole = replace(
        whole,
        waves=(*whole.waves[:-1], late),
        ego=replace(whole.ego, census=Census(subject=CANARY)),
        printing=Printing(pages=frozenset({CANARY})),
    )
    other = renamed(whole, level, framework)
    assert CANARY.encode() not in sociomap_file.encode(other)
    assert len(other.latest.asked) == len(late.asked)
    assert "frequency" in other.latest.asked
    assert dict(other.latest.set_aside) == {"G2": ""}


def test_a_word_without_a_sign_in_it_is_no_fault_of_the_program() -> None:
    framework = load()
    whole = story(framework)
    wave = whole.latest
    odd = {**wave.alters, "jo": replace(wave.alters["jo"], functions=frozenset({"", "confide"}))}
    whole = replace(whole, waves=(replace(wave, alters=odd, asked=wave.asked | {""}),))
    assert renamed(whole, "roles", framework).latest.alters["jo"].functions == {"confide"}


def test_initials_that_were_typed_stay_as_they_are() -> None:
    from sociomap_app.exchange.anonymise import initials

    assert [
        initials(one) for one in ("K.S. mentor", "b.o. history", "Ada Byron", "Rae (TA)", "Dr. No", "K. Smith")
    ] == [
        "K.S.",
        "B.O.",
        "A.B.",
        "R.T.",
        "D.N.",
        "K.S.",
    ]
    assert (
        initials("E\u0301ric O\u0308st")
        == initials("É.Ö. mentor")
        == initials("E\u0301.O\u0308. mentor")
        == "É.Ö."
    )
