"""What was said in a conversation is on paper only if it is asked for, of the whole map, with names as typed."""

import pytest
from msgspec.structs import replace

from sociomap_app.analysis.professional_personal import part_of
from sociomap_app.drawing.marks import Words
from sociomap_app.model.sociomap import Action, Answer, Conversation, Sociomap
from sociomap_app.report.output import report_pages
from sociomap_app.report.pages.further_pages import why_not
from sociomap_app.report.paper_choice import PaperChoice
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story

ANSWERS = (
    Answer(prompt="look", stage="look", question="Does anything surprise you?", words="Nobody from the choir."),
    Answer(prompt="value", stage="value", question="Who made a difference?", words=""),
)


def talked() -> Sociomap:
    document = story(load())
    talk = Conversation(answers=ANSWERS, agreed="We meet the librarian.")
    bare = replace(
        document.latest,
        conversation=talk,
        notes={},
        alters={key: replace(alter, note="") for key, alter in document.latest.alters.items()},
    )
    return replace(document, waves=(*document.waves[:-1], bare))


def printed(document: Sociomap, **chosen: object) -> str:
    choice = PaperChoice(wave=document.latest.id, **chosen)  # type: ignore[arg-type]  # fields by name
    pages = report_pages(document, choice, load())
    return " ".join(mark.text for page in pages for mark in page.figure.marks if isinstance(mark, Words))


def test_answers_and_what_was_agreed_stand_under_their_questions() -> None:
    text = printed(talked(), further=("notes",))
    assert "Does anything surprise you?" in text and "Nobody from the choir." in text
    assert "What we agreed" in text and "We meet the librarian." in text
    assert text.index("Does anything surprise") < text.index("Nobody from the choir")
    assert "Who made a difference?" not in text, "an answer that was not given is no answer"


@pytest.mark.parametrize("chosen", [{}, {"further": ("notes",), "part": "professional"}, {"further": ("people",)}])
def test_they_are_not_there_otherwise(chosen: dict[str, object]) -> None:
    text = printed(talked(), **chosen)
    assert "choir" not in text and "librarian" not in text


def test_of_a_part_only_next_steps_with_somebody_in_it_are_printed() -> None:
    document = talked()
    halves = {part: next(iter(part_of(document, part).latest.alters)) for part in ("personal", "professional")}
    steps = (
        Action(id="a", what="Ring about Sunday", alter=halves["personal"]),
        Action(id="b", what="Ask for an hour", alter=halves["professional"]),
        Action(id="c", what="Write", with_whom="somebody at home"),
    )
    wave = replace(document.latest, conversation=Conversation(actions=steps))
    document = replace(document, waves=(*document.waves[:-1], wave))
    text = printed(document, part="professional")
    assert "Ask for an hour" in text and "Sunday" not in text and "at home" not in text
    whole = printed(document)
    assert all(words in whole for words in ("Sunday", "Ask for an hour", "at home"))


def test_where_there_is_nothing_of_the_kind_it_is_said() -> None:
    document = talked()
    assert why_not("notes", document, document.latest.id, "typed") == ""
    silent = replace(document.latest, conversation=Conversation())
    document = replace(document, waves=(*document.waves[:-1], silent))
    assert why_not("notes", document, silent.id, "typed") == "There are no notes and no answers on this date."
    document = talked()
    alone = why_not("notes", document, document.latest.id, "typed", answers=False)
    assert alone == "There are no notes on this date."
    empty = printed(document, further=("notes",), part="professional")
    assert "Nothing yet" in empty, "which is what the tick is greyed out for"
