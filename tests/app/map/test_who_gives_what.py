"""Saying by clicks who gives what: nothing in the strip above the map moves while somebody works with it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QPushButton

from sociomap_app.panels.controls.drop_down import DropDown
from tests.app.conftest import Make
from tests.app.hand import click, token
from tests.app.parts import Whole

from .test_drawing import named, with_people


def _where(window: Whole) -> list[QRect]:
    strip = window.strips.give
    QApplication.processEvents()
    parts = [*strip.findChildren(QPushButton), *strip.findChildren(DropDown)]
    return [QRect(part.mapTo(window, part.rect().topLeft()), part.size()) for part in parts]


def test_arrows_and_list_stay_where_they_are_whoever_gives_it(make_window: Make) -> None:
    window = with_people(make_window)
    window.commands["give"].trigger()
    strip, before = window.strips.give, _where(window)
    for name in ("Anna", "Ben"):
        click(window.canvas, token(window.canvas, named(window, name)))
        assert _where(window) == before
    assert strip.count.isVisible() and strip.count.text() == "2 people"
    click(strip.on)
    assert _where(window) == before
    assert strip.nobody.isVisible() and not strip.count.isVisible()
