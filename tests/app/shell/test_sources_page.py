"""Sources and terms: all of it on one page, found by words, reached from help and from every finding's reason."""

import re
from collections.abc import Mapping

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QPalette, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser

from sociomap_app.app.appearance.colours import DARK, LIGHT
from sociomap_app.app.dialogs.sources_page import CONTENTS, NOT_FOUND, SourcesPage, markup
from sociomap_app.panels.controls.style import colours, contrast
from sociomap_app.panels.findings.finding_card import FindingCard
from sociomap_app.panels.findings.findings_page import FindingsPanel
from sociomap_app.vocabulary.loader import load
from tests.app.conftest import Make
from tests.app.hand import click
from tests.app.parts import Whole
from tests.vocabulary.test_sources import UNWANTED


def page_of(window: Whole) -> SourcesPage:
    QApplication.processEvents()
    dialog = window.findChild(QDialog, "sources")
    assert dialog is not None and dialog.isVisible()
    (page,) = dialog.findChildren(SourcesPage)
    return page


def opened(window: Whole) -> SourcesPage:
    window.commands["sources"].trigger()
    return page_of(window)


def finding(window: Whole, rule: str) -> FindingCard:
    window.panel.show_page("shows")
    panel = window.panel.page("shows")
    assert isinstance(panel, FindingsPanel)
    while not (panel.cards and panel.readings.is_current()):
        QTest.qWait(25)
    panel._show_all()
    at, before = panel.cards[rule].why.mapTo(panel, QPoint()), None
    while at != before:  # until it is laid out
        QTest.qWait(100)
        at, before = panel.cards[rule].why.mapTo(panel, QPoint()), at
    return panel.cards[rule]


