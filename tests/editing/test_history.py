"""The history keeps the very documents that were, and no more of them than it says."""

from sociomap_app.editing.history import MOST_STEPS, History, Step
from sociomap_app.model.sociomap import Sociomap
from tests.networks import a_map


def documents(count: int) -> list[Sociomap]:
    return [a_map(title=str(number)) for number in range(count)]


def test_nothing_to_turn_at_either_end() -> None:
    history = History()
    assert history.back(a_map()) is None
    assert history.forward(a_map()) is None
    assert history.past == history.future == ()


def test_back_and_forward_give_the_very_documents() -> None:
    zero, one, two = documents(3)
    history = History()
    history.record(Step(zero, "first", "w1"))
    history.record(Step(one, "second", "w2"))
    back = history.back(two)
    assert back is not None
    assert (back.document, back.words, back.wave) == (one, "second", "w2")
    assert back.document is one
    assert history.future[-1].document is two
    assert history.future[-1].words == "second", "redo is named as undo was"
    forward = history.forward(one)
    assert forward is not None
    assert forward.document is two
    assert [step.document for step in history.past] == [zero, one]


def test_a_new_edit_ends_the_future() -> None:
    zero, one, two = documents(3)
    history = History()
    history.record(Step(zero, "", "w1"))
    history.back(one)
    history.record(Step(zero, "", "w1"))
    assert history.forward(two) is None


def test_edits_of_one_kind_in_a_row_are_one_step() -> None:
    history = History()
    for number, (document, merge) in enumerate(zip(documents(7), "aabbXaa", strict=True)):
        history.record(Step(document, str(number), "w1"), None if merge == "X" else merge)
    assert [step.words for step in history.past] == ["0", "2", "4", "5"]


def test_settled_typing_is_a_step_of_its_own() -> None:
    history = History()
    zero, one, two = documents(3)
    history.record(Step(zero, "", "w1"), "a")
    history.settle()
    history.record(Step(one, "", "w1"), "a")
    assert len(history.past) == 2
    history.back(two)
    history.record(Step(one, "", "w1"), "a")
    assert len(history.past) == 2, "undo settles as well"


def test_the_oldest_are_forgotten() -> None:
    history = History()
    made = documents(MOST_STEPS + 3)
    for document in made:
        history.record(Step(document, "", "w1"))
    assert len(history.past) == MOST_STEPS
    assert history.past[0].document is made[3]


def test_forgetting_leaves_nothing() -> None:
    history = History()
    zero, one, two = documents(3)
    history.record(Step(zero, "", "w1"))
    history.record(Step(one, "", "w1"), "a")
    history.back(two)
    history.forget()
    assert history.past == history.future == ()
    history.record(Step(one, "", "w1"), "a")
    assert len(history.past) == 1
