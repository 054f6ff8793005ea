"""A PDF to those who hear it: its language and title, its headings, and its words in the order they are read."""

import datetime as dt
from collections.abc import Iterator
from ctypes import create_string_buffer
from io import BytesIO

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from msgspec.structs import replace

from sociomap_app.drawing.marks import Figure, Words
from sociomap_app.drawing.text.text_marks import words_at
from sociomap_app.report.output import blank_pdf, map_pdf, pdf, report_pages, report_pdf
from sociomap_app.report.pages.blank_map import Blank
from sociomap_app.report.pages.page import Page
from sociomap_app.report.paper_choice import ASKED_FOR, FURTHER, PaperChoice
from sociomap_app.shelf import shelf
from sociomap_app.storage.sociomap_file import read_shipped
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story

DAY = dt.date(2026, 12, 11)


@pytest.fixture(scope="module")
def reader() -> pypdf.PdfReader:
    choice = PaperChoice(wave="w2", further=FURTHER, date=DAY)
    return pypdf.PdfReader(BytesIO(report_pdf(story(load()), choice, load())))


def sections(reader: pypdf.PdfReader) -> list[list[tuple[str, int]]]:
    """The kinds and numbers of what is tagged, page by page."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    found = []
    for part, page in zip(root["/K"]["/K"], reader.pages, strict=True):
        pieces = [one.get_object() for one in part.get_object()["/K"]]
        assert all(piece["/Pg"] == page for piece in pieces)
        found.append([(str(piece["/S"]), int(piece["/K"])) for piece in pieces])
    return found


def roles(content: bytes) -> list[list[tuple[str, str]]]:
    """What a reader of the structure tree is told, page by page: roles, each with its words."""
    document = pypdfium2.PdfDocument(content)
    told = [_roles_of(page) for page in document]
    document.close()
    return told


def _roles_of(page: pypdfium2.PdfPage) -> list[tuple[str, str]]:
    words: dict[int, list[str]] = {}
    text_page = page.get_textpage()
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=text_page):
        words.setdefault(raw.FPDFPageObj_GetMarkedContentID(one), []).append(one.extract())
    text_page.close()
    tree = raw.FPDF_StructTree_GetForPage(page)
    assert raw.FPDF_StructTree_CountChildren(tree) == 1
    told = list(_under(raw.FPDF_StructTree_GetChildAtIndex(tree, 0)))
    raw.FPDF_StructTree_Close(tree)
    return [(kind, " ".join("".join(words[number]).split())) for kind, number in told]


def _under(element: raw.FPDF_STRUCTELEMENT) -> Iterator[tuple[str, int]]:
    """What stands at the ends of the tree, from first to last: its kind and number."""
    number = raw.FPDF_StructElement_GetMarkedContentID(element)
    if number >= 0:
        kind = create_string_buffer(64)
        length = raw.FPDF_StructElement_GetType(element, kind, len(kind))
        yield kind.raw[: length - 2].decode("utf-16-le"), number
        return
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _under(child)


@pytest.fixture(scope="module", params=["landscape", "portrait"])
def of_the_sample(request: pytest.FixtureRequest) -> dict[str, list[list[tuple[str, str]]]]:
    """The roles of every page of the sample's report, on A4 and on A3."""
    sample, framework = read_shipped(shelf() / "samples" / "sample.sociomap"), load()
    told = {}
    for paper in ("a4", "a3"):
        choice = PaperChoice(
            wave=sample.latest.id, paper=paper, turn=request.param, further=(*FURTHER, *ASKED_FOR), date=DAY
        )
        told[paper] = roles(report_pdf(sample, choice, framework))
    return told


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_page_has_one_title_and_begins_with_it(
    paper: str, of_the_sample: dict[str, list[list[tuple[str, str]]]]
) -> None:
    assert len(of_the_sample[paper]) == 2 + len(FURTHER)
    for page in of_the_sample[paper]:
        assert [kind for kind, _ in page].count("H1") == 1 and page[0][0] == "H1"
    titles = [page[0][1] for page in of_the_sample[paper]]
    assert titles[:3] == ["My year of training", "For the conversation", "People, groups and resources"]


def test_the_same_things_have_the_same_roles_on_a4_and_a3(
    of_the_sample: dict[str, list[list[tuple[str, str]]]],
) -> None:
    small, large = of_the_sample["a4"], of_the_sample["a3"]
    assert small[1:] == large[1:]
    assert {("H2", "Worth talking about"), ("H2", "The next step"), ("H2", "Agree")} <= set(large[1])
    on_map = [{words: kind for kind, words in page[0]} for page in (small, large)]
    assert {words: kind for words, kind in on_map[0].items() if kind != "P"} == {"My year of training": "H1"}
    shared = on_map[0].keys() & on_map[1].keys()
    assert {"Me", "Family & household", "Wider profession"} <= shared
    assert all(on_map[0][words] == on_map[1][words] for words in shared)
    assert set(on_map[1].values()) == {"H1", "P"}