def line_at_top(text: QTextBrowser) -> str:
    below = text.fontMetrics().height() * 2
    return text.cursorForPosition(QPoint(text.viewport().width() // 3, below)).block().text()


def test_every_source_and_term_is_on_the_page_with_what_it_does_not_show(make_window: Make) -> None:
    framework = load()
    said = " ".join(opened(make_window()).text.toPlainText().split())
    for source in framework.sources.values():
        for text in (source.author, source.year, source.title, source.where, source.shows, source.strength):
            assert " ".join(text.split()) in said, source.id
        assert source.not_shown in said
    for term in framework.terms.values():
        assert term.label in said and term.means in said
    for rule in framework.rules.values():
        assert [one for one in rule.sources if framework.sources[one].title not in said] == []
    for theory in ("Constructivist", "Social capital", "New social movements", "Durkheimian"):
        assert theory in said
    for goal in ("School improvement", "Broadening opportunities", "Sharing resources"):
        assert goal in said
    assert "how one person sees" in said and "on one day" in said
    assert not UNWANTED.search(said)


def test_every_link_on_it_leads_to_a_place_on_it(make_window: Make) -> None:
    markup = opened(make_window()).text.document().toHtml()
    places = set(re.findall(r'<a name="([^"]+)"', markup))
    links = re.findall(r'<a href="([^"]+)"', markup)
    assert len(links) > 20
    assert [one for one in links if not one.startswith("#") or one[1:] not in places] == []


def test_a_link_scrolls_to_its_place(make_window: Make) -> None:
    page = opened(make_window())
    assert page.text.verticalScrollBar().value() == 0
    page.text.anchorClicked.emit(QUrl("#source-granovetter_1973"))
    assert "Granovetter" in line_at_top(page.text) or "weak ties" in line_at_top(page.text)
    page.text.anchorClicked.emit(QUrl("https://example.org"))
    assert "Granovetter" in page.text.toPlainText()


def test_keys_scroll_it_and_its_text_can_be_selected(make_window: Make) -> None:
    text = opened(make_window()).text
    assert text.hasFocus()
    QTest.keyClick(text, Qt.Key.Key_PageDown)
    assert text.verticalScrollBar().value() > 0
    assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_links_are_reached_and_followed_by_keys(make_window: Make) -> None:
    text = opened(make_window()).text
    assert "Right and left" in text.accessibleDescription()
    chosen = []
    for _ in range(4):
        QTest.keyClick(text, Qt.Key.Key_Right)
        chosen.append(text.textCursor().selectedText())
    assert chosen == [said for _, said in CONTENTS]
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert line_at_top(text) == "Sources"
    QTest.keyClick(text, Qt.Key.Key_Right)
    assert text.textCursor().selectedText() == "Our own"
    QTest.keyClick(text, Qt.Key.Key_Left)
    assert text.textCursor().charFormat().anchorHref().startswith("#source-")
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()


def test_words_are_found_one_after_another(make_window: Make) -> None:
    page = opened(make_window())
    QTest.keyClick(page.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.wanted.hasFocus()
    QTest.keyClicks(page.wanted, "induction TUTOR")
    assert page.told.text() == f"1 of {len(page.found)}" and len(page.found) > 2
    assert page.text.textCursor().selectedText().lower() == "induction tutor"
    QTest.keyClick(page.wanted, Qt.Key.Key_Return)
    assert page.told.text().startswith("2 of")
    QTest.keyClick(page.wanted, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.wanted, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.told.text().startswith(f"{len(page.found)} of")
    page.wanted.setText("xyzzy")
    assert page.told.text() == NOT_FOUND and page.text.extraSelections() == []
    page.wanted.clear()
    assert page.told.text() == ""


def test_why_this_leads_to_the_sources_of_the_finding(make_window: Make) -> None:
    window = make_window(size=(1280, 720))
    window.files.open_sample()
    rules = load().rules
    card = finding(window, "S5")
    assert not card.look_up.isVisible()
    click(card.why)
    assert card.look_up.isVisible()
    click(card.look_up)
    page = page_of(window)
    QTest.qWait(20)
    assert page.marked == tuple(rules["S5"].sources) == ("tes_report", "ours")
    assert "Tes" in line_at_top(page.text) or "news report" in line_at_top(page.text)
    said = page.text.toPlainText()
    assert said.count("● for this finding") == 2 and said.count("For this finding too") == 2


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_quiet_words_can_be_read_on_every_card(look: Mapping[str, str]) -> None:
    palette = QPalette()
    for name, colour in look.items():
        palette.setColor(getattr(QPalette.ColorRole, name), QColor(colour))
    framework, c = load(), colours(palette)
    page = markup(framework, c, ["tes_report", "ours"])
    seen = 0
    for table in page.split("<table ")[1:]:
        ground = re.search(r'bgcolor="([^"]+)"', table)
        under = QColor(ground[1]) if ground else c.base
        for colour in {*re.findall(r"color:(#\w+)", table), c.ink.name(), look["Link"]}:
            assert contrast(QColor(colour), under) >= 4.5, (colour, under.name())
            seen += 1
    assert seen > len(framework.sources) * 3


@pytest.mark.parametrize("page", ["help", "about"])
def test_help_leads_to_it(make_window: Make, page: str) -> None:
    window = make_window()
    window.commands[page].trigger()
    (text,) = window.findChild(QDialog, page).findChildren(QTextBrowser)
    document = text.document()
    assert isinstance(document, QTextDocument)
    place = document.find("Sources and terms")
    assert place.charFormat().anchorHref() == "sources"
    text.anchorClicked.emit(QUrl(place.charFormat().anchorHref()))
    assert page_of(window).marked == ()


@pytest.mark.parametrize("size", [100, 150])
def test_at_any_text_size_nothing_is_cut_off_at_the_side(make_window: Make, size: int) -> None:
    window = make_window(size=(1280, 720))
    window.settings.take(msgspec.structs.replace(window.settings.now, text_size=size))
    page = opened(window)
    assert page.text.horizontalScrollBar().maximum() == 0
    assert page.window().height() <= 720


def test_what_a_provider_writes_is_shown_as_it_is(make_window: Make) -> None:
    window = make_window()
    source = msgspec.structs.replace(load().sources["ours"], id="own", author="<b>Us</b> & co", used_for="a < b")
    framework = msgspec.structs.replace(window.framework, sources={**window.framework.sources, "own": source})
    page = SourcesPage(window.session, framework, ["own", "nothing"])
    assert "<b>Us</b> & co" in page.text.toPlainText() and "a < b" in page.text.toPlainText()
    assert page.marked == ("own",)
    page.deleteLater()
