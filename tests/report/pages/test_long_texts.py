"""Long names and texts: nothing over the edge of a page, and none of it for minutes."""

import time

import pytest
from msgspec.structs import replace

from sociomap_app.drawing.marks import Words
from sociomap_app.drawing.text.typesetting import line, shorten
from sociomap_app.model.sociomap import Action, Alter, Conversation
from sociomap_app.report.output import report_pages
from sociomap_app.report.pages.list_pages import _pieces
from sociomap_app.report.paper_choice import FURTHER, PaperChoice
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story

LABELS = {"wide": "W" * 500, "words": "Wwwww " * 80, "emoji": "👩‍🏫" * 160, "arabic": "مرحبا بالعالم " * 35}


@pytest.mark.parametrize("kind", LABELS)
def test_everything_stays_on_its_page(kind: str) -> None:
    framework = load()
    label = LABELS[kind].strip()[:500]
    whole = story(framework)

    def long(one: Alter) -> Alter:
        return replace(one, label=label)

    waves = tuple(
        replace(
            wave,
            label=label,
            alters={key: long(one) for key, one in wave.alters.items()},
            conversation=Conversation(actions=tuple(Action(id=f"c{n}", what=label * 4) for n in range(4))),
        )
        for wave in whole.waves
    )
    rings = tuple(replace(ring, label=label) for ring in whole.design.rings)
    whole = replace(whole, title=label, waves=waves, design=replace(whole.design, rings=rings))
    choice = PaperChoice(wave=whole.latest.id, further=FURTHER)
    begun = time.process_time()
    pages = report_pages(whole, choice, framework)
    assert time.process_time() - begun < 20
    for page in pages:
        for mark in page.figure.marks:
            if isinstance(mark, Words) and not mark.turn:
                assert mark.x >= 0, mark.text[:40]
                assert mark.x + mark.width <= page.figure.width, mark.text[:40]
                assert 0 < mark.y <= page.figure.height, mark.text[:40]


@pytest.mark.parametrize("sign", ["W", "a\u0301", "م", "👩‍🏫", "i "])
def test_a_shortened_line_is_the_longest_that_fits(sign: str) -> None:
    for room in (0.0, 7.0, 40.0, 120.0):
        text = sign * 60
        found = shorten(text, 9, room)
        if line(text, 9).width <= room:
            assert found.text == text
            continue
        fitting = [n for n in range(len(text) + 1) if line(text[:n].rstrip() + "…", 9).width <= room]
        assert found == line(text[: max(fitting, default=0)].rstrip() + "…", 9)


@pytest.mark.parametrize("sign", ["W", "م", "é"])
def test_a_long_word_is_broken_without_loss_and_soon(sign: str) -> None:
    begun = time.process_time()
    pieces = _pieces(sign * 20_000, 60)
    assert "".join(pieces) == sign * 20_000
    assert time.process_time() - begun < 30


def test_names_in_a_row_of_names_are_short_and_whole_in_the_list_of_people() -> None:
    framework = load()
    whole = story(framework)
    wave = whole.latest
    wave = replace(wave, alters={key: replace(one, label="W" * 500) for key, one in wave.alters.items()})
    whole = replace(whole, waves=(whole.waves[0], wave))
    pages = report_pages(whole, PaperChoice(wave=wave.id, further=("people", "coverage", "comparison")), framework)
    signs = dict.fromkeys(("People, groups and resources", "Who gives what"), 0)
    for page in pages:
        text = "".join(mark.text for mark in page.figure.marks if isinstance(mark, Words))
        for title in signs:
            if page.bookmark.startswith(title):
                signs[title] += text.count("W" * 5) and text.count("W")
    assert signs["People, groups and resources"] >= 500 * len(wave.alters)
    assert 0 < signs["Who gives what"] < 60 * 8
