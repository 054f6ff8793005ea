"""Names are shown as typed, days are read as people write them, colours can be read."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from sociomap_app.panels.controls.calendar import CalendarBelow
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.labels import Fitted, button, day, read_day, tip, words
from sociomap_app.panels.controls.style import colours, contrast


@pytest.mark.parametrize(
    "typed", ["4 Sep 2026", "4/9/2026", "4.9.26", "4 september 2026", "2026-09-04", "04-09-2026"]
)
def test_days_as_people_write_them(typed):
    assert read_day(typed) == dt.date(2026, 9, 4)


@pytest.mark.parametrize("typed", ["", "4 Sep", "31 Feb 2026", "a b c", "0/0/0", "1/1/99999999999", "4 xyz 2026"])
def test_what_is_no_day_is_none(typed):
    assert read_day(typed) is None


def test_a_day_reads_back():
    assert read_day(day(dt.date(2027, 12, 31))) == dt.date(2027, 12, 31)
    assert day(None) == ""


def test_labels_and_tips_are_plain(qtbot):
    label = words("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in tip("<b>x</b>")
    assert "&lt;b&gt;" in tip("<b>x</b>")


@pytest.mark.parametrize("ground, ink", [("#ffffff", "#1f2933"), ("#1f242a", "#e6e4dd"), ("#000000", "#ffffff")])
@pytest.mark.parametrize("accent", ["#308cc6", "#ffff00", "#0f6f83", "#222222"])
def test_words_can_be_read_in_any_palette(ground, ink, accent):
    palette = QPalette()
    for role, colour in (("Window", ground), ("Base", ground), ("WindowText", ink), ("Highlight", accent)):
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    c = colours(palette)
    assert contrast(c.muted, c.ground) >= 4.5
    assert contrast(c.accent, c.ground) >= 4.5
    assert contrast(c.edge, c.base) >= 3
    assert contrast(c.on_accent, c.accent) >= 4.5


def test_a_day_is_typed_left_and_taken_away(qtbot, shown):
    field = shown(DateField(), 200, 40)
    said = []
    field.picked.connect(said.append)
    field.line.setFocus()
    qtbot.keyClicks(field.line, "4/9/2026")
    assert said == [dt.date(2026, 9, 4)]
    field.show_value(said[-1])
    assert field.line.text() == "4/9/2026", "somebody typing keeps their way of writing"
    field.opener.setFocus()
    assert field.line.text() == "4 Sep 2026"
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    assert said[-1] is None


def test_half_a_day_never_counts_on_the_way_to_a_whole_one(qtbot, shown):
    field = shown(DateField(), 260, 60)
    said = []
    field.picked.connect(said.append)
    field.line.setFocus()
    qtbot.keyClicks(field.line, "30.6.27")
    assert said == []
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert said == [dt.date(2027, 6, 30)] and field.line.text() == "30 Jun 2027"


def test_what_cannot_be_read_stays_and_is_said(qtbot, shown):
    field = shown(DateField(), 260, 60)
    field.show_value(dt.date(2027, 7, 3))
    said = []
    field.picked.connect(said.append)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "next friday")
    field.opener.setFocus()
    assert field.line.text() == "next friday" and field.in_doubt and "3 Jul 2027" in field.trouble.text()
    assert field.value() == dt.date(2027, 7, 3) and said == []
    field.show_value(dt.date(2027, 7, 3))
    assert field.line.text() == "next friday"
    field.line.setFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "3 Jul 2027" and not field.trouble.isVisible()


@pytest.mark.parametrize(
    ("typed", "near", "found"),
    [
        ("9 July", dt.date(2027, 6, 24), dt.date(2027, 7, 9)),
        ("30.6", dt.date(2027, 6, 24), dt.date(2027, 6, 30)),
        ("12 Jul", dt.date(2026, 11, 22), dt.date(2027, 7, 12)),
        ("1 Nov", dt.date(2026, 11, 22), dt.date(2026, 11, 1)),
        ("July 9", dt.date(2027, 6, 24), dt.date(2027, 7, 9)),
        ("29 Feb", dt.date(2027, 12, 1), dt.date(2028, 2, 29)),
        ("31 Feb", dt.date(2027, 12, 1), None),
        ("9 July", None, None),
        ("1.1.2", dt.date(2027, 1, 1), None),
    ],
)
def test_a_day_without_a_year_is_the_next_one(typed, near, found):
    assert read_day(typed, near) == found


def test_a_day_is_picked_from_the_calendar(qtbot, shown):
    from PySide6.QtWidgets import QCalendarWidget, QTableView

    field = shown(DateField(), 200, 40)
    field.show_value(dt.date(2026, 9, 4))
    said = []
    field.picked.connect(said.append)
    qtbot.mouseClick(field.opener, Qt.MouseButton.LeftButton)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    view = calendar.findChild(QTableView)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert said == [dt.date(2026, 9, 5)]
    assert field.line.text() == "5 Sep 2026" and not calendar.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_as_by_space(qtbot, key):
    pressed = []
    for made in (button("Recover"), Fitted("Mum")):
        qtbot.addWidget(made)
        made.clicked.connect(lambda: pressed.append(1))
        qtbot.keyClick(made, key)
    assert pressed == [1, 1]


@pytest.mark.parametrize("x", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("y", [0.0, 0.5, 1.0])
def test_the_calendar_is_seen_whole_wherever_its_field_stands(qtbot, shown, x, y):
    field = shown(DateField(), 260, 40)
    room = field.screen().availableGeometry()
    field.move(
        round(room.left() + x * (room.width() - field.width())), round(room.top() + y * (room.height() - 40))
    )
    qtbot.mouseClick(field.opener, Qt.MouseButton.LeftButton)
    (below,) = field.findChildren(CalendarBelow)
    assert below.isVisible() and room.contains(below.geometry())
    below.hide()
