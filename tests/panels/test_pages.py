"""Support, what the map shows, the conversation, and the four pages together."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidgetAction

from sociomap_app.analysis.rules.findings import Finding
from sociomap_app.model import edits
from sociomap_app.panels.conversation.conversation_page import ConversationPanel
from sociomap_app.panels.findings.findings_page import FindingsPanel
from sociomap_app.panels.findings.map_reading import Readings, read_map
from sociomap_app.panels.side_panel import PAGES, SidePanel
from sociomap_app.panels.support.support_page import SupportPanel
from tests.app.hand import wheel

from .conftest import NASTY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def readings(session, framework):
    return Readings(session, lambda document, wave, answer: answer(read_map(document, wave, framework)))


@pytest.fixture
def support(session, framework, shown):
    return shown(SupportPanel(session, framework))


def back_to_the_start(session):
    while session.undo():
        pass
    return session.document


def test_support_says_four_states_in_words(support, session):
    session.apply("x", edits.set_asked(session.document, "w1", ["role_model"]))
    said = {function: row.sign.text() for function, row in support.rows.items()}
    assert said["confide"].startswith("several")
    assert said["teaching_feedback"].startswith("one only")
    assert said["role_model"].startswith("nobody yet")
    assert said["challenge"].startswith("not asked")
    assert support.rows["confide"].names.text() == "Mum and F.D."


def test_choosing_a_kind_of_support_points_out_its_people(support, session, qtbot):
    qtbot.mouseClick(support.rows["confide"].names, LEFT)
    assert session.selection.pointed_out == {"mum", "fd"} and not session.selection
    row = support.rows["school_ways"]
    assert not row.selected.isVisible(), "one click would say something of all of them"
    session.select_alters(["mum", "fd"])
    assert row.selected.isVisible()
    assert row.selected.words() == "Mum and F.D. give this"
    first = session.document
    qtbot.mouseClick(row.selected, LEFT)
    assert "school_ways" in session.wave.alters["mum"].functions
    assert "school_ways" in session.wave.alters["fd"].functions
    session.undo()
    assert session.document is first


def test_thought_about_and_nobody(support, session, qtbot):
    first, row = session.document, support.rows["challenge"]
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    assert "challenge" in session.wave.asked
    assert row.sign.text().startswith("nobody yet")
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    assert "challenge" not in session.wave.asked
    assert back_to_the_start(session) is first


def test_givers_are_ticked_from_the_row(support, session, qtbot):
    menu = support.menu("challenge")
    boxes = [action.defaultWidget() for action in menu.actions() if isinstance(action, QWidgetAction)]
    assert [box.words() for box in boxes][:2] == ["A.S.", "B.T."]
    assert "someone in year 4" not in [box.words() for box in boxes]
    menu.popup(support.mapToGlobal(support.rect().center()))
    qtbot.mouseClick(boxes[1], LEFT)
    assert "challenge" in session.wave.alters["bt"].functions
    menu.hide()


@pytest.fixture
def page(session, framework, readings, shown):
    made = shown(FindingsPanel(session, framework, readings))
    readings.show_reading(read_map(session.document, "w1", framework))
    return made


def test_findings_come_strengths_first_and_light_up_their_people(page, session, qtbot):
    states = [card.finding.state for card in page.cards.values()]
    assert states == sorted(states, key=lambda state: (state != "covered", state == "note"))
    card = next(card for card in page.cards.values() if card.finding.alters)
    qtbot.mouseClick(card, LEFT)
    assert session.selection.pointed_out == set(card.finding.alters)
    session.select_alters([])
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert session.selection.pointed_out == set(card.finding.alters)


def test_a_finding_says_why_and_can_be_set_aside(page, session, readings, qtbot):
    rule = next(rule for rule, card in page.cards.items() if card.finding.state == "one")
    card = page.cards[rule]
    assert not card.because.isVisible()
    qtbot.mouseClick(card.why, LEFT)
    assert card.because.isVisible() and card.finding.source.rstrip(".") in card.because.text()
    assert card.because.text().startswith("This is said where ")
    first = session.document
    qtbot.mouseClick(card.fine, LEFT)
    assert rule in session.wave.set_aside
    qtbot.waitUntil(lambda: page.cards[rule].finding.set_aside)
    line = page.cards[rule].reason
    qtbot.keyClicks(line, "Jo is enough")
    assert session.wave.set_aside[rule] == "Jo is enough"
    assert page.cards[rule].reason is line
    assert session.history.past[-1].words == "Why it is fine"
    qtbot.mouseClick(page.cards[rule].fine, LEFT)
    assert rule not in session.wave.set_aside
    assert back_to_the_start(session) is first


def test_typing_does_not_read_the_map_each_time(session, framework, shown, qtbot):
    asked = []
    readings = Readings(session, lambda document, wave, answer: asked.append(document))
    shown(FindingsPanel(session, framework, readings))
    qtbot.waitUntil(lambda: len(asked) == 1)
    for label in ("A", "AB", "ABC"):
        session.apply("Rename", edits.change_alters(session.document, "w1", ["as"], label=label), merge="x")
    assert len(asked) == 1
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[-1] is session.document


def test_a_reading_that_comes_too_late_is_dropped(session, framework, readings):
    late = read_map(session.document, "w1", framework)
    session.apply("x", edits.change_alters(session.document, "w1", ["as"], label="B"))
    readings.show_reading(late)
    assert readings.latest is None


def test_the_overview_counts_in_words(page, session):
    overview = page.overview
    assert overview.size_words.text() == "7 people and 1 group"
    assert overview.parts.text().endswith("1 you would like")
    assert dict(overview.by_ring.values)["further out"] == 3
    assert dict(overview.by_ring.values)["not placed yet"] == 1
    assert overview.strength.text() == "2 closest, 2 close, 3 further out, 1 not said"
    said = [label.text() for label in overview.figures.findChildren(QLabel)]
    assert any(text.endswith(": –") for text in said)
    assert "who knows whom has not been drawn yet" in said


def test_who_knows_whom_is_ticked(page, session, qtbot):
    qtbot.mouseClick(page.drawn, LEFT)
    assert session.wave.who_knows_whom_done
    session.undo()
    assert not page.drawn.isChecked()


def test_an_empty_map_reads_too(session, framework, readings, shown):
    session.open(edits.remove_alters(session.document, "w1", list(session.wave.alters)))
    page = shown(FindingsPanel(session, framework, readings))
    readings.show_reading(read_map(session.document, "w1", framework))
    assert page.overview.size_words.text() == "Nobody yet"
    assert page.overview.strength.text().startswith("– ")


def test_hostile_findings_are_plain(nasty, framework, shown):
    readings = Readings(nasty)
    page = shown(FindingsPanel(nasty, framework, readings))
    finding = Finding(rule="X", state="one", words=NASTY, question=NASTY, alters=("as",), source=NASTY)
    readings.show_reading(replace(read_map(nasty.document, "w1", framework), findings=(finding,)))
    labels = page.cards["X"].findChildren(QLabel)
    assert any(label.text() == NASTY for label in labels)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


@pytest.fixture
def talk(session, framework, readings, shown):
    return shown(ConversationPanel(session, framework, readings), 360, 1600)


def test_words_under_a_prompt(talk, session, qtbot):
    first, (prompt, box) = session.document, next(iter(talk.boxes.items()))
    box.setFocus()
    qtbot.keyClicks(box, "With Mum. ")
    answer = session.wave.conversation.answers[0]
    assert (answer.prompt, answer.words) == (prompt, "With Mum.")
    assert box.hasFocus() and box.toPlainText() == "With Mum. "
    assert len(session.history.past) == 1
    session.undo()
    assert session.document is first
    assert talk.boxes[prompt].toPlainText() == ""


def test_the_wheel_moves_the_page_and_not_the_words_in_a_box(talk, qtbot):
    box = next(iter(talk.boxes.values()))
    box.setPlainText("A mentor who does not also assess me, who has an hour a week for it. " * 2)
    QApplication.processEvents()
    wheel(box.viewport(), -120)
    assert box.verticalScrollBar().value() == 0, "all of the words stay in the box"
    box.setPlainText("one line\n" * 40)
    QApplication.processEvents()
    wheel(box.viewport(), -240)
    assert box.verticalScrollBar().value() > 0, "what is longer than its box is scrolled in it"


def test_new_findings_do_not_disturb_who_writes(talk, session, framework, readings, qtbot):
    box = list(talk.boxes.values())[2]
    box.setFocus()
    qtbot.keyClicks(box, "a")
    readings.show_reading(read_map(session.document, "w1", framework))
    qtbot.keyClicks(box, "b")
    assert box.hasFocus() and box.toPlainText() == "ab"


def test_what_was_noticed_is_talked_over_and_stays_once_answered(talk, session, framework, readings, qtbot):
    readings.show_reading(read_map(session.document, "w1", framework))
    noticed = [one for one in talk.boxes if one.startswith("noticed ")]
    assert 0 < len(noticed) <= 3
    box = talk.boxes[noticed[0]]
    box.setFocus()
    qtbot.keyClicks(box, "Jo")
    answer = session.wave.conversation.answers[0]
    assert (answer.prompt, answer.stage, answer.words) == (noticed[0], "notice", "Jo")
    session.apply("fine", edits.set_aside(session.document, "w1", noticed[0].removeprefix("noticed ")))
    talk.steps.setFocus()
    readings.show_reading(read_map(session.document, "w1", framework))
    assert talk.boxes[noticed[0]].toPlainText() == "Jo"
    assert answer.question in [label.text() for label in talk.findChildren(QLabel)]


def test_a_next_step_with_somebody_from_the_map(talk, session, qtbot):
    first = session.document
    qtbot.mouseClick(talk.steps.add, LEFT)
    row = next(iter(talk.steps.rows_by_id.values()))
    assert row.what.hasFocus()
    qtbot.keyClicks(row.what, "Ask to watch")
    row.whom.lineEdit().setFocus()
    qtbot.keyClicks(row.whom.lineEdit(), "a.s.")
    qtbot.keyClick(row.whom, Qt.Key.Key_Return)
    row.by.line.setFocus()
    qtbot.keyClicks(row.by.line, "9/10/2026")
    qtbot.mouseClick(row.done, LEFT)
    action = session.wave.conversation.actions[0]
    assert (action.what, action.alter, action.with_whom) == ("Ask to watch", "as", "")
    assert (action.by, action.done) == (dt.date(2026, 10, 9), True)
    row.whom.lineEdit().setFocus()
    row.whom.lineEdit().selectAll()
    qtbot.keyClicks(row.whom.lineEdit(), "the union")
    qtbot.keyClick(row.whom, Qt.Key.Key_Return)
    action = session.wave.conversation.actions[0]
    assert (action.alter, action.with_whom) == (None, "the union")
    qtbot.mouseClick(row.remove, LEFT)
    assert not session.wave.conversation.actions
    assert back_to_the_start(session) is first


def test_what_was_agreed(talk, session, qtbot):
    first = session.document
    talk.agreed.setFocus()
    qtbot.keyClicks(talk.agreed, "We meet")
    for field, typed in ((talk.held, "1/9/26"), (talk.next, "1/10/26"), (talk.review, "1/7/2027")):
        field.line.setFocus()
        qtbot.keyClicks(field.line, typed)
    said = session.wave.conversation
    assert (said.agreed, said.held_on, said.next_on) == ("We meet", dt.date(2026, 9, 1), dt.date(2026, 10, 1))
    assert session.document.review_on == dt.date(2027, 7, 1)
    assert back_to_the_start(session) is first


def test_what_is_shared_is_noted_and_taken_back(talk, session, qtbot):
    first = session.document
    talk.shared.open()
    qtbot.mouseClick(talk.sharing.add, LEFT)
    row = next(iter(talk.sharing.rows_by_id.values()))
    assert not session.document.sharing[0].research
    qtbot.keyClicks(row.whom, "my mentor")
    for choice in (row.part, row.names):
        choice.setFocus()
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    row.purpose.setFocus()
    qtbot.keyClicks(row.purpose, "planning")
    qtbot.mouseClick(row.research, LEFT)
    shared = session.document.sharing[0]
    assert (shared.with_whom, shared.part, shared.names) == ("my mentor", "professional", "roles")
    assert (shared.purpose, shared.research) == ("planning", True)
    qtbot.mouseClick(row.remove, LEFT)
    assert session.document.sharing == ()
    assert back_to_the_start(session) is first


def test_the_four_pages(session, framework, shown, qtbot):
    asked = []
    side = shown(SidePanel(session, framework, lambda document, wave, answer: asked.append(wave)), 360, 620)
    assert side.current() == "person"
    assert list(side._made) == ["person"], "a page is made when it is looked at"
    turned = []
    side.page_changed.connect(turned.append)
    for name, _ in PAGES[1:]:
        side.show_page(name)
        assert side.page(name).isVisible()
    assert turned == ["support", "shows", "talk"]
    qtbot.waitUntil(lambda: asked == ["w1"])
    side.tabs.setFocus()
    qtbot.keyClick(side.tabs, Qt.Key.Key_Left)
    assert side.current() == "shows"
    session.select_alters(["as"])
    side.show_page("person", focus=True)
    assert side.page("person").form("alters").label.hasFocus()


@pytest.mark.parametrize("scale, width", [(1, 360), (1, 340), (1.5, 360)])
def test_tab_words_fit(session, framework, shown, scale, width):
    side = SidePanel(session, framework)
    font = QFont(side.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    side.setFont(font)
    shown(side, width, 620)
    metrics = QFontMetrics(side.tabs.fitted())
    for number, (_, title) in enumerate(PAGES):
        assert side.tabs.tabRect(number).width() >= metrics.horizontalAdvance(title)
    assert side.tabs.tabRect(len(PAGES) - 1).right() <= side.width()


def test_a_hidden_page_catches_up(session, framework, shown):
    side = shown(SidePanel(session, framework), 360, 620)
    side.show_page("support")
    session.select_alters(["as"])
    session.apply("x", edits.change_alters(session.document, "w1", ["as"], label="Q."))
    side.show_page("person")
    assert side.page("person").form("alters").label.text() == "Q."


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_larger_text_makes_larger_pages(session, framework, shown, name):
    side = shown(SidePanel(session, framework), 360, 620)
    session.select_alters(["as"])
    side.show_page(name)
    before = side.page(name).area.widget().sizeHint().height()
    font = QFont(side.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    side.setFont(font)
    assert side.page(name).area.widget().sizeHint().height() > before


def test_a_panel_that_is_gone_is_told_nothing(session, framework, qtbot):
    panel = SupportPanel(session, framework)
    before = len(session._listeners)
    panel.deleteLater()
    qtbot.waitUntil(lambda: len(session._listeners) == before - 1)
    session.apply("x", edits.change_alters(session.document, "w1", ["as"], label="Q."))
    assert len(session._listeners) == before - 1


def test_a_mentor_chooses_another_set_of_questions(talk, session):
    assert not talk.decks.isHidden() and talk.decks.index_of("reach") < 0 <= talk.decks.index_of("start")
    session.apply("x", edits.change_wave(session.document, session.wave.id, ego_role="mentor"))
    assert talk.decks.index_of("reach") >= 0 > talk.decks.index_of("start")
    before = list(talk.boxes)
    talk.decks.setCurrentIndex(talk.decks.index_of("reach"))
    talk.decks.picked.emit("reach")
    assert all(one.startswith("reach_") for one in talk.boxes)
    assert "four levels" in talk.idea.text() and not talk.sources.isHidden()
    told = []
    talk.sources_wanted.connect(told.append)
    talk.sources.click()
    assert told == [["gupta_newman_2024"]]
    talk.boxes["reach_next"].setPlainText("a hub")
    talk.boxes["reach_next"].typed.emit("a hub")
    talk.decks.setCurrentIndex(talk.decks.index_of(""))
    talk.decks.picked.emit("")
    assert "reach_next" in talk.boxes
    assert talk.idea.isHidden() and talk.sources.isHidden()
    assert set(before) & set(talk.boxes)


def test_where_people_look_unfolds_with_a_finding(nasty, readings, shown, framework):
    page = shown(FindingsPanel(nasty, framework, readings), 360, 900)
    finding = Finding(rule="G12", state="nobody", words="w", question="q?", alters=(), source="s")
    readings.show_reading(replace(read_map(nasty.document, "w1", framework), findings=(finding,)))
    card = page.cards["G12"]
    assert card.ideas.isHidden()
    card.look.click()
    assert not card.ideas.isHidden()
    assert "Historical Association" in card.ideas.text()


def test_how_it_hangs_together_unfolds_and_shows_its_people(page, session, qtbot):
    qtbot.waitUntil(lambda: page.shape.rows.count() > 0)
    assert page.shape.inner.isHidden()
    page.shape.head.click()
    assert page.shape.inner.isVisible()
    from sociomap_app.analysis.structure.shape_sentences import ShapeSentence

    page.shape.show_parts((("As you drew it", (ShapeSentence("They know each other.", ("as",)),)),))
    (show,) = [one for one in page.shape.inner.findChildren(QPushButton) if one.parent() is page.shape.inner]
    show.click()
    assert session.selection.pointed_out == {"as"}


def test_what_has_helped_is_ticked_for_the_date(talk, session, qtbot):
    talk.helping.open()
    first, box = session.document, talk.helped.things.boxes["mentor_time"]
    box.click()
    talk.helped.kinds.boxes["confide"].click()
    assert session.wave.helped == {"mentor_time", "confide"} and box.isChecked()
    box.click()
    assert session.wave.helped == {"confide"} and not box.isChecked()
    session.apply("Own", edits.set_helped(session.document, session.wave.id, ["confide", "my dog"]))
    box.click()
    assert session.wave.helped == {"mentor_time", "confide", "my dog"}, "a word of another list stays"
    while session.undo():
        pass
    assert session.document is first and not talk.helped.kinds.boxes["confide"].isChecked()
