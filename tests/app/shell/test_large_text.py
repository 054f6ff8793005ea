"""Text at 150 %: nothing is squashed, cut or scrolled out of sight that there is room for."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel

from sociomap_app.app.appearance import palette
from sociomap_app.app.commands.commands import DRAWING_TOOLS, TOP_TOOLS
from sociomap_app.app.dialogs.settings_page import SettingsPage
from sociomap_app.panels.controls.control_painting import em
from sociomap_app.panels.controls.date_field import DateField
from sociomap_app.panels.controls.drop_down import DropDown, OpenDropDown
from tests.app.conftest import Make
from tests.app.parts import Whole, show_settings

Large = Callable[..., Whole]


@pytest.fixture
def large(qapp: QApplication, make_window: Make) -> Iterator[Large]:
    """A window whose text was made larger in it, as the settings do."""

    def make(size: tuple[int, int] = (1280, 720), *, sample: bool = False) -> Whole:
        window = make_window(size=size)
        if sample:
            window.files.open_sample()
        window.settings.take(replace(window.settings.now, text_size=150))
        for _ in range(4):
            qapp.processEvents()
        return window

    yield make
    palette.use(qapp, "light", 100)


def _squashed(page: SettingsPage) -> list[str]:
    found = [one.accessibleName() for one in page.findChildren(DropDown) if one.height() < em(one) * 1.9]
    labels = [one for one in page.findChildren(QLabel) if one.isVisible()]
    return found + [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]


def test_settings_are_as_large_as_their_text(large: Large) -> None:
    window = large()
    page = show_settings(window)
    QApplication.processEvents()
    assert not _squashed(page)
    assert not page.holder.area.verticalScrollBar().maximum(), "all of it is in sight where there is room"
    page.close()


def test_settings_grow_with_the_text_that_is_chosen_in_them(qapp: QApplication, make_window: Make) -> None:
    window = make_window()
    page = show_settings(window)
    before = page.height()
    page.text_size.show_value(150)
    page.text_size.activated.emit(page.text_size.currentIndex())
    for _ in range(4):
        qapp.processEvents()
    grown, squashed = page.height() - before, _squashed(page)
    page.close()
    palette.use(qapp, "light", 100)
    assert grown > 100 and not squashed


def test_the_date_in_view_is_in_sight(large: Large) -> None:
    window = large(sample=True)
    bar, last = window.waves, window.session.document.waves[-1]
    for wave in (last, window.session.document.waves[0], last):
        window.session.look_at(wave.id)
        for _ in range(4):
            QApplication.processEvents()
        chosen, seen = bar.buttons[wave.id], bar.area.viewport()
        left = chosen.mapTo(seen, chosen.rect().topLeft()).x()
        assert left >= 0 and left + chosen.width() <= seen.width()
    assert bar.compare.text() == "compare" and bar.compare.accessibleName().startswith("compare with ")


def test_each_kind_of_support_can_be_read_while_it_is_asked_about(large: Large) -> None:
    window = large(sample=True)
    before = window.pages.stack.width()
    window.commands["give"].trigger()
    for _ in range(4):
        QApplication.processEvents()
    strip = window.strips.give
    longest = max(strip.fontMetrics().horizontalAdvance(one.label) for one in window.framework.functions.values())
    assert strip.choice.width() > longest + em(strip) * 2
    assert window.pages.stack.width() == before and strip.end.geometry().right() < strip.width()
    assert strip.choice.geometry().top() > strip.how.geometry().bottom(), "on a second line"
    window.resize(1900, 900)
    for _ in range(4):
        QApplication.processEvents()
    assert strip.choice.geometry().top() < strip.how.geometry().bottom(), "there is room for one line"


def test_what_is_to_be_typed_is_said_in_full_and_signs_grow(large: Large) -> None:
    window = large()
    box, date = window.bars.name_box, window.panel.page("person").findChildren(DateField)[0].line
    for field, air in ((box, 32), (date, 24)):
        assert field.fontMetrics().horizontalAdvance(field.placeholderText()) + air <= field.width()
    assert [bar.iconSize().width() for bar in (window.bars.top, window.bars.tools)] == [31, 31]
    assert window.commands["join"].icon().actualSize(QSize(31, 31)) == QSize(31, 31), "drawn, not blown up"
    for bar, tools in zip((window.bars.top, window.bars.tools), (TOP_TOOLS, DRAWING_TOOLS), strict=True):
        assert bar.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly, "there is room for words too"
        assert all(bar.rect().contains(bar.widgetForAction(window.commands[one]).geometry()) for one in tools)


def test_a_word_of_ones_own_stands_clear_of_the_arrow(large: Large) -> None:
    window = large(sample=True)
    fields = [one for one in window.pages.stack.findChildren(OpenDropDown) if one.isVisible()]
    assert fields
    for one in fields:
        one.show_value(one.value())
        line = one.lineEdit()
        assert line is not None
        room = line.geometry()
        assert room.left() >= em(one) * 0.4 and one.width() - room.right() >= em(one)


@pytest.mark.parametrize("size", [(1280, 720), (900, 600)])
@pytest.mark.parametrize("tool", ["join", "give", "outline"])
def test_a_tool_says_what_it_is_for_without_a_larger_window(
    qapp: QApplication, large: Large, tool: str, size: tuple[int, int]
) -> None:
    window = large(size, sample=True)
    window.commands[tool].trigger()
    for _ in range(4):
        qapp.processEvents()
    labels = [one for one in window.strips.findChildren(QLabel) if one.isVisible() and one.text()]
    assert (window.width(), window.height()) == size
    assert labels and all(one.height() >= one.heightForWidth(one.width()) for one in labels)
