"""Whatever somebody types is printed as it was typed: no markup, no order to a program."""

from io import BytesIO
from xml.etree import ElementTree

import pypdf
import pypdfium2
import pytest
from msgspec.structs import replace

from sociomap_app.drawing.marks import Words
from sociomap_app.model.sociomap import Action, Conversation, Note, Place, Sociomap
from sociomap_app.report.output import map_svg, pdf, report_pages
from sociomap_app.report.paper_choice import FURTHER, PaperChoice
from sociomap_app.vocabulary.loader import load
from tests.cli.story import story

HOSTILE = {
    "picture": "<img src='file:///etc/passwd'>",
    "link": '<a href="https://example.org/">Jo</a>',
    "open": "<b><i>Jo",
    "closed": "</text></svg><script>x()</script>",
    "ampersand": "Jo & Flo &amp; &#60; &lt;",
    "pdf": "(Jo) Tj ET Q /X Do \\051 >> endobj",
    "formula": "=HYPERLINK(1)",
    "percent": "%s {0} {label} $HOME `id`",
    "cdata": "]]> <!-- Jo --> <?xml?>",
}
KNOWN = {"svg", "title", "style", "path", "text", "g"}


def said_everywhere(words: str) -> Sociomap:
    whole = story(load())
    wave = whole.latest
    alters = {key: replace(one, label=words, note=words) for key, one in wave.alters.items()}
    outlines = {key: replace(one, label=words) for key, one in wave.outlines.items()}
    wave = replace(
        wave,
        label=words,
        alters=alters,
        outlines=outlines,
        notes={"n1": Note(id="n1", text=words, place=Place(2, "school"))},
        conversation=Conversation(actions=(Action(id="c1", what=words, with_whom=words),)),
    )
    return replace(whole, title=words, waves=(whole.waves[0], wave))


def plain(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\ufffe\u00ad")


@pytest.mark.parametrize("kind", HOSTILE)
def test_printed_as_typed(kind: str) -> None:
    words = HOSTILE[kind]
    pages = report_pages(said_everywhere(words), PaperChoice(wave="w2", further=FURTHER), load())
    content = pdf(pages, "Sociomap")
    people = next(n for n, page in enumerate(pages) if page.bookmark.startswith("People"))
    document = pypdfium2.PdfDocument(content)
    text_page = document[people].get_textpage()
    found = plain(text_page.get_text_bounded())
    text_page.close()
    document.close()
    assert found.count(plain(words)) >= 3
    reader = pypdf.PdfReader(BytesIO(content))
    assert not any("/Annots" in page for page in reader.pages)
    assert plain(words) in plain(
        "".join(str(one.title) for one in reader.outline) + reader.pages[0].extract_text()
    )


@pytest.mark.parametrize("kind", HOSTILE)
def test_drawn_as_typed(kind: str) -> None:
    words = HOSTILE[kind]
    svg = map_svg(said_everywhere(words), PaperChoice(wave="w2"), load())
    root = ElementTree.fromstring(svg)
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= KNOWN
    assert plain(words) in plain("".join(one.text or "" for one in root.iter() if one.tag.endswith("text")))


def test_five_hundred_signs_are_whole_in_the_list_of_people() -> None:
    words = " ".join(f"word{number:03}" for number in range(62))
    pages = report_pages(said_everywhere(words), PaperChoice(wave="w2", further=("people",)), load())
    listed = [
        mark.text
        for page in pages
        if page.bookmark.startswith("People")
        for mark in page.figure.marks
        if isinstance(mark, Words)
    ]
    assert plain(words) in plain("".join(text for text in listed if "word" in text))


def test_signs_that_steer_are_shown_as_their_code() -> None:
    pages = report_pages(
        said_everywhere("Jo\x07 and\x1b[31m Flo"), PaperChoice(wave="w2", further=("people",)), load()
    )
    content = pdf(pages, "Sociomap")
    assert b"\x1b[31m" not in content
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    assert "Jo" in text and "Flo" in text and "[31m" in text
