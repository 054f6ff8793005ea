"""The same act has the same name in the history, wherever it was done."""

import pytest

from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from tests.networks import a_map, a_wave, person


def session() -> Session:
    return Session(a_map(a_wave([person("a")])))


@pytest.mark.parametrize(("on", "words"), [(True, "Show lines to me"), (False, "Hide lines to me")])
def test_lines_to_me(on: bool, words: str) -> None:
    one = session()
    operations.show_lines(one, not on)
    assert operations.show_lines(one, on)
    assert one.document.view.ties_to_me is on and one.history.past[-1].words == words
    assert not operations.show_lines(one, on)


def test_who_knows_whom() -> None:
    one = session()
    assert one.wave.who_knows_whom_done
    assert operations.say_drawn(one, False) and not one.wave.who_knows_whom_done
    assert operations.say_drawn(one, True) and one.wave.who_knows_whom_done
    assert [step.words for step in one.history.past] == [
        "Who knows whom is not all drawn",
        "Who knows whom is drawn",
    ]


def test_asked_about() -> None:
    one = session()
    assert operations.say_asked(one, "confide", "somebody to confide in") and "confide" in one.wave.asked
    assert (
        operations.say_asked(one, "confide", "somebody to confide in", False) and "confide" not in one.wave.asked
    )
    assert [step.words for step in one.history.past] == [
        "Asked about: somebody to confide in",
        "Not asked about: somebody to confide in",
    ]
