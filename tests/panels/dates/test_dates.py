"""The bar of dates, the list of steps, and the five lenses."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMenu

from sociomap_app.editing import operations
from sociomap_app.model import edits
from sociomap_app.model.sociomap import Wave
from sociomap_app.panels.conversation.lenses_page import Dots, LensesPanel
from sociomap_app.panels.dates import wave_bar
from sociomap_app.panels.dates.wave_bar import WaveBar
from sociomap_app.panels.dates.wave_dialog import WaveDialog
from sociomap_app.panels.history_list import HistoryPanel
from tests.panels.conftest import NASTY

LEFT = Qt.MouseButton.LeftButton
DECEMBER = Wave(id="", date=dt.date(2026, 12, 1), ego_role="trainee", ego_setting="placement A")


@pytest.fixture
def agreed():
    """Whether a date may go, each time it is asked; nobody is asked twice."""
    return []


@pytest.fixture
def bar(session, framework, shown, agreed):
    return shown(WaveBar(session, framework, lambda parent, wave: agreed.pop()), 900, 70)


def test_what_ego_is_and_where_stands_with_the_date(bar, session, framework, monkeypatch, qtbot):
    """It can be said with one date only, too, and each date says its own."""
    assert bar.whoami.isVisible()
    new = edits.change_wave(session.document, "w1", ego_role=None, ego_setting=None)
    session.apply("Nothing said", new)
    assert bar.whoami.text() == wave_bar.WHO_AND_WHERE
    said = {
        "label": "",
        "occasion": "later",
        "date": session.wave.date,
        "ego_role": "ect",
        "ego_setting": "online",
    }
    monkeypatch.setattr(wave_bar, "ask_wave", lambda *given: said)
    qtbot.mouseClick(bar.whoami, LEFT)
    assert (session.wave.ego_role, session.wave.ego_setting) == ("ect", "online")
    assert bar.whoami.text() == "early career teacher · online"
    assert bar.whoami.accessibleName() == "Me on this date: early career teacher · online"
    session.undo()
    assert bar.whoami.text() == wave_bar.WHO_AND_WHERE
    bar.show_names("initials")
    assert not bar.whoami.isVisible()


def test_one_date_shows_only_the_way_to_another(bar):
    assert not bar.buttons["w1"].isVisible()
    assert not bar.more.isVisible()
    assert bar.new.isVisible()


def test_dates_switch_with_mouse_and_keys(bar, session, qtbot, framework):
    operations.add_wave(session, framework, label="end of placement A", date=dt.date(2026, 12, 12))
    second = session.wave.id
    assert bar.buttons[second].isChecked() and not bar.buttons["w1"].isChecked()
    qtbot.mouseClick(bar.buttons["w1"], LEFT)
    assert session.wave.id == "w1"
    assert bar.buttons["w1"].isChecked() and not bar.buttons[second].isChecked()
    bar.buttons[second].setFocus()
    qtbot.keyClick(bar.buttons[second], Qt.Key.Key_Space)
    assert session.wave.id == second
    assert bar.compare.text() == "compare with start of course"
    asked = []
    bar.compare_asked.connect(lambda *two: asked.append(two))
    qtbot.mouseClick(bar.compare, LEFT)
    assert asked == [(second, "w1")]
    assert not bar.others.isVisible(), "two dates need no menu"
    session.look_at("w1")
    assert bar.compare.text().startswith("compare with ") and bar.compare.isVisible()
    qtbot.mouseClick(bar.compare, LEFT)
    assert asked[-1] == ("w1", second), "the first date is compared with the one after it"


def test_any_two_dates_can_be_compared(bar, session, qtbot, framework):
    for label, month in (("two", 11), ("A & B", 12)):
        operations.add_wave(session, framework, label=label, date=dt.date(2026, month, 12))
    first, second, third = (wave.id for wave in session.document.waves)
    asked = []
    bar.compare_asked.connect(lambda *two: asked.append(two))
    assert bar.compare.text() == "compare with two"
    qtbot.mouseClick(bar.others, LEFT)
    (menu,) = [one for one in bar.findChildren(QMenu) if one.isVisible()]
    (action,) = menu.actions()
    assert action.text() == "compare with 4 Sep 2026, start of course"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert asked == [(third, first)]
    inner = bar.menu(second).actions()[0].menu()
    assert [one.text() for one in inner.actions()] == ["4 Sep 2026, start of course", "12 Dec 2026, A && B"]
    inner.actions()[1].trigger()
    assert asked[-1] == (second, third), "also two dates of which none is in view"


def test_a_new_date_asks_its_name_and_starts_as_a_copy(bar, session, monkeypatch, qtbot):
    seen = {}

    def answer(parent, title, framework, document, wave, clone=None):
        seen.update(wave=wave, clone=clone)
        return {
            "occasion": "mid_year",
            "date": dt.date(2027, 1, 10),
            "ego_role": "ect",
            "ego_setting": "St Nowhere",
        }

    monkeypatch.setattr(wave_bar, "ask_wave", answer)
    first = session.document
    qtbot.mouseClick(bar.new, LEFT)
    assert seen["clone"].id == "w1"
    assert (seen["wave"].ego_role, seen["wave"].ego_setting) == ("trainee", "placement A")
    wave = session.wave
    assert (wave.occasion, wave.ego_role, wave.ego_setting) == ("mid_year", "ect", "St Nowhere")
    assert bar.buttons[wave.id].accessibleName() == "10 Jan 2027, mid-year"
    assert bar.whoami.text() == "early career teacher · St Nowhere"
    assert [one.label for one in session.document.own_words if one.id == "St Nowhere"] == ["St Nowhere"]
    assert session.wave.alters.keys() == first.wave("w1").alters.keys()
    session.undo()
    assert session.document is first
    assert not bar.buttons["w1"].isVisible()


def test_a_date_is_changed_and_removed(bar, session, monkeypatch, qtbot, agreed, framework):
    operations.add_wave(session, framework, label="two", date=dt.date(2026, 12, 12))
    second = session.wave.id
    assert [action.text() for action in bar.menu(second).actions()] == [
        "Compare with 4 Sep 2026, start of course",
        "",
        "Rename or change the day …",
        "Remove this date …",
    ]
    said = {"label": "earlier", "date": dt.date(2026, 1, 1), "ego_role": None, "ego_setting": None}
    monkeypatch.setattr(wave_bar, "ask_wave", lambda *given: said)
    bar.ask_change(second)
    assert list(bar.buttons) == [second, "w1"]
    assert bar.buttons[second].accessibleName() == "1 Jan 2026, earlier"
    agreed.append(False)
    bar.menu(second).actions()[-1].trigger()
    assert len(session.document.waves) == 2
    agreed.append(True)
    bar.menu(second).actions()[-1].trigger()
    assert [wave.id for wave in session.document.waves] == ["w1"]
    assert not bar.buttons["w1"].isVisible()
    bar.remove("w1")
    assert len(session.document.waves) == 1, "the last date stays"


def test_the_dialog_offers_names_and_takes_others(framework, session, shown, qtbot):
    dialog = shown(WaveDialog(None, "New date", framework, session.document, DECEMBER, session.wave), 420, 360)
    assert [label for _, label in dialog.name._options] == [one.label for one in framework.occasions.values()]
    assert dialog.found() == {
        "label": "",
        "occasion": None,
        "date": dt.date(2026, 12, 1),
        "ego_role": "trainee",
        "ego_setting": "placement A",
    }
    qtbot.keyClicks(dialog.name.lineEdit(), "Easter")
    dialog.date.line.setFocus()
    dialog.date.line.selectAll()
    qtbot.keyClicks(dialog.date.line, "4/4/2027")
    dialog.role.show_value("mentor")
    dialog.setting.setFocus()
    dialog.setting.lineEdit().selectAll()
    qtbot.keyClicks(dialog.setting.lineEdit(), "Vexford")
    assert dialog.found() == {
        "label": "Easter",
        "occasion": None,
        "date": dt.date(2027, 4, 4),
        "ego_role": "mentor",
        "ego_setting": "Vexford",
    }
    dialog.name.lineEdit().selectAll()
    qtbot.keyClicks(dialog.name.lineEdit(), "Mid-Year")
    assert (dialog.found()["label"], dialog.found()["occasion"]) == ("", "mid_year")
    dialog.date.line.selectAll()
    qtbot.keyClick(dialog.date.line, Qt.Key.Key_Delete)
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_a_removal_box_shows_a_name_as_typed(session, framework):
    operations.add_wave(session, framework, label=NASTY, date=dt.date(2026, 12, 12))
    assert session.wave.label == NASTY


def test_the_steps_are_named_and_travelled(session, framework, shown, qtbot):
    first = session.document
    panel = shown(HistoryPanel(session, framework), 340, 400)
    operations.rename(session, "as", "one")
    operations.rename(session, "bt", "two")
    operations.tidy(session, framework)
    third = session.document
    names = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert names == ["As it was opened", "Rename", "Rename", "Tidy"]
    assert panel.list.currentRow() == 3
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(panel.list.item(0)).center())
    assert session.document is first
    assert panel.list.currentRow() == 0 and panel.list.count() == 4
    panel.list.setFocus()
    panel.list.setCurrentRow(3)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert session.document is third


@pytest.fixture
def lenses(session, framework, shown):
    session.select_alters(["as"])
    return shown(LensesPanel(session, framework), 360, 1500)


def fill_side(lenses, qtbot, number):
    for parts in lenses.items.values():
        qtbot.mouseClick(parts.parts[number], LEFT)
    qtbot.mouseClick(lenses.done, LEFT)
    qtbot.mouseClick(lenses.may_show, LEFT)


def test_both_sides_are_shown_only_when_both_agree(lenses, session, qtbot):
    first = session.document
    fill_side(lenses, qtbot, 4)
    assert not lenses.findChildren(Dots)
    qtbot.mouseClick(lenses.whose.parts[1], LEFT)
    assert not lenses.done.isChecked()
    fill_side(lenses, qtbot, 2)
    dots = lenses.both.findChildren(Dots)
    assert len(dots) == 5
    assert dots[0].accessibleName() == "my side: 4 of 5, their side: 2 of 5"
    assert lenses.questions.isVisible() and lenses.covered.isHidden(), "both may be seen"
    qtbot.mouseClick(lenses.may_show, LEFT)
    assert not [dot for dot in lenses.both.findChildren(Dots) if dot.isVisible()]
    while session.undo():
        pass
    assert session.document is first


def test_a_side_that_was_answered_is_covered_from_the_other(lenses, session, qtbot):
    qtbot.mouseClick(lenses.items["D1"].parts[5], LEFT)
    assert lenses.questions.isVisible() and lenses.covered.isHidden(), "who answers goes on"
    qtbot.mouseClick(lenses.whose.parts[1], LEFT)
    assert lenses.questions.isVisible(), "nothing was answered here yet"
    assert all(parts.value() is None for parts in lenses.items.values())
    qtbot.mouseClick(lenses.items["D2"].parts[1], LEFT)
    qtbot.mouseClick(lenses.whose.parts[0], LEFT)
    assert not lenses.questions.isVisible() and not lenses.done.isVisible()
    assert lenses.covered.text().startswith("Of this side 1 of 10 are answered.")
    qtbot.mouseClick(lenses.uncover, LEFT)
    assert lenses.questions.isVisible() and lenses.items["D1"].value() == 5
    lenses.look_at(next(one for one in session.wave.alters if one != lenses.alter))
    lenses.look_at(session.document.lenses[0].alter)
    assert not lenses.questions.isVisible()


def test_not_answered_looks_otherwise_than_too_early(lenses, qtbot):
    first = lenses.items["D1"]
    assert not any(part.isChecked() for part in first.parts)
    qtbot.mouseClick(first.parts[0], LEFT)
    assert first.parts[0].isChecked()


def test_too_early_counts_as_missing(lenses, session, qtbot):
    qtbot.mouseClick(lenses.items["D1"].parts[0], LEFT)
    assert session.document.lenses[0].answers == {"D1": None}
    qtbot.keyClick(lenses.items["D1"].parts[0], Qt.Key.Key_Right)
    assert session.document.lenses[0].answers == {"D1": 1}


def test_nobody_chosen_asks_nothing(session, framework, shown):
    lenses = shown(LensesPanel(session, framework))
    assert not lenses.questions.isEnabled()
    assert not any("total" in label.text().lower() for label in lenses.findChildren(QLabel))