def test_it_says_what_it_is(reader: pypdf.PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB" and root["/MarkInfo"]["/Marked"] == True  # noqa: E712  (an object of PDF)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  (as above)
    assert reader.metadata is not None and reader.metadata.title == "Sociomap"


def test_every_page_begins_with_its_title_and_numbers_what_it_says(reader: pypdf.PdfReader) -> None:
    for page, kinds in zip(reader.pages, sections(reader), strict=True):
        assert kinds[0] == ("/H1", 0)
        assert [number for _, number in kinds] == list(range(len(kinds)))
        content = page.get_contents()
        assert content is not None
        orders = content.get_data().decode("latin-1")
        assert orders.count("/MCID") == len(kinds)
        assert orders.count("BDC") + orders.count("BMC") == orders.count("EMC")


def test_lines_of_one_paragraph_are_one(reader: pypdf.PdfReader) -> None:
    lines = 0
    for page, kinds in zip(reader.pages[:2], sections(reader), strict=False):
        content = page.get_contents()
        assert content is not None
        lines += content.get_data().count(b" Tj") - len(kinds)
    assert lines >= 3


@pytest.mark.parametrize("kind", ["report", "map", "blank", "colourless"])
def test_the_same_date_gives_the_same_bytes(kind: str) -> None:
    def make() -> bytes:
        framework = load()
        if kind == "blank":
            return blank_pdf(framework, Blank(room=True), 3, DAY)
        choice = PaperChoice(wave="w2", further=FURTHER, date=DAY, greyscale=kind == "colourless", turn="best")
        return (map_pdf if kind == "map" else report_pdf)(story(framework), choice, framework)

    assert make() == make()


SCRIPTS = ("王小明", "陳美玲 x", "אנה כהן", "مريم الخطيب", "👩 Jo", "क्षितिज", "ไม่มี", "Żółć", "a\u0301 b", "𝒜lix")
LONE = ("王", "𝒜", "👩", "\ue000", "ש")


@pytest.mark.parametrize("words", SCRIPTS + LONE)
def test_a_name_of_any_script_is_found_as_it_was_typed(words: str) -> None:
    figure = Figure(400, 200, (words_at("before", 20, 40, 12, (0, 0, 0)), words_at(words, 20, 80, 12, (0, 0, 0))))
    content = pdf([Page(figure, "one")], "Sociomap")
    document = pypdfium2.PdfDocument(content)
    text_page = document[0].get_textpage()
    found = text_page.get_text_bounded()
    text_page.close()
    document.close()
    assert found.split("\r\n") == ["before", words]
    assert pypdf.PdfReader(BytesIO(content)).pages[0].extract_text().splitlines() == ["before", words]


def test_a_sign_that_no_font_has_can_be_seen_to_be_selected() -> None:
    lone = words_at("\ue000", 20, 80, 12, (0, 0, 0))
    document = pypdfium2.PdfDocument(pdf([Page(Figure(400, 200, (lone,)), "one")], "Sociomap"))
    text_page = document[0].get_textpage()
    (left, bottom, right, top) = text_page.get_charbox(0)
    text_page.close()
    document.close()
    assert top - bottom > lone.size / 2 and right - left > lone.width / 2
    assert left >= lone.x and right <= lone.x + lone.width


def test_how_connections_feel_and_the_lenses_only_if_asked_for() -> None:
    sample = read_shipped(shelf() / "samples" / "sample.sociomap")
    sample = replace(sample, view=replace(sample.view, ties_to_me=True))
    said = {}
    for further in ((), ("quality",), ("lenses",)):
        pages = report_pages(sample, PaperChoice(wave=sample.latest.id, further=further), load())
        said[further] = " ".join(
            mark.text for page in pages for mark in page.figure.marks if isinstance(mark, Words)
        )
    assert "draining" in said["quality",] and "draining" not in said[()] + said["lenses",]
    assert (
        "have answered the five lenses" in said["lenses",]
        and "have answered the five lenses" not in said[()] + said["quality",]
    )


def test_the_next_step_names_whom_as_the_map_does() -> None:
    sample = read_shipped(shelf() / "samples" / "sample.sociomap")
    wave = sample.latest
    step = next(one for one in wave.conversation.actions if one.alter in wave.alters and not one.done)
    pages = report_pages(sample, PaperChoice(wave=wave.id), load())
    said = " ".join(mark.text for page in pages for mark in page.figure.marks if isinstance(mark, Words))
    assert f"with {wave.alters[step.alter].label}" in said
