"""Pages of maps of any size: every word within the margins, large enough, beside the others, and found again.

``SOCIOMAP_EXAMPLES`` says how many maps are tried for each preset and paper; the default is for every day.
"""

import datetime as dt
import os
import random
from collections.abc import Iterator
from itertools import combinations

import pypdfium2
import pytest
from msgspec.structs import replace

from sociomap_app.drawing.marks import Box, Figure, Words
from sociomap_app.model.sociomap import WISHED, Alter, Outline, Place, Sociomap, Tie, Wave
from sociomap_app.report.output import pdf, report_pages
from sociomap_app.report.pages.page import Page
from sociomap_app.report.paper_choice import FURTHER, PaperChoice
from sociomap_app.vocabulary.loader import load
from tests.spread import a_name

EXAMPLES = int(os.environ.get("SOCIOMAP_EXAMPLES", "5"))
MOST = 60
MARGIN, LEAST = 34.0, 7.0
HARDLY = 0.6
"""Points that letters may lean out or lie together without anybody seeing it."""
LONG = (
    "Bartholomew Featherstonehaugh-Cholmondeley, head of humanities",
    "مريم الخطيب",
    "王小明",
    "👩 Jo",
    "A <b>&amp; B",
)


def a_map(chance: random.Random, preset: str, people: int) -> Sociomap:
    """So many people anywhere: together, off the map, wished for, with names short and long."""
    framework = load()
    design = framework.design(preset)
    sectors = [sector.id for sector in design.sectors]
    alters = {}
    for number in range(people):
        ring = chance.choice([1, 1, 2, 2, 2, 3, 3, 3, WISHED, None])
        place = (
            Place(ring, chance.choice(sectors), chance.random(), chance.random()) if ring is not None else Place()
        )
        label = chance.choice(LONG) if chance.random() < 0.08 else a_name(chance, 2, 14)
        alters[f"a{number}"] = Alter(
            id=f"a{number}",
            label=label,
            kind=chance.choice(["person", "person", "person", "group", "resource"]),
            place=place,
            status="wished" if ring == WISHED else chance.choice(["current", "current", "fading", "lost"]),
            functions=frozenset(chance.sample(sorted(framework.functions), chance.randrange(4))),
            frequency=chance.choice([None, "weekly", "daily"]),
            formal=chance.choice([None, True, False]),
            note="a note " * chance.randrange(12),
        )
    members = frozenset(chance.sample(sorted(alters), min(3, len(alters))))
    outlines = {"o1": Outline(id="o1", label="The Tuesday group", members=members)} if len(members) > 1 else {}
    pairs = chance.sample(list(combinations(sorted(alters), 2)), min(2 * people, people * (people - 1) // 2))
    wave = Wave(
        id="w1",
        label="start of course",
        date=dt.date(2026, 9, 4),
        alters=alters,
        outlines=outlines,
        ties={ends: Tie(ends, True, False) for ends in pairs},
        who_knows_whom_done=True,
    )
    later = replace(wave, id="w2", label="end of placement A")
    return Sociomap(id="random", title="A network", design=design, waves=(wave, later))


def words_of(figure: Figure) -> Iterator[tuple[Words, Box]]:
    for mark in figure.marks:
        if isinstance(mark, Words) and mark.text.strip():
            yield mark, Box(mark.x, mark.y - mark.size * 0.7, mark.x + mark.width, mark.y)


def plain(text: str) -> str:
    """Without spaces and breaks, which are set, not written; beside Arabic, pdfium reads … as three dots."""
    return "".join(
        sign for sign in text.replace("...", "…") if not sign.isspace() and sign not in "\ufffe\u00ad\u200e\u200f"
    )


def all_in(line: str, text: str) -> bool:
    """Whether each sign is there. In a row of names of several directions pdfium orders them in its own way, and
    loses there what takes two halves in UTF-16; alone, each such name is found whole."""
    return {sign for sign in line if ord(sign) < 0x10000} <= set(text)


def look_at(pages: list[Page]) -> None:
    """Everything that must hold of pages, by their marks."""
    for page in pages:
        figure = page.figure
        inside = Box(
            MARGIN - HARDLY, MARGIN - HARDLY, figure.width - MARGIN + HARDLY, figure.height - MARGIN + HARDLY
        )
        seen: list[tuple[Words, Box]] = []
        for mark, box in words_of(figure):
            assert mark.size >= LEAST - 1e-9, (mark.text, mark.size)
            assert box.within(inside), (page.bookmark, mark.text, box)
            smaller = Box(box.left + HARDLY, box.top + HARDLY, box.right - HARDLY, box.bottom - HARDLY)
            for other, other_box in seen:
                assert not smaller.meets(other_box), (page.bookmark, mark.text, other.text)
            seen.append((mark, box))


def read_back(pages: list[Page], content: bytes) -> None:
    """Each word that is drawn can be found on its page by whoever searches."""
    document = pypdfium2.PdfDocument(content)
    try:
        assert len(document) == len(pages)
        for page, number in zip(pages, range(len(pages)), strict=True):
            text_page = document[number].get_textpage()
            text = plain(text_page.get_text_bounded())
            text_page.close()
            for mark, _ in words_of(page.figure):
                found = plain(mark.text) in text or (mark.glyphs and all_in(plain(mark.text), text))
                assert found, (page.bookmark, mark.text)
    finally:
        document.close()


@pytest.mark.parametrize("preset", ["halves", "six-areas", "mentor"])
@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("turn", ["landscape", "portrait"])
def test_maps_of_any_size(preset: str, paper: str, turn: str) -> None:
    for seed in range(EXAMPLES):
        chance = random.Random(f"{preset} {paper} {turn} {seed}")
        people = chance.choice([0, 1, chance.randrange(12), chance.randrange(34), chance.randrange(MOST + 1)])
        document = a_map(chance, preset, people)
        choice = PaperChoice(wave="w2", paper=paper, turn=turn, further=FURTHER)
        pages = report_pages(document, choice, load())
        look_at(pages)
        read_back(pages, pdf(pages, "Sociomap"))


def test_a_list_is_turned_where_that_saves_a_page() -> None:
    document = a_map(random.Random(3), "halves", 40)
    long = "On and on it goes, and then a little further still. " * 12
    wave = document.waves[1]
    wave = replace(wave, alters={key: replace(one, note=long) for key, one in wave.alters.items()})
    document = replace(document, waves=(document.waves[0], wave))
    count = {}
    for turn in ("landscape", "portrait", "best"):
        choice = PaperChoice(wave="w2", turn=turn, further=("coverage", "notes"))
        pages = [page for page in report_pages(document, choice, load()) if page.bookmark.startswith("Notes")]
        count[turn] = len(pages)
        upright = pages[0].figure.height > pages[0].figure.width
    assert count["portrait"] < count["landscape"] and count["best"] == count["portrait"] and upright
