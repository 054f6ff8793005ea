"""In a small window nothing of the bars is lost: signs without words, and an arrow to what has no room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from sociomap_app.app.commands.commands import DRAWING_TOOLS, TOP_TOOLS
from tests.app.conftest import Make
from tests.app.parts import Whole

ALONE = Qt.ToolButtonStyle.ToolButtonIconOnly


def shown(window: Whole, act: str) -> bool:
    bar = window.bars.top if act in TOP_TOOLS else window.bars.tools
    button = bar.widgetForAction(window.commands[act])
    return button is not None and button.isVisible() and bar.rect().contains(button.geometry())


def arrow(window: Whole, number: int) -> QToolButton:
    found = (window.bars.top, window.bars.tools)[number].findChild(QToolButton, "qt_toolbar_ext_button")
    assert found is not None
    return found


def resized(window: Whole, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize(("width", "height"), [(900, 600), (760, 560), (1280, 720), (1920, 1080)])
def test_every_tool_is_there_at_any_usual_size(make_window: Make, width: int, height: int) -> None:
    window = make_window()
    resized(window, width, height)
    assert [act for act in (*TOP_TOOLS, *DRAWING_TOOLS) if not shown(window, act)] == []
    assert (window.bars.top.toolButtonStyle() == ALONE) == (width < 1000)


def test_signs_alone_keep_their_tooltips_and_words_come_back(make_window: Make) -> None:
    window = make_window()
    resized(window, 820, 600)
    assert window.bars.top.toolButtonStyle() == ALONE
    button = window.bars.top.widgetForAction(window.commands["people"])
    assert button is not None and button.toolTip().startswith("People and connections")
    resized(window, 1280, 800)
    assert window.bars.top.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert shown(window, "print")


def test_what_has_no_room_is_behind_an_arrow(make_window: Make) -> None:
    window = make_window()
    resized(window, 900, 600)
    assert not arrow(window, 1).isVisible()
    window.bars.tools.setFixedHeight(150)
    for _ in range(3):
        QApplication.processEvents()
    more = arrow(window, 1)
    assert more.isVisible()
    image = more.grab().toImage()
    seen = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
    assert len(seen) > 3, "a sign is painted on it"


def test_the_pages_take_their_share_until_somebody_says_how_much(make_window: Make) -> None:
    window = make_window()
    for width, beside in ((1280, 320), (1600, 400), (1920, 480), (2400, 480), (1100, 300)):
        resized(window, width, 800)
        assert window.pages.stack.width() == beside
    split = window.frame.split.handle(1)
    QTest.mousePress(split, Qt.MouseButton.LeftButton, pos=split.rect().center())
    QTest.mouseMove(split, split.rect().center() - QPoint(70, 0))
    QTest.mouseRelease(split, Qt.MouseButton.LeftButton, pos=split.rect().center())
    assert window.pages.stack.width() == 370
    resized(window, 1920, 800)
    assert window.pages.stack.width() == 370, "what was dragged stays"
